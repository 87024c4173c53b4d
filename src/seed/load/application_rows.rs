//! The rows and events of an application.

use chrono::{DateTime, Utc};
use omnia_rules::calendar::rome_date;
use omnia_rules::controls::{Finding, PaymentMode};
use omnia_rules::deadlines::{direct_payment_deadline, integration_answer_due, offset_deadline};
use serde_json::{Value, json};
use uuid::Uuid;

use super::copy_text::row;
use super::tables::ApplicationTables;
use crate::alerts::{Computed, Counts};
use crate::applications::{Actor, ApplicationDetails, Status};
use crate::core::events::EventKind;
use crate::seed::application::{Granted, SeededApplication, StatusChange};
use crate::seed::model::rng::Rng;

/// Why serializing cannot fail.
const IS_JSON: &str = "texts, days and numbers are JSON";

/// An event that is not numbered yet.
pub struct PendingEvent {
    /// When it happened.
    pub at: DateTime<Utc>,
    /// What happened.
    pub kind: EventKind,
    /// To which application.
    pub application: Uuid,
    /// Of which position.
    pub position: Uuid,
    /// At which office.
    pub office: Uuid,
    /// False where it concerns a draft.
    pub submitted: bool,
    /// Details, as JSON.
    pub payload: String,
}

/// Collects the rows and events of applications.
pub struct RowWriter<'a> {
    /// The rows.
    pub tables: &'a mut ApplicationTables,
    /// The events.
    pub events: &'a mut Vec<PendingEvent>,
}

/// The columns that every row of an application repeats, for the row policies.
struct RowScope {
    id: Uuid,
    position: Uuid,
    office: Uuid,
    submitted: bool,
}

