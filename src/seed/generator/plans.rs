//! Plans the applications of a generated population, each with its status.

use chrono::{Datelike, NaiveDate};
use omnia_rules::calendar::Period;
use omnia_rules::cause::{Benefit, Cause};
use omnia_rules::channel::{Audience, CHANNELS, Channel, ChannelRequest, availability};
use omnia_rules::deadlines::submission_due_for;

use super::population::{DatasetSize, WEEKS};
use crate::applications::Status;
use crate::seed::application::{ApplicationPlan, Flaws, Inquiry, assign_register_numbers, schedule, status_path};
use crate::seed::model::days::days_after;
use crate::seed::model::population::Population;
use crate::seed::model::rng::Rng;

/// The plans of all applications, those of one employer next to each other, with their numbers in the registers.
pub fn plan_applications(population: &Population, size: DatasetSize) -> Vec<ApplicationPlan> {
    let counts = shares(population, size);
    let mut plans = Vec::with_capacity(size.applications);
    for employer in &population.employers {
        for unit in employer.positions.iter().flat_map(|position| &population.positions[*position].units) {
            for slot in 0..counts[*unit] {
                let number = plans.len();
                plans.push(plan_application(population, size, number, *unit, (slot, counts[*unit])));
            }
        }
    }
    assign_register_numbers(population, &mut plans);
    plans
}

/// How many applications each unit makes: as many in all as requested, and no more than its weeks allow.
fn shares(population: &Population, size: DatasetSize) -> Vec<usize> {
    let mut rng = Rng::of(size.seed, "shares", 0);
    let mut counts = vec![0; population.units.len()];
    let weights: Vec<usize> = (0..counts.len()).map(|_| rng.choose_weighted(&[(50, 1), (35, 2), (15, 3)])).collect();
    let wheel: Vec<usize> = weights.iter().enumerate().flat_map(|(unit, weight)| std::iter::repeat_n(unit, *weight)).collect();
    let most = size.applications.div_ceil(counts.len().max(1)).max(24);
    let mut left = size.applications;
    while left > 0 {
        let unit = *rng.choose(&wheel);
        if counts[unit] < most {
            counts[unit] += 1;
            left -= 1;
        }
    }
    counts
}

/// An application in its own stretch of the unit's time, with a free week after it: no week is requested twice, and no period continues
/// another.
fn plan_application(
    population: &Population,
    size: DatasetSize,
    number: usize,
    unit: usize,
    (slot, slots): (usize, usize),
) -> ApplicationPlan {
    let mut rng = Rng::of(size.seed, "story", number);
    let (stretch, slot) = (WEEKS * 7 / slots as i64, slot as i64);
    // Thirteen free days contain a whole free week.
    let most = (stretch - 14).max(1);
    let lasts = rng.between(3, 60).min(most);
    let begins = days_after(size.today, slot * stretch - WEEKS * 7 + 10 + rng.between(0, (most - lasts).max(0)));
    let trade = population.positions[population.units[unit].position].trade;
    let benefit = trade.benefit();
    let cause = cause(benefit, trade.builds(), begins.month(), &mut rng);
    let ends = days_after(begins, if cause.is_unavoidable() { lasts.min(rng.between(1, 12)) } else { lasts });
    let period = Period::new(begins, ends).expect("the end is not before the beginning");
    let event_on = cause.is_unavoidable().then_some(begins);
    send(
        population,
        size,
        ApplicationPlan {
            number,
            unit,
            benefit,
            cause,
            period,
            event_on,
            opened_at: rng.instant(begins),
            steps: Vec::new(),
            by: 0,
            intermediary: None,
            operator: 0,
            workers: usize::try_from(rng.between(1, 6)).unwrap_or(3),
            flaws: flaws(&mut rng),
            protocol: 0,
            authorization: 0,
        },
        &mut rng,
    )
}

