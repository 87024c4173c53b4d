//! What a seed is made of: a population, days, random numbers, the names and sample files of the folder `seeds`.

pub(super) mod days;
pub(super) mod population;
pub(super) mod reference_data;
pub(super) mod rng;
pub(super) mod sample_files;
