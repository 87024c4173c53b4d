//! What only some workers have: days of agricultural work, and other work during the benefit.

use std::collections::{BTreeMap, BTreeSet};

use omnia_rules::controls::{AgriculturalWorker, OtherWork};
use omnia_rules::schemes::DayPart;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::applications::content::checks::counted;
use crate::core::error::{Error, Refusal, Result};
use crate::core::graph::Date;

/// Days of a year, leap years included.
const DAYS_OF_A_YEAR: i32 = 366;
/// Years of earlier days.
const MOST_YEARS: usize = 100;

/// What the application of an agricultural worker depends on (L. 457/1972 art. 8).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct AgriculturalWork {
    /// Days of work with the firm in the year.
    pub days_with_firm: Option<i32>,
    /// Whether the contract has a term.
    pub fixed_term: bool,
    /// Days granted before, by year; those of a derogation left out.
    pub used: Vec<DaysOfYear>,
    /// The days asked for, at most 366.
    pub days: Vec<AskedDay>,
}

/// Days of one year.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DaysOfYear {
    /// The calendar year.
    pub year: i32,
    /// Days used in it.
    pub days: i32,
}

/// A day asked for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AskedDay {
    /// The day.
    pub date: Date,
    /// Whether only half of it is asked for.
    pub half: bool,
}

/// Work elsewhere during the benefit (art. 8 D.Lgs. 148/2015).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct WorkElsewhere {
    /// Days worked elsewhere.
    pub days: i32,
    /// Whether the worker told the institute beforehand.
    pub told_beforehand: bool,
}

/// What only some workers have.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct WorkerExtras {
    pub agricultural: Option<AgriculturalWork>,
    pub elsewhere: Option<WorkElsewhere>,
}

impl WorkerExtras {
    /// The same, refused where a number or a list is out of its bounds; `path` names the field.
    pub fn checked(self, path: impl Fn(&str) -> [String; 3]) -> Result<Self> {
        let count = |days: i32, field: &str| counted(days, DAYS_OF_A_YEAR, &path(field)).map(drop);
        if let Some(work) = &self.agricultural {
            work.days_with_firm.map_or(Ok(()), |days| count(days, "agricultural"))?;
            work.used.iter().try_for_each(|used| count(used.days, "agricultural"))?;
            for (length, most) in [(work.days.len(), DAYS_OF_A_YEAR as usize), (work.used.len(), MOST_YEARS)] {
                if length > most {
                    return Err(Refusal::new("LIST_TOO_LONG").at(path("agricultural")).with("most", most).into());
                }
            }
            if work.days.iter().map(|day| day.date).collect::<BTreeSet<_>>().len() < work.days.len() {
                return Err(Refusal::new("DAY_TWICE").at(path("agricultural")).into());
            }
        }
        self.elsewhere.as_ref().map_or(Ok(()), |elsewhere| count(elsewhere.days, "elsewhere"))?;
        Ok(self)
    }

    /// As they are kept: nothing where there is nothing to say.
    pub fn kept(&self) -> Result<Option<Value>> {
        let said = (*self != Self::default()).then(|| serde_json::to_value(self));
        said.transpose().map_err(Error::fault)
    }
}

impl From<&AgriculturalWork> for AgriculturalWorker {
    fn from(work: &AgriculturalWork) -> Self {
        let part = |half: bool| if half { DayPart::Half } else { DayPart::Whole };
        Self {
            used: work.used.iter().map(|used| (used.year, used.days.unsigned_abs())).collect::<BTreeMap<_, _>>(),
            requested: work.days.iter().map(|day| (day.date.0, part(day.half))).collect(),
            days_with_firm: work.days_with_firm.map(i32::unsigned_abs),
            fixed_term: work.fixed_term,
        }
    }
}

impl From<&WorkElsewhere> for OtherWork {
    fn from(work: &WorkElsewhere) -> Self {
        Self { days: work.days.unsigned_abs(), declared_beforehand: work.told_beforehand }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_row_of_the_present_format_is_read_and_written_back_as_it_was() {
        let stored = json!({
            "agricultural": {
                "days_with_firm": 181, "fixed_term": false, "used": [{ "year": 2025, "days": 12 }], "days": [{ "date": "2026-02-02", "half": true }]
            },
            "elsewhere": { "days": 3, "told_beforehand": true }
        });

        let read: WorkerExtras = serde_json::from_value(stored.clone()).expect("a stored row is read");

        assert_eq!(read.kept().expect("it can be written"), Some(stored));
    }
}
