//! Events: written in the transaction of the change, in the order of commits, and followed by the tail of each hub.

mod change_kind;
mod event;
mod notifier;
mod outbox;
mod stream;
mod tail;

pub use change_kind::ChangeKind;
pub use event::{ChangedNode, Event, EventFilter, EventKind, NewEvent, NodeType};
pub use notifier::Notifier;
pub use outbox::{append, bounds, forget, matching, sees_application, sees_event, sees_node};
pub use stream::{KEPT_DAYS, follow, may_see, write_cursor};
pub use tail::{FeedCursor, Tail, TailState};
