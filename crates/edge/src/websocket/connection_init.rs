//! The start of a socket: `connection_init` and authentication.
use std::sync::Arc;

use async_graphql::Executor;
use serde_json::{Map, Value};
use tokio::time::timeout;

use super::close::{CONNECTION_INIT_TIMEOUT, Disconnect, TOO_MANY_SOCKETS, TRY_AGAIN_LATER, UNAUTHORIZED, forbidden};
use super::outbox::Outbox;
use super::protocol::{ClientMessage, ack, pong};
use super::reader::MessageReader;
use crate::accept_language::preferred_language;
use crate::quota_key::{Caller, QuotaKey};
use crate::quotas::SessionPermit;
use crate::rate::RateKeys;
use crate::{AuthenticationError, Authenticator, Credentials, Gateway, Principal, Token};

/// A socket whose connection was acknowledged.
pub struct Initialized<A> {
    /// The caller, as the authenticator knows them.
    pub principal: Arc<A>,
    /// The caller, as quotas and limits know them.
    pub caller: Caller,
    /// Counts toward the sockets of its session.
    _socket: SessionPermit,
}

/// Waits for `connection_init` and authenticates its sender, all within the timeout.
pub async fn initialize<D: Authenticator, E: Executor>(
    gateway: &Gateway<D, E>,
    credentials: Credentials,
    reader: &mut MessageReader,
    outbox: &Outbox,
) -> Result<Initialized<D::Principal>, Disconnect> {
    let connection_init = async {
        let payload = wait_for_init(reader, outbox).await?;
        let credentials = add_payload(credentials, &payload)?;
        let (language, address) = (credentials.language, credentials.address);
        let principal = gateway.authenticator.authenticate(credentials).await.map_err(rejection)?;
        let socket = gateway.quotas.acquire_socket(principal.quota_id(), &gateway.limits.session).map_err(|_| TOO_MANY_SOCKETS)?;
        outbox.send(ack()).await?;
        let quota_key = QuotaKey::of(&*principal, address, &gateway.proxies);
        let rate_keys = RateKeys::of(&*principal, address, &gateway.proxies);
        let caller = Caller { quota_key, rate_keys, language, wants_cost: false };
        Ok(Initialized { principal, caller, _socket: socket })
    };
    timeout(gateway.limits.stream.init_timeout, connection_init).await.unwrap_or(Err(CONNECTION_INIT_TIMEOUT.into()))
}

async fn wait_for_init(reader: &mut MessageReader, outbox: &Outbox) -> Result<Map<String, Value>, Disconnect> {
    loop {
        match reader.recv().await? {
            ClientMessage::Init(payload) => return Ok(payload),
            ClientMessage::Ping(payload) => outbox.send(pong(payload)).await?,
            ClientMessage::Subscribe { .. } => return Err(UNAUTHORIZED.into()),
            ClientMessage::Pong | ClientMessage::Complete { .. } => {}
        }
    }
}

/// Adds the payload of `connection_init` to the credentials of the upgrade: a browser cannot set the headers of a WebSocket.
fn add_payload(mut credentials: Credentials, payload: &Map<String, Value>) -> Result<Credentials, Disconnect> {
    let field = |name: &str| payload.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value);
    match field("authorization") {
        None | Some(Value::Null) => {}
        Some(value) => {
            let token = value.as_str().and_then(Token::bearer);
            credentials.token = Some(token.ok_or(forbidden("UNAUTHENTICATED"))?);
        }
    }
    if let Some(list) = field("acceptLanguage").and_then(Value::as_str) {
        credentials.language = preferred_language(list);
    }
    if let Some(acting_as) = field("actingAs").and_then(Value::as_str) {
        credentials.acting_as = Some(acting_as.to_owned());
    }
    if let Some(is_unattended) = field("unattended").and_then(Value::as_bool) {
        credentials.is_unattended = is_unattended;
    }
    Ok(credentials)
}

/// A client may retry where the server failed, not where its credentials were refused.
fn rejection(error: AuthenticationError) -> Disconnect {
    match error.status.is_server_error() {
        true => TRY_AGAIN_LATER.into(),
        false => forbidden(error.code).into(),
    }
}
