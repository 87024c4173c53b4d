//! What the controls are told of an application: gathered from its rows, its papers, the registry, and what stands beside it.

use std::collections::HashSet;

use chrono::NaiveDate;
use omnia_rules::amounts::{EarlierUse, LastUse, WorkWeek};
use omnia_rules::calendar::{Period, rome_date};
use omnia_rules::cause::Benefit;
use omnia_rules::controls::{
    self, AgriculturalWorker, Details, Facts, Held, OtherApplication, Pay, Proceeding, RegisteredUnit, Report, Scheme, Standing, UnionStep,
    UnitKey, WorkforceBand,
};
use omnia_rules::identifiers::{PositionNumber, TaxCode, UnitNumber};
use omnia_rules::limits::{Basis, Grant, History, Record};
use omnia_rules::report::Field;
use sqlx::PgConnection;

use crate::applications::content::application_content::Content;
use crate::applications::content::application_details::{self, ApplicationDetails};
use crate::applications::content::beneficiary::{self, Beneficiary};
use crate::applications::content::circumstances::{Circumstances, OtherBenefit};
use crate::applications::examination::earlier_grants::{self, DaysOfWorkers};
use crate::applications::lifecycle::domain::Application;
use crate::core::error::{Error, Result};
use crate::core::ids::{DocumentId, UnitId};
use crate::registry::{self, Classifications};

/// Everything that is known of an application on a day.
pub async fn facts(db: &mut PgConnection, application: &Application, today: NaiveDate) -> Result<Facts> {
    let others = match application.content.period {
        Some(_) => others(db, application).await?,
        None => Vec::new(),
    };
    gathered(db, application, today, others).await
}

/// The same without the employer's other applications, which only who applies, and the clock, may look through.
pub async fn own_facts(db: &mut PgConnection, application: &Application, today: NaiveDate) -> Result<Facts> {
    gathered(db, application, today, Vec::new()).await
}

async fn gathered(db: &mut PgConnection, application: &Application, today: NaiveDate, others: Vec<OtherApplication>) -> Result<Facts> {
    let classified = registry::classifications(db, application.position).await?;
    let workers = beneficiary::all(db, application.id).await?;
    let known = FactSources {
        today,
        content: &application.content,
        dossier: application_details::get(db, application.id).await?,
        attached: attached(db, application).await?,
        unit: unit_facts(db, application.unit).await?,
        activity_started_on: registry::activity_started_on(db, application.position).await?,
        grants: earlier_grants::to_unit(db, application.unit, &classified, Some(application.id)).await?,
        days_granted: earlier_grants::to_farm_workers(db, application, &workers).await?,
        held: earlier_grants::held(db, application.id).await?,
        workers: &workers,
        classified,
        others,
        last_changed_on: (!application.is_submitted()).then(|| rome_date(application.updated_at)),
    };
    known.facts()
}

/// What was gathered of an application, from wherever it is kept.
pub struct FactSources<'a> {
    pub today: NaiveDate,
    pub content: &'a Content,
    pub dossier: ApplicationDetails,
    pub attached: AttachedDocuments,
    pub workers: &'a [Beneficiary],
    pub unit: RegisteredUnit,
    /// The classifications of the position.
    pub classified: Classifications,
    pub activity_started_on: Option<NaiveDate>,
    /// Everything else that was authorized to the unit, oldest first.
    pub grants: Vec<Grant>,
    /// Days of farm work granted to its workers by other applications.
    pub days_granted: DaysOfWorkers,
    /// What the office held, once it granted it.
    pub held: Option<Held>,
    pub others: Vec<OtherApplication>,
    /// Of a draft.
    pub last_changed_on: Option<NaiveDate>,
}

