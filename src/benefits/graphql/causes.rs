//! The catalogue of causes.

use async_graphql::SimpleObject;
use omnia_rules::cause::{Benefit, Cause, CauseRow, ReportRequirement};
use omnia_texts::Language;

use crate::core::graph::LocalizedText;

/// A cause, with what the institute holds of it (D.M. 95442/2016, INPS circ. 139/2016).
#[derive(SimpleObject)]
#[graphql(name = "CauseRow")]
pub struct CauseNode {
    /// The cause, as the other fields take it.
    pub cause: Cause,
    /// What it is called.
    pub name: LocalizedText,
    /// The benefits that are granted for it.
    pub benefits: Vec<Benefit>,
    /// The institute's number for it (INPS msg 1548/2017), where one is published.
    pub institute_code: Option<i32>,
    /// Whether it is an objectively unavoidable event (EONE), with its own term, limits and contribution.
    pub unavoidable: bool,
    /// The annex of INPS circ. 139/2016 that models its technical report.
    pub annex: Option<i32>,
    /// The article of D.M. 95442/2016 that defines it.
    pub decree_article: Option<i32>,
    /// What its technical report must carry beside its text.
    pub needs: Vec<ReportRequirement>,
}

impl CauseNode {
    /// A row of the table of causes, in one language.
    pub fn new(row: &CauseRow, language: Language) -> Self {
        Self {
            cause: row.cause,
            name: LocalizedText::written(language, row.name_it, row.name_en),
            benefits: row.benefits.to_vec(),
            institute_code: row.institute_code.map(Into::into),
            unavoidable: row.unavoidable,
            annex: row.annex.map(Into::into),
            decree_article: row.decree_article.map(Into::into),
            needs: row.needs.to_vec(),
        }
    }
}
