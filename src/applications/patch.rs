//! What an applicant writes into a draft.

use async_graphql::{Enum, InputObject, MaybeUndefined};
use chrono::NaiveDate;
use omnia_rules::calendar::{InvalidPeriod, Period};
use omnia_rules::cause::Article10;
use omnia_rules::identifiers::{Iban, TaxCode};
use omnia_rules::worker_list::{MOST_HOURS, MOST_WEEKLY_HOURS};
use rust_decimal::Decimal;
use uuid::Uuid;

use super::beneficiary::{Beneficiary, MOST};
use super::circumstances::Circumstances;
use super::content::{Content, PaymentMode, WorkforceBand, taken};
use super::dossier::Dossier;
use super::graphql::{BenefitName, CauseName};
use super::particulars::{AgriculturalWork, Particulars, WorkElsewhere};
use super::report_patch::ComposedReportInput;
use crate::benefits::FundName;
use crate::core::error::{Error, Refusal, Result};
use crate::core::graph::{self, Amount, Date, HiringDate, WorkerCount};
use crate::core::ids::{BeneficiaryId, UnitId};

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

/// Who pays the workers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Enum)]
#[graphql(name = "PaymentMode", remote = "super::content::PaymentMode")]
pub enum PaymentModeName {
    /// The employer, who offsets it against contributions (conguaglio).
    Offset,
    /// The institute, straight to the workers (pagamento diretto).
    Direct,
}

/// What a worker is hired as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "omnia_rules::controls::Qualification")]
pub enum Qualification {
    /// A manual worker (operaio).
    Worker,
    /// A clerical worker (impiegato).
    Employee,
    /// A middle manager (quadro).
    MiddleManager,
    /// A manager (dirigente), whom no benefit covers.
    Manager,
    /// An apprentice, of any kind.
    Apprentice,
    /// A worker at home; covered from 2022 on.
    HomeWorker,
}

/// A worker for whom the benefit is asked.
#[derive(Debug, Clone, InputObject)]
pub struct BeneficiaryInput {
    /// Tax code of the worker, 16 characters.
    pub tax_code: graph::identifiers::TaxCode,
    /// What the worker is hired as.
    pub qualification: Qualification,
    /// The day of hiring, from which the 30 days of seniority count.
    pub hired_on: Option<HiringDate>,
    /// Hours a week by contract.
    pub contract_hours: Option<Amount>,
    /// Days of actual work in the productive unit.
    pub effective_days: Option<i32>,
    /// Days of actual work for the previous contractor of the same contract.
    pub contractor_days: Option<i32>,
    /// Hours asked for, over the whole period.
    pub hours_requested: Option<Amount>,
    /// Account for direct payment.
    pub iban: Option<graph::identifiers::Iban>,
    /// For CISOA.
    pub agricultural: Option<AgriculturalWork>,
    /// Work elsewhere during the benefit, as the worker told it.
    pub elsewhere: Option<WorkElsewhere>,
}

