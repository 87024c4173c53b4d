//! Where a hub of a story keeps its data.

/// The kinds of database that a story can run on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Backend {
    /// PostgreSQL with a pool for each role, and Redis.
    Pooled,
    /// PostgreSQL with a single connection, and Redis: whoever asks for a second one waits for ever.
    OneConnection,
    /// The database inside the process, without Redis.
    Embedded,
}

impl Backend {
    /// `HUB_TEST_BACKEND` runs every story on one kind: pooled, one_connection or embedded.
    pub fn or_from_environment(self) -> Self {
        match std::env::var("HUB_TEST_BACKEND").as_deref() {
            Err(_) | Ok("") => self,
            Ok("pooled") => Self::Pooled,
            Ok("one_connection") => Self::OneConnection,
            Ok("embedded") => Self::Embedded,
            Ok(other) => panic!("HUB_TEST_BACKEND is {other}: expected pooled, one_connection or embedded"),
        }
    }

    pub const fn is_embedded(self) -> bool {
        matches!(self, Self::Embedded)
    }

    pub const fn connections(self) -> u32 {
        match self {
            Self::Pooled => 32,
            Self::OneConnection | Self::Embedded => 1,
        }
    }
}
