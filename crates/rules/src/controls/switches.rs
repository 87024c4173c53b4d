//! Questions that the sources leave open: each is a switch with the reading that holds until one is found.

use rust_decimal::Decimal;

/// How open questions are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Switches {
    /// R11: whether the hours of unavoidable events count in the third of the workable hours. The text of art. 12 c. 4
    /// exempts them from c. 2 and c. 3 only; what the institute does is not published.
    pub third_counts_unavoidable: bool,
    /// R28: the wind, in knots, from which work stops. No threshold is published: none by default.
    pub wind_knots: Option<Decimal>,
    /// R30: full years in a row that make a yearly set of indicators. No count is published: two, so that they compare.
    pub indicator_years: u32,
    /// R31: whether lack of work of a firm younger than three months is reported; INPS circ. 139/2016, as remembered.
    pub new_firms_are_reported: bool,
    /// R35 and R46: whether an employer who never used the benefit contributes at the reduced rates. The text names
    /// months after the end of the last use.
    pub never_used_is_reduced: bool,
    /// R53: whether an insolvency procedure frees from the additional contribution of the ordinary benefit.
    pub insolvency_frees_contribution: bool,
    /// R32: whether a position number whose last two digits are not the first eight modulo 93 is hinted at. The formula is
    /// published in no act of the institute, so the hint is off, and never stops anything.
    pub hints_at_position_check_digits: bool,
}

/// Every switch: the controls that ask, the question, and what holds until an answer is found.
pub const SWITCHES: &[(&str, &str, &str)] = &[
    ("R11", "Do the hours of unavoidable events count in the third of the workable hours?", "yes"),
    ("R28", "From which wind, in knots, does work stop?", "no threshold"),
    ("R30", "How many full years in a row make a yearly set of indicators?", "2"),
    ("R31", "Is lack of work of a firm younger than three months told?", "yes"),
    ("R32", "Are the last two digits of a position number held to be the first eight modulo 93?", "no"),
    ("R34, R35, R46", "Does an employer who never used the benefit contribute at the reduced rates?", "no"),
    ("R53", "Does an insolvency procedure free from the additional contribution?", "yes"),
];

impl Default for Switches {
    fn default() -> Self {
        Self {
            third_counts_unavoidable: true,
            wind_knots: None,
            indicator_years: 2,
            new_firms_are_reported: true,
            never_used_is_reduced: false,
            insolvency_frees_contribution: true,
            hints_at_position_check_digits: false,
        }
    }
}
