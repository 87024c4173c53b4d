//! A built application: its content, workers, documents and history, and the facts that the controls examine.

use chrono::{DateTime, NaiveDate, Utc};
use omnia_rules::calendar::rome_date;
use omnia_rules::controls::{Facts, OtherApplication, RegisteredUnit, UnitKey};
use omnia_rules::identifiers::{PositionNumber, UnitNumber};
use omnia_rules::limits::Grant;
use uuid::Uuid;

use super::plan::ApplicationPlan;
use crate::applications::{Actor, ApplicationDetails, AttachedDocuments, Beneficiary, Content, DaysOfWorkers, FactSources, Status};
use crate::registry::Classifications;
use crate::seed::model::population::Population;
use crate::seed::model::reference_data::Trade;
use crate::seed::model::sample_files::SampleFile;

/// An application that was built from its plan.
pub struct SeededApplication<'a> {
    /// The plan.
    pub plan: &'a ApplicationPlan,
    /// Who is in the dataset.
    pub population: &'a Population,
    /// Its key.
    pub id: Uuid,
    /// What its row holds.
    pub content: Content,
    /// Its beneficiaries.
    pub workers: Vec<Beneficiary>,
    /// Its documents.
    pub attached: Vec<AttachedDocument>,
    /// Its history, from the draft on.
    pub changes: Vec<StatusChange>,
    /// What the table `dossier` holds.
    pub dossier: ApplicationDetails,
    /// Its protocol number, once it has one.
    pub protocol: Option<String>,
}

/// A document.
pub struct AttachedDocument {
    /// Its key.
    pub id: Uuid,
    /// The kind of document, as the database has it.
    pub kind: &'static str,
    /// Its file.
    pub sample: &'static SampleFile,
    /// When it was uploaded.
    pub at: DateTime<Utc>,
    /// Whether it is attached to the answer of an inquiry.
    pub answers_inquiry: bool,
}

/// A change of status.
pub struct StatusChange {
    /// Its key.
    pub id: Uuid,
    /// The status before; none for the draft.
    pub from: Option<Status>,
    /// The status after.
    pub to: Status,
    /// When it happened.
    pub at: DateTime<Utc>,
    /// Who did it.
    pub by: Actor,
    /// Why, where a reason is given.
    pub reason: Option<&'static str>,
}

impl SeededApplication<'_> {
    /// Its current status.
    pub fn status(&self) -> Status {
        self.plan.status()
    }

    /// The day on which it was examined last: of the submission, or today for drafts, which the hub rechecks each day.
    pub fn examined_on(&self) -> NaiveDate {
        self.plan.sent_at().map_or(self.population.today, rome_date)
    }

    /// The facts for the controls, as the hub gathers them from the rows.
    pub fn facts(&self, grants: Vec<Grant>, days_granted: DaysOfWorkers, others: Vec<OtherApplication>) -> Facts {
        let sources = FactSources {
            today: self.examined_on(),
            content: &self.content,
            dossier: self.dossier.clone(),
            attached: AttachedDocuments::among(self.attached.iter().map(|document| (document.id.into(), document.kind))),
            workers: &self.workers,
            unit: self.unit(),
            classified: self.classified(),
            activity_started_on: Some(self.population.positions[self.population.units[self.plan.unit].position].since),
            grants,
            days_granted,
            // It is examined before it is decided.
            held: None,
            others,
            last_changed_on: (self.status() == Status::Draft).then(|| rome_date(self.plan.edited_at())),
        };
        sources.facts().expect("the tax codes were computed")
    }

    /// The classifications of its position.
    pub fn classified(&self) -> Classifications {
        Classifications::since(NaiveDate::MIN, self.trade().classification())
    }

    /// What the firm does.
    pub fn trade(&self) -> &'static Trade {
        self.population.positions[self.population.units[self.plan.unit].position].trade
    }

    /// Its productive unit, as the rules identify it.
    pub fn unit_key(&self) -> UnitKey {
        let unit = &self.population.units[self.plan.unit];
        let position = &self.population.positions[unit.position];
        UnitKey {
            position: PositionNumber::parse(&position.number).expect("position numbers are ten digits"),
            number: UnitNumber::new(unit.number.unsigned_abs()).expect("units are few"),
        }
    }

    fn unit(&self) -> RegisteredUnit {
        let unit = &self.population.units[self.plan.unit];
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
