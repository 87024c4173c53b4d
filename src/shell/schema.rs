//! The schema: the GraphQL parts of all modules, merged.

use async_graphql::{MergedObject, MergedSubscription, Schema, SchemaBuilder};
use chrono::{DateTime, NaiveDate, Utc};

use super::changes::{ChangeQuery, ChangeSubscription};
use super::node::NodeQuery;
use crate::access_log::{AccessEntryNode, AccessLogQuery, AccessSealNode};
use crate::applications::{
    ApplicationConnection, ApplicationMutation, ApplicationQuery, ApplicationSubscription, BeneficiaryNode, BulkQuery, EstimateLine,
    SimulationQuery,
};
use crate::authorizations::{AuthorizationConnection, AuthorizationMutation, AuthorizationQuery, DecisionConnection, ProposalConnection};
use crate::benefits::BenefitQuery;
use crate::core::graph::Paged;
use crate::dashboard::{DashboardQuery, DashboardSubscription, DeadlineNode, EmployerConnection};
use crate::delegations::{CollaboratorNode, DelegationMutation, DelegationNode, DelegationQuery};
use crate::documents::{DocumentMutation, DocumentQuery};
use crate::identity::administration::AdministrationMutation;
use crate::identity::programs::{ProgramMutation, ProgramNode, ProgramQuery};
use crate::identity::webhooks::WebhookMutation;
use crate::identity::{
    AccountNode, IdentityMutation, IdentityQuery, NoticeMutation, NoticeQuery, NoticeSubscription, SecondFactorMutation, SecondFactorQuery,
    SecurityNoticeNode, SessionNode,
};
use crate::interlocutions::{InterlocutionMutation, InterlocutionQuery, InterlocutionSubscription};
use crate::notes::NoteMutation;
use crate::registry::RegistryQuery;

/// What can be read.
#[derive(MergedObject, Default)]
pub struct Query(
    IdentityQuery,
    SecondFactorQuery,
    NoticeQuery,
    ProgramQuery,
    RegistryQuery,
    BenefitQuery,
    DelegationQuery,
    ApplicationQuery,
    SimulationQuery,
    BulkQuery,
    DocumentQuery,
    InterlocutionQuery,
    AuthorizationQuery,
    DashboardQuery,
    AccessLogQuery,
    ChangeQuery,
    NodeQuery,
);

/// What can be done.
#[derive(MergedObject, Default)]
pub struct Mutation(
    IdentityMutation,
    SecondFactorMutation,
    NoticeMutation,
    ProgramMutation,
    WebhookMutation,
    AdministrationMutation,
    DelegationMutation,
    ApplicationMutation,
    DocumentMutation,
    InterlocutionMutation,
    AuthorizationMutation,
    NoteMutation,
);

/// What can be followed.
#[derive(MergedSubscription, Default)]
pub struct Subscription(ApplicationSubscription, InterlocutionSubscription, DashboardSubscription, NoticeSubscription, ChangeSubscription);

/// The executable schema.
pub type HubSchema = Schema<Query, Mutation, Subscription>;
/// The schema, before the data of its resolvers is added.
pub type HubSchemaBuilder = SchemaBuilder<Query, Mutation, Subscription>;

/// The schema, without the data of its resolvers.
pub fn schema() -> HubSchemaBuilder {
    describe_pages(Schema::build(Query::default(), Mutation::default(), Subscription::default()))
}

/// The library generates the types of pages without a description.
fn describe_pages(schema: HubSchemaBuilder) -> HubSchemaBuilder {
    schema
        .override_output_type_description::<Paged<String, AccountNode>>("A page of accounts, by name.")
        .override_output_type_description::<Paged<i64, AccessEntryNode>>("A page of the access log, the newest entry first.")
        .override_output_type_description::<Paged<NaiveDate, AccessSealNode>>("A page of the seals of the access log, the oldest first.")
        .override_output_type_description::<ApplicationConnection>("A page of applications.")
        .override_output_type_description::<Paged<i32, BeneficiaryNode>>("A page of the workers of an application.")
        .override_output_type_description::<Paged<String, CollaboratorNode>>("A page of collaborators of an intermediary.")
        .override_output_type_description::<Paged<NaiveDate, DeadlineNode>>("A page of terms, the nearest first.")
        .override_output_type_description::<Paged<DateTime<Utc>, DelegationNode>>("A page of delegations.")
        .override_output_type_description::<AuthorizationConnection>("A page of authorizations, the newest first.")
        .override_output_type_description::<EmployerConnection>("A page of employers.")
        .override_output_type_description::<Paged<usize, EstimateLine>>("A page of the estimate, a line for each worker.")
        .override_output_type_description::<Paged<DateTime<Utc>, ProgramNode>>("A page of programs, the newest first.")
        .override_output_type_description::<ProposalConnection>("A page of proposals of decision.")
        .override_output_type_description::<DecisionConnection>("A page of proposals that were signed: the decisions, the newest first.")
        .override_output_type_description::<Paged<DateTime<Utc>, SecurityNoticeNode>>("A page of notices, the newest first.")
        .override_output_type_description::<Paged<DateTime<Utc>, SessionNode>>("A page of the viewer's sessions, the newest first.")
}

/// The schema in the schema definition language, sorted, as in schema.graphql.
pub fn sdl() -> String {
    let options = async_graphql::SDLExportOptions::new().sorted_fields().sorted_arguments().sorted_enum_items().include_specified_by();
    schema().finish().sdl_with_options(options)
}
