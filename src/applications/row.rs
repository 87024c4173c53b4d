//! The row of an application, and how it becomes the noun.

use chrono::{DateTime, NaiveDate, Utc};
use omnia_rules::calendar::Period;
use rust_decimal::Decimal;
use serde_json::Value;
use uuid::Uuid;

use super::content::{Content, PaymentMode};
use super::domain::Application;
use crate::alerts::Counts;
use crate::core::error::{Error, Result};

/// The columns of `ApplicationRow`, of table `application` named a.
pub const COLUMNS: &str = "a.id, a.employer_id, a.position_id, a.unit_id, a.office_id, a.status, a.version, a.benefit, a.cause, a.period_from, a.period_to,
    a.event_on, a.hours_requested, a.workforce, a.article10, a.union_communicated_on, a.union_concluded_on, a.union_workers, a.union_weeks,
    a.payment_mode, a.created_at, a.updated_at, a.submitted_at, a.protocol_number, a.intermediary_id, a.operator_capacity_id, a.operator_name,
    a.decided_at, a.blocking_alerts, a.warning_alerts, a.info_alerts, a.document_count, a.beneficiary_count, a.fund";

/// An application as the database keeps it.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct ApplicationRow {
    pub id: Uuid,
    pub employer_id: Uuid,
    pub position_id: Uuid,
    pub unit_id: Uuid,
    pub office_id: Uuid,
    pub status: String,
    pub version: i32,
    pub benefit: String,
    pub cause: Option<String>,
    pub period_from: Option<NaiveDate>,
    pub period_to: Option<NaiveDate>,
    pub event_on: Option<NaiveDate>,
    pub hours_requested: Option<Decimal>,
    pub workforce: Value,
    pub article10: Option<String>,
    pub union_communicated_on: Option<NaiveDate>,
    pub union_concluded_on: Option<NaiveDate>,
    pub union_workers: Option<i32>,
    pub union_weeks: Option<i32>,
    pub payment_mode: Option<String>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub submitted_at: Option<DateTime<Utc>>,
    pub protocol_number: Option<String>,
    pub intermediary_id: Option<Uuid>,
    pub operator_capacity_id: Option<Uuid>,
    pub operator_name: Option<String>,
    pub decided_at: Option<DateTime<Utc>>,
    pub blocking_alerts: i32,
    pub warning_alerts: i32,
    pub info_alerts: i32,
    pub document_count: i32,
    pub beneficiary_count: i32,
    pub fund: Option<String>,
}

impl TryFrom<ApplicationRow> for Application {
    type Error = Error;

    fn try_from(row: ApplicationRow) -> Result<Self> {
        Ok(Self {
            id: row.id.into(),
            employer: row.employer_id.into(),
            position: row.position_id.into(),
            unit: row.unit_id.into(),
            office: row.office_id.into(),
            status: row.status.parse().map_err(Error::fault)?,
            version: row.version,
            alerts: Counts { blocking: row.blocking_alerts, warning: row.warning_alerts, info: row.info_alerts },
            documents: row.document_count,
            beneficiaries: row.beneficiary_count,
            created_at: row.created_at,
            updated_at: row.updated_at,
            submitted_at: row.submitted_at,
            protocol_number: row.protocol_number.clone(),
            intermediary: row.intermediary_id.map(Into::into),
            operator: row.operator_capacity_id.map(Into::into),
            operator_name: row.operator_name.clone(),
            decided_at: row.decided_at,
            content: content(row)?,
        })
    }
}

fn content(row: ApplicationRow) -> Result<Content> {
    let period = row.period_from.zip(row.period_to).map(|(from, to)| Period::new(from, to)).transpose();
    Ok(Content {
        benefit: row.benefit.parse().map_err(Error::fault)?,
        cause: row.cause.map(|cause| cause.parse()).transpose().map_err(Error::fault)?,
        period: period.map_err(Error::fault)?,
        event_on: row.event_on,
        hours_requested: row.hours_requested,
        workforce: serde_json::from_value(row.workforce).map_err(Error::fault)?,
        article10: row.article10.map(|letter| letter.parse()).transpose().map_err(Error::fault)?,
        union_communicated_on: row.union_communicated_on,
        union_concluded_on: row.union_concluded_on,
        union_workers: row.union_workers,
        union_weeks: row.union_weeks,
        fund: row.fund.map(|fund| fund.parse()).transpose().map_err(Error::fault)?,
        payment_mode: row.payment_mode.as_deref().and_then(PaymentMode::read),
    })
}
