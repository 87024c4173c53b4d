//! What each operator has in hand, as the graph shows it.

use async_graphql::SimpleObject;

use super::office::Colleague;
use crate::core::access::Role;
use crate::core::graph::DateTime;
use crate::core::ids::ColleagueId;
use crate::dashboard::workload::Workload;

/// What an operator of the office has in hand: each application is counted once.
#[derive(SimpleObject)]
pub struct OperatorWorkload {
    /// Whose it is.
    pub operator: Colleague,
    /// Whether they serve at the office today. Of who no longer does, the director can give what is in hand to others.
    pub is_in_service: bool,
    /// All that they have in hand.
    pub in_hand: i64,
    /// Taken, and not yet examined.
    pub assigned: i64,
    /// Under examination, and no decision is proposed.
    pub under_review: i64,
    /// The applicant is to answer.
    pub awaiting_answer: i64,
    /// The applicant answered, or the term to answer ended: the examination can go on.
    pub answered: i64,
    /// A proposal waits for the director.
    pub proposed: i64,
    /// When the application that waits longest of them was submitted; null where there is none.
    pub oldest_submitted_at: Option<DateTime>,
}

impl From<Workload> for OperatorWorkload {
    fn from(of: Workload) -> Self {
        Self {
            operator: Colleague { id: ColleagueId(of.operator.0).into(), name: of.name, role: Role::Operator },
            is_in_service: of.is_in_service,
            in_hand: of.assigned + of.under_review + of.awaiting_answer + of.answered + of.proposed,
            assigned: of.assigned,
            under_review: of.under_review,
            awaiting_answer: of.awaiting_answer,
            answered: of.answered,
            proposed: of.proposed,
            oldest_submitted_at: of.oldest.map(DateTime),
        }
    }
}
