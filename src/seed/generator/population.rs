//! A made-up country: offices, firms with their units, and intermediaries of which few serve many.

use chrono::NaiveDate;
use serde::Deserialize;

use crate::core::access::{Function, Role};
use crate::seed::population::{Employer, Intermediary, NewPerson, Office, Position, Subject, Unit, World, draw_start};
use crate::seed::reference_data::{LISTS, Trade, body_code, position_number};
use crate::seed::rng::{Draw, days_from};

/// What is asked of a generated database.
#[derive(Debug, Clone, Copy)]
pub struct Size {
    pub employers: usize,
    pub applications: usize,
    pub seed: u64,
    pub today: NaiveDate,
}

/// Weeks that the generated applications reach back.
pub const WEEKS: i64 = 130;

/// A generated firm had its position for this long at least.
const SINCE_DAYS: i64 = WEEKS * 7 + 60;

#[derive(Deserialize)]
struct OfficeRow {
    code: String,
    name: String,
    province: String,
}

/// Offices and firms, with the people who act for them.
pub fn crowd(size: Size) -> World {
    let mut world = World::as_of(size.today);
    offices(&mut world, size);
    for number in 0..size.employers {
        employer(&mut world, size, number);
    }
    intermediaries(&mut world, size);
    world
}

fn offices(world: &mut World, size: Size) {
    let rows: Vec<OfficeRow> = serde_json::from_str(include_str!("../../../seeds/offices.json")).expect("a test reads the offices");
    for (at, row) in rows.into_iter().enumerate() {
        let mut draw = Draw::of(size.seed, "office", at);
        let since = days_from(size.today, -SINCE_DAYS - 365);
        let id = draw.key(draw_start(since));
        world.offices.push(Office { id, code: row.code, name: row.name, province: row.province, operators: Vec::new(), director: 0 });
        let mut staff = |world: &mut World, role, function, email: &str| {
            world.welcome(&mut draw, &NewPerson { email, signs_in: false, role, function, subject: Subject::Office(at), since })
        };
        let operators = (1..=4).map(|n| staff(world, Role::Operator, Function::Operator, &format!("operator-{at:02}-{n}@bench.hub")));
        let operators: Vec<usize> = operators.collect();
        let director = staff(world, Role::Director, Function::Director, &format!("director-{at:02}@bench.hub"));
        world.offices[at].operators = operators;
        world.offices[at].director = director;
    }
}