/// Fields of a draft. A field that is left out stays as it is; null empties it.
#[derive(Debug, Clone, Default, InputObject)]
pub struct DraftPatch {
    /// Another unit of the same employer.
    pub unit_id: MaybeUndefined<UnitId>,
    /// Any but CIGS, which is asked for at the Ministry.
    pub benefit: MaybeUndefined<BenefitName>,
    /// Why the work is suspended or reduced.
    pub cause: MaybeUndefined<CauseName>,
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
    pub payment_mode: MaybeUndefined<PaymentModeName>,
    /// The bilateral fund, for AIS_FUND.
    pub fund: MaybeUndefined<FundName>,
    /// The technical report, whole, where it is composed in the application; null takes it away.
    pub report: MaybeUndefined<ComposedReportInput>,
    /// What else bears on the controls, whole.
    pub circumstances: MaybeUndefined<Circumstances>,
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

impl DraftPatch {
    /// The content and the dossier with this patch, and the new list of workers where one was given. All that is wrong is told at once.
    pub fn apply(self, content: &mut Content, dossier: &mut Dossier, key: impl Fn() -> Uuid) -> Result<Option<Vec<Beneficiary>>> {
        let mut wrong = Vec::new();
        let mut note = |done: Result<()>| match done {
            Err(Error::Refused(refusals)) => {
                wrong.extend(refusals);
                Ok(())
            }
            other => other,
        };
        if let MaybeUndefined::Value(benefit) = self.benefit {
            note(taken(benefit.into()).map(|benefit| content.benefit = benefit))?;
        }
        note(put(self.cause, &mut content.cause, |cause| Ok(cause.into())))?;
        note(put(self.period, &mut content.period, period))?;
        note(put(self.first_event_on, &mut content.event_on, |day| Ok(day.0)))?;
        note(put(self.hours_requested, &mut content.hours_requested, |hours| positive(hours, &["hoursRequested"])))?;
        note(put(self.article10, &mut content.article10, article10))?;
        note(put(self.payment_mode, &mut content.payment_mode, |mode| Ok(PaymentMode::from(mode))))?;
        note(put(self.fund, &mut content.fund, |fund| Ok(fund.into())))?;
        let cause = content.cause;
        note(put(self.report, &mut dossier.report, |report| report.read(cause)))?;
        let mut circumstances = Some(std::mem::take(&mut dossier.circumstances));
        note(put(self.circumstances, &mut circumstances, Circumstances::checked))?;
        dossier.circumstances = circumstances.unwrap_or_default();
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

impl PartialEq for BeneficiaryInput {
    fn eq(&self, other: &Self) -> bool {
        self.tax_code == other.tax_code
    }
}

/// Days of a period: two years, far beyond what any benefit grants at once.
const MOST_ASKED: u32 = 731;

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

fn article10(letter: String) -> Result<Article10> {
    letter.trim().to_uppercase().parse().map_err(|_| Refusal::new("ARTICLE10_LETTER").at(["article10"]).into())
}

fn positive(hours: Amount, path: &[&str]) -> Result<Decimal> {
    if hours.0 > Decimal::ZERO && hours.0 <= Decimal::from(MOST_HOURS) {
        Ok(hours.0)
    } else {
        Err(Refusal::new("HOURS_NOT_POSITIVE").at(path.iter().copied()).into())
    }
}

fn weekly(hours: Amount, path: &[&str]) -> Result<Decimal> {
    let hours = positive(hours, path)?;
    if hours > Decimal::from(MOST_WEEKLY_HOURS) { Err(Refusal::new("WEEKLY_HOURS").at(path.iter().copied()).into()) } else { Ok(hours) }
}

/// Workers, weeks or days: more than any firm has.
const MOST_COUNTED: i32 = 1_000_000;

fn count(number: i32, path: &[&str]) -> Result<i32> {
    counted(number, MOST_COUNTED, path)
}

/// A number of something; refused where it is negative, or more than there can be.
pub fn counted<S: Into<String> + Clone>(number: i32, most: i32, path: &[S]) -> Result<i32> {
    let refused = || Refusal::new("COUNT_OUT_OF_RANGE").at(path.iter().cloned()).with("most", most);
    if (0..=most).contains(&number) { Ok(number) } else { Err(refused().into()) }
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

/// Reads workers given in a field; every line that is wrong is told.
pub fn beneficiaries(list: Vec<BeneficiaryInput>, field: &str, key: impl Fn() -> Uuid) -> Result<Vec<Beneficiary>> {
    if list.len() > MOST {
        return Err(Refusal::new("LIST_TOO_LONG").at([field]).with("most", MOST).into());
    }
    let (mut workers, mut wrong) = (Vec::with_capacity(list.len()), Vec::new());
    let mut seen = std::collections::HashMap::new();
    for (at, line) in list.into_iter().enumerate() {
        match beneficiary(field, at, line, BeneficiaryId(key())) {
            Ok(worker) => {
                if let Some(first) = seen.insert(worker.tax_code.clone(), at) {
                    wrong.push(Refusal::new("WORKER_TWICE").at([field, &at.to_string(), "taxCode"]).with("line", first + 1));
                }
                workers.push(worker);
            }
            Err(Error::Refused(refusals)) => wrong.extend(refusals),
            Err(other) => return Err(other),
        }
    }
    if wrong.is_empty() { Ok(workers) } else { Err(Error::Refused(wrong.into_iter().take(100).collect())) }
}

/// The tax code of a person; refused where it is malformed, or a body's.
pub fn person<S: Into<String>, P: IntoIterator<Item = S>>(code: &graph::identifiers::TaxCode, path: impl Fn() -> P) -> Result<TaxCode> {
    let code = TaxCode::parse(&code.0).map_err(|invalid| Refusal::from(&invalid).at(path()))?;
    if code.is_person() { Ok(code) } else { Err(Refusal::new("TAX_CODE_OF_BODY").at(path()).into()) }
}

fn beneficiary(list: &str, at: usize, line: BeneficiaryInput, id: BeneficiaryId) -> Result<Beneficiary> {
    let place = at.to_string();
    let path = |field: &str| [list.to_owned(), place.clone(), field.to_owned()];
    let tax_code = person(&line.tax_code, || path("taxCode"))?;
    let iban = line.iban.map(|iban| Iban::parse(&iban.0)).transpose().map_err(|invalid| Refusal::from(&invalid).at(path("iban")))?;
    let contract_hours = line.contract_hours.map(|hours| weekly(hours, &[list, &place, "contractHours"]));
    let hours_requested = line.hours_requested.map(|hours| positive(hours, &[list, &place, "hoursRequested"]));
    let days = |days: Option<i32>, field: &str| days.map(|days| count(days, &[list, &place, field])).transpose();
    Ok(Beneficiary {
        id,
        ordinal: i32::try_from(at).map_err(Error::fault)?,
        tax_code: tax_code.as_str().to_owned(),
        qualification: line.qualification.into(),
        hired_on: line.hired_on.map(|day| day.0),
        contract_hours: contract_hours.transpose()?,
        effective_days: days(line.effective_days, "effectiveDays")?,
        contractor_days: days(line.contractor_days, "contractorDays")?,
        hours_requested: hours_requested.transpose()?,
        iban: iban.map(|iban| iban.as_str().to_owned()),
        particulars: Particulars { agricultural: line.agricultural, elsewhere: line.elsewhere }.checked(path)?,
    })
}
