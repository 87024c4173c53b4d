//! The list of workers: what is read, what is refused and how it is reported, and what is written.

mod codes;
mod columns;
mod file;
mod lists;
mod messages;
mod pace;
mod properties;
mod rows;
mod spreadsheets;
mod values;
mod writing;
