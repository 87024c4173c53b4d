//! Notices to the owner of an account: a sign-in from where they never came from, a right password without the second factor, a factor that
//! was added or removed. Each is shown until they acknowledge it.
//!
//! Writes `security_notice`. Events: SecurityNotice.

mod domain;
mod graphql;
pub(super) mod store;

pub use domain::{KEPT_DAYS, NewNotice, NoticeKind, SecurityNoticeAdded, notify, notify_of_failure};
pub use graphql::{NoticeMutation, NoticeQuery, NoticeSubscription, SecurityNoticeNode};
