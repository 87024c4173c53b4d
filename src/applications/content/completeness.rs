//! What an application cannot do without: a draft may lack it, what is submitted may not.

use omnia_rules::cause::Benefit;

use crate::applications::content::application_content::Content;
use crate::core::error::Refusal;

/// The fields that an application still lacks, by their names in the graph. What the controls ask for is told by their alerts.
fn missing(content: &Content, workers: i32) -> impl Iterator<Item = &'static str> {
    let fields = [
        ("cause", content.cause.is_some()),
        ("period", content.period.is_some()),
        ("hoursRequested", content.hours_requested.is_some()),
        ("paymentMode", content.payment_mode.is_some()),
        ("fund", content.benefit != Benefit::AisFund || content.fund.is_some()),
        ("beneficiaries", workers > 0),
    ];
    fields.into_iter().filter(|(_, is_there)| !is_there).map(|(field, _)| field)
}

/// Whether nothing is missing.
pub fn is_complete(content: &Content, workers: i32) -> bool {
    missing(content, workers).next().is_none()
}

/// A refusal beside each field that is missing.
pub fn refusals(content: &Content, workers: i32) -> Vec<Refusal> {
    missing(content, workers).map(|field| Refusal::new("FIELD_MISSING").at([field])).collect()
}
