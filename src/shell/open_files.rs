//! The limit of open files: connections and uploads share it with everything else.

use omnia_edge::Limits;
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

/// Files for everything else but connections to PostgreSQL: logs, Redis, documents that are read, clients that are refused.
const RESERVED: u64 = 128;

/// Uploaded files that wait for their operation, at least.
const MIN_UPLOADED: u64 = 128;

/// Uploaded files that wait for their operation, at most.
const MAX_UPLOADED: u64 = 4_096;

/// Raises the limit of open files as far as the system allows; the limit.
pub fn raise() -> u64 {
    let limit = getrlimit(Resource::Nofile);
    if limit.current != limit.maximum {
        // Where the system refuses, the current limit stays.
        let _ = setrlimit(Resource::Nofile, Rlimit { current: limit.maximum, maximum: limit.maximum });
    }
    getrlimit(Resource::Nofile).current.unwrap_or(u64::MAX)
}

/// Fits connections and uploads into the limit of open files.
pub fn fit(limits: &mut Limits, files: u64, database: u64) {
    let free = files.saturating_sub(database + RESERVED);
    let connections = &mut limits.connection.max;
    *connections = free.saturating_sub(MIN_UPLOADED).clamp(1, *connections);
    let left = free.saturating_sub(*connections).min(MAX_UPLOADED);
    limits.body.max_open_files = usize::try_from(left).unwrap_or_default().max(limits.body.max_files);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fitted(files: u64) -> (u64, usize) {
        let mut limits = Limits::default();
        fit(&mut limits, files, 32);
        (limits.connection.max, limits.body.max_open_files)
    }

    #[test]
    fn connections_leave_files_for_everything_else() {
        assert_eq!(fitted(1_024), (736, 128));
        assert_eq!(fitted(20_000), (19_712, 128));
        assert_eq!(fitted(1 << 20), (25_000, 4_096));
    }
}
