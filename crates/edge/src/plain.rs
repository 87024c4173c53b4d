//! Values that need no awaiting: they are copied into the answer as they are.
use async_graphql::{
    ID, Value,
    indexmap::IndexMap,
    parser::types::{Field, Selection},
};

/// A value that needs no resolver: a leaf, or an object of such values.
pub trait PlainValue {
    /// What of it is selected; none where a part of that needs a resolver.
    fn plain_value(&self, selected: &Field) -> Option<Value>;
}

/// An object of which some fields are plain values.
pub trait PlainFields {
    /// The value of a field; none where a resolver gives it.
    fn plain(&self, selected: &Field) -> Option<Value>;

    /// All that is selected of the object; none where a resolver gives a part of it.
    fn plain_object(&self, type_name: &str, selected: &Field) -> Option<Value> {
        let items = &selected.selection_set.node.items;
        let mut object = IndexMap::with_capacity(items.len());
        for item in items {
            let Selection::Field(field) = &item.node else { return None };
            let value = match field.node.name.node.as_str() {
                "__typename" => Value::String(type_name.to_owned()),
                _ => self.plain(&field.node)?,
            };
            object.insert(field.node.response_key().node.clone(), value);
        }
        Some(Value::Object(object))
    }
}

impl PlainValue for i32 {
    fn plain_value(&self, _: &Field) -> Option<Value> {
        Some(Value::Number((*self).into()))
    }
}

impl PlainValue for i64 {
    fn plain_value(&self, _: &Field) -> Option<Value> {
        Some(Value::Number((*self).into()))
    }
}

impl PlainValue for bool {
    fn plain_value(&self, _: &Field) -> Option<Value> {
        Some(Value::Boolean(*self))
    }
}

impl PlainValue for String {
    fn plain_value(&self, _: &Field) -> Option<Value> {
        Some(Value::String(self.clone()))
    }
}

impl PlainValue for ID {
    fn plain_value(&self, _: &Field) -> Option<Value> {
        Some(Value::String(self.0.clone()))
    }
}

impl<T: PlainValue> PlainValue for Option<T> {
    fn plain_value(&self, selected: &Field) -> Option<Value> {
        self.as_ref().map_or(Some(Value::Null), |value| value.plain_value(selected))
    }
}

impl<T: PlainValue> PlainValue for Vec<T> {
    fn plain_value(&self, selected: &Field) -> Option<Value> {
        self.iter().map(|value| value.plain_value(selected)).collect::<Option<_>>().map(Value::List)
    }
}

/// A field, for whoever derives [`PlainFields`]: the compiler prefers [`IsLeaf`], and takes [`IsNoLeaf`] where that is not given.
pub struct Leaf<'a, T>(pub &'a T);

pub trait IsLeaf {
    fn plain(&self, selected: &Field) -> Option<Value>;
}

pub trait IsNoLeaf {
    fn plain(&self, selected: &Field) -> Option<Value>;
}

impl<T: PlainValue> IsLeaf for Leaf<'_, T> {
    fn plain(&self, selected: &Field) -> Option<Value> {
        self.0.plain_value(selected)
    }
}

impl<T> IsNoLeaf for &Leaf<'_, T> {
    fn plain(&self, _: &Field) -> Option<Value> {
        None
    }
}

/// Declares enums and scalars of async-graphql as plain values.
#[macro_export]
macro_rules! plain_values {
    ($(enums $($name:ty),+;)? $(scalars $($scalar:ty),+;)?) => {
        $($(impl $crate::PlainValue for $name {
            fn plain_value(&self, _: &::async_graphql::parser::types::Field) -> ::std::option::Option<::async_graphql::Value> {
                ::std::option::Option::Some(::async_graphql::resolver_utils::enum_value(*self))
            }
        })+)?
        $($(impl $crate::PlainValue for $scalar {
            fn plain_value(&self, _: &::async_graphql::parser::types::Field) -> ::std::option::Option<::async_graphql::Value> {
                ::std::option::Option::Some(::async_graphql::ScalarType::to_value(self))
            }
        })+)?
    };
}
