//! The controls over an application: its facts are gathered, and what is found becomes its alerts.

use chrono::NaiveDate;
use omnia_rules::calendar::Period;
use omnia_rules::cause::Classification;
use omnia_rules::controls::{Facts, Finding, OtherApplication, Report, Standing, UnionStep, Unit, UnitKey, WorkforceBand, examine};
use omnia_rules::identifiers::{AuthorizationCode, PositionNumber, StatisticalCode, TaxCode, UnitNumber};
use sqlx::PgConnection;

use super::beneficiary;
use super::domain::Application;
use super::store;
use crate::alerts::{self, Counts};
use crate::core::call::Call;
use crate::core::db::Tx;
use crate::core::error::{Error, Result};
use crate::core::events::EventKind;
use crate::registry;

/// Examines an application on a day.
pub async fn findings(db: &mut PgConnection, application: &Application, today: NaiveDate) -> Result<Vec<Finding>> {
    Ok(examine(&facts(db, application, today).await?))
}

/// Examines the application and keeps what is found, in the transaction that changed it.
pub async fn refresh_alerts(tx: &mut Tx, call: &Call, application: &mut Application) -> Result<Vec<Finding>> {
    let findings = findings(tx, application, call.today()).await?;
    let changed = alerts::replace(tx, application.concerned(), &findings, call.now(), || call.key()).await?;
    if changed {
        application.alerts = Counts::of(&findings);
        store::count_alerts(tx, application.id, application.alerts).await?;
        tx.tell(application.event(EventKind::AlertsChanged, serde_json::json!({})));
    }
    Ok(findings)
}

async fn facts(db: &mut PgConnection, application: &Application, today: NaiveDate) -> Result<Facts> {
    let content = &application.content;
    let mut facts = Facts::on(today);
    facts.benefit = Some(content.benefit);
    facts.cause = content.cause;
    facts.period = content.period;
    facts.first_event_on = content.event_on;
    facts.article10 = content.article10;
    facts.workforce =
        content.workforce.iter().map(|band| WorkforceBand { weekly_hours: band.weekly_hours, workers: band.workers }).collect();
    facts.union_step = union_step(application);
    facts.unit = Some(unit(db, application).await?);
    facts.report = Report { composed: false, uploaded: has_report(db, application).await? };
    if let Some(period) = content.period {
        facts.classification = classification(db, application, period.from()).await?;
        facts.others = others(db, application).await?;
    }
    let limit = i64::try_from(beneficiary::MOST).unwrap_or(i64::MAX);
    let workers = beneficiary::list(db, application.id, None, limit).await?;
    facts.beneficiaries = workers.iter().map(beneficiary::Beneficiary::facts).collect::<Result<_>>()?;
    Ok(facts)
}

fn union_step(application: &Application) -> Option<UnionStep> {
    let (communicated_on, concluded_on, workers, weeks) = application.content.union_step();
    let step = UnionStep { communicated_on, concluded_on, workers: workers.map(i32::unsigned_abs), weeks: weeks.map(i32::unsigned_abs) };
    (step != UnionStep::default()).then_some(step)
}

async fn unit(db: &mut PgConnection, application: &Application) -> Result<Unit> {
    let row = sqlx::query!(
        "select p.number as position_number, u.number, u.kind, u.active_from, u.active_to, u.contract_from, u.contract_to
        from productive_unit u
        join position p on p.id = u.position_id
        where u.id = $1",
        application.unit.0
    )
    .fetch_one(db)
    .await?;
    Ok(Unit {
        key: unit_key(&row.position_number, row.number)?,
        kind: row.kind.parse().map_err(Error::fault)?,
        registered: true,
        active_from: Some(row.active_from),
        active_to: row.active_to,
        contract_from: row.contract_from,
        contract_to: row.contract_to,
    })
}

fn unit_key(position: &str, number: i32) -> Result<UnitKey> {
    let position = PositionNumber::parse(position).map_err(Error::fault)?;
    let number = UnitNumber::new(number.unsigned_abs()).map_err(Error::fault)?;
    Ok(UnitKey { position, number })
}

async fn classification(db: &mut PgConnection, application: &Application, on: NaiveDate) -> Result<Option<Classification>> {
    let Some(period) = registry::classification_on(db, application.position, on).await? else { return Ok(None) };
    let statistical_code = StatisticalCode::parse(&period.statistical_code).map_err(Error::fault)?;
    let codes = period.authorization_codes.iter().map(|code| AuthorizationCode::parse(code)).collect::<Result<Vec<_>, _>>();
    let article10 = period.article10.as_deref().map(str::parse).transpose().map_err(Error::fault)?;
    Ok(Some(Classification { statistical_code, authorization_codes: codes.map_err(Error::fault)?, article10 }))
}

async fn has_report(db: &mut PgConnection, application: &Application) -> Result<bool> {
    let found = sqlx::query_scalar!(
        r#"select exists (
            select
            from document
            where application_id = $1
                and kind = 'TECHNICAL_REPORT_PDF') as "found!""#,
        application.id.0
    );
    Ok(found.fetch_one(db).await?)
}

/// The other applications of the employer that stand, also where the viewer does not see them.
async fn others(db: &mut PgConnection, application: &Application) -> Result<Vec<OtherApplication>> {
    let rows = sqlx::query!(
        r#"select protocol_number, position_number as "position_number!", unit_number as "unit_number!", cause as "cause!",
            period_from as "period_from!", period_to as "period_to!", tax_codes as "tax_codes!"
        from standing_applications($1)"#,
        application.id.0
    )
    .fetch_all(db)
    .await?;
    let other = |row: (Option<String>, UnitKey, String, Period, Vec<String>)| -> Result<OtherApplication> {
        Ok(OtherApplication {
            reference: row.0.unwrap_or_default(),
            standing: Standing::Ours,
            cause: row.2.parse().map_err(Error::fault)?,
            period: row.3,
            unit: row.1,
            workers: row.4.iter().map(|code| TaxCode::parse(code)).collect::<Result<_, _>>().map_err(Error::fault)?,
        })
    };
    rows.into_iter()
        .map(|row| {
            let period = Period::new(row.period_from, row.period_to).map_err(Error::fault)?;
            other((row.protocol_number, unit_key(&row.position_number, row.unit_number)?, row.cause, period, row.tax_codes))
        })
        .collect()
}
