//! The messages of graphql-transport-ws.
use async_graphql::{Response, ServerError};
use poem::web::websocket::Message;
use serde::Serialize;
use serde_json::{Map, Value, json};

use super::close::bad_request;
use crate::request_error::RequestError;
use crate::request_parameters::RequestParameters;
use crate::{CloseFrame, payload};

/// The name of the subprotocol.
pub const SUBPROTOCOL: &str = "graphql-transport-ws";

/// A message from a client.
#[derive(Debug)]
pub enum ClientMessage {
    Init(Map<String, Value>),
    Ping(Option<Value>),
    Pong,
    Subscribe { id: String, parameters: Result<RequestParameters, RequestError> },
    Complete { id: String },
}

impl ClientMessage {
    /// Parses a message; an invalid one closes the socket.
    pub fn read(text: &str) -> Result<Self, CloseFrame> {
        let message: Value = serde_json::from_str(text).map_err(|_| bad_request("message is not JSON"))?;
        let Value::Object(mut message) = message else {
            return Err(bad_request("message is not an object"));
        };
        match message.get("type").and_then(Value::as_str) {
            Some("connection_init") => Ok(Self::Init(payload_of(&mut message)?.unwrap_or_default())),
            Some("ping") => Ok(Self::Ping(payload_of(&mut message)?.map(Value::Object))),
            Some("pong") => payload_of(&mut message).map(|_| Self::Pong),
            Some("subscribe") => {
                let id = id_of(&mut message)?;
                let payload = payload_of(&mut message)?.ok_or(bad_request("subscribe has no payload"))?;
                Ok(Self::Subscribe { id, parameters: parameters_of(payload)? })
            }
            Some("complete") => Ok(Self::Complete { id: id_of(&mut message)? }),
            Some(_) => Err(bad_request("message is of an unknown type")),
            None => Err(bad_request("message has no type")),
        }
    }
}

fn id_of(message: &mut Map<String, Value>) -> Result<String, CloseFrame> {
    match message.remove("id") {
        Some(Value::String(id)) if !id.is_empty() => Ok(id),
        _ => Err(bad_request("message has no id")),
    }
}

fn payload_of(message: &mut Map<String, Value>) -> Result<Option<Map<String, Value>>, CloseFrame> {
    match message.remove("payload") {
        None | Some(Value::Null) => Ok(None),
        Some(Value::Object(payload)) => Ok(Some(payload)),
        Some(_) => Err(bad_request("payload is not an object")),
    }
}

/// Parameters of the wrong shape violate the protocol and close the socket; other errors are the operation's.
fn parameters_of(payload: Map<String, Value>) -> Result<Result<RequestParameters, RequestError>, CloseFrame> {
    match RequestParameters::from_json(Value::Object(payload)) {
        Err(RequestError::QueryMissing) => Err(bad_request("subscribe has no query")),
        Err(RequestError::NotAString { .. } | RequestError::NotAMap { .. }) => Err(bad_request("subscribe has a payload of another shape")),
        parameters => Ok(parameters),
    }
}

/// The connection was accepted.
pub fn ack() -> Message {
    Message::Text(r#"{"type":"connection_ack"}"#.to_owned())
}

/// The reply to a ping, with its payload.
pub fn pong(payload: Option<Value>) -> Message {
    Message::Text(match payload {
        Some(payload) => json!({ "type": "pong", "payload": payload }).to_string(),
        None => r#"{"type":"pong"}"#.to_owned(),
    })
}

/// One response of an operation.
pub fn next(id: &str, response: &Response) -> Message {
    framed("next", id, |message| payload::write(response, message))
}

/// The operation was not executed.
pub fn error_message(id: &str, errors: &[ServerError]) -> Message {
    framed("error", id, |message| json(errors, message))
}

/// The operation has ended.
pub fn complete(id: &str) -> Message {
    Message::Text(json!({ "id": id, "type": "complete" }).to_string())
}

fn framed(kind: &str, id: &str, payload: impl FnOnce(&mut Vec<u8>)) -> Message {
    let mut message = br#"{"id":"#.to_vec();
    json(id, &mut message);
    message.extend_from_slice(br#","type":""#);
    message.extend_from_slice(kind.as_bytes());
    message.extend_from_slice(br#"","payload":"#);
    payload(&mut message);
    message.push(b'}');
    let text = String::from_utf8(message);
    Message::Text(text.unwrap_or_else(|error_message| String::from_utf8_lossy(error_message.as_bytes()).into_owned()))
}

fn json<T: Serialize + ?Sized>(value: &T, into: &mut Vec<u8>) {
    // Texts and errors can always be written as JSON; were one not, null keeps the message valid.
    let start = into.len();
    if serde_json::to_writer(&mut *into, value).is_err() {
        into.truncate(start);
        into.extend_from_slice(b"null");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::payload::preserialized;

    fn reason(text: &str) -> Option<&'static str> {
        ClientMessage::read(text).err().map(|close_frame| close_frame.reason)
    }

    #[test]
    fn messages_of_the_protocol_are_read() {
        assert!(matches!(ClientMessage::read(r#"{"type":"connection_init"}"#), Ok(ClientMessage::Init(_))));
        assert!(matches!(ClientMessage::read(r#"{"type":"ping","payload":{"a":1}}"#), Ok(ClientMessage::Ping(Some(_)))));
        assert!(matches!(ClientMessage::read(r#"{"type":"complete","id":"1"}"#), Ok(ClientMessage::Complete { .. })));
        assert!(matches!(
            ClientMessage::read(r#"{"type":"subscribe","id":"1","payload":{"query":"{a}"}}"#),
            Ok(ClientMessage::Subscribe { parameters: Ok(_), .. })
        ));
    }

    #[test]
    fn an_operation_may_name_its_document() {
        let subscribe = |payload: &str| ClientMessage::read(&format!(r#"{{"type":"subscribe","id":"1","payload":{payload}}}"#));
        let hash = |version: u8| format!(r#"{{"extensions":{{"persistedQuery":{{"version":{version},"sha256Hash":"ff"}}}}}}"#);

        assert!(matches!(subscribe(&hash(1)), Ok(ClientMessage::Subscribe { parameters: Ok(_), .. })));
        assert!(matches!(subscribe(r#"{"documentId":"7"}"#), Ok(ClientMessage::Subscribe { parameters: Ok(_), .. })));
        assert!(matches!(subscribe(&hash(2)), Ok(ClientMessage::Subscribe { parameters: Err(RequestError::PersistedQueryVersion), .. })));
    }

    #[test]
    fn anything_else_is_malformed() {
        assert_eq!(reason("{"), Some("message is not JSON"));
        assert_eq!(reason("[]"), Some("message is not an object"));
        assert_eq!(reason(r#"{"type":"start"}"#), Some("message is of an unknown type"));
        assert_eq!(reason(r#"{"type":"subscribe","payload":{"query":"{a}"}}"#), Some("message has no id"));
        assert_eq!(reason(r#"{"type":"subscribe","id":"1"}"#), Some("subscribe has no payload"));
        assert_eq!(reason(r#"{"type":"subscribe","id":"1","payload":{}}"#), Some("subscribe has no query"));
        assert_eq!(reason(r#"{"type":"connection_init","payload":7}"#), Some("payload is not an object"));
    }

    #[test]
    fn a_response_is_framed_with_its_id() {
        let message = next("a\"b", &Response::new(preserialized(br#"{"data":{"a":1}}"#.to_vec())));

        assert_eq!(message, Message::Text(r#"{"id":"a\"b","type":"next","payload":{"data":{"a":1}}}"#.to_owned()));
    }
}
