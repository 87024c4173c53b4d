//! The kinds of limits on a document.
use super::request_error::RequestError;

/// What a document has too much of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::IntoStaticStr)]
#[strum(serialize_all = "lowercase", const_into_str)]
pub enum SizeLimit {
    Bytes,
    Tokens,
    Nesting,
    Directives,
    Aliases,
    Depth,
    Fields,
    Single,
    Cost,
}

impl SizeLimit {
    /// The value of `extensions.measure`.
    pub const fn name(self) -> &'static str {
        self.into_str()
    }

    /// Fails where the limit is exceeded.
    pub fn within(self, limit: u64, found: u64) -> Result<(), RequestError> {
        if found > limit {
            return Err(RequestError::TooComplex { measure: self, found, limit });
        }
        Ok(())
    }
}
