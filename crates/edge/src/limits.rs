//! The limits of the server, with defaults for an application of moderate size.
use std::collections::HashMap;
use std::path::PathBuf;
use std::time::Duration;

use super::Networks;
use super::quota_key::QuotaKey;
use super::rate::RateLimits;

/// All limits.
#[derive(Clone, Debug)]
pub struct Limits {
    /// On request bodies and uploaded files.
    pub body: BodyLimits,
    /// On documents of callers who have signed in.
    pub document: DocumentLimits,
    /// Of callers in these roles, in place of `document`.
    pub document_by_role: HashMap<&'static str, DocumentLimits>,
    /// Of anonymous callers.
    pub anonymous_document: DocumentLimits,
    /// On automatic persisted queries.
    pub persisted_query: PersistedQueryLimits,
    /// On executions and their responses.
    pub execution: ExecutionLimits,
    /// On WebSockets and event streams.
    pub stream: StreamLimits,
    /// On connections.
    pub connection: ConnectionLimits,
    /// On what one session uses at once.
    pub session: SessionLimits,
    /// On the cost of operations in a window.
    pub rate: RateLimits,
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
            rate: RateLimits::default(),
        }
    }
}

impl Limits {
    /// The limits of the documents that a caller sends.
    pub fn document_of(&self, quota_key: QuotaKey, role: &str) -> &DocumentLimits {
        match quota_key {
            QuotaKey::Session(_) => self.document_by_role.get(role).unwrap_or(&self.document),
            QuotaKey::Address(_) | QuotaKey::Exempt => &self.anonymous_document,
        }
    }
}

