//! How much a unit may still be granted, by worked examples and boundaries.

mod balances;
mod contradictions;
mod days;
mod earlier;
mod five_years;
mod neutrality;
mod pace;
mod reference;
mod runs;
mod third;
mod two_years;
mod unit;
