//! Values that need no awaiting: they are copied into the answer as they are.
use async_graphql::{
    ID, ScalarType, Value,
    indexmap::IndexMap,
    parser::types::{Field, Selection},
    resolver_utils::{EnumType, enum_value},
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

/// A field, for whoever derives [`PlainFields`].
///
/// The compiler takes the first of these that the type of the field allows, for a method is looked for behind ever fewer references: a plain
/// value, an enum, a scalar, one of them that may be missing; or none of all, which is left to its resolver.
pub struct Leaf<'a, T>(pub &'a T);

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident for $ty:ty, $($bound:ident)?: $leaf:ident, $selected:ident => $value:expr;)+) => {
        $(
            $(#[$doc])*
            pub trait $kind {
                fn plain(&self, selected: &Field) -> Option<Value>;
            }

            impl<T $(: $bound)?> $kind for $ty {
                fn plain(&self, $selected: &Field) -> Option<Value> {
                    let $leaf = self.0;
                    $value
                }
            }
        )+
    };
}

kinds! {
    /// It says itself what it is.
    IsPlain for &&&&&Leaf<'_, T>, PlainValue: value, selected => value.plain_value(selected);
    IsEnum for &&&&Leaf<'_, T>, EnumType: value, _selected => Some(enum_value(*value));
    IsScalar for &&&Leaf<'_, T>, ScalarType: value, _selected => Some(value.to_value());
    IsOptionalEnum for &&Leaf<'_, Option<T>>, EnumType: value, _selected => Some(value.map(enum_value).unwrap_or_default());
    IsOptionalScalar for &Leaf<'_, Option<T>>, ScalarType: value, _selected => Some(value.as_ref().map(T::to_value).unwrap_or_default());
    /// Its resolver gives it.
    IsResolved for Leaf<'_, T>, : _value, _selected => None;
}
