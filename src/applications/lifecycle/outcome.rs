//! How an office decides.

use std::str::FromStr;

use crate::applications::lifecycle::status::Status;

/// What is decided on an application.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Outcome {
    Accepted,
    PartiallyAccepted,
    Rejected,
    Inadmissible,
}

impl Outcome {
    pub const ALL: [Self; 4] = [Self::Accepted, Self::PartiallyAccepted, Self::Rejected, Self::Inadmissible];

    /// The status that an application comes to by it.
    pub const fn status(self) -> Status {
        match self {
            Self::Accepted => Status::Accepted,
            Self::PartiallyAccepted => Status::PartiallyAccepted,
            Self::Rejected => Status::Rejected,
            Self::Inadmissible => Status::Inadmissible,
        }
    }

    /// Whether the benefit is granted, at least in part.
    pub const fn grants(self) -> bool {
        matches!(self, Self::Accepted | Self::PartiallyAccepted)
    }

    pub const fn as_str(self) -> &'static str {
        self.status().as_str()
    }
}

impl FromStr for Outcome {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|outcome| outcome.as_str() == text).ok_or_else(|| format!("no such outcome: {text}"))
    }
}
