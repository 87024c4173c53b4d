//! The parts of the facts: what the employer declares, what its report states, and what the office decided.

use std::collections::HashSet;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::UnitKey;
use crate::ground::calendar::Period;
use crate::ground::identifiers::TaxCode;
use crate::law::amounts::{EarlierUse, WorkWeek};
use crate::law::cause::Cause;
use crate::law::report::{Field, FinancialIndicators};
use crate::law::weather::WeatherDay;

named! {
    /// Who pays the workers.
    PaymentMode {
        /// The employer, who offsets it against contributions (conguaglio).
        Offset = "OFFSET",
        /// The institute, straight to the workers (pagamento diretto).
        Direct = "DIRECT",
    }
}

/// What bears on the amounts and on the contribution; the pay of each worker is a field of the worker.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pay {
    /// Who pays the workers.
    pub payment_mode: Option<PaymentMode>,
    /// The days on which the work falls; Monday to Friday when it is not given.
    pub work_week: Option<WorkWeek>,
    /// The weeks of ordinary and extraordinary benefit used in the five years that end with the last day asked for,
    /// those asked for left out.
    pub weeks_used: Option<u32>,
    /// The benefit used before: the last use, and whether the reduced rates were had already.
    pub earlier_use: EarlierUse,
    /// The day on which an insolvency procedure of the employer was opened.
    pub insolvent_since: Option<NaiveDate>,
}

/// What the office held of an application that it granted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Held {
    /// Whether the event is objectively unavoidable (EONE).
    pub unavoidable: bool,
    /// Whether the employer owes the additional contribution.
    pub contribution_due: bool,
}

/// How many workers have a weekly schedule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WorkforceBand {
    /// Hours a week by contract.
    pub weekly_hours: Decimal,
    /// Workers with that schedule, on average: with decimals.
    pub workers: Decimal,
}

/// The union step of art. 14 D.Lgs. 148/2015.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct UnionStep {
    /// The day on which the unions were notified.
    pub communicated_on: Option<NaiveDate>,
    /// The day on which the consultation was over.
    pub concluded_on: Option<NaiveDate>,
    /// How many workers were announced.
    pub workers: Option<u32>,
    /// How many weeks were announced.
    pub weeks: Option<u32>,
}

/// In which forms the technical report is present.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Report {
    /// Composed in the application.
    pub composed: bool,
    /// Uploaded as a document.
    pub uploaded: bool,
}

named! {
    /// Through which channel another application was sent.
    Standing {
        /// It is in this hub.
        Ours = "OURS",
        /// It is pending in another channel of the institute.
        PendingElsewhere = "PENDING_ELSEWHERE",
    }
}

/// Another application of the same employer.
#[derive(Debug, Clone)]
pub struct OtherApplication {
    /// What the employer knows it by, such as its protocol number.
    pub reference: String,
    /// Through which channel it was sent.
    pub standing: Standing,
    /// Its cause.
    pub cause: Cause,
    /// Its days.
    pub period: Period,
    /// Its unit.
    pub unit: UnitKey,
    /// Its workers.
    pub workers: HashSet<TaxCode>,
}

/// What the technical report states besides its text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Details {
    /// The required fields that the composed report lacks.
    pub missing_fields: Vec<Field>,
    /// The economic and financial indicators.
    pub indicators: Option<FinancialIndicators>,
    /// The weather, day by day, in the order of the list; days before the period show what they left behind.
    pub weather_days: Vec<WeatherDay>,
    /// Whether a weather bulletin is attached.
    pub weather_bulletin: bool,
    /// Whether the attestation of the firm that did the repair is attached.
    pub repair_attestation: bool,
    /// Whether the record of regular maintenance is attached.
    pub maintenance_record: bool,
    /// Hours a week that the worker who loses most loses; when it is not given, it comes from the hours asked for.
    pub weekly_hours_suspended: Option<Decimal>,
    /// The day on which the firm started its activity.
    pub activity_started_on: Option<NaiveDate>,
}
