//! What else bears on the controls, as the applicant declares it: the firm's size and past, and what stands beside the application.

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;
use omnia_rules::calendar::Period;
use omnia_rules::cause::{Benefit, Cause};
use omnia_rules::controls::OtherBenefitKind;
use omnia_rules::limits::{Counting, Grant, Ground};
use serde::{Deserialize, Serialize};

use crate::applications::content::checks::person;
use crate::core::error::{Refusal, Result};
use crate::core::graph::identifiers::TaxCode;
use crate::core::graph::{Amount, Date};
use crate::core::text::masked;
use crate::registry::Classifications;

/// Rows of each list: enough for decades of the benefit.
const MOST: usize = 200;
/// Days of one authorization, or of what stands beside: none is granted for longer at once.
const MOST_GRANTED: u32 = 1_100;
/// Days that were used, in all: ten years.
const MOST_USED: u32 = 3_660;
/// Days of the events of one authorization, or of days that are only thought of: thirteen weeks, and some before.
const MOST_EVENTS: usize = 120;
/// Workers of all that stands beside the application.
const MOST_WORKERS: usize = 10_000;

/// What else bears on the controls, as the applicant declares it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Circumstances {
    /// Average employees of the employer in the half-year before, part-time ones in proportion (wage-integration fund).
    pub average_employees: Option<Amount>,
    /// Hours a week that the worker who loses most loses (art. 14 c. 4 D.Lgs. 148/2015).
    pub weekly_hours_suspended: Option<Amount>,
    /// Whether the work falls on six days of the week instead of five.
    pub six_day_week: bool,
    /// Whether the weather was heat (D.L. 92/2025).
    pub heat: bool,
    /// The day on which an insolvency procedure was opened (art. 8 c. 8-bis D.L. 86/1988).
    pub insolvent_since: Option<Date>,
    /// Whether the employer never had the benefit.
    pub never_used: bool,
    /// The last day on which the benefit was used, where the hub does not know it.
    pub last_used_on: Option<Date>,
    /// Whether an earlier period of the same five years had the reduced additional contribution.
    pub reduced_before: bool,
    /// Authorizations of the unit that the hub does not hold, at most 200.
    pub earlier_grants: Vec<EarlierGrant>,
    /// The days that were used of what was granted, where the employer certifies them (INPS msg 3566/2018): at most 200 rows.
    pub used_days: Vec<UsedDays>,
    /// How the two years are counted: by days for lack of work alone (INPS circ. 116/2009).
    pub counting: Option<Counting>,
    /// What stands in the unit beside the application, at most 200 with 10,000 workers in all.
    pub beside: Vec<OtherBenefit>,
}

/// An authorization of the unit that the hub does not hold.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EarlierGrant {
    /// Its number.
    pub reference: String,
    /// What was granted.
    pub benefit: Benefit,
    /// For which cause; null where it is not known.
    pub cause: Option<Cause>,
    /// The first day that was granted.
    pub from: Date,
    /// The last day that was granted.
    pub to: Date,
    /// Hours authorized, where they are known.
    pub hours: Option<Amount>,
    /// The days of the events, at most 120; where there are none, each day lost is its own event.
    #[serde(default)]
    pub event_days: Vec<Date>,
    /// Whether the office held the event objectively unavoidable (EONE); as its cause is, when left out.
    #[serde(default)]
    pub unavoidable: Option<bool>,
}

/// Days in a row that were used.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct UsedDays {
    /// The first day that was used.
    pub from: Date,
    /// The last day that was used.
    pub to: Date,
}

/// A benefit that stands in the unit beside the one asked for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OtherBenefit {
    /// What runs beside this application.
    pub kind: OtherBenefitKind,
    /// Its first day.
    pub from: Date,
    /// Its last day.
    pub to: Date,
    /// Its workers, by tax code, each once. Who may not see personal data is shown them masked.
    pub tax_codes: Vec<TaxCode>,
}

