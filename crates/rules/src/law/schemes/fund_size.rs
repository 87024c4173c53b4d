//! What the size of a firm tells of the wage-integration fund (FIS), art. 29 D.Lgs. 148/2015 as amended by L. 234/2021.
//!
//! Sizes are average employees of the half-year before, with decimals: 5 is small, 5.01 is not.

use rust_decimal::Decimal;

/// Average employees up to which the fund grants fewer weeks, and asks for a lower contribution once it was not used for long.
pub const SMALL_FIRM: Decimal = Decimal::from_parts(5, 0, 0, false, 0);

/// Average employees beyond which the extraordinary benefit takes the place of the fund, for its causes.
pub const LARGE_FIRM: Decimal = Decimal::from_parts(15, 0, 0, false, 0);

/// Weeks that the fund grants in the mobile two-year period: 13 up to five employees, 26 beyond.
pub fn weeks_in_two_years(employees: Decimal) -> u32 {
    if employees <= SMALL_FIRM { 13 } else { 26 }
}

/// Whether the firm has more than fifteen employees: for extraordinary causes it turns to the extraordinary benefit.
pub fn is_large(employees: Decimal) -> bool {
    employees > LARGE_FIRM
}

/// Whether the firm has an employee at least, as the fund requires since 2022.
pub fn is_within_reach_of_fund(employees: Decimal) -> bool {
    employees > Decimal::ZERO
}
