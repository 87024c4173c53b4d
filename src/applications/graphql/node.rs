//! The application as a node.

use std::collections::HashMap;

use async_graphql::{ComplexObject, Context, ID, SimpleObject};
use omnia_edge::{PlainFields, Planned};
use sqlx::PgConnection;
use uuid::Uuid;

use super::kinds::{BenefitName, CauseName, StatusName};
use super::parts::{BeneficiaryNode, DateRange, Receipt, StatusChangeNode, UnionStepNode, WorkforceNode};
use super::permissions::ApplicationPermissions;
use super::report::{ComposedReportNode, TechnicalReport, UploadedReport};
use crate::alerts::{AlertNode, AlertsOfApplication, Severity};
use crate::applications::beneficiary::{BeneficiariesOf, Beneficiary, Part};
use crate::applications::circumstances::Circumstances;
use crate::applications::domain::Application;
use crate::applications::dossier::DossierOf;
use crate::applications::history::StatusChangesOf;
use crate::applications::patch::PaymentModeName;
use crate::applications::status::Status;
use crate::applications::store;
use crate::authorizations::{AuthorizationNode, AuthorizationsOf, DecisionNode, DecisionOf, ProposalNode, ProposalsOf};
use crate::benefits::FundName;
use crate::core::access::Action;
use crate::core::batch::Load;
use crate::core::graph::identifiers::ProtocolNumber;
use crate::core::graph::{Amount, Cursor, Date, DateTime, Page, Paged, page_of, payload};
use crate::core::ids::ApplicationId;
use crate::core::request_context::RequestContext;
use crate::core::{RequestContextExt, Result};
use crate::documents::{Document, DocumentKind, DocumentNode, DocumentsOfApplication};
use crate::interlocutions::{InterlocutionNode, InterlocutionsOf};
use crate::registry::{EmployerById, EmployerNode, OfficeById, OfficeNode, PositionById, PositionNode, ProductiveUnitNode, UnitById};

/// An application for a benefit (domanda).
#[derive(SimpleObject, PlainFields)]
#[graphql(name = "Application", complex)]
pub struct ApplicationNode {
    /// As `node(id:)` takes it; it never changes.
    pub id: ID,
    /// Grows by one with each change; an act names the version it was decided on.
    pub version: i32,
    /// Where it stands.
    pub status: StatusName,
    /// What is asked for.
    pub benefit: BenefitName,
    /// Why the work is suspended or reduced; null while a draft does not say.
    pub cause: Option<CauseName>,
    /// The days asked for.
    pub period: Option<DateRange>,
    /// ISO weeks that the period touches.
    pub weeks: Option<i32>,
    /// Day of the first event, for unavoidable events.
    pub first_event_on: Option<Date>,
    /// Hours asked for, in all.
    pub hours_requested: Option<Amount>,
    /// Average workforce of the previous half-year by weekly schedule.
    pub workforce: Vec<WorkforceNode>,
    /// Letter of art. 10 D.Lgs. 148/2015.
    pub article10: Option<String>,
    /// What was told to the unions and when; null while nothing is said.
    pub union_step: Option<UnionStepNode>,
    /// Who pays the workers; null while a draft does not say.
    pub payment_mode: Option<PaymentModeName>,
    /// The bilateral fund, for AIS_FUND.
    pub fund: Option<FundName>,
    /// When the draft was made.
    pub created_at: DateTime,
    /// When it was last changed, by anybody.
    pub updated_at: DateTime,
    /// When it was sent; null for a draft.
    pub submitted_at: Option<DateTime>,
    /// Protocol number, once it has one.
    pub protocol_number: Option<ProtocolNumber>,
    /// The operator who has it in hand.
    pub operator: Option<String>,
    /// When it was decided; null before.
    pub decided_at: Option<DateTime>,
    /// Open alerts that stop the submission.
    pub blocking_alerts: i32,
    /// Open alerts that the office will see.
    pub warning_alerts: i32,
    /// Open alerts that are good to know.
    pub info_alerts: i32,
    /// How many documents are attached, those of answers included.
    pub document_count: i32,
    /// How many workers are in the list.
    pub beneficiary_count: i32,
    #[graphql(skip)]
    pub application: Application,
}

impl From<Application> for ApplicationNode {
    fn from(application: Application) -> Self {
        let content = &application.content;
        let (communicated_on, concluded_on, workers, weeks) = content.union_step();
        let union_step = UnionStepNode { communicated_on: communicated_on.map(Date), concluded_on: concluded_on.map(Date), workers, weeks };
        Self {
            id: application.id.into(),
            version: application.version,
            status: application.status.into(),
            benefit: content.benefit.into(),
            cause: content.cause.map(Into::into),
            period: application.days().map(|(from, to)| DateRange { from: Date(from), to: Date(to) }),
            weeks: content.weeks(),
            first_event_on: content.event_on.map(Date),
            hours_requested: content.hours_requested.map(Amount),
            workforce: content.workforce.iter().map(Into::into).collect(),
            article10: content.article10.map(|letter| letter.as_str().to_owned()),
            union_step: (content.union_step() != (None, None, None, None)).then_some(union_step),
            payment_mode: content.payment_mode.map(Into::into),
            fund: content.fund.map(Into::into),
            created_at: DateTime(application.created_at),
            updated_at: DateTime(application.updated_at),
            submitted_at: application.submitted_at.map(DateTime),
            protocol_number: application.protocol_number.clone().map(Into::into),
            operator: application.operator_name.clone(),
            decided_at: application.decided_at.map(DateTime),
            blocking_alerts: application.alerts.blocking,
            warning_alerts: application.alerts.warning,
            info_alerts: application.alerts.info,
            document_count: application.documents,
            beneficiary_count: application.beneficiaries,
            application,
        }
    }
}

