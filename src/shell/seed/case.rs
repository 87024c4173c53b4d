//! The composed application: what it says, its workers, its papers, who did what, and what the controls find in it.

use chrono::{DateTime, NaiveDate, Utc};
use omnia_rules::calendar::rome_date;
use omnia_rules::cause::{Article10, Classification};
use omnia_rules::controls::{Facts, Finding, OtherApplication, Report, Standing, UnionStep, Unit, UnitKey, WorkforceBand, examine};
use omnia_rules::identifiers::{AuthorizationCode, PositionNumber, StatisticalCode, TaxCode, UnitNumber};
use uuid::Uuid;

use super::plan::Plan;
use super::world::World;
use crate::applications::{Actor, Beneficiary, Content, Status};

/// A composed application.
pub struct Case<'a> {
    pub plan: &'a Plan,
    pub world: &'a World,
    pub id: Uuid,
    pub content: Content,
    pub workers: Vec<Beneficiary>,
    pub papers: Vec<Paper>,
    pub turns: Vec<Turn>,
    pub protocol: Option<String>,
}

/// A document.
pub struct Paper {
    pub id: Uuid,
    pub kind: &'static str,
    pub sample: &'static super::samples::Sample,
    pub at: DateTime<Utc>,
    pub answers_inquiry: bool,
}

/// A change of status.
pub struct Turn {
    pub id: Uuid,
    pub from: Option<Status>,
    pub to: Status,
    pub at: DateTime<Utc>,
    pub by: Actor,
    pub reason: Option<&'static str>,
}

impl Case<'_> {
    pub fn status(&self) -> Status {
        self.plan.status()
    }

    /// What the controls find, on the day of the submission or of the last change, among the employer's other applications.
    pub fn findings(&self, siblings: &[Self]) -> Vec<Finding> {
        examine(&self.facts(siblings))
    }

    /// The day on which it was examined last.
    pub fn examined_on(&self) -> NaiveDate {
        rome_date(self.plan.sent_at().unwrap_or_else(|| self.plan.edited_at()))
    }

    /// The same facts that the hub gathers from the rows.
    fn facts(&self, siblings: &[Self]) -> Facts {
        let content = &self.content;
        let mut facts = Facts::on(self.examined_on());
        facts.benefit = Some(content.benefit);
        facts.cause = content.cause;
        facts.period = content.period;
        facts.first_event_on = content.event_on;
        facts.article10 = content.article10;
        facts.workforce =
            content.workforce.iter().map(|band| WorkforceBand { weekly_hours: band.weekly_hours, workers: band.workers }).collect();
        let (communicated_on, concluded_on, workers, weeks) = content.union_step();
        let step =
            UnionStep { communicated_on, concluded_on, workers: workers.map(i32::unsigned_abs), weeks: weeks.map(i32::unsigned_abs) };
        facts.union_step = (step != UnionStep::default()).then_some(step);
        facts.unit = Some(self.unit());
        facts.report = Report { composed: false, uploaded: self.papers.iter().any(|paper| paper.kind == "TECHNICAL_REPORT_PDF") };
        facts.classification = Some(self.classification());
        facts.others =
            siblings.iter().filter(|other| other.id != self.id && other.stands()).filter_map(|other| self.beside(other)).collect();
        facts.beneficiaries = self.workers.iter().map(|worker| worker.facts().expect("the tax codes were computed")).collect();
        facts
    }

    fn stands(&self) -> bool {
        !matches!(self.status(), Status::Draft | Status::Rejected | Status::Inadmissible | Status::Withdrawn)
    }

    fn beside(&self, other: &Self) -> Option<OtherApplication> {
        let (mine, period) = (self.plan.period, other.plan.period);
        let is_near = period.from() <= mine.to() && (mine.from() - period.to()).num_days() <= 400;
        let workers = if period.shared_with(mine).is_some() { other.workers.as_slice() } else { &[] };
        is_near.then(|| OtherApplication {
            reference: other.protocol.clone().unwrap_or_default(),
            standing: Standing::Ours,
            cause: other.plan.cause,
            period,
            unit: other.unit_key(),
            workers: workers.iter().map(|worker| TaxCode::parse(&worker.tax_code).expect("the tax codes were computed")).collect(),
        })
    }

    fn unit_key(&self) -> UnitKey {
        let unit = &self.world.units[self.plan.unit];
        let position = &self.world.positions[unit.position];
        UnitKey {
            position: PositionNumber::parse(&position.number).expect("position numbers are ten digits"),
            number: UnitNumber::new(unit.number.unsigned_abs()).expect("units are few"),
        }
    }

    fn unit(&self) -> Unit {
        let unit = &self.world.units[self.plan.unit];
        Unit {
            key: self.unit_key(),
            kind: unit.kind.parse().expect("the plan names the kinds of the registry"),
            registered: true,
            active_from: Some(unit.active_from),
            active_to: None,
            contract_from: unit.contract.map(|(from, _)| from),
            contract_to: unit.contract.map(|(_, to)| to),
        }
    }

    fn classification(&self) -> Classification {
        let trade = self.world.positions[self.world.units[self.plan.unit].position].trade;
        Classification {
            statistical_code: StatisticalCode::parse(&trade.statistical_code).expect("a test reads the trades"),
            authorization_codes: trade
                .authorization_codes
                .iter()
                .map(|code| AuthorizationCode::parse(code).expect("a test reads the trades"))
                .collect(),
            article10: article10(trade),
        }
    }
}

/// The letter of art. 10 of a trade.
pub fn article10(trade: &super::lists::Trade) -> Option<Article10> {
    trade.article10.as_deref().map(|letter| letter.parse().expect("a test reads the trades"))
}
