//! Objects of long lists: plain fields are serialized directly, and only the others are resolved.
//!
//! async-graphql boxes a future and makes a context for each leaf of each row.
use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use async_graphql::indexmap::IndexMap;
use async_graphql::parser::types::{Field, Selection};
use async_graphql::registry::Registry;
use async_graphql::resolver_utils::ContainerType;
use async_graphql::{ContextSelectionSet, Name, OutputType, Positioned, ServerResult, Value};
use futures_util::future::join_all;
use hyper::body::Bytes;

use super::execution_limiter::ExecutionLimiter;
use super::plain::{PlainFields, write_json, write_key};

/// An object whose plain fields are serialized directly into the response.
pub struct DirectObject<N>(pub N);

#[async_trait::async_trait]
impl<N: ContainerType + PlainFields> OutputType for DirectObject<N> {
    fn type_name() -> Cow<'static, str> {
        N::type_name()
    }

    fn create_type_info(registry: &mut Registry) -> String {
        N::create_type_info(registry)
    }

    fn introspection_type_name(&self) -> Cow<'static, str> {
        self.0.introspection_type_name()
    }

    async fn resolve(&self, ctx: &ContextSelectionSet<'_>, field: &Positioned<Field>) -> ServerResult<Value> {
        match ctx.data_opt::<Arc<ExecutionLimiter>>().is_some_and(|limiter| limiter.writes_directly()) {
            true => self.write(ctx, field).await,
            false => self.0.resolve(ctx, field).await,
        }
    }
}

impl<N: ContainerType + PlainFields> DirectObject<N> {
    async fn write(&self, ctx: &ContextSelectionSet<'_>, field: &Positioned<Field>) -> ServerResult<Value> {
        let mut row = Row { json: Vec::with_capacity(256), fields: Vec::with_capacity(ctx.item.node.items.len()) };
        let mut awaited = Vec::new();
        for item in &ctx.item.node.items {
            let Selection::Field(selected) = &item.node else { return self.0.resolve(ctx, field).await };
            let is_written = row.write(&selected.node, |json| match selected.node.name.node.as_str() {
                "__typename" => write_json(&*self.0.introspection_type_name(), json),
                _ => self.0.write_field(&selected.node, json),
            });
            if !is_written {
                awaited.push(async move { self.0.resolve_field(&ctx.with_field(selected)).await });
            }
        }
        let mut resolved = Vec::with_capacity(awaited.len());
        for value in join_all(awaited).await {
            resolved.push(value.map_err(|error| ctx.add_error(error)).ok().map(Option::unwrap_or_default));
        }
        Ok(row.finish(resolved))
    }
}

/// An object while it is written: the JSON of its plain fields, and which fields are awaited.
struct Row<'a> {
    json: Vec<u8>,
    /// The response keys, each with its range in `json`; none for a field that is awaited.
    fields: Vec<(&'a Name, Option<Range<usize>>)>,
}

impl<'a> Row<'a> {
    fn write(&mut self, selected: &'a Field, write: impl FnOnce(&mut Vec<u8>) -> bool) -> bool {
        let start = self.json.len();
        let is_written = write(&mut self.json);
        if !is_written {
            self.json.truncate(start);
        }
        self.fields.push((&selected.response_key().node, is_written.then_some(start..self.json.len())));
        is_written
    }

    /// The object as JSON if no field can still be null by an error; else an object whose plain values are JSON.
    fn finish(self, resolved: Vec<Option<Value>>) -> Value {
        let is_whole =
            resolved.iter().all(|value| matches!(value, Some(Value::Binary(_) | Value::String(_) | Value::Number(_) | Value::Boolean(_))));
        let is_shown = self.fields.iter().all(|(key, _)| !key.starts_with('@'));
        if is_whole && is_shown { self.whole(resolved) } else { self.parts(resolved) }
    }

    fn whole(self, resolved: Vec<Option<Value>>) -> Value {
        let mut resolved = resolved.into_iter().flatten();
        let mut json = Vec::with_capacity(self.json.len() + 32 * self.fields.len());
        json.push(b'{');
        for (at, (key, range)) in self.fields.into_iter().enumerate() {
            if at > 0 {
                json.push(b',');
            }
            write_key(key, &mut json);
            match range {
                Some(range) => json.extend_from_slice(&self.json[range]),
                None => append(resolved.next().unwrap_or_default(), &mut json),
            }
        }
        json.push(b'}');
        Value::Binary(json.into())
    }

    fn parts(self, resolved: Vec<Option<Value>>) -> Value {
        let json = Bytes::from(self.json);
        let mut resolved = resolved.into_iter();
        let mut object = IndexMap::with_capacity(self.fields.len());
        for (key, range) in self.fields {
            let value = match range {
                Some(range) => Some(Value::Binary(json.slice(range))),
                None => resolved.next().flatten(),
            };
            object.insert(key.clone(), value.unwrap_or_default());
        }
        Value::Object(object)
    }
}

