//! The controls, by their worked examples and boundaries.

mod application;
mod limits_and_report;
mod messages;
mod order;
mod overlaps;
mod routing;
mod terms;
mod union;
mod unit;
mod workforce;
