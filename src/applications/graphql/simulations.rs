//! Simulations: what would be found, granted and paid. Nothing is written.

use std::collections::HashMap;

use async_graphql::{Context, Enum, InputObject, Object, SimpleObject};
use omnia_rules::amounts::{Estimate, Line};
use omnia_rules::calendar::Period;
use omnia_rules::controls::Finding;
use omnia_rules::identifiers;
use omnia_rules::limits::{Balance, FiveYears, Outcome, Refusal as Limit, WalkedWeek};

use super::drafts::tried;
use super::kinds::CauseName;
use super::parts::DateRange;
use crate::alerts::{Alert, AlertNode};
use crate::applications::circumstances::{Circumstances, CountingName};
use crate::applications::patch::{DraftPatch, PeriodInput, period};
use crate::applications::simulation::{HourlyPay, Limits, LimitsAsked, estimate, limits};
use crate::applications::{control, store};
use crate::core::access::Action;
use crate::core::access::acts::SeePersonalData;
use crate::core::graph::identifiers::TaxCode;
use crate::core::graph::{Amount, Cursor, Date, Page, Paged, page_of};
use crate::core::ids::{ApplicationId, UnitId};
use crate::core::text::masked;
use crate::core::{Error, InCall, Refusal, Result};

/// Workers whose pay is named.
const MOST_NAMED: usize = 10_000;

/// Days that are only thought of.
#[derive(InputObject)]
pub struct LimitSimulationInput {
    pub unit_id: UnitId,
    pub period: PeriodInput,
    pub cause: CauseName,
    /// Letter of art. 10 D.Lgs. 148/2015, where the classification of the position has none.
    pub article10: Option<String>,
    /// Authorizations that the hub does not hold, days used, and how the two years are counted.
    pub circumstances: Option<Circumstances>,
}

/// What becomes of a week asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
pub enum WeekOutcome {
    /// It fits.
    Granted,
    /// It fits without counting (art. 12 c. 4 D.Lgs. 148/2015, or a temporary derogation).
    Neutral,
    /// It does not fit, and takes nothing from the weeks after it.
    Refused,
}

/// The limit that a week goes beyond.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
pub enum WeekLimit {
    /// Fifty-two weeks in a row were used, and the fifty-two of work are not over (art. 12 c. 2).
    WorkNeeded,
    /// It would be the fifty-third in a row (art. 12 c. 1).
    TooManyInARow,
    /// Its two years are full (art. 12 c. 3).
    TwoYearsFull,
}

/// A week asked for.
#[derive(SimpleObject)]
pub struct SimulatedWeek {
    /// As in 2026-W28.
    pub week: String,
    pub days: DateRange,
    pub outcome: WeekOutcome,
    /// The limit that it goes beyond, where it is refused.
    pub limit: Option<WeekLimit>,
    /// The first day on which a new run may start, where work is needed before.
    pub earliest: Option<Date>,
    /// The two years that end with it.
    pub window: DateRange,
    /// What its two years hold before it, in weeks, or in days where these are counted.
    pub counted: u32,
    /// Weeks of benefit in a row up to the one before it.
    pub in_a_row: u32,
}

/// What two years hold, and what is left of them: in weeks, or in days where these are counted.
#[derive(SimpleObject)]
#[graphql(name = "LimitBalance")]
pub struct BalanceNode {
    pub window: DateRange,
    pub counting: CountingName,
    /// The most that they may hold.
    pub most: u32,
    pub authorized: u32,
    /// What the employer certifies to have used, if it does.
    pub used: Option<u32>,
    /// What the weeks asked for add.
    pub granted: u32,
    /// What may still be granted, after them.
    pub remaining: u32,
}

/// What the five years that end with the last day asked for hold (art. 4 D.Lgs. 148/2015), in months.
#[derive(SimpleObject)]
#[graphql(name = "FiveYears")]
pub struct FiveYearsNode {
    pub period: DateRange,
    pub used: Amount,
    /// With the days asked for.
    pub total: Amount,
    pub most: u32,
    pub fits: bool,
}

/// What the limits say of days that are only thought of.
#[derive(SimpleObject)]
pub struct LimitSimulation {
    /// Whether every week is granted and the five years hold the days; false too where the history of the unit contradicts itself.
    pub fits: bool,
    /// Week by week.
    pub weeks: Vec<SimulatedWeek>,
    /// The two years that end with the last week.
    pub balance: Option<BalanceNode>,
    pub five_years: Option<FiveYearsNode>,
    /// What the controls on the limits find, contradictions of the unit's history included.
    pub alerts: Vec<AlertNode>,
}

/// The pay of a worker.
#[derive(InputObject)]
pub struct WorkerPayInput {
    pub tax_code: TaxCode,
    /// What the worker would have had for an hour, in euro.
    pub hourly_pay: Amount,
}

