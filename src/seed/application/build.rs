//! Builds an application from its plan.

use chrono::{DateTime, Datelike, Duration, Utc};
use omnia_rules::calendar::{Period, rome_date};
use omnia_rules::cause::{Benefit, ReportRequirement};
use omnia_rules::controls::{PaymentMode, Qualification};
use omnia_rules::identifiers::{Iban, ProtocolNumber};
use rust_decimal::Decimal;

use super::plan::ApplicationPlan;
use super::report;
use super::seeded::{AttachedDocument, SeededApplication, StatusChange};
use crate::applications::{
    Actor, AgriculturalWork, ApplicationDetails, AskedDay, Beneficiary, Circumstances, Content, Status, WorkElsewhere, WorkerExtras,
    WorkforceBand,
};
use crate::core::graph::{Amount, Date};
use crate::core::ids::BeneficiaryId;
use crate::seed::model::days::days_after;
use crate::seed::model::population::Population;
use crate::seed::model::reference_data::REFERENCE;
use crate::seed::model::rng::Rng;
use crate::seed::model::sample_files::{SAMPLE_FILES, SampleFile};

/// Builds the application of a plan.
pub fn build<'a>(population: &'a Population, plan: &'a ApplicationPlan, seed: u64) -> SeededApplication<'a> {
    let mut rng = Rng::of(seed, "application", plan.number);
    let id = rng.uuid(plan.opened_at);
    let mode = if rng.chance(60) { PaymentMode::Offset } else { PaymentMode::Direct };
    let workers = workers(plan, seed, mode, &mut rng);
    let asking = Content::asking(plan.benefit, Rng::of(seed, "ticket", plan.number).ticket());
    let content = content(population, plan, asking, &workers, mode, &mut rng);
    let changes = changes(population, plan, &mut rng);
    let trade = population.positions[population.units[plan.unit].position].trade;
    let dossier =
        ApplicationDetails { circumstances: circumstances(plan, &content), report: report::build(plan, trade, &content, &mut rng) };
    let attached = attached(plan, dossier.report.is_some(), &mut rng);
    let protocol = plan.sent_at().filter(|_| plan.protocol > 0).map(|at| {
        let office = &population.offices[population.units[plan.unit].office].code;
        let number = ProtocolNumber::new(office, rome_date(at), plan.protocol).expect("offices have codes of four digits");
        number.as_str().to_owned()
    });
    SeededApplication { plan, population, id, content, workers, attached, changes, dossier, protocol }
}

fn workers(plan: &ApplicationPlan, seed: u64, mode: PaymentMode, rng: &mut Rng) -> Vec<Beneficiary> {
    // The same people work in a unit in all of its applications.
    let mut people = Rng::of(seed, "workers", plan.unit);
    let mut codes = Vec::new();
    while codes.len() < plan.workers {
        let code = REFERENCE.person(&mut people).tax_code();
        if !codes.contains(&code) {
            codes.push(code);
        }
    }
    let weeks = Decimal::from(working_days(plan.period)) / Decimal::from(5);
    codes.into_iter().zip(0..).map(|(tax_code, ordinal)| worker(plan, mode, weeks, tax_code, ordinal, rng)).collect()
}

/// The days from Monday to Friday, for which the hours of a contract count; all days where there is none of them.
fn working_days(period: Period) -> u32 {
    let days = period.from().iter_days().take(period.days() as usize);
    let working = days.filter(|day| day.weekday().num_days_from_monday() < 5).count();
    u32::try_from(working).ok().filter(|days| *days > 0).unwrap_or_else(|| period.days())
}

