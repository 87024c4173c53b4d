//! Simulations: what would be found, granted and paid. Nothing is written.

use async_graphql::{Context, Object};
use omnia_rules::controls::Finding;

use crate::alerts::{Alert, AlertNode, hide_unseen};
use crate::applications::drafting::draft;
use crate::applications::examination::control;
use crate::applications::examination::simulation::{estimate, limits};
use crate::applications::graphql::estimate::{EstimateInput, EstimateNode};
use crate::applications::graphql::input::draft::DraftPatch;
use crate::applications::graphql::limit_simulation::{LimitSimulation, LimitSimulationInput};
use crate::applications::lifecycle::store;
use crate::core::access::Action;
use crate::core::access::acts::SeePersonalData;
use crate::core::ids::ApplicationId;
use crate::core::text::masked;
use crate::core::{RequestContextExt, Result};

/// The queries that try without writing.
#[derive(Default)]
pub struct SimulationQuery;

#[Object]
impl SimulationQuery {
    /// What the controls find in a draft today; with a patch, what they would find with it.
    async fn check_draft(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The draft that is looked at.")] id: ApplicationId,
        #[graphql(desc = "A change that is tried and not kept.")] patch: Option<DraftPatch>,
    ) -> Result<Vec<AlertNode>> {
        ctx.person()?;
        let findings = match patch {
            Some(patch) => draft::check(ctx.context(), id, patch).await?,
            None => as_it_is(ctx, id).await?,
        };
        let alerts = hide_unseen(&mut *ctx.read().await?, tried_alerts(ctx, &findings)).await?;
        Ok(alerts.iter().map(|alert| AlertNode::new(alert, ctx.language())).collect())
    }

    /// Weeks granted and refused one by one, as a request of these days would be held against the limits of its unit.
    async fn simulate_limits(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The unit, the days and the cause that would be asked for.")] input: LimitSimulationInput,
    ) -> Result<LimitSimulation> {
        let office = ctx.person()?.capacity.office;
        let asked = input.read()?;
        let found = limits(&mut *ctx.read().await?, asked, office, ctx.today()).await?;
        ctx.context().accesses.of_position(found.position);
        Ok(LimitSimulation::new(ctx, &found))
    }

    /// What an application would be worth: the amount of each worker and in all, and what the employer contributes.
    async fn estimate(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The application, and the hourly pay of its workers.")] input: EstimateInput,
    ) -> Result<EstimateNode> {
        ctx.person()?;
        let pay = input.hourly_pay()?;
        let mut db = ctx.read().await?;
        let mut application = store::get(&mut db, input.application_id).await?;
        ctx.context().accesses.application(application.id, application.employer);
        if !input.workers.is_empty() {
            // Their amounts would tell who of them is in the list.
            application = ctx.viewer().may(SeePersonalData, application)?.on;
        }
        let mut worth = estimate(&mut db, &application, &pay, ctx.today()).await?;
        if !ctx.viewer().can(Action::SeePersonalData, &application) {
            worth.tax_codes = worth.tax_codes.iter().map(|code| masked(code)).collect();
        }
        Ok(EstimateNode(worth))
    }
}

async fn as_it_is(ctx: &Context<'_>, id: ApplicationId) -> Result<Vec<Finding>> {
    let mut db = ctx.read().await?;
    let draft = store::get(&mut db, id).await?;
    ctx.context().accesses.application(draft.id, draft.employer);
    draft.only_draft()?;
    control::findings(&mut db, &draft, ctx.today()).await
}

/// What was found, as alerts that nobody keeps.
pub fn shown(ctx: &Context<'_>, findings: &[Finding]) -> Vec<AlertNode> {
    tried_alerts(ctx, findings).iter().map(|alert| AlertNode::new(alert, ctx.language())).collect()
}

/// The same before they are written in a language.
pub fn tried_alerts(ctx: &Context<'_>, findings: &[Finding]) -> Vec<Alert> {
    findings.iter().map(|finding| Alert::tried(finding, ctx.key())).collect()
}
