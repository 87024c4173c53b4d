//! 1.1: the calendar of releases.

mod availability;
mod releases;
