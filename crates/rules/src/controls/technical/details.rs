//! What the technical report tells, beside its text.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::report::{Field, FinancialIndicators};
use crate::weather::WeatherDay;

/// What the technical report tells, beside its text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Details {
    /// The required fields that the composed report lacks.
    pub missing_fields: Vec<Field>,
    /// The economic and financial indicators.
    pub indicators: Option<FinancialIndicators>,
    /// The weather, day by day, in the order of the list; days before the period tell what they left behind.
    pub weather_days: Vec<WeatherDay>,
    /// Whether a weather bulletin is attached.
    pub weather_bulletin: bool,
    /// Whether the attestation of the firm that did the repair is attached.
    pub repair_attestation: bool,
    /// Whether the record of regular maintenance is attached.
    pub maintenance_record: bool,
    /// Hours a week that the worker who loses most loses; when it is not told, it comes from the hours asked for.
    pub weekly_hours_suspended: Option<Decimal>,
    /// The day on which the firm started its activity.
    pub activity_started_on: Option<NaiveDate>,
}
