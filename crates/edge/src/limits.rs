//! What the edge takes at most, of everything that has a size or a duration.
use std::{collections::HashMap, path::PathBuf, time::Duration};

use super::{Networks, quota_key::QuotaKey};

/// All limits of the edge.
#[derive(Clone, Debug)]
pub struct Limits {
    pub body: BodyLimits,
    pub document: DocumentLimits,
    /// Of a caller in one of these roles, in place of `document`.
    pub document_by_role: HashMap<&'static str, DocumentLimits>,
    /// Of a caller who has not signed in.
    pub anonymous_document: DocumentLimits,
    pub persisted_query: PersistedQueryLimits,
    pub execution: ExecutionLimits,
    pub stream: StreamLimits,
    pub connection: ConnectionLimits,
    pub session: SessionLimits,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            body: BodyLimits::default(),
            document: DocumentLimits::default(),
            document_by_role: HashMap::new(),
            anonymous_document: DocumentLimits::anonymous(),
            persisted_query: PersistedQueryLimits::default(),
            execution: ExecutionLimits::default(),
            stream: StreamLimits::default(),
            connection: ConnectionLimits::default(),
            session: SessionLimits::default(),
        }
    }
}

impl Limits {
    /// Of the documents that a caller sends.
    pub fn document_of(&self, quota_key: QuotaKey, role: &str) -> &DocumentLimits {
        match quota_key {
            QuotaKey::Session(_) => self.document_by_role.get(role).unwrap_or(&self.document),
            QuotaKey::Address(_) | QuotaKey::Exempt => &self.anonymous_document,
        }
    }
}

/// Of a request's body, and of the files in it.
#[derive(Clone, Debug)]
pub struct BodyLimits {
    /// Bytes of a JSON body, and of the `operations` and `map` parts of a multipart body.
    pub max_body_bytes: usize,
    pub max_file_bytes: u64,
    pub max_files: usize,
    /// Where files wait until their operation has read them; they have no name there and vanish with the process.
    pub temp_dir: PathBuf,
    /// A body brings at least so many bytes each time its patience has passed, or ends.
    pub min_bytes: usize,
    pub min_bytes_period: Duration,
    /// How long, and how much, the rest of a body that was refused is still read, so that the client reads the answer.
    pub drain_time: Duration,
    pub drain_bytes: usize,
    /// Files of all requests that are open at once.
    pub max_open_files: usize,
}

impl Default for BodyLimits {
    fn default() -> Self {
        Self {
            max_body_bytes: 256 << 10,
            max_file_bytes: 20 << 20,
            max_files: 20,
            temp_dir: std::env::temp_dir(),
            min_bytes: 16 << 10,
            min_bytes_period: Duration::from_secs(30),
            drain_time: Duration::from_secs(30),
            drain_bytes: 64 << 20,
            max_open_files: 160,
        }
    }
}

/// Of a GraphQL document, before it is executed.
#[derive(Clone, Debug)]
pub struct DocumentLimits {
    pub max_bytes: u64,
    pub max_tokens: u64,
    /// Open braces, brackets and parentheses, and fields, fragments and inline fragments within one another.
    pub max_nesting: u64,
    /// Fields within one another, fragments spread out.
    pub max_depth: u64,
    /// Aliases of one field, as often as they stand in the text.
    pub max_aliases: u64,
    pub max_directives: u64,
    /// Fields, those in a list as often as it is long.
    pub max_cost: u64,
    /// Rows of a page where `first` is left out.
    pub default_page_size: u64,
    /// What `first` counts at most: the longest page the graph gives.
    pub max_page_size: u64,
}

impl Default for DocumentLimits {
    fn default() -> Self {
        Self {
            max_bytes: 64 << 10,
            max_tokens: 10_000,
            max_nesting: 64,
            max_depth: 20,
            max_aliases: 100,
            max_directives: 50,
            max_cost: 50_000,
            default_page_size: 20,
            max_page_size: 100,
        }
    }
}

impl DocumentLimits {
    /// Whoever has not signed in has little to ask.
    pub fn anonymous() -> Self {
        Self { max_bytes: 15_000, max_tokens: 1_000, max_aliases: 15, ..Self::default() }
    }
}

/// Of the documents that are remembered by their SHA-256.
#[derive(Clone, Debug)]
pub struct PersistedQueryLimits {
    /// Bytes of all that are remembered.
    pub max_bytes: u64,
    /// Bytes of one; a longer one is executed, and not remembered.
    pub max_document_bytes: usize,
    /// How long one is remembered that nobody asks for.
    pub max_idle: Duration,
}

impl Default for PersistedQueryLimits {
    fn default() -> Self {
        Self { max_bytes: 8 << 20, max_document_bytes: 32 << 10, max_idle: Duration::from_hours(24) }
    }
}

