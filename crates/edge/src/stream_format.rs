//! The formats of a stream: server-sent events, or the parts of a multipart body.
use async_graphql::{Response as GraphQl, ServerError};
use serde_json::json;

use super::payload;

/// The format of a stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StreamFormat {
    /// graphql-sse in distinct connections mode, one stream for each operation.
    Events,
    /// Multipart subscriptions over HTTP, as Apollo clients request them.
    Parts,
}

impl StreamFormat {
    /// The `content-type`.
    pub const fn content_type(self) -> &'static str {
        match self {
            Self::Events => "text/event-stream; charset=utf-8",
            Self::Parts => "multipart/mixed;boundary=\"graphql\";subscriptionSpec=1.0",
        }
    }

    /// What precedes the first response.
    pub const fn start(self) -> &'static [u8] {
        match self {
            Self::Events => b"",
            Self::Parts => b"\r\n--graphql",
        }
    }

    /// What shows that the stream is alive.
    pub fn heartbeat(self) -> Vec<u8> {
        match self {
            Self::Events => b":\n\n".to_vec(),
            Self::Parts => part(|body| body.extend_from_slice(b"{}")),
        }
    }

    /// What ends a completed operation.
    pub const fn end(self) -> &'static [u8] {
        match self {
            Self::Events => b"event: complete\ndata:\n\n",
            Self::Parts => b"--\r\n",
        }
    }

    /// One response of the operation.
    pub fn next(self, response: &GraphQl) -> Vec<u8> {
        match self {
            Self::Events => event("next", |data| payload::write(response, data)),
            Self::Parts => part(|body| {
                body.extend_from_slice(b"{\"payload\":");
                payload::write(response, body);
                body.push(b'}');
            }),
        }
    }

    /// An error that ends the stream before its operation.
    pub fn failure(self, error: ServerError) -> Vec<u8> {
        match self {
            Self::Events => self.next(&GraphQl::from_errors(vec![error])),
            Self::Parts => part(|body| body.extend_from_slice(json!({ "payload": null, "errors": [error] }).to_string().as_bytes())),
        }
    }

    /// Whether clients take a stream that just ends for a completed operation.
    pub const fn must_report_shutdown(self) -> bool {
        matches!(self, Self::Parts)
    }
}

/// A server-sent event; its data has no line break.
pub fn event(name: &str, data: impl FnOnce(&mut Vec<u8>)) -> Vec<u8> {
    let mut event = format!("event: {name}\ndata: ").into_bytes();
    data(&mut event);
    event.extend_from_slice(b"\n\n");
    event
}

/// A part with the delimiter that follows it: only the delimiter shows a reader that the part is complete.
fn part(body: impl FnOnce(&mut Vec<u8>)) -> Vec<u8> {
    let mut part = b"\r\ncontent-type: application/json\r\n\r\n".to_vec();
    body(&mut part);
    part.extend_from_slice(b"\r\n--graphql");
    part
}

#[cfg(test)]
mod tests {
    use super::StreamFormat::*;
    use super::*;
    use crate::payload::preserialized;

    #[test]
    fn the_parts_of_a_stream_are_a_multipart_body() {
        let response = GraphQl::new(preserialized(br#"{"data":{"a":1}}"#.to_vec()));
        let stream = [Parts.start().to_vec(), Parts.heartbeat(), Parts.next(&response), Parts.end().to_vec()].concat();

        assert_eq!(
            String::from_utf8(stream).expect("text"),
            "\r\n--graphql\r\ncontent-type: application/json\r\n\r\n{}\
             \r\n--graphql\r\ncontent-type: application/json\r\n\r\n{\"payload\":{\"data\":{\"a\":1}}}\r\n--graphql--\r\n"
        );
    }

    #[test]
    fn a_stream_that_fails_reports_it_outside_the_payload() {
        let part = Parts.failure(ServerError::new("ended", None));

        assert!(String::from_utf8_lossy(&part).contains(r#"{"errors":[{"message":"ended"}],"payload":null}"#));
    }
}
