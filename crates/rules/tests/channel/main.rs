//! 1.1: the calendar of releases.

mod calendar;
mod passages;
