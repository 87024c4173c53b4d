//! The accounts with which benchmarks sign in to a generated country.

use super::population::DatasetSize;
use crate::applications::Status;
use crate::core::access::{Function, Role};
use crate::seed::application::ApplicationPlan;
use crate::seed::model::days::days_after;
use crate::seed::model::population::{NewPerson, Population, Subject};
use crate::seed::model::rng::Rng;

/// An account that signs in.
pub struct BenchAccount {
    /// Its address.
    pub email: &'static str,
    /// The employer, intermediary or office that it acts for, or its role.
    pub acts_for: String,
}

/// Adds the accounts that sign in: for the intermediaries near the 99th percentile and at the median, for the busiest office, and one for
/// each other role.
pub fn add_bench_accounts(population: &mut Population, plans: &[ApplicationPlan], size: DatasetSize) -> Vec<BenchAccount> {
    let (high, median) = intermediaries(population);
    let office = busiest_office(population, plans);
    let people = [
        ("bench-intermediary@demo.hub", Role::Intermediary, Function::Practitioner, Subject::Intermediary(high)),
        ("bench-intermediary-median@demo.hub", Role::Intermediary, Function::Practitioner, Subject::Intermediary(median)),
        ("bench-operator@demo.hub", Role::Operator, Function::Operator, Subject::Office(office)),
        ("bench-director@demo.hub", Role::Director, Function::Director, Subject::Office(office)),
        ("bench-employer@demo.hub", Role::Employer, Function::LegalRepresentative, Subject::Employer(0)),
        ("bench-auditor@demo.hub", Role::Auditor, Function::Auditor, Subject::None),
        ("bench-admin@demo.hub", Role::Admin, Function::Administrator, Subject::None),
    ];
    let mut rng = Rng::of(size.seed, "measurers", 0);
    let since = days_after(size.today, -400);
    people
        .into_iter()
        .map(|(email, role, function, subject)| {
            let capacity = population.add_person(&mut rng, &NewPerson { email, signs_in: true, role, function, subject, since });
            BenchAccount { email, acts_for: population.actor(capacity, None).subject.unwrap_or_else(|| role.as_str().to_lowercase()) }
        })
        .collect()
}

/// The intermediary at the 99th percentile of served firms, and the one at the median.
fn intermediaries(population: &Population) -> (usize, usize) {
    let mut firms: Vec<(usize, usize)> = (0..population.intermediaries.len()).map(|at| (0, at)).collect();
    for delegation in &population.delegations {
        firms[delegation.intermediary].0 += 1;
    }
    firms.sort_unstable();
    (firms[(firms.len() - 1) * 99 / 100].1, firms[firms.len() / 2].1)
}

fn busiest_office(population: &Population, plans: &[ApplicationPlan]) -> usize {
    let mut waiting = vec![0; population.offices.len()];
    for plan in plans.iter().filter(|plan| plan.status() == Status::Protocolled) {
        waiting[population.units[plan.unit].office] += 1;
    }
    waiting.into_iter().enumerate().max_by_key(|(_, count)| *count).map_or(0, |(at, _)| at)
}