#[ComplexObject]
impl ApplicationNode {
    /// Who applies; null where the viewer does not see the employer.
    async fn employer(&self, ctx: &Context<'_>) -> Result<Option<Planned<EmployerNode>>> {
        Ok(ctx.load::<EmployerById>(self.application.employer).await?.map(|employer| Planned(employer.into())))
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
    ) -> Result<Vec<Planned<AlertNode>>> {
        if self.application.alerts == crate::alerts::Counts::default() {
            return Ok(Vec::new());
        }
        let alerts = ctx.load::<AlertsOfApplication>(self.application.id).await?.unwrap_or_default();
        // The gravest is the least of them.
        let least = min_severity.map(omnia_rules::controls::Severity::from);
        let asked = alerts.iter().filter(|alert| least.is_none_or(|least| alert.severity <= least));
        Ok(asked.map(|alert| Planned(AlertNode::new(alert, ctx.language()))).collect())
    }

    /// The workers, in the order of the list.
    async fn beneficiaries(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many rows at most, 1 to 100; 20 without it.")] first: Option<i32>,
        #[graphql(desc = "The cursor of the row after which to go on.")] after: Option<String>,
    ) -> Result<Paged<i32, BeneficiaryNode>> {
        let page = Page::read(first, after.as_deref())?;
        let sees = ctx.viewer().can(Action::SeePersonalData, &self.application);
        let (first, limit, has_previous) = (page.first, page.limit(), page.after.is_some());
        let part = Part { after: page.place().0, limit };
        let rows = ctx.load::<BeneficiariesOf>((self.application.id, part)).await?.unwrap_or_default();
        let cursor = |worker: &Beneficiary| Cursor { value: worker.ordinal, key: worker.id.0 };
        Ok(page_of(rows, first, has_previous, Default::default(), cursor, |worker| BeneficiaryNode::new(worker, sees)))
    }

    /// The technical report: the one that is composed in the application prevails over the one that is attached.
    async fn report(&self, ctx: &Context<'_>) -> Result<Option<TechnicalReport>> {
        let composed = ctx.load::<DossierOf>(self.application.id).await?.and_then(|dossier| dossier.report);
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
    async fn circumstances(&self, ctx: &Context<'_>) -> Result<Circumstances> {
        let circumstances = ctx.load::<DossierOf>(self.application.id).await?.unwrap_or_default().circumstances;
        let sees = ctx.viewer().can(Action::SeePersonalData, &self.application);
        Ok(if sees { circumstances } else { circumstances.without_persons() })
    }

    /// Its files, oldest first: 20 of the draft and those of its answers, at most 200.
    async fn documents(&self, ctx: &Context<'_>) -> Result<Vec<Planned<DocumentNode>>> {
        Ok(self.attached(ctx).await?.into_iter().map(|document| Planned(document.into())).collect())
    }

    /// What the office asked, newest first: at most 50.
    async fn interlocutions(&self, ctx: &Context<'_>) -> Result<Vec<InterlocutionNode>> {
        let interlocutions = ctx.load::<InterlocutionsOf>(self.application.id).await?.unwrap_or_default();
        Ok(interlocutions.into_iter().map(Into::into).collect())
    }

    /// Every change of status, oldest first: an application has a few dozen at the most.
    async fn history(&self, ctx: &Context<'_>) -> Result<Vec<Planned<StatusChangeNode>>> {
        let changes = ctx.load::<StatusChangesOf>(self.application.id).await?.unwrap_or_default();
        Ok(changes.into_iter().map(|change| Planned(change.into())).collect())
    }

    /// What proves that it was received; none before it has its protocol number.
    async fn receipt(&self, ctx: &Context<'_>) -> Result<Option<Receipt>> {
        let (Some(protocol_number), Some(at)) = (self.protocol_number.clone(), self.submitted_at) else { return Ok(None) };
        let changes = ctx.load::<StatusChangesOf>(self.application.id).await?.unwrap_or_default();
        let sent = changes.into_iter().find(|change| change.to == Status::Submitted);
        Ok(sent.map(|sent| Receipt { protocol_number, submitted_at: at, sent_by: sent.actor, on_behalf_of: sent.on_behalf_of }))
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

    /// What was granted: at most one, as long as nothing is revised.
    async fn authorizations(&self, ctx: &Context<'_>) -> Result<Vec<AuthorizationNode>> {
        if !self.application.status.is_decided() {
            return Ok(Vec::new());
        }
        Ok(ctx.load::<AuthorizationsOf>(self.application.id).await?.unwrap_or_default().into_iter().map(Into::into).collect())
    }

    /// What the viewer may do to it now.
    async fn viewer_can(&self, ctx: &Context<'_>) -> ApplicationPermissions {
        ApplicationPermissions::of(ctx.viewer(), &self.application)
    }
}

impl ApplicationNode {
    async fn attached(&self, ctx: &Context<'_>) -> Result<Vec<Document>> {
        if self.document_count == 0 {
            return Ok(Vec::new());
        }
        Ok(ctx.load::<DocumentsOfApplication>(self.application.id).await?.unwrap_or_default())
    }
}

payload! {
    /// The answer to an act on an application.
    ApplicationPayload { application: ApplicationNode }
}

/// Applications by key.
pub struct ApplicationById;

impl Load for ApplicationById {
    type Key = ApplicationId;
    type Value = Application;

    async fn load(db: &mut PgConnection, _: &RequestContext, ids: Vec<ApplicationId>) -> Result<HashMap<ApplicationId, Application>> {
        let ids: Vec<Uuid> = ids.into_iter().map(|id| id.0).collect();
        Ok(store::find(db, &ids).await?.into_iter().map(|application| (application.id, application)).collect())
    }
}