fn append(value: Value, json: &mut Vec<u8>) {
    match value {
        Value::Binary(written) => json.extend_from_slice(&written),
        // A leaf can always be written as JSON.
        leaf => drop(write_json(&leaf, json)),
    }
}

#[cfg(test)]
mod tests {
    use async_graphql::parser::types::OperationType;
    use async_graphql::{ComplexObject, EmptyMutation, EmptySubscription, Enum, Object, Request, Schema, SimpleObject};

    use super::*;
    use crate::budget::Budget;
    use crate::quota_key::{Caller, QuotaKey};
    use crate::rate::RateKeys;
    use crate::{ExecutionLimits, Language, PlainFields};

    #[derive(Clone, Copy, PartialEq, Eq, Enum)]
    enum Kind {
        VeryBig,
    }

    #[derive(Clone, SimpleObject, PlainFields)]
    #[graphql(complex)]
    struct Row {
        given_id: i32,
        text: Option<String>,
        kind: Kind,
        no_kind: Option<Kind>,
        #[graphql(name = "otherName")]
        names: Vec<String>,
        within: Within,
        #[graphql(skip)]
        hidden: i32,
    }

    #[derive(Clone, SimpleObject, PlainFields)]
    struct Within {
        deep: bool,
    }

    #[ComplexObject]
    impl Row {
        async fn later(&self) -> async_graphql::Result<i32> {
            tokio::task::yield_now().await;
            if self.hidden == 1 { Err("no".into()) } else { Ok(self.hidden) }
        }
    }

    struct Query;

    fn rows() -> Vec<Row> {
        let row = |hidden| Row {
            given_id: 7,
            text: Some("x".to_owned()),
            kind: Kind::VeryBig,
            no_kind: Some(Kind::VeryBig),
            names: vec!["x".to_owned()],
            within: Within { deep: true },
            hidden,
        };
        (0..3).map(row).collect()
    }

    #[Object]
    impl Query {
        async fn direct(&self) -> Vec<DirectObject<Row>> {
            rows().into_iter().map(DirectObject).collect()
        }

        async fn bare(&self) -> Vec<Row> {
            rows()
        }
    }

    fn limiter(cost: u64) -> Arc<ExecutionLimiter> {
        let caller = Caller { quota_key: QuotaKey::Exempt, rate_keys: RateKeys::NONE, language: Language::English, wants_cost: false };
        ExecutionLimiter::new(OperationType::Query, caller, ExecutionLimits::default(), cost, true, Budget::new(1))
    }

    #[tokio::test]
    async fn a_list_of_direct_objects_has_the_response_of_its_objects() {
        let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
        let execute = |list: &str| {
            let query = format!("{{ rows: {list} {{ __typename later a: text givenId kind otherName within {{ deep }} }} }}");
            schema.execute(Request::new(query).data(limiter(1)))
        };

        let (bare, direct) = (execute("bare").await, execute("direct").await);

        assert_eq!(json_of(&direct.data), json_of(&bare.data));
        assert_eq!((direct.errors.len(), &direct.errors[0].path), (1, &bare.errors[0].path));
    }

    /// The value with its serialized JSON parsed, and keys in any order.
    fn json_of(value: &Value) -> serde_json::Value {
        match value {
            Value::Binary(json) => serde_json::from_slice(json).expect("JSON"),
            Value::List(items) => items.iter().map(json_of).collect(),
            Value::Object(fields) => {
                let fields =
                    fields.iter().filter(|(_, value)| **value != Value::Null).map(|(key, value)| (key.to_string(), json_of(value)));
                serde_json::Value::Object(fields.filter(|(_, value)| !value.is_null()).collect())
            }
            leaf => serde_json::to_value(leaf).expect("JSON"),
        }
    }

    fn selected(field: &str) -> Field {
        let document = async_graphql::parser::parse_query(format!("{{ {field} }}")).expect("a document");
        let Some((_, operation)) = document.operations.iter().next() else { unreachable!() };
        let Selection::Field(field) = &operation.node.selection_set.node.items[0].node else { unreachable!() };
        field.node.clone()
    }

    #[test]
    fn only_leaves_that_the_schema_shows_are_plain() {
        let row = &rows()[0];
        let plain = |field: &str| {
            let mut json = Vec::new();
            row.write_field(&selected(field), &mut json).then(|| String::from_utf8(json).expect("a text"))
        };

        assert!(["givenId", "text", "kind", "noKind", "otherName", "within { deep }"].iter().all(|field| plain(field).is_some()));
        assert!(["hidden", "names", "later", "within { ...F }"].iter().all(|field| plain(field).is_none()));
        assert_eq!(plain("kind").as_deref(), Some("\"VERY_BIG\""));
        assert_eq!(plain("within { t: __typename deep }").as_deref(), Some(r#"{"t":"Within","deep":true}"#));
    }
}