fn cause(benefit: Benefit, builds: bool, month: u32, rng: &mut Rng) -> Cause {
    if benefit == Benefit::Cisoa {
        return rng.choose_weighted(&[(80, Cause::WeatherAgriculture), (20, Cause::OtherNotAttributable)]);
    }
    let weather_month = matches!(month, 11 | 12 | 1..=3 | 7 | 8);
    match (builds, weather_month) {
        (true, true) => rng.choose_weighted(&[
            (82, Cause::WeatherConstruction),
            (8, Cause::EndOfPhase),
            (6, Cause::LackOfWork),
            (4, Cause::EndOfConstructionSite),
        ]),
        (true, false) => rng.choose_weighted(&[
            (40, Cause::LackOfWork),
            (20, Cause::EndOfPhase),
            (15, Cause::EndOfConstructionSite),
            (15, Cause::WeatherConstruction),
            (10, Cause::DesignVariation),
        ]),
        (false, _) => rng.choose_weighted(&[
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

fn flaws(rng: &mut Rng) -> Flaws {
    Flaws {
        late_union: rng.chance(8),
        open_union: rng.chance(25),
        new_workers: rng.choose_weighted(&[(45, 0), (30, 30), (25, 80)]),
        ..Flaws::default()
    }
}

/// Decides who submits it and when, and what the office did until yesterday.
fn send(population: &Population, size: DatasetSize, mut plan: ApplicationPlan, rng: &mut Rng) -> ApplicationPlan {
    let unit = &population.units[plan.unit];
    let position = &population.positions[unit.position];
    let yesterday = days_after(size.today, -1);
    let horizon = yesterday.and_hms_opt(18, 0, 0).unwrap_or_default().and_utc();
    plan.intermediary = position.intermediary.filter(|_| rng.chance(87));
    plan.by =
        plan.intermediary.map_or(population.employers[position.employer].representative, |at| population.intermediaries[at].practitioner);
    plan.operator = *rng.choose(&population.offices[unit.office].operators);
    let begins = plan.period.from();
    let due = submission_due_for(plan.benefit, plan.cause, begins, begins);
    let sent_on =
        if rng.chance(30) { days_after(due, rng.between(1, 20)) } else { days_after(due, -rng.between(0, (due - begins).num_days())) };
    if sent_on > yesterday || rng.chance(1) {
        return leave_in_draft(plan, yesterday, rng);
    }
    if !is_open(population, &plan, sent_on) {
        // Before their own benefit is open in the hub, applicants request the ordinary one, which the controls report.
        plan.benefit = Benefit::Cigo;
    }
    let sent_at = rng.instant(sent_on);
    let opened_on = days_after(sent_on, -rng.between(1, 6));
    plan.opened_at = rng.instant(opened_on);
    let outcome = rng.choose_weighted(&[
        (78, Status::Accepted),
        (8, Status::PartiallyAccepted),
        (7, Status::Rejected),
        (2, Status::Inadmissible),
        (5, Status::Withdrawn),
    ]);
    let asked = rng.choose_weighted(&[(84, Inquiry::None), (9, Inquiry::Answered), (4, Inquiry::Documents), (3, Inquiry::Expired)]);
    plan.steps = schedule(&status_path(outcome, asked), sent_at, horizon, rng);
    plan
}

/// Whether the hub accepted applications for the benefit on a day.
fn is_open(population: &Population, plan: &ApplicationPlan, on: NaiveDate) -> bool {
    let trade = population.positions[population.units[plan.unit].position].trade;
    let fund = if plan.benefit == Benefit::AisFund { trade.classification().fund() } else { None };
    availability(CHANNELS, ChannelRequest { benefit: plan.benefit, fund, channel: Channel::Omnia, audience: Audience::All, on }).is_open()
}

/// Leaves it a draft, which may lack what a submission needs.
fn leave_in_draft(mut plan: ApplicationPlan, yesterday: NaiveDate, rng: &mut Rng) -> ApplicationPlan {
    let opened_on = days_after(yesterday.min(days_after(plan.period.from(), 3)), -rng.between(0, 5));
    plan.opened_at = rng.instant(opened_on);
    plan.flaws.no_union = rng.chance(40);
    plan.flaws.no_report = rng.chance(50);
    plan.flaws.no_papers = rng.chance(30);
    plan.flaws.no_workforce = rng.chance(30);
    plan.flaws.manager = rng.chance(5);
    plan
}
