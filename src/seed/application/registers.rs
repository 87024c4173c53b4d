//! The registers of the offices: protocol and authorization numbers.

use std::collections::HashMap;

use chrono::Datelike;
use omnia_rules::calendar::rome_date;

use super::plan::ApplicationPlan;
use crate::applications::Status;
use crate::seed::model::population::Population;

/// Numbers protocols and authorizations in the registers of each office and year, in the order of their instants.
pub fn assign_register_numbers(population: &Population, plans: &mut [ApplicationPlan]) {
    let mut sent: Vec<_> =
        plans.iter().enumerate().filter(|(_, plan)| is_protocolled(plan)).filter_map(|(at, plan)| Some((plan.sent_at()?, at))).collect();
    let mut granted: Vec<_> = plans.iter().enumerate().filter_map(|(at, plan)| Some((plan.authorized_at()?, at))).collect();
    sent.sort_unstable();
    granted.sort_unstable();
    let mut last: HashMap<(usize, i32), u32> = HashMap::new();
    for (instant, at) in sent {
        plans[at].protocol = next(&mut last, population.units[plans[at].unit].office, rome_date(instant).year());
    }
    last.clear();
    for (instant, at) in granted {
        plans[at].authorization = next(&mut last, population.units[plans[at].unit].office, rome_date(instant).year());
    }
}

fn is_protocolled(plan: &ApplicationPlan) -> bool {
    plan.steps.iter().any(|(status, _)| *status == Status::Protocolled)
}

fn next(last: &mut HashMap<(usize, i32), u32>, office: usize, year: i32) -> u32 {
    let place = last.entry((office, year)).or_default();
    *place += 1;
    *place
}
