//! What an applicant writes into the composed report.

use std::str::FromStr;

use async_graphql::{InputObject, OneofObject};
use omnia_rules::cause::Cause;
use omnia_rules::report::{Answers, ComposedReport, Field, FieldAnswer, InvalidAnswer};

use crate::applications::content::composed_report::ReportContent;
use crate::applications::graphql::input::indicators::FinancialIndicatorsInput;
use crate::applications::graphql::input::weather::{WeatherDayInput, read_days};
use crate::core::error::{Error, Refusal, Result};
use crate::core::graph::{Amount, Date};
use crate::core::ids::DocumentId;

/// The technical report, composed in the application.
#[derive(Debug, Clone, PartialEq, InputObject)]
pub struct ComposedReportInput {
    /// Answers to the fields of the cause: `reportFields` tells which.
    #[graphql(default)]
    pub answers: Vec<ReportAnswerInput>,
    /// For lack of work and market crisis.
    pub indicators: Option<FinancialIndicatorsInput>,
    /// For weather, a line for each event of a day: at most 120.
    #[graphql(default)]
    pub weather_days: Vec<WeatherDayInput>,
}

/// The answer to a field.
#[derive(Debug, Clone, PartialEq, InputObject)]
pub struct ReportAnswerInput {
    /// A field of the report of the cause, as in CAUSE_NARRATIVE.
    pub field: String,
    /// The answer, of the kind that the field asks for.
    pub value: ReportValueInput,
}

/// What is answered: of the kind that the field asks for.
#[derive(Debug, Clone, PartialEq, OneofObject)]
pub enum ReportValueInput {
    /// At most 4,000 characters.
    Text(String),
    /// A day.
    Date(Date),
    /// A number from 0 on.
    Number(Amount),
    /// At most 50 lines of 500 characters.
    Lines(Vec<String>),
    /// The id of a document of this application.
    Document(DocumentId),
}

impl ComposedReportInput {
    /// The report of a cause. All that is wrong in one part of it is told at once.
    pub fn read(self, cause: Option<Cause>) -> Result<ReportContent> {
        let Some(cause) = cause else {
            return Err(Refusal::new("REPORT_WITHOUT_CAUSE").at(["report"]).into());
        };
        let report = ComposedReport::new(cause, answers(self.answers)?).map_err(answer_refused)?;
        let indicators = self.indicators.map(FinancialIndicatorsInput::read).transpose()?;
        Ok(ReportContent::new(&report, indicators, read_days(self.weather_days)?))
    }
}

fn answers(given: Vec<ReportAnswerInput>) -> Result<Answers> {
    let (mut answers, mut wrong) = (Answers::new(), Vec::new());
    for (at, answer) in given.into_iter().enumerate() {
        let path = ["report".to_owned(), "answers".to_owned(), at.to_string(), "field".to_owned()];
        match Field::from_str(&answer.field) {
            Ok(field) if answers.contains_key(&field) => wrong.push(Refusal::new("REPORT_FIELD_TWICE").at(path)),
            Ok(field) => drop(answers.insert(field, answer.value.into())),
            Err(_) => wrong.push(Refusal::new("REPORT_FIELD_UNKNOWN").at(path)),
        }
    }
    if wrong.is_empty() { Ok(answers) } else { Err(Error::Refused(wrong.into_iter().take(100).collect())) }
}

impl From<ReportValueInput> for FieldAnswer {
    fn from(value: ReportValueInput) -> Self {
        match value {
            ReportValueInput::Text(text) => Self::Text(text),
            ReportValueInput::Date(day) => Self::Date(day.0),
            ReportValueInput::Number(number) => Self::Number(number.0),
            ReportValueInput::Lines(lines) => Self::List(lines),
            ReportValueInput::Document(id) => Self::Attachment(id.global().write()),
        }
    }
}

fn answer_refused(invalid: InvalidAnswer) -> Error {
    let refusal = Refusal::new(invalid.code()).at(["report", "answers"]).with("field", invalid.field().as_str());
    let refusal = match invalid {
        InvalidAnswer::OtherCause { cause, .. } => refusal.with("cause", cause.as_str()),
        InvalidAnswer::OtherKind { expected, given, .. } => refusal.with("asked", expected.as_str()).with("given", given.as_str()),
        InvalidAnswer::TooLong { length, limit, .. } => refusal.with("length", length).with("most", limit),
        InvalidAnswer::TooManyLines { lines, limit, .. } => refusal.with("lines", lines).with("most", limit),
        InvalidAnswer::OutOfCalendar { date, .. } => refusal.with("date", date),
        InvalidAnswer::OutOfRange { number, .. } => refusal.with("number", number.to_string()),
        InvalidAnswer::Unprintable { .. } => refusal,
    };
    refusal.into()
}
