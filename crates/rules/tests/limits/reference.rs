//! The walk against the letter of the rule, week by week over any history.

use std::collections::BTreeSet;

use chrono::Days;
use omnia_rules::calendar::Week;
use omnia_rules::cause::Cause;
use omnia_rules::limits::{Grant, WeekVerdict};
use proptest::prelude::*;

use crate::unit::{asked_for, date, days, granted, judged, weeks};

fn monday(index: u64) -> String {
    (date("2020-01-06") + Days::new(index * 7)).to_string()
}

/// The walk as it is written: count, compare, take.
fn by_the_letter(mut used: BTreeSet<Week>, requested: &[Week]) -> Vec<bool> {
    let mut grant = |week: &Week| {
        let before = used.range(week.earlier(103)..*week).count();
        let fits = before < 52;
        if fits {
            used.insert(*week);
        }
        fits
    };
    requested.iter().map(&mut grant).collect()
}

proptest! {
    /// One week in eight at least is free, so that no row is long enough to be refused for itself.
    #[test]
    fn r06_the_walk_grants_what_the_letter_grants(
        weeks_used in prop::collection::btree_set(0_u64..400, 0..400),
        start in 100_u64..400,
        length in 1_u64..30,
    ) {
        let used: Vec<_> = weeks_used.into_iter().filter(|index| index % 8 != 0).collect();
        let grants: Vec<Grant> = used.iter().map(|index| days(3, &monday(*index))).collect();
        let requested = asked_for(Cause::MarketCrisis, None, weeks(length, &monday(start)));
        let used_weeks = grants.iter().map(|grant| Week::of(grant.from)).collect();

        let simulation = judged(&granted(grants), &requested);

        let outcomes: Vec<_> = simulation.weeks.iter().map(|week| week.verdict == WeekVerdict::Granted).collect();
        prop_assert_eq!(outcomes, by_the_letter(used_weeks, &requested.weeks()));
    }

    #[test]
    fn no_two_years_hold_more_than_fifty_two_weeks_granted(start in 0_u64..400, length in 1_u64..400) {
        let simulation = judged(&granted([]), &asked_for(Cause::MarketCrisis, None, weeks(length, &monday(start))));

        prop_assert!(simulation.weeks.iter().filter(|week| week.verdict == WeekVerdict::Granted).all(|week| week.counted < 52));
    }
}