impl RowWriter<'_> {
    /// Writes an application with all rows that belong to it.
    pub fn write(&mut self, application: &SeededApplication<'_>, findings: &[Finding], rng: &mut Rng) {
        let unit = &application.population.units[application.plan.unit];
        let scope = RowScope {
            id: application.id,
            position: application.population.positions[unit.position].id,
            office: application.population.offices[unit.office].id,
            submitted: application.status() != Status::Draft,
        };
        self.application(application, &scope, Counts::of(findings));
        self.dossier(application, &scope);
        self.workers(application, &scope);
        self.history(application, &scope);
        self.alerts(application, &scope, findings, rng);
        let inquiry = self.inquiry(application, &scope, rng);
        self.documents(application, &scope, inquiry);
        self.decision(application, &scope, rng);
    }

    fn application(&mut self, application: &SeededApplication<'_>, scope: &RowScope, counts: Counts) {
        let (plan, content, unit) = (application.plan, &application.content, &application.population.units[application.plan.unit]);
        let employer = &application.population.employers[application.population.positions[unit.position].employer];
        let assigned = plan.steps.iter().any(|(status, _)| *status == Status::Assigned);
        let operator = assigned.then(|| &application.population.capacities[plan.operator]);
        let declared = scope.submitted.then(|| json!({"data_are_true": true, "knows_consequences": true, "is_transitory": true}));
        let (updated_at, workforce) = (plan.steps.last().map_or(plan.edited_at(), |(_, at)| *at), json!(content.workforce));
        // The hub has rechecked every draft today.
        let rechecked_on = if scope.submitted { rome_date(plan.edited_at()) } else { application.population.today };
        row!(self.tables.application; scope.id, employer.id, scope.position, unit.id, scope.office, scope.submitted, application.status().as_str(),
            version(plan.steps.len()), content.benefit.as_str(), content.cause.map(|cause| cause.as_str()), plan.period.from(),
            plan.period.to(), content.event_on, content.weeks(), content.hours_requested, workforce,
            content.article10.map(|letter| letter.as_str()), content.union_communicated_on, content.union_concluded_on,
            content.union_workers, content.union_weeks, content.payment_mode.map(PaymentMode::as_str), declared, plan.opened_at, updated_at,
            plan.sent_at(), application.protocol, plan.sent_at().and(plan.intermediary).map(|at| application.population.intermediaries[at].id),
            operator.map(|held| held.id), operator.map(|_| application.population.capacity_name(plan.operator)),
            operator.map(|held| application.population.accounts[held.account].id), plan.decided_at(), counts.blocking,
            counts.warning, counts.info, count(application.attached.len()), count(application.workers.len()),
            content.fund.map(|fund| fund.as_str()), rechecked_on, content.due_on(), content.ticket.as_str());
    }

    fn dossier(&mut self, application: &SeededApplication<'_>, scope: &RowScope) {
        if application.dossier == ApplicationDetails::default() {
            return;
        }
        let report = application.dossier.report.as_ref().map(|report| report.keep().expect(IS_JSON));
        row!(self.tables.dossier; scope.id, scope.position, scope.office, scope.submitted, json!(application.dossier.circumstances), report);
    }

    fn workers(&mut self, application: &SeededApplication<'_>, scope: &RowScope) {
        for worker in &application.workers {
            row!(self.tables.beneficiary; worker.id.0, scope.id, scope.position, scope.office, scope.submitted, worker.ordinal,
                worker.tax_code, worker.qualification.as_str(), worker.hired_on, worker.contract_hours, worker.effective_days,
                worker.contractor_days, worker.hours_requested, worker.iban, worker.particulars.kept().expect(IS_JSON));
        }
    }

    fn history(&mut self, application: &SeededApplication<'_>, scope: &RowScope) {
        let fields = ["cause", "period", "hoursRequested", "workforce", "paymentMode", "beneficiaries"].map(ToOwned::to_owned).to_vec();
        let Some(applicant) = application.changes.first() else { return };
        row!(self.tables.draft_change; scope.id, scope.position, scope.office, scope.submitted, 2, applicant.by.name, fields, application.plan.edited_at());
        for (change, passed) in application.changes.iter().zip(0..) {
            let by = &change.by;
            let version = if change.from.is_none() { 1 } else { version(passed) };
            row!(self.tables.status_change; change.id, scope.id, scope.position, scope.office, scope.submitted, version,
                change.from.map(Status::as_str), change.to.as_str(), change.at, by.account.map(|id| id.0), by.capacity.map(|id| id.0), by.name,
                by.role, by.subject, by.on_behalf_of, change.reason);
            // Submission and protocol are one event: that of the protocol.
            if change.from.is_some() && change.to != Status::Submitted {
                self.push_status_event(scope, change, version);
            }
        }
    }

    fn push_status_event(&mut self, scope: &RowScope, change: &StatusChange, version: i32) {
        let payload = json!({
            "from": change.from.map(Status::as_str), "to": change.to.as_str(), "version": version,
            "actor": change.by.name, "actorAccount": change.by.account, "role": change.by.role, "reason": change.reason,
        });
        self.push_event(scope, EventKind::ApplicationStatusChanged, change.at, true, &payload);
    }

    fn push_event(&mut self, scope: &RowScope, kind: EventKind, at: DateTime<Utc>, submitted: bool, payload: &Value) {
        let payload = payload.to_string();
        self.events.push(PendingEvent {
            at,
            kind,
            application: scope.id,
            position: scope.position,
            office: scope.office,
            submitted,
            payload,
        });
    }

    fn alerts(&mut self, application: &SeededApplication<'_>, scope: &RowScope, findings: &[Finding], rng: &mut Rng) {
        let at = application.plan.sent_at().unwrap_or_else(|| application.plan.edited_at());
        for (finding, ordinal) in findings.iter().zip(0..) {
            let computed: Vec<Computed> = finding.computed.iter().map(Into::into).collect();
            row!(self.tables.alert; rng.uuid(at), scope.id, scope.position, scope.office, scope.submitted, finding.rule.as_str(),
                finding.severity.as_str(), finding.path.join("."), finding.message, json!(computed), ordinal, at);
        }
        if !findings.is_empty() {
            self.push_event(scope, EventKind::AlertsChanged, application.plan.edited_at(), false, &json!({}));
        }
    }

    fn inquiry(&mut self, application: &SeededApplication<'_>, scope: &RowScope, rng: &mut Rng) -> Option<Uuid> {
        let opened =
            application.changes.iter().find(|change| matches!(change.to, Status::IntegrationRequested | Status::DocumentsRequested))?;
        let after = |to| {
            application.changes.iter().find(|change| change.at >= opened.at && change.to == to).filter(|change| change.id != opened.id)
        };
        let (answer, expiry) = (after(Status::IntegrationReceived), after(Status::IntegrationExpired));
        let closed = application
            .changes
            .iter()
            .skip_while(|change| change.id != opened.id)
            .find(|change| change.to == Status::UnderReview || is_end(change.to));
        let status = match (closed, answer, expiry) {
            (Some(_), ..) => "CLOSED",
            (_, Some(_), _) => "ANSWERED",
            (_, _, Some(_)) => "EXPIRED",
            _ => "DELIVERED",
        };
        let (kind, text, items) = inquiry_texts(opened.to);
        let due = integration_answer_due(rome_date(opened.at));
        let late = answer.map(|answer| rome_date(answer.at) > due);
        let id = rng.uuid(opened.at);
        row!(self.tables.interlocution; id, scope.id, scope.position, scope.office, scope.submitted, kind, status, text, items, opened.at,
            opened.by.name, opened.by.account.map(|id| id.0), opened.at, due, answer.map(|answer| answer.at), late, closed.map(|change| change.at));
        self.push_event(
            scope,
            EventKind::InterlocutionOpened,
            opened.at,
            true,
            &json!({ "interlocution": id, "kind": kind, "dueOn": due }),
        );
        if let Some(answer) = answer {
            row!(self.tables.interlocution_answer; rng.uuid(answer.at), id, scope.id, scope.position, scope.office, scope.submitted,
                "Si trasmettono gli elementi richiesti; l'attività è ripresa regolarmente.", answer.at, late.unwrap_or_default(),
                answer.by.name, answer.by.account.map(|id| id.0), answer.by.on_behalf_of);
        }
        Some(id)
    }

    fn documents(&mut self, application: &SeededApplication<'_>, scope: &RowScope, inquiry: Option<Uuid>) {
        let Some(applicant) = application.changes.first() else { return };
        for document in &application.attached {
            let size = i64::try_from(document.sample.bytes.len()).unwrap_or(i64::MAX);
            row!(self.tables.document; document.id, scope.id, scope.position, scope.office, scope.submitted,
                inquiry.filter(|_| document.answers_inquiry), document.kind, document.sample.name, document.sample.media_type, size,
                document.sample.sha256, document.sample.storage_key(), document.at, applicant.by.name, applicant.by.account.map(|id| id.0),
                applicant.by.capacity.map(|id| id.0));
        }
    }

    fn decision(&mut self, application: &SeededApplication<'_>, scope: &RowScope, rng: &mut Rng) {
        let decided = application.changes.iter().find(|change| change.to.is_decided());
        let reviewed = application.changes.iter().rev().find(|change| change.to == Status::UnderReview);
        let Some(reviewed) = reviewed else { return };
        let is_open = application.status() == Status::UnderReview && rng.chance(50);
        if decided.is_none() && !is_open {
            return;
        }
        let outcome = decided.map_or(Status::Accepted, |change| change.to);
        let granted = Granted::of(application, outcome);
        let proposed_at = reviewed.at + chrono::Duration::minutes(2);
        let proposer = |actor: &Actor| actor.account.map(|id| id.0);
        row!(self.tables.proposal; rng.uuid(proposed_at), scope.id, scope.position, scope.office, scope.submitted,
            if decided.is_some() { "SIGNED" } else { "OPEN" }, outcome.as_str(), decided.and_then(|change| change.reason),
            application.plan.cause.is_unavoidable_for(application.plan.benefit), granted.as_ref().map_or_else(|| json!([]), Granted::periods), proposed_at, reviewed.by.name,
            proposer(&reviewed.by), decided.map(|change| change.at), decided.map(|change| change.by.name.clone()),
            decided.and_then(|change| proposer(&change.by)));
        if let (Some(decided), Some(granted)) = (decided, granted) {
            self.authorization(application, scope, decided, &granted, rng);
        }
    }

    fn authorization(
        &mut self,
        application: &SeededApplication<'_>,
        scope: &RowScope,
        decided: &StatusChange,
        granted: &Granted,
        rng: &mut Rng,
    ) {
        let (id, day, plan) = (rng.uuid(decided.at), rome_date(decided.at), application.plan);
        let direct = application.content.payment_mode == Some(PaymentMode::Direct);
        let unavoidable = plan.cause.is_unavoidable_for(plan.benefit);
        row!(self.tables.authorization_grant; id, scope.id, scope.position, scope.office, scope.submitted, application.authorization_number(), day, day, granted.workers,
            granted.hours, unavoidable, !unavoidable, decided.reason, (!direct).then(|| offset_deadline(granted.to, day)),
            direct.then(|| direct_payment_deadline(plan.period.from(), day)));
        row!(self.tables.authorized_period; rng.uuid(decided.at), id, scope.id, scope.position, scope.office, scope.submitted,
            plan.period.from(), granted.to, granted.workers, granted.hours);
    }
}

const fn is_end(status: Status) -> bool {
    status.is_decided() || matches!(status, Status::Withdrawn)
}

fn inquiry_texts(to: Status) -> (&'static str, &'static str, Vec<String>) {
    if to == Status::DocumentsRequested {
        let items = vec!["Copia del contratto di appalto".to_owned()];
        return ("DECLARATION_CHECK", "Si chiede di documentare quanto dichiarato nella domanda.", items);
    }
    let items = vec!["Elementi sulla ripresa dell'attività".to_owned(), "Ore perse per giorno".to_owned()];
    ("SUPPLEMENTARY_INQUIRY", "La relazione tecnica va integrata (art. 11 c. 2 D.M. 95442/2016).", items)
}

/// The version after so many steps: creating and filling in the draft are the first two.
fn version(steps: usize) -> i32 {
    count(steps) + 2
}

fn count(of: usize) -> i32 {
    i32::try_from(of).unwrap_or(i32::MAX)
}