fn employer(world: &mut World, size: Size, number: usize) {
    let mut draw = Draw::of(size.seed, "employer", number);
    let trade = LISTS.trade(&mut draw);
    let (name, legal_form) = LISTS.firm(&mut draw, trade);
    let since = days_from(size.today, -SINCE_DAYS - draw.between(0, 5000));
    let id = draw.key(draw_start(since));
    let at = world.employers.len();
    world.employers.push(Employer { id, tax_code: body_code(number + 1), name, legal_form, representative: 0, positions: Vec::new() });
    let email = format!("employer-{number:05}@bench.hub");
    world.employers[at].representative = world.welcome(
        &mut draw,
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
    let office = draw.below(world.offices.len()).min(draw.below(world.offices.len() + 4)).min(world.offices.len() - 1);
    for _ in 0..draw.weighted(&[(60, 1), (28, 2), (12, 3)]) {
        position(world, &mut draw, at, office, trade, since);
    }
}

/// Gives an employer a position with one to five units.
pub fn position(world: &mut World, draw: &mut Draw, employer: usize, office: usize, trade: &'static Trade, since: NaiveDate) {
    let at = world.positions.len();
    let number = position_number(office, at);
    let id = draw.key(draw_start(since));
    let pec = format!("impresa{at:06}@pec.example");
    world.positions.push(Position { id, employer, number, office, pec, trade, since, units: Vec::new(), intermediary: None });
    world.employers[employer].positions.push(at);
    for number in 0..draw.weighted(&[(60, 1), (20, 2), (10, 3), (6, 4), (4, 5)]) {
        unit(world, draw, at, number, since);
    }
}

fn unit(world: &mut World, draw: &mut Draw, position: usize, number: i32, since: NaiveDate) {
    let (office, trade) = (world.positions[position].office, world.positions[position].trade);
    // Some sites lie under another office.
    let office = if number > 0 && draw.chance(15) { draw.below(world.offices.len()) } else { office };
    let province = world.offices[office].province.clone();
    let place = LISTS.places.iter().find(|place| place.province == province).unwrap_or_else(|| draw.pick(&LISTS.places));
    let kind = if number == 0 {
        "SEAT"
    } else if trade.builds() {
        "CONSTRUCTION_SITE"
    } else {
        "PLANT"
    };
    // One contract in ten is below the month that a site needs.
    let contract = (kind == "CONSTRUCTION_SITE").then(|| {
        let from = days_from(since, draw.between(0, 20));
        (from, days_from(from, if draw.chance(10) { draw.between(15, 27) } else { draw.between(1200, 6000) }))
    });
    let name = match kind {
        "SEAT" => format!("Sede di {}", place.name),
        "PLANT" => format!("Stabilimento {number} di {}", place.name),
        _ => format!("Cantiere {number} di {}", place.name),
    };
    let at = world.units.len();
    let (id, address) = (draw.key(draw_start(since)), LISTS.address(draw));
    world.units.push(Unit { id, position, number, name, kind, address, place, office, active_from: since, contract });
    world.positions[position].units.push(at);
}

/// How many firms each intermediary serves, the largest first: at 10,000 firms a median of 40, 600 at the 99th percentile,
/// 5,000 at most, 68 to 70 in the mean.
pub fn clients(employers: usize) -> Vec<usize> {
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

fn intermediaries(world: &mut World, size: Size) {
    let mut draw = Draw::of(size.seed, "intermediaries", 0);
    let mut order: Vec<usize> = (0..size.employers).collect();
    draw.shuffle(&mut order);
    // Some firms act alone. The others are handed out in turns, so that a firm comes twice only after each came once.
    let served = &order[..size.employers - size.employers * 8 / 100];
    let mut next = 0;
    for (at, firms) in clients(size.employers).into_iter().enumerate() {
        intermediary(world, size, at);
        for _ in 0..firms.min(served.len()) {
            hand_over(world, &mut draw, at, served[next % served.len()], size);
            next += 1;
        }
    }
}

fn intermediary(world: &mut World, size: Size, at: usize) {
    let mut draw = Draw::of(size.seed, "intermediary", at);
    let since = days_from(size.today, -SINCE_DAYS - 200);
    let kind = draw.weighted(&[
        (70, "LABOUR_CONSULTANT"),
        (15, "ACCOUNTANT"),
        (5, "LAWYER"),
        (6, "TRADE_ASSOCIATION"),
        (4, "DATA_PROCESSING_CENTRE"),
    ]);
    let id = draw.key(draw_start(since));
    let name = format!("Studio {} {:03}", draw.pick(&LISTS.people.surnames), at + 1);
    world.intermediaries.push(Intermediary { id, tax_code: body_code(5_000_000 + at), name, kind, practitioner: 0 });
    let email = format!("intermediary-{at:03}@bench.hub");
    let (role, function, subject) = (Role::Intermediary, Function::Practitioner, Subject::Intermediary(at));
    world.intermediaries[at].practitioner =
        world.welcome(&mut draw, &NewPerson { email: &email, signs_in: false, role, function, subject, since });
}

/// A firm delegates all its positions; the first intermediary it went to applies for it.
fn hand_over(world: &mut World, draw: &mut Draw, intermediary: usize, employer: usize, size: Size) {
    let from = days_from(size.today, -SINCE_DAYS + draw.between(0, 20));
    for position in world.employers[employer].positions.clone() {
        world.delegate(draw, intermediary, position, from);
        world.positions[position].intermediary.get_or_insert(intermediary);
    }
}
