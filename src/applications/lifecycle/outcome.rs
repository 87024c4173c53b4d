//! How an office decides.

use crate::applications::lifecycle::status::Status;

omnia_rules::named! {
    /// What is decided on an application.
    Outcome {
        /// Granted as it was asked (accolta).
        Accepted = "ACCEPTED",
        /// Granted in part (accolta parzialmente).
        PartiallyAccepted = "PARTIALLY_ACCEPTED",
        /// Refused (respinta).
        Rejected = "REJECTED",
        /// Not admissible (irricevibile).
        Inadmissible = "INADMISSIBLE",
    }
}

impl Outcome {
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
}
