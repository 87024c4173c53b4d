//! What leads from an application to other nodes.

use async_graphql::connection::EmptyFields;
use async_graphql::{ComplexObject, Context};
use omnia_edge::DirectObject;
use omnia_rules::controls::Severity;

use super::permissions::ApplicationPermissions;
use super::related::{Related, RelatedOf, RelatedRows};
use super::report::{ComposedReportNode, TechnicalReport, UploadedReport};
use crate::alerts::{AlertNode, Counts};
use crate::applications::content::application_details::ApplicationDetailsOf;
use crate::applications::content::beneficiary::{BeneficiariesOf, Beneficiary};
use crate::applications::content::beneficiary_hours::BeneficiaryHoursOf;
use crate::applications::drafting::submission::{blocked_by, without_controls};
use crate::applications::graphql::input::circumstances::CircumstancesNode;
use crate::applications::graphql::node::ApplicationNode;
use crate::applications::graphql::parts::{BeneficiaryNode, Receipt, StatusChangeNode};
use crate::applications::lifecycle::history::StatusChange;
use crate::applications::lifecycle::status::Status;
use crate::authorizations::{AuthorizationNode, AuthorizationsOf, DecisionNode, DecisionOf, ProposalNode, ProposalsOf};
use crate::core::access::Action;
use crate::core::graph::{Amount, Cursor, Page, PageArguments, Paged, UserError};
use crate::core::{RequestContextExt, Result};
use crate::documents::{Document, DocumentKind, DocumentNode};
use crate::interlocutions::{InterlocutionNode, InterlocutionsOf};
use crate::notes::{NoteNode, NotesOf};
use crate::registry::{EmployerById, EmployerNode, OfficeById, OfficeNode, PositionById, PositionNode, ProductiveUnitNode, UnitById};

#[ComplexObject]
impl ApplicationNode {
    /// Who applies; null where the viewer does not see the employer.
    async fn employer(&self, ctx: &Context<'_>) -> Result<Option<DirectObject<EmployerNode>>> {
        Ok(ctx.load::<EmployerById>(self.application.employer).await?.map(|employer| DirectObject(employer.into())))
    }

    /// The position of the employer with INPS; null where the viewer does not see it.
    async fn position(&self, ctx: &Context<'_>) -> Result<Option<PositionNode>> {
        Ok(ctx.load::<PositionById>(self.application.position).await?.map(Into::into))
    }

    /// The productive unit whose work is suspended or reduced; null where the viewer does not see it.
    async fn unit(&self, ctx: &Context<'_>) -> Result<Option<ProductiveUnitNode>> {
        Ok(ctx.load::<UnitById>(self.application.unit).await?.map(Into::into))
    }

    /// Of a draft: the office of its unit. From the submission on: the office that examines.
    async fn office(&self, ctx: &Context<'_>) -> Result<Option<OfficeNode>> {
        Ok(ctx.load::<OfficeById>(self.application.office).await?.map(Into::into))
    }

    /// What the controls found, the gravest first: at most a few for each control.
    async fn alerts(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Leaves out what is less grave.")] min_severity: Option<Severity>,
    ) -> Result<Vec<DirectObject<AlertNode>>> {
        if self.application.alerts == Counts::default() {
            return Ok(Vec::new());
        }
        let alerts = ctx.load::<RelatedOf>((Related::Alerts, self.application.id)).await?.map(RelatedRows::alerts).unwrap_or_default();
        // The gravest is the least of them.
        let least = min_severity;
        let asked = alerts.iter().filter(|alert| least.is_none_or(|least| alert.severity <= least));
        Ok(asked.map(|alert| DirectObject(AlertNode::new(alert, ctx.language()))).collect())
    }

