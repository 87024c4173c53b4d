//! How a request encodes its parameters.
use poem::http::{HeaderMap, Method, header};

use super::credentials::text;
use super::csrf::PREFLIGHT_HEADER;
use super::request_error::RequestError;

/// The methods of `/graphql`.
pub const METHODS: &str = "GET, HEAD, POST, PUT, DELETE, OPTIONS";

/// How a request encodes its parameters.
#[derive(Debug, PartialEq, Eq)]
pub enum RequestEncoding {
    Url,
    Json,
    Multipart { boundary: String },
}

impl RequestEncoding {
    /// Reads the encoding. A POST with a content type that a form of another site can send must have the header that a form cannot
    /// send.
    pub fn of(method: &Method, headers: &HeaderMap) -> Result<Self, RequestError> {
        match *method {
            Method::GET | Method::HEAD => Ok(Self::Url),
            Method::POST => Self::posted(headers),
            _ => Err(RequestError::Method { allow: METHODS }),
        }
    }

    fn posted(headers: &HeaderMap) -> Result<Self, RequestError> {
        let content_type = text(headers, &header::CONTENT_TYPE).ok_or(RequestError::UnsupportedMedia)?;
        let mut parts = content_type.split(';').map(str::trim);
        let essence = parts.next().unwrap_or_default().to_ascii_lowercase();
        match essence.as_str() {
            _ if is_encoded(headers) => Err(RequestError::UnsupportedMedia),
            "application/json" if parts.all(is_utf8) => Ok(Self::Json),
            "multipart/form-data" if !headers.contains_key(PREFLIGHT_HEADER) => Err(RequestError::PreflightMissing),
            "multipart/form-data" => {
                let boundary = multer::parse_boundary(content_type).map_err(|_| RequestError::BadMultipart)?;
                Ok(Self::Multipart { boundary })
            }
            _ => Err(RequestError::UnsupportedMedia),
        }
    }
}

fn is_encoded(headers: &HeaderMap) -> bool {
    headers.get(header::CONTENT_ENCODING).is_some_and(|coding| coding != "identity")
}

/// Whether a content type parameter is compatible with UTF-8.
fn is_utf8(parameter: &str) -> bool {
    match parameter.split_once('=') {
        Some((name, charset)) if name.trim().eq_ignore_ascii_case("charset") => {
            let charset = charset.trim().trim_matches('"');
            charset.eq_ignore_ascii_case("utf-8") || charset.eq_ignore_ascii_case("utf8")
        }
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use poem::Request;

    use super::*;

    fn posted(headers: &[(&str, &str)]) -> Result<RequestEncoding, &'static str> {
        let request = headers.iter().fold(Request::builder(), |request, (name, value)| request.header(*name, *value));
        RequestEncoding::of(&Method::POST, request.finish().headers()).map_err(|error| error.code())
    }

    #[test]
    fn json_is_accepted_in_utf8() {
        assert_eq!(posted(&[("content-type", "application/json")]), Ok(RequestEncoding::Json));
        assert_eq!(posted(&[("content-type", "Application/JSON; Charset=\"UTF-8\"")]), Ok(RequestEncoding::Json));
        assert_eq!(posted(&[("content-type", "application/json; charset=latin1")]), Err("UNSUPPORTED_MEDIA_TYPE"));
    }

    #[test]
    fn content_types_of_html_forms_are_refused() {
        assert_eq!(posted(&[]), Err("UNSUPPORTED_MEDIA_TYPE"));
        assert_eq!(posted(&[("content-type", "text/plain")]), Err("UNSUPPORTED_MEDIA_TYPE"));
        assert_eq!(posted(&[("content-type", "multipart/form-data; boundary=x")]), Err("PREFLIGHT_REQUIRED"));
    }

    #[test]
    fn files_are_accepted_from_a_script() {
        let headers = [("content-type", "multipart/form-data; boundary=x"), (PREFLIGHT_HEADER, "1")];

        assert_eq!(posted(&headers), Ok(RequestEncoding::Multipart { boundary: "x".to_owned() }));
    }
}
