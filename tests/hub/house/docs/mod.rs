//! What README and docs say, held against the hub.

mod pages;
mod queries;
mod reader;
mod reference;
mod rules;
mod settings;
