//! The technical report as the graph shows it: composed in the application, or as a file.

use async_graphql::{ComplexObject, Context, SimpleObject, Union};
use omnia_rules::cause::Cause;
use omnia_rules::report::{Field, FieldAnswer};
use omnia_texts::Language;

use crate::applications::content::composed_report::{ReportContent, document};
use crate::applications::graphql::input::indicators::FinancialIndicatorsInput;
use crate::applications::graphql::input::weather::WeatherDayInput;
use crate::benefits::ReportFieldNode;
use crate::core::graph::{Amount, Date};
use crate::core::ids::DocumentId;
use crate::core::{RequestContextExt, Result};
use crate::documents::{DocumentById, DocumentNode};

/// The technical report (relazione tecnica). Where both are there, the composed one prevails.
#[derive(Union)]
#[expect(clippy::large_enum_variant, reason = "one report of an application is ever made")]
pub enum TechnicalReport {
    /// Written in the hub, field by field.
    Composed(ComposedReportNode),
    /// Attached as a file.
    Uploaded(UploadedReport),
}

/// The report as a file.
#[derive(SimpleObject)]
pub struct UploadedReport {
    /// The file.
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
    /// Turnover, result and debt, for the causes that ask for them; null while nothing is entered.
    pub indicators: Option<FinancialIndicatorsInput>,
    /// The weather, day by day.
    pub weather_days: Vec<WeatherDayInput>,
}

/// The answer to a field: of the kind that the field asks for.
#[derive(SimpleObject)]
#[graphql(complex)]
pub struct ReportAnswer {
    /// The question.
    pub field: ReportFieldNode,
    /// The answer in words, where the field asks for words.
    pub text: Option<String>,
    /// The answer as a day, where the field asks for a day.
    pub date: Option<Date>,
    /// The answer as a number, where the field asks for a number.
    pub number: Option<Amount>,
    /// The answer line by line, where the field asks for a list.
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

impl ComposedReportNode {
    /// Free text may name persons: it is for who sees personal data.
    pub fn new(report: &ReportContent, cause: Cause, language: Language, sees_personal_data: bool) -> Self {
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
    fn new(field: ReportFieldNode, answer: &FieldAnswer, sees_personal_data: bool) -> Self {
        let mut shown = Self { field, text: None, date: None, number: None, lines: None, attachment: None };
        match answer {
            FieldAnswer::Text(text) => shown.text = sees_personal_data.then(|| text.clone()),
            FieldAnswer::Date(day) => shown.date = Some(Date(*day)),
            FieldAnswer::Number(number) => shown.number = Some(Amount(*number)),
            FieldAnswer::List(lines) => shown.lines = sees_personal_data.then(|| lines.clone()),
            FieldAnswer::Attachment(_) => shown.attachment = document(answer),
        }
        shown
    }
}
