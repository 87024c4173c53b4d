//! The application's side of authentication: who is calling, and when their session ends.
use std::fmt;
use std::future::Future;
use std::net::IpAddr;
use std::sync::Arc;

use async_graphql::Data;
use futures_util::future::BoxFuture;
use poem::http::StatusCode;
use uuid::Uuid;

use super::{Language, Schema};

/// What a request carries to identify its sender.
#[derive(Clone, Debug)]
pub struct Credentials {
    /// The session token, if any; a bearer token takes precedence over a cookie.
    pub token: Option<Token>,
    /// The language of the response.
    pub language: Language,
    /// The address of the client: the peer of the connection, or what a trusted proxy reports.
    pub address: Option<IpAddr>,
    /// The cookie of a browser that has signed in before.
    pub device: Option<Token>,
    /// The `user-agent`, shortened for logs.
    pub agent: Option<String>,
    /// In whose name the client means to act, as the header `hub-acting-as` or `actingAs` of `connection_init` says: all tabs of a browser
    /// share one cookie, and one of them may still show whoever was signed in before.
    pub acting_as: Option<String>,
    /// Whether a page asks by itself, as the header `hub-unattended` says: because a change came in, and not because somebody did something.
    pub is_unattended: bool,
    /// Whether the response can set a cookie; a message over a WebSocket cannot.
    pub takes_cookies: bool,
}

/// A token, and where the request carried it.
#[derive(Clone)]
pub struct Token {
    /// The token itself.
    pub value: String,
    /// Where the request carried it.
    pub from: TokenSource,
}

/// The names of the cookies that are read.
#[derive(Clone, Copy, Debug)]
pub struct Cookies {
    /// Holds the session token.
    pub session: &'static str,
    /// Marks a browser that has signed in before.
    pub device: &'static str,
}

impl Default for Cookies {
    fn default() -> Self {
        Self { session: "session", device: "device" }
    }
}

/// Where a token was found: a browser sends a cookie with forged requests too, a bearer token only its holder can send.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenSource {
    /// In a `cookie` header.
    Cookie,
    /// In an `authorization` header, or in the payload of `connection_init`.
    Bearer,
}

/// Keeps the token out of logs.
impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Token(from {:?})", self.from)
    }
}

/// An authenticated caller, or an anonymous one: the data of their operations, and how long their session lasts.
pub trait Principal: Send + Sync + 'static {
    /// The data of one operation, called anew for each query, mutation and subscription.
    fn operation(&self) -> Data;

    /// Resolves when the session is revoked, expires or changes: its sockets and streams are then closed with this frame.
    fn ended(&self) -> BoxFuture<'static, CloseFrame>;

    /// Called before each operation of a socket, which counts as a use of the session like an HTTP request, unless it is unattended.
    ///
    /// Fails with the frame that closes the socket where the session has ended.
    fn renew(&self) -> BoxFuture<'_, Result<(), CloseFrame>>;

    /// The session, or the program with all of its tokens, that quotas and costs are counted for; none of an anonymous caller, who may not
    /// upload files, nor keep an idle socket open.
    fn quota_id(&self) -> Option<Uuid>;

    /// The part of the schema that the caller can ask; none where they can ask all of it.
    fn schema(&self) -> Option<Arc<Schema>> {
        None
    }

    /// The role that document limits and trusted documents are configured by; `nobody` of an anonymous caller.
    fn role(&self) -> &'static str;
}

/// How a WebSocket is closed: a close code of RFC 6455 or of graphql-transport-ws, and a reason of at most 123 bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CloseFrame {
    /// The close code.
    pub code: u16,
    /// The reason, in English.
    pub reason: &'static str,
}

/// Authenticates requests by their credentials.
pub trait Authenticator: Clone + Send + Sync + 'static {
    /// The callers that it authenticates.
    type Principal: Principal;

    /// Authenticates a caller; one without a token is anonymous, not an error, so that they can sign in.
    fn authenticate(&self, credentials: Credentials) -> impl Future<Output = Result<Arc<Self::Principal>, AuthenticationError>> + Send;
}

/// Why a request was not authenticated: becomes a GraphQL error with `extensions.code`.
#[derive(Clone, Debug)]
pub struct AuthenticationError {
    /// The code, such as `UNAUTHENTICATED`.
    pub code: &'static str,
    /// In the language of the caller.
    pub message: String,
    /// The status of the response.
    pub status: StatusCode,
}
