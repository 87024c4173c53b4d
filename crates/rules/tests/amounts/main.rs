//! What is paid, and what the employer contributes, by their worked examples and boundaries.

mod ceilings;
mod contribution;
mod earlier_use;
mod estimate;
mod integration;
mod properties;
mod workable;
