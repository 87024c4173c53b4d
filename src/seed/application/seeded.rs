//! The composed application: what it says, its workers, its papers, who did what, and what the controls find in it.

use chrono::{DateTime, NaiveDate, Utc};
use omnia_rules::calendar::rome_date;
use omnia_rules::controls::{Facts, OtherApplication, RegisteredUnit, UnitKey};
use omnia_rules::identifiers::{PositionNumber, UnitNumber};
use omnia_rules::limits::Grant;
use uuid::Uuid;

use super::plan::Plan;
use crate::applications::{Actor, AttachedDocuments, Beneficiary, Content, DaysOfWorkers, ApplicationDetails, FactSources, Status};
use crate::registry::Classifications;
use crate::seed::population::World;
use crate::seed::reference_data::Trade;

/// A composed application.
pub struct Case<'a> {
    pub plan: &'a Plan,
    pub world: &'a World,
    pub id: Uuid,
    pub content: Content,
    pub workers: Vec<Beneficiary>,
    pub attached: Vec<AttachedDocument>,
    pub turns: Vec<Turn>,
    /// What it says beside its row; a blank one has none.
    pub dossier: ApplicationDetails,
    pub protocol: Option<String>,
}

/// A document.
pub struct AttachedDocument {
    pub id: Uuid,
    pub kind: &'static str,
    pub sample: &'static crate::seed::sample_files::Sample,
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

    /// The day on which it was examined last: of the submission, or today, since the clock looks at drafts each day.
    pub fn examined_on(&self) -> NaiveDate {
        self.plan.sent_at().map_or(self.world.today, rome_date)
    }

    /// What the controls are told, as the hub gathers it from the rows.
    pub fn facts(&self, grants: Vec<Grant>, days_granted: DaysOfWorkers, others: Vec<OtherApplication>) -> Facts {
        let known = FactSources {
            today: self.examined_on(),
            content: &self.content,
            dossier: self.dossier.clone(),
            attached: AttachedDocuments::among(self.attached.iter().map(|paper| (paper.id.into(), paper.kind))),
            workers: &self.workers,
            unit: self.unit(),
            classified: self.classified(),
            activity_started_on: Some(self.world.positions[self.world.units[self.plan.unit].position].since),
            grants,
            days_granted,
            // It is examined before it is decided.
            held: None,
            others,
            last_changed_on: (self.status() == Status::Draft).then(|| rome_date(self.plan.edited_at())),
        };
        known.facts().expect("the tax codes were computed")
    }

    pub fn classified(&self) -> Classifications {
        Classifications::since(NaiveDate::MIN, self.trade().classification())
    }

    /// What the firm does.
    pub fn trade(&self) -> &'static Trade {
        self.world.positions[self.world.units[self.plan.unit].position].trade
    }

    pub fn unit_key(&self) -> UnitKey {
        let unit = &self.world.units[self.plan.unit];
        let position = &self.world.positions[unit.position];
        UnitKey {
            position: PositionNumber::parse(&position.number).expect("position numbers are ten digits"),
            number: UnitNumber::new(unit.number.unsigned_abs()).expect("units are few"),
        }
    }

    fn unit(&self) -> RegisteredUnit {
        let unit = &self.world.units[self.plan.unit];
        RegisteredUnit {
            key: self.unit_key(),
            kind: unit.kind.parse().expect("the plan names the kinds of the registry"),
            registered: true,
            active_from: Some(unit.active_from),
            active_to: None,
            contract_from: unit.contract.map(|(from, _)| from),
            contract_to: unit.contract.map(|(_, to)| to),
        }
    }
}
