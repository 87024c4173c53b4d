//! The first words on a socket: `connection_init`, and who is speaking.
use std::sync::Arc;

use async_graphql::Executor;
use serde_json::{Map, Value};
use tokio::time::timeout;

use super::{
    closing::{GREETING_TOO_LATE, Leave, NOT_GREETED, TOO_MANY_SOCKETS, TRY_LATER, refused},
    ears::Ears,
    outbox::Outbox,
    protocol::{Said, ack, pong},
};
use crate::{
    Admission, Doorkeeper, Gateway, Knock, Refusal, Token,
    accept_language::preferred_language,
    holder::{Caller, Holder},
    in_use::Share,
};

/// Someone was let in, and speaks this language.
pub struct Greeted<A> {
    pub admission: Arc<A>,
    pub caller: Caller,
    /// Of the sockets that its session may have.
    _socket: Share,
}

/// Waits for the greeting and lets its speaker in, all within its time.
pub async fn greet<D: Doorkeeper, E: Executor>(
    gateway: &Gateway<D, E>,
    knock: Knock,
    ears: &mut Ears,
    outbox: &Outbox,
) -> Result<Greeted<D::Admission>, Leave> {
    let greeting = async {
        let payload = listen(ears, outbox).await?;
        let knock = heard(knock, &payload)?;
        let (language, address) = (knock.language, knock.address);
        let admission = gateway.doorkeeper.admit(knock).await.map_err(turned_away)?;
        let socket = gateway.in_use.socket(admission.session(), &gateway.limits.session).map_err(|_| TOO_MANY_SOCKETS)?;
        outbox.send(ack()).await?;
        let caller = Caller { holder: Holder::of(&*admission, address, &gateway.proxies), language, wants_cost: false };
        Ok(Greeted { admission, caller, _socket: socket })
    };
    timeout(gateway.limits.stream.init_timeout, greeting).await.unwrap_or(Err(GREETING_TOO_LATE.into()))
}

async fn listen(ears: &mut Ears, outbox: &Outbox) -> Result<Map<String, Value>, Leave> {
    loop {
        match ears.hear().await? {
            Said::Init(payload) => return Ok(payload),
            Said::Ping(payload) => outbox.send(pong(payload)).await?,
            Said::Subscribe { .. } => return Err(NOT_GREETED.into()),
            Said::Pong | Said::Complete { .. } => {}
        }
    }
}

/// What the greeting adds to what the upgrade brought: a browser cannot set the headers of a WebSocket.
fn heard(mut knock: Knock, payload: &Map<String, Value>) -> Result<Knock, Leave> {
    let said = |name: &str| payload.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value);
    match said("authorization") {
        None | Some(Value::Null) => {}
        Some(value) => {
            let token = value.as_str().and_then(Token::bearer);
            knock.token = Some(token.ok_or(refused("UNAUTHENTICATED"))?);
        }
    }
    if let Some(list) = said("acceptLanguage").and_then(Value::as_str) {
        knock.language = preferred_language(list);
    }
    Ok(knock)
}

/// Whom the hub cannot ask about now may come again; whom it refuses may not.
fn turned_away(refusal: Refusal) -> Leave {
    match refusal.status.is_server_error() {
        true => TRY_LATER.into(),
        false => refused(refusal.code).into(),
    }
}
