//! What leads from a program to its webhooks.

mod program;
