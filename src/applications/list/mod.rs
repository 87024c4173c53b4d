//! Lists of applications: filters, orders, pages, totals, and the few newest of each of many employers.

mod connection;
mod days;
mod filter;
mod little_room;
mod loaders;
mod order;
mod search;
mod select;

pub use connection::{ApplicationConnection, ListArguments, applications, applications_of, first_application};
pub use days::DateRangeInput;
pub use filter::ApplicationFilter;
pub use little_room::EmployersWithLittleRoom;
pub use order::ApplicationOrder;
pub use search::{Search, employers_named};
pub use select::beside_policy;
