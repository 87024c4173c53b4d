//! What a release says: of which benefit, to whom, from when, and what of the older procedure.

use chrono::NaiveDate;

use crate::cause::{Benefit, Fund};
use crate::controls::Confidence;

named! {
    /// By which way an application is sent.
    Channel {
        /// The procedures that the platform takes the place of.
        Legacy = "LEGACY",
        /// The platform, and this hub.
        Omnia = "OMNIA",
    }
}

named! {
    /// Which ways are open.
    Release {
        /// The older procedure alone.
        Legacy = "LEGACY",
        /// Either.
        Both = "BOTH",
        /// The platform alone.
        OmniaOnly = "OMNIA_ONLY",
    }
}

named! {
    /// Who applies, as a release sees them.
    Audience {
        /// Everyone.
        All = "ALL",
        /// Who took part in the trial of a benefit.
        Trial = "TRIAL",
    }
}

/// Which ways are open for a benefit, in a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChannelRow {
    /// The benefit.
    pub benefit: Benefit,
    /// The fund, for a fund's allowance.
    pub fund: Option<Fund>,
    /// To whom they are open.
    pub audience: Audience,
    /// Which are.
    pub release: Release,
    /// The first day of submission.
    pub valid_from: NaiveDate,
    /// The last one; none while it lasts.
    pub valid_to: Option<NaiveDate>,
    /// The message that says so.
    pub source: &'static str,
    /// How well it is founded.
    pub confidence: Confidence,
}

impl ChannelRow {
    /// Whether it is told to such applicants; what is told to everyone is told to the trial too.
    pub(super) fn is_told_to(&self, audience: Audience) -> bool {
        self.audience == Audience::All || self.audience == audience
    }

    pub(super) fn is_valid_on(&self, date: NaiveDate) -> bool {
        self.valid_from <= date && self.valid_to.is_none_or(|to| date <= to)
    }
}
