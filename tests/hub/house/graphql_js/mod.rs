//! What the hub says of documents and operations, against graphql-js, the reference implementation.

mod documents;
mod node;
mod operations;
