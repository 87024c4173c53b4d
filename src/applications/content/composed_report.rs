//! The technical report as it is composed in the application: answers, indicators, and the weather day by day.

use omnia_rules::cause::Cause;
use omnia_rules::report::{Answers, ComposedReport, Field, FieldAnswer, FinancialIndicators, Granularity, IndicatorRow, missing};
use omnia_rules::weather::WeatherDay;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::core::error::{Error, Result};
use crate::core::ids::{DocumentId, GlobalId};

/// What was composed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReportContent {
    answers: Answers,
    pub indicators: Option<FinancialIndicators>,
    pub weather_days: Vec<WeatherDay>,
}

/// A report as it is kept.
#[derive(Serialize, Deserialize)]
struct StoredReport {
    answers: Answers,
    indicators: Option<StoredIndicators>,
    weather_days: Vec<WeatherDay>,
}

#[derive(Serialize, Deserialize)]
struct StoredIndicators {
    granularity: Granularity,
    rows: Vec<IndicatorRow>,
}

impl ReportContent {
    /// The content of a report that was composed.
    pub fn new(report: &ComposedReport, indicators: Option<FinancialIndicators>, weather_days: Vec<WeatherDay>) -> Self {
        Self { answers: report.answers().clone(), indicators, weather_days }
    }

    /// The answers to what the report of a cause asks: a draft whose cause was changed keeps the others, in case it is changed back.
    pub fn answers(&self, cause: Cause) -> Answers {
        self.answers.iter().filter(|(field, _)| field.row().is_for(cause)).map(|(field, answer)| (*field, answer.clone())).collect()
    }

    /// What the report of a cause still lacks.
    pub fn missing(&self, cause: Cause) -> Vec<Field> {
        missing(cause, &self.answers)
    }

    /// The same, as if what refers to any other document than these had not been answered.
    pub fn with_documents(mut self, present: &[DocumentId]) -> Self {
        let is_there = |answer: &FieldAnswer| document(answer).is_some_and(|id| present.contains(&id));
        self.answers.retain(|_, answer| !matches!(answer, FieldAnswer::Attachment(_)) || is_there(answer));
        self
    }

    /// Whether a field is answered.
    pub fn answers_to(&self, field: Field) -> bool {
        self.answers.contains_key(&field)
    }

    pub(super) fn kept(value: Value) -> Result<Self> {
        let kept: StoredReport = serde_json::from_value(value).map_err(Error::fault)?;
        let indicators = kept.indicators.map(|kept| FinancialIndicators::new(kept.granularity, kept.rows));
        Ok(Self { answers: kept.answers, indicators: indicators.transpose().map_err(Error::fault)?, weather_days: kept.weather_days })
    }

    /// The content as it is stored.
    pub fn keep(&self) -> Result<Value> {
        let indicators = self.indicators.as_ref();
        let kept = StoredReport {
            answers: self.answers.clone(),
            indicators: indicators.map(|told| StoredIndicators { granularity: told.granularity(), rows: told.rows().to_vec() }),
            weather_days: self.weather_days.clone(),
        };
        serde_json::to_value(kept).map_err(Error::fault)
    }
}

/// The document that an answer refers to, where it refers to one.
pub fn document(answer: &FieldAnswer) -> Option<DocumentId> {
    let FieldAnswer::Attachment(reference) = answer else { return None };
    GlobalId::read(reference).map(|id| DocumentId(id.key))
}
