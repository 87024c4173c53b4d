//! Rules of the project that every change keeps: imports, policies, texts, prepared queries, docs, licences.

mod access;
mod docs;
mod graph;
mod graphql_js;
mod hostile;
mod licences;
mod migrations;
mod policies;
mod prepared;
mod rooms;
mod source;
mod strangers;
mod texts;
