//! What a seed is made of: a population, days, random numbers, and the names of the folder `seeds`.

pub(super) mod days;
pub(super) mod population;
pub(super) mod reference_data;
pub(super) mod rng;
