//! Session tokens, and how long a session lives.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Duration, Utc};
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::core::access::Person;
use crate::core::events::{EventKind, NewEvent};
use crate::core::ids::SessionId;
use crate::core::random::{self, Random};

/// A session that was not used for this long has ended.
pub const IDLE_MINUTES: i64 = 30;
/// No session lives longer.
pub const ABSOLUTE_HOURS: i64 = 12;
/// How exactly the last use is known: it is written at most once in this time.
pub const SEEN_EVERY_SECONDS: i64 = 60;

/// The secret of a session: 256 random bits. The database stores only their hash.
pub struct Token(String);

impl Token {
    /// A new token.
    pub fn generate(random: &dyn Random) -> Self {
        Self(URL_SAFE_NO_PAD.encode(random::bytes::<32>(random)))
    }

    /// As the client gets it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The hash of a token that a client sent; none where it has another form.
    pub fn hash(text: &str) -> Option<[u8; 32]> {
        (text.len() == 43).then(|| Sha256::digest(text.as_bytes()).into())
    }
}

/// Whether a session is still alive.
pub fn is_alive(person: &Person, now: DateTime<Utc>) -> bool {
    now < person.expires_at && person.last_seen_at > idle_since(now)
}

/// A session that was last used then or before has ended. The last use is written with a delay, which is allowed for.
pub fn idle_since(now: DateTime<Utc>) -> DateTime<Utc> {
    now - Duration::minutes(IDLE_MINUTES) - Duration::seconds(SEEN_EVERY_SECONDS)
}

/// Whether its last use should be written again.
pub fn is_stale(person: &Person, now: DateTime<Utc>) -> bool {
    now - person.last_seen_at >= Duration::seconds(SEEN_EVERY_SECONDS)
}

/// A session was ended: its sockets close on every hub.
pub struct SessionEnded(pub SessionId);

impl From<SessionEnded> for NewEvent {
    fn from(ended: SessionEnded) -> Self {
        Self {
            kind: EventKind::SessionEnded,
            application: None,
            position: None,
            office: None,
            submitted: true,
            payload: json!({ "session": ended.0 }),
        }
    }
}
