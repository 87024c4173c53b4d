//! A decision as an operator writes it.

use async_graphql::InputObject;

use crate::applications::{Content, Outcome};
use crate::authorizations::terms::{AuthorizedPeriod, Terms};
use crate::core::Result;
use crate::core::graph::{Amount, Date, required_text};

/// Days to be granted.
#[derive(Debug, Clone, InputObject)]
pub struct AuthorizedPeriodInput {
    /// The first day that is granted.
    pub from: Date,
    /// The last day that is granted.
    pub to: Date,
    /// How many workers at most are granted at once.
    pub workers: i32,
    /// Hours of all workers in the period.
    pub hours: Amount,
}

/// A decision to be proposed.
#[derive(Debug, Clone, InputObject)]
pub struct DecisionInput {
    /// What is decided: all, a part, or nothing.
    pub outcome: Outcome,
    /// What is granted, in order; empty when nothing is.
    #[graphql(default)]
    pub periods: Vec<AuthorizedPeriodInput>,
    /// Why; may be left out only when all is granted.
    pub reasons: Option<String>,
    /// Whether it is rejected because elements are missing: then they must have been asked for (art. 11 D.M. 95442/2016).
    #[graphql(default)]
    pub missing_elements: bool,
    /// Whether the event is held objectively unavoidable (EONE); when left out, what is granted is as its cause is for the benefit.
    pub unavoidable: Option<bool>,
    /// Whether the additional contribution is due (art. 5 D.Lgs. 148/2015); when left out, it is for what is granted, unless the
    /// event is unavoidable.
    pub contribution_due: Option<bool>,
}

impl DecisionInput {
    /// The terms of the decision: what is left out is filled in from what was asked for. Refused where the reasons are too long.
    pub fn read(self, asked: &Content) -> Result<Terms> {
        let outcome = self.outcome;
        let of_cause = || outcome.grants() && asked.cause.is_some_and(|cause| cause.is_unavoidable_for(asked.benefit));
        let unavoidable = self.unavoidable.unwrap_or_else(of_cause);
        let reasons = self.reasons.filter(|reasons| !reasons.trim().is_empty());
        Ok(Terms {
            outcome,
            periods: self.periods.into_iter().map(Into::into).collect(),
            reasons: reasons.map(|reasons| required_text(&reasons, "reasons", 4_000)).transpose()?,
            missing_elements: self.missing_elements,
            unavoidable,
            contribution_due: self.contribution_due.unwrap_or(outcome.grants() && !unavoidable),
        })
    }
}

impl From<AuthorizedPeriodInput> for AuthorizedPeriod {
    fn from(input: AuthorizedPeriodInput) -> Self {
        Self { from: input.from.0, to: input.to.0, workers: input.workers, hours: input.hours.0 }
    }
}
