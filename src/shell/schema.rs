//! The schema: the rooms' parts of the graph, made one.

use async_graphql::{MergedObject, MergedSubscription, Schema, SchemaBuilder};

use super::node::NodeQuery;
use crate::applications::{ApplicationMutation, ApplicationQuery, ApplicationSubscription, SimulationQuery};
use crate::authorizations::{AuthorizationMutation, AuthorizationQuery};
use crate::benefits::BenefitQuery;
use crate::dashboard::{DashboardQuery, DashboardSubscription};
use crate::delegations::{DelegationMutation, DelegationQuery};
use crate::documents::{DocumentMutation, DocumentQuery};
use crate::identity::{IdentityMutation, IdentityQuery};
use crate::interlocutions::{InterlocutionMutation, InterlocutionQuery, InterlocutionSubscription};
use crate::registry::RegistryQuery;

/// What can be read.
#[derive(MergedObject, Default)]
pub struct Query(
    IdentityQuery,
    RegistryQuery,
    BenefitQuery,
    DelegationQuery,
    ApplicationQuery,
    SimulationQuery,
    DocumentQuery,
    InterlocutionQuery,
    AuthorizationQuery,
    DashboardQuery,
    NodeQuery,
);

/// What can be done.
#[derive(MergedObject, Default)]
pub struct Mutation(
    IdentityMutation,
    DelegationMutation,
    ApplicationMutation,
    DocumentMutation,
    InterlocutionMutation,
    AuthorizationMutation,
);

/// What can be followed.
#[derive(MergedSubscription, Default)]
pub struct Subscription(ApplicationSubscription, InterlocutionSubscription, DashboardSubscription);

pub type HubSchema = Schema<Query, Mutation, Subscription>;
pub type HubSchemaBuilder = SchemaBuilder<Query, Mutation, Subscription>;

/// The schema, still without the parts that a running hub gives it.
pub fn schema() -> HubSchemaBuilder {
    Schema::build(Query::default(), Mutation::default(), Subscription::default())
}

/// The schema in the schema language, sorted, as it stands in schema.graphql.
pub fn sdl() -> String {
    let options = async_graphql::SDLExportOptions::new().sorted_fields().sorted_arguments().sorted_enum_items().include_specified_by();
    schema().finish().sdl_with_options(options)
}
