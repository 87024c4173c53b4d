//! Which of the proposals that wait.

use async_graphql::InputObject;
use sqlx::{Postgres, QueryBuilder};

use crate::applications::{DateRangeInput, Outcome};
use crate::core::error::{Error, Refusal, Result};
use crate::core::graph::Amount;
use crate::core::ids::ServingId;

/// From a number of hours to another, both included; what is left out is open.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, InputObject)]
pub struct HoursRangeInput {
    /// So many hours at least.
    pub from: Option<Amount>,
    /// So many hours at most.
    pub to: Option<Amount>,
}

/// Which proposals, among those that wait for a signature at the office. All that is given must hold.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, InputObject)]
pub struct ProposalFilter {
    /// Those that propose one of these.
    pub outcome: Option<Vec<Outcome>>,
    /// Those that this operator made: the id of a colleague, or of their capacity.
    pub operator_id: Option<ServingId>,
    /// Those that were made within these days, by the calendar of Rome.
    pub proposed: Option<DateRangeInput>,
    /// Those that would grant so many hours, in all periods together.
    pub hours: Option<HoursRangeInput>,
}

impl ProposalFilter {
    /// Refuses days and hours that stand upside down: they would find nothing, and nobody would know why.
    pub fn check(&self) -> Result<()> {
        self.proposed.unwrap_or_default().check("proposed")?;
        match self.hours {
            Some(HoursRangeInput { from: Some(from), to: Some(to) }) if to < from => {
                let refusal = Refusal::new("HOURS_UPSIDE_DOWN").at(["filter", "hours", "to"]);
                Err(Error::BadRequest(refusal.with("from", from.0.to_string()).with("to", to.0.to_string())))
            }
            _ => Ok(()),
        }
    }

    /// Adds its conditions on table proposal named p.
    pub fn push(&self, query: &mut QueryBuilder<Postgres>) {
        if let Some(outcomes) = &self.outcome {
            let outcomes: Vec<String> = outcomes.iter().map(|outcome| outcome.as_str().to_owned()).collect();
            query.push(" and p.outcome = any(").push_bind(outcomes).push(")");
        }
        if let Some(operator) = self.operator_id {
            query.push(" and p.proposed_by_account = (select account_of_colleague(").push_bind(operator.0).push("))");
        }
        let (from, until) = self.proposed.unwrap_or_default().instants();
        if let Some(from) = from {
            query.push(" and p.proposed_at >= ").push_bind(from);
        }
        if let Some(until) = until {
            query.push(" and p.proposed_at < ").push_bind(until);
        }
        let hours = self.hours.unwrap_or_default();
        if let Some(from) = hours.from {
            query.push(" and p.hours >= ").push_bind(from.0);
        }
        if let Some(to) = hours.to {
            query.push(" and p.hours <= ").push_bind(to.0);
        }
    }
}
