//! What the head of every answer says, whatever answers.
use poem::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};

/// A browser guesses no type, tells no other site where it was, shows nothing of ours within another page, and gives nothing of it to one.
const SECURITY_HEADERS: [(HeaderName, &str); 5] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "no-referrer"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (header::CONTENT_SECURITY_POLICY, "frame-ancestors 'none'"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
];

/// For a year a browser comes by https alone.
const HSTS: &str = "max-age=31536000";

/// Completes the head of an answer; what it says by itself stays.
pub fn complete(status: StatusCode, headers: &mut HeaderMap, is_https: bool) {
    if status.is_informational() {
        return;
    }
    for (name, value) in SECURITY_HEADERS {
        add(headers, name, value);
    }
    if is_https {
        add(headers, header::STRICT_TRANSPORT_SECURITY, HSTS);
    }
    if status == StatusCode::UNAUTHORIZED {
        add(headers, header::WWW_AUTHENTICATE, "Bearer");
    }
}

fn add(headers: &mut HeaderMap, name: HeaderName, value: &'static str) {
    headers.entry(name).or_insert(HeaderValue::from_static(value));
}
