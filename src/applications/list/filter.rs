//! Which applications a list is about, among those that the viewer sees.

use async_graphql::InputObject;
use omnia_rules::cause::{Benefit, Cause};
use omnia_rules::controls::PaymentMode;
use omnia_rules::identifiers::{self, InvalidIdentifier};
use sqlx::{Postgres, QueryBuilder};

use crate::applications::lifecycle::status::Status;
use crate::applications::list::days::DateRangeInput;
use crate::applications::list::search::{Search, employers_named};
use crate::core::error::{Error, Refusal, Result};
use crate::core::graph::identifiers::{TaxCode, Ticket};
use crate::core::ids::{CapacityId, EmployerId, OfficeId, ServingId, UnitId};

/// Which applications, among those that the viewer sees. All that is given must hold.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, InputObject)]
pub struct ApplicationFilter {
    /// Those in one of these.
    pub status: Option<Vec<Status>>,
    /// Those for this benefit.
    pub benefit: Option<Benefit>,
    /// Those with this cause.
    pub cause: Option<Cause>,
    /// Those that are paid so.
    pub payment_mode: Option<PaymentMode>,
    /// A tax code, a position number or a protocol number, whole; or the beginnings of words of the employer's name.
    pub search: Option<String>,
    /// The one with this ticket.
    pub ticket: Option<Ticket>,
    /// Those of this employer.
    pub employer_id: Option<EmployerId>,
    /// Those of this productive unit.
    pub unit_id: Option<UnitId>,
    /// Those that ask for some day of this range.
    pub period: Option<DateRangeInput>,
    /// Those that were submitted within these days, by the calendar of Rome.
    pub submitted: Option<DateRangeInput>,
    /// Those that this office examines or decided; of a draft, the office of its unit.
    pub office_id: Option<OfficeId>,
    /// Those that have, or have not, an open alert that stops the submission.
    pub has_blocking_alerts: Option<bool>,
    /// Those that the viewer, an operator, has in hand.
    #[graphql(default)]
    pub mine: bool,
    /// Those that this operator has in hand, or had when they were decided: the id of a colleague, of an official, or of
    /// their capacity.
    pub operator_id: Option<ServingId>,
    /// Those with this worker on their list, by the whole tax code. For who sees personal data alone; the access log counts the worker.
    pub worker: Option<TaxCode>,
    /// Those that some operator has in hand and nobody has decided.
    #[graphql(skip)]
    pub in_hand: bool,
}

impl ApplicationFilter {
    /// What waits at the office.
    pub fn waiting() -> Self {
        Self { status: Some(vec![Status::Protocolled]), ..Self::default() }
    }

    /// The same of the queue of an office: what nobody has taken, or where it names an operator, what that one has in hand.
    pub fn in_queue(self) -> Self {
        match (&self.status, self.mine || self.operator_id.is_some()) {
            (Some(_), _) => self,
            (None, true) => Self { in_hand: true, ..self },
            (None, false) => Self { status: Self::waiting().status, ..self },
        }
    }

    /// As it is looked for: refused where its days stand upside down, or a code is none.
    pub fn checked(mut self) -> Result<Self> {
        for (name, range) in [("period", self.period), ("submitted", self.submitted)] {
            range.unwrap_or_default().check(name)?;
        }
        let refusal = |invalid: &InvalidIdentifier, at: &str| Error::BadRequest(Refusal::from(invalid).at(["filter", at]));
        if let Some(code) = &mut self.worker {
            code.0 = identifiers::TaxCode::parse(&code.0).map_err(|invalid| refusal(&invalid, "worker"))?.to_string();
        }
        if let Some(ticket) = &mut self.ticket {
            ticket.0 = identifiers::Ticket::parse(&ticket.0).map_err(|invalid| refusal(&invalid, "ticket"))?.to_string();
        }
        Ok(self)
    }

