//! The demo: a small world written by hand in `seeds/demo.json`, its days counted from today.

use std::collections::HashMap;

use chrono::NaiveDate;
use omnia_rules::calendar::Period;
use omnia_rules::cause::{Benefit, Cause};
use serde::Deserialize;

use crate::applications::Status;
use crate::core::access::{Function, Role};
use crate::core::error::{Error, Result};
use crate::seed::application::{Asked, Flaws, Plan, path, walk};
use crate::seed::generator::number;
use crate::seed::load::Country;
use crate::seed::population::{Employer, Intermediary, NewPerson, Office, Position, Subject, Unit, World, draw_start};
use crate::seed::reference_data::{LISTS, body_code, position_number};
use crate::seed::rng::{Draw, days_from};

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

/// The seed of what the demo does not say.
const SEED: u64 = 2026;

/// The demo as of a day.
pub fn country(today: NaiveDate) -> Result<Country> {
    let demo: Demo = serde_json::from_str(include_str!("../../../seeds/demo.json")).map_err(Error::fault)?;
    let since = days_from(today, -1500);
    let mut world = World::as_of(today);
    let mut draw = Draw::of(SEED, "demo", 0);
    offices(&mut world, &demo, &mut draw, since);
    let studios = intermediaries(&mut world, &demo, &mut draw, since);
    let firms = employers(&mut world, &demo, &mut draw, (since, &studios))?;
    staff(&mut world, &mut draw, since);
    let mut plans = Vec::new();
    for row in &demo.applications {
        plans.push(plan(&world, row, &firms, today, plans.len())?);
    }
    // The controls look at an employer's other applications: they are composed side by side.
    plans.sort_by_key(|plan: &Plan| world.positions[world.units[plan.unit].position].employer);
    number(&world, &mut plans);
    Ok(Country { world, plans, seed: SEED })
}

fn offices(world: &mut World, demo: &Demo, draw: &mut Draw, since: NaiveDate) {
    for (at, row) in demo.offices.iter().enumerate() {
        let (id, code, name) = (draw.key(draw_start(since)), row.code.clone(), row.name.clone());
        world.offices.push(Office { id, code, name, province: row.province.clone(), operators: Vec::new(), director: 0 });
        let subject = Subject::Office(at);
        // The demo's own operator and director serve the first office.
        let operator = if at == 0 { "operator@demo.hub".to_owned() } else { format!("operator-{at}@demo.hub") };
        let director = if at == 0 { "director@demo.hub".to_owned() } else { format!("director-{at}@demo.hub") };
        let (role, function) = (Role::Operator, Function::Operator);
        let first = world.welcome(draw, &NewPerson { email: &operator, signs_in: at == 0, role, function, subject, since });
        let colleague = format!("colleague-{at}@demo.hub");
        let second = world.welcome(draw, &NewPerson { email: &colleague, signs_in: false, role, function, subject, since });
        world.offices[at].operators = vec![first, second];
        let (role, function) = (Role::Director, Function::Director);
        world.offices[at].director =
            world.welcome(draw, &NewPerson { email: &director, signs_in: at == 0, role, function, subject, since });
    }
}

fn intermediaries(world: &mut World, demo: &Demo, draw: &mut Draw, since: NaiveDate) -> HashMap<String, usize> {
    let mut places = HashMap::new();
    for (at, row) in demo.intermediaries.iter().enumerate() {
        let kind = INTERMEDIARY_KINDS.iter().find(|kind| **kind == row.kind).copied().unwrap_or("LABOUR_CONSULTANT");
        let id = draw.key(draw_start(since));
        world.intermediaries.push(Intermediary { id, tax_code: body_code(800_000 + at), name: row.name.clone(), kind, practitioner: 0 });
        let email = if at == 0 { "intermediary@demo.hub".to_owned() } else { format!("{}@demo.hub", row.key) };
        let (role, function, subject) = (Role::Intermediary, Function::Practitioner, Subject::Intermediary(at));
        world.intermediaries[at].practitioner =
            world.welcome(draw, &NewPerson { email: &email, signs_in: at == 0, role, function, subject, since });
        places.insert(row.key.clone(), at);
    }
    places
}

const INTERMEDIARY_KINDS: [&str; 4] = ["LABOUR_CONSULTANT", "ACCOUNTANT", "TRADE_ASSOCIATION", "DATA_PROCESSING_CENTRE"];

