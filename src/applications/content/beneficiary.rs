//! The workers for whom a benefit is asked.

use std::collections::HashMap;

use chrono::NaiveDate;
use omnia_rules::controls::{self, Qualification};
use omnia_rules::identifiers::TaxCode;
use rust_decimal::Decimal;
use serde_json::Value;
use sqlx::{PgConnection, QueryBuilder};
use uuid::Uuid;

use crate::alerts::Concerned;
use crate::applications::content::worker_extras::WorkerExtras;
use crate::core::batch::Load;
use crate::core::error::{Error, Result};
use crate::core::graph::{Page, SortColumns};
use crate::core::ids::{ApplicationId, BeneficiaryId};
use crate::core::request_context::RequestContext;

/// Workers that the graph takes at once; longer lists come as files.
pub const MOST: usize = 1_000;
/// Workers of an application, however they came.
pub const MOST_IN_ALL: usize = 10_000;

/// A worker of an application.
#[derive(Debug, Clone)]
pub struct Beneficiary {
    pub id: BeneficiaryId,
    /// Place in the list, from 0.
    pub ordinal: i32,
    pub tax_code: String,
    pub qualification: Qualification,
    pub hired_on: Option<NaiveDate>,
    /// Hours a week by contract.
    pub contract_hours: Option<Decimal>,
    /// Days of actual work in the unit.
    pub effective_days: Option<i32>,
    /// Days of actual work for the previous contractor (art. 1 c. 3).
    pub contractor_days: Option<i32>,
    pub hours_requested: Option<Decimal>,
    pub iban: Option<String>,
    /// What only some workers have.
    pub particulars: WorkerExtras,
}

impl Beneficiary {
    /// What the controls know of this worker.
    pub fn facts(&self) -> Result<controls::Beneficiary> {
        let mut facts = controls::Beneficiary::new(TaxCode::parse(&self.tax_code).map_err(Error::fault)?);
        facts.qualification = Some(self.qualification);
        facts.hired_on = self.hired_on;
        facts.effective_days = self.effective_days.map(i32::unsigned_abs);
        facts.days_with_previous_contractor = self.contractor_days.map_or(0, i32::unsigned_abs);
        facts.hours_requested = self.hours_requested;
        facts.contract_hours = self.contract_hours;
        facts.iban.clone_from(&self.iban);
        facts.other_work = self.particulars.elsewhere.as_ref().map(Into::into);
        Ok(facts)
    }
}

/// As the list was written; no two workers of an application have one place.
const IN_ORDER: SortColumns = SortColumns::ascending(&["ordinal"]).without_key();

#[derive(sqlx::FromRow)]
struct Row {
    application_id: Uuid,
    id: Uuid,
    ordinal: i32,
    tax_code: String,
    qualification: String,
    hired_on: Option<NaiveDate>,
    contract_hours: Option<Decimal>,
    effective_days: Option<i32>,
    contractor_days: Option<i32>,
    hours_requested: Option<Decimal>,
    iban: Option<String>,
    particulars: Option<Value>,
}

impl TryFrom<Row> for Beneficiary {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        Ok(Self {
            id: row.id.into(),
            ordinal: row.ordinal,
            tax_code: row.tax_code,
            qualification: row.qualification.parse().map_err(Error::fault)?,
            hired_on: row.hired_on,
            contract_hours: row.contract_hours,
            effective_days: row.effective_days,
            contractor_days: row.contractor_days,
            hours_requested: row.hours_requested,
            iban: row.iban,
            particulars: row.particulars.map(serde_json::from_value).transpose().map_err(Error::fault)?.unwrap_or_default(),
        })
    }
}

/// A part of the workers of an application.
pub async fn list(db: &mut PgConnection, application: ApplicationId, page: Page<i32>) -> Result<Vec<Beneficiary>> {
    Ok(lists(db, &[application.0], &page).await?.remove(&application).unwrap_or_default())
}

/// The whole list of an application.
pub async fn all(db: &mut PgConnection, application: ApplicationId) -> Result<Vec<Beneficiary>> {
    list(db, application, Page::first(MOST_IN_ALL)).await
}

