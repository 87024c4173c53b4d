//! The rows of a list, a page after the other, as the graph answers them.

use omnia_edge::{Authenticator, OwnQueries, QueryRefused};
use serde_json::{Map, Value};

use super::columns::List;

/// Reads a list from its beginning to its end.
pub struct Pages<D: Authenticator, E> {
    queries: OwnQueries<D, E>,
    query: String,
    variables: Map<String, Value>,
    has_more: bool,
}

/// Why a page could not be read.
pub enum PageError {
    /// The caller was refused.
    Refused(QueryRefused),
    /// The response has errors.
    Errors(Value),
}

impl<D: Authenticator, E: async_graphql::Executor> Pages<D, E> {
    /// The pages of a list in a hub of the graph.
    pub fn of(queries: OwnQueries<D, E>, list: &List, hub: &str, variables: Map<String, Value>) -> Self {
        Self { queries, query: list.query(hub), variables, has_more: true }
    }

    /// The next page; none after the last one.
    pub async fn next(&mut self) -> Result<Option<Vec<Value>>, PageError> {
        if !self.has_more {
            return Ok(None);
        }
        let mut response = self.queries.ask(&self.query, self.variables.clone()).await.map_err(PageError::Refused)?;
        if response.get("errors").is_some() {
            return Err(PageError::Errors(response));
        }
        let list = response.pointer_mut("/data/viewer/hub/list").map(Value::take).unwrap_or_default();
        self.has_more = list["pageInfo"]["hasNextPage"] == true;
        self.variables.insert("after".to_owned(), list["pageInfo"]["endCursor"].clone());
        match list {
            Value::Object(mut list) => match list.remove("nodes") {
                Some(Value::Array(nodes)) => Ok(Some(nodes)),
                _ => Ok(None),
            },
            _ => Ok(None),
        }
    }
}
