//! The demo: a small dataset written by hand in `seeds/demo.json`, its days relative to today.

use std::collections::HashMap;

use chrono::NaiveDate;
use omnia_rules::calendar::Period;
use omnia_rules::cause::{Benefit, Cause};
use serde::Deserialize;

use crate::applications::Status;
use crate::core::access::{Function, Role};
use crate::core::error::{Error, Result};
use crate::seed::application::Dataset;
use crate::seed::application::{ApplicationPlan, Flaws, Inquiry, assign_register_numbers, schedule, status_path};
use crate::seed::model::days::{days_after, morning_of};
use crate::seed::model::population::{Employer, Intermediary, NewPerson, Office, Population, Position, Subject, Unit};
use crate::seed::model::reference_data::{REFERENCE, body_tax_code, position_number};
use crate::seed::model::rng::Rng;

#[derive(Deserialize)]
pub(super) struct Demo {
    offices: Vec<OfficeRow>,
    intermediaries: Vec<IntermediaryRow>,
    employers: Vec<EmployerRow>,
    applications: Vec<ApplicationRow>,
}

#[derive(Deserialize)]
struct OfficeRow {
    code: String,
    name: String,
    province: String,
}

#[derive(Deserialize)]
struct IntermediaryRow {
    key: String,
    name: String,
    kind: String,
}

#[derive(Deserialize)]
struct EmployerRow {
    key: String,
    name: String,
    form: String,
    trade: String,
    positions: Vec<PositionRow>,
}

#[derive(Deserialize)]
struct PositionRow {
    office: usize,
    intermediary: Option<String>,
    /// Names of the units with the code of their place; the first is the seat.
    units: Vec<(String, String)>,
}

#[derive(Deserialize)]
struct ApplicationRow {
    employer: String,
    #[serde(default)]
    position: usize,
    #[serde(default)]
    unit: usize,
    status: String,
    cause: String,
    /// What is asked for, where it is not what the classification suggests.
    benefit: Option<String>,
    /// First day asked for, counted from today.
    from: i64,
    days: i64,
    /// Day of the submission, or of the last change of a draft, counted from today.
    sent: i64,
    #[serde(default)]
    asked: bool,
    #[serde(default = "some_workers")]
    workers: usize,
    #[serde(default)]
    flaws: Flaws,
}

const fn some_workers() -> usize {
    4
}

/// The seed of what the file leaves open.
const SEED: u64 = 2026;

/// The demo as of a day.
pub fn demo_dataset(today: NaiveDate) -> Result<Dataset> {
    let demo: Demo = serde_json::from_str(include_str!("../../../seeds/demo.json")).map_err(Error::fault)?;
    let since = days_after(today, -1500);
    let mut population = Population::as_of(today);
    let mut rng = Rng::of(SEED, "demo", 0);
    offices(&mut population, &demo, &mut rng, since);
    let studios = intermediaries(&mut population, &demo, &mut rng, since);
    let firms = employers(&mut population, &demo, &mut rng, (since, &studios))?;
    staff(&mut population, &mut rng, since);
    let mut plans = Vec::new();
    for row in &demo.applications {
        plans.push(plan(&population, row, &firms, today, plans.len())?);
    }
    // The controls compare the applications of one employer, which must be next to each other.
    plans.sort_by_key(|plan: &ApplicationPlan| population.positions[population.units[plan.unit].position].employer);
    assign_register_numbers(&population, &mut plans);
    Ok(Dataset { population, plans, seed: SEED })
}

fn offices(population: &mut Population, demo: &Demo, rng: &mut Rng, since: NaiveDate) {
    for (at, row) in demo.offices.iter().enumerate() {
        let (id, code, name) = (rng.uuid(morning_of(since)), row.code.clone(), row.name.clone());
        population.offices.push(Office { id, code, name, province: row.province.clone(), operators: Vec::new(), director: 0 });
        let subject = Subject::Office(at);
        // The demo's own operator and director serve the first office.
        let operator = if at == 0 { "operator@demo.hub".to_owned() } else { format!("operator-{at}@demo.hub") };
        let director = if at == 0 { "director@demo.hub".to_owned() } else { format!("director-{at}@demo.hub") };
        let (role, function) = (Role::Operator, Function::Operator);
        let first = population.add_person(rng, &NewPerson { email: &operator, signs_in: at == 0, role, function, subject, since });
        let colleague = format!("colleague-{at}@demo.hub");
        let second = population.add_person(rng, &NewPerson { email: &colleague, signs_in: false, role, function, subject, since });
        population.offices[at].operators = vec![first, second];
        let (role, function) = (Role::Director, Function::Director);
        population.offices[at].director =
            population.add_person(rng, &NewPerson { email: &director, signs_in: at == 0, role, function, subject, since });
    }
}

