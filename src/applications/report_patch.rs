//! What an applicant writes into the composed report.

use std::str::FromStr;

use async_graphql::{Enum, InputObject, OneofObject};
use chrono::NaiveTime;
use omnia_rules::cause::Cause;
use omnia_rules::report::{
    Answer, Answers, ComposedReport, Field, Figures, FinancialIndicators, IndicatorRow, InvalidAnswer, InvalidIndicators,
};
use omnia_rules::weather::WeatherDay;
use rust_decimal::Decimal;

use super::composed::Composed;
use crate::core::error::{Error, Refusal, Result};
use crate::core::graph::{Amount, Date};
use crate::core::ids::DocumentId;

/// Days of weather that a report tells: thirteen weeks, and the days before that left something behind.
const MOST_DAYS: usize = 120;
/// Rows of indicators: ten years by quarter.
const MOST_ROWS: usize = 40;

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
    pub value: ReportValueInput,
}

/// What is answered: of the kind that the field asks for.
#[derive(Debug, Clone, PartialEq, OneofObject)]
pub enum ReportValueInput {
    /// At most 4,000 characters.
    Text(String),
    Date(Date),
    /// A number from 0 on.
    Number(Amount),
    /// At most 50 lines of 500 characters.
    Lines(Vec<String>),
    /// The id of a document of this application.
    Document(DocumentId),
}

/// Over which span the figures are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "omnia_rules::report::Granularity")]
pub enum Granularity {
    Year,
    Quarter,
}

/// A quarter of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "omnia_rules::report::Quarter")]
pub enum Quarter {
    #[graphql(name = "Q1")]
    First,
    #[graphql(name = "Q2")]
    Second,
    #[graphql(name = "Q3")]
    Third,
    #[graphql(name = "Q4")]
    Fourth,
}

/// The economic and financial indicators, by year or by quarter (INPS msg 2372/2023).
#[derive(Debug, Clone, PartialEq, InputObject)]
pub struct FinancialIndicatorsInput {
    pub granularity: Granularity,
    /// A row for each year or quarter, at most 40.
    pub rows: Vec<IndicatorRowInput>,
}

/// The figures of a year or of a quarter: euros, where they say nothing else.
#[derive(Debug, Clone, PartialEq, InputObject)]
pub struct IndicatorRowInput {
    pub year: i32,
    /// Where the figures are told by quarter.
    pub quarter: Option<Quarter>,
    pub turnover: Option<Amount>,
    pub operating_result: Option<Amount>,
    /// Result of the business; a loss is negative.
    pub result: Option<Amount>,
    pub debt: Option<Amount>,
    /// Value of the orders taken.
    pub orders: Option<Amount>,
    /// Workers, on average.
    pub workforce: Option<Amount>,
    /// Energy used, in kilowatt-hours.
    pub energy: Option<Amount>,
}

/// A kind of weather that stops the work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "omnia_rules::weather::WeatherEvent")]
pub enum WeatherEvent {
    Rain,
    Snow,
    Frost,
    Heat,
    Wind,
}

/// A kind of work, as the thresholds of weather tell them apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "omnia_rules::weather::WeatherWork")]
pub enum WeatherWork {
    /// Reinforcement, carpentry, prefabricated parts, setting up and dismantling sites.
    Construction,
    /// Excavation, foundations, earth moving, road works, river banks.
    Excavation,
    /// Plastering, painting, flooring, waterproofing.
    Finishing,
    Other,
}

/// A day of weather, as the employer tells it.
#[derive(Debug, Clone, PartialEq, InputObject)]
pub struct WeatherDayInput {
    pub date: Date,
    pub event: Option<WeatherEvent>,
    pub work: Option<WeatherWork>,
    /// Rain or snow, in millimetres.
    pub millimetres: Option<Amount>,
    /// Degrees Celsius: the lowest in frost, the highest in heat.
    pub celsius: Option<Amount>,
    /// Degrees Celsius as the body perceives them.
    pub perceived_celsius: Option<Amount>,
    /// Wind, in knots.
    pub knots: Option<Amount>,
    /// Hour at which it began, as HH:MM.
    pub from: Option<String>,
    /// Hour at which it ended, as HH:MM.
    pub to: Option<String>,
    /// Whether an order of the public authority forbade the work.
    #[graphql(default)]
    pub by_order: bool,
}

