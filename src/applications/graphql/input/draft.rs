//! What an applicant writes into a draft.

use async_graphql::{InputObject, MaybeUndefined};
use chrono::NaiveDate;
use omnia_rules::calendar::{InvalidPeriod, Period};
use omnia_rules::cause::{Article10, Benefit, Cause, Fund};
use omnia_rules::controls::PaymentMode;
use omnia_rules::identifiers;
use rust_decimal::Decimal;
use uuid::Uuid;

use super::beneficiary::{BeneficiaryInput, beneficiaries};
use super::report::ComposedReportInput;
use crate::applications::content::application_content::{Content, WorkforceBand, taken};
use crate::applications::content::application_details::ApplicationDetails;
use crate::applications::content::beneficiary::Beneficiary;
use crate::applications::content::checks::{MOST_COUNTED, count, positive, weekly};
use crate::applications::content::circumstances::Circumstances;
use crate::applications::drafting::draft::DraftChange;
use crate::applications::graphql::input::circumstances::CircumstancesNode;
use crate::core::error::{Error, Refusal, Result};
use crate::core::graph::identifiers::Ticket;
use crate::core::graph::{Amount, Date, WorkerCount};
use crate::core::ids::UnitId;

/// The first and the last day asked for.
#[derive(Debug, Clone, InputObject)]
pub struct PeriodInput {
    /// The first day.
    pub from: Date,
    /// The last day, which counts.
    pub to: Date,
}

/// Average workers of the previous half-year with a weekly schedule (art. 12 c. 6 D.Lgs. 148/2015).
#[derive(Debug, Clone, InputObject)]
pub struct WorkforceInput {
    /// Hours a week by contract.
    pub weekly_hours: Amount,
    /// Workers with that schedule, on average: 8, or "2.50".
    pub workers: WorkerCount,
}

/// The union step of art. 14 D.Lgs. 148/2015.
#[derive(Debug, Clone, InputObject)]
pub struct UnionStepInput {
    /// The day on which the unions were told.
    pub communicated_on: Option<Date>,
    /// The day on which the consultation was over.
    pub concluded_on: Option<Date>,
    /// How many workers were announced.
    pub workers: Option<i32>,
    /// How many weeks were announced.
    pub weeks: Option<i32>,
}

/// Fields of a draft. A field that is left out stays as it is; null empties it.
#[derive(Debug, Clone, Default, InputObject)]
pub struct DraftPatch {
    /// Another unit of the same employer.
    pub unit_id: MaybeUndefined<UnitId>,
    /// The ticket of the application, where UniEmens has one already; refused where another application has it. Null changes
    /// nothing.
    pub ticket: MaybeUndefined<Ticket>,
    /// Any but CIGS, which is asked for at the Ministry.
    pub benefit: MaybeUndefined<Benefit>,
    /// Why the work is suspended or reduced.
    pub cause: MaybeUndefined<Cause>,
    /// The days that are asked for.
    pub period: MaybeUndefined<PeriodInput>,
    /// Day of the first event, for unavoidable events: the first day of the period, or one before it. Terms run from the earlier of the two.
    pub first_event_on: MaybeUndefined<Date>,
    /// Hours asked for, in all.
    pub hours_requested: MaybeUndefined<Amount>,
    /// How many people work in the unit, by their weekly hours; replaces all that was entered.
    pub workforce: MaybeUndefined<Vec<WorkforceInput>>,
    /// Letter of art. 10 D.Lgs. 148/2015, A to O; where the classification of the position has one, that one holds.
    pub article10: MaybeUndefined<String>,
    /// What was told to the unions and when; replaces all that was entered.
    pub union_step: MaybeUndefined<UnionStepInput>,
    /// Who pays the workers: the employer, or INPS directly.
    pub payment_mode: MaybeUndefined<PaymentMode>,
    /// The bilateral fund, for AIS_FUND.
    pub fund: MaybeUndefined<Fund>,
    /// The technical report, whole, where it is composed in the application; null takes it away.
    pub report: MaybeUndefined<ComposedReportInput>,
    /// What else bears on the controls, whole.
    pub circumstances: MaybeUndefined<CircumstancesNode>,
    /// The whole list of workers, at most 1,000.
    pub beneficiaries: MaybeUndefined<Vec<BeneficiaryInput>>,
}

/// Puts what was given in place of what was there.
fn put<T, U>(given: MaybeUndefined<T>, place: &mut Option<U>, read: impl FnOnce(T) -> Result<U>) -> Result<()> {
    match given {
        MaybeUndefined::Undefined => {}
        MaybeUndefined::Null => *place = None,
        MaybeUndefined::Value(value) => *place = Some(read(value)?),
    }
    Ok(())
}

impl DraftChange for DraftPatch {
    fn unit(&self) -> Option<UnitId> {
        match self.unit_id {
            MaybeUndefined::Value(unit) => Some(unit),
            MaybeUndefined::Undefined | MaybeUndefined::Null => None,
        }
    }

