//! Notifying the hubs of sessions that a command has ended, while they may serve them.

use crate::core::config::RedisConfig;
use crate::core::redis::Redis;
use crate::identity;

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
