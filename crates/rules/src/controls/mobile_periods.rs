//! R06, R13: weeks in two years, months in five, and what cannot be true in the history of the unit.

use super::finding::listed;
use super::limit_inputs::{Span, known_days, simulated, spans};
use super::{Facts, Finding, RuleId, Severity};
use crate::ground::calendar::{FIRST_DAY, InvalidPeriod, LAST_DAY};
use crate::law::limits::{Contradiction, Counting, ExceededLimit, History, contradictions as found_in, five_years};

/// R06, art. 12 c. 3: at most fifty-two weeks in the two years that end with each week asked for. What cannot be true in the
/// history of the unit is left out of every limit, and reported here.
pub(super) fn two_years(facts: &Facts) -> Vec<Finding> {
    [contradictions(&facts.history), full_two_years(facts)].concat()
}

fn full_two_years(facts: &Facts) -> Vec<Finding> {
    let Some((_, simulation)) = simulated(facts) else {
        return Vec::new();
    };
    let refused = spans(&simulation, |exceeded_limit| exceeded_limit == ExceededLimit::TwoYearsFull);
    let findings = listed(&refused, "R06-rest", |span| full(span, simulation.balance.counting));
    findings.into_iter().map(|finding| finding.at(&["period"])).collect()
}

fn full(span: &Span<'_>, counting: Counting) -> Finding {
    let message = if counting == Counting::Weeks { "R06" } else { "R06-days" };
    let window = span.first.window;
    Finding::new(RuleId::R06, Severity::Warning, message)
        .with("weeks", span.weeks)
        .with("first", span.from())
        .with("last", span.to())
        .with("counted", span.first.counted)
        .with("windowFrom", window.from())
        .with("windowTo", window.to())
        .against("limit", counting.most())
}

/// A finding for each contradiction; those beyond the twentieth are counted.
fn contradictions(history: &History) -> Vec<Finding> {
    let findings = listed(&found_in(history), "R06-contradictions", to_finding);
    findings.into_iter().map(|finding| finding.at(&["unit"])).collect()
}

fn to_finding(contradiction: &Contradiction) -> Finding {
    let warning = |message| Finding::new(RuleId::R06, Severity::Warning, message);
    match contradiction {
        Contradiction::Days { grant, reason: InvalidPeriod::UpsideDown { from, to } } => {
            warning("R06-upside-down").reading("grant", grant.as_str()).reading("from", *from).reading("to", *to)
        }
        Contradiction::Days { grant, reason: InvalidPeriod::OutOfCalendar { date } } => {
            let outside = warning("R06-calendar").reading("grant", grant.as_str()).reading("date", *date);
            outside.against("first", FIRST_DAY).against("last", LAST_DAY)
        }
        Contradiction::EventAfterGrant { grant, date } => warning("R06-event").reading("grant", grant.as_str()).reading("date", *date),
        Contradiction::UsedBeyondGrants { days, first } => warning("R06-used").with("days", *days).with("first", *first),
        Contradiction::NegativeHours { grant, hours } => warning("R06-hours").reading("grant", grant.as_str()).reading("hours", *hours),
    }
}

/// R13, art. 4: twenty-four months of ordinary and extraordinary benefit in five years, thirty for builders and quarries.
pub(super) fn months(facts: &Facts) -> Vec<Finding> {
    let Some((record, requested)) = known_days(facts) else {
        return Vec::new();
    };
    let held = five_years(&record, &requested);
    if held.fits() {
        return Vec::new();
    }
    let long = Finding::new(RuleId::R13, Severity::Warning, "R13").at(&["period"]);
    vec![
        long.with("used", held.used.to_decimal())
            .with("total", held.total.to_decimal())
            .with("from", held.period.from())
            .with("to", held.period.to())
            .against("limit", held.most),
    ]
}
