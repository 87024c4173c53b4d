//! Accounts for measuring: the ones that sign in to a generated country.

use super::population::Size;
use crate::applications::Status;
use crate::core::access::{Function, Role};
use crate::seed::application::Plan;
use crate::seed::population::{NewPerson, Subject, World};
use crate::seed::rng::{Draw, days_from};

/// An account that signs in, and whom it acts for.
pub struct SignsIn {
    pub email: &'static str,
    pub acts_for: String,
}

/// Makes the accounts that sign in: of the intermediaries near the 99th percentile and at the median, of the busiest office, and one
/// of each other role.
pub fn welcome_measurers(world: &mut World, plans: &[Plan], size: Size) -> Vec<SignsIn> {
    let (high, median) = intermediaries(world);
    let office = busiest_office(world, plans);
    let people = [
        ("bench-intermediary@demo.hub", Role::Intermediary, Function::Practitioner, Subject::Intermediary(high)),
        ("bench-intermediary-median@demo.hub", Role::Intermediary, Function::Practitioner, Subject::Intermediary(median)),
        ("bench-operator@demo.hub", Role::Operator, Function::Operator, Subject::Office(office)),
        ("bench-director@demo.hub", Role::Director, Function::Director, Subject::Office(office)),
        ("bench-employer@demo.hub", Role::Employer, Function::LegalRepresentative, Subject::Employer(0)),
        ("bench-auditor@demo.hub", Role::Auditor, Function::Auditor, Subject::Anonymous),
        ("bench-admin@demo.hub", Role::Admin, Function::Administrator, Subject::Anonymous),
    ];
    let mut draw = Draw::of(size.seed, "measurers", 0);
    let since = days_from(size.today, -400);
    people
        .into_iter()
        .map(|(email, role, function, subject)| {
            let capacity = world.welcome(&mut draw, &NewPerson { email, signs_in: true, role, function, subject, since });
            SignsIn { email, acts_for: world.actor(capacity, None).subject.unwrap_or_else(|| role.as_str().to_lowercase()) }
        })
        .collect()
}

/// The intermediary of which one in a hundred serve more firms, and the one in the middle.
fn intermediaries(world: &World) -> (usize, usize) {
    let mut firms: Vec<(usize, usize)> = (0..world.intermediaries.len()).map(|at| (0, at)).collect();
    for delegation in &world.delegations {
        firms[delegation.intermediary].0 += 1;
    }
    firms.sort_unstable();
    (firms[(firms.len() - 1) * 99 / 100].1, firms[firms.len() / 2].1)
}

fn busiest_office(world: &World, plans: &[Plan]) -> usize {
    let mut waiting = vec![0; world.offices.len()];
    for plan in plans.iter().filter(|plan| plan.status() == Status::Protocolled) {
        waiting[world.units[plan.unit].office] += 1;
    }
    waiting.into_iter().enumerate().max_by_key(|(_, count)| *count).map_or(0, |(at, _)| at)
}