/// The pay to reckon with.
#[derive(InputObject)]
pub struct EstimateInput {
    pub application_id: ApplicationId,
    /// What a worker who is not named would have had for an hour, every element of the pay included, in euro.
    pub hourly_pay: Amount,
    /// At most 10,000; for who sees personal data.
    #[graphql(default)]
    pub workers: Vec<WorkerPayInput>,
}

/// What sets an amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "omnia_rules::amounts::Bound")]
pub enum AmountBound {
    /// Eighty per cent of the pay.
    Pay,
    /// The ceiling.
    Ceiling,
}

/// What a worker would be paid for a month, in euro.
#[derive(SimpleObject)]
pub struct EstimateLine {
    /// Tax code; masked for who may not see personal data.
    pub tax_code: TaxCode,
    /// First day of the month.
    pub month: Date,
    /// Hours paid.
    pub hours: Amount,
    /// Hours that the worker could work in the month.
    pub workable_hours: Amount,
    pub gross: Amount,
    /// After the reduction of 5.84 % (art. 26 L. 41/1986).
    pub net: Amount,
    pub bound: AmountBound,
    /// The gross ceiling of the month, where there is one.
    pub ceiling: Option<Amount>,
}

/// What an application would be worth, in euro.
pub struct EstimateNode {
    estimate: Estimate,
    tax_codes: Vec<String>,
}

#[Object(name = "Estimate")]
impl EstimateNode {
    async fn gross(&self) -> Amount {
        Amount(self.estimate.gross)
    }

    /// After the reduction of 5.84 % (art. 26 L. 41/1986).
    async fn net(&self) -> Amount {
        Amount(self.estimate.net)
    }

    /// Hours paid.
    async fn hours(&self) -> Amount {
        Amount(self.estimate.hours)
    }

    /// The pay of the hours lost, which the contribution is reckoned on.
    async fn lost_pay(&self) -> Amount {
        Amount(self.estimate.lost_pay)
    }

    /// What the employer contributes; null while its terms are not known: declare the earlier authorizations, or that there were none.
    async fn contribution(&self) -> Option<Amount> {
        self.estimate.contribution.map(Amount)
    }

    /// Each worker's amounts, month by month.
    async fn lines(&self, first: Option<i32>, after: Option<String>) -> Result<Paged<usize, EstimateLine>> {
        let page = Page::<usize>::read(first, after.as_deref())?;
        let (first, from) = (page.first, page.after.map_or(0, |cursor| cursor.value.saturating_add(1)));
        let rows: Vec<(usize, &Line)> = self.estimate.lines.iter().enumerate().skip(from).take(first + 1).collect();
        let cursor = |(place, _): &(usize, &Line)| Cursor { value: *place, key: uuid::Uuid::nil() };
        Ok(page_of(rows, first, from > 0, Default::default(), cursor, |(_, line)| self.line(line)))
    }
}

#[derive(Default)]
pub struct SimulationQuery;

#[Object]
impl SimulationQuery {
    /// What the controls find in a draft today; with a patch, what they would find with it.
    async fn check_draft(&self, ctx: &Context<'_>, id: ApplicationId, patch: Option<DraftPatch>) -> Result<Vec<AlertNode>> {
        ctx.person()?;
        let findings = match patch {
            Some(patch) => tried(ctx.call(), id, patch).await?,
            None => {
                let mut db = ctx.read().await?;
                let application = store::get(&mut db, id).await?;
                application.only_draft()?;
                control::findings(&mut db, &application, ctx.today()).await?
            }
        };
        Ok(shown(ctx, &findings))
    }

    /// Weeks granted and refused one by one, as a request of these days would be held against the limits of its unit.
    async fn simulate_limits(&self, ctx: &Context<'_>, input: LimitSimulationInput) -> Result<LimitSimulation> {
        let office = ctx.person()?.capacity.office;
        let asked = asked(input)?;
        let found = limits(&mut *ctx.read().await?, asked, office, ctx.today()).await?;
        Ok(LimitSimulation::new(ctx, &found))
    }

    /// What an application would be worth: the amount of each worker and in all, and what the employer contributes.
    async fn estimate(&self, ctx: &Context<'_>, input: EstimateInput) -> Result<EstimateNode> {
        ctx.person()?;
        let pay = hourly_pay(&input)?;
        let mut db = ctx.read().await?;
        let mut application = store::get(&mut db, input.application_id).await?;
        if !input.workers.is_empty() {
            // Their amounts would tell who of them is in the list.
            application = ctx.viewer().may(SeePersonalData, application)?.on;
        }
        let (estimate, tax_codes) = estimate(&mut db, &application, &pay, ctx.today()).await?;
        let sees = ctx.viewer().can(Action::SeePersonalData, &application);
        let tax_codes = if sees { tax_codes } else { tax_codes.iter().map(|code| masked(code)).collect() };
        Ok(EstimateNode { estimate, tax_codes })
    }
}

fn shown(ctx: &Context<'_>, findings: &[Finding]) -> Vec<AlertNode> {
    findings.iter().map(|finding| AlertNode::new(&Alert::tried(finding, ctx.key()), ctx.language())).collect()
}

