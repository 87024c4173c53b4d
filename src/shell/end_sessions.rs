//! Ending the sessions of an account from a command, while hubs may serve them.

use sqlx::PgConnection;
use uuid::Uuid;

use crate::core::clock::{Clock, SystemClock};
use crate::core::config::RedisConfig;
use crate::core::error::Result;
use crate::core::events::append;
use crate::core::ids::{AccountId, SessionId};
use crate::core::redis::Redis;
use crate::identity::{self, SessionEnded};

/// Whether the tokens of an account's programs end with its sessions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tokens {
    /// They end too.
    End,
    /// They go on.
    GoOn,
}

/// Ends the sessions of an account and writes their events, so that every hub closes their sockets; the hashes of their tokens.
pub async fn end_sessions(db: &mut PgConnection, account: AccountId, tokens: Tokens) -> Result<Vec<Vec<u8>>> {
    let now = SystemClock.now();
    let end = "update hub.session
        set revoked_at = $2
        where account_id = $1
            and revoked_at is null
            and expires_at > $2
            and (program_id is null or $3)
        returning id, token_hash";
    let end = sqlx::query_as(end).bind(account.0).bind(now).bind(tokens == Tokens::End);
    let ended: Vec<(Uuid, Vec<u8>)> = end.fetch_all(&mut *db).await?;
    let events: Vec<_> = ended.iter().map(|(id, _)| SessionEnded::now(SessionId(*id)).into()).collect();
    if !events.is_empty() {
        append(db, &events, None, now).await?;
    }
    Ok(ended.into_iter().map(|(_, token_hash)| token_hash).collect())
}

/// Has the hubs read at once that sessions have ended. Without Redis they poll each second; with it, and not notified, every five seconds.
pub async fn notify_hubs(config: &RedisConfig, ended: &[Vec<u8>]) {
    let Some(url) = config.url.as_ref().filter(|_| !ended.is_empty()) else { return };
    let is_woken = match Redis::connect(url, &config.prefix).await {
        Ok(redis) => {
            for token_hash in ended {
                identity::forget_shared(&redis, token_hash).await;
            }
            redis.notify_hubs().await
        }
        Err(_) => false,
    };
    if !is_woken {
        tracing::warn!("Redis does not answer: the sessions are ended, and the hubs close their sockets within 5 s");
    }
}
