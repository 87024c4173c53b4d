//! Which applications a generated country makes, and how far each came.

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate};
use omnia_rules::calendar::{Period, rome_date};
use omnia_rules::cause::{Benefit, Cause};
use omnia_rules::channel::{Audience, CHANNELS, Channel, ChannelRequest, availability};
use omnia_rules::deadlines::submission_due_for;

use super::population::{Size, WEEKS};
use crate::applications::Status;
use crate::seed::application::{Asked, Flaws, Plan, path, walk};
use crate::seed::population::World;
use crate::seed::rng::{Draw, days_from};

/// Plans of all applications, those of one employer side by side, with their numbers in the registers.
pub fn stories(world: &World, size: Size) -> Vec<Plan> {
    let counts = shares(world, size);
    let mut plans = Vec::with_capacity(size.applications);
    for employer in &world.employers {
        for unit in employer.positions.iter().flat_map(|position| &world.positions[*position].units) {
            for slot in 0..counts[*unit] {
                let number = plans.len();
                plans.push(story(world, size, number, *unit, (slot, counts[*unit])));
            }
        }
    }
    number(world, &mut plans);
    plans
}

/// How many applications each unit makes: as many in all as asked, and no more than its weeks allow.
fn shares(world: &World, size: Size) -> Vec<usize> {
    let mut draw = Draw::of(size.seed, "shares", 0);
    let mut counts = vec![0; world.units.len()];
    let weights: Vec<usize> = (0..counts.len()).map(|_| draw.weighted(&[(50, 1), (35, 2), (15, 3)])).collect();
    let wheel: Vec<usize> = weights.iter().enumerate().flat_map(|(unit, weight)| std::iter::repeat_n(unit, *weight)).collect();
    let most = size.applications.div_ceil(counts.len().max(1)).max(24);
    let mut left = size.applications;
    while left > 0 {
        let unit = *draw.pick(&wheel);
        if counts[unit] < most {
            counts[unit] += 1;
            left -= 1;
        }
    }
    counts
}

/// An application in its own stretch of the unit's time, with a week left free: no week is asked for twice, and none runs on.
fn story(world: &World, size: Size, number: usize, unit: usize, (slot, slots): (usize, usize)) -> Plan {
    let mut draw = Draw::of(size.seed, "story", number);
    let (stretch, slot) = (WEEKS * 7 / slots as i64, slot as i64);
    // Thirteen free days hold a whole free week.
    let most = (stretch - 14).max(1);
    let lasts = draw.between(3, 60).min(most);
    let begins = days_from(size.today, slot * stretch - WEEKS * 7 + 10 + draw.between(0, (most - lasts).max(0)));
    let trade = world.positions[world.units[unit].position].trade;
    let benefit = trade.benefit();
    let cause = cause(benefit, trade.builds(), begins.month(), &mut draw);
    let ends = days_from(begins, if cause.is_unavoidable() { lasts.min(draw.between(1, 12)) } else { lasts });
    let period = Period::new(begins, ends).expect("the days of the seeds are upright");
    let event_on = cause.is_unavoidable().then_some(begins);
    send(
        world,
        size,
        Plan {
            number,
            unit,
            benefit,
            cause,
            period,
            event_on,
            opened_at: draw.instant(begins),
            steps: Vec::new(),
            by: 0,
            intermediary: None,
            operator: 0,
            workers: usize::try_from(draw.between(1, 6)).unwrap_or(3),
            flaws: flaws(&mut draw),
            protocol: 0,
            authorization: 0,
        },
        &mut draw,
    )
}

fn cause(benefit: Benefit, builds: bool, month: u32, draw: &mut Draw) -> Cause {
    if benefit == Benefit::Cisoa {
        return draw.weighted(&[(80, Cause::WeatherAgriculture), (20, Cause::OtherNotAttributable)]);
    }
    let weather_month = matches!(month, 11 | 12 | 1..=3 | 7 | 8);
    match (builds, weather_month) {
        (true, true) => {
            draw.weighted(&[(82, Cause::WeatherConstruction), (8, Cause::EndOfPhase), (6, Cause::LackOfWork), (4, Cause::EndOfSite)])
        }
        (true, false) => draw.weighted(&[
            (40, Cause::LackOfWork),
            (20, Cause::EndOfPhase),
            (15, Cause::EndOfSite),
            (15, Cause::WeatherConstruction),
            (10, Cause::VariantSurvey),
        ]),
        (false, _) => draw.weighted(&[
            (45, Cause::LackOfWork),
            (25, Cause::MarketCrisis),
            (12, Cause::LackOfMaterials),
            (8, Cause::MachineryBreakdown),
            (4, Cause::PowerOutage),
            (3, Cause::WeatherIndustry),
            (3, Cause::ExtraordinaryMaintenance),
        ]),
    }
}

