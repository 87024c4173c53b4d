//! Values that need no awaiting: they are copied into the answer as they are.
use async_graphql::{ID, Value};

/// A value of a leaf type, as it stands in the answer.
pub trait PlainValue {
    fn plain_value(&self) -> Value;
}

/// An object of which some fields are plain values.
pub trait PlainFields {
    /// The value of a field by its name in the graph; none where a resolver gives it.
    fn plain(&self, field: &str) -> Option<Value>;
}

impl PlainValue for i32 {
    fn plain_value(&self) -> Value {
        Value::Number((*self).into())
    }
}

impl PlainValue for bool {
    fn plain_value(&self) -> Value {
        Value::Boolean(*self)
    }
}

impl PlainValue for String {
    fn plain_value(&self) -> Value {
        Value::String(self.clone())
    }
}

impl PlainValue for ID {
    fn plain_value(&self) -> Value {
        Value::String(self.0.clone())
    }
}

impl<T: PlainValue> PlainValue for Option<T> {
    fn plain_value(&self) -> Value {
        self.as_ref().map_or(Value::Null, PlainValue::plain_value)
    }
}

impl<T: PlainValue> PlainValue for Vec<T> {
    fn plain_value(&self) -> Value {
        Value::List(self.iter().map(PlainValue::plain_value).collect())
    }
}

/// A field, for whoever derives [`PlainFields`]: the compiler prefers [`IsLeaf`], and takes [`IsNoLeaf`] where that is not given.
pub struct Leaf<'a, T>(pub &'a T);

pub trait IsLeaf {
    fn plain(&self) -> Option<Value>;
}

pub trait IsNoLeaf {
    fn plain(&self) -> Option<Value>;
}

impl<T: PlainValue> IsLeaf for Leaf<'_, T> {
    fn plain(&self) -> Option<Value> {
        Some(self.0.plain_value())
    }
}

impl<T> IsNoLeaf for &Leaf<'_, T> {
    fn plain(&self) -> Option<Value> {
        None
    }
}

/// Declares enums and scalars of async-graphql as plain values.
#[macro_export]
macro_rules! plain_values {
    ($(enums $($name:ty),+;)? $(scalars $($scalar:ty),+;)?) => {
        $($(impl $crate::PlainValue for $name {
            fn plain_value(&self) -> ::async_graphql::Value {
                ::async_graphql::resolver_utils::enum_value(*self)
            }
        })+)?
        $($(impl $crate::PlainValue for $scalar {
            fn plain_value(&self) -> ::async_graphql::Value {
                ::async_graphql::ScalarType::to_value(self)
            }
        })+)?
    };
}
