//! A GraphQL server for [async-graphql](https://docs.rs/async-graphql) schemas: HTTP, WebSocket and server-sent events, with limits on
//! everything a client can send or request.
//!
//! A [`Gateway`] combines an [`Authenticator`], an async-graphql executor, a [`Schema`] and [`Limits`]; [`routes()`] makes endpoints of
//! it, and [`serve`] serves them, over TLS too where [`Listeners`] say so.
//!
//! - POST and GET `/graphql`: the GraphQL over HTTP draft, the multipart request specification for files, and, for
//!   subscriptions, graphql-sse (`accept: text/event-stream`) and multipart subscriptions over HTTP as Apollo clients
//!   request them (`accept: multipart/mixed;subscriptionSpec=1.0`).
//! - PUT, GET, POST and DELETE `/graphql` with a token: graphql-sse in single connection mode.
//! - WebSocket `/graphql`: the subprotocol graphql-transport-ws.
//!
//! A request may name its document instead of sending it: by the SHA-256 of one that was sent before (automatic persisted queries),
//! or by its id in a manifest (trusted documents).
//!
//! Requests are protected against cross-site forgery: a POST is `application/json` or has the header
//! `graphql-require-preflight`; a session cookie counts only from allowed origins; GET executes queries only.
// The derive macro names the crate from outside.
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
mod cors;
mod cost_report;
mod credentials;
mod csrf;
mod direct_object;
mod execution_limiter;
mod gateway;
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
mod own_queries;
mod pages;
mod payload;
mod persisted;
pub mod plain;
mod quality_values;
mod queue;
mod quota_key;
mod quotas;
mod rate;
mod request_encoding;
mod request_error;
mod request_parameters;
mod reservations;
mod routes;
mod size_limit;
mod storage;
mod stored_file;
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
pub use connections::{Listeners, TlsListener, TlsPeer, serve};
pub use cors::{WithCors, with_cors};
pub use credentials::{cookie_of, language_of};
pub use direct_object::DirectObject;
pub use execution_limiter::{LimitExtension, is_heavy};
pub use gateway::Gateway;
pub use graphql::{BeforeSignIn, Complexity, DeclaredCosts, InvalidScalar, Length, ScalarCheck, Schema};
pub use limits::{
    BodyLimits, ConnectionLimits, DocumentLimits, ExecutionLimits, Limits, PersistedQueryLimits, SessionLimits, StreamLimits,
};
pub use networks::Networks;
pub use omnia_edge_derive::PlainFields;
pub use omnia_texts::Language;
pub use origin::{Origin, Origins};
pub use own_queries::{OwnQueries, QueryRefused};
pub use pages::{ReadOnly, is_not_modified, page, read_only};
pub use payload::{ResponseWriter, preserialized};
pub use plain::{PlainFields, PlainValue};
pub use rate::{Grant, RateLedger, RateLimits, RateQuota, RateStore};
pub use routes::routes;
pub use storage::is_storage_full;
pub use stored_file::StoredFile;
pub use trusted::{BuiltInManifest, ManifestError, TrustMode, TrustPolicy, TrustedDocuments};
