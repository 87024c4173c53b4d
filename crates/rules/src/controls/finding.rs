//! What a control found.

use std::cmp::Ordering;

use chrono::NaiveDate;

use super::RuleId;
use crate::ground::Value;

named! {
    /// What an alert means for the application.
    Severity {
        /// The application cannot be submitted.
        Blocking = "BLOCKING",
        /// It can be submitted; the office will see it.
        Warning = "WARNING",
        /// Good to know.
        Info = "INFO",
    }
}

named! {
    /// What a value was to the control.
    ValueRole as "ValuePart" {
        /// Read from the application or from the registry.
        Input = "INPUT",
        /// Computed from what was read.
        Computed = "COMPUTED",
        /// What the rule allows or asks for.
        Threshold = "THRESHOLD",
    }
}

/// A value of a finding, under the name that its message gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FindingValue {
    /// The name in the message.
    pub name: &'static str,
    /// What it was to the control.
    pub part: ValueRole,
    /// The value.
    pub value: Value,
}

/// What a control found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The control.
    pub rule: RuleId,
    /// What it means for the application.
    pub severity: Severity,
    /// The id of its message; the one of the rule says how to correct it.
    pub message: &'static str,
    /// The field of the application, outermost first; empty for the application as a whole.
    pub path: Vec<String>,
    /// What was read, what was computed from it, and what it was held against.
    pub computed: Vec<FindingValue>,
}

/// How many findings of one rule are listed one by one.
const LISTED: usize = 20;

impl Finding {
    pub(super) const fn new(rule: RuleId, severity: Severity, message: &'static str) -> Self {
        Self { rule, severity, message, path: Vec::new(), computed: Vec::new() }
    }

    pub(super) fn at(mut self, path: &[&str]) -> Self {
        self.path = path.iter().map(ToString::to_string).collect();
        self
    }

    /// With a value that was read.
    pub(super) fn reading(self, name: &'static str, value: impl Into<Value>) -> Self {
        self.part(ValueRole::Input, name, value.into())
    }

    /// With a value that was computed.
    pub(super) fn with(self, name: &'static str, value: impl Into<Value>) -> Self {
        self.part(ValueRole::Computed, name, value.into())
    }

    /// With a value that the rule allows or asks for.
    pub(super) fn against(self, name: &'static str, value: impl Into<Value>) -> Self {
        self.part(ValueRole::Threshold, name, value.into())
    }

    fn part(mut self, part: ValueRole, name: &'static str, value: Value) -> Self {
        self.computed.push(FindingValue { name, part, value });
        self
    }

    /// At a field of a worker, named by the number of the line in the list.
    pub(super) fn of_worker(self, index: usize, field: &str) -> Self {
        self.at(&["beneficiaries", &index.to_string(), field]).reading("line", index + 1)
    }

    /// At a field of a day of weather.
    pub(super) fn of_weather_day(self, index: usize, field: &str, date: NaiveDate) -> Self {
        self.at(&["weatherDays", &index.to_string(), field]).reading("day", date)
    }

    /// The gravest first, then by rule, then by field: lines in the order of the list, a whole after its parts.
    pub(super) fn by_gravity(&self, other: &Self) -> Ordering {
        let rank = |finding: &Self| (finding.severity, finding.rule);
        rank(self).cmp(&rank(other)).then_with(|| by_place(&self.path, &other.path))
    }
}

/// Lists the first findings one by one, and counts the rest at the list itself; what was hit comes gravest first.
pub(super) fn listed<Hit>(hits: &[Hit], rest: &'static str, to_finding: impl Fn(&Hit) -> Finding) -> Vec<Finding> {
    let mut findings: Vec<_> = hits.iter().take(LISTED).map(&to_finding).collect();
    if let Some(next) = hits.get(LISTED).map(to_finding) {
        let list = next.path.iter().take(1).map(String::as_str).collect::<Vec<_>>();
        let others = Finding::new(next.rule, next.severity, rest).at(&list);
        findings.push(others.with("count", hits.len() - LISTED));
    }
    findings
}

fn by_place(left: &[String], right: &[String]) -> Ordering {
    let steps = left.iter().zip(right).map(|(left, right)| by_step(left, right));
    let differs = steps.into_iter().find(|order| order.is_ne());
    differs.unwrap_or_else(|| right.len().cmp(&left.len()))
}

fn by_step(left: &str, right: &str) -> Ordering {
    match (left.parse::<usize>(), right.parse::<usize>()) {
        (Ok(left), Ok(right)) => left.cmp(&right),
        _ => left.cmp(right),
    }
}
