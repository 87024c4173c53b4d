//! What an application would be worth.

use std::collections::HashMap;

use async_graphql::connection::EmptyFields;
use async_graphql::{Context, InputObject, Object, SimpleObject};
use omnia_edge::PlainFields;
use omnia_rules::amounts::{Bound, Line};
use omnia_rules::identifiers;

use crate::alerts::AlertNode;
use crate::applications::examination::simulation::{HourlyPay, PayEstimate};
use crate::applications::graphql::simulations::shown;
use crate::core::graph::identifiers::TaxCode;
use crate::core::graph::{Amount, Cursor, Date, Page, PageArguments, Paged};
use crate::core::ids::ApplicationId;
use crate::core::{Error, Refusal, Result};

/// Workers whose pay is named.
const MOST_NAMED: usize = 10_000;

/// The pay of a worker.
#[derive(InputObject)]
pub struct WorkerPayInput {
    /// A worker of the list.
    pub tax_code: TaxCode,
    /// What the worker would have had for an hour, in euro.
    pub hourly_pay: Amount,
}

/// The pay to reckon with.
#[derive(InputObject)]
pub struct EstimateInput {
    /// The application that is estimated.
    pub application_id: ApplicationId,
    /// What a worker who is not named would have had for an hour, every element of the pay included, in euro.
    pub hourly_pay: Amount,
    /// At most 10,000; for who sees personal data.
    #[graphql(default)]
    pub workers: Vec<WorkerPayInput>,
}

/// What a worker would be paid for a month, in euro.
#[derive(SimpleObject, PlainFields)]
pub struct EstimateLine {
    /// Tax code; masked for who may not see personal data.
    pub tax_code: TaxCode,
    /// First day of the month.
    pub month: Date,
    /// Hours paid.
    pub hours: Amount,
    /// Hours that the worker could work in the month.
    pub workable_hours: Amount,
    /// In euros, before taxes.
    pub gross: Amount,
    /// After the reduction of 5.84 % (art. 26 L. 41/1986).
    pub net: Amount,
    /// What the amount rests on: the pay or the ceiling.
    pub bound: Bound,
    /// The gross ceiling of the month, where there is one. Of the credit fund's, by the hourly pay for the hours workable in the month,
    /// as this hub reads it.
    pub ceiling: Option<Amount>,
}

/// What an application would be worth, in euro. Its tax codes are as they may be shown.
pub struct EstimateNode(pub PayEstimate);

/// What an application would be worth: the amount of each worker and in all, in euros, before taxes.
#[Object(name = "Estimate")]
impl EstimateNode {
    /// Of all workers, in euros, before taxes.
    async fn gross(&self) -> Amount {
        Amount(self.0.estimate.gross)
    }

    /// After the reduction of 5.84 % (art. 26 L. 41/1986).
    async fn net(&self) -> Amount {
        Amount(self.0.estimate.net)
    }

    /// Hours paid.
    async fn hours(&self) -> Amount {
        Amount(self.0.estimate.hours)
    }

    /// The pay of the hours lost, which the contribution is reckoned on.
    async fn lost_pay(&self) -> Amount {
        Amount(self.0.estimate.lost_pay)
    }

    /// What the employer contributes; null while its terms are not known: declare the earlier authorizations, or that there were none.
    async fn contribution(&self) -> Option<Amount> {
        self.0.estimate.contribution.map(Amount)
    }

    /// What the controls on amounts and on the contribution find with this pay: the ceiling, the rate and its ground, and what is open.
    async fn alerts(&self, ctx: &Context<'_>) -> Vec<AlertNode> {
        shown(ctx, &self.0.findings())
    }

    /// Each worker's amounts, month by month.
    async fn lines(
        &self,
        #[graphql(desc = "How many rows at most, 1 to 100; 20 without it.")] first: Option<i32>,
        #[graphql(desc = "The cursor of the row after which to go on.")] after: Option<String>,
        #[graphql(desc = "How many rows at most, of those at the end of the list; in place of `first`.")] last: Option<i32>,
        #[graphql(desc = "The cursor of the row before which the page ends; with `last`.")] before: Option<String>,
    ) -> Result<Paged<usize, EstimateLine>> {
        let page = Page::<usize>::read(&PageArguments { first, after, last, before })?;
        let lines = self.0.estimate.lines.iter().enumerate();
        let rows: Vec<(usize, &Line)> = match (page.value(), page.backward) {
            (end, true) => lines.take(end.unwrap_or(usize::MAX)).rev().take(page.size + 1).collect(),
            (place, false) => lines.skip(place.map_or(0, |place| place.saturating_add(1))).take(page.size + 1).collect(),
        };
        let cursor = |(place, _): &(usize, &Line)| Cursor { value: *place, key: uuid::Uuid::nil() };
        Ok(page.connect(rows, EmptyFields, cursor, |(_, line)| self.line(line)))
    }
}

impl EstimateInput {
    /// The pay to reckon with; refused where an amount is negative or a code malformed.
    pub fn hourly_pay(&self) -> Result<HourlyPay> {
        let wrong = |path: &[&str]| Error::from(Refusal::new("AMOUNT_NEGATIVE").at(path.iter().copied()));
        if self.workers.len() > MOST_NAMED {
            return Err(Refusal::new("LIST_TOO_LONG").at(["workers"]).with("most", MOST_NAMED).into());
        }
        if self.hourly_pay.0.is_sign_negative() {
            return Err(wrong(&["hourlyPay"]));
        }
        let mut of_workers = HashMap::new();
        for (at, worker) in self.workers.iter().enumerate() {
            let at = at.to_string();
            let code = identifiers::TaxCode::parse(&worker.tax_code.0)
                .map_err(|invalid| Refusal::from(&invalid).at(["workers", &at, "taxCode"]))?;
            if worker.hourly_pay.0.is_sign_negative() {
                return Err(wrong(&["workers", &at, "hourlyPay"]));
            }
            of_workers.insert(code, worker.hourly_pay.0);
        }
        Ok(HourlyPay { usual: self.hourly_pay.0, of_workers })
    }
}

impl EstimateNode {
    fn line(&self, line: &Line) -> EstimateLine {
        let amount = &line.integration;
        EstimateLine {
            tax_code: TaxCode(self.0.tax_codes.get(line.worker).cloned().unwrap_or_default()),
            month: Date(line.month),
            hours: Amount(amount.hours),
            workable_hours: Amount(amount.workable_hours),
            gross: Amount(amount.gross),
            net: Amount(amount.net),
            bound: amount.bound,
            ceiling: amount.ceiling.map(|ceiling| Amount(ceiling.gross)),
        }
    }
}