fn worker(plan: &ApplicationPlan, mode: PaymentMode, weeks: Decimal, tax_code: String, ordinal: i32, rng: &mut Rng) -> Beneficiary {
    use Qualification::{Apprentice, Employee, Manager, Worker};
    let contract_hours = Decimal::from(rng.choose_weighted(&[(80, 40), (12, 30), (8, 20)]));
    let part = Decimal::new(rng.between(3, 10), 1);
    let days = if rng.chance(plan.flaws.new_workers) { rng.between(2, 29) } else { rng.between(40, 900) };
    let qualification =
        if plan.flaws.manager && ordinal == 0 { Manager } else { rng.choose_weighted(&[(76, Worker), (14, Employee), (10, Apprentice)]) };
    let account = format!("{:012}", rng.between(1, 999_999_999));
    let iban = (mode == PaymentMode::Direct).then(|| Iban::italian("05999", "99999", &account).expect("an account of twelve digits"));
    Beneficiary {
        id: BeneficiaryId(rng.uuid(plan.opened_at)),
        ordinal,
        tax_code,
        qualification,
        hired_on: Some(days_after(plan.period.from(), -days * 7 / 5 - 1)),
        contract_hours: Some(contract_hours),
        effective_days: i32::try_from(days).ok(),
        contractor_days: (days < 30 && rng.chance(15)).then_some(120),
        hours_requested: Some((contract_hours * weeks * part).round_dp(0)),
        iban: iban.map(|iban| iban.as_str().to_owned()),
        particulars: particulars(plan, rng),
    }
}

/// Farm workers have days of work; two in a hundred workers work elsewhere meanwhile.
fn particulars(plan: &ApplicationPlan, rng: &mut Rng) -> WorkerExtras {
    let told_beforehand = rng.chance(70);
    let elsewhere = rng.chance(2).then_some(WorkElsewhere { days: 2, told_beforehand });
    let work = || AgriculturalWork {
        days_with_firm: i32::try_from(rng.between(190, 290)).ok(),
        days: report::work_days(plan.period).into_iter().map(|day| AskedDay { date: Date(day), half: false }).collect(),
        ..AgriculturalWork::default()
    };
    WorkerExtras { agricultural: (plan.benefit == Benefit::Cisoa).then(work), elsewhere }
}

fn content(
    population: &Population,
    plan: &ApplicationPlan,
    mut content: Content,
    workers: &[Beneficiary],
    mode: PaymentMode,
    rng: &mut Rng,
) -> Content {
    let trade = population.positions[population.units[plan.unit].position].trade;
    content.cause = Some(plan.cause);
    content.period = Some(plan.period);
    content.event_on = plan.event_on;
    content.hours_requested = Some(workers.iter().filter_map(|worker| worker.hours_requested).sum());
    content.article10 = trade.letter();
    content.fund = if plan.benefit == Benefit::AisFund { trade.classification().fund() } else { None };
    content.payment_mode = Some(mode);
    if !plan.flaws.no_workforce {
        content.workforce = vec![WorkforceBand { weekly_hours: Decimal::new(4000, 2), workers: workforce(plan).into() }];
    }
    // Builders and quarries need no union step up to thirteen weeks in a row.
    if !trade.builds() && !plan.flaws.no_union {
        union_step(plan, &mut content, rng);
    }
    content
}

/// The average workforce of the unit, the same in all of its applications: more workers than it ever asks for.
fn workforce(plan: &ApplicationPlan) -> u32 {
    let most_asked_for = 6;
    u32::try_from(Rng::of(0, "workforce", plan.unit).between(1, 30)).unwrap_or(9) + most_asked_for
}

/// The wage-integration fund asks for the size of the firm.
fn circumstances(plan: &ApplicationPlan, content: &Content) -> Circumstances {
    let employees = content.workforce.iter().map(|band| band.workers).sum();
    Circumstances { average_employees: (plan.benefit == Benefit::AisFis).then_some(Amount(employees)), ..Circumstances::default() }
}

fn union_step(plan: &ApplicationPlan, content: &mut Content, rng: &mut Rng) {
    let start = plan.period.from();
    let after = plan.cause.is_unavoidable() || plan.flaws.late_union;
    let communicated_on = if after { days_after(start, rng.between(1, 2)) } else { days_after(start, -rng.between(4, 9)) };
    // Nothing after the submission can be declared.
    let latest = rome_date(plan.sent_at().unwrap_or_else(|| plan.edited_at()));
    content.union_communicated_on = Some(communicated_on.min(latest));
    content.union_concluded_on =
        (!plan.flaws.open_union).then(|| days_after(communicated_on, rng.between(1, 6)).min(latest).max(communicated_on.min(latest)));
    content.union_workers = i32::try_from(plan.workers).ok();
    content.union_weeks = content.weeks();
}