fn flaws(draw: &mut Draw) -> Flaws {
    Flaws {
        late_union: draw.chance(8),
        open_union: draw.chance(25),
        new_workers: draw.weighted(&[(45, 0), (30, 30), (25, 80)]),
        ..Flaws::default()
    }
}

/// Who sends it, when, and what the office made of it until yesterday.
fn send(world: &World, size: Size, mut plan: Plan, draw: &mut Draw) -> Plan {
    let unit = &world.units[plan.unit];
    let position = &world.positions[unit.position];
    let yesterday = days_from(size.today, -1);
    let horizon = yesterday.and_hms_opt(18, 0, 0).unwrap_or_default().and_utc();
    plan.intermediary = position.intermediary.filter(|_| draw.chance(87));
    plan.by = plan.intermediary.map_or(world.employers[position.employer].representative, |at| world.intermediaries[at].practitioner);
    plan.operator = *draw.pick(&world.offices[unit.office].operators);
    let begins = plan.period.from();
    let due = submission_due_for(plan.benefit, plan.cause, begins, begins);
    let sent_on =
        if draw.chance(30) { days_from(due, draw.between(1, 20)) } else { days_from(due, -draw.between(0, (due - begins).num_days())) };
    if sent_on > yesterday || draw.chance(1) {
        return leave_in_draft(plan, yesterday, draw);
    }
    if !is_open(world, &plan, sent_on) {
        // Who comes before his own benefit does asks for the ordinary one, which the controls tell him.
        plan.benefit = Benefit::Cigo;
    }
    let sent_at = draw.instant(sent_on);
    let opened_on = days_from(sent_on, -draw.between(1, 6));
    plan.opened_at = draw.instant(opened_on);
    let outcome = draw.weighted(&[
        (78, Status::Accepted),
        (8, Status::PartiallyAccepted),
        (7, Status::Rejected),
        (2, Status::Inadmissible),
        (5, Status::Withdrawn),
    ]);
    let asked = draw.weighted(&[(84, Asked::Nothing), (9, Asked::Answered), (4, Asked::Documents), (3, Asked::Expired)]);
    plan.steps = walk(&path(outcome, asked), sent_at, horizon, draw);
    plan
}

/// Whether the hub took the benefit on a day.
fn is_open(world: &World, plan: &Plan, on: NaiveDate) -> bool {
    let trade = world.positions[world.units[plan.unit].position].trade;
    let fund = if plan.benefit == Benefit::AisFund { trade.classification().fund() } else { None };
    availability(CHANNELS, ChannelRequest { benefit: plan.benefit, fund, channel: Channel::Omnia, audience: Audience::All, on }).is_open()
}

/// Half-written drafts lack what blocks them.
fn leave_in_draft(mut plan: Plan, yesterday: NaiveDate, draw: &mut Draw) -> Plan {
    let opened_on = days_from(yesterday.min(days_from(plan.period.from(), 3)), -draw.between(0, 5));
    plan.opened_at = draw.instant(opened_on);
    plan.flaws.no_union = draw.chance(40);
    plan.flaws.no_report = draw.chance(50);
    plan.flaws.no_papers = draw.chance(30);
    plan.flaws.no_workforce = draw.chance(30);
    plan.flaws.manager = draw.chance(5);
    plan
}

/// Gives protocols and authorizations their places in the registers of each office and year, in the order of their instants.
pub fn number(world: &World, plans: &mut [Plan]) {
    let mut sent: Vec<_> =
        plans.iter().enumerate().filter(|(_, plan)| is_protocolled(plan)).filter_map(|(at, plan)| Some((plan.sent_at()?, at))).collect();
    let mut granted: Vec<_> = plans.iter().enumerate().filter_map(|(at, plan)| Some((plan.authorized_at()?, at))).collect();
    sent.sort_unstable();
    granted.sort_unstable();
    let mut last: HashMap<(usize, i32), u32> = HashMap::new();
    for (instant, at) in sent {
        plans[at].protocol = next(&mut last, world.units[plans[at].unit].office, rome_date(instant).year());
    }
    last.clear();
    for (instant, at) in granted {
        plans[at].authorization = next(&mut last, world.units[plans[at].unit].office, rome_date(instant).year());
    }
}

fn is_protocolled(plan: &Plan) -> bool {
    plan.steps.iter().any(|(status, _)| *status == Status::Protocolled)
}

fn next(last: &mut HashMap<(usize, i32), u32>, office: usize, year: i32) -> u32 {
    let place = last.entry((office, year)).or_default();
    *place += 1;
    *place
}
