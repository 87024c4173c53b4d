//! The rows of a composed application, and the events that its story told.

use chrono::{DateTime, Utc};
use omnia_rules::calendar::rome_date;
use omnia_rules::controls::Finding;
use omnia_rules::deadlines::{direct_payment_deadline, integration_answer_due, offset_deadline};
use serde_json::{Value, json};
use uuid::Uuid;

use super::copy_text::row;
use super::tables::ApplicationTables;
use crate::alerts::{Computed, Counts};
use crate::applications::{Actor, ApplicationDetails, PaymentMode, Status};
use crate::core::events::EventKind;
use crate::seed::application::Granted;
use crate::seed::application::{Case, Turn};
use crate::seed::rng::Draw;

/// Why what is made up can be kept.
const KEPT: &str = "texts, days and numbers are JSON";

/// An event that is yet to take its place among all others.
pub struct Told {
    pub at: DateTime<Utc>,
    pub kind: EventKind,
    pub application: Uuid,
    pub position: Uuid,
    pub office: Uuid,
    pub submitted: bool,
    pub payload: String,
}

/// Where the rows of applications are gathered.
pub struct Written<'a> {
    pub tables: &'a mut ApplicationTables,
    pub told: &'a mut Vec<Told>,
}

/// What each row of an application repeats.
struct Place {
    id: Uuid,
    position: Uuid,
    office: Uuid,
    submitted: bool,
}

