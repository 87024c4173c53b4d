//! What holds the house together: rules that no story tells and every change keeps.

mod access;
mod docs;
mod graph;
mod graphql_js;
mod hostile;
mod migrations;
mod policies;
mod prepared;
mod rooms;
mod source;
mod strangers;
mod texts;