fn intermediaries(population: &mut Population, demo: &Demo, rng: &mut Rng, since: NaiveDate) -> HashMap<String, usize> {
    let mut places = HashMap::new();
    for (at, row) in demo.intermediaries.iter().enumerate() {
        let kind = INTERMEDIARY_KINDS.iter().find(|kind| **kind == row.kind).copied().unwrap_or("LABOUR_CONSULTANT");
        let id = rng.uuid(morning_of(since));
        population.intermediaries.push(Intermediary {
            id,
            tax_code: body_tax_code(800_000 + at),
            name: row.name.clone(),
            kind,
            practitioner: 0,
        });
        let email = if at == 0 { "intermediary@demo.hub".to_owned() } else { format!("{}@demo.hub", row.key) };
        let (role, function, subject) = (Role::Intermediary, Function::Practitioner, Subject::Intermediary(at));
        population.intermediaries[at].practitioner =
            population.add_person(rng, &NewPerson { email: &email, signs_in: at == 0, role, function, subject, since });
        places.insert(row.key.clone(), at);
    }
    places
}

const INTERMEDIARY_KINDS: [&str; 4] = ["LABOUR_CONSULTANT", "ACCOUNTANT", "TRADE_ASSOCIATION", "DATA_PROCESSING_CENTRE"];

fn employers(
    population: &mut Population,
    demo: &Demo,
    rng: &mut Rng,
    (since, studios): (NaiveDate, &HashMap<String, usize>),
) -> Result<HashMap<String, usize>> {
    let mut firms = HashMap::new();
    for (at, row) in demo.employers.iter().enumerate() {
        let trade = REFERENCE.trade_of(&row.trade).ok_or_else(|| Error::fault(format!("the demo names no known trade: {}", row.trade)))?;
        let (id, tax_code) = (rng.uuid(morning_of(since)), body_tax_code(810_000 + at));
        let (name, legal_form) = (row.name.clone(), row.form.clone());
        population.employers.push(Employer { id, tax_code, name, legal_form, representative: 0, positions: Vec::new() });
        let email = if at == 0 { "employer@demo.hub".to_owned() } else { format!("{}@demo.hub", row.key) };
        let (role, function, subject) = (Role::Employer, Function::LegalRepresentative, Subject::Employer(at));
        population.employers[at].representative =
            population.add_person(rng, &NewPerson { email: &email, signs_in: at == 0, role, function, subject, since });
        for position in &row.positions {
            let place = population.positions.len();
            let id = rng.uuid(morning_of(since));
            let number = position_number(position.office, 700 + place);
            let pec = format!("{}@pec.example", row.key);
            population.positions.push(Position {
                id,
                employer: at,
                number,
                office: position.office,
                pec,
                trade,
                since,
                units: Vec::new(),
                intermediary: None,
            });
            population.employers[at].positions.push(place);
            units(population, position, place, rng)?;
            if let Some(studio) = position.intermediary.as_ref().and_then(|key| studios.get(key)) {
                population.delegate(rng, *studio, place, days_after(since, 30));
                population.positions[place].intermediary = Some(*studio);
            }
        }
        firms.insert(row.key.clone(), at);
    }
    Ok(firms)
}

fn units(population: &mut Population, row: &PositionRow, position: usize, rng: &mut Rng) -> Result<()> {
    let (office, since, builds) = {
        let position = &population.positions[position];
        (position.office, position.since, position.trade.builds())
    };
    for ((name, code), number) in row.units.iter().zip(0..) {
        let place = REFERENCE.place(code).ok_or_else(|| Error::fault(format!("the demo names no known place: {code}")))?;
        let kind = if number == 0 {
            "SEAT"
        } else if builds {
            "CONSTRUCTION_SITE"
        } else {
            "PLANT"
        };
        let contract = (kind == "CONSTRUCTION_SITE").then(|| (days_after(since, 900), days_after(since, 2400)));
        let (at, id, address) = (population.units.len(), rng.uuid(morning_of(since)), REFERENCE.address(rng));
        population.units.push(Unit {
            id,
            position,
            number,
            name: name.clone(),
            kind,
            address,
            place,
            office,
            active_from: since,
            contract,
        });
        population.positions[position].units.push(at);
    }
    Ok(())
}

