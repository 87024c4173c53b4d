//! What holds for any numbers.

use omnia_rules::amounts::{
    Cap, ContributionTerms, EstimateRequest, LostHours, Scale, Schedule, WorkWeek, WorkerPay, break_even_hourly, credit_fund_ceiling,
    estimate, integration, monthly_ceilings,
};
use omnia_rules::calendar::Period;
use proptest::prelude::*;
use rust_decimal::Decimal;

fn any_decimal() -> impl Strategy<Value = Decimal> {
    let wild = (any::<i64>(), 0_u32..19).prop_map(|(digits, scale)| Decimal::new(digits, scale));
    prop_oneof![
        wild,
        Just(Decimal::MAX),
        Just(Decimal::MIN),
        Just(Decimal::ZERO),
        (0_i64..100_000).prop_map(|cents| Decimal::new(cents, 2))
    ]
}

fn hundredths(range: std::ops::Range<i64>) -> impl Strategy<Value = Decimal> {
    range.prop_map(|hundredths| Decimal::new(hundredths, 2))
}

proptest! {
    #[test]
    fn r36_no_number_is_too_wild(
        hourly_pay in any_decimal(), hours in any_decimal(), workable_hours in any_decimal(), used in any::<u32>(),
    ) {
        let ceiling = monthly_ceilings(2026).expect("a published year").ordinary;
        let paid = integration(LostHours { hourly_pay, hours, workable_hours }, Some(ceiling));
        let _ = (break_even_hourly(ceiling, workable_hours), credit_fund_ceiling(2026, hourly_pay));
        let period = Period::new("2026-06-30".parse().expect("a date"), "2026-07-02".parse().expect("a date")).expect("upright");
        let schedule = Schedule::Weekly { hours: workable_hours, week: WorkWeek::SixDays };
        let contribution = Some(ContributionTerms::Additional { scale: Scale::Ordinary, weeks_used: used });
        let workers = vec![WorkerPay { worker: 0, hourly_pay, hours, schedule }; 3];

        let estimated = estimate(&EstimateRequest { period, cap: Cap::Ordinary, workers, contribution });

        prop_assert!(estimated.is_ok());
        prop_assert!(paid.gross >= Decimal::ZERO && paid.net >= Decimal::ZERO);
    }

    #[test]
    fn r36_nobody_is_paid_more_than_the_ceiling_or_than_the_pay(
        hourly_pay in hundredths(0..10_000), hours in hundredths(0..30_000), workable_hours in hundredths(0..30_000),
    ) {
        let ceiling = monthly_ceilings(2026).expect("a published year").ordinary;
        let paid = integration(LostHours { hourly_pay, hours, workable_hours }, Some(ceiling));

        prop_assert!(paid.gross <= ceiling.gross && paid.net <= ceiling.net);
        prop_assert!(paid.gross <= paid.lost_pay + Decimal::new(1, 2));
        prop_assert!(paid.net <= paid.gross);
    }

    #[test]
    fn r36_months_give_the_hours_of_the_period_again(hours in hundredths(0..10_000), days in 0_u64..90) {
        let from = "2026-01-30".parse().expect("a date");
        let period = Period::new(from, from + chrono::Days::new(days)).expect("an upright period");
        let worker = WorkerPay { worker: 0, hourly_pay: Decimal::ONE, hours, schedule: Schedule::Monthly(Decimal::from(1_000)) };
        let request = EstimateRequest { period, cap: Cap::Ordinary, workers: vec![worker], contribution: None };

        prop_assert_eq!(estimate(&request).expect("a published year").hours, hours);
    }
}
