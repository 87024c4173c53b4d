//! The limits of the edge, from the settings.

use omnia_edge::Limits;

use super::{document_limits, open_files};
use crate::core::config::ServeConfig;

/// Bytes of a file at most.
pub(super) fn file_limit(config: &ServeConfig) -> u64 {
    u64::from(config.max_file_mb) << 20
}

/// Sets what the settings, the roles and the open files of the system determine; the rest stays as it is in `limits`.
pub(super) fn limits(config: &ServeConfig, mut limits: Limits) -> Limits {
    // A list of 1,000 beneficiaries is about 300 KB.
    limits.body.max_body_bytes = 1 << 20;
    limits.body.max_file_bytes = file_limit(config);
    document_limits::set(&mut limits);
    limits.rate = document_limits::rates(&config.cost_per_minute);
    limits.session.max_upload_bytes = limits.body.max_file_bytes * limits.body.max_files as u64;
    limits.session.max_sockets = config.max_sockets_per_session.into();
    limits.session.max_subscriptions = 5 * limits.session.max_sockets;
    limits.connection.max = config.max_connections.into();
    limits.connection.proxies = config.trusted_proxies.clone();
    if let Some(most) = config.max_connections_per_address {
        (limits.connection.per_address, limits.connection.per_shared_address) = (most.into(), most.into());
    }
    open_files::fit(&mut limits, open_files::raise(), config.data.db_connections.into());
    limits
}
