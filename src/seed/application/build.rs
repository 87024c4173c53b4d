//! From the plan of an application to what it says.

use chrono::{DateTime, Datelike, Duration, Utc};
use omnia_rules::calendar::{Period, rome_date};
use omnia_rules::cause::{Benefit, ReportRequirement};
use omnia_rules::controls::Qualification;
use omnia_rules::identifiers::{Iban, ProtocolNumber};
use rust_decimal::Decimal;

use super::plan::Plan;
use super::report;
use super::seeded::{AttachedDocument, Case, Turn};
use crate::applications::{
    Actor, AgriculturalWork, ApplicationDetails, AskedDay, Beneficiary, Circumstances, Content, PaymentMode, Status, WorkElsewhere,
    WorkerExtras, WorkforceBand,
};
use crate::core::graph::{Amount, Date};
use crate::core::ids::BeneficiaryId;
use crate::seed::population::World;
use crate::seed::reference_data::LISTS;
use crate::seed::rng::{Draw, days_from};
use crate::seed::sample_files::{SAMPLES, Sample};

/// Composes the application of a plan.
pub fn compose<'a>(world: &'a World, plan: &'a Plan, seed: u64) -> Case<'a> {
    let mut draw = Draw::of(seed, "application", plan.number);
    let id = draw.key(plan.opened_at);
    let mode = if draw.chance(60) { PaymentMode::Offset } else { PaymentMode::Direct };
    let workers = workers(plan, seed, mode, &mut draw);
    let content = content(world, plan, &workers, mode, &mut draw);
    let turns = turns(world, plan, &mut draw);
    let trade = world.positions[world.units[plan.unit].position].trade;
    let dossier =
        ApplicationDetails { circumstances: circumstances(plan, &content), report: report::compose(plan, trade, &content, &mut draw) };
    let attached = attached(plan, dossier.report.is_some(), &mut draw);
    let protocol = plan.sent_at().filter(|_| plan.protocol > 0).map(|at| {
        let office = &world.offices[world.units[plan.unit].office].code;
        let number = ProtocolNumber::new(office, rome_date(at), plan.protocol).expect("offices have codes of four digits");
        number.as_str().to_owned()
    });
    Case { plan, world, id, content, workers, attached, turns, dossier, protocol }
}

fn workers(plan: &Plan, seed: u64, mode: PaymentMode, draw: &mut Draw) -> Vec<Beneficiary> {
    // The same people work in the unit each time.
    let mut people = Draw::of(seed, "workers", plan.unit);
    let mut codes = Vec::new();
    while codes.len() < plan.workers {
        let code = LISTS.person(&mut people).tax_code();
        if !codes.contains(&code) {
            codes.push(code);
        }
    }
    let weeks = Decimal::from(working_days(plan.period)) / Decimal::from(5);
    codes.into_iter().zip(0..).map(|(tax_code, ordinal)| worker(plan, mode, weeks, tax_code, ordinal, draw)).collect()
}

/// The days from Monday to Friday, on which the hours of a contract fall; all days where there is no other.
fn working_days(period: Period) -> u32 {
    let days = period.from().iter_days().take(period.days() as usize);
    let working = days.filter(|day| day.weekday().num_days_from_monday() < 5).count();
    u32::try_from(working).ok().filter(|days| *days > 0).unwrap_or_else(|| period.days())
}

fn worker(plan: &Plan, mode: PaymentMode, weeks: Decimal, tax_code: String, ordinal: i32, draw: &mut Draw) -> Beneficiary {
    use Qualification::{Apprentice, Employee, Manager, Worker};
    let contract_hours = Decimal::from(draw.weighted(&[(80, 40), (12, 30), (8, 20)]));
    let part = Decimal::new(draw.between(3, 10), 1);
    let days = if draw.chance(plan.flaws.new_workers) { draw.between(2, 29) } else { draw.between(40, 900) };
    let qualification =
        if plan.flaws.manager && ordinal == 0 { Manager } else { draw.weighted(&[(76, Worker), (14, Employee), (10, Apprentice)]) };
    let account = format!("{:012}", draw.between(1, 999_999_999));
    let iban = (mode == PaymentMode::Direct).then(|| Iban::italian("05999", "99999", &account).expect("an account of twelve digits"));
    Beneficiary {
        id: BeneficiaryId(draw.key(plan.opened_at)),
        ordinal,
        tax_code,
        qualification,
        hired_on: Some(days_from(plan.period.from(), -days * 7 / 5 - 1)),
        contract_hours: Some(contract_hours),
        effective_days: i32::try_from(days).ok(),
        contractor_days: (days < 30 && draw.chance(15)).then_some(120),
        hours_requested: Some((contract_hours * weeks * part).round_dp(0)),
        iban: iban.map(|iban| iban.as_str().to_owned()),
        particulars: particulars(plan, draw),
    }
}

/// Farm hands have their days of work; of a hundred workers two work elsewhere meanwhile.
fn particulars(plan: &Plan, draw: &mut Draw) -> WorkerExtras {
    let told_beforehand = draw.chance(70);
    let elsewhere = draw.chance(2).then_some(WorkElsewhere { days: 2, told_beforehand });
    let work = || AgriculturalWork {
        days_with_firm: i32::try_from(draw.between(190, 290)).ok(),
        days: report::work_days(plan.period).into_iter().map(|day| AskedDay { date: Date(day), half: false }).collect(),
        ..AgriculturalWork::default()
    };
    WorkerExtras { agricultural: (plan.benefit == Benefit::Cisoa).then(work), elsewhere }
}