/// The other accounts that sign in, and a collaborator to whom the first intermediary sub-delegates half of its positions.
fn staff(population: &mut Population, rng: &mut Rng, since: NaiveDate) {
    for (email, role, function) in
        [("auditor@demo.hub", Role::Auditor, Function::Auditor), ("admin@demo.hub", Role::Admin, Function::Administrator)]
    {
        population.add_person(rng, &NewPerson { email, signs_in: true, role, function, subject: Subject::None, since });
    }
    let (role, function, subject) = (Role::Intermediary, Function::Collaborator, Subject::Intermediary(0));
    let collaborator = NewPerson { email: "collaborator@demo.hub", signs_in: true, role, function, subject, since };
    let capacity = population.add_person(rng, &collaborator);
    let own: Vec<usize> = (0..population.delegations.len()).filter(|at| population.delegations[*at].intermediary == 0).collect();
    for delegation in own.into_iter().step_by(2) {
        population.sub_delegate(rng, delegation, capacity);
    }
}

fn plan(
    population: &Population,
    row: &ApplicationRow,
    firms: &HashMap<String, usize>,
    today: NaiveDate,
    number: usize,
) -> Result<ApplicationPlan> {
    let unknown = |what: &str| Error::fault(format!("the demo names no known {what}: {} {}", row.employer, row.status));
    let employer = *firms.get(&row.employer).ok_or_else(|| unknown("employer"))?;
    let position = *population.employers[employer].positions.get(row.position).ok_or_else(|| unknown("position"))?;
    let unit = *population.positions[position].units.get(row.unit).ok_or_else(|| unknown("unit"))?;
    let status: Status = row.status.parse().map_err(Error::fault)?;
    let cause: Cause = row.cause.parse().map_err(Error::fault)?;
    let suggested: Benefit = population.positions[position].trade.benefit();
    let from = days_after(today, row.from);
    let period = Period::new(from, days_after(from, row.days - 1)).map_err(Error::fault)?;
    let mut rng = Rng::of(SEED, "story", number);
    let sent_at = rng.instant(days_after(today, row.sent));
    let opened_at = if status == Status::Draft { sent_at } else { sent_at - chrono::Duration::days(2) };
    let asked = if row.asked { Inquiry::Answered } else { Inquiry::None };
    // All steps happen: the days in the file leave room for them.
    let steps = schedule(&status_path(status, asked), sent_at, chrono::DateTime::<chrono::Utc>::MAX_UTC, &mut rng);
    let intermediary = population.positions[position].intermediary;
    Ok(ApplicationPlan {
        number,
        unit,
        benefit: row.benefit.as_deref().map_or(Ok(suggested), str::parse).map_err(Error::fault)?,
        cause,
        period,
        event_on: cause.is_unavoidable().then_some(from),
        opened_at,
        steps: no_later_than_yesterday(steps, sent_at, today),
        by: intermediary.map_or(population.employers[employer].representative, |at| population.intermediaries[at].practitioner),
        intermediary,
        operator: population.offices[population.units[unit].office].operators[0],
        workers: row.workers,
        flaws: row.flaws,
        protocol: 0,
        authorization: 0,
    })
}

/// Shortens the time between the steps, so that the last one is before today.
fn no_later_than_yesterday(
    steps: Vec<(Status, chrono::DateTime<chrono::Utc>)>,
    sent_at: chrono::DateTime<chrono::Utc>,
    today: NaiveDate,
) -> Vec<(Status, chrono::DateTime<chrono::Utc>)> {
    let latest = morning_of(days_after(today, -1));
    let Some((_, last)) = steps.last().copied().filter(|(_, last)| *last > latest) else { return steps };
    let (whole, room) = ((last - sent_at).num_seconds().max(1), (latest - sent_at).num_seconds().max(0));
    let squeezed = |at: chrono::DateTime<chrono::Utc>| sent_at + chrono::Duration::seconds((at - sent_at).num_seconds() * room / whole);
    steps.into_iter().map(|(status, at)| (status, squeezed(at))).collect()
}
