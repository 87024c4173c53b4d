//! What a decision grants.

use chrono::NaiveDate;
use omnia_rules::calendar::{Period, rome_date};
use omnia_rules::cause::Benefit;
use omnia_rules::limits;
use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::seeded::Case;
use crate::applications::{Decided, GrantedDays, Status};
use crate::authorizations;
use crate::seed::rng::days_from;

/// What a decision grants.
pub struct Granted {
    pub from: NaiveDate,
    pub to: NaiveDate,
    pub workers: i32,
    pub hours: Decimal,
}

impl Granted {
    pub fn of(case: &Case<'_>, outcome: Status) -> Option<Self> {
        let (period, asked) = (case.plan.period, case.content.hours_requested.unwrap_or_default());
        let (to, hours) = match outcome {
            Status::Accepted => (period.to(), asked),
            // The second half was not documented.
            Status::PartiallyAccepted => (days_from(period.from(), i64::from(period.days() / 2)), (asked / Decimal::from(2)).round_dp(2)),
            _ => return None,
        };
        Some(Self { from: period.from(), to, workers: i32::try_from(case.workers.len()).unwrap_or(i32::MAX), hours })
    }

    pub fn periods(&self) -> Value {
        json!([{ "from": self.from, "to": self.to, "workers": self.workers, "hours": format!("{:.2}", self.hours) }])
    }
}

impl Case<'_> {
    /// The number of its authorization, where one was given.
    pub fn authorization_number(&self) -> Option<String> {
        let office = &self.world.offices[self.world.units[self.plan.unit].office].code;
        let day = rome_date(self.plan.authorized_at()?);
        let number = authorizations::number(office, day, self.plan.authorization).expect("offices have codes of four digits");
        Some(number.as_str().to_owned())
    }

    /// The days of farm work that it granted to its workers.
    pub fn add_days_granted(&self, days: &mut GrantedDays) {
        let granted = Granted::of(self, self.status()).filter(|_| self.plan.benefit == Benefit::Cisoa);
        let Some(period) = granted.and_then(|granted| Period::new(granted.from, granted.to).ok()) else { return };
        for worker in &self.workers {
            let work = worker.particulars.agricultural.clone().unwrap_or_default();
            days.add(worker.tax_code.clone(), self.plan.cause, period, &work);
        }
    }

    /// The days granted, where some were; else those asked for.
    pub fn standing_days(&self) -> Period {
        let granted = Granted::of(self, self.status()).and_then(|granted| Period::new(granted.from, granted.to).ok());
        granted.unwrap_or(self.plan.period)
    }

    /// What was granted, as the limits read it.
    pub fn grant(&self) -> Option<limits::Grant> {
        let granted = Granted::of(self, self.status())?;
        Some(limits::Grant {
            reference: self.authorization_number()?,
            benefit: self.content.benefit,
            from: granted.from,
            to: granted.to,
            ground: Decided {
                cause: self.content.cause,
                declared_letter: self.content.article10,
                asked_from: self.plan.period.from(),
                granted_from: granted.from,
                event_on: self.content.event_on,
                weather: self.dossier.report.iter().flat_map(|report| report.weather_days.iter().map(|day| day.date)).collect(),
                unavoidable: self.plan.cause.is_unavoidable_for(self.plan.benefit),
            }
            .ground(&self.classified()),
            hours: Some(granted.hours),
        })
    }
}
