//! SQL of the registry.

use std::collections::HashMap;

use chrono::NaiveDate;
use omnia_rules::cause;
use omnia_rules::identifiers::{AuthorizationCode, StatisticalCode};
use sqlx::PgConnection;
use uuid::Uuid;

use crate::core::error::{Error, Result};
use crate::core::ids::{EmployerId, IntermediaryId, OfficeId, PositionId, UnitId};

/// An employer.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Employer {
    /// Its key.
    pub id: EmployerId,
    /// Of the firm or the person.
    pub tax_code: String,
    /// It may differ from the tax code.
    pub vat_number: Option<String>,
    /// The name of the firm.
    pub name: String,
    /// As in the register of companies.
    pub legal_form: String,
}

/// A contributive position of an employer.
#[derive(Debug, Clone)]
pub struct Position {
    /// Its key.
    pub id: PositionId,
    /// Whose it is.
    pub employer_id: EmployerId,
    /// Ten digits (matricola).
    pub number: String,
    /// Where it is registered.
    pub office_id: OfficeId,
    /// Certified e-mail address.
    pub pec: Option<String>,
}

/// How a position was classified in a period.
#[derive(Debug, Clone)]
pub struct Classification {
    /// Of which position.
    pub position_id: PositionId,
    /// Statistical contributive code (CSC).
    pub statistical_code: String,
    /// Authorization codes (CA).
    pub authorization_codes: Vec<String>,
    /// ATECO_2007 or ATECO_2025.
    pub ateco_version: Option<String>,
    /// Economic activity in that version.
    pub ateco_code: Option<String>,
    /// Letter of art. 10 D.Lgs. 148/2015.
    pub article10: Option<String>,
    /// First day.
    pub valid_from: NaiveDate,
    /// Last day; none while it holds.
    pub valid_to: Option<NaiveDate>,
}

/// A productive unit of a position.
#[derive(Debug, Clone)]
pub struct Unit {
    /// Its key.
    pub id: UnitId,
    /// Of which position.
    pub position_id: PositionId,
    /// Within its position; 0 is the seat.
    pub number: i32,
    /// What the firm calls it.
    pub name: String,
    /// Seat, plant or construction site.
    pub kind: String,
    /// Street and number.
    pub address: String,
    /// Belfiore code.
    pub municipality_code: String,
    /// The name of the municipality.
    pub municipality: String,
    /// Two letters.
    pub province: String,
    /// The competent office.
    pub office_id: OfficeId,
    /// The first day on which it is registered.
    pub active_from: NaiveDate,
    /// The last day on which it is registered.
    pub active_to: Option<NaiveDate>,
    /// For a site: first day of the contract.
    pub contract_from: Option<NaiveDate>,
    /// For a site: last day of the contract.
    pub contract_to: Option<NaiveDate>,
}

/// An office of the institute.
#[derive(Debug, Clone)]
pub struct Office {
    /// Its key.
    pub id: OfficeId,
    /// Four digits.
    pub code: String,
    /// Its town.
    pub name: String,
    /// Two letters.
    pub province: String,
}

/// An intermediary.
#[derive(Debug, Clone)]
pub struct Intermediary {
    /// Its key.
    pub id: IntermediaryId,
    /// Of the practice or the person.
    pub tax_code: String,
    /// The name of the practice or association.
    pub name: String,
    /// By which law it may act for employers.
    pub kind: String,
}

/// Employers by key, those that the viewer sees.
pub async fn employers(db: &mut PgConnection, ids: &[Uuid]) -> Result<Vec<Employer>> {
    let employers = sqlx::query_as!(
        Employer,
        "select id, tax_code, vat_number, name, legal_form
        from employer
        where id = any($1)",
        ids
    );
    Ok(employers.fetch_all(db).await?)
}

/// Positions by key, those that the viewer sees.
pub async fn positions(db: &mut PgConnection, ids: &[Uuid]) -> Result<Vec<Position>> {
    let positions = sqlx::query_as!(
        Position,
        "select id, employer_id, number, office_id, pec
        from position
        where id = any($1)",
        ids
    );
    Ok(positions.fetch_all(db).await?)
}

/// A position by its number, where the viewer sees it.
pub async fn find_position(db: &mut PgConnection, number: &str) -> Result<Option<Position>> {
    let position = sqlx::query_as!(
        Position,
        "select id, employer_id, number, office_id, pec
        from position
        where number = $1",
        number
    );
    Ok(position.fetch_optional(db).await?)
}

/// The employer of a position that the viewer sees.
pub async fn employer_of(db: &mut PgConnection, position: PositionId) -> Result<EmployerId> {
    let employer = sqlx::query_scalar!("select employer_id from position where id = $1", position.0);
    Ok(EmployerId(employer.fetch_one(db).await?))
}

/// The positions of many employers, by number.
pub async fn positions_of(db: &mut PgConnection, employers: &[Uuid]) -> Result<Vec<Position>> {
    let positions = sqlx::query_as!(
        Position,
        "select id, employer_id, number, office_id, pec
        from position
        where employer_id = any($1)
        order by number",
        employers
    );
    Ok(positions.fetch_all(db).await?)
}

