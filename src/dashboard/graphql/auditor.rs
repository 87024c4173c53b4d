//! What an auditor has before them.

use async_graphql::{Context, ID, Object, SimpleObject};

use super::viewer::hub_id;
use crate::applications::{ApplicationConnection, ApplicationFilter, ListArguments, applications};
use crate::authorizations::{DecisionConnection, DecisionFilter, decisions};
use crate::core::access::Role;
use crate::core::graph::{Date, PageArguments};
use crate::core::ids::{OfficeId, OfficialId};
use crate::core::{RequestContextExt, Result};
use crate::dashboard::officials::{self, officials};

/// Someone who is, was or will be in service at an office.
#[derive(SimpleObject)]
pub struct Official {
    /// Names the official to the filters `operatorId` and `directorId`.
    pub id: ID,
    /// Name and surname.
    pub name: String,
    /// Operator or director.
    pub role: Role,
    /// First day of service.
    pub valid_from: Date,
    /// Last day of service; null while it goes on.
    pub valid_to: Option<Date>,
}

impl From<officials::Official> for Official {
    fn from(official: officials::Official) -> Self {
        Self {
            id: OfficialId(official.capacity.0).into(),
            name: official.name,
            role: official.role,
            valid_from: Date(official.valid_from),
            valid_to: official.valid_to.map(Date),
        }
    }
}

/// What an auditor has before them: what was submitted to all offices, and what they decided, with personal data masked.
pub struct AuditorHub;

/// What an auditor has before them: what was submitted to all offices, and what they decided, with personal data masked.
#[Object]
impl AuditorHub {
    /// Of the hub of the capacity that the viewer acts in.
    async fn id(&self, ctx: &Context<'_>) -> Result<ID> {
        hub_id(ctx)
    }

    /// The applications that were submitted to any office, the newest first.
    async fn applications(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which of them; all without it.")] filter: Option<ApplicationFilter>,
        #[graphql(desc = "How many rows at most, 1 to 100; 20 without it.")] first: Option<i32>,
        #[graphql(desc = "The cursor of the row after which to go on.")] after: Option<String>,
        #[graphql(desc = "How many rows at most, of those at the end of the list; in place of `first`.")] last: Option<i32>,
        #[graphql(desc = "The cursor of the row before which the page ends; with `last`.")] before: Option<String>,
    ) -> Result<ApplicationConnection> {
        applications(ctx, ListArguments { filter, order: None, page: PageArguments { first, after, last, before } }).await
    }

    /// What directors of any office signed, the newest first: authorizations and rejections.
    async fn decisions(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which of them; all without it.")] filter: Option<DecisionFilter>,
        #[graphql(desc = "How many rows at most, 1 to 100; 20 without it.")] first: Option<i32>,
        #[graphql(desc = "The cursor of the row after which to go on.")] after: Option<String>,
        #[graphql(desc = "How many rows at most, of those at the end of the list; in place of `first`.")] last: Option<i32>,
        #[graphql(desc = "The cursor of the row before which the page ends; with `last`.")] before: Option<String>,
    ) -> Result<DecisionConnection> {
        decisions(ctx, filter, PageArguments { first, after, last, before }).await
    }

    /// Operators and directors of an office, those who left among them, by name: at most 1,000.
    async fn officials(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The office in which they serve.")] office_id: OfficeId,
    ) -> Result<Vec<Official>> {
        Ok(officials(&mut *ctx.read().await?, office_id).await?.into_iter().map(Into::into).collect())
    }
}
