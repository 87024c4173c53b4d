//! The table of fields, by family of causes, in the order in which they are shown.

mod common;
mod event;
mod machinery;
mod market;
mod materials;
mod rows;
mod site;
mod strike;
mod weather;

pub(super) use rows::TABLES;
