//! What holds of every list, whatever its bytes.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use omnia_rules::controls::Qualification;
use omnia_rules::identifiers::Iban;
use omnia_rules::worker_list::{FIRST_HIRING, ListErrors, MOST_ERRORS, WorkerLine, guarded, read, write};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use rust_decimal::Decimal;

use crate::lists::{HEADER, tax_code};

fn hired_on() -> impl Strategy<Value = NaiveDate> {
    (0u64..58_800).prop_map(|days| FIRST_HIRING + Days::new(days))
}

fn hours(most: i64) -> impl Strategy<Value = Decimal> {
    prop_oneof![(1..=most * 100).prop_map(|hundredths| Decimal::new(hundredths, 2)), (1..=most).prop_map(Decimal::from)]
}

fn iban() -> impl Strategy<Value = Iban> {
    ("[0-9]{5}", "[0-9]{5}", "[0-9A-Z]{12}").prop_map(|(abi, cab, account)| Iban::italian(&abi, &cab, &account).expect("a valid account"))
}

prop_compose! {
    fn worker()(
        person in 0usize..20_000,
        qualification in select(Qualification::ALL),
        hired_on in option::of(hired_on()),
        contract_hours in option::of(hours(48)),
        effective_days in option::of(0u32..=1_000_000),
        contractor_days in option::of(0u32..=1_000_000),
        hours_requested in option::of(hours(9_999_999)),
        iban in option::of(iban()),
    ) -> WorkerLine {
        let tax_code = tax_code(person);
        WorkerLine { tax_code, qualification, hired_on, contract_hours, effective_days, contractor_days, hours_requested, iban }
    }
}

/// Workers, none of them twice.
fn workers() -> impl Strategy<Value = Vec<WorkerLine>> {
    prop::collection::vec(worker(), 1..40).prop_map(|mut workers| {
        let mut seen = BTreeSet::new();
        workers.retain(|worker| seen.insert(worker.tax_code.clone()));
        workers
    })
}

/// What is refused is reported: at least one error, and no more listed than there are.
fn is_reported(errors: &ListErrors) -> bool {
    let listed = errors.listed.len();
    listed > 0 && listed == errors.total.min(MOST_ERRORS) && errors.listed.iter().all(|error| error.row > 0 && !error.message.is_empty())
}

proptest! {
    #[test]
    fn what_is_written_reads_back_the_same(workers in workers()) {
        prop_assert_eq!(read(&write(&workers)), Ok(workers));
    }

    #[test]
    fn bytes_are_read_or_refused_and_reported(bytes in any::<Vec<u8>>()) {
        prop_assert!(read(&bytes).is_ok_and(|workers| !workers.is_empty()) || read(&bytes).is_err_and(|errors| is_reported(&errors)));
    }

    #[test]
    fn rows_of_likely_characters_are_refused_and_reported(rows in "[A-Z0-9;,.\"'=+@ \r\n\t-]{0,200}") {
        let errors = read(format!("{HEADER}\n{rows}").as_bytes());

        prop_assert!(errors.is_err_and(|errors| is_reported(&errors)));
    }

    #[test]
    fn another_byte_in_a_list_is_never_a_panic(workers in workers(), place in any::<prop::sample::Index>(), byte: u8) {
        let mut file = write(&workers);
        let place = place.index(file.len());
        file[place] = byte;

        prop_assert!(read(&file).is_ok_and(|read| !read.is_empty()) || read(&file).is_err_and(|errors| is_reported(&errors)));
    }

    #[test]
    fn an_error_names_a_line_of_the_file(rows in "[A-Z;\"\r\n]{0,80}") {
        let file = format!("{HEADER}\r\n{rows}");
        let lines = file.replace("\r\n", "\n").split(['\r', '\n']).count();

        let errors = read(file.as_bytes()).expect_err("no worker is so named");

        prop_assert!(errors.listed.iter().all(|error| (1..=lines).contains(&error.row)));
    }

    #[test]
    fn a_guarded_cell_is_no_formula_and_is_guarded_once(cell in any::<String>()) {
        let once = guarded(&cell);

        prop_assert!(!once.starts_with(['=', '+', '-', '@', '\t', '\r']));
        prop_assert_eq!(&guarded(&once), &once);
    }
}
