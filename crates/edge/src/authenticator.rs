//! The doorkeeper: who comes in, and when he must go. The edge asks, the hub answers.
use std::{fmt, future::Future, net::IpAddr, sync::Arc};

use async_graphql::Data;
use futures_util::future::BoxFuture;
use poem::http::StatusCode;
use uuid::Uuid;

use super::Language;

/// What a call brings before anyone knows who is calling.
#[derive(Clone, Debug)]
pub struct Credentials {
    /// The session token, if there is one; a bearer token goes before a cookie.
    pub token: Option<Token>,
    /// The language to answer in.
    pub language: Language,
    /// The address of the client: the other end of the connection, or what a proxy of ours says of it.
    pub address: Option<IpAddr>,
    /// What a browser shows that signed in before.
    pub device: Option<Token>,
    /// The `user-agent`, cut to a length fit for a log.
    pub agent: Option<String>,
    /// Whether the answer can set a cookie; what comes over a socket cannot.
    pub takes_cookies: bool,
}

/// A session token, and how it came.
#[derive(Clone)]
pub struct Token {
    pub value: String,
    pub from: TokenSource,
}

/// The names of the cookies that are read.
#[derive(Clone, Copy, Debug)]
pub struct Cookies {
    /// Holds a session token.
    pub session: &'static str,
    /// Holds what a browser keeps after its first sign-in.
    pub device: &'static str,
}

impl Default for Cookies {
    fn default() -> Self {
        Self { session: "session", device: "device" }
    }
}

/// A cookie is sent by the browser whoever asks; a bearer token only by who knows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenSource {
    Cookie,
    Bearer,
}

/// Keeps the token out of logs.
impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Token(from {:?})", self.from)
    }
}

/// Someone who was let in (or nobody): what his operations carry, and when he must go.
pub trait Principal: Send + Sync + 'static {
    /// The data of one operation, called anew for every query, mutation and subscription.
    fn operation(&self) -> Data;

    /// Ends when the session was revoked, expired or changed: its sockets and streams are closed so.
    fn ended(&self) -> BoxFuture<'static, CloseFrame>;

    /// Asked before each operation of a socket, which counts as a use of the session like a request of its own; the farewell when the
    /// session has ended.
    fn renew(&self) -> BoxFuture<'_, Result<(), CloseFrame>>;

    /// The session of the person behind it, which has so much of everything at once; nobody may send files, nor stay idle on a socket.
    fn session(&self) -> Option<Uuid>;

    /// The kind of caller, by which settings tell which documents they may send; `nobody` where nobody signed in.
    fn role(&self) -> &'static str;
}

/// How a socket is closed: a close code of RFC 6455 or of graphql-transport-ws, and at most 123 bytes of reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CloseFrame {
    pub code: u16,
    pub reason: &'static str,
}

/// Lets callers in, by what they bring.
pub trait Authenticator: Clone + Send + Sync + 'static {
    type Principal: Principal;

    /// Lets a caller in; one without a token is let in as nobody, so that he can sign in.
    fn authenticate(&self, credentials: Credentials) -> impl Future<Output = Result<Arc<Self::Principal>, AuthenticationError>> + Send;
}

/// Why a call was not let in: becomes a GraphQL error with `extensions.code`.
#[derive(Clone, Debug)]
pub struct AuthenticationError {
    pub code: &'static str,
    /// Already in the caller's language.
    pub message: String,
    pub status: StatusCode,
}
