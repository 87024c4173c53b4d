//! What nobody should send, and how a type is written.

use super::super::strangers::name;
use crate::world::*;

pub fn ids() -> Vec<Value> {
    let longest = "A".repeat(300);
    let nobody = outside(b'A', uuid::Uuid::nil());
    let of_no_type = outside(0, uuid::Uuid::max());
    ["", "nonsense", "😀", "a\0b", &longest, &nobody, &of_no_type].map(Value::from).into_iter().chain([json!(1), json!({})]).collect()
}

pub fn texts() -> Vec<Value> {
    let (longest, faces) = ("x".repeat(20_000), "👩‍👩‍👧".repeat(300));
    let texts = ["", " ", "a\0b", "a\u{7}\u{202e}b", "'; drop table hub.application; --", "%_\\", &longest, &faces];
    texts.map(Value::from).into_iter().chain([json!(1), json!([])]).collect()
}

pub fn is_list(of: &Value) -> bool {
    of["kind"] == "LIST" || (of["kind"] == "NON_NULL" && of["ofType"]["kind"] == "LIST")
}

/// A type as a document writes it.
pub fn written(of: &Value) -> Result<String> {
    Ok(match of["kind"].as_str() {
        Some("NON_NULL") => format!("{}!", written(&of["ofType"])?),
        Some("LIST") => format!("[{}]", written(&of["ofType"])?),
        _ => name(of)?.to_owned(),
    })
}
