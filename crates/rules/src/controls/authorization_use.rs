//! R38, R39: until when an authorization can be used.

use chrono::{Datelike, NaiveDate};

use super::{Facts, Finding, GrantedBenefit, RuleId, Severity};
use crate::ground::calendar::day;
use crate::law::cause::Benefit;
use crate::law::deadlines::{TermKind, direct_payment_deadline, last_usable_month, offset_deadline, safe_day, settled_by};

/// The benefits that are offset, or paid directly, under art. 7 D.Lgs. 148/2015.
pub(super) const UNDER_ARTICLE_7: &[Benefit] = &[Benefit::Cigo, Benefit::AisFis, Benefit::AisFund, Benefit::Cigs];

/// The day on which L. 234/2021 came into force.
pub(super) const BUDGET_OF_2022: NaiveDate = day(2022, 1, 1);

/// Days before the last within which a deadline is near.
const NEAR: i64 = TermKind::AuthorizationUse.notice_days() as i64;

/// R38, art. 7 c. 3: what the employer advanced is offset within six months, on pain of forfeiture; the offset is
/// carried out by then, not only asked for.
pub(super) fn offset(facts: &Facts) -> Vec<Finding> {
    let Some(grant) = in_use(facts, false) else {
        return Vec::new();
    };
    let deadline = offset_deadline(grant.period.to(), grant.decided_on);
    let month = last_usable_month(deadline);
    let dated = dated(RuleId::R38, ["R38", "R38-near", "R38-past"], deadline, facts.today);
    let dated = dated.reading("end", grant.period.to()).reading("decided", grant.decided_on);
    let dated = dated.with("month", format!("{:02}/{}", month.month(), month.year()).as_str()).with("settled", settled_by(month));
    [Some(dated), holiday(RuleId::R38, "R38-holiday", deadline, facts.today)].into_iter().flatten().collect()
}

/// R39, art. 7 c. 5-bis: the data of direct payment are sent in time, or the employer bears the cost.
pub(super) fn direct_payment(facts: &Facts) -> Vec<Finding> {
    let direct = in_use(facts, true).and_then(|grant| Some((grant, grant.notified_on?)));
    let Some((grant, notified_on)) = direct else {
        return Vec::new();
    };
    let deadline = direct_payment_deadline(grant.period.from(), notified_on);
    let dated = dated(RuleId::R39, ["R39", "R39-near", "R39-past"], deadline, facts.today);
    let dated = dated.reading("start", grant.period.from()).reading("notified", notified_on);
    [Some(dated), holiday(RuleId::R39, "R39-holiday", deadline, facts.today)].into_iter().flatten().collect()
}

/// What was granted, paid directly or not, while something is left to use.
fn in_use(facts: &Facts, paid_directly: bool) -> Option<&GrantedBenefit> {
    let granted = facts.proceeding.authorization.as_ref();
    granted.filter(|grant| grant.paid_directly == paid_directly && !grant.used_up)
}

/// A deadline ahead is information; one that is near, or past, is a warning.
fn dated(rule: RuleId, [ahead, near, past]: [&'static str; 3], deadline: NaiveDate, today: NaiveDate) -> Finding {
    let days = (deadline - today).num_days();
    let (severity, message) = match days {
        ..0 => (Severity::Warning, past),
        0..=NEAR => (Severity::Warning, near),
        _ => (Severity::Info, ahead),
    };
    let days = u32::try_from(days.unsigned_abs()).unwrap_or(u32::MAX);
    Finding::new(rule, severity, message).at(&["authorizations"]).against("deadline", deadline).reading("today", today).with("days", days)
}

/// A deadline of months does not move past a holiday: the day before it is the safe one, while it can be met.
fn holiday(rule: RuleId, message: &'static str, deadline: NaiveDate, today: NaiveDate) -> Option<Finding> {
    let safe = safe_day(deadline).filter(|safe| today <= *safe)?;
    let holiday = Finding::new(rule, Severity::Warning, message).at(&["authorizations"]);
    Some(holiday.against("deadline", deadline).with("safe", safe))
}
