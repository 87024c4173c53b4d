//! The technical report composed in the application: its fields by cause, its answers, its indicators.
//!
//! The fields are those of the report models of INPS circ. 139/2016, as remembered; only those that cite an act were read in one.

mod answer;
mod common_fields;
mod composed;
mod economic_fields;
mod event_fields;
mod field;
mod field_row;
mod financial_indicators;
mod work_fields;

pub use answer::{FieldAnswer, InvalidAnswer};
pub use composed::{Answers, ComposedReport, missing};
pub use field::Field;
pub use field_row::{FieldKind, FieldRow, fields};
pub use financial_indicators::{Figures, FinancialIndicators, Granularity, IndicatorRow, InvalidIndicators, QUARTERS_OF_A_SET, Quarter};
