//! Seeds: the demo that a first start writes, and made-up countries of any size for trying and measuring the hub.
//!
//! `demo` and `generator` each make a [`Dataset`]: a population, and the plans of its applications. `load` builds every application from its
//! plan, runs the hub's own controls on it, and writes all rows by COPY in one transaction of the owner of the database. Names, places and
//! trades come from the JSON files in the folder `seeds`.
//!
//! The same seed makes the same rows: whoever changes the order in which random numbers are taken changes all data.

mod application;
mod command;
pub mod demo;
mod generator;
mod load;
mod model;

pub use application::Dataset;
pub use command::{SeedArgs, first_start, run};
pub use generator::{DatasetSize, generate_population, plan_applications};
pub use load::{PasswordHashes, RowCounts, load, progress_bar};
