//! R51: the months of the events, and the term that each would have by itself.

use omnia_rules::weather::{EventMonth, event_months};
use rstest::rstest;

use crate::date;

#[test]
fn r51_each_month_has_its_first_event_and_its_term() {
    let months = event_months(["2026-02-03", "2026-01-30", "2026-01-28", "2026-02-09"].map(date));
    let january = EventMonth { first_event: date("2026-01-28"), due: date("2026-02-28") };
    let february = EventMonth { first_event: date("2026-02-03"), due: date("2026-03-31") };

    assert_eq!(months, [january, february]);
}

#[test]
fn r51_the_same_month_of_two_years_is_two_months() {
    assert_eq!(event_months(["2026-01-28", "2027-01-28"].map(date)).len(), 2);
    assert!(event_months([]).is_empty());
}

#[rstest]
#[case::last_day("2026-02-28", false)]
#[case::the_day_after("2026-03-01", true)]
fn r51_a_month_is_late_after_its_term(#[case] today: &str, #[case] late: bool) {
    assert_eq!(event_months([date("2026-01-28")])[0].is_late(date(today)), late);
}
