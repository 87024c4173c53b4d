//! The executor of the hub: a schema for queries and mutations, and one with extensions for subscriptions.

use std::sync::Arc;

use async_graphql::{Data, Executor, Request, Response, ValidationMode};
use futures_util::stream::{self, BoxStream};
use futures_util::{FutureExt, StreamExt};
use omnia_edge::{LimitExtension, is_heavy};

use super::schema::{HubSchema, HubSchemaBuilder, schema};
use super::scope_check;
use super::shared_execution::SharedExecution;
use crate::core::graph::{Mask, context_of, describe, log_unavailable, mask_response};

/// Executes operations.
#[derive(Clone)]
pub struct Graph {
    /// Without extensions, which are called at each field of each row, and took about a third of the CPU of a list.
    plain: HubSchema,
    /// For subscriptions, and for queries so heavy that each of their fields is checked against a limit.
    extended: HubSchema,
}

impl Graph {
    /// The graph, with the data that its resolvers need.
    pub fn with(add_data: impl Fn(HubSchemaBuilder) -> HubSchemaBuilder) -> Self {
        // The edge has validated the document.
        let schema = || schema().validation_mode(ValidationMode::Fast);
        let extended = schema().extension(SharedExecution::default()).extension(Mask).extension(LimitExtension);
        Self { plain: add_data(schema()).finish(), extended: add_data(extended).finish() }
    }
}

#[async_trait::async_trait]
impl Executor for Graph {
    async fn execute(&self, mut request: Request) -> Response {
        if let Some(refused) = scope_check::refuse(&mut request).await {
            return refused;
        }
        let context = context_of(&request);
        if let Some(context) = &context {
            describe(&mut request, context);
            if let Err(error) = context.reserve_access().await {
                return Response::from_errors(vec![log_unavailable(&error, context.language)]);
            }
        }
        if is_heavy(&request) {
            return self.extended.execute(request).await;
        }
        let response = self.plain.execute(request).await;
        match context {
            Some(context) => mask_response(response, &context).await,
            None => response,
        }
    }

    fn execute_stream(&self, mut request: Request, session: Option<Arc<Data>>) -> BoxStream<'static, Response> {
        let extended = self.extended.clone();
        let responses = async move {
            match scope_check::refuse(&mut request).await {
                Some(refused) => stream::once(std::future::ready(refused)).boxed(),
                None => Executor::execute_stream(&extended, request, session),
            }
        };
        responses.flatten_stream().boxed()
    }
}
