//! The application as a node.

use std::collections::HashMap;

use async_graphql::{ID, SimpleObject};
use omnia_edge::PlainFields;
use omnia_rules::cause::{Benefit, Cause, Fund};
use omnia_rules::controls::PaymentMode;
use sqlx::PgConnection;
use uuid::Uuid;

use super::parts::{DateRange, UnionStepNode, WorkforceNode};
use crate::applications::lifecycle::domain::Application;
use crate::applications::lifecycle::status::Status;
use crate::applications::lifecycle::store;
use crate::core::Result;
use crate::core::batch::Load;
use crate::core::graph::identifiers::{ProtocolNumber, Ticket};
use crate::core::graph::{Amount, Date, DateTime, PersonNode, payload};
use crate::core::ids::ApplicationId;
use crate::core::request_context::RequestContext;

/// An application for a benefit (domanda).
#[derive(SimpleObject, PlainFields)]
#[graphql(name = "Application", complex)]
pub struct ApplicationNode {
    /// As `node(id:)` takes it; it never changes.
    pub id: ID,
    /// Grows by one with each change; an act names the version it was decided on.
    pub version: i32,
    /// Where it stands.
    pub status: Status,
    /// What is asked for.
    pub benefit: Benefit,
    /// Why the work is suspended or reduced; null while a draft does not say.
    pub cause: Option<Cause>,
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
    pub payment_mode: Option<PaymentMode>,
    /// The bilateral fund, for AIS_FUND.
    pub fund: Option<Fund>,
    /// When the draft was made.
    pub created_at: DateTime,
    /// When it was last changed, by anybody.
    pub updated_at: DateTime,
    /// When it was sent; null for a draft.
    pub submitted_at: Option<DateTime>,
    /// Protocol number, once it has one.
    pub protocol_number: Option<ProtocolNumber>,
    /// What ties the monthly absence events of UniEmens to it: no other application has it. The hub draws it; while it is a draft,
    /// `updateDraft` takes another.
    pub ticket: Ticket,
    /// The operator who has it in hand.
    pub operator: Option<PersonNode>,
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
            status: application.status,
            benefit: content.benefit,
            cause: content.cause,
            period: application.days().map(|(from, to)| DateRange { from: Date(from), to: Date(to) }),
            weeks: content.weeks(),
            first_event_on: content.event_on.map(Date),
            hours_requested: content.hours_requested.map(Amount),
            workforce: content.workforce.iter().map(Into::into).collect(),
            article10: content.article10.map(|letter| letter.as_str().to_owned()),
            union_step: (content.union_step() != (None, None, None, None)).then_some(union_step),
            payment_mode: content.payment_mode,
            fund: content.fund,
            created_at: DateTime(application.created_at),
            updated_at: DateTime(application.updated_at),
            submitted_at: application.submitted_at.map(DateTime),
            protocol_number: application.protocol_number.clone().map(Into::into),
            ticket: Ticket(content.ticket.to_string()),
            operator: application.operator_person.clone().map(Into::into),
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

payload! {
    /// The answer to an act on an application.
    ApplicationPayload { application: ApplicationNode }
}

/// Applications by key.
pub struct ApplicationById;

impl Load for ApplicationById {
    type Key = ApplicationId;
    type Value = Application;

    async fn load(db: &mut PgConnection, context: &RequestContext, ids: Vec<ApplicationId>) -> Result<HashMap<ApplicationId, Application>> {
        let ids: Vec<Uuid> = ids.into_iter().map(|id| id.0).collect();
        let found = store::find(db, &ids).await?;
        for application in &found {
            context.accesses.application(application.id, application.employer);
        }
        Ok(found.into_iter().map(|application| (application.id, application)).collect())
    }
}
