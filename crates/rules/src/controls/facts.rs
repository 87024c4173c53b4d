//! What the controls know of an application; a draft may lack almost everything.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::{
    Beneficiary, Details, Held, History, OtherApplication, Pay, Proceeding, RegisteredUnit, Report, Scheme, Switches, UnionStep,
    WorkforceBand,
};
use crate::ground::calendar::Period;
use crate::law::cause::{Article10, Benefit, Cause, Classification, Fund};

/// An application on the day it is examined.
#[derive(Debug, Clone)]
pub struct Facts {
    /// The day of the examination in Europe/Rome: of the submission, when it is submitted.
    pub today: NaiveDate,
    /// The benefit asked for.
    pub benefit: Option<Benefit>,
    /// The bilateral fund, where the benefit is the allowance of one.
    pub fund: Option<Fund>,
    /// Why the work stopped or slowed.
    pub cause: Option<Cause>,
    /// The days asked for.
    pub period: Option<Period>,
    /// The first day of the first event; the first day of the period when it is not given, or is later.
    pub first_event_on: Option<NaiveDate>,
    /// The days of the events, where they are named one by one; none when they follow from the first event and the weather of the report.
    pub event_days: BTreeSet<NaiveDate>,
    /// The productive unit.
    pub unit: Option<RegisteredUnit>,
    /// How the position was classified at the start of the period.
    pub classification: Option<Classification>,
    /// The letter of art. 10 D.Lgs. 148/2015, when it is declared.
    pub article10: Option<Article10>,
    /// The average workforce of the half-year before, by weekly contract hours.
    pub workforce: Vec<WorkforceBand>,
    /// The communication to the unions, and what followed.
    pub union_step: Option<UnionStep>,
    /// The technical report.
    pub report: Report,
    /// The workers, in the order of the list.
    pub beneficiaries: Vec<Beneficiary>,
    /// The other applications of the employer that are open or granted: sent, pending or granted, before and after this one.
    pub others: Vec<OtherApplication>,
    /// What the unit was granted and used before.
    pub history: History,
    /// What the technical report states besides its text.
    pub details: Details,
    /// What the workers earn, and what bears on the contribution.
    pub pay: Pay,
    /// What the benefits other than ordinary wage integration depend on.
    pub scheme: Scheme,
    /// What happened in the proceeding, and what may happen next.
    pub proceeding: Proceeding,
    /// What the office held, once it granted it: it prevails over what follows from the cause.
    pub held: Option<Held>,
    /// How open questions are read.
    pub switches: Switches,
}

impl Facts {
    /// An application of which nothing is known but the day.
    pub fn on(today: NaiveDate) -> Self {
        Self {
            today,
            benefit: None,
            fund: None,
            cause: None,
            period: None,
            first_event_on: None,
            event_days: BTreeSet::new(),
            unit: None,
            classification: None,
            article10: None,
            workforce: Vec::new(),
            union_step: None,
            report: Report { composed: false, uploaded: false },
            beneficiaries: Vec::new(),
            others: Vec::new(),
            history: History::default(),
            details: Details::default(),
            pay: Pay::default(),
            scheme: Scheme::default(),
            proceeding: Proceeding::default(),
            held: None,
            switches: Switches::default(),
        }
    }

    /// Whether its cause is an objectively unavoidable event (EONE) for the benefit asked for; for the ordinary one, before that is known.
    pub fn is_unavoidable(&self) -> bool {
        self.cause.is_some_and(|cause| cause.is_unavoidable_for(self.benefit.unwrap_or(Benefit::Cigo)))
    }

    /// The letter of art. 10 D.Lgs. 148/2015: by the classification, else as declared.
    pub fn letter(&self) -> Option<Article10> {
        self.classification.as_ref().map_or(self.article10, |classification| classification.letter(self.article10))
    }

    /// The letter of art. 10 under which days are held against the limits, those asked for as those granted: a declared one frees no week.
    pub fn letter_of_limits(&self) -> Option<Article10> {
        self.classification.as_ref().map_or(self.article10, |classification| classification.letter_of_limits(self.article10))
    }

    /// The average workforce, of every schedule.
    pub fn employees(&self) -> Decimal {
        self.workforce.iter().fold(Decimal::ZERO, |sum, band| sum.saturating_add(band.workers))
    }
}