impl FactSources<'_> {
    /// What the controls are told of it.
    pub fn facts(self) -> Result<Facts> {
        let content = self.content;
        let ApplicationDetails { circumstances, report } = self.dossier;
        // A document that the report refers to counts while the application has it.
        let report = report.map(|report| report.with_documents(&self.attached.documents));
        let dossier = &ApplicationDetails { circumstances, report };
        let mut facts = Facts::on(self.today);
        facts.benefit = Some(content.benefit);
        facts.fund = content.fund;
        facts.cause = content.cause;
        facts.period = content.period;
        facts.first_event_on = content.event_on;
        facts.article10 = content.article10;
        facts.workforce =
            content.workforce.iter().map(|band| WorkforceBand { weekly_hours: band.weekly_hours, workers: band.workers }).collect();
        facts.union_step = union_step(content);
        facts.report = Report { composed: dossier.report.is_some(), uploaded: self.attached.report };
        facts.details = details(content, dossier, &self.attached, self.activity_started_on);
        facts.history = history(&dossier.circumstances, self.grants, &self.classified);
        facts.pay = pay(content, &dossier.circumstances, &facts.history);
        facts.scheme = scheme(content, &dossier.circumstances, &facts.history.grants, self.workers, &self.days_granted)?;
        facts.proceeding = Proceeding { last_changed_on: self.last_changed_on, ..Proceeding::default() };
        facts.held = self.held;
        facts.unit = Some(self.unit);
        facts.classification = content.period.and_then(|period| self.classified.on(period.from()).cloned());
        facts.others = self.others;
        facts.beneficiaries = self.workers.iter().map(Beneficiary::facts).collect::<Result<_>>()?;
        Ok(facts)
    }
}

/// Which papers are attached, and which of them controls ask for.
pub struct AttachedDocuments {
    documents: Vec<DocumentId>,
    report: bool,
    attestation: bool,
    maintenance: bool,
    bulletin: bool,
}

impl AttachedDocuments {
    /// Among the documents that are attached, by id and kind.
    pub fn among<'a>(attached: impl IntoIterator<Item = (DocumentId, &'a str)>) -> Self {
        let (documents, kinds): (Vec<_>, Vec<_>) = attached.into_iter().unzip();
        let has = |kind| kinds.contains(&kind);
        Self {
            documents,
            report: has("TECHNICAL_REPORT_PDF"),
            attestation: has("REPAIR_ATTESTATION"),
            maintenance: has("MAINTENANCE_RECORD"),
            bulletin: has("WEATHER_BULLETIN"),
        }
    }
}

async fn attached(db: &mut PgConnection, application: &Application) -> Result<AttachedDocuments> {
    let rows = sqlx::query!("select id, kind from document where application_id = $1", application.id.0).fetch_all(db).await?;
    Ok(AttachedDocuments::among(rows.iter().map(|attached| (attached.id.into(), attached.kind.as_str()))))
}

fn details(
    content: &Content,
    dossier: &ApplicationDetails,
    attached: &AttachedDocuments,
    activity_started_on: Option<NaiveDate>,
) -> Details {
    let report = dossier.report.as_ref();
    let answers_to = |field| report.is_some_and(|report| report.answers_to(field));
    let missing = report.zip(content.cause).map(|(report, cause)| report.missing(cause));
    Details {
        missing_fields: missing.unwrap_or_default(),
        indicators: report.and_then(|report| report.indicators.clone()),
        weather_days: report.map(|report| report.weather_days.clone()).unwrap_or_default(),
        weather_bulletin: attached.bulletin,
        repair_attestation: attached.attestation || answers_to(Field::RepairAttestation),
        maintenance_record: attached.maintenance || answers_to(Field::MaintenanceRecord),
        weekly_hours_suspended: dossier.circumstances.weekly_hours_suspended.map(|hours| hours.0),
        activity_started_on,
    }
}

fn pay(content: &Content, declared: &Circumstances, history: &History) -> Pay {
    let record = Record::of(history, content.article10);
    let used = content.period.and_then(|period| record.last_used_before(period));
    let last = used.into_iter().chain(declared.last_used_on.map(|day| day.0)).max();
    let last = last.map(LastUse::EndedOn).or(declared.never_used.then_some(LastUse::Never));
    Pay {
        payment_mode: content.payment_mode,
        work_week: Some(if declared.six_day_week { WorkWeek::SixDays } else { WorkWeek::FiveDays }),
        weeks_used: content.period.and_then(|period| record.weeks_used_before(period)),
        earlier_use: EarlierUse { last, reduced_before: declared.reduced_before },
        insolvent_since: declared.insolvent_since.map(|day| day.0),
    }
}

