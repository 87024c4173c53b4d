//! Parts of an application as the graph shows them.

use async_graphql::{ID, SimpleObject};
use omnia_edge::PlainFields;
use omnia_rules::controls::Qualification;

use super::input::worker_extras::{AgriculturalWorkNode, WorkElsewhereNode};
use crate::applications::content::application_content::WorkforceBand;
use crate::applications::content::beneficiary::Beneficiary;
use crate::applications::lifecycle::history::StatusChange;
use crate::applications::lifecycle::status::Status;
use crate::core::graph::identifiers::{Iban, ProtocolNumber, TaxCode, Ticket};
use crate::core::graph::{Amount, Date, DateTime, HiringDate, PersonNode, WorkerCount};
use crate::core::text::masked;

/// First and last day.
#[derive(Debug, Clone, SimpleObject, PlainFields)]
pub struct DateRange {
    /// The first day.
    pub from: Date,
    /// The last day, which counts.
    pub to: Date,
}

/// Average workers of the previous half-year with a weekly schedule (art. 12 c. 6 D.Lgs. 148/2015).
#[derive(Debug, Clone, SimpleObject, PlainFields)]
#[graphql(name = "WorkforceBand")]
pub struct WorkforceNode {
    /// Hours a week by contract.
    pub weekly_hours: Amount,
    /// How many people work these hours, on average: 8, or "2.50".
    pub workers: WorkerCount,
}

impl From<&WorkforceBand> for WorkforceNode {
    fn from(band: &WorkforceBand) -> Self {
        Self { weekly_hours: Amount(band.weekly_hours), workers: WorkerCount(band.workers) }
    }
}

/// The union step of art. 14 D.Lgs. 148/2015 (consultazione sindacale).
#[derive(Debug, Clone, SimpleObject, PlainFields)]
#[graphql(name = "UnionConsultation")]
pub struct UnionStepNode {
    /// The day on which the unions were told.
    pub communicated_on: Option<Date>,
    /// The day on which the consultation was over.
    pub concluded_on: Option<Date>,
    /// How many workers were announced.
    pub workers: Option<i32>,
    /// How many weeks were announced.
    pub weeks: Option<i32>,
}

/// What proves that the application was received.
#[derive(Debug, Clone, SimpleObject)]
pub struct Receipt {
    /// Protocol number.
    pub protocol_number: ProtocolNumber,
    /// What ties the monthly absence events of UniEmens to the application.
    pub ticket: Ticket,
    /// When it was submitted.
    pub submitted_at: DateTime,
    /// Who sent it.
    pub sent_by: PersonNode,
    /// The employer it was sent for, where an intermediary sent it.
    pub on_behalf_of: Option<String>,
}

/// One change of status.
#[derive(Debug, Clone, SimpleObject, PlainFields)]
#[graphql(name = "StatusChange")]
pub struct StatusChangeNode {
    /// The status before; null for the first.
    pub from: Option<Status>,
    /// The status after.
    pub to: Status,
    /// When it changed.
    pub at: DateTime,
    /// Who changed it; Omnia Hub where the hub itself did.
    pub actor: PersonNode,
    /// In which role: a capacity's, or SYSTEM.
    pub role: String,
    /// The employer, intermediary or office that they acted in.
    pub subject: Option<String>,
    /// The employer, where an intermediary acted for it.
    pub on_behalf_of: Option<String>,
    /// Why, in the words of whoever changed it; null where none were asked for.
    pub reason: Option<String>,
}

impl From<StatusChange> for StatusChangeNode {
    fn from(change: StatusChange) -> Self {
        Self {
            from: change.from,
            to: change.to,
            at: DateTime(change.at),
            actor: change.actor.into(),
            role: change.role,
            subject: change.subject,
            on_behalf_of: change.on_behalf_of,
            reason: change.reason,
        }
    }
}

/// A worker for whom the benefit is asked.
#[derive(Debug, Clone, SimpleObject, PlainFields)]
#[graphql(name = "Beneficiary")]
pub struct BeneficiaryNode {
    /// Of this line of the list; a change of the line keeps it.
    pub id: ID,
    /// Tax code; masked for who may not see personal data.
    pub tax_code: TaxCode,
    /// What the worker is hired as.
    pub qualification: Qualification,
    /// The day of hiring, from which the 30 days of seniority count.
    pub hired_on: Option<HiringDate>,
    /// Hours a week by contract.
    pub contract_hours: Option<Amount>,
    /// Days of actual work in the unit.
    pub effective_days: Option<i32>,
    /// Days of actual work for the previous contractor of the same contract.
    pub contractor_days: Option<i32>,
    /// Hours asked for.
    pub hours_requested: Option<Amount>,
    /// Account for direct payment; masked for who may not see personal data.
    pub iban: Option<Iban>,
    /// For CISOA.
    pub agricultural: Option<AgriculturalWorkNode>,
    /// Work elsewhere during the benefit, as the worker told it.
    pub elsewhere: Option<WorkElsewhereNode>,
}

impl BeneficiaryNode {
    /// A worker, masked for who does not see personal data.
    pub fn new(worker: Beneficiary, sees_personal_data: bool) -> Self {
        let shown = |text: String| if sees_personal_data { text } else { masked(&text) };
        Self {
            id: worker.id.into(),
            tax_code: TaxCode(shown(worker.tax_code)),
            qualification: worker.qualification,
            hired_on: worker.hired_on.map(HiringDate),
            contract_hours: worker.contract_hours.map(Amount),
            effective_days: worker.effective_days,
            contractor_days: worker.contractor_days,
            hours_requested: worker.hours_requested.map(Amount),
            iban: worker.iban.map(|iban| Iban(shown(iban))),
            agricultural: worker.particulars.agricultural.map(Into::into),
            elsewhere: worker.particulars.elsewhere.map(Into::into),
        }
    }
}
