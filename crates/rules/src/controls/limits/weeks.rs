//! Weeks in a row, weeks in two years, and the year of work between two full years of benefit.

use chrono::NaiveDate;

use super::contradictions::contradictions;
use super::known::known;
use crate::calendar::Week;
use crate::controls::finding::listed;
use crate::controls::rule::rule;
use crate::controls::{Confidence, Facts, Finding, Rule, RuleId, Severity};
use crate::limits::{Asked, Counting, MOST_WEEKS, Refusal, Walk, WalkedWeek, walk};

pub(in crate::controls) const R05: Rule = rule(RuleId::R05, Severity::Warning, in_a_row)
    .titled("Settimane consecutive", "Consecutive weeks")
    .based("art. 12 c. 1 D.Lgs. 148/2015", Confidence::Verified)
    .telling(&["R05"]);

/// R05, art. 12 c. 1: at most fifty-two weeks in a row; after a full year before the application R07 tells.
fn in_a_row(facts: &Facts) -> Vec<Finding> {
    let Some((_, walk)) = walked(facts) else {
        return Vec::new();
    };
    let refused = spans(&walk, |refusal| refusal == Refusal::TooManyInARow);
    let Some(first) = refused.first() else {
        return Vec::new();
    };
    let before = walk.weeks.first().map_or(0, |week| week.in_a_row);
    let asked = u32::try_from(walk.weeks.len()).unwrap_or(u32::MAX);
    let long = Finding::new(RuleId::R05, Severity::Warning, "R05").at(&["period"]);
    vec![
        long.reading("before", before)
            .reading("asked", asked)
            .with("refused", refused.iter().map(|span| span.weeks).sum::<u32>())
            .with("first", first.from())
            .against("limit", MOST_WEEKS),
    ]
}

pub(in crate::controls) const R06: Rule = rule(RuleId::R06, Severity::Warning, two_years)
    .titled("52 settimane nel biennio mobile", "52 weeks in the mobile two-year period")
    .based("art. 12 c. 3 D.Lgs. 148/2015, circ. MLPS 17/2017", Confidence::Verified)
    .telling(&[
        "R06",
        "R06-days",
        "R06-rest",
        "R06-upside-down",
        "R06-calendar",
        "R06-event",
        "R06-used",
        "R06-hours",
        "R06-contradictions",
    ]);

/// R06, art. 12 c. 3: at most fifty-two weeks in the two years that end with each week asked for. What cannot be true in the
/// history of the unit is left out of every limit, and told here.
fn two_years(facts: &Facts) -> Vec<Finding> {
    [contradictions(&facts.history), full_two_years(facts)].concat()
}

fn full_two_years(facts: &Facts) -> Vec<Finding> {
    let Some((_, walk)) = walked(facts) else {
        return Vec::new();
    };
    let refused = spans(&walk, |refusal| refusal == Refusal::TwoYearsFull);
    let findings = listed(&refused, "R06-rest", |span| full(span, walk.balance.counting));
    findings.into_iter().map(|finding| finding.at(&["period"])).collect()
}

pub(in crate::controls) const R07: Rule = rule(RuleId::R07, Severity::Warning, year_of_work)
    .titled("Ripresa dopo 52 settimane consecutive", "Work after 52 consecutive weeks")
    .based("art. 12 c. 2 D.Lgs. 148/2015", Confidence::Verified)
    .telling(&["R07"]);

/// R07, art. 12 c. 2: after fifty-two weeks in a row, fifty-two weeks of work come before a new application.
fn year_of_work(facts: &Facts) -> Vec<Finding> {
    let Some((asked, walk)) = walked(facts) else {
        return Vec::new();
    };
    let early = walk.refused().filter_map(|(_, refusal)| match refusal {
        Refusal::WorkNeeded { last_used, earliest } => Some((last_used, earliest)),
        _ => None,
    });
    let early: Vec<_> = early.collect();
    let tell = |(last_used, earliest): &(NaiveDate, NaiveDate)| {
        Finding::new(RuleId::R07, Severity::Warning, "R07")
            .at(&["period", "from"])
            .reading("start", asked.period.from())
            .reading("used", *last_used)
            .with("refused", early.len())
            .with("earliest", *earliest)
            .against("limit", MOST_WEEKS)
    };
    early.first().map(tell).into_iter().collect()
}

fn walked(facts: &Facts) -> Option<(Asked, Walk)> {
    let (record, asked) = known(facts)?;
    let walk = walk(&record, &asked);
    Some((asked, walk))
}

/// Weeks refused one after the other, for the same reason.
struct Span<'a> {
    first: &'a WalkedWeek,
    last: Week,
    weeks: u32,
}

impl Span<'_> {
    const fn from(&self) -> NaiveDate {
        self.first.week.monday()
    }

    fn to(&self) -> NaiveDate {
        self.last.sunday()
    }
}

fn spans(walk: &Walk, is_meant: impl Fn(Refusal) -> bool) -> Vec<Span<'_>> {
    let mut spans: Vec<Span<'_>> = Vec::new();
    for (walked, _) in walk.refused().filter(|(_, refusal)| is_meant(*refusal)) {
        match spans.last_mut() {
            Some(span) if span.last.later(1) == walked.week => {
                span.last = walked.week;
                span.weeks += 1;
            }
            _ => spans.push(Span { first: walked, last: walked.week, weeks: 1 }),
        }
    }
    spans
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