/// Limits on request bodies and uploaded files.
#[derive(Clone, Debug)]
pub struct BodyLimits {
    /// Bytes of a JSON body, and of the `operations` and `map` parts of a multipart body.
    pub max_body_bytes: usize,
    /// Bytes of one file.
    pub max_file_bytes: u64,
    /// Files of one request.
    pub max_files: usize,
    /// The folder of uploaded files until their operation has read them; they have no name there and vanish with the process.
    pub temp_dir: PathBuf,
    /// A body must bring at least so many bytes in each period; otherwise the request fails.
    pub min_bytes: usize,
    /// The period of `min_bytes`.
    pub min_bytes_period: Duration,
    /// How long the rest of a refused body is still read, so that the client receives the response.
    pub drain_time: Duration,
    /// How many bytes of a refused body are still read.
    pub drain_bytes: usize,
    /// Open files of all requests together.
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

/// Limits on a GraphQL document, checked before it is executed.
#[derive(Clone, Debug)]
pub struct DocumentLimits {
    /// Bytes of text.
    pub max_bytes: u64,
    /// Tokens, comments and commas left out.
    pub max_tokens: u64,
    /// Levels of open braces, brackets and parentheses, and of nested fields and fragments.
    pub max_nesting: u64,
    /// Levels of nested fields, with fragments expanded.
    pub max_depth: u64,
    /// Aliases of one field, as written.
    pub max_aliases: u64,
    /// Directives, as written.
    pub max_directives: u64,
    /// Fields, those within a list multiplied by its length.
    pub max_cost: u64,
    /// The page size where `first` is left out.
    pub default_page_size: u64,
    /// The largest page size: what `first` counts at most.
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
    /// The tighter limits of anonymous callers.
    pub fn anonymous() -> Self {
        Self { max_bytes: 15_000, max_tokens: 1_000, max_aliases: 15, ..Self::default() }
    }
}

/// Limits on automatic persisted queries.
#[derive(Clone, Debug)]
pub struct PersistedQueryLimits {
    /// Bytes of all cached documents.
    pub max_bytes: u64,
    /// Bytes of one document; a longer one is executed but not cached.
    pub max_document_bytes: usize,
    /// How long an unused document stays cached.
    pub max_idle: Duration,
}

impl Default for PersistedQueryLimits {
    fn default() -> Self {
        Self { max_bytes: 8 << 20, max_document_bytes: 32 << 10, max_idle: Duration::from_hours(24) }
    }
}

/// Limits on an execution and its response.
#[derive(Clone, Debug)]
pub struct ExecutionLimits {
    /// The longest execution of a query or an event; a mutation is not cut short.
    pub max_time: Duration,
    /// Bytes of JSON of one response.
    pub max_bytes: usize,
    /// An operation that costs more is heavy: it yields its thread periodically, and waits for other heavy ones.
    pub light_cost: u64,
    /// Fields that a heavy execution resolves before it yields its thread.
    pub fields_per_yield: i64,
    /// The cost of all heavy executions that run at once.
    pub max_heavy_cost: u32,
    /// Bytes of all responses over HTTP that are being written; as many more may wait, up to `max_time`.
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

/// Limits on WebSockets and event streams.
#[derive(Clone, Debug)]
pub struct StreamLimits {
    /// From the upgrade to the end of `connection_init`.
    pub init_timeout: Duration,
    /// Bytes of one message from a client.
    pub max_message_bytes: usize,
    /// Concurrent operations on one socket.
    pub max_operations: usize,
    /// Messages that are queued for a slow reader.
    pub max_queued_messages: usize,
    /// Bytes of queued messages; as many more may wait.
    pub max_buffered_bytes: u32,
    /// How long a reader may leave its queue full before it is disconnected.
    pub slow_reader_timeout: Duration,
    /// Between two pings; a peer that is silent for two intervals is disconnected.
    pub ping_interval: Duration,
    /// Between two comments on an event stream, so that proxies keep it open.
    pub heartbeat_interval: Duration,
    /// Event streams in single connection mode that one caller has reserved or opened.
    pub max_reservations: u64,
    /// Event streams in single connection mode of all callers; half of them are kept for sessions.
    pub max_reservations_total: usize,
    /// How long a reserved stream waits to be opened.
    pub reservation_timeout: Duration,
    /// How long an anonymous socket or stream may stay open without an operation.
    pub anonymous_idle_timeout: Duration,
    /// How long queries and mutations may finish at shutdown.
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

/// Limits on connections, before, between and after their requests.
#[derive(Clone, Debug)]
pub struct ConnectionLimits {
    /// Open connections.
    pub max: u64,
    /// Open connections from one address.
    pub per_address: u64,
    /// Open connections from an address that many clients share: the loopback, and the proxies.
    pub per_shared_address: u64,
    /// The trusted proxies.
    pub proxies: Networks,
    /// From connecting to the end of the handshake, where the connection is TLS.
    pub handshake_timeout: Duration,
    /// From connecting, or from the last response, to the end of the next request head.
    pub head_timeout: Duration,
    /// How long a client may read nothing of a response.
    pub stall_timeout: Duration,
    /// While more than so many bytes are pending, a client must read as many in each period.
    pub min_bytes: usize,
    /// The period of `min_bytes`.
    pub min_bytes_period: Duration,
    /// How long a client whose connection is closed may still send what it had begun.
    pub close_timeout: Duration,
    /// How long a connection must be idle before it may be closed for a new one.
    pub min_idle: Duration,
}

impl Default for ConnectionLimits {
    fn default() -> Self {
        Self {
            max: 25_000,
            per_address: 1_000,
            per_shared_address: u64::MAX,
            proxies: Networks::default(),
            handshake_timeout: Duration::from_secs(10),
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

/// Limits on what one session uses at once.
#[derive(Clone, Debug)]
pub struct SessionLimits {
    /// WebSockets and event streams.
    pub max_sockets: u64,
    /// Subscriptions, over all sockets and event streams of the session.
    pub max_subscriptions: u64,
    /// Running mutations; an anonymous caller has as many for their address.
    pub max_mutations: u64,
    /// Requests with files.
    pub max_uploads: u64,
    /// Bytes of files that are being received.
    pub max_upload_bytes: u64,
}

impl Default for SessionLimits {
    fn default() -> Self {
        Self { max_sockets: 100, max_subscriptions: 500, max_mutations: 32, max_uploads: 20, max_upload_bytes: 400 << 20 }
    }
}
