//! Exact decimals: none is a float, and none panics.

use rust_decimal::{Decimal, RoundingStrategy};

/// A number written in a table of this crate, such as `1423.69`; it is read at compile time.
pub(super) const fn number(text: &str) -> Decimal {
    let bytes = text.as_bytes();
    let (mut digits, mut decimals, mut after_point, mut at) = (0, 0, 0, 0);
    while at < bytes.len() {
        match (bytes[at] as char).to_digit(10) {
            Some(digit) => (digits, decimals) = (digits * 10 + digit, decimals + after_point),
            None => after_point = 1,
        }
        at += 1;
    }
    Decimal::from_parts(digits, 0, 0, false, decimals)
}

/// Rounded to the cent, halves away from zero, and written with both decimals.
pub(super) fn cents(amount: Decimal) -> Decimal {
    let mut rounded = amount.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
    rounded.rescale(2);
    rounded
}

/// A quotient; nothing, when it is divided by nothing.
pub(super) fn quotient(dividend: Decimal, divisor: Decimal) -> Decimal {
    dividend.checked_div(divisor).unwrap_or_default()
}

/// A sum that stays within what a decimal holds.
pub(super) fn total(amounts: impl IntoIterator<Item = Decimal>) -> Decimal {
    amounts.into_iter().fold(Decimal::ZERO, Decimal::saturating_add)
}
