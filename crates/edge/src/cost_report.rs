//! Reports the cost of an operation to clients that request it.
use async_graphql::{Value, to_value};
use serde::Serialize;

use super::{Complexity, DocumentLimits};

/// A request header: its presence requests the cost of the operation, whatever its value.
pub const COST_HEADER: &str = "graphql-cost";

/// The value of `extensions.cost` in a response.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CostReport {
    cost: u64,
    depth: u64,
    max_cost: u64,
    max_depth: u64,
}

impl CostReport {
    /// The cost of an operation, and what its caller may spend.
    pub fn of(complexity: Complexity, limits: &DocumentLimits) -> Self {
        Self { cost: complexity.cost, depth: complexity.depth, max_cost: limits.max_cost, max_depth: limits.max_depth }
    }

    /// The report as a GraphQL value.
    pub fn to_value(self) -> Value {
        to_value(self).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value as Json, json};

    use super::*;
    use crate::test_gateway::TestGateway;

    const HEADER: (&str, &str) = (COST_HEADER, "1");

    fn cost(cost: u64, depth: u64) -> Json {
        json!({ "cost": { "cost": cost, "depth": depth, "maxCost": 50_000, "maxDepth": 20 } })
    }

    #[tokio::test]
    async fn the_cost_of_an_operation_is_reported_on_request() {
        let gateway = TestGateway::new();
        let parameters = json!({ "query": "{ name ages }" });

        let with_header = gateway.post_with(&[HEADER], parameters.clone()).await.json();
        let without_header = gateway.post(parameters).await.json();

        assert_eq!(with_header, json!({ "data": { "name": "Rossi", "ages": [40, 41] }, "extensions": cost(102, 1) }));
        assert_eq!(without_header, json!({ "data": { "name": "Rossi", "ages": [40, 41] } }));
    }

    #[tokio::test]
    async fn an_operation_without_resolvers_has_a_cost_too() {
        let response = TestGateway::new().post_with(&[HEADER], json!({ "query": "{ __typename }" })).await.json();

        assert_eq!(response, json!({ "data": { "__typename": "Query" }, "extensions": cost(1, 1) }));
    }

    #[tokio::test]
    async fn each_event_of_a_stream_reports_the_cost() {
        let (gateway, stream) = (TestGateway::new(), ("accept", "text/event-stream"));
        let expected = format!(",\"extensions\":{}}}\n", cost(1, 1));

        let query = gateway.post_with(&[HEADER, stream], json!({ "query": "{ name }" })).await.text;
        let subscription = gateway.post_with(&[HEADER, stream], json!({ "query": "subscription { age }" })).await.text;

        assert!(query.contains(&expected), "{query}");
        assert!(subscription.contains(&expected), "{subscription}");
    }

    #[tokio::test]
    async fn what_was_not_executed_has_no_cost() {
        let response = TestGateway::new().post_with(&[HEADER], json!({ "query": "{ nothing }" })).await.json();

        assert!(response.get("extensions").is_none(), "{response}");
    }
}
