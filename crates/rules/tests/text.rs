//! Names as they are searched, whichever way they are written and typed.

use omnia_rules::text::{plain, search_text, search_words};
use proptest::prelude::*;
use rstest::rstest;

/// Whether a search finds the name: each word that is typed begins one of its.
fn is_found(name: &str, typed: &str) -> bool {
    let text = search_text(name);
    let words = search_words(typed);
    !words.is_empty() && words.iter().all(|typed| text.split(' ').any(|word| word.starts_with(typed.as_str())))
}

#[rstest]
#[case("Košuta", "Kosuta")]
#[case("Kos\u{30c}uta", "Kosuta")]
#[case("Żak", "Zak")]
#[case("Łukasz Đorđević", "Lukasz Dordevic")]
#[case("Ærø Þór Œuvre Straße", "AEro Thor OEuvre Strasse")]
#[case("Müller Çelik İnan ılık", "Muller Celik Inan ilik")]
#[case("D’Angelo", "D'Angelo")]
fn marks_of_an_alphabet_are_left_out(#[case] text: &str, #[case] written: &str) {
    assert_eq!(plain(text), written);
}

#[rstest]
fn an_abbreviation_is_found_with_dots_or_without(
    #[values(
        "Valbrunera Costruzioni S.r.l.",
        "Valbrunera Costruzioni SRL",
        "Valbrunera Costruzioni S. R. L.",
        "VALBRUNERA  COSTRUZIONI S.R.L"
    )]
    name: &str,
    #[values(
        "Valbrunera Costruzioni S.r.l.",
        "valbrunera srl",
        "valbrunera s.r.l",
        "S. r. l. Valbrunera",
        "s r l",
        "costruz. valbr",
        "s.r"
    )]
    typed: &str,
) {
    assert!(is_found(name, typed));
}

#[rstest]
fn an_apostrophe_divides_no_word_and_hides_none(
    #[values("D'Angelo Impianti", "D’Angelo Impianti", "D`Angelo Impianti", "D´ANGELO Impianti")] name: &str,
    #[values("D'Angelo", "d’angelo", "dangelo", "d angelo", "angelo", "d'", "D'An")] typed: &str,
) {
    assert!(is_found(name, typed));
}

#[rstest]
fn brothers_are_found_however_they_are_written(
    #[values("F.lli Rossi", "Flli Rossi", "FRATELLI ROSSI", "F.LLI. Rossi")] name: &str,
    #[values("f.lli rossi", "flli", "Fratelli Rossi", "F.lli")] typed: &str,
) {
    assert!(is_found(name, typed));
}

#[rstest]
#[case("Rossi & C. S.n.c.", "rossi & c. snc")]
#[case("Rossi & C. S. n. c.", "Rossi & C. S.n.c.")]
#[case("Rossi & C. S.n.c.", "rossi c snc")]
#[case("A & B Costruzioni", "A&B")]
#[case("Bianchi-Rossi S.p.A.", "rossi bianchi spa")]
#[case("Dell'Acqua S.a.s.", "dell acqua sas")]
#[case("3M Italia", "3m")]
#[case("Пекарня", "пекарня")]
fn a_name_is_found(#[case] name: &str, #[case] typed: &str) {
    assert!(is_found(name, typed), "{} / {:?}", search_text(name), search_words(typed));
}

#[rstest]
#[case("Rossi S.r.l.", "rossi spa")]
#[case("Rossi S.r.l.", "ossi")]
#[case("Verdi", "rossi")]
fn another_name_is_not_found(#[case] name: &str, #[case] typed: &str) {
    assert!(!is_found(name, typed));
}

#[rstest]
#[case("'")]
#[case("%")]
#[case(" . & ’ _ ")]
#[case("")]
fn signs_alone_are_no_words(#[case] typed: &str) {
    assert_eq!(search_words(typed), Vec::<String>::new());
}

#[test]
fn a_name_begins_with_its_own_words() {
    assert_eq!(search_text("F.lli D'Angelo S.r.l."), "flli dangelo srl fratelli f lli d angelo s r l sr rl");
}

proptest! {
    #[test]
    fn words_are_plain_whatever_is_typed(text in any::<String>()) {
        let is_plain = |word: &str| word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());

        prop_assert!(search_words(&text).iter().all(|word| !word.is_empty() && is_plain(word)));
        prop_assert!(search_text(&text).split(' ').all(is_plain));
    }

    #[test]
    fn a_name_of_any_letters_is_found_as_it_is_written(name in "[a-zA-Zàèìòùšžłđ]{1,9}([ '.&-]{1,2}[a-zA-Zàèìòùšžłđ]{1,9}){0,4}\\.?") {
        prop_assert!(is_found(&name, &name), "{} / {:?}", search_text(&name), search_words(&name));
    }
}