    /// The workers, in the order of the list.
    async fn beneficiaries(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many rows at most, 1 to 100; 20 without it.")] first: Option<i32>,
        #[graphql(desc = "The cursor of the row after which to go on.")] after: Option<String>,
        #[graphql(desc = "How many rows at most, of those at the end of the list; in place of `first`.")] last: Option<i32>,
        #[graphql(desc = "The cursor of the row before which the page ends; with `last`.")] before: Option<String>,
    ) -> Result<Paged<i32, BeneficiaryNode>> {
        let page = Page::<i32>::read(&PageArguments { first, after, last, before })?;
        let sees = ctx.viewer().can(Action::SeePersonalData, &self.application);
        let rows = ctx.load::<BeneficiariesOf>((self.application.id, page.clone())).await?.unwrap_or_default();
        if sees {
            ctx.context().accesses.workers(self.application.id, self.application.employer, page.shown(&rows).count());
        }
        let cursor = |worker: &Beneficiary| Cursor { value: worker.ordinal, key: worker.id.0 };
        Ok(page.connect(rows, EmptyFields, cursor, |worker| BeneficiaryNode::new(worker, sees)))
    }

    /// The hours that are asked for over all workers, whose sum `hoursRequested` should be; null where none has any.
    async fn beneficiary_hours(&self, ctx: &Context<'_>) -> Result<Option<Amount>> {
        Ok(ctx.load::<BeneficiaryHoursOf>(self.application.id).await?.map(Amount))
    }

    /// The technical report: the one that is composed in the application prevails over the one that is attached.
    async fn report(&self, ctx: &Context<'_>) -> Result<Option<TechnicalReport>> {
        let composed = ctx.load::<ApplicationDetailsOf>(self.application.id).await?.and_then(|details| details.report);
        if let Some((report, cause)) = composed.zip(self.application.content.cause) {
            let own: Vec<_> = self.attached(ctx).await?.iter().map(|document| document.id).collect();
            let report = report.with_documents(&own);
            let sees = ctx.viewer().can(Action::SeePersonalData, &self.application);
            return Ok(Some(TechnicalReport::Composed(ComposedReportNode::new(&report, cause, ctx.language(), sees))));
        }
        let uploaded = self.documents(ctx).await?.into_iter().find(|document| document.0.kind == DocumentKind::TechnicalReportPdf);
        Ok(uploaded.map(|document| TechnicalReport::Uploaded(UploadedReport { document: document.0 })))
    }

    /// What else bears on the controls, as the applicant declares it.
    async fn circumstances(&self, ctx: &Context<'_>) -> Result<CircumstancesNode> {
        let circumstances = ctx.load::<ApplicationDetailsOf>(self.application.id).await?.unwrap_or_default().circumstances;
        let sees = ctx.viewer().can(Action::SeePersonalData, &self.application);
        Ok(if sees { circumstances } else { circumstances.without_persons() }.into())
    }

    /// Its files, oldest first: 20 of the draft and those of its answers, at most 200.
    async fn documents(&self, ctx: &Context<'_>) -> Result<Vec<DirectObject<DocumentNode>>> {
        Ok(self.attached(ctx).await?.into_iter().map(|document| DirectObject(document.into())).collect())
    }

    /// What the office asked, newest first: at most 50.
    async fn interlocutions(&self, ctx: &Context<'_>) -> Result<Vec<InterlocutionNode>> {
        let interlocutions = ctx.load::<InterlocutionsOf>(self.application.id).await?.unwrap_or_default();
        Ok(interlocutions.into_iter().map(Into::into).collect())
    }

    /// Every change of status, oldest first: an application has a few dozen at the most.
    async fn history(&self, ctx: &Context<'_>) -> Result<Vec<DirectObject<StatusChangeNode>>> {
        let changes = self.changes(ctx).await?;
        Ok(changes.into_iter().map(|change| DirectObject(change.into())).collect())
    }

