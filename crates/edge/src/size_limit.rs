//! The limits on what a document may hold.
use super::fault::Fault;

/// What a document has too much of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
    /// Refuses what is over its limit.
    pub fn within(self, limit: u64, found: u64) -> Result<(), Fault> {
        if found > limit {
            return Err(Fault::TooComplex { measure: self, found, limit });
        }
        Ok(())
    }
}
