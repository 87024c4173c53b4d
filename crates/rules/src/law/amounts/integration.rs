//! What a worker is paid for the hours lost in a month, art. 3 D.Lgs. 148/2015.

use rust_decimal::Decimal;

use super::Ceiling;
use super::exact::{cents, number, quotient};

/// The part of the pay that is integrated, art. 3 c. 1 D.Lgs. 148/2015.
const INTEGRATED: Decimal = number("0.80");

/// What the reduction of 5.84 % leaves, art. 26 L. 41/1986.
pub(super) const AFTER_REDUCTION: Decimal = number("0.9416");

/// The hours that a worker lost in a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LostHours {
    /// What the worker would have had for an hour, every element of the pay included, in euro.
    pub hourly_pay: Decimal,
    /// The hours lost; those beyond the workable ones are left out.
    pub hours: Decimal,
    /// The hours that the worker could work in the month.
    pub workable_hours: Decimal,
}

named! {
    /// What sets an amount.
    Bound as "AmountBound" {
        /// Eighty per cent of the pay.
        Pay = "PAY",
        /// The ceiling.
        Ceiling = "CEILING",
    }
}

/// What a worker is paid for the hours lost in a month, in euro.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Integration {
    /// Before the reduction of 5.84 %, rounded.
    pub gross: Decimal,
    /// After it, rounded.
    pub net: Decimal,
    /// What sets the amount.
    pub bound: Bound,
    /// The ceiling of the month, where there is one.
    pub ceiling: Option<Ceiling>,
    /// The hours paid.
    pub hours: Decimal,
    /// The hours that the worker could work in the month.
    pub workable_hours: Decimal,
    /// The pay of the hours lost, unrounded: what the employer's contribution is reckoned on.
    pub lost_pay: Decimal,
}

/// Eighty per cent of the pay of the hours lost, or the same part of the ceiling that they are of the workable hours,
/// if lower (INPS msg 17610/2012).
///
/// Rounded once, at the end: the net comes from the unrounded gross, or from the net ceiling when the ceiling binds, so
/// that a whole month at the ceiling is paid the net that is published.
pub fn integration(lost: LostHours, ceiling: Option<Ceiling>) -> Integration {
    let workable_hours = lost.workable_hours.max(Decimal::ZERO);
    let hours = lost.hours.clamp(Decimal::ZERO, workable_hours);
    let hourly_pay = lost.hourly_pay.max(Decimal::ZERO);
    let hourly = hourly_pay.saturating_mul(INTEGRATED);
    let binding = ceiling.filter(|ceiling| ceiling.gross <= hourly.saturating_mul(workable_hours));
    let by_pay = || hourly.saturating_mul(hours);
    let part_of = |month: Decimal| quotient(month.saturating_mul(hours), workable_hours);
    let gross = binding.map_or_else(by_pay, |ceiling| part_of(ceiling.gross));
    let net = binding.map_or_else(|| gross.saturating_mul(AFTER_REDUCTION), |ceiling| part_of(ceiling.net));
    Integration {
        gross: cents(gross),
        net: cents(net),
        bound: if binding.is_some() { Bound::Ceiling } else { Bound::Pay },
        ceiling,
        hours,
        workable_hours,
        lost_pay: hourly_pay.saturating_mul(hours),
    }
}

/// The hourly pay from which the ceiling binds, to four decimals; none in a month without workable hours.
pub fn break_even_hourly(ceiling: Ceiling, workable_hours: Decimal) -> Option<Decimal> {
    let hourly = ceiling.gross.checked_div(INTEGRATED.saturating_mul(workable_hours))?;
    Some(hourly.round_dp(4))
}
