//! A dataset to load: a population and the plans of its applications.

use super::plan::ApplicationPlan;
use crate::seed::model::population::Population;

/// A population and the plans of its applications.
pub struct Dataset {
    /// Everything but the applications.
    pub population: Population,
    /// The applications, those of one employer one after the other.
    pub plans: Vec<ApplicationPlan>,
    /// The seed of what the plans leave open.
    pub seed: u64,
}

impl Dataset {
    /// The employer of a plan, by its index.
    pub fn employer_of(&self, plan: usize) -> usize {
        self.population.positions[self.population.units[self.plans[plan].unit].position].employer
    }
}
