//! The values of cells.

use serde_json::Value;

use super::columns::Column;

/// The value of a column as a text; empty where the row has none.
pub fn text_of(node: &Value, column: &Column) -> String {
    match node.pointer(column.pointer) {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
    }
}
