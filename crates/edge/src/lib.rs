//! The edge: GraphQL over HTTP, graphql-transport-ws and server-sent events, spoken here and not by a stock endpoint.
//!
//! It knows protocols, limits and languages. Who is calling it asks a [`Authenticator`], what is answered an executor.
//!
//! - POST and GET `/graphql`: the GraphQL over HTTP draft, the multipart request specification for files, and, for
//!   subscriptions, graphql-sse (`accept: text/event-stream`) and multipart subscriptions over HTTP as Apollo clients
//!   ask for them (`accept: multipart/mixed;subscriptionSpec=1.0`).
//! - PUT, GET, POST and DELETE `/graphql` with a token: graphql-sse in single connection mode.
//! - WebSocket `/graphql`: the subprotocol graphql-transport-ws.
//! - GET `/graphiql`: a page to try the graph, without any request to a third party.
//!
//! A document may be named in place of being sent: by the SHA-256 of one that was sent before, or by its id in a manifest.
//!
//! What another site could make a browser send is refused: a POST is `application/json` or bears
//! `graphql-require-preflight`; a session cookie counts only from our own origins; GET runs queries only.
// What is derived names the crate as others do.
#[cfg(test)]
extern crate self as omnia_edge;

mod accept_language;
mod authenticate;
mod authenticator;
mod body;
mod budget;
mod byte_range;
mod client_address;
mod connections;
mod content_coding;
mod cost_report;
mod credentials;
mod csrf;
mod direct_object;
mod execution_limiter;
mod gateway;
mod graphiql;
mod graphql;
mod http_handler;
mod http_response;
mod limits;
mod messages;
mod multipart;
mod mutation_slots;
mod negotiate;
mod networks;
mod operation;
mod operations;
mod origin;
mod pages;
mod payload;
mod persisted;
pub mod plain;
mod quality_values;
mod queue;
mod quota_key;
mod quotas;
mod request_encoding;
mod request_error;
mod request_parameters;
mod reservations;
mod routes;
mod size_limit;
mod storage;
mod stream;
mod stream_format;
#[cfg(test)]
mod test_gateway;
mod tokens;
mod trusted;
mod usage_counter;
mod websocket;
mod write_budget;

pub use authenticator::{AuthenticationError, Authenticator, CloseFrame, Cookies, Credentials, Principal, Token, TokenSource};
pub use byte_range::ByteRange;
pub use connections::serve;
pub use direct_object::DirectObject;
pub use execution_limiter::{LimitExtension, is_heavy};
pub use gateway::Gateway;
pub use graphql::{Complexity, DeclaredCosts, InvalidScalar, Length, ScalarCheck, Schema};
pub use limits::{
    BodyLimits, ConnectionLimits, DocumentLimits, ExecutionLimits, Limits, PersistedQueryLimits, SessionLimits, StreamLimits,
};
pub use networks::Networks;
pub use omnia_edge_derive::PlainFields;
pub use omnia_texts::Language;
pub use pages::{ReadOnly, is_not_modified, page, read_only};
pub use payload::{ResponseWriter, preserialized};
pub use plain::{PlainFields, PlainValue};
pub use routes::routes;
pub use storage::is_storage_full;
pub use trusted::{ManifestError, TrustMode, TrustPolicy, TrustedDocuments};
