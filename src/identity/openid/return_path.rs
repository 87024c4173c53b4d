//! Where a person goes on to after signing in: a path of this origin, so that no link to the hub leads elsewhere.

use url::{Position, Url};

use crate::core::error::{Refusal, Result};

/// Characters at most.
const LONGEST: usize = 512;

/// A path of this origin, with its query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReturnPath(String);

impl ReturnPath {
    /// Reads a path; the front page where none is given.
    pub fn read(text: Option<&str>) -> Result<Self> {
        let text = text.unwrap_or("/");
        let bad = || Refusal::new("BAD_RETURN_PATH");
        let is_plain = text.len() <= LONGEST && text.starts_with('/') && text.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
        if !is_plain {
            return Err(bad().into());
        }
        // A browser reads it as this parser does.
        let base = Url::parse("https://hub.invalid").map_err(|_| bad())?;
        let url = base.join(text).map_err(|_| bad())?;
        if url.origin() != base.origin() || url.path().starts_with("//") {
            return Err(bad().into());
        }
        Ok(Self(url[Position::BeforePath..].to_owned()))
    }

    /// The path.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_of_this_origin_is_kept() {
        for path in ["/", "/graphiql", "/manual/it/employer?x=1#top", "/a/../b"] {
            assert!(ReturnPath::read(Some(path)).is_ok(), "{path}");
        }
        assert_eq!(ReturnPath::read(None).map(|path| path.0).ok().as_deref(), Some("/"));
    }

    #[test]
    fn what_leads_elsewhere_is_refused() {
        let long = format!("/{}", "a".repeat(LONGEST));
        let elsewhere = [
            "//evil.example",
            "/\\evil.example",
            "https://evil.example",
            "evil",
            "",
            "/a\nb",
            "/\t/evil.example",
            "/.//evil.example",
            long.as_str(),
        ];
        for path in elsewhere {
            assert_eq!(ReturnPath::read(Some(path)).err().map(|error| error.code()), Some("BAD_RETURN_PATH"), "{path}");
        }
    }
}
