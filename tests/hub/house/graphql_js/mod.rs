//! What the hub answers to documents and operations, compared with graphql-js, the reference implementation.

mod documents;
mod node;
mod operations;
