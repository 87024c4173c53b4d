//! What holds of every identifier, whatever its value.

use chrono::{Days, NaiveDate};
use omnia_rules::identifiers::{Iban, PersonalDetails, ProtocolNumber, Sex, TaxCode, Ticket, VatNumber, body_check_digit};
use proptest::prelude::*;

use crate::refusals::every_answer;

const HOMOCODES: [char; 10] = ['L', 'M', 'N', 'P', 'Q', 'R', 'S', 'T', 'U', 'V'];
const PLACES_OF_DIGITS: [usize; 7] = [6, 7, 9, 10, 12, 13, 14];

fn birthday(offset: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(1920, 1, 1).expect("a date") + Days::new(offset)
}

prop_compose! {
    fn tax_code()(
        surname in "[A-Za-zàèìòù' ]{0,12}",
        name in "[A-Za-zàèìòù' ]{0,12}",
        offset in 0u64..39_000,
        is_woman: bool,
        birthplace in "[A-MZ][0-9]{3}",
    ) -> TaxCode {
        let sex = if is_woman { Sex::Female } else { Sex::Male };
        let person = PersonalDetails { surname: &surname, name: &name, born_on: birthday(offset), sex, birthplace: &birthplace };
        TaxCode::for_person(&person).expect("the code of a person is valid")
    }
}

/// The code in which the places of the mask hold letters for digits.
fn homocode(code: &TaxCode, mask: u8) -> String {
    let mut places: Vec<char> = code.as_str().chars().take(15).collect();
    let chosen = (0..7).filter(|bit| mask & (1 << bit) != 0).map(|bit| PLACES_OF_DIGITS[bit]);
    for place in chosen {
        places[place] = HOMOCODES[places[place].to_digit(10).expect("a digit") as usize];
    }
    let first_fifteen: String = places.into_iter().collect();
    let letter = TaxCode::compute_check_letter(&first_fifteen).expect("fifteen characters");
    format!("{first_fifteen}{letter}")
}

/// The text with the digit at a place moved on by one to nine.
fn with_other_digit(text: &str, place: usize, step: u32) -> String {
    let other = |digit: char| char::from_digit((digit.to_digit(10).expect("a digit") + step) % 10, 10);
    let places = text.chars().enumerate();
    places.map(|(at, digit)| if at == place { other(digit).expect("a digit") } else { digit }).collect()
}

proptest! {
    #[test]
    fn no_text_makes_a_parser_panic(text in any::<String>()) {
        let _ = every_answer(&text);
    }

    #[test]
    fn no_text_of_likely_characters_makes_a_parser_panic(text in "[A-Z0-9./@ è-]{0,34}") {
        let _ = every_answer(&text);
    }

    #[test]
    fn what_is_read_is_read_again_as_itself(text in "[A-Za-z0-9.@]{1,20}") {
        for read in every_answer(&text).into_iter().flatten() {
            prop_assert!(every_answer(&read).into_iter().flatten().any(|again| again == read));
        }
    }

    #[test]
    fn the_code_of_a_person_is_read(code in tax_code()) {
        prop_assert_eq!(TaxCode::parse(code.as_str()), Ok(code));
    }

    #[test]
    fn each_of_the_128_homocodes_is_read(code in tax_code(), mask in 0u8..128) {
        let text = homocode(&code, mask);

        prop_assert!(TaxCode::parse(&text).is_ok(), "{}", text);
    }

    #[test]
    fn another_digit_in_the_code_of_a_person_is_noticed(code in tax_code(), place in 0usize..7, step in 1u32..10) {
        let text = with_other_digit(code.as_str(), PLACES_OF_DIGITS[place], step);

        prop_assert!(TaxCode::parse(&text).is_err(), "{}", text);
    }

    #[test]
    fn another_digit_in_eleven_is_noticed(first_ten in "[0-9]{9}[1-9]", place in 0usize..11, step in 1u32..10) {
        let number = format!("{first_ten}{}", body_check_digit(&first_ten).expect("ten digits"));

        prop_assert!(VatNumber::parse(&number).is_ok());
        prop_assert!(VatNumber::parse(&with_other_digit(&number, place, step)).is_err());
    }

    #[test]
    fn an_italian_account_is_read_and_another_digit_is_noticed(
        abi in "[0-9]{5}", cab in "[0-9]{5}", account in "[0-9]{12}", place in 5usize..27, step in 1u32..10,
    ) {
        let iban = Iban::italian(&abi, &cab, &account).expect("a valid account");

        prop_assert!(Iban::parse(&with_other_digit(iban.as_str(), place, step)).is_err());
    }

    #[test]
    fn an_account_with_letters_is_made_and_read(account in "[0-9A-Za-z]{1,12}") {
        prop_assert!(Iban::italian("05428", "11101", &account).is_ok());
    }

    #[test]
    fn what_a_number_makes_is_read_as_a_ticket(number: u128) {
        let ticket = Ticket::of_number(number);

        prop_assert_eq!(Ticket::parse(ticket.as_str()), Ok(ticket));
    }

    #[test]
    fn a_protocol_number_names_its_office_and_day(office in "[A-Z0-9]{1,10}", offset in 0u64..39_000, sequence in 0u32..10_000_000) {
        let number = ProtocolNumber::new(&office, birthday(offset), sequence).expect("a valid number");

        prop_assert_eq!(number.office(), office);
        prop_assert_eq!(number.registered_on(), birthday(offset));
    }
}
