//! Values that need no resolver: they are serialized directly.
use async_graphql::parser::types::{Field, Selection};
use async_graphql::resolver_utils::EnumType;
use async_graphql::{ID, ScalarType};
use serde::Serialize;

/// A value that needs no resolver: a leaf, or an object of such values.
pub trait PlainValue {
    /// Writes its selected fields as JSON. False where one of them needs a resolver: what was written is then discarded.
    fn write(&self, selected: &Field, json: &mut Vec<u8>) -> bool;
}

/// An object of which some fields are plain values.
pub trait PlainFields {
    /// Writes the value of a field as JSON. False where it needs a resolver: what was written is then discarded.
    fn write_field(&self, selected: &Field, json: &mut Vec<u8>) -> bool;

    /// Writes all selected fields of the object as JSON.
    fn write_object(&self, type_name: &str, selected: &Field, json: &mut Vec<u8>) -> bool {
        json.push(b'{');
        let mut is_first = true;
        for item in &selected.selection_set.node.items {
            let Selection::Field(field) = &item.node else { return false };
            // Such keys are used internally.
            if field.node.response_key().node.starts_with('@') {
                continue;
            }
            if !std::mem::take(&mut is_first) {
                json.push(b',');
            }
            write_key(&field.node.response_key().node, json);
            let is_written = match field.node.name.node.as_str() {
                "__typename" => write_json(type_name, json),
                _ => self.write_field(&field.node, json),
            };
            if !is_written {
                return false;
            }
        }
        json.push(b'}');
        true
    }
}

/// Writes a response key: names never need escaping.
pub fn write_key(key: &str, json: &mut Vec<u8>) {
    json.push(b'"');
    json.extend_from_slice(key.as_bytes());
    json.extend_from_slice(b"\":");
}

/// Writes a value that can always be written as JSON.
pub fn write_json(value: &(impl Serialize + ?Sized), json: &mut Vec<u8>) -> bool {
    serde_json::to_writer(json, value).is_ok()
}

macro_rules! plain_leaves {
    ($($leaf:ty),+) => {
        $(impl PlainValue for $leaf {
            fn write(&self, _: &Field, json: &mut Vec<u8>) -> bool {
                write_json(self, json)
            }
        })+
    };
}

plain_leaves!(i32, i64, bool, String, ID);

impl<T: PlainValue> PlainValue for Option<T> {
    fn write(&self, selected: &Field, json: &mut Vec<u8>) -> bool {
        match self {
            Some(value) => value.write(selected, json),
            None => write_json(&(), json),
        }
    }
}

impl<T: PlainValue> PlainValue for Vec<T> {
    fn write(&self, selected: &Field, json: &mut Vec<u8>) -> bool {
        json.push(b'[');
        for (at, value) in self.iter().enumerate() {
            if at > 0 {
                json.push(b',');
            }
            if !value.write(selected, json) {
                return false;
            }
        }
        json.push(b']');
        true
    }
}

/// A field, as seen by the derived [`PlainFields`].
///
/// Method resolution takes the first of these traits that the type of the field implements, since it looks behind ever fewer references: a
/// plain value, an enum, a scalar, an optional enum or scalar; or none of them, which is left to its resolver. (Autoref specialization.)
pub struct Leaf<'a, T>(pub &'a T);

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident for $ty:ty, $($bound:ident)?: $value:ident, $selected:ident, $json:ident => $written:expr;)+) => {
        $(
            $(#[$doc])*
            pub trait $kind {
                /// Writes the value as JSON. False where it needs a resolver.
                fn write(&self, selected: &Field, json: &mut Vec<u8>) -> bool;
            }

            impl<T $(: $bound)?> $kind for $ty {
                fn write(&self, $selected: &Field, $json: &mut Vec<u8>) -> bool {
                    let $value = self.0;
                    $written
                }
            }
        )+
    };
}

kinds! {
    /// A plain value.
    IsPlain for &&&&&Leaf<'_, T>, PlainValue: value, selected, json => value.write(selected, json);
    /// An enum.
    IsEnum for &&&&Leaf<'_, T>, EnumType: value, _selected, json => write_enum(Some(value), json);
    /// A scalar.
    IsScalar for &&&Leaf<'_, T>, ScalarType: value, _selected, json => write_json(&value.to_value(), json);
    /// An enum that may be null.
    IsOptionalEnum for &&Leaf<'_, Option<T>>, EnumType: value, _selected, json => write_enum(value.as_ref(), json);
    /// A scalar that may be null.
    IsOptionalScalar for &Leaf<'_, Option<T>>, ScalarType: value, _selected, json => write_json(&value.as_ref().map(T::to_value), json);
    /// Anything else needs its resolver.
    IsResolved for Leaf<'_, T>, : _value, _selected, _json => false;
}

fn write_enum<T: EnumType>(value: Option<&T>, json: &mut Vec<u8>) -> bool {
    let item = value.map(|value| T::items().iter().find(|item| item.value == *value).map(|item| item.name));
    item != Some(None) && write_json(&item.flatten(), json)
}
