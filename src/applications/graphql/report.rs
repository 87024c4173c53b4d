//! The technical report as the graph shows it: composed in the application, or as a file.

use async_graphql::{ComplexObject, Context, SimpleObject, Union};
use omnia_rules::cause::Cause;
use omnia_rules::controls::Switches;
use omnia_rules::report::{Answer, Field, FinancialIndicators, IndicatorRow};
use omnia_rules::weather::{WeatherDay, judge};

use crate::applications::composed::{Composed, document};
use crate::applications::report_patch::{Granularity, Quarter, WeatherEvent, WeatherWork};
use crate::benefits::ReportFieldNode;
use crate::core::graph::{Amount, Date};
use crate::core::ids::DocumentId;
use crate::core::language::Language;
use crate::core::{InCall, Result};
use crate::documents::{DocumentById, DocumentNode};

/// The technical report (relazione tecnica). Where both are there, the composed one prevails.
#[derive(Union)]
#[expect(clippy::large_enum_variant, reason = "one report of an application is ever made")]
pub enum TechnicalReport {
    Composed(ComposedReportNode),
    Uploaded(UploadedReport),
}

/// The report as a file.
#[derive(SimpleObject)]
pub struct UploadedReport {
    pub document: DocumentNode,
}

/// The report composed in the application.
#[derive(SimpleObject)]
#[graphql(name = "ComposedReport")]
pub struct ComposedReportNode {
    /// In the order of the report's fields.
    pub answers: Vec<ReportAnswer>,
    /// Fields that it cannot do without and that have no answer yet.
    pub missing: Vec<ReportFieldNode>,
    pub indicators: Option<FinancialIndicatorsNode>,
    /// The weather, day by day.
    pub weather_days: Vec<WeatherDayNode>,
}

/// The answer to a field: of the kind that the field asks for.
#[derive(SimpleObject)]
#[graphql(complex)]
pub struct ReportAnswer {
    pub field: ReportFieldNode,
    pub text: Option<String>,
    pub date: Option<Date>,
    pub number: Option<Amount>,
    pub lines: Option<Vec<String>>,
    #[graphql(skip)]
    attachment: Option<DocumentId>,
}

#[ComplexObject]
impl ReportAnswer {
    /// The document that is referred to.
    async fn document(&self, ctx: &Context<'_>) -> Result<Option<DocumentNode>> {
        let Some(id) = self.attachment else { return Ok(None) };
        Ok(ctx.load::<DocumentById>(id).await?.map(Into::into))
    }
}

/// The economic and financial indicators.
#[derive(SimpleObject)]
#[graphql(name = "FinancialIndicators")]
pub struct FinancialIndicatorsNode {
    pub granularity: Granularity,
    /// The earliest first.
    pub rows: Vec<IndicatorRowNode>,
}

/// The figures of a year or of a quarter: euros, where they say nothing else.
#[derive(SimpleObject)]
#[graphql(name = "IndicatorRow")]
pub struct IndicatorRowNode {
    pub year: i32,
    pub quarter: Option<Quarter>,
    pub turnover: Option<Amount>,
    pub operating_result: Option<Amount>,
    pub result: Option<Amount>,
    pub debt: Option<Amount>,
    /// Value of the orders taken.
    pub orders: Option<Amount>,
    /// Workers, on average.
    pub workforce: Option<Amount>,
    /// Energy used, in kilowatt-hours.
    pub energy: Option<Amount>,
}

/// What the measure of a day is against the threshold that offices use (INPS msg 1856/2017, circ. 139/2016).
#[derive(Debug, Clone, Copy, PartialEq, Eq, async_graphql::Enum)]
#[graphql(remote = "omnia_rules::weather::Verdict")]
pub enum WeatherVerdict {
    /// It meets the threshold.
    Met,
    /// It meets the lower of two thresholds that are told.
    Grey,
    NotMet,
    /// No threshold is known.
    NoThreshold,
}

/// A day of weather.
#[derive(SimpleObject)]
#[graphql(name = "WeatherDay")]
pub struct WeatherDayNode {
    pub date: Date,
    pub event: Option<WeatherEvent>,
    pub work: Option<WeatherWork>,
    /// Rain or snow, in millimetres.
    pub millimetres: Option<Amount>,
    /// Degrees Celsius.
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
    pub by_order: bool,
    /// What its measure is against the threshold; none while it is not measured. It decides nothing.
    pub verdict: Option<WeatherVerdict>,
}

impl ComposedReportNode {
    /// Free text may name persons: it is for who sees personal data.
    pub fn new(report: &Composed, cause: Cause, language: Language, sees_personal_data: bool) -> Self {
        let shown = |field: Field| ReportFieldNode::new(field.row(), cause, language);
        Self {
            answers: report
                .answers(cause)
                .iter()
                .map(|(field, answer)| ReportAnswer::new(shown(*field), answer, sees_personal_data))
                .collect(),
            missing: report.missing(cause).into_iter().map(shown).collect(),
            indicators: report.indicators.as_ref().map(Into::into),
            weather_days: report.weather_days.iter().map(Into::into).collect(),
        }
    }
}

impl ReportAnswer {
    fn new(field: ReportFieldNode, answer: &Answer, sees_personal_data: bool) -> Self {
        let mut shown = Self { field, text: None, date: None, number: None, lines: None, attachment: None };
        match answer {
            Answer::Text(text) => shown.text = sees_personal_data.then(|| text.clone()),
            Answer::Date(day) => shown.date = Some(Date(*day)),
            Answer::Number(number) => shown.number = Some(Amount(*number)),
            Answer::List(lines) => shown.lines = sees_personal_data.then(|| lines.clone()),
            Answer::Attachment(_) => shown.attachment = document(answer),
        }
        shown
    }
}

impl From<&FinancialIndicators> for FinancialIndicatorsNode {
    fn from(indicators: &FinancialIndicators) -> Self {
        Self { granularity: indicators.granularity().into(), rows: indicators.rows().iter().map(Into::into).collect() }
    }
}

impl From<&IndicatorRow> for IndicatorRowNode {
    fn from(row: &IndicatorRow) -> Self {
        let figures = &row.figures;
        Self {
            year: row.year,
            quarter: row.quarter.map(Into::into),
            turnover: figures.turnover.map(Amount),
            operating_result: figures.operating_result.map(Amount),
            result: figures.result.map(Amount),
            debt: figures.debt.map(Amount),
            orders: figures.orders.map(Amount),
            workforce: figures.workforce.map(Amount),
            energy: figures.energy.map(Amount),
        }
    }
}

impl From<&WeatherDay> for WeatherDayNode {
    fn from(day: &WeatherDay) -> Self {
        let hour = |hour: chrono::NaiveTime| hour.format("%H:%M").to_string();
        Self {
            date: Date(day.date),
            event: day.event.map(Into::into),
            work: day.work.map(Into::into),
            millimetres: day.millimetres.map(Amount),
            celsius: day.celsius.map(Amount),
            perceived_celsius: day.perceived_celsius.map(Amount),
            knots: day.knots.map(Amount),
            from: day.from.map(hour),
            to: day.to.map(hour),
            by_order: day.by_order,
            verdict: judge(day, Switches::default().wind_knots).map(|judged| judged.verdict.into()),
        }
    }
}
