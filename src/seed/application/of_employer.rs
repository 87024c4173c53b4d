//! The applications of one employer, and what each is examined against.

use std::collections::{HashMap, HashSet};

use omnia_rules::controls::{Finding, OtherApplication, Standing, evaluate};
use omnia_rules::identifiers::TaxCode;
use omnia_rules::limits::Grant;
use uuid::Uuid;

use super::seeded::Case;
use crate::applications::{DaysOfWorkers, GrantedDays, Status};

/// The applications of one employer.
pub struct Siblings<'a> {
    pub cases: Vec<Case<'a>>,
    /// What was granted to each unit, oldest first.
    grants: HashMap<usize, Vec<(Uuid, Grant)>>,
}

impl<'a> Siblings<'a> {
    pub fn new(cases: Vec<Case<'a>>) -> Self {
        let mut grants: HashMap<usize, Vec<(Uuid, Grant)>> = HashMap::new();
        for case in &cases {
            grants.entry(case.plan.unit).or_default().extend(case.grant().into_iter().map(|grant| (case.id, grant)));
        }
        for grants in grants.values_mut() {
            grants.sort_by_key(|(_, grant)| grant.from);
        }
        Self { cases, grants }
    }

    /// What the controls find in one of them, on the day of the submission or, in a draft, today.
    pub fn findings(&self, case: &Case<'_>) -> Vec<Finding> {
        let to_unit = self.grants.get(&case.plan.unit).map(Vec::as_slice).unwrap_or_default();
        let grants = to_unit.iter().filter(|(of, _)| *of != case.id).map(|(_, grant)| grant.clone()).collect();
        evaluate(&case.facts(grants, self.days_granted_beside(case), self.beside(case)))
    }

    /// The days of farm work granted under the same position.
    fn days_granted_beside(&self, case: &Case<'_>) -> DaysOfWorkers {
        let position = |case: &Case<'_>| case.world.units[case.plan.unit].position;
        let mut days = GrantedDays::default();
        for other in self.cases.iter().filter(|other| other.id != case.id && position(other) == position(case)) {
            other.add_days_granted(&mut days);
        }
        days.by_year()
    }

    /// Those that share a day with it whole; of those that came before in its unit, the days.
    fn beside(&self, case: &Case<'_>) -> Vec<OtherApplication> {
        let mine = case.plan.period;
        let standing = || self.cases.iter().filter(|other| other.id != case.id && stands(other));
        let sharing = standing().filter(|other| other.standing_days().shared_with(mine).is_some()).map(whole);
        let is_before = |other: &&Case<'_>| {
            let since = (mine.from() - other.standing_days().to()).num_days();
            other.plan.unit == case.plan.unit && (1..=400).contains(&since)
        };
        let mut beside: Vec<_> = sharing.chain(standing().filter(is_before).map(days)).collect();
        beside.sort_by(|one, other| {
            let key = |of: &OtherApplication| (of.period.from(), of.period.to());
            key(other).cmp(&key(one)).then_with(|| one.reference.cmp(&other.reference))
        });
        beside
    }
}

fn stands(case: &Case<'_>) -> bool {
    !matches!(case.status(), Status::Draft | Status::Rejected | Status::Inadmissible | Status::Withdrawn)
}

fn whole(case: &Case<'_>) -> OtherApplication {
    let codes = case.workers.iter().map(|worker| TaxCode::parse(&worker.tax_code).expect("the tax codes were computed"));
    OtherApplication { reference: case.protocol.clone().unwrap_or_default(), workers: codes.collect(), ..days(case) }
}

fn days(case: &Case<'_>) -> OtherApplication {
    OtherApplication {
        reference: String::new(),
        standing: Standing::Ours,
        cause: case.plan.cause,
        period: case.standing_days(),
        unit: case.unit_key(),
        workers: HashSet::new(),
    }
}