    fn apply(self, content: &mut Content, details: &mut ApplicationDetails, key: impl Fn() -> Uuid) -> Result<Option<Vec<Beneficiary>>> {
        let mut wrong = Vec::new();
        let mut note = |done: Result<()>| match done {
            Err(Error::Refused(refusals)) => {
                wrong.extend(refusals);
                Ok(())
            }
            other => other,
        };
        if let MaybeUndefined::Value(benefit) = self.benefit {
            note(taken(benefit).map(|benefit| content.benefit = benefit))?;
        }
        if let MaybeUndefined::Value(text) = self.ticket {
            note(ticket(&text).map(|ticket| content.ticket = ticket))?;
        }
        note(put(self.cause, &mut content.cause, Ok))?;
        note(put(self.period, &mut content.period, period))?;
        note(put(self.first_event_on, &mut content.event_on, |day| Ok(day.0)))?;
        note(put(self.hours_requested, &mut content.hours_requested, |hours| positive(hours, &["hoursRequested"])))?;
        note(put(self.article10, &mut content.article10, article10))?;
        note(put(self.payment_mode, &mut content.payment_mode, Ok))?;
        note(put(self.fund, &mut content.fund, Ok))?;
        let cause = content.cause;
        note(put(self.report, &mut details.report, |report| report.read(cause)))?;
        let mut circumstances = Some(std::mem::take(&mut details.circumstances));
        note(put(self.circumstances, &mut circumstances, |given| Circumstances::from(given).checked()))?;
        details.circumstances = circumstances.unwrap_or_default();
        let mut bands = Some(std::mem::take(&mut content.workforce));
        note(put(self.workforce, &mut bands, workforce))?;
        content.workforce = bands.unwrap_or_default();
        note(union_step(self.union_step, content))?;
        let mut workers = None;
        let emptied = self.beneficiaries == MaybeUndefined::Null;
        note(put(self.beneficiaries, &mut workers, |list| beneficiaries(list, "beneficiaries", key)))?;
        if !wrong.is_empty() {
            return Err(Error::Refused(wrong));
        }
        event_by_the_end(content)?;
        Ok(if emptied { Some(Vec::new()) } else { workers })
    }
}

/// Days of a period: two years, far beyond what any benefit grants at once.
const MOST_ASKED: u32 = 731;

/// The period that was written; refused where its last day is before its first.
pub fn period(input: PeriodInput) -> Result<Period> {
    let period = Period::new(input.from.0, input.to.0).map_err(upside_down)?;
    if period.days() > MOST_ASKED {
        return Err(Refusal::new("TOO_MANY_DAYS").at(["period", "to"]).with("most", MOST_ASKED).into());
    }
    Ok(period)
}

fn upside_down(invalid: InvalidPeriod) -> Error {
    match invalid {
        InvalidPeriod::UpsideDown { from, to } => {
            Refusal::new("PERIOD_UPSIDE_DOWN").at(["period", "to"]).with("from", from).with("to", to).into()
        }
        InvalidPeriod::OutOfCalendar { date } => Refusal::new("DATE_OUT_OF_RANGE").at(["period"]).with("date", date).into(),
    }
}

/// What happens after the last day asked for did not cause it.
fn event_by_the_end(content: &Content) -> Result<()> {
    let Some((event, period)) = content.event_on.zip(content.period).filter(|(event, period)| *event > period.to()) else {
        return Ok(());
    };
    Err(Refusal::new("EVENT_AFTER_PERIOD").at(["firstEventOn"]).with("event", event).with("to", period.to()).into())
}

fn ticket(text: &Ticket) -> Result<identifiers::Ticket> {
    identifiers::Ticket::parse(&text.0).map_err(|invalid| Refusal::from(&invalid).at(["ticket"]).into())
}

fn article10(letter: String) -> Result<Article10> {
    letter.trim().to_uppercase().parse().map_err(|_| Refusal::new("ARTICLE10_LETTER").at(["article10"]).into())
}

fn workforce(bands: Vec<WorkforceInput>) -> Result<Vec<WorkforceBand>> {
    if bands.len() > 50 {
        return Err(Refusal::new("LIST_TOO_LONG").at(["workforce"]).with("most", 50).into());
    }
    let read = |(at, band): (usize, WorkforceInput)| {
        let at = at.to_string();
        let weekly_hours = weekly(band.weekly_hours, &["workforce", &at, "weeklyHours"])?;
        let WorkerCount(workers) = band.workers;
        if !(Decimal::ZERO..=Decimal::from(MOST_COUNTED)).contains(&workers) {
            return Err(Refusal::new("COUNT_OUT_OF_RANGE").at(["workforce", &at, "workers"]).with("most", MOST_COUNTED).into());
        }
        Ok(WorkforceBand { weekly_hours, workers })
    };
    bands.into_iter().enumerate().map(read).collect()
}

fn union_step(given: MaybeUndefined<UnionStepInput>, content: &mut Content) -> Result<()> {
    let step = match given {
        MaybeUndefined::Undefined => return Ok(()),
        MaybeUndefined::Null => UnionStepInput { communicated_on: None, concluded_on: None, workers: None, weeks: None },
        MaybeUndefined::Value(step) => step,
    };
    let day = |day: Option<Date>| -> Option<NaiveDate> { day.map(|day| day.0) };
    if let (Some(from), Some(to)) = (day(step.communicated_on), day(step.concluded_on))
        && to < from
    {
        return Err(Refusal::new("PERIOD_UPSIDE_DOWN").at(["unionStep", "concludedOn"]).with("from", from).with("to", to).into());
    }
    content.union_workers = step.workers.map(|number| count(number, &["unionStep", "workers"])).transpose()?;
    content.union_weeks = step.weeks.map(|number| count(number, &["unionStep", "weeks"])).transpose()?;
    content.union_communicated_on = day(step.communicated_on);
    content.union_concluded_on = day(step.concluded_on);
    Ok(())
}
