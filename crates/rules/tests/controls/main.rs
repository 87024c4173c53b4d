//! The controls, by their worked examples and boundaries.

mod amounts;
mod application;
mod authorization;
mod limits;
mod limits_and_report;
mod messages;
mod order;
mod overlaps;
mod proceedings;
mod routing;
mod schemes;
mod technical;
mod terms;
mod union;
mod unit;
mod workforce;