impl Circumstances {
    /// What was declared; refused where a period ends before it starts, a list is too long, or a code is malformed.
    pub fn checked(mut self) -> Result<Self> {
        for (list, length) in
            [("earlierGrants", self.earlier_grants.len()), ("usedDays", self.used_days.len()), ("beside", self.beside.len())]
        {
            if length > MOST {
                return Err(Refusal::new("LIST_TOO_LONG").at(["circumstances", list]).with("most", MOST).into());
            }
        }
        for (at, grant) in self.earlier_grants.iter().enumerate() {
            within(days(grant.from, grant.to, "earlierGrants", at)?, MOST_GRANTED, "earlierGrants")?;
            reference(&grant.reference, at)?;
            events(&grant.event_days, ["circumstances", "earlierGrants", &at.to_string(), "eventDays"])?;
        }
        let mut used = 0;
        for (at, days_used) in self.used_days.iter().enumerate() {
            used += days(days_used.from, days_used.to, "usedDays", at)?;
        }
        within(used, MOST_USED, "usedDays")?;
        if self.beside.iter().map(|other| other.tax_codes.len()).sum::<usize>() > MOST_WORKERS {
            return Err(Refusal::new("LIST_TOO_LONG").at(["circumstances", "beside"]).with("most", MOST_WORKERS).into());
        }
        for (at, beside) in self.beside.iter_mut().enumerate() {
            within(days(beside.from, beside.to, "beside", at)?, MOST_GRANTED, "beside")?;
            beside.tax_codes = tax_codes(&beside.tax_codes, at)?;
        }
        for (field, amount) in [("averageEmployees", self.average_employees), ("weeklyHoursSuspended", self.weekly_hours_suspended)] {
            if amount.is_some_and(|amount| amount.0.is_sign_negative()) {
                return Err(Refusal::new("AMOUNT_NEGATIVE").at(["circumstances", field]).into());
            }
        }
        Ok(self)
    }

    /// The same as it is shown to who may not see personal data.
    pub fn without_persons(mut self) -> Self {
        for code in self.beside.iter_mut().flat_map(|other| &mut other.tax_codes) {
            *code = TaxCode(masked(&code.0));
        }
        self
    }

    /// The days that were used, one by one.
    pub fn days_used(&self) -> Vec<NaiveDate> {
        let spans = self.used_days.iter().filter_map(|used| Period::new(used.from.0, used.to.0).ok());
        spans.flat_map(|span| span.from().iter_days().take(span.days() as usize)).collect()
    }

    /// The authorizations that the hub does not hold, and the extraordinary benefits that stand beside: each of a position with the
    /// letter that it had on the first day.
    pub fn grants(&self, classified: &Classifications) -> impl Iterator<Item = Grant> {
        let letter = |from: Date| classified.on(from.0).and_then(|position| position.letter_of_limits(None));
        let earlier = self.earlier_grants.iter().map(move |grant| Grant {
            reference: grant.reference.clone(),
            benefit: grant.benefit,
            from: grant.from.0,
            to: grant.to.0,
            ground: Ground {
                cause: grant.cause,
                article10: letter(grant.from),
                event_days: grant.event_days.iter().map(|day| day.0).collect(),
                held_unavoidable: grant.unavoidable,
            },
            hours: grant.hours.map(|hours| hours.0),
        });
        earlier.chain(self.beside.iter().map(OtherBenefit::grant))
    }

    /// How the two years are counted: by weeks where nothing is declared.
    pub fn way_of_counting(&self) -> Counting {
        self.counting.map_or_else(Counting::default, Into::into)
    }
}

impl OtherBenefit {
    fn grant(&self) -> Grant {
        let cause = (self.kind == OtherBenefitKind::SolidarityContract).then_some(Cause::SolidarityContract);
        let extraordinary = Grant::new("", self.from.0, self.to.0);
        Grant { benefit: Benefit::Cigs, ground: Ground { cause, ..Ground::default() }, ..extraordinary }
    }
}

