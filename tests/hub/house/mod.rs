//! Rules of the project that every change keeps: dependencies, imports, policies, texts, prepared queries, docs.

mod access;
mod accesses;
mod additions;
mod certificates;
mod changes;
mod circles;
mod dependencies;
mod docs;
mod graph;
mod graphql_js;
mod hostile;
mod imports;
mod migrations;
mod pages;
mod policies;
mod prepared;
mod role_schemas;
mod rooms;
mod source;
mod strangers;
mod texts;