fn changes(population: &Population, plan: &ApplicationPlan, rng: &mut Rng) -> Vec<StatusChange> {
    let employer = population.positions[population.units[plan.unit].position].employer;
    let applicant = population.actor(plan.by, plan.intermediary.map(|_| employer));
    let mut changes = vec![StatusChange {
        id: rng.uuid(plan.opened_at),
        from: None,
        to: Status::Draft,
        at: plan.opened_at,
        by: applicant.clone(),
        reason: None,
    }];
    let mut from = Status::Draft;
    for (to, at) in &plan.steps {
        let by = match to {
            Status::Submitted | Status::IntegrationReceived | Status::Withdrawn => applicant.clone(),
            Status::Protocolled | Status::IntegrationExpired | Status::Draft => Actor::hub(),
            Status::Accepted | Status::PartiallyAccepted | Status::Rejected | Status::Inadmissible => {
                population.actor(population.offices[population.units[plan.unit].office].director, None)
            }
            _ => population.actor(plan.operator, None),
        };
        changes.push(StatusChange { id: rng.uuid(*at), from: Some(from), to: *to, at: *at, by, reason: reason(*to, rng) });
        from = *to;
    }
    changes
}

/// Why an application was given up or refused.
pub fn reason(to: Status, rng: &mut Rng) -> Option<&'static str> {
    let reasons: &[&'static str] = match to {
        Status::Withdrawn => &["La sospensione non è stata effettuata.", "Domanda inviata per l'unità produttiva sbagliata."],
        Status::PartiallyAccepted => {
            &["Periodo ridotto ai giorni documentati.", "Lavoratori senza anzianità nell'unità produttiva esclusi."]
        }
        Status::Rejected => &["La causale non risulta transitoria.", "La relazione tecnica non documenta la ripresa dell'attività."],
        Status::Inadmissible => &["La posizione non rientra nel campo di applicazione della prestazione."],
        _ => return None,
    };
    Some(*rng.choose::<&'static str>(reasons))
}

fn attached(plan: &ApplicationPlan, is_composed: bool, rng: &mut Rng) -> Vec<AttachedDocument> {
    let mut attached = Vec::new();
    let mut add = |rng: &mut Rng, kind, at: DateTime<Utc>, answers_inquiry| {
        let sample = pick_sample(kind, rng);
        attached.push(AttachedDocument { id: rng.uuid(at), kind, sample, at, answers_inquiry });
    };
    let before = plan.opened_at + Duration::minutes(12);
    // A report that is filled in needs no file; sometimes both are there.
    if !plan.flaws.no_report && (!is_composed || rng.chance(4)) {
        add(rng, "TECHNICAL_REPORT_PDF", before, false);
    }
    if !plan.flaws.no_papers {
        for need in plan.cause.row().needs {
            match need {
                ReportRequirement::RepairAttestation => add(rng, "REPAIR_ATTESTATION", before, false),
                ReportRequirement::MaintenanceRecord => add(rng, "MAINTENANCE_RECORD", before, false),
                ReportRequirement::FinancialIndicators | ReportRequirement::WeatherDetails => {}
            }
        }
    }
    if !plan.flaws.no_union && !plan.cause.is_weather() && rng.chance(60) {
        add(rng, "UNION_COMMUNICATION", before, false);
    }
    if plan.cause.is_weather() && rng.chance(40) {
        add(rng, "DATA_SHEET", before, false);
    }
    // The institute gets the bulletin by itself: few bring one.
    if plan.cause.is_weather() && rng.chance(5) {
        add(rng, "WEATHER_BULLETIN", before, false);
    }
    if let Some((_, at)) = plan.steps.iter().find(|(status, _)| *status == Status::IntegrationReceived) {
        add(rng, "INTERLOCUTION_ANSWER", *at - Duration::minutes(2), true);
    }
    attached
}

fn pick_sample(kind: &str, rng: &mut Rng) -> &'static SampleFile {
    let of_kind: Vec<&'static SampleFile> = SAMPLE_FILES.iter().filter(|sample| sample.kinds.contains(&kind)).collect();
    rng.choose::<&'static SampleFile>(&of_kind)
}
