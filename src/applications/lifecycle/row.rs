//! The row of an application, and how it becomes the noun.

use chrono::{DateTime, NaiveDate, Utc};
use omnia_rules::calendar::Period;
use rust_decimal::Decimal;
use sqlx::postgres::PgRow;
use sqlx::types::Json;
use sqlx::{Decode, FromRow, Postgres, Row, Type};
use uuid::Uuid;

use crate::alerts::Counts;
use crate::applications::content::application_content::{Content, WorkforceBand};
use crate::applications::lifecycle::domain::Application;
use crate::core::error::{Error, Result};

/// How much of an application is read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Columns {
    /// What most lists show: the rest of the content is left empty, so that a list reads and sends half the columns.
    Summary,
    #[default]
    All,
}

/// The columns of a summary, of table `application` named a, in the order of the fields of `ApplicationRow`.
macro_rules! summary {
    () => {
        "a.id, a.employer_id, a.position_id, a.unit_id, a.office_id, a.status, a.version, a.benefit, a.cause, a.period_from, a.period_to,
    a.created_at, a.updated_at, a.submitted_at, a.protocol_number, a.blocking_alerts, a.warning_alerts, a.info_alerts, a.document_count"
    };
}
const SUMMARY_COLUMNS: &str = summary!();
const SUMMARY_COUNT: usize = 19;

/// All columns of `ApplicationRow`, of table `application` named a, in the order of its fields.
pub const COLUMNS: &str = concat!(
    summary!(),
    ", a.event_on, a.hours_requested, a.workforce, a.article10, a.union_communicated_on, a.union_concluded_on, a.union_workers, a.union_weeks,
    a.payment_mode, a.intermediary_id, a.operator_capacity_id, a.operator_name, a.decided_at, a.beneficiary_count, a.fund"
);

impl Columns {
    /// The columns as a statement lists them.
    pub const fn as_sql(self) -> &'static str {
        match self {
            Self::Summary => SUMMARY_COLUMNS,
            Self::All => COLUMNS,
        }
    }
}

/// An application as the database keeps it.
#[derive(Debug, Clone)]
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
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub submitted_at: Option<DateTime<Utc>>,
    pub protocol_number: Option<String>,
    pub blocking_alerts: i32,
    pub warning_alerts: i32,
    pub info_alerts: i32,
    pub document_count: i32,
    // From here on a summary has none.
    pub event_on: Option<NaiveDate>,
    pub hours_requested: Option<Decimal>,
    pub workforce: Json<Vec<WorkforceBand>>,
    pub article10: Option<String>,
    pub union_communicated_on: Option<NaiveDate>,
    pub union_concluded_on: Option<NaiveDate>,
    pub union_workers: Option<i32>,
    pub union_weeks: Option<i32>,
    pub payment_mode: Option<String>,
    pub intermediary_id: Option<Uuid>,
    pub operator_capacity_id: Option<Uuid>,
    pub operator_name: Option<String>,
    pub decided_at: Option<DateTime<Utc>>,
    pub beneficiary_count: i32,
    pub fund: Option<String>,
}

/// Reads a column by its place, which costs a list of a hundred rows less than looking up each by its name.
struct InOrder<'r> {
    row: &'r PgRow,
    at: usize,
    columns: usize,
}

impl<'r> InOrder<'r> {
    fn next<T: Decode<'r, Postgres> + Type<Postgres>>(&mut self) -> sqlx::Result<T> {
        let at = self.at;
        self.at += 1;
        self.row.try_get(at)
    }

    /// The same of a column that a summary has not.
    fn rest<T: Decode<'r, Postgres> + Type<Postgres> + Default>(&mut self) -> sqlx::Result<T> {
        if self.columns == SUMMARY_COUNT { Ok(T::default()) } else { self.next() }
    }
}

impl FromRow<'_, PgRow> for ApplicationRow {
    fn from_row(row: &PgRow) -> sqlx::Result<Self> {
        let mut row = InOrder { row, at: 0, columns: row.len() };
        Ok(Self {
            id: row.next()?,
            employer_id: row.next()?,
            position_id: row.next()?,
            unit_id: row.next()?,
            office_id: row.next()?,
            status: row.next()?,
            version: row.next()?,
            benefit: row.next()?,
            cause: row.next()?,
            period_from: row.next()?,
            period_to: row.next()?,
            created_at: row.next()?,
            updated_at: row.next()?,
            submitted_at: row.next()?,
            protocol_number: row.next()?,
            blocking_alerts: row.next()?,
            warning_alerts: row.next()?,
            info_alerts: row.next()?,
            document_count: row.next()?,
            event_on: row.rest()?,
            hours_requested: row.rest()?,
            workforce: row.rest()?,
            article10: row.rest()?,
            union_communicated_on: row.rest()?,
            union_concluded_on: row.rest()?,
            union_workers: row.rest()?,
            union_weeks: row.rest()?,
            payment_mode: row.rest()?,
            intermediary_id: row.rest()?,
            operator_capacity_id: row.rest()?,
            operator_name: row.rest()?,
            decided_at: row.rest()?,
            beneficiary_count: row.rest()?,
            fund: row.rest()?,
        })
    }
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
        workforce: row.workforce.0,
        article10: row.article10.map(|letter| letter.parse()).transpose().map_err(Error::fault)?,
        union_communicated_on: row.union_communicated_on,
        union_concluded_on: row.union_concluded_on,
        union_workers: row.union_workers,
        union_weeks: row.union_weeks,
        fund: row.fund.map(|fund| fund.parse()).transpose().map_err(Error::fault)?,
        payment_mode: row.payment_mode.as_deref().and_then(|mode| mode.parse().ok()),
    })
}
