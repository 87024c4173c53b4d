//! Access to the database: a connection is given for a viewer only, bound to their role and rights.

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
mod text_column;
mod tx;
mod write_check;

pub use bound::Bound;
#[cfg(feature = "embedded")]
pub use embedded::Embedded;
pub use instance_lock::{InstanceLock, ServerProcess, ServingMode};
pub use migrations::{Migrated, latest_version, migrate, migrate_over, version_of};
pub use pools::Db;
pub use roles::ensure_roles;
pub(crate) use text_column::text_column;
pub use tx::Tx;
pub use write_check::{check_folder_writable, check_writable};
