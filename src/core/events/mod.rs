//! Events: written with the change they tell of, in the order of commits; followed by the tail of each hub.

mod bell;
mod event;
mod outbox;
mod stream;
mod tail;

pub use bell::Bell;
pub use event::{Event, EventKind, NewEvent};
pub use outbox::{append, bounds, forget};
pub use stream::{KEPT_DAYS, Wanted, follow, write_cursor};
pub use tail::{Tail, TailState};
