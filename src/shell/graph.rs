//! The graph that a hub serves: one for questions and acts, and the same one with what subscriptions need besides.

use std::sync::Arc;

use async_graphql::{Data, Executor, Request, Response, ValidationMode};
use futures_util::stream::BoxStream;
use omnia_edge::{LimitExtension, is_heavy};

use super::schema::{HubSchema, HubSchemaBuilder, schema};
use super::shared_execution::Share;
use crate::core::graph::{Mask, context_of, mask_response};

/// Executes what was asked.
#[derive(Clone)]
pub struct Graph {
    /// Bare: an extension is called at each field of each row, and took about a third of the CPU of a list.
    asked: HubSchema,
    /// For subscriptions, and for queries so heavy that each of their fields is watched over.
    followed: HubSchema,
}

impl Graph {
    /// The graph, with the parts that a running hub gives it.
    pub fn with(furnish: impl Fn(HubSchemaBuilder) -> HubSchemaBuilder) -> Self {
        // The edge has validated what is executed here.
        let schema = || schema().validation_mode(ValidationMode::Fast);
        let followed = schema().extension(Share::default()).extension(Mask).extension(LimitExtension);
        Self { asked: furnish(schema()).finish(), followed: furnish(followed).finish() }
    }
}

#[async_trait::async_trait]
impl Executor for Graph {
    async fn execute(&self, request: Request) -> Response {
        if is_heavy(&request) {
            return self.followed.execute(request).await;
        }
        let context = context_of(&request);
        let response = self.asked.execute(request).await;
        match context {
            Some(context) => mask_response(response, &context).await,
            None => response,
        }
    }

    fn execute_stream(&self, request: Request, session: Option<Arc<Data>>) -> BoxStream<'static, Response> {
        Executor::execute_stream(&self.followed, request, session)
    }
}
