//! Generates a population: offices, firms with their units, and intermediaries, few of which serve many firms.

use chrono::NaiveDate;
use serde::Deserialize;

use crate::core::access::{Function, Role};
use crate::seed::model::days::{days_after, morning_of};
use crate::seed::model::population::{Employer, Intermediary, NewPerson, Office, Population, Position, Subject, Unit};
use crate::seed::model::reference_data::{REFERENCE, Trade, body_tax_code, position_number};
use crate::seed::model::rng::Rng;

/// The size of a generated dataset.
#[derive(Debug, Clone, Copy)]
pub struct DatasetSize {
    /// Employers.
    pub employers: usize,
    /// Applications.
    pub applications: usize,
    /// The same seed makes the same data.
    pub seed: u64,
    /// The day as of which the data are made.
    pub today: NaiveDate,
}

/// Weeks that the generated applications reach back.
pub const WEEKS: i64 = 130;

/// For how long a generated firm has had its positions, at least.
const SINCE_DAYS: i64 = WEEKS * 7 + 60;

#[derive(Deserialize)]
struct OfficeRow {
    code: String,
    name: String,
    province: String,
}

/// Generates offices, firms and intermediaries, with the people who act for them.
pub fn generate_population(size: DatasetSize) -> Population {
    let mut population = Population::as_of(size.today);
    offices(&mut population, size);
    for number in 0..size.employers {
        employer(&mut population, size, number);
    }
    intermediaries(&mut population, size);
    population
}

fn offices(population: &mut Population, size: DatasetSize) {
    let rows: Vec<OfficeRow> = serde_json::from_str(include_str!("../../../seeds/offices.json")).expect("a test reads the offices");
    for (at, row) in rows.into_iter().enumerate() {
        let mut rng = Rng::of(size.seed, "office", at);
        let since = days_after(size.today, -SINCE_DAYS - 365);
        let id = rng.uuid(morning_of(since));
        population.offices.push(Office { id, code: row.code, name: row.name, province: row.province, operators: Vec::new(), director: 0 });
        let mut staff = |population: &mut Population, role, function, email: &str| {
            population.add_person(&mut rng, &NewPerson { email, signs_in: false, role, function, subject: Subject::Office(at), since })
        };
        let operators = (1..=4).map(|n| staff(population, Role::Operator, Function::Operator, &format!("operator-{at:02}-{n}@bench.hub")));
        let operators: Vec<usize> = operators.collect();
        let director = staff(population, Role::Director, Function::Director, &format!("director-{at:02}@bench.hub"));
        population.offices[at].operators = operators;
        population.offices[at].director = director;
    }
}

fn employer(population: &mut Population, size: DatasetSize, number: usize) {
    let mut rng = Rng::of(size.seed, "employer", number);
    let trade = REFERENCE.trade(&mut rng);
    let (name, legal_form) = REFERENCE.firm(&mut rng, trade);
    let since = days_after(size.today, -SINCE_DAYS - rng.between(0, 5000));
    let id = rng.uuid(morning_of(since));
    let at = population.employers.len();
    population.employers.push(Employer {
        id,
        tax_code: body_tax_code(number + 1),
        name,
        legal_form,
        representative: 0,
        positions: Vec::new(),
    });
    let email = format!("employer-{number:05}@bench.hub");
    population.employers[at].representative = population.add_person(
        &mut rng,
        &NewPerson {
            email: &email,
            signs_in: false,
            role: Role::Employer,
            function: Function::LegalRepresentative,
            subject: Subject::Employer(at),
            since,
        },
    );
    // Big cities have more firms: the first offices are busier.
    let office = rng.below(population.offices.len()).min(rng.below(population.offices.len() + 4)).min(population.offices.len() - 1);
    for _ in 0..rng.choose_weighted(&[(60, 1), (28, 2), (12, 3)]) {
        position(population, &mut rng, at, office, trade, since);
    }
}

/// Gives an employer a position with one to five units.
pub fn position(population: &mut Population, rng: &mut Rng, employer: usize, office: usize, trade: &'static Trade, since: NaiveDate) {
    let at = population.positions.len();
    let number = position_number(office, at);
    let id = rng.uuid(morning_of(since));
    let pec = format!("impresa{at:06}@pec.example");
    population.positions.push(Position { id, employer, number, office, pec, trade, since, units: Vec::new(), intermediary: None });
    population.employers[employer].positions.push(at);
    for number in 0..rng.choose_weighted(&[(60, 1), (20, 2), (10, 3), (6, 4), (4, 5)]) {
        unit(population, rng, at, number, since);
    }
}

