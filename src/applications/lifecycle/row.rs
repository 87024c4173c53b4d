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
use crate::core::named_person::NamedPerson;

/// How much of an application is read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Columns {
    /// What most lists show: the rest of the content is left empty, so that a list reads and sends half the columns.
    Summary,
    #[default]
    All,
}

impl Columns {
    /// The columns as a statement lists them.
    pub const fn as_sql(self) -> &'static str {
        match self {
            Self::Summary => SUMMARY_COLUMNS,
            Self::All => COLUMNS,
        }
    }
}

/// The row with its columns, of table `application` named a: those of a summary first, then those that a summary has not.
macro_rules! application_row {
    ({ $first:ident: $first_type:ty, $($summary:ident: $summary_type:ty),+ $(,)? } { $($rest:ident: $rest_type:ty),+ $(,)? }) => {
        const SUMMARY_COLUMNS: &str = concat!("a.", stringify!($first), $(", a.", stringify!($summary)),+);
        const SUMMARY_COUNT: usize = [stringify!($first), $(stringify!($summary)),+].len();

        /// All columns of `ApplicationRow`, in the order of its fields.
        pub const COLUMNS: &str = concat!("a.", stringify!($first), $(", a.", stringify!($summary)),+, $(", a.", stringify!($rest)),+);

        /// An application as the database keeps it.
        #[derive(Debug, Clone)]
        pub struct ApplicationRow {
            pub $first: $first_type,
            $(pub $summary: $summary_type,)+
            $(pub $rest: $rest_type,)+
        }

        impl FromRow<'_, PgRow> for ApplicationRow {
            fn from_row(row: &PgRow) -> sqlx::Result<Self> {
                let mut row = InOrder { row, at: 0, columns: row.len() };
                Ok(Self { $first: row.next()?, $($summary: row.next()?,)+ $($rest: row.rest()?,)+ })
            }
        }
    };
}

application_row! {
    {
        id: Uuid,
        employer_id: Uuid,
        position_id: Uuid,
        unit_id: Uuid,
        office_id: Uuid,
        status: String,
        version: i32,
        benefit: String,
        cause: Option<String>,
        period_from: Option<NaiveDate>,
        period_to: Option<NaiveDate>,
        created_at: DateTime<Utc>,
        updated_at: DateTime<Utc>,
        submitted_at: Option<DateTime<Utc>>,
        protocol_number: Option<String>,
        ticket: String,
        blocking_alerts: i32,
        warning_alerts: i32,
        info_alerts: i32,
        document_count: i32,
    }
    {
        event_on: Option<NaiveDate>,
        hours_requested: Option<Decimal>,
        workforce: Json<Vec<WorkforceBand>>,
        article10: Option<String>,
        union_communicated_on: Option<NaiveDate>,
        union_concluded_on: Option<NaiveDate>,
        union_workers: Option<i32>,
        union_weeks: Option<i32>,
        payment_mode: Option<String>,
        intermediary_id: Option<Uuid>,
        operator_capacity_id: Option<Uuid>,
        operator_name: Option<String>,
        operator_account: Option<Uuid>,
        decided_at: Option<DateTime<Utc>>,
        beneficiary_count: i32,
        fund: Option<String>,
    }
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
            operator_person: row.operator_name.clone().map(|name| NamedPerson::of(row.operator_account, name)),
            decided_at: row.decided_at,
            content: content(row)?,
        })
    }
}

fn content(row: ApplicationRow) -> Result<Content> {
    let period = row.period_from.zip(row.period_to).map(|(from, to)| Period::new(from, to)).transpose();
    Ok(Content {
        ticket: row.ticket.parse().map_err(Error::fault)?,
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
