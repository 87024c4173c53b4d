//! The graph that a hub serves: one for questions and acts, and the same one with what subscriptions need besides.

use std::sync::Arc;

use async_graphql::{Data, Executor, Request, Response};
use futures_util::stream::BoxStream;

use super::schema::{HubSchema, HubSchemaBuilder, schema};
use super::share::Share;
use crate::core::graph::{Mask, call_of, masked};

/// Executes what was asked.
#[derive(Clone)]
pub struct Graph {
    /// Bare: an extension is called at each field of each row, and took about a third of the CPU of a list.
    asked: HubSchema,
    followed: HubSchema,
}

impl Graph {
    /// The graph, with the parts that a running hub gives it.
    pub fn with(furnish: impl Fn(HubSchemaBuilder) -> HubSchemaBuilder) -> Self {
        Self { asked: furnish(schema()).finish(), followed: furnish(schema().extension(Share::default()).extension(Mask)).finish() }
    }
}

#[async_trait::async_trait]
impl Executor for Graph {
    async fn execute(&self, request: Request) -> Response {
        let call = call_of(&request);
        let response = self.asked.execute(request).await;
        match call {
            Some(call) => masked(response, &call).await,
            None => response,
        }
    }

    fn execute_stream(&self, request: Request, session: Option<Arc<Data>>) -> BoxStream<'static, Response> {
        Executor::execute_stream(&self.followed, request, session)
    }
}
