//! What a decision grants to an application.

use chrono::NaiveDate;
use omnia_rules::calendar::{Period, rome_date};
use omnia_rules::cause::Benefit;
use omnia_rules::limits;
use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::seeded::SeededApplication;
use crate::applications::{Decided, GrantedDays, Status};
use crate::authorizations;
use crate::seed::model::days::days_after;

/// What a decision grants.
pub struct Granted {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
    /// For how many workers.
    pub workers: i32,
    /// Hours in all.
    pub hours: Decimal,
}

impl Granted {
    /// What an outcome grants; none where it grants nothing.
    pub fn of(application: &SeededApplication<'_>, outcome: Status) -> Option<Self> {
        let (period, asked) = (application.plan.period, application.content.hours_requested.unwrap_or_default());
        let (to, hours) = match outcome {
            Status::Accepted => (period.to(), asked),
            // A partial acceptance grants the first half.
            Status::PartiallyAccepted => (days_after(period.from(), i64::from(period.days() / 2)), (asked / Decimal::from(2)).round_dp(2)),
            _ => return None,
        };
        Some(Self { from: period.from(), to, workers: i32::try_from(application.workers.len()).unwrap_or(i32::MAX), hours })
    }

    /// The column `periods` of a proposal.
    pub fn periods(&self) -> Value {
        json!([{ "from": self.from, "to": self.to, "workers": self.workers, "hours": format!("{:.2}", self.hours) }])
    }
}

impl SeededApplication<'_> {
    /// The number of its authorization, where it has one.
    pub fn authorization_number(&self) -> Option<String> {
        let office = &self.population.offices[self.population.units[self.plan.unit].office].code;
        let day = rome_date(self.plan.authorized_at()?);
        let number = authorizations::number(office, day, self.plan.authorization).expect("offices have codes of four digits");
        Some(number.as_str().to_owned())
    }

    /// Adds the days of farm work that were granted to its workers.
    pub fn add_days_granted(&self, days: &mut GrantedDays) {
        let granted = Granted::of(self, self.status()).filter(|_| self.plan.benefit == Benefit::Cisoa);
        let Some(period) = granted.and_then(|granted| Period::new(granted.from, granted.to).ok()) else { return };
        for worker in &self.workers {
            let work = worker.particulars.agricultural.clone().unwrap_or_default();
            days.add(worker.tax_code.clone(), self.plan.cause, period, &work);
        }
    }

    /// The days that were granted, or else those that were requested.
    pub fn effective_period(&self) -> Period {
        let granted = Granted::of(self, self.status()).and_then(|granted| Period::new(granted.from, granted.to).ok());
        granted.unwrap_or(self.plan.period)
    }

    /// What was granted, as the limits take it.
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
