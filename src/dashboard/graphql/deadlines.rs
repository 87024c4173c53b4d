//! Deadlines as the graph shows them.

use async_graphql::{ComplexObject, Context, SimpleObject};
use chrono::NaiveDate;
use omnia_edge::PlainFields;

use crate::applications::{ApplicationById, ApplicationNode};
use crate::core::graph::Date;
use crate::core::{RequestContextExt, Result};
use crate::dashboard::deadlines::{Deadline, DeadlineKind};
use crate::delegations::{DelegationById, DelegationNode};

/// A term that runs.
#[derive(SimpleObject, PlainFields)]
#[graphql(name = "Deadline", complex)]
pub struct DeadlineNode {
    /// What comes to its term.
    pub kind: DeadlineKind,
    /// The last day.
    pub date: Date,
    /// Days from today to the last day: 0 on the last day.
    pub days_left: i64,
    #[graphql(skip)]
    pub deadline: Deadline,
}

impl DeadlineNode {
    /// A deadline, with the days that are left from this day on.
    pub fn new(deadline: Deadline, today: NaiveDate) -> Self {
        Self { kind: deadline.kind, date: Date(deadline.on), days_left: (deadline.on - today).num_days(), deadline }
    }
}

#[ComplexObject]
impl DeadlineNode {
    /// The application that it belongs to, where it belongs to one.
    async fn application(&self, ctx: &Context<'_>) -> Result<Option<ApplicationNode>> {
        let Some(id) = self.deadline.application else { return Ok(None) };
        Ok(ctx.load::<ApplicationById>(id).await?.map(Into::into))
    }

    /// The delegation that ends, where it is one.
    async fn delegation(&self, ctx: &Context<'_>) -> Result<Option<DelegationNode>> {
        if self.kind != DeadlineKind::DelegationEnd {
            return Ok(None);
        }
        Ok(ctx.load::<DelegationById>(self.deadline.key.into()).await?.map(Into::into))
    }
}
