//! 3.1 and 9: the place of birth in a tax code.

use omnia_rules::identifiers::{Birthplace, ListedPlace, TaxCode, birthplace};
use rstest::rstest;

const LIST: &str = include_str!("../../data/belfiore.csv");

/// The codes of the list, in its order.
fn codes() -> Vec<&'static str> {
    let lines = LIST.lines().filter(|line| !line.starts_with('#'));
    lines.map(|line| line.split_once(';').expect("a code and its fields").0).collect()
}

fn place(code: &str) -> ListedPlace {
    birthplace(code).expect(code)
}

#[rstest]
#[case::capital("H501", "Roma", Some("RM"), None)]
#[case::the_highest_of_its_letter("A999", "Borghetto Santo Spirito", Some("SV"), None)]
#[case::under_its_latest_name("A001", "Abano Terme", Some("PD"), None)]
#[case::new_in_2026("M439", "Castegnero Nanto", Some("VI"), None)]
#[case::suppressed("A003", "Abbadia Alpina", Some("TO"), Some("1928-12-05"))]
#[case::no_longer_italian("D620", "Fiume", Some("FU"), Some("1947-09-15"))]
#[case::country("Z404", "Stati Uniti D'America", None, None)]
#[case::suppressed_country("Z118", "Jugoslavia", None, Some("2003-02-04"))]
#[case::handed_over("Z221", "Hong Kong", None, Some("1997-06-30"))]
#[case::the_first("A001", "Abano Terme", Some("PD"), None)]
#[case::the_last("Z907", "Sud Sudan", None, None)]
fn s3_1_a_place_is_known_by_its_code(
    #[case] code: &str,
    #[case] name: &str,
    #[case] province: Option<&str>,
    #[case] last_day: Option<&str>,
) {
    let place = place(code);

    assert_eq!((place.name, place.province), (name, province));
    assert_eq!(place.suppressed_on.map(|day| day.to_string()).as_deref(), last_day);
}

#[rstest]
#[case::no_municipality("A000")]
#[case::no_country("Z999")]
#[case::lower_case("h501")]
#[case::a_name("Roma")]
#[case::a_mark_of_the_header("#")]
#[case::a_line_of_the_header("# code")]
#[case::empty("")]
fn s3_1_what_the_list_does_not_hold_is_unknown(#[case] code: &str) {
    assert_eq!(birthplace(code), None);
    assert_eq!(Birthplace::of(code), Birthplace::Unknown);
}

#[rstest]
#[case::standing("RSSMRA85T10A562S", Some(Birthplace::Standing(place("A562"))))]
#[case::homocodes("RSSMRAURTMLARSNL", Some(Birthplace::Standing(place("A562"))))]
#[case::abroad("RSSMRA85T10Z404L", Some(Birthplace::Standing(place("Z404"))))]
#[case::to_look_up("RSSMRA85T10A999T", Some(Birthplace::Standing(place("A999"))))]
#[case::suppressed("RSSMRA85T10A003C", Some(Birthplace::Suppressed(place("A003"))))]
#[case::unknown("RSSMRA85T10A0LLK", Some(Birthplace::Unknown))]
#[case::a_body("80078750587", None)]
fn s3_1_a_tax_code_names_the_place_of_birth(#[case] code: &str, #[case] reported: Option<Birthplace>) {
    assert_eq!(TaxCode::parse(code).expect(code).birthplace(), reported);
}

#[rstest]
#[case::plain("RSSMRA85T10A562S", Some("A562"))]
#[case::homocodes("RSSMRAURTMLARSNL", Some("A562"))]
#[case::zeros("RSSMRA85T10A0LLK", Some("A000"))]
#[case::a_body("80078750587", None)]
fn s3_1_the_code_of_a_birthplace_is_written_in_digits(#[case] code: &str, #[case] place: Option<&str>) {
    assert_eq!(TaxCode::parse(code).expect(code).birthplace_code().as_deref(), place);
}

#[test]
fn the_list_is_sorted_and_names_each_place_once() {
    let codes = codes();

    assert!(codes.is_sorted_by(|earlier, later| earlier < later));
    assert_eq!(codes.len(), 10_086);
}

#[test]
fn every_line_of_the_list_is_found() {
    let unknown: Vec<_> = codes().into_iter().filter(|code| birthplace(code).is_none()).collect();

    assert_eq!(unknown, [""; 0]);
}

#[test]
fn most_places_stand() {
    let standing = codes().into_iter().filter(|code| matches!(Birthplace::of(code), Birthplace::Standing(_)));

    assert_eq!(standing.count(), 8_105);
}
