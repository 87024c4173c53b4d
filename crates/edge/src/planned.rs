//! Objects of long lists: what is plain is copied, and only the rest is awaited.
//!
//! async-graphql boxes a future, and makes a context, for each leaf of each row.
use std::{borrow::Cow, sync::Arc};

use async_graphql::{
    ContextSelectionSet, OutputType, Positioned, ServerResult, Value,
    indexmap::IndexMap,
    parser::types::{Field, Selection},
    registry::Registry,
    resolver_utils::ContainerType,
};
use futures_util::future::join_all;

use super::{bounds::Bounds, plain::PlainFields};

/// An object whose plain fields are copied into the answer.
pub struct Planned<N>(pub N);

#[async_trait::async_trait]
impl<N: ContainerType + PlainFields> OutputType for Planned<N> {
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
        let is_watched = ctx.data_opt::<Arc<Bounds>>().is_none_or(|bounds| bounds.is_watched());
        match is_watched {
            true => self.0.resolve(ctx, field).await,
            false => self.copy(ctx, field).await,
        }
    }
}

impl<N: ContainerType + PlainFields> Planned<N> {
    async fn copy(&self, ctx: &ContextSelectionSet<'_>, field: &Positioned<Field>) -> ServerResult<Value> {
        let items = &ctx.item.node.items;
        let (mut object, mut awaited) = (IndexMap::with_capacity(items.len()), Vec::new());
        for item in items {
            let Selection::Field(selected) = &item.node else { return self.0.resolve(ctx, field).await };
            let (key, name) = (&selected.node.response_key().node, selected.node.name.node.as_str());
            let value = if name == "__typename" {
                Some(Value::String(self.0.introspection_type_name().into()))
            } else {
                self.0.plain(&selected.node)
            };
            if value.is_none() {
                awaited.push(async move { (key, self.0.resolve_field(&ctx.with_field(selected)).await) });
            }
            // Whatever is awaited has its place kept.
            object.insert(key.clone(), value.unwrap_or_default());
        }
        for (key, value) in join_all(awaited).await {
            match value {
                Ok(value) => object[key.as_str()] = value.unwrap_or_default(),
                Err(error) => ctx.add_error(error),
            }
        }
        Ok(Value::Object(object))
    }
}

#[cfg(test)]
mod tests {
    use async_graphql::{
        ComplexObject, EmptyMutation, EmptySubscription, Enum, Name, Object, Request, Schema, SimpleObject, parser::types::OperationType,
        value,
    };

    use super::*;
    use crate::{
        AnswerLimits, Language, PlainFields,
        holder::{Caller, Holder},
        room::Room,
    };

    #[derive(Clone, Copy, PartialEq, Eq, Enum)]
    enum Kind {
        VeryBig,
    }

    #[derive(Clone, SimpleObject, PlainFields)]
    #[graphql(complex)]
    struct Row {
        row_id: i32,
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
            row_id: 7,
            text: None,
            kind: Kind::VeryBig,
            no_kind: None,
            names: vec!["x".to_owned()],
            within: Within { deep: true },
            hidden,
        };
        (0..3).map(row).collect()
    }

    #[Object]
    impl Query {
        async fn planned(&self) -> Vec<Planned<Row>> {
            rows().into_iter().map(Planned).collect()
        }

        async fn bare(&self) -> Vec<Row> {
            rows()
        }
    }

    fn bounds(cost: u64) -> Arc<Bounds> {
        let caller = Caller { holder: Holder::Many, language: Language::English };
        Bounds::new(OperationType::Query, caller, AnswerLimits::default(), cost, Room::new(1))
    }

    #[tokio::test]
    async fn a_planned_list_answers_as_its_objects_do_one_by_one() {
        let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
        let ask = |list: &str| {
            let query = format!("{{ rows: {list} {{ __typename later a: text rowId kind otherName within {{ deep }} }} }}");
            schema.execute(Request::new(query).data(bounds(1)))
        };

        let (bare, planned) = (ask("bare").await, ask("planned").await);

        let Value::Object(data) = planned.data else { unreachable!() };
        let Value::Object(expected) = bare.data else { unreachable!() };
        let (Value::List(found), Value::List(expected)) = (&data["rows"], &expected["rows"]) else { unreachable!() };
        let keys: Vec<_> = found.iter().map(|row| matches!(row, Value::Object(row) if row.keys().map(Name::as_str).eq(KEYS))).collect();
        assert_eq!((found[0].clone(), found[2].clone()), (expected[0].clone(), expected[2].clone()));
        assert_eq!(keys, [true, true, true]);
        assert_eq!((planned.errors.len(), &planned.errors[0].path), (1, &bare.errors[0].path));
    }

    fn selected(field: &str) -> Field {
        let document = async_graphql::parser::parse_query(format!("{{ {field} }}")).expect("a document");
        let Some((_, operation)) = document.operations.iter().next() else { unreachable!() };
        let Selection::Field(field) = &operation.node.selection_set.node.items[0].node else { unreachable!() };
        field.node.clone()
    }

    const KEYS: [&str; 7] = ["__typename", "later", "a", "rowId", "kind", "otherName", "within"];

    #[test]
    fn only_leaves_that_the_graph_shows_are_plain() {
        let row = &rows()[0];
        let plain = |field: &str| row.plain(&selected(field));

        assert!(["rowId", "text", "kind", "noKind", "otherName", "within { deep }"].iter().all(|field| plain(field).is_some()));
        assert!(["hidden", "names", "later", "within { ...F }"].iter().all(|field| plain(field).is_none()));
        assert_eq!(plain("kind"), Some(Value::Enum(Name::new("VERY_BIG"))));
        assert_eq!(plain("within { t: __typename deep }"), Some(value!({ "t": "Within", "deep": true })));
    }
}
