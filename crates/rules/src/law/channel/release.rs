//! The releases of the platform: of which benefit, to whom, from when, and what of the older procedure.
//! Where two rows hold, the one that began last does.

use chrono::NaiveDate;

use crate::ground::Confidence;
use crate::ground::calendar::day;
use crate::law::cause::{Benefit, Fund};

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
    /// Who applies, as the releases of the platform see them.
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
    /// Whether it is open to such applicants; what is open to everyone is open to the trial too.
    pub(super) fn is_open_to(&self, audience: Audience) -> bool {
        self.audience == Audience::All || self.audience == audience
    }

    pub(super) fn is_valid_on(&self, date: NaiveDate) -> bool {
        self.valid_from <= date && self.valid_to.is_none_or(|to| date <= to)
    }
}

/// Every release, the older procedures included. The day on which the wage-integration fund will leave its own is not
/// published: it stays open.
pub const CHANNELS: &[ChannelRow] = &[
    older(Benefit::Cigo).until(day(2023, 6, 25)),
    row(Benefit::Cigo, Release::Both, day(2023, 6, 26), "INPS msg 2372/2023").until(day(2024, 5, 1)),
    row(Benefit::Cigo, Release::OmniaOnly, day(2024, 5, 2), "INPS msg 892/2024"),
    older(Benefit::AisFis).until(day(2024, 1, 7)),
    row(Benefit::AisFis, Release::Both, day(2023, 9, 29), "INPS msg 3422/2023").for_the_trial().until(day(2024, 1, 7)),
    row(Benefit::AisFis, Release::Both, day(2024, 1, 8), "INPS msg 4617/2023"),
    older_fund(Fund::ProfessionalActivities).until(day(2023, 12, 21)),
    fund(Fund::ProfessionalActivities, Release::Both, day(2023, 12, 22), "INPS msg 4616/2023").until(day(2024, 12, 31)),
    fund(Fund::ProfessionalActivities, Release::OmniaOnly, day(2025, 1, 1), "INPS msg 4386/2024"),
    older_fund(Fund::Solimare).until(day(2024, 9, 29)),
    fund(Fund::Solimare, Release::Both, day(2024, 9, 30), "INPS msg 3158/2024").until(day(2024, 12, 31)),
    fund(Fund::Solimare, Release::OmniaOnly, day(2025, 1, 1), "INPS msg 4386/2024"),
    older_fund(Fund::PublicTransport).until(day(2024, 12, 17)),
    fund(Fund::PublicTransport, Release::Both, day(2024, 12, 18), "INPS msg 4159/2024"),
    older_fund(Fund::EnvironmentalServices).until(day(2024, 12, 17)),
    fund(Fund::EnvironmentalServices, Release::Both, day(2024, 12, 18), "INPS msg 4162/2024"),
    fund(Fund::AirTransport, Release::Legacy, LONG_BEFORE, "INPS msg 3030/2025"),
    older_fund(Fund::Credit),
    older_fund(Fund::CooperativeCredit),
    older_fund(Fund::Insurance),
    older_fund(Fund::Post),
    older_fund(Fund::Railways),
    older_fund(Fund::TaxCollection),
    older_fund(Fund::Mooring),
    older_fund(Fund::Telecommunications),
    older_fund(Fund::Trento),
    older_fund(Fund::Bolzano),
    older(Benefit::Cisoa),
    row(Benefit::Cisoa, Release::Both, day(2023, 6, 26), "INPS msg 2372/2023, Omnia Hub").proposed(),
];

/// The releases that the institute announced, without what this project decided by itself: so its decision is undone.
pub fn institute_rows() -> Vec<ChannelRow> {
    CHANNELS.iter().filter(|row| row.confidence != Confidence::Proposed).copied().collect()
}

/// The day on which D.Lgs. 148/2015 came into force: the calendar does not reach further back.
const LONG_BEFORE: NaiveDate = day(2015, 9, 24);

const fn row(benefit: Benefit, release: Release, valid_from: NaiveDate, source: &'static str) -> ChannelRow {
    let (fund, audience, valid_to, confidence) = (None, Audience::All, None, Confidence::Reported);
    ChannelRow { benefit, fund, audience, release, valid_from, valid_to, source, confidence }
}

const fn fund(fund: Fund, release: Release, valid_from: NaiveDate, source: &'static str) -> ChannelRow {
    ChannelRow { fund: Some(fund), ..row(Benefit::AisFund, release, valid_from, source) }
}

/// The procedure before the platform; that it was the only one is known, and stated by no act.
const fn older(benefit: Benefit) -> ChannelRow {
    let row = row(benefit, Release::Legacy, LONG_BEFORE, "Omnia Hub");
    ChannelRow { confidence: Confidence::Remembered, ..row }
}

const fn older_fund(fund: Fund) -> ChannelRow {
    ChannelRow { fund: Some(fund), ..older(Benefit::AisFund) }
}

impl ChannelRow {
    const fn until(self, last: NaiveDate) -> Self {
        Self { valid_to: Some(last), ..self }
    }

    const fn for_the_trial(self) -> Self {
        Self { audience: Audience::Trial, ..self }
    }

    const fn proposed(self) -> Self {
        Self { confidence: Confidence::Proposed, ..self }
    }
}