fn scheme(
    content: &Content,
    declared: &Circumstances,
    grants: &[Grant],
    workers: &[Beneficiary],
    days_granted: &DaysOfWorkers,
) -> Result<Scheme> {
    let agricultural = workers.iter().filter_map(|worker| Some((worker, worker.particulars.agricultural.as_ref()?)));
    let agricultural = agricultural.map(|(worker, work)| {
        let told = AgriculturalWorker::from(work).having_used(days_granted.get(&worker.tax_code));
        Ok((TaxCode::parse(&worker.tax_code).map_err(Error::fault)?, told))
    });
    Ok(Scheme {
        average_employees: declared.average_employees.map(|employees| employees.0),
        weeks_in_two_years: content.period.map(|period| earlier_grants::fund_weeks_before(grants, period)),
        beside: declared.beside.iter().map(beside).collect::<Result<_>>()?,
        agricultural: agricultural.collect::<Result<_>>()?,
        heat: declared.heat,
    })
}

fn beside(declared: &OtherBenefit) -> Result<controls::OtherBenefit> {
    let workers = declared.tax_codes.iter().map(|code| TaxCode::parse(&code.0));
    Ok(controls::OtherBenefit {
        kind: declared.kind,
        period: Period::new(declared.from.0, declared.to.0).map_err(Error::fault)?,
        workers: workers.collect::<Result<_, _>>().map_err(Error::fault)?,
    })
}

/// What was authorized to the unit here and elsewhere; the days used, where the employer certifies them, prevail. Of an authorization
/// that the hub holds nothing else is declared.
pub fn history(declared: &Circumstances, grants: Vec<Grant>, classified: &Classifications) -> History {
    let declared_use = days_used(declared, &grants);
    let known: HashSet<String> = grants.iter().map(|grant| grant.reference.clone()).collect();
    let elsewhere = declared.grants(classified).filter(|grant| !known.contains(&grant.reference));
    History {
        grants: grants.into_iter().chain(elsewhere).collect(),
        basis: if declared_use.is_empty() { Basis::Authorized } else { Basis::DeclaredUse },
        declared_use,
        counting: declared.way_of_counting(),
    }
}

/// The days that are certified as used. An authorization of the hub in which none is was used as far as it was granted: certifying the
/// days of another frees none of its weeks.
fn days_used(declared: &Circumstances, grants: &[Grant]) -> Vec<NaiveDate> {
    let certified = declared.days_used();
    if certified.is_empty() {
        return certified;
    }
    let is_certified = |grant: &&Grant| grant.period().is_ok_and(|period| certified.iter().any(|day| period.contains(*day)));
    let known: HashSet<&str> = grants.iter().filter(is_certified).map(|grant| grant.reference.as_str()).collect();
    let unknown = grants.iter().filter(|grant| grant.benefit == Benefit::Cigo && !known.contains(grant.reference.as_str()));
    let whole = unknown.filter_map(|grant| grant.period().ok());
    let whole: Vec<NaiveDate> = whole.flat_map(|period| period.from().iter_days().take(period.days() as usize)).collect();
    certified.into_iter().chain(whole).collect()
}

fn union_step(content: &Content) -> Option<UnionStep> {
    let (communicated_on, concluded_on, workers, weeks) = content.union_step();
    let step = UnionStep { communicated_on, concluded_on, workers: workers.map(i32::unsigned_abs), weeks: weeks.map(i32::unsigned_abs) };
    (step != UnionStep::default()).then_some(step)
}

/// A unit as the registry knows it.
pub async fn unit_facts(db: &mut PgConnection, unit: UnitId) -> Result<RegisteredUnit> {
    let row = sqlx::query!(
        "select p.number as position_number, u.number, u.kind, u.active_from, u.active_to, u.contract_from, u.contract_to
        from productive_unit u
        join position p on p.id = u.position_id
        where u.id = $1",
        unit.0
    )
    .fetch_one(db)
    .await?;
    Ok(RegisteredUnit {
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
