//! Events: written with the change they tell of, in the order of commits; followed by the tail of each hub.

mod event;
mod notifier;
mod outbox;
mod stream;
mod tail;

pub use event::{Event, EventKind, NewEvent};
pub use notifier::Notifier;
pub use outbox::{append, bounds, forget};
pub use stream::{KEPT_DAYS, Wanted, follow, write_cursor};
pub use tail::{Tail, TailState};
