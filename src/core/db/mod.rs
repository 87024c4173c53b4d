//! The one door to the data: a connection is had only for a viewer, bound to his role and rights.

mod bound;
#[cfg(feature = "embedded")]
mod data_files;
#[cfg(feature = "embedded")]
mod embedded;
mod instance_lock;
mod migrations;
pub mod owner;
mod pools;
mod roles;
mod search_texts;
mod tx;
mod write_check;

pub use bound::Bound;
#[cfg(feature = "embedded")]
pub use embedded::Embedded;
pub use instance_lock::{Company, ServerProcess, ServingLock};
pub use migrations::{Migrated, latest_version, migrate, migrate_over, version_of};
pub use pools::Db;
pub use roles::ensure_roles;
pub use tx::Tx;
pub use write_check::{try_to_write, try_to_write_in};
