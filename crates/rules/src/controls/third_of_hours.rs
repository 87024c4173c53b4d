//! R10, R11: a third of the workable hours.

use rust_decimal::Decimal;

use super::limit_inputs::known;
use super::{Facts, Finding, RuleId, Severity};
use crate::law::limits::{AuthorizedHours, Third, Window};

/// R10, art. 12 c. 5: the hours of two years stay within a third of those that the workforce can work in them.
pub(super) fn third(facts: &Facts) -> Vec<Finding> {
    if facts.cause.is_some_and(|cause| cause.is_unavoidable()) {
        return Vec::new();
    }
    beyond(facts, RuleId::R10, "R10").into_iter().collect()
}

/// R11, art. 12 c. 4 and 5: c. 4 exempts unavoidable events from c. 2 and 3 and does not name the third, so it applies to
/// them too, unless the switch reads otherwise.
pub(super) fn third_of_unavoidable(facts: &Facts) -> Vec<Finding> {
    let is_unavoidable = facts.cause.is_some_and(|cause| cause.is_unavoidable());
    if !is_unavoidable || !facts.switches.third_counts_unavoidable {
        return Vec::new();
    }
    beyond(facts, RuleId::R11, "R11").into_iter().collect()
}

fn beyond(facts: &Facts, rule: RuleId, message: &'static str) -> Option<Finding> {
    let (record, requested) = known(facts)?;
    let third = Third::of(facts.workforce.iter().map(|band| (band.workers, band.weekly_hours)));
    let hours_requested = hours_requested(facts);
    let authorized = counted(facts, record.hours_in(Window::ending(requested.last_week())));
    let total = authorized.saturating_add(hours_requested);
    let is_known = hours_requested > Decimal::ZERO && third.weekly_hours() > Decimal::ZERO;
    let finding = Finding::new(rule, Severity::Warning, message)
        .at(&["beneficiaries"])
        .reading("weekly", third.weekly_hours())
        .reading("authorized", authorized)
        .reading("requested", hours_requested)
        .with("total", total)
        .with("excess", third.excess(total))
        .against("limit", third.limit());
    (is_known && !third.allows(total)).then_some(finding)
}

/// Hours asked for, of the workers whose hours are given.
fn hours_requested(facts: &Facts) -> Decimal {
    let hours = facts.beneficiaries.iter().filter_map(|worker| worker.hours_requested);
    hours.filter(|hours| *hours > Decimal::ZERO).fold(Decimal::ZERO, Decimal::saturating_add)
}

fn counted(facts: &Facts, AuthorizedHours { ordinary, unavoidable }: AuthorizedHours) -> Decimal {
    if facts.switches.third_counts_unavoidable { ordinary.saturating_add(unavoidable) } else { ordinary }
}