/// The same part of the lists of many applications.
async fn lists(db: &mut PgConnection, applications: &[Uuid], page: &Page<i32>) -> Result<HashMap<ApplicationId, Vec<Beneficiary>>> {
    let mut query = QueryBuilder::new(
        "select b.application_id, b.id, b.ordinal, b.tax_code, b.qualification, b.hired_on, b.contract_hours, b.effective_days,
            b.contractor_days, b.hours_requested, b.iban, b.particulars
        from unnest(",
    );
    query.push_bind(applications).push(
        "::uuid[]) as wanted (id)
        cross join lateral (
            select *
            from beneficiary
            where application_id = wanted.id",
    );
    page.push(&mut query, IN_ORDER);
    query.push(") b");
    page.push_order(&mut query, IN_ORDER);
    let rows: Vec<Row> = query.build_query_as().fetch_all(db).await?;
    let mut found: HashMap<_, Vec<_>> = HashMap::new();
    for row in rows {
        found.entry(ApplicationId(row.application_id)).or_default().push(row.try_into()?);
    }
    Ok(found)
}

/// A worker by key, and the application that they are of.
pub struct BeneficiaryById;

impl Load for BeneficiaryById {
    type Key = BeneficiaryId;
    type Value = (ApplicationId, Beneficiary);

    async fn load(db: &mut PgConnection, _: &RequestContext, ids: Vec<BeneficiaryId>) -> Result<HashMap<BeneficiaryId, Self::Value>> {
        let ids: Vec<Uuid> = ids.into_iter().map(|id| id.0).collect();
        let rows = sqlx::query_as!(
            Row,
            "select application_id, id, ordinal, tax_code, qualification, hired_on, contract_hours, effective_days, contractor_days,
                hours_requested, iban, particulars
            from beneficiary
            where id = any($1)",
            &ids
        );
        let rows = rows.fetch_all(db).await?;
        rows.into_iter().map(|row| Ok((row.id.into(), (row.application_id.into(), row.try_into()?)))).collect()
    }
}

/// Parts of the lists of applications.
pub struct BeneficiariesOf;

impl Load for BeneficiariesOf {
    type Key = (ApplicationId, Page<i32>);
    type Value = Vec<Beneficiary>;

    async fn load(db: &mut PgConnection, _: &RequestContext, keys: Vec<Self::Key>) -> Result<HashMap<Self::Key, Self::Value>> {
        let mut alike: HashMap<Page<i32>, Vec<Uuid>> = HashMap::new();
        for (application, part) in keys {
            alike.entry(part).or_default().push(application.0);
        }
        let mut found = HashMap::new();
        for (part, applications) in alike {
            let lists = lists(db, &applications, &part).await?;
            found.extend(lists.into_iter().map(|(application, workers)| ((application, part.clone()), workers)));
        }
        Ok(found)
    }
}

/// Puts this list in place of the one that is there.
pub async fn replace(db: &mut PgConnection, draft: Concerned, workers: &[Beneficiary]) -> Result<()> {
    sqlx::query!("delete from beneficiary where application_id = $1", draft.application.0).execute(&mut *db).await?;
    let ids: Vec<Uuid> = workers.iter().map(|worker| worker.id.0).collect();
    let ordinals: Vec<i32> = workers.iter().map(|worker| worker.ordinal).collect();
    let tax_codes: Vec<String> = workers.iter().map(|worker| worker.tax_code.clone()).collect();
    let qualifications: Vec<String> = workers.iter().map(|worker| worker.qualification.as_str().to_owned()).collect();
    let hired: Vec<Option<NaiveDate>> = workers.iter().map(|worker| worker.hired_on).collect();
    let contract_hours: Vec<Option<Decimal>> = workers.iter().map(|worker| worker.contract_hours).collect();
    let effective_days: Vec<Option<i32>> = workers.iter().map(|worker| worker.effective_days).collect();
    let contractor_days: Vec<Option<i32>> = workers.iter().map(|worker| worker.contractor_days).collect();
    let hours: Vec<Option<Decimal>> = workers.iter().map(|worker| worker.hours_requested).collect();
    let particulars = workers.iter().map(|worker| worker.particulars.kept()).collect::<Result<Vec<_>>>()?;
    let ibans: Vec<Option<String>> = workers.iter().map(|worker| worker.iban.clone()).collect();
    sqlx::query!(
        "insert into beneficiary (application_id, position_id, office_id, submitted, id, ordinal, tax_code, qualification, hired_on,
            contract_hours, effective_days, contractor_days, hours_requested, iban, particulars)
        select $1, $2, $3, false, *
        from unnest($4::uuid[], $5::integer[], $6::text[], $7::text[], $8::date[], $9::numeric[], $10::integer[], $11::integer[],
            $12::numeric[], $13::text[], $14::jsonb[])",
        draft.application.0,
        draft.position.0,
        draft.office.0,
        &ids,
        &ordinals,
        &tax_codes,
        &qualifications,
        &hired as &[Option<NaiveDate>],
        &contract_hours as &[Option<Decimal>],
        &effective_days as &[Option<i32>],
        &contractor_days as &[Option<i32>],
        &hours as &[Option<Decimal>],
        &ibans as &[Option<String>],
        &particulars as &[Option<Value>]
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Copies the workers of one application to a draft, under new keys.
pub async fn copy(db: &mut PgConnection, from: ApplicationId, key: impl Fn() -> Uuid) -> Result<Vec<Beneficiary>> {
    let workers = all(db, from).await?;
    Ok(workers.into_iter().map(|worker| Beneficiary { id: BeneficiaryId(key()), ..worker }).collect())
}
