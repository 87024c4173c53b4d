//! The composed report: its fields, its answers, its indicators.

mod answers;
mod fields;
mod indicators;
