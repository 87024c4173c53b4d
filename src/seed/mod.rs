//! Seeds: the demo that a first start writes, and made-up countries of any size for trying and measuring.
//!
//! The lists lie in `seeds/`. Everything is composed in memory from a plan, examined by the hub's own controls, and written by COPY in one
//! transaction of the owner of the database.

mod application;
mod command;
pub mod demo;
mod generator;
mod load;
mod population;
mod reference_data;
mod rng;
mod sample_files;

pub use command::{SeedArgs, first_start, run};
pub use generator::{Size, crowd, stories};
pub use load::{Country, Filled, Hashes, fill, progress};