fn unit(population: &mut Population, rng: &mut Rng, position: usize, number: i32, since: NaiveDate) {
    let (office, trade) = (population.positions[position].office, population.positions[position].trade);
    // Some sites belong to another office.
    let office = if number > 0 && rng.chance(15) { rng.below(population.offices.len()) } else { office };
    let province = population.offices[office].province.clone();
    let place = REFERENCE.places.iter().find(|place| place.province == province).unwrap_or_else(|| rng.choose(&REFERENCE.places));
    let kind = if number == 0 {
        "SEAT"
    } else if trade.builds() {
        "CONSTRUCTION_SITE"
    } else {
        "PLANT"
    };
    // One contract in ten is below the month that a site needs.
    let contract = (kind == "CONSTRUCTION_SITE").then(|| {
        let from = days_after(since, rng.between(0, 20));
        (from, days_after(from, if rng.chance(10) { rng.between(15, 27) } else { rng.between(1200, 6000) }))
    });
    let name = match kind {
        "SEAT" => format!("Sede di {}", place.name),
        "PLANT" => format!("Stabilimento {number} di {}", place.name),
        _ => format!("Cantiere {number} di {}", place.name),
    };
    let at = population.units.len();
    let (id, address) = (rng.uuid(morning_of(since)), REFERENCE.address(rng));
    population.units.push(Unit { id, position, number, name, kind, address, place, office, active_from: since, contract });
    population.positions[position].units.push(at);
}

/// How many firms each intermediary serves, the largest first: at 10,000 firms a median of 40, 600 at the 99th percentile,
/// 5,000 at most, 68 to 70 in the mean.
pub fn clients_per_intermediary(employers: usize) -> Vec<usize> {
    let many = (employers / 50).max(3);
    let scale = employers as f64 / 10_000.0;
    let half = many as f64 / 2.0;
    let size = |rank: usize| {
        let rank = rank as f64;
        if rank <= half { 40.0 + 560.0 * (3.0 / rank).powi(2) } else { 40.0 * ((many as f64 - rank) / half).powf(1.3) }
    };
    let sized = (2..=many).map(|rank| (size(rank).min(900.0) as usize).clamp(1, employers.div_ceil(3)));
    std::iter::once(((5_000.0 * scale) as usize).max(1)).chain(sized).collect()
}

fn intermediaries(population: &mut Population, size: DatasetSize) {
    let mut rng = Rng::of(size.seed, "intermediaries", 0);
    let mut order: Vec<usize> = (0..size.employers).collect();
    rng.shuffle(&mut order);
    // Some firms act alone. The others are assigned in rounds, so that no firm has a second intermediary before each has a first.
    let served = &order[..size.employers - size.employers * 8 / 100];
    let mut next = 0;
    for (at, firms) in clients_per_intermediary(size.employers).into_iter().enumerate() {
        intermediary(population, size, at);
        for _ in 0..firms.min(served.len()) {
            delegate_all(population, &mut rng, at, served[next % served.len()], size);
            next += 1;
        }
    }
}

fn intermediary(population: &mut Population, size: DatasetSize, at: usize) {
    let mut rng = Rng::of(size.seed, "intermediary", at);
    let since = days_after(size.today, -SINCE_DAYS - 200);
    let kind = rng.choose_weighted(&[
        (70, "LABOUR_CONSULTANT"),
        (15, "ACCOUNTANT"),
        (5, "LAWYER"),
        (6, "TRADE_ASSOCIATION"),
        (4, "DATA_PROCESSING_CENTRE"),
    ]);
    let id = rng.uuid(morning_of(since));
    let name = format!("Studio {} {:03}", rng.choose(&REFERENCE.people.surnames), at + 1);
    population.intermediaries.push(Intermediary { id, tax_code: body_tax_code(5_000_000 + at), name, kind, practitioner: 0 });
    let email = format!("intermediary-{at:03}@bench.hub");
    let (role, function, subject) = (Role::Intermediary, Function::Practitioner, Subject::Intermediary(at));
    population.intermediaries[at].practitioner =
        population.add_person(&mut rng, &NewPerson { email: &email, signs_in: false, role, function, subject, since });
}

/// A firm delegates all its positions; the first intermediary it went to applies for it.
fn delegate_all(population: &mut Population, rng: &mut Rng, intermediary: usize, employer: usize, size: DatasetSize) {
    let from = days_after(size.today, -SINCE_DAYS + rng.between(0, 20));
    for position in population.employers[employer].positions.clone() {
        population.delegate(rng, intermediary, position, from);
        population.positions[position].intermediary.get_or_insert(intermediary);
    }
}