/// Of an execution and of what it answers.
#[derive(Clone, Debug)]
pub struct ExecutionLimits {
    /// From the first field to the last; a mutation is not cut short.
    pub max_time: Duration,
    /// Bytes of JSON.
    pub max_bytes: usize,
    /// A document that costs more is heavy: it gives up its thread at each turn, and waits for others like it.
    pub light_cost: u64,
    /// Fields after which a heavy execution lets others have its thread.
    pub fields_per_yield: i64,
    /// What the heavy executions cost at once, all together.
    pub max_heavy_cost: u32,
    /// Bytes of all answers over HTTP that are being written; as many more may wait for room, as long as an execution may take.
    pub max_buffered_bytes: u32,
}

impl Default for ExecutionLimits {
    fn default() -> Self {
        Self {
            max_time: Duration::from_secs(10),
            max_bytes: 10 << 20,
            light_cost: 2_000,
            fields_per_yield: 1_000,
            max_heavy_cost: 200_000,
            max_buffered_bytes: 256 << 20,
        }
    }
}

/// Of sockets and event streams.
#[derive(Clone, Debug)]
pub struct StreamLimits {
    /// From the upgrade to the end of `connection_init`.
    pub init_timeout: Duration,
    /// Bytes of one message from a client.
    pub max_message_bytes: usize,
    /// Operations at once on one socket.
    pub max_operations: usize,
    /// Messages that wait for a slow reader.
    pub max_queued_messages: usize,
    /// Bytes of them; as many more may wait for room.
    pub max_buffered_bytes: u32,
    /// How long a reader may leave no room for the next message.
    pub slow_reader_timeout: Duration,
    /// Between two pings; a peer silent for two of them is gone.
    pub ping_interval: Duration,
    /// Between two comments on an event stream, so that proxies keep it open.
    pub heartbeat_interval: Duration,
    /// Event streams that carry many operations, of one holder: those that are reserved, and those that are open.
    pub max_reservations: u64,
    pub max_reservations_total: usize,
    /// How long a reserved stream waits to be opened.
    pub reservation_timeout: Duration,
    /// How long a socket of nobody, or an event stream that carries many operations, may stay without one.
    pub anonymous_idle_timeout: Duration,
    /// How long queries and mutations may finish when the hub is closing.
    pub shutdown_grace: Duration,
}

impl Default for StreamLimits {
    fn default() -> Self {
        Self {
            init_timeout: Duration::from_secs(10),
            max_message_bytes: 64 << 10,
            max_operations: 100,
            max_queued_messages: 256,
            max_buffered_bytes: 16 << 20,
            slow_reader_timeout: Duration::from_secs(10),
            ping_interval: Duration::from_secs(25),
            heartbeat_interval: Duration::from_secs(15),
            max_reservations: 100,
            max_reservations_total: 10_000,
            reservation_timeout: Duration::from_secs(30),
            anonymous_idle_timeout: Duration::from_mins(1),
            shutdown_grace: Duration::from_secs(5),
        }
    }
}

/// Of connections, before, between and after their requests.
#[derive(Clone, Debug)]
pub struct ConnectionLimits {
    /// Connections at once.
    pub max: u64,
    /// Of them, those from one address.
    pub per_address: u64,
    /// Of them, those from an address that many share: the loopback, where programs of this machine call, and the proxies.
    pub per_shared_address: u64,
    pub proxies: Networks,
    /// From connecting, or from the last answer, until the head of the next request is whole.
    pub head_timeout: Duration,
    /// How long a client may take nothing of an answer.
    pub stall_timeout: Duration,
    /// Where more than so many bytes wait for a client, it takes as many each time that so long has passed.
    pub min_bytes: usize,
    pub min_bytes_period: Duration,
    /// How long a client whose connection is closed may still send what it had begun.
    pub close_timeout: Duration,
    /// How long a connection has waited for a request before it may be closed to make room for a new one.
    pub min_idle: Duration,
}

impl Default for ConnectionLimits {
    fn default() -> Self {
        Self {
            max: 25_000,
            per_address: 1_000,
            per_shared_address: u64::MAX,
            proxies: Networks::default(),
            // Longer than proxies keep an idle connection to a server, so that they are the ones to close it.
            head_timeout: Duration::from_secs(75),
            stall_timeout: Duration::from_mins(1),
            min_bytes: 16 << 10,
            min_bytes_period: Duration::from_secs(30),
            close_timeout: Duration::from_secs(2),
            min_idle: Duration::from_secs(1),
        }
    }
}

/// Of what one session holds at once.
#[derive(Clone, Debug)]
pub struct SessionLimits {
    /// WebSockets and event streams.
    pub max_sockets: u64,
    /// Subscriptions, over all its sockets and event streams.
    pub max_subscriptions: u64,
    /// Mutations under way; nobody has so many for each address.
    pub max_mutations: u64,
    /// Requests with files.
    pub max_uploads: u64,
    /// Bytes of such requests, on their way to disk.
    pub max_upload_bytes: u64,
}

impl Default for SessionLimits {
    fn default() -> Self {
        Self { max_sockets: 100, max_subscriptions: 500, max_mutations: 32, max_uploads: 20, max_upload_bytes: 400 << 20 }
    }
}
