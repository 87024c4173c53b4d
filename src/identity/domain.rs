//! Tokens and the life of a session.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Duration, Utc};
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::core::access::Person;
use crate::core::events::{EventKind, NewEvent};
use crate::core::ids::SessionId;
use crate::core::random::{self, Random};

/// A session that nobody used for this long has ended.
pub const IDLE_MINUTES: i64 = 30;
/// No session lives longer.
pub const ABSOLUTE_HOURS: i64 = 12;
/// How exactly the last use is known: it is written at most this often.
pub const SEEN_EVERY_SECONDS: i64 = 60;

/// What proves a session: 256 random bits. The database keeps only their hash.
pub struct Token(String);

impl Token {
    pub fn draw(random: &dyn Random) -> Self {
        Self(URL_SAFE_NO_PAD.encode(random::bytes::<32>(random)))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The hash of a token, whoever wrote it; none where it cannot be one of ours.
    pub fn hash(text: &str) -> Option<[u8; 32]> {
        (text.len() == 43).then(|| Sha256::digest(text.as_bytes()).into())
    }
}

/// Whether a session is still alive.
pub fn is_alive(person: &Person, now: DateTime<Utc>) -> bool {
    now < person.expires_at && person.last_seen_at > idle_since(now)
}

/// A session that was last used then or before has ended. Its last use is known less exactly than it is asked for.
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