impl Written<'_> {
    /// Writes an application with all that hangs on it.
    pub fn write(&mut self, case: &Case<'_>, findings: &[Finding], draw: &mut Draw) {
        let unit = &case.world.units[case.plan.unit];
        let place = Place {
            id: case.id,
            position: case.world.positions[unit.position].id,
            office: case.world.offices[unit.office].id,
            submitted: case.status() != Status::Draft,
        };
        self.application(case, &place, Counts::of(findings));
        self.dossier(case, &place);
        self.workers(case, &place);
        self.history(case, &place);
        self.alerts(case, &place, findings, draw);
        let inquiry = self.inquiry(case, &place, draw);
        self.documents(case, &place, inquiry);
        self.decision(case, &place, draw);
    }

    fn application(&mut self, case: &Case<'_>, place: &Place, counts: Counts) {
        let (plan, content, unit) = (case.plan, &case.content, &case.world.units[case.plan.unit]);
        let employer = &case.world.employers[case.world.positions[unit.position].employer];
        let taken = plan.steps.iter().any(|(status, _)| *status == Status::Assigned);
        let operator = taken.then(|| &case.world.capacities[plan.operator]);
        let declared = place.submitted.then(|| json!({"data_are_true": true, "knows_consequences": true, "is_transitory": true}));
        let (updated_at, workforce) = (plan.steps.last().map_or(plan.edited_at(), |(_, at)| *at), json!(content.workforce));
        // The clock looked at every draft today.
        let looked_on = if place.submitted { rome_date(plan.edited_at()) } else { case.world.today };
        row!(self.tables.application; place.id, employer.id, place.position, unit.id, place.office, place.submitted, case.status().as_str(),
            version(plan.steps.len()), content.benefit.as_str(), content.cause.map(|cause| cause.as_str()), plan.period.from(),
            plan.period.to(), content.event_on, content.weeks(), content.hours_requested, workforce,
            content.article10.map(|letter| letter.as_str()), content.union_communicated_on, content.union_concluded_on,
            content.union_workers, content.union_weeks, content.payment_mode.map(PaymentMode::as_str), declared, plan.opened_at, updated_at,
            plan.sent_at(), case.protocol, plan.sent_at().and(plan.intermediary).map(|at| case.world.intermediaries[at].id),
            operator.map(|held| held.id), operator.map(|_| case.world.capacity_name(plan.operator)), plan.decided_at(), counts.blocking,
            counts.warning, counts.info, count(case.attached.len()), count(case.workers.len()),
            content.fund.map(|fund| fund.as_str()), looked_on, content.due_on());
    }

    fn dossier(&mut self, case: &Case<'_>, place: &Place) {
        if case.dossier == ApplicationDetails::default() {
            return;
        }
        let report = case.dossier.report.as_ref().map(|report| report.keep().expect(KEPT));
        row!(self.tables.dossier; place.id, place.position, place.office, place.submitted, json!(case.dossier.circumstances), report);
    }

    fn workers(&mut self, case: &Case<'_>, place: &Place) {
        for worker in &case.workers {
            row!(self.tables.beneficiary; worker.id.0, place.id, place.position, place.office, place.submitted, worker.ordinal,
                worker.tax_code, worker.qualification.as_str(), worker.hired_on, worker.contract_hours, worker.effective_days,
                worker.contractor_days, worker.hours_requested, worker.iban, worker.particulars.kept().expect(KEPT));
        }
    }

    fn history(&mut self, case: &Case<'_>, place: &Place) {
        let fields = ["cause", "period", "hoursRequested", "workforce", "paymentMode", "beneficiaries"].map(ToOwned::to_owned).to_vec();
        let Some(applicant) = case.turns.first() else { return };
        row!(self.tables.draft_change; place.id, place.position, place.office, place.submitted, 2, applicant.by.name, fields, case.plan.edited_at());
        for (turn, passed) in case.turns.iter().zip(0..) {
            let by = &turn.by;
            let version = if turn.from.is_none() { 1 } else { version(passed) };
            row!(self.tables.status_change; turn.id, place.id, place.position, place.office, place.submitted, version,
                turn.from.map(Status::as_str), turn.to.as_str(), turn.at, by.account.map(|id| id.0), by.capacity.map(|id| id.0), by.name,
                by.role, by.subject, by.on_behalf_of, turn.reason);
            // Sending and its protocol are told as one: the protocol.
            if turn.from.is_some() && turn.to != Status::Submitted {
                self.tell(place, turn, version);
            }
        }
    }

    fn tell(&mut self, place: &Place, turn: &Turn, version: i32) {
        let payload = json!({
            "from": turn.from.map(Status::as_str), "to": turn.to.as_str(), "version": version,
            "actor": turn.by.name, "role": turn.by.role, "reason": turn.reason,
        });
        self.told(place, EventKind::ApplicationStatusChanged, turn.at, true, &payload);
    }

    fn told(&mut self, place: &Place, kind: EventKind, at: DateTime<Utc>, submitted: bool, payload: &Value) {
        let payload = payload.to_string();
        self.told.push(Told { at, kind, application: place.id, position: place.position, office: place.office, submitted, payload });
    }

    fn alerts(&mut self, case: &Case<'_>, place: &Place, findings: &[Finding], draw: &mut Draw) {
        let at = case.plan.sent_at().unwrap_or_else(|| case.plan.edited_at());
        for (finding, ordinal) in findings.iter().zip(0..) {
            let computed: Vec<Computed> = finding.computed.iter().map(Into::into).collect();
            row!(self.tables.alert; draw.key(at), place.id, place.position, place.office, place.submitted, finding.rule.as_str(),
                finding.severity.as_str(), finding.path.join("."), finding.message, json!(computed), ordinal, at);
        }
        if !findings.is_empty() {
            self.told(place, EventKind::AlertsChanged, case.plan.edited_at(), false, &json!({}));
        }
    }

    fn inquiry(&mut self, case: &Case<'_>, place: &Place, draw: &mut Draw) -> Option<Uuid> {
        let opened = case.turns.iter().find(|turn| matches!(turn.to, Status::IntegrationRequested | Status::DocumentsRequested))?;
        let after = |to| case.turns.iter().find(|turn| turn.at >= opened.at && turn.to == to).filter(|turn| turn.id != opened.id);
        let (answer, expiry) = (after(Status::IntegrationReceived), after(Status::IntegrationExpired));
        let closed =
            case.turns.iter().skip_while(|turn| turn.id != opened.id).find(|turn| turn.to == Status::UnderReview || is_end(turn.to));
        let status = match (closed, answer, expiry) {
            (Some(_), ..) => "CLOSED",
            (_, Some(_), _) => "ANSWERED",
            (_, _, Some(_)) => "EXPIRED",
            _ => "DELIVERED",
        };
        let (kind, text, items) = asked(opened.to);
        let due = integration_answer_due(rome_date(opened.at));
        let late = answer.map(|answer| rome_date(answer.at) > due);
        let id = draw.key(opened.at);
        row!(self.tables.interlocution; id, place.id, place.position, place.office, place.submitted, kind, status, text, items, opened.at,
            opened.by.name, opened.at, due, answer.map(|answer| answer.at), late, closed.map(|turn| turn.at));
        self.told(place, EventKind::InterlocutionOpened, opened.at, true, &json!({ "interlocution": id, "kind": kind, "dueOn": due }));
        if let Some(answer) = answer {
            row!(self.tables.interlocution_answer; draw.key(answer.at), id, place.id, place.position, place.office, place.submitted,
                "Si trasmettono gli elementi richiesti; l'attività è ripresa regolarmente.", answer.at, late.unwrap_or_default(),
                answer.by.name, answer.by.on_behalf_of);
        }
        Some(id)
    }

    fn documents(&mut self, case: &Case<'_>, place: &Place, inquiry: Option<Uuid>) {
        let Some(applicant) = case.turns.first() else { return };
        for paper in &case.attached {
            let size = i64::try_from(paper.sample.bytes.len()).unwrap_or(i64::MAX);
            row!(self.tables.document; paper.id, place.id, place.position, place.office, place.submitted,
                inquiry.filter(|_| paper.answers_inquiry), paper.kind, paper.sample.name, paper.sample.media_type, size,
                paper.sample.sha256, paper.sample.storage_key(), paper.at, applicant.by.name, applicant.by.capacity.map(|id| id.0));
        }
    }

    fn decision(&mut self, case: &Case<'_>, place: &Place, draw: &mut Draw) {
        let decided = case.turns.iter().find(|turn| turn.to.is_decided());
        let reviewed = case.turns.iter().rev().find(|turn| turn.to == Status::UnderReview);
        let Some(reviewed) = reviewed else { return };
        let is_open = case.status() == Status::UnderReview && draw.chance(50);
        if decided.is_none() && !is_open {
            return;
        }
        let outcome = decided.map_or(Status::Accepted, |turn| turn.to);
        let granted = Granted::of(case, outcome);
        let proposed_at = reviewed.at + chrono::Duration::minutes(2);
        let proposer = |actor: &Actor| actor.account.map(|id| id.0);
        row!(self.tables.proposal; draw.key(proposed_at), place.id, place.position, place.office, place.submitted,
            if decided.is_some() { "SIGNED" } else { "OPEN" }, outcome.as_str(), decided.and_then(|turn| turn.reason),
            case.plan.cause.is_unavoidable_for(case.plan.benefit), granted.as_ref().map_or_else(|| json!([]), Granted::periods), proposed_at, reviewed.by.name,
            proposer(&reviewed.by), decided.map(|turn| turn.at), decided.map(|turn| turn.by.name.clone()),
            decided.and_then(|turn| proposer(&turn.by)));
        if let (Some(decided), Some(granted)) = (decided, granted) {
            self.authorization(case, place, decided, &granted, draw);
        }
    }

    fn authorization(&mut self, case: &Case<'_>, place: &Place, decided: &Turn, granted: &Granted, draw: &mut Draw) {
        let (id, day, plan) = (draw.key(decided.at), rome_date(decided.at), case.plan);
        let direct = case.content.payment_mode == Some(PaymentMode::Direct);
        let unavoidable = plan.cause.is_unavoidable_for(plan.benefit);
        row!(self.tables.authorization_grant; id, place.id, place.position, place.office, place.submitted, case.authorization_number(), day, day, granted.workers,
            granted.hours, unavoidable, !unavoidable, decided.reason, (!direct).then(|| offset_deadline(granted.to, day)),
            direct.then(|| direct_payment_deadline(plan.period.from(), day)));
        row!(self.tables.authorized_period; draw.key(decided.at), id, place.id, place.position, place.office, place.submitted,
            plan.period.from(), granted.to, granted.workers, granted.hours);
    }
}

const fn is_end(status: Status) -> bool {
    status.is_decided() || matches!(status, Status::Withdrawn)
}

fn asked(to: Status) -> (&'static str, &'static str, Vec<String>) {
    if to == Status::DocumentsRequested {
        let items = vec!["Copia del contratto di appalto".to_owned()];
        return ("DECLARATION_CHECK", "Si chiede di documentare quanto dichiarato nella domanda.", items);
    }
    let items = vec!["Elementi sulla ripresa dell'attività".to_owned(), "Ore perse per giorno".to_owned()];
    ("SUPPLEMENTARY_INQUIRY", "La relazione tecnica va integrata (art. 11 c. 2 D.M. 95442/2016).", items)
}

/// A draft is made, then filled in; each step adds one.
fn version(steps: usize) -> i32 {
    count(steps) + 2
}

fn count(of: usize) -> i32 {
    i32::try_from(of).unwrap_or(i32::MAX)
}
