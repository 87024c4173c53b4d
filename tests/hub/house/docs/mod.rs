//! What README and docs say, compared with the hub.

mod contributing;
mod decisions;
mod examples;
mod pages;
mod queries;
pub mod reader;
mod reference;
mod rules;
mod samples;
mod settings;