fn asked(input: LimitSimulationInput) -> Result<LimitsAsked> {
    let letter =
        |letter: String| letter.trim().to_uppercase().parse().map_err(|_| Error::from(Refusal::new("ARTICLE10_LETTER").at(["article10"])));
    Ok(LimitsAsked {
        unit: input.unit_id,
        period: period(input.period)?,
        cause: input.cause.into(),
        article10: input.article10.map(letter).transpose()?,
        declared: input.circumstances.unwrap_or_default().checked()?,
    })
}

fn hourly_pay(input: &EstimateInput) -> Result<HourlyPay> {
    let wrong = |path: &[&str]| Error::from(Refusal::new("AMOUNT_NEGATIVE").at(path.iter().copied()));
    if input.workers.len() > MOST_NAMED {
        return Err(Refusal::new("LIST_TOO_LONG").at(["workers"]).with("most", MOST_NAMED).into());
    }
    if input.hourly_pay.0.is_sign_negative() {
        return Err(wrong(&["hourlyPay"]));
    }
    let mut of_workers = HashMap::new();
    for (at, worker) in input.workers.iter().enumerate() {
        let at = at.to_string();
        let code =
            identifiers::TaxCode::parse(&worker.tax_code.0).map_err(|invalid| Refusal::from(&invalid).at(["workers", &at, "taxCode"]))?;
        if worker.hourly_pay.0.is_sign_negative() {
            return Err(wrong(&["workers", &at, "hourlyPay"]));
        }
        of_workers.insert(code, worker.hourly_pay.0);
    }
    Ok(HourlyPay { usual: input.hourly_pay.0, of_workers })
}

impl LimitSimulation {
    fn new(ctx: &Context<'_>, found: &Limits) -> Self {
        let walked = found.walk.as_ref();
        Self {
            fits: walked.is_some_and(|(walk, five_years)| walk.fits() && five_years.fits()),
            weeks: walked.map(|(walk, _)| walk.weeks.iter().map(SimulatedWeek::from).collect()).unwrap_or_default(),
            balance: walked.map(|(walk, _)| walk.balance.into()),
            five_years: walked.map(|(_, five_years)| (*five_years).into()),
            alerts: shown(ctx, &found.findings),
        }
    }
}

impl From<&WalkedWeek> for SimulatedWeek {
    fn from(walked: &WalkedWeek) -> Self {
        let (limit, earliest) = match walked.outcome {
            Outcome::Refused(Limit::WorkNeeded { earliest, .. }) => (Some(WeekLimit::WorkNeeded), Some(Date(earliest))),
            Outcome::Refused(Limit::TooManyInARow) => (Some(WeekLimit::TooManyInARow), None),
            Outcome::Refused(Limit::TwoYearsFull) => (Some(WeekLimit::TwoYearsFull), None),
            Outcome::Granted | Outcome::Neutral => (None, None),
        };
        Self {
            week: walked.week.to_string(),
            days: DateRange { from: Date(walked.week.monday()), to: Date(walked.week.sunday()) },
            outcome: match walked.outcome {
                Outcome::Granted => WeekOutcome::Granted,
                Outcome::Neutral => WeekOutcome::Neutral,
                Outcome::Refused(_) => WeekOutcome::Refused,
            },
            limit,
            earliest,
            window: DateRange { from: Date(walked.window.from()), to: Date(walked.window.to()) },
            counted: walked.counted,
            in_a_row: walked.in_a_row,
        }
    }
}

impl From<Balance> for BalanceNode {
    fn from(balance: Balance) -> Self {
        Self {
            window: DateRange { from: Date(balance.window.from()), to: Date(balance.window.to()) },
            counting: balance.counting.into(),
            most: balance.most,
            authorized: balance.authorized,
            used: balance.used,
            granted: balance.granted,
            remaining: balance.remaining,
        }
    }
}

impl From<FiveYears> for FiveYearsNode {
    fn from(five_years: FiveYears) -> Self {
        Self {
            period: range(five_years.period),
            used: Amount(five_years.used.to_decimal()),
            total: Amount(five_years.total.to_decimal()),
            most: five_years.most,
            fits: five_years.fits(),
        }
    }
}

fn range(period: Period) -> DateRange {
    DateRange { from: Date(period.from()), to: Date(period.to()) }
}

impl EstimateNode {
    fn line(&self, line: &Line) -> EstimateLine {
        let amount = &line.integration;
        EstimateLine {
            tax_code: TaxCode(self.tax_codes.get(line.worker).cloned().unwrap_or_default()),
            month: Date(line.month),
            hours: Amount(amount.hours),
            workable_hours: Amount(amount.workable_hours),
            gross: Amount(amount.gross),
            net: Amount(amount.net),
            bound: amount.bound.into(),
            ceiling: amount.ceiling.map(|ceiling| Amount(ceiling.gross)),
        }
    }
}