    /// What proves that it was received; none before it has its protocol number.
    async fn receipt(&self, ctx: &Context<'_>) -> Result<Option<Receipt>> {
        let (Some(protocol_number), Some(at)) = (self.protocol_number.clone(), self.submitted_at) else { return Ok(None) };
        let changes = self.changes(ctx).await?;
        let sent = changes.into_iter().find(|change| change.to == Status::Submitted);
        let ticket = self.ticket.clone();
        Ok(sent.map(|sent| Receipt {
            protocol_number,
            ticket,
            submitted_at: at,
            sent_by: sent.actor.into(),
            on_behalf_of: sent.on_behalf_of,
        }))
    }

    /// What was decided, once a director has signed.
    async fn decision(&self, ctx: &Context<'_>) -> Result<Option<DecisionNode>> {
        if !self.application.status.is_decided() {
            return Ok(None);
        }
        Ok(ctx.load::<DecisionOf>(self.application.id).await?.map(Into::into))
    }

    /// How the office would decide, newest first: for its own people, at most fifty; for auditors once it is signed.
    async fn proposals(&self, ctx: &Context<'_>) -> Result<Vec<ProposalNode>> {
        if !ctx.viewer().can(Action::SeeProposal, &self.application) {
            return Ok(Vec::new());
        }
        Ok(ctx.load::<ProposalsOf>(self.application.id).await?.unwrap_or_default().into_iter().map(Into::into).collect())
    }

    /// What the office noted on it, oldest first: for its own operators and directors, at most 100.
    async fn notes(&self, ctx: &Context<'_>) -> Result<Vec<NoteNode>> {
        if !ctx.viewer().can(Action::SeeNotes, &self.application) {
            return Ok(Vec::new());
        }
        Ok(ctx.load::<NotesOf>(self.application.id).await?.unwrap_or_default().into_iter().map(Into::into).collect())
    }

    /// What was granted: at most one, as long as nothing is revised.
    async fn authorizations(&self, ctx: &Context<'_>) -> Result<Vec<AuthorizationNode>> {
        if !self.application.status.is_decided() {
            return Ok(Vec::new());
        }
        Ok(ctx.load::<AuthorizationsOf>(self.application.id).await?.unwrap_or_default().into_iter().map(Into::into).collect())
    }

    /// What a draft lacks to be submitted, as `submitApplication` would refuse it today; empty once it was submitted.
    async fn missing(&self, ctx: &Context<'_>) -> Result<Vec<UserError>> {
        if self.application.is_submitted() {
            return Ok(Vec::new());
        }
        let mut lacking = without_controls(&self.application, ctx.today());
        if self.application.alerts.blocking > 0 {
            let alerts = ctx.load::<RelatedOf>((Related::Alerts, self.application.id)).await?.map(RelatedRows::alerts).unwrap_or_default();
            let blocking = alerts.into_iter().filter(|alert| alert.severity == Severity::Blocking);
            lacking.extend(blocking.map(|alert| blocked_by(alert.rule.as_str(), steps(&alert.path))));
        }
        Ok(lacking.iter().map(|refusal| UserError::new(refusal, ctx.language())).collect())
    }

    /// What the viewer may do to it now.
    async fn viewer_can(&self, ctx: &Context<'_>) -> ApplicationPermissions {
        ApplicationPermissions::of(ctx.viewer(), &self.application)
    }
}

/// The steps of a path, outermost first.
fn steps(path: &str) -> Vec<String> {
    path.split('.').filter(|step| !step.is_empty()).map(str::to_owned).collect()
}

impl ApplicationNode {
    async fn changes(&self, ctx: &Context<'_>) -> Result<Vec<StatusChange>> {
        Ok(ctx.load::<RelatedOf>((Related::History, self.application.id)).await?.map(RelatedRows::history).unwrap_or_default())
    }

    async fn attached(&self, ctx: &Context<'_>) -> Result<Vec<Document>> {
        if self.document_count == 0 {
            return Ok(Vec::new());
        }
        Ok(ctx.load::<RelatedOf>((Related::Documents, self.application.id)).await?.map(RelatedRows::documents).unwrap_or_default())
    }
}
