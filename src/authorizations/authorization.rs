//! Authorizations: what was granted, under which number, and until when it can be used.

use chrono::NaiveDate;
use omnia_rules::controls::PaymentMode;
use omnia_rules::deadlines::{direct_payment_deadline, last_usable_month, offset_deadline, safe_day};
use omnia_rules::identifiers::AuthorizationNumber;
use rust_decimal::Decimal;

use super::terms::Terms;
use crate::applications::Application;
use crate::core::ids::{ApplicationId, AuthorizationId, OfficeId, PositionId};

/// A benefit as it was granted.
#[derive(Debug, Clone)]
pub struct Authorization {
    pub id: AuthorizationId,
    pub application: ApplicationId,
    pub position: PositionId,
    pub office: OfficeId,
    pub number: String,
    pub decided_on: NaiveDate,
    /// The day on which it was published to the applicant.
    pub notified_on: NaiveDate,
    pub workers: i32,
    pub hours: Decimal,
    pub unavoidable: bool,
    pub contribution_due: bool,
    pub reasons: Option<String>,
    /// Where the employer pays and offsets.
    pub offset_deadline: Option<NaiveDate>,
    /// Where the institute pays.
    pub direct_payment_deadline: Option<NaiveDate>,
}

impl Authorization {
    /// What the terms grant, decided and published on one day.
    pub fn of(id: AuthorizationId, application: &Application, terms: &Terms, number: &AuthorizationNumber, on: NaiveDate) -> Self {
        let (first, last) = (terms.periods.first().map(|period| period.from), terms.periods.last().map(|period| period.to));
        // The offset is the rule, direct payment the exception (art. 7 D.Lgs. 148/2015): who asked for neither offsets.
        let is_direct = application.content.payment_mode == Some(PaymentMode::Direct);
        Self {
            id,
            application: application.id,
            position: application.position,
            office: application.office,
            number: number.as_str().to_owned(),
            decided_on: on,
            notified_on: on,
            workers: terms.workers(),
            hours: terms.hours(),
            unavoidable: terms.unavoidable,
            contribution_due: terms.contribution_due,
            reasons: terms.reasons.clone(),
            offset_deadline: last.filter(|_| !is_direct).map(|last| offset_deadline(last, on)),
            direct_payment_deadline: first.filter(|_| is_direct).map(|first| direct_payment_deadline(first, on)),
        }
    }

    /// The day to act by, where the deadline falls on a holiday: it does not move on.
    pub fn safe_day(&self) -> Option<NaiveDate> {
        self.offset_deadline.or(self.direct_payment_deadline).and_then(safe_day)
    }

    /// The last pay month, as its first day, that still settles the offset in time.
    pub fn last_usable_month(&self) -> Option<NaiveDate> {
        self.offset_deadline.map(last_usable_month)
    }
}
