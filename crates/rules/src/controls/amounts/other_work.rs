//! Work for others during the benefit.

use chrono::NaiveDate;

use crate::calendar::day;
use crate::controls::finding::listed;
use crate::controls::rule::rule;
use crate::controls::{Confidence, Facts, Finding, Rule, RuleId, Severity};

/// From when only the days worked elsewhere are lost, L. 203/2024 art. 6.
const DAYS_ONLY_FROM: NaiveDate = day(2025, 1, 12);

pub(in crate::controls) const R52: Rule = rule(RuleId::R52, Severity::Info, other_work)
    .for_every_benefit()
    .since(DAYS_ONLY_FROM)
    .titled("Attività lavorativa durante l'integrazione", "Other work during the benefit")
    .based("art. 8 D.Lgs. 148/2015, art. 6 L. 203/2024", Confidence::Remembered)
    .telling(&["R52-days", "R52-lost", "R52-rest"]);

/// R52, art. 8: the days worked for others are not paid; who does not tell the institute beforehand loses the right.
fn other_work(facts: &Facts) -> Vec<Finding> {
    let lines = facts.beneficiaries.iter().enumerate();
    let elsewhere = lines.filter_map(|(line, worker)| Some((line, worker.other_work.filter(|work| work.days > 0)?)));
    let elsewhere: Vec<_> = elsewhere.collect();
    listed(&elsewhere, "R52-rest", |(line, work)| {
        let message = if work.told_beforehand { "R52-days" } else { "R52-lost" };
        Finding::new(RuleId::R52, Severity::Info, message).of_worker(*line, "otherWork").reading("days", work.days)
    })
}
