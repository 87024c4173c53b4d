//! The identifiers against what other implementations say: `tests/data/oracle.py` says which, and wrote the cases.

use omnia_rules::identifiers::{Iban, PersonalDetails, TaxCode, VatNumber};
use rstest::rstest;

const PEOPLE: &str = include_str!("../data/people.csv");
const TAX_CODES: &str = include_str!("../data/tax_codes.csv");
const BODIES: &str = include_str!("../data/bodies.csv");
const ACCOUNTS: &str = include_str!("../data/accounts.csv");

/// The cases under the header.
fn cases<const FIELDS: usize>(text: &'static str) -> impl Iterator<Item = [&'static str; FIELDS]> {
    let fields = |line: &'static str| line.split(';').collect::<Vec<_>>().try_into().expect("a case has its fields");
    text.lines().skip(1).map(fields)
}

fn wrong_code([surname, name, born_on, sex, birthplace, code, homocode]: [&str; 7]) -> Option<String> {
    let (born_on, sex) = (born_on.parse().expect("a date"), sex.parse().expect("a sex"));
    let made = TaxCode::for_person(&PersonalDetails { surname, name, born_on, sex, birthplace }).map(|made| made.to_string());
    let is_right = made.as_deref() == Ok(code) && TaxCode::parse(homocode).is_ok();
    (!is_right).then(|| format!("{surname} {name}: {made:?}, not {code}"))
}

#[test]
fn a_person_has_the_tax_code_that_others_give() {
    assert_eq!(cases(PEOPLE).filter_map(wrong_code).collect::<Vec<_>>(), [""; 0]);
    assert_eq!(cases::<7>(PEOPLE).count(), 400);
}

#[rstest]
#[case::persons(TAX_CODES, 800, |text| TaxCode::parse(text).is_ok())]
#[case::bodies(BODIES, 600, |text| TaxCode::parse(text).is_ok())]
#[case::vat_numbers(BODIES, 600, |text| VatNumber::parse(text).is_ok())]
#[case::accounts(ACCOUNTS, 900, |text| Iban::parse(text).is_ok())]
fn a_text_is_read_when_others_read_it(#[case] texts: &'static str, #[case] count: usize, #[case] reads: fn(&'static str) -> bool) {
    let disagree = |[text, verdict]: &[&'static str; 2]| reads(text) != (*verdict == "valid");

    assert_eq!(cases(texts).filter(disagree).collect::<Vec<_>>(), [[""; 2]; 0]);
    assert_eq!(cases::<2>(texts).count(), count);
}
