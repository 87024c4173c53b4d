//! Headers of every response.
use poem::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};

/// No content sniffing, no referrer to other sites, no framing, no use by other sites.
const SECURITY_HEADERS: [(HeaderName, &str); 5] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "no-referrer"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (header::CONTENT_SECURITY_POLICY, "frame-ancestors 'none'"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
];

/// Browsers connect by https only, for a year.
const HSTS: &str = "max-age=31536000";

/// Adds the headers that a response does not have already.
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
