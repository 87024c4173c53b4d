//! The files that the system lets the hub open: connections and uploads share them with all else.

use omnia_edge::Limits;
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

/// What the hub keeps for itself besides its connections to PostgreSQL: logs, Redis, documents that are read, clients that are refused.
const KEPT: u64 = 128;

/// Files that were sent and wait for their operation, where connections leave no room for more.
const FEWEST_UPLOADED: u64 = 128;

/// Files that were sent and wait for their operation, where there is room.
const MOST_UPLOADED: u64 = 4_096;

/// Asks the system for as many files as it gives, and says how many those are.
pub fn raise() -> u64 {
    let limit = getrlimit(Resource::Nofile);
    if limit.current != limit.maximum {
        // Where the system refuses, what there is must do.
        let _ = setrlimit(Resource::Nofile, Rlimit { current: limit.maximum, maximum: limit.maximum });
    }
    getrlimit(Resource::Nofile).current.unwrap_or(u64::MAX)
}

/// Keeps connections and uploads below what may be opened.
pub fn fit(limits: &mut Limits, files: u64, database: u64) {
    let free = files.saturating_sub(database + KEPT);
    let connections = &mut limits.connection.max;
    *connections = free.saturating_sub(FEWEST_UPLOADED).clamp(1, *connections);
    let left = free.saturating_sub(*connections).min(MOST_UPLOADED);
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
    fn connections_leave_files_for_all_else() {
        assert_eq!(fitted(1_024), (736, 128));
        assert_eq!(fitted(20_000), (19_712, 128));
        assert_eq!(fitted(1 << 20), (25_000, 4_096));
    }
}