fn content(world: &World, plan: &Plan, workers: &[Beneficiary], mode: PaymentMode, draw: &mut Draw) -> Content {
    let trade = world.positions[world.units[plan.unit].position].trade;
    let mut content = Content::asking(plan.benefit);
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
        union_step(plan, &mut content, draw);
    }
    content
}

/// The average workforce of the unit, each time the same: more than it ever asks for.
fn workforce(plan: &Plan) -> u32 {
    let most_asked_for = 6;
    u32::try_from(Draw::of(0, "workforce", plan.unit).between(1, 30)).unwrap_or(9) + most_asked_for
}

/// The wage-integration fund asks for the size of the firm.
fn circumstances(plan: &Plan, content: &Content) -> Circumstances {
    let employees = content.workforce.iter().map(|band| band.workers).sum();
    Circumstances { average_employees: (plan.benefit == Benefit::AisFis).then_some(Amount(employees)), ..Circumstances::default() }
}

fn union_step(plan: &Plan, content: &mut Content, draw: &mut Draw) {
    let start = plan.period.from();
    let after = plan.cause.is_unavoidable() || plan.flaws.late_union;
    let told = if after { days_from(start, draw.between(1, 2)) } else { days_from(start, -draw.between(4, 9)) };
    // What was not yet done when it was sent is not told.
    let latest = rome_date(plan.sent_at().unwrap_or_else(|| plan.edited_at()));
    content.union_communicated_on = Some(told.min(latest));
    content.union_concluded_on = (!plan.flaws.open_union).then(|| days_from(told, draw.between(1, 6)).min(latest).max(told.min(latest)));
    content.union_workers = i32::try_from(plan.workers).ok();
    content.union_weeks = content.weeks();
}

fn turns(world: &World, plan: &Plan, draw: &mut Draw) -> Vec<Turn> {
    let employer = world.positions[world.units[plan.unit].position].employer;
    let applicant = world.actor(plan.by, plan.intermediary.map(|_| employer));
    let mut turns =
        vec![Turn { id: draw.key(plan.opened_at), from: None, to: Status::Draft, at: plan.opened_at, by: applicant.clone(), reason: None }];
    let mut from = Status::Draft;
    for (to, at) in &plan.steps {
        let by = match to {
            Status::Submitted | Status::IntegrationReceived | Status::Withdrawn => applicant.clone(),
            Status::Protocolled | Status::IntegrationExpired | Status::Draft => Actor::hub(),
            Status::Accepted | Status::PartiallyAccepted | Status::Rejected | Status::Inadmissible => {
                world.actor(world.offices[world.units[plan.unit].office].director, None)
            }
            _ => world.actor(plan.operator, None),
        };
        turns.push(Turn { id: draw.key(*at), from: Some(from), to: *to, at: *at, by, reason: reason(*to, draw) });
        from = *to;
    }
    turns
}

/// Why an application was given up or refused.
pub fn reason(to: Status, draw: &mut Draw) -> Option<&'static str> {
    let reasons: &[&'static str] = match to {
        Status::Withdrawn => &["La sospensione non è stata effettuata.", "Domanda inviata per l'unità produttiva sbagliata."],
        Status::PartiallyAccepted => {
            &["Periodo ridotto ai giorni documentati.", "Lavoratori senza anzianità nell'unità produttiva esclusi."]
        }
        Status::Rejected => &["La causale non risulta transitoria.", "La relazione tecnica non documenta la ripresa dell'attività."],
        Status::Inadmissible => &["La posizione non rientra nel campo di applicazione della prestazione."],
        _ => return None,
    };
    Some(*draw.pick::<&'static str>(reasons))
}

fn attached(plan: &Plan, is_composed: bool, draw: &mut Draw) -> Vec<AttachedDocument> {
    let mut attached = Vec::new();
    let mut add = |draw: &mut Draw, kind, at: DateTime<Utc>, answers_inquiry| {
        let sample = pick_sample(kind, draw);
        attached.push(AttachedDocument { id: draw.key(at), kind, sample, at, answers_inquiry });
    };
    let before = plan.opened_at + Duration::minutes(12);
    // A report that is composed needs no file; now and then someone sends both.
    if !plan.flaws.no_report && (!is_composed || draw.chance(4)) {
        add(draw, "TECHNICAL_REPORT_PDF", before, false);
    }
    if !plan.flaws.no_papers {
        for need in plan.cause.row().needs {
            match need {
                ReportRequirement::RepairAttestation => add(draw, "REPAIR_ATTESTATION", before, false),
                ReportRequirement::MaintenanceRecord => add(draw, "MAINTENANCE_RECORD", before, false),
                ReportRequirement::FinancialIndicators | ReportRequirement::WeatherDetails => {}
            }
        }
    }
    if !plan.flaws.no_union && !plan.cause.is_weather() && draw.chance(60) {
        add(draw, "UNION_COMMUNICATION", before, false);
    }
    if plan.cause.is_weather() && draw.chance(40) {
        add(draw, "DATA_SHEET", before, false);
    }
    // The institute gets the bulletin by itself: few bring one.
    if plan.cause.is_weather() && draw.chance(5) {
        add(draw, "WEATHER_BULLETIN", before, false);
    }
    if let Some((_, at)) = plan.steps.iter().find(|(status, _)| *status == Status::IntegrationReceived) {
        add(draw, "INTERLOCUTION_ANSWER", *at - Duration::minutes(2), true);
    }
    attached
}

fn pick_sample(kind: &str, draw: &mut Draw) -> &'static Sample {
    let of_kind: Vec<&'static Sample> = SAMPLES.iter().filter(|sample| sample.kinds.contains(&kind)).collect();
    draw.pick::<&'static Sample>(&of_kind)
}