/// The classification periods of many positions, oldest first.
pub async fn classifications_of(db: &mut PgConnection, positions: &[Uuid]) -> Result<Vec<Classification>> {
    let periods = sqlx::query_as!(
        Classification,
        "select position_id, statistical_code, authorization_codes, ateco_version, ateco_code, article10, valid_from, valid_to
        from classification_period
        where position_id = any($1)
        order by valid_from",
        positions
    );
    Ok(periods.fetch_all(db).await?)
}

/// The classification of a position on a day, as the rules take it.
pub async fn classified(db: &mut PgConnection, position: PositionId, day: NaiveDate) -> Result<Option<cause::Classification>> {
    Ok(classifications(db, position).await?.on(day).cloned())
}

/// The classifications of a position over time, as the rules take them.
#[derive(Debug, Clone, Default)]
pub struct Classifications(Vec<(NaiveDate, Option<NaiveDate>, cause::Classification)>);

impl Classifications {
    /// One that holds from a day on.
    pub fn since(first: NaiveDate, classification: cause::Classification) -> Self {
        Self(vec![(first, None, classification)])
    }

    /// The one of a day: of several, the one that began last.
    pub fn on(&self, day: NaiveDate) -> Option<&cause::Classification> {
        let holds = |(from, to, _): &&(NaiveDate, Option<NaiveDate>, _)| *from <= day && to.is_none_or(|to| day <= to);
        self.0.iter().rev().find(holds).map(|(.., classification)| classification)
    }
}

/// Every classification of a position.
pub async fn classifications(db: &mut PgConnection, position: PositionId) -> Result<Classifications> {
    let periods = classifications_of(db, &[position.0]).await?;
    let converted = |period: Classification| Ok((period.valid_from, period.valid_to, for_rules(&period)?));
    Ok(Classifications(periods.into_iter().map(converted).collect::<Result<_>>()?))
}

/// The same of many positions.
pub async fn classifications_by_position(db: &mut PgConnection, positions: &[Uuid]) -> Result<HashMap<PositionId, Classifications>> {
    let mut found: HashMap<PositionId, Classifications> = HashMap::new();
    for period in classifications_of(db, positions).await? {
        let converted = (period.valid_from, period.valid_to, for_rules(&period)?);
        found.entry(period.position_id).or_default().0.push(converted);
    }
    Ok(found)
}

fn for_rules(period: &Classification) -> Result<cause::Classification> {
    let codes = period.authorization_codes.iter().map(|code| AuthorizationCode::parse(code)).collect::<Result<Vec<_>, _>>();
    Ok(cause::Classification {
        statistical_code: StatisticalCode::parse(&period.statistical_code).map_err(Error::fault)?,
        authorization_codes: codes.map_err(Error::fault)?,
        article10: period.article10.as_deref().map(str::parse).transpose().map_err(Error::fault)?,
    })
}

/// The day on which the activity of a position began, where it is known.
pub async fn activity_started_on(db: &mut PgConnection, position: PositionId) -> Result<Option<NaiveDate>> {
    Ok(sqlx::query_scalar!("select activity_started_on from position where id = $1", position.0).fetch_one(db).await?)
}

/// Units by key, those that the viewer sees.
pub async fn units(db: &mut PgConnection, ids: &[Uuid]) -> Result<Vec<Unit>> {
    let units = sqlx::query_as!(
        Unit,
        "select id, position_id, number, name, kind, address, municipality_code, municipality, province, office_id,
            active_from, active_to, contract_from, contract_to
        from productive_unit
        where id = any($1)",
        ids
    );
    Ok(units.fetch_all(db).await?)
}

/// A unit that the viewer sees, or `NotFound`.
pub async fn get_unit(db: &mut PgConnection, id: UnitId) -> Result<Unit> {
    units(db, &[id.0]).await?.pop().ok_or(crate::core::Error::NotFound)
}

/// The units of many positions, by number.
pub async fn units_of(db: &mut PgConnection, positions: &[Uuid]) -> Result<Vec<Unit>> {
    let units = sqlx::query_as!(
        Unit,
        "select id, position_id, number, name, kind, address, municipality_code, municipality, province, office_id,
            active_from, active_to, contract_from, contract_to
        from productive_unit
        where position_id = any($1)
        order by number",
        positions
    );
    Ok(units.fetch_all(db).await?)
}

/// Offices by key.
pub async fn offices(db: &mut PgConnection, ids: &[Uuid]) -> Result<Vec<Office>> {
    let offices = sqlx::query_as!(
        Office,
        "select id, code, name, province
        from office
        where id = any($1)",
        ids
    );
    Ok(offices.fetch_all(db).await?)
}

/// All offices, by name.
pub async fn all_offices(db: &mut PgConnection) -> Result<Vec<Office>> {
    let offices = sqlx::query_as!(
        Office,
        "select id, code, name, province
        from office
        order by name, code"
    );
    Ok(offices.fetch_all(db).await?)
}

/// Intermediaries by key, those that the viewer sees.
pub async fn intermediaries(db: &mut PgConnection, ids: &[Uuid]) -> Result<Vec<Intermediary>> {
    let intermediaries = sqlx::query_as!(
        Intermediary,
        "select id, tax_code, name, kind
        from intermediary
        where id = any($1)",
        ids
    );
    Ok(intermediaries.fetch_all(db).await?)
}