/// The days of events; refused where they are more than can be told.
pub fn events<S: Into<String>>(days: &[Date], path: impl IntoIterator<Item = S>) -> Result<BTreeSet<NaiveDate>> {
    if days.len() > MOST_EVENTS {
        return Err(Refusal::new("LIST_TOO_LONG").at(path).with("most", MOST_EVENTS).into());
    }
    Ok(days.iter().map(|day| day.0).collect())
}

/// How many days these are.
fn days(from: Date, to: Date, list: &str, at: usize) -> Result<u32> {
    if let Ok(period) = Period::new(from.0, to.0) {
        return Ok(period.days());
    }
    Err(Refusal::new("PERIOD_UPSIDE_DOWN").at(["circumstances", list, &at.to_string(), "to"]).with("from", from.0).with("to", to.0).into())
}

/// The walks over a history go day by day.
fn within(days: u32, most: u32, list: &str) -> Result<()> {
    if days <= most { Ok(()) } else { Err(Refusal::new("TOO_MANY_DAYS").at(["circumstances", list]).with("most", most).into()) }
}

fn reference(text: &str, at: usize) -> Result<()> {
    let most = 40;
    if (1..=most).contains(&text.chars().count()) && text.chars().all(|letter| !letter.is_control()) {
        return Ok(());
    }
    Err(Refusal::new("REFERENCE_FORM").at(["circumstances", "earlierGrants", &at.to_string(), "reference"]).with("most", most).into())
}

/// The codes as they are kept; refused where one is malformed, or no person's, or given twice.
fn tax_codes(codes: &[TaxCode], at: usize) -> Result<Vec<TaxCode>> {
    let mut seen = HashMap::new();
    let mut read = |(place, code): (usize, &TaxCode)| {
        let path = || ["circumstances", "beside", &at.to_string(), "taxCodes", &place.to_string()].map(str::to_owned);
        let code = person(code, path)?;
        match seen.insert(code.clone(), place) {
            Some(first) => Err(Refusal::new("WORKER_TWICE").at(path()).with("line", first + 1).into()),
            None => Ok(TaxCode(code.as_str().to_owned())),
        }
    };
    codes.iter().enumerate().map(&mut read).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_row_of_the_present_format_is_read_and_written_back_as_it_was() {
        let stored = json!({
            "average_employees": "12.50", "weekly_hours_suspended": null, "six_day_week": true, "heat": false, "insolvent_since": "2025-11-03",
            "never_used": false, "last_used_on": null, "reduced_before": true,
            "earlier_grants": [{
                "reference": "4900/2025/17", "benefit": "CIGO", "cause": "WEATHER_INDUSTRY", "from": "2025-03-03", "to": "2025-03-14",
                "hours": "320.00", "event_days": ["2025-03-05"], "unavoidable": null
            }],
            "used_days": [{ "from": "2025-03-03", "to": "2025-03-07" }], "counting": "SIX_DAYS",
            "beside": [{ "kind": "SOLIDARITY_CONTRACT", "from": "2026-01-01", "to": "2026-06-30", "tax_codes": ["RSSMRA85T10A562S"] }]
        });

        let read: Circumstances = serde_json::from_value(stored.clone()).expect("a stored row is read");

        assert_eq!(serde_json::to_value(read).expect("it can be written"), stored);
    }

    #[test]
    fn a_row_from_before_a_field_was_there_is_read() {
        let stored = json!({ "earlier_grants": [{ "reference": "1", "benefit": "AIS_FIS", "from": "2025-01-01", "to": "2025-01-31" }] });

        let read: Circumstances = serde_json::from_value(stored).expect("an old row is read");

        assert!(read.earlier_grants.len() == 1 && read.earlier_grants[0].event_days.is_empty() && !read.heat);
    }
}