fn employers(
    world: &mut World,
    demo: &Demo,
    draw: &mut Draw,
    (since, studios): (NaiveDate, &HashMap<String, usize>),
) -> Result<HashMap<String, usize>> {
    let mut firms = HashMap::new();
    for (at, row) in demo.employers.iter().enumerate() {
        let trade = LISTS.trade_of(&row.trade).ok_or_else(|| Error::fault(format!("the demo names no known trade: {}", row.trade)))?;
        let (id, tax_code) = (draw.key(draw_start(since)), body_code(810_000 + at));
        let (name, legal_form) = (row.name.clone(), row.form.clone());
        world.employers.push(Employer { id, tax_code, name, legal_form, representative: 0, positions: Vec::new() });
        let email = if at == 0 { "employer@demo.hub".to_owned() } else { format!("{}@demo.hub", row.key) };
        let (role, function, subject) = (Role::Employer, Function::LegalRepresentative, Subject::Employer(at));
        world.employers[at].representative =
            world.welcome(draw, &NewPerson { email: &email, signs_in: at == 0, role, function, subject, since });
        for position in &row.positions {
            let place = world.positions.len();
            let id = draw.key(draw_start(since));
            let number = position_number(position.office, 700 + place);
            let pec = format!("{}@pec.example", row.key);
            world.positions.push(Position {
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
            world.employers[at].positions.push(place);
            units(world, position, place, draw)?;
            if let Some(studio) = position.intermediary.as_ref().and_then(|key| studios.get(key)) {
                world.delegate(draw, *studio, place, days_from(since, 30));
                world.positions[place].intermediary = Some(*studio);
            }
        }
        firms.insert(row.key.clone(), at);
    }
    Ok(firms)
}

fn units(world: &mut World, row: &PositionRow, position: usize, draw: &mut Draw) -> Result<()> {
    let (office, since, builds) = {
        let position = &world.positions[position];
        (position.office, position.since, position.trade.builds())
    };
    for ((name, code), number) in row.units.iter().zip(0..) {
        let place = LISTS.place(code).ok_or_else(|| Error::fault(format!("the demo names no known place: {code}")))?;
        let kind = if number == 0 {
            "SEAT"
        } else if builds {
            "CONSTRUCTION_SITE"
        } else {
            "PLANT"
        };
        let contract = (kind == "CONSTRUCTION_SITE").then(|| (days_from(since, 900), days_from(since, 2400)));
        let (at, id, address) = (world.units.len(), draw.key(draw_start(since)), LISTS.address(draw));
        world.units.push(Unit { id, position, number, name: name.clone(), kind, address, place, office, active_from: since, contract });
        world.positions[position].units.push(at);
    }
    Ok(())
}

/// The others who sign in, and a collaborator to whom the first studio sub-delegates half its positions.
fn staff(world: &mut World, draw: &mut Draw, since: NaiveDate) {
    for (email, role, function) in
        [("auditor@demo.hub", Role::Auditor, Function::Auditor), ("admin@demo.hub", Role::Admin, Function::Administrator)]
    {
        world.welcome(draw, &NewPerson { email, signs_in: true, role, function, subject: Subject::Anonymous, since });
    }
    let (role, function, subject) = (Role::Intermediary, Function::Collaborator, Subject::Intermediary(0));
    let collaborator = NewPerson { email: "collaborator@demo.hub", signs_in: true, role, function, subject, since };
    let capacity = world.welcome(draw, &collaborator);
    let own: Vec<usize> = (0..world.delegations.len()).filter(|at| world.delegations[*at].intermediary == 0).collect();
    for delegation in own.into_iter().step_by(2) {
        world.sub_delegate(draw, delegation, capacity);
    }
}

fn plan(world: &World, row: &ApplicationRow, firms: &HashMap<String, usize>, today: NaiveDate, number: usize) -> Result<Plan> {
    let unknown = |what: &str| Error::fault(format!("the demo names no known {what}: {} {}", row.employer, row.status));
    let employer = *firms.get(&row.employer).ok_or_else(|| unknown("employer"))?;
    let position = *world.employers[employer].positions.get(row.position).ok_or_else(|| unknown("position"))?;
    let unit = *world.positions[position].units.get(row.unit).ok_or_else(|| unknown("unit"))?;
    let status: Status = row.status.parse().map_err(Error::fault)?;
    let cause: Cause = row.cause.parse().map_err(Error::fault)?;
    let suggested: Benefit = world.positions[position].trade.benefit();
    let from = days_from(today, row.from);
    let period = Period::new(from, days_from(from, row.days - 1)).map_err(Error::fault)?;
    let mut draw = Draw::of(SEED, "story", number);
    let sent_at = draw.instant(days_from(today, row.sent));
    let opened_at = if status == Status::Draft { sent_at } else { sent_at - chrono::Duration::days(2) };
    let asked = if row.asked { Asked::Answered } else { Asked::Nothing };
    // The way is walked to its end: the days in the list leave it room.
    let steps = walk(&path(status, asked), sent_at, chrono::DateTime::<chrono::Utc>::MAX_UTC, &mut draw);
    let intermediary = world.positions[position].intermediary;
    Ok(Plan {
        number,
        unit,
        benefit: row.benefit.as_deref().map_or(Ok(suggested), str::parse).map_err(Error::fault)?,
        cause,
        period,
        event_on: cause.is_unavoidable().then_some(from),
        opened_at,
        steps: no_later_than_yesterday(steps, sent_at, today),
        by: intermediary.map_or(world.employers[employer].representative, |at| world.intermediaries[at].practitioner),
        intermediary,
        operator: world.offices[world.units[unit].office].operators[0],
        workers: row.workers,
        flaws: row.flaws,
        protocol: 0,
        authorization: 0,
    })
}

/// Draws the steps together, so that the last one lies before today.
fn no_later_than_yesterday(
    steps: Vec<(Status, chrono::DateTime<chrono::Utc>)>,
    sent_at: chrono::DateTime<chrono::Utc>,
    today: NaiveDate,
) -> Vec<(Status, chrono::DateTime<chrono::Utc>)> {
    let latest = draw_start(days_from(today, -1));
    let Some((_, last)) = steps.last().copied().filter(|(_, last)| *last > latest) else { return steps };
    let (whole, room) = ((last - sent_at).num_seconds().max(1), (latest - sent_at).num_seconds().max(0));
    let squeezed = |at: chrono::DateTime<chrono::Utc>| sent_at + chrono::Duration::seconds((at - sent_at).num_seconds() * room / whole);
    steps.into_iter().map(|(status, at)| (status, squeezed(at))).collect()
}