    /// Adds its conditions on table application named a; `me` is the capacity of who asks.
    pub fn push(&self, query: &mut QueryBuilder<Postgres>, me: CapacityId) {
        self.push_kinds(query);
        self.push_ties(query, me);
        self.push_days(query);
        if let Some(wanted) = self.has_blocking_alerts {
            query.push(if wanted { " and a.blocking_alerts > 0" } else { " and a.blocking_alerts = 0" });
        }
        match self.search.as_deref().map_or(Search::All, Search::read) {
            Search::ProtocolNumber(number) => {
                query.push(" and a.protocol_number = ").push_bind(number);
            }
            Search::PositionNumber(number) => {
                query.push(" and a.position_id = any(array(select id from position where number = ").push_bind(number).push("))");
            }
            search => employers_named(query, "a.employer_id", &search),
        }
    }

    fn push_kinds(&self, query: &mut QueryBuilder<Postgres>) {
        let statuses: Option<Vec<&str>> = self.status.as_ref().map(|list| list.iter().map(|name| (*name).as_str()).collect());
        match statuses.as_deref() {
            None => {}
            // One status alone keeps the order of the queue's index.
            Some([status]) => {
                query.push(" and a.status = ").push_bind((*status).to_owned());
            }
            Some(statuses) => {
                let statuses: Vec<String> = statuses.iter().map(|status| (*status).to_owned()).collect();
                query.push(" and a.status = any(").push_bind(statuses).push(")");
            }
        }
        if let Some(benefit) = self.benefit {
            query.push(" and a.benefit = ").push_bind(benefit.as_str());
        }
        if let Some(cause) = self.cause {
            query.push(" and a.cause = ").push_bind(cause.as_str());
        }
        if let Some(mode) = self.payment_mode {
            query.push(" and a.payment_mode = ").push_bind(mode.as_str());
        }
    }

    fn push_ties(&self, query: &mut QueryBuilder<Postgres>, me: CapacityId) {
        if let Some(ticket) = &self.ticket {
            query.push(" and a.ticket = ").push_bind(ticket.0.clone());
        }
        if let Some(employer) = self.employer_id {
            query.push(" and a.employer_id = ").push_bind(employer.0);
        }
        if let Some(unit) = self.unit_id {
            query.push(" and a.unit_id = ").push_bind(unit.0);
        }
        if let Some(office) = self.office_id {
            query.push(" and a.office_id = ").push_bind(office.0);
        }
        if self.mine {
            query.push(" and a.operator_capacity_id = ").push_bind(me.0);
        }
        if let Some(operator) = self.operator_id {
            query.push(" and a.operator_capacity_id = ").push_bind(operator.0);
        }
        if self.in_hand {
            query.push(" and a.status in ").push(in_hand());
        }
        // A sub-select of keys, so that the policy keeps no index unused.
        if let Some(worker) = &self.worker {
            let keys = " and a.id = any(array(select application_id from beneficiary where tax_code = ";
            query.push(keys).push_bind(worker.0.clone()).push("))");
        }
    }

    fn push_days(&self, query: &mut QueryBuilder<Postgres>) {
        let period = self.period.unwrap_or_default();
        if let Some(from) = period.from {
            query.push(" and a.period_to >= ").push_bind(from.0);
        }
        if let Some(to) = period.to {
            query.push(" and a.period_from <= ").push_bind(to.0);
        }
        let (from, until) = self.submitted.unwrap_or_default().instants();
        if let Some(from) = from {
            query.push(" and a.submitted_at >= ").push_bind(from);
        }
        if let Some(until) = until {
            query.push(" and a.submitted_at < ").push_bind(until);
        }
    }
}

/// The statuses of what an operator has in hand, as they stand in the index of it: an index that holds some rows alone is found by such a list.
fn in_hand() -> String {
    let statuses = Status::ALL.iter().filter(|status| status.is_in_hand()).map(|status| format!("'{status}'"));
    format!("({})", statuses.collect::<Vec<_>>().join(", "))
}
