//! 3.12: certified mail.

use omnia_rules::identifiers::Pec;
use rstest::rstest;

#[rstest]
#[case::consultant("studio.rossi@pec.consulentidellavoro.it")]
#[case::without_the_word("amministrazione@legalmail.it")]
#[case::plus("rossi+cigo@pec.it")]
#[case::hyphen("rossi@pec-imprese.it")]
#[case::international_end("rossi@pec.xn--p1ai")]
fn s3_12_a_certified_address_is_read(#[case] text: &str) {
    assert_eq!(Pec::parse(text).expect(text).as_str(), text);
}

#[test]
fn s3_12_a_certified_address_is_kept_in_lower_case() {
    assert_eq!(Pec::parse(" Studio.Rossi@PEC.it ").expect("an address").as_str(), "studio.rossi@pec.it");
}

#[rstest]
#[case::no_dot_in_the_domain("rossi@pec", "MAIL_DOMAIN", Some(7))]
#[case::no_name("@pec.it", "MAIL_NAME", None)]
#[case::two_signs("rossi@@pec.it", "AT_SIGNS", None)]
#[case::no_sign("rossi.pec.it", "AT_SIGNS", None)]
#[case::inner_space("ros si@pec.it", "CHARACTER", Some(4))]
#[case::accent("nicolò@pec.it", "CHARACTER", Some(6))]
#[case::double_dot("studio..rossi@pec.it", "CHARACTER", Some(8))]
#[case::dot_before_the_sign("rossi.@pec.it", "CHARACTER", Some(6))]
#[case::empty_label("rossi@pec..it", "MAIL_DOMAIN", Some(7))]
#[case::hyphen_at_the_edge("rossi@-pec.it", "MAIL_DOMAIN", Some(7))]
#[case::numeric_end("rossi@10.0.0.1", "MAIL_DOMAIN", Some(7))]
#[case::numeric_end_of_two_digits("rossi@10.0.0.12", "MAIL_DOMAIN", Some(7))]
#[case::end_of_one_letter("rossi@pec.i", "MAIL_DOMAIN", Some(7))]
#[case::empty("", "AT_SIGNS", None)]
fn s3_12_a_wrong_address_says_why(#[case] text: &str, #[case] code: &str, #[case] position: Option<usize>) {
    let refused = Pec::parse(text).expect_err(text);

    assert_eq!((refused.code(), refused.position()), (code, position));
}

#[rstest]
#[case::longest_name(64, 10, true)]
#[case::longer_name(65, 10, false)]
#[case::longest_label(10, 63, true)]
#[case::longer_label(10, 64, false)]
fn s3_12_an_address_has_the_lengths_of_the_standard(#[case] name: usize, #[case] label: usize, #[case] read: bool) {
    let address = format!("{}@{}.it", "a".repeat(name), "b".repeat(label));

    assert_eq!(Pec::parse(&address).is_ok(), read);
}

#[rstest]
#[case::longest(8, true)]
#[case::longer(9, false)]
fn s3_12_an_address_has_at_most_254_characters(#[case] last: usize, #[case] read: bool) {
    let label = "b".repeat(59);
    let address = format!("{}@{label}.{label}.{label}.{}.it", "a".repeat(62), "c".repeat(last));

    assert_eq!(address.len() <= 254, read);
    assert_eq!(Pec::parse(&address).is_ok(), read);
}
