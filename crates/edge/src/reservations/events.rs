//! The events of a stream in single connection mode: each has the id of its operation.
use async_graphql::Response as GraphQl;
use serde::Serialize;
use serde_json::json;

use crate::payload;
use crate::stream_format::event;

/// A response of an operation.
pub fn next(id: &str, response: &GraphQl) -> Vec<u8> {
    event("next", |data| {
        data.extend_from_slice(b"{\"id\":");
        write_json(id, data);
        data.extend_from_slice(b",\"payload\":");
        payload::write(response, data);
        data.push(b'}');
    })
}

/// The operation has ended.
pub fn complete(id: &str) -> Vec<u8> {
    event("complete", |data| write_json(&json!({ "id": id }), data))
}

fn write_json<T: Serialize + ?Sized>(value: &T, into: &mut Vec<u8>) {
    into.extend_from_slice(serde_json::to_string(value).unwrap_or_default().as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::payload::preserialized;

    #[test]
    fn an_event_has_the_id_of_its_operation() {
        let next = next("a\"b", &GraphQl::new(preserialized(br#"{"data":{"a":1}}"#.to_vec())));

        assert_eq!(String::from_utf8_lossy(&next), "event: next\ndata: {\"id\":\"a\\\"b\",\"payload\":{\"data\":{\"a\":1}}}\n\n");
        assert_eq!(String::from_utf8_lossy(&complete("1")), "event: complete\ndata: {\"id\":\"1\"}\n\n");
    }
}
