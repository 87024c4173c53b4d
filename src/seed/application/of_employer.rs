//! The applications of one employer: the controls examine each together with the others.

use std::collections::{HashMap, HashSet};

use omnia_rules::controls::{Finding, OtherApplication, Standing, evaluate};
use omnia_rules::identifiers::TaxCode;
use omnia_rules::limits::Grant;
use uuid::Uuid;

use super::seeded::SeededApplication;
use crate::applications::{DaysOfWorkers, GrantedDays, Status};

/// The applications of one employer.
pub struct EmployerApplications<'a> {
    applications: Vec<SeededApplication<'a>>,
    /// What was granted to each unit, oldest first.
    grants: HashMap<usize, Vec<(Uuid, Grant)>>,
}

impl<'a> EmployerApplications<'a> {
    /// All applications of an employer.
    pub fn new(applications: Vec<SeededApplication<'a>>) -> Self {
        let mut grants: HashMap<usize, Vec<(Uuid, Grant)>> = HashMap::new();
        for application in &applications {
            grants.entry(application.plan.unit).or_default().extend(application.grant().into_iter().map(|grant| (application.id, grant)));
        }
        for grants in grants.values_mut() {
            grants.sort_by_key(|(_, grant)| grant.from);
        }
        Self { applications, grants }
    }

    /// The applications, in the order of their plans.
    pub fn iter(&self) -> impl Iterator<Item = &SeededApplication<'a>> {
        self.applications.iter()
    }

    /// What the controls find in one of them, on the day of its submission or, in a draft, today.
    pub fn findings(&self, application: &SeededApplication<'_>) -> Vec<Finding> {
        let to_unit = self.grants.get(&application.plan.unit).map(Vec::as_slice).unwrap_or_default();
        let grants = to_unit.iter().filter(|(of, _)| *of != application.id).map(|(_, grant)| grant.clone()).collect();
        evaluate(&application.facts(grants, self.days_granted_by_others(application), self.related_to(application)))
    }

    /// The days of farm work that other applications of the same position granted.
    fn days_granted_by_others(&self, application: &SeededApplication<'_>) -> DaysOfWorkers {
        let position = |application: &SeededApplication<'_>| application.population.units[application.plan.unit].position;
        let mut days = GrantedDays::default();
        for other in self.applications.iter().filter(|other| other.id != application.id && position(other) == position(application)) {
            other.add_days_granted(&mut days);
        }
        days.by_year()
    }

    /// The applications that share a day with it, with their workers, and the earlier ones of its unit, without.
    fn related_to(&self, application: &SeededApplication<'_>) -> Vec<OtherApplication> {
        let mine = application.plan.period;
        let others = || self.applications.iter().filter(|other| other.id != application.id && is_in_force(other));
        let overlapping = others().filter(|other| other.effective_period().shared_with(mine).is_some()).map(with_workers);
        let is_before = |other: &&SeededApplication<'_>| {
            let since = (mine.from() - other.effective_period().to()).num_days();
            other.plan.unit == application.plan.unit && (1..=400).contains(&since)
        };
        let mut related: Vec<_> = overlapping.chain(others().filter(is_before).map(without_workers)).collect();
        related.sort_by(|one, other| {
            let key = |of: &OtherApplication| (of.period.from(), of.period.to());
            key(other).cmp(&key(one)).then_with(|| one.reference.cmp(&other.reference))
        });
        related
    }
}

/// Whether it counts: submitted, and neither refused nor withdrawn.
fn is_in_force(application: &SeededApplication<'_>) -> bool {
    !matches!(application.status(), Status::Draft | Status::Rejected | Status::Inadmissible | Status::Withdrawn)
}

fn with_workers(application: &SeededApplication<'_>) -> OtherApplication {
    let codes = application.workers.iter().map(|worker| TaxCode::parse(&worker.tax_code).expect("the tax codes were computed"));
    OtherApplication {
        reference: application.protocol.clone().unwrap_or_default(),
        workers: codes.collect(),
        ..without_workers(application)
    }
}

fn without_workers(application: &SeededApplication<'_>) -> OtherApplication {
    OtherApplication {
        reference: String::new(),
        standing: Standing::Ours,
        cause: application.plan.cause,
        period: application.effective_period(),
        unit: application.unit_key(),
        workers: HashSet::new(),
    }
}
