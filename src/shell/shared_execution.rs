//! Subscribers with the same document, variables, capacity, scopes and language share one execution of each event, and the bytes of its response.

use std::sync::Arc;
use std::time::Duration;

use async_graphql::extensions::{Extension, ExtensionContext, ExtensionFactory, NextExecute, NextPrepareRequest};
use async_graphql::{Request, Response, ServerResult};
use moka::future::Cache;
use omnia_edge::{ResponseWriter, preserialized};
use sha2::{Digest, Sha256};

use crate::core::graph::context_of;
use crate::core::request_context::{RequestContext, SharedKey};

/// How long the response to an event is cached; a slower subscriber executes it again.
const TIME_TO_LIVE: Duration = Duration::from_secs(10);
/// Bytes in the cache at most.
const MAX_BYTES: u64 = 32 << 20;

type ResponseCache = Cache<SharedKey, Arc<[u8]>>;

/// The extension that shares the responses to the events of subscriptions.
pub struct SharedExecution(ResponseCache);

impl Default for SharedExecution {
    fn default() -> Self {
        let weight = |_: &SharedKey, bytes: &Arc<[u8]>| u32::try_from(bytes.len()).unwrap_or(u32::MAX);
        Self(Cache::builder().max_capacity(MAX_BYTES).weigher(weight).time_to_live(TIME_TO_LIVE).build())
    }
}

impl ExtensionFactory for SharedExecution {
    fn create(&self) -> Arc<dyn Extension> {
        Arc::new(Self(self.0.clone()))
    }
}

#[async_trait::async_trait]
impl Extension for SharedExecution {
    async fn prepare_request(&self, ctx: &ExtensionContext<'_>, request: Request, next: NextPrepareRequest<'_>) -> ServerResult<Request> {
        if let Some(context) = context_of(&request) {
            context.set_operation(fingerprint(&request, &context));
        }
        next.run(ctx, request).await
    }

    async fn execute(&self, ctx: &ExtensionContext<'_>, operation_name: Option<&str>, next: NextExecute<'_>) -> Response {
        let Some(key) = ctx.data_opt::<Arc<RequestContext>>().and_then(|context| context.shared_key()) else {
            return next.run(ctx, operation_name).await;
        };
        let Some(writer) = ctx.data_opt::<Arc<ResponseWriter>>() else {
            return next.run(ctx, operation_name).await;
        };
        let bytes = self.0.get_with(key, async { writer.json(next.run(ctx, operation_name).await).into() }).await;
        Response::new(preserialized(bytes.to_vec()))
    }
}

/// The fingerprint of an operation: two with the same one have the same response.
fn fingerprint(request: &Request, context: &RequestContext) -> [u8; 32] {
    let capacity = context.person().map(|person| person.capacity.id.0).unwrap_or_default();
    let token = context.person().ok().and_then(|person| person.program.as_ref());
    let scopes = token.map(|token| token.scopes.iter().map(|scope| scope.as_str()).collect::<Vec<_>>().join(" "));
    let variables = serde_json::to_string(&request.variables).unwrap_or_default();
    let mut hash = Sha256::new();
    for part in [
        capacity.as_bytes(),
        scopes.as_deref().unwrap_or_default().as_bytes(),
        context.language.tag().as_bytes(),
        request.operation_name.as_deref().unwrap_or_default().as_bytes(),
        variables.as_bytes(),
    ] {
        hash.update(u64::try_from(part.len()).unwrap_or_default().to_le_bytes());
        hash.update(part);
    }
    hash.update(request.query.as_bytes());
    hash.finalize().into()
}