impl ComposedReportInput {
    /// The report of a cause. All that is wrong in one part of it is told at once.
    pub fn read(self, cause: Option<Cause>) -> Result<Composed> {
        let Some(cause) = cause else {
            return Err(Refusal::new("REPORT_WITHOUT_CAUSE").at(["report"]).into());
        };
        let report = ComposedReport::new(cause, answers(self.answers)?).map_err(answer_refused)?;
        let indicators = self.indicators.map(FinancialIndicatorsInput::read).transpose()?;
        Ok(Composed::new(&report, indicators, weather_days(self.weather_days)?))
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

impl From<ReportValueInput> for Answer {
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
        InvalidAnswer::OtherKind { asked, given, .. } => refusal.with("asked", asked.as_str()).with("given", given.as_str()),
        InvalidAnswer::TooLong { length, limit, .. } => refusal.with("length", length).with("most", limit),
        InvalidAnswer::TooManyLines { lines, limit, .. } => refusal.with("lines", lines).with("most", limit),
        InvalidAnswer::OutOfCalendar { date, .. } => refusal.with("date", date),
        InvalidAnswer::OutOfRange { number, .. } => refusal.with("number", number.to_string()),
        InvalidAnswer::Unprintable { .. } => refusal,
    };
    refusal.into()
}

impl FinancialIndicatorsInput {
    fn read(self) -> Result<FinancialIndicators> {
        if self.rows.len() > MOST_ROWS {
            return Err(Refusal::new("LIST_TOO_LONG").at(["report", "indicators", "rows"]).with("most", MOST_ROWS).into());
        }
        let rows = self.rows.into_iter().map(IndicatorRowInput::read).collect();
        FinancialIndicators::new(self.granularity.into(), rows).map_err(|invalid| {
            let (InvalidIndicators::OutOfCalendar { year }
            | InvalidIndicators::OtherGranularity { year, .. }
            | InvalidIndicators::Twice { year }) = invalid;
            Refusal::new(invalid.code()).at(["report", "indicators", "rows"]).with("year", year.to_string()).into()
        })
    }
}

impl IndicatorRowInput {
    fn read(self) -> IndicatorRow {
        let figure = |given: Option<Amount>| given.map(|amount| amount.0);
        let figures = Figures {
            turnover: figure(self.turnover),
            operating_result: figure(self.operating_result),
            result: figure(self.result),
            debt: figure(self.debt),
            orders: figure(self.orders),
            workforce: figure(self.workforce),
            energy: figure(self.energy),
        };
        IndicatorRow { year: self.year, quarter: self.quarter.map(Into::into), figures }
    }
}

fn weather_days(days: Vec<WeatherDayInput>) -> Result<Vec<WeatherDay>> {
    if days.len() > MOST_DAYS {
        return Err(Refusal::new("LIST_TOO_LONG").at(["report", "weatherDays"]).with("most", MOST_DAYS).into());
    }
    days.into_iter().enumerate().map(|(at, day)| day.read(&at.to_string())).collect()
}

impl WeatherDayInput {
    fn read(self, at: &str) -> Result<WeatherDay> {
        let measure = |given: Option<Amount>, field: &str| -> Result<Option<Decimal>> {
            let most = Decimal::from(10_000);
            match given.map(|amount| amount.0) {
                Some(measure) if measure.abs() > most => {
                    Err(Refusal::new("MEASURE_OUT_OF_RANGE").at(["report", "weatherDays", at, field]).into())
                }
                measure => Ok(measure),
            }
        };
        let hour = |given: Option<String>, field: &str| -> Result<Option<NaiveTime>> {
            let read = |text: String| {
                let hour = NaiveTime::parse_from_str(&text, "%H:%M").ok().filter(|_| text.len() == 5);
                hour.ok_or_else(|| Refusal::new("HOUR_FORM").at(["report", "weatherDays", at, field]).into())
            };
            given.map(read).transpose()
        };
        Ok(WeatherDay {
            date: self.date.0,
            event: self.event.map(Into::into),
            work: self.work.map(Into::into),
            millimetres: measure(self.millimetres, "millimetres")?,
            celsius: measure(self.celsius, "celsius")?,
            perceived_celsius: measure(self.perceived_celsius, "perceivedCelsius")?,
            knots: measure(self.knots, "knots")?,
            from: hour(self.from, "from")?,
            to: hour(self.to, "to")?,
            by_order: self.by_order,
        })
    }
}
