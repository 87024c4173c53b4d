//! Session tokens, and how long a session lives.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Duration, Utc};
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::core::access::Person;
use crate::core::error::{Error, Result};
use crate::core::events::{EventKind, NewEvent};
use crate::core::ids::SessionId;
use crate::core::random::{self, Random};

/// A session that was not used for this long has ended.
pub const IDLE_MINUTES: i64 = 30;
/// No session lives longer.
pub const ABSOLUTE_HOURS: i64 = 12;
/// How exactly the last use is known: it is written at most once in this time.
pub const SEEN_EVERY_SECONDS: i64 = 60;

/// What the tokens of programs begin with, so that scanners of leaked secrets recognise them.
pub const PERSONAL_TOKEN: &str = "omnia_pat_";
/// What the access tokens of clients begin with.
pub const ACCESS_TOKEN: &str = "omnia_at_";

/// The secret of a session: 256 random bits. The database stores only their hash.
pub struct Token(String);

impl Token {
    /// A new token of a person.
    pub fn generate(random: &dyn Random) -> Self {
        Self::of_program("", random)
    }

    /// A new token of a program, which begins with this.
    pub fn of_program(prefix: &str, random: &dyn Random) -> Self {
        Self(format!("{prefix}{}", URL_SAFE_NO_PAD.encode(random::bytes::<32>(random))))
    }

    /// As the client gets it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The hash of a token that a client sent; none where it has another form.
    pub fn hash(text: &str) -> Option<[u8; 32]> {
        let bits = after_prefix(text).unwrap_or(text);
        (bits.len() == 43).then(|| Sha256::digest(text.as_bytes()).into())
    }

    /// The hash by which the database knows it.
    pub fn own_hash(&self) -> Result<[u8; 32]> {
        Self::hash(self.as_str()).ok_or_else(|| Error::fault("a token that the hub made has the wrong length"))
    }

    /// Whether this is written as the token of a program, which no cookie carries.
    pub fn is_of_program(text: &str) -> bool {
        after_prefix(text).is_some()
    }
}

fn after_prefix(text: &str) -> Option<&str> {
    [PERSONAL_TOKEN, ACCESS_TOKEN].iter().find_map(|prefix| text.strip_prefix(prefix))
}

/// Whether a session is still alive. A program may rest for as long as its token holds.
pub fn is_alive(person: &Person, now: DateTime<Utc>) -> bool {
    now < person.expires_at && (person.program.is_some() || person.last_seen_at > idle_since(now))
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
#[derive(Debug, serde::Serialize, serde::Deserialize)]
pub struct SessionEnded {
    /// The session.
    pub session: SessionId,
    /// When it ends, where that is later than the event.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends_at: Option<DateTime<Utc>>,
}

impl SessionEnded {
    /// A session that has ended.
    pub const fn now(session: SessionId) -> Self {
        Self { session, ends_at: None }
    }
}

impl From<SessionEnded> for NewEvent {
    fn from(ended: SessionEnded) -> Self {
        Self { payload: json!(ended), ..Self::new(EventKind::SessionEnded) }
    }
}
