//! Every error has its words, in Italian and in English.

use std::collections::BTreeSet;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};
use omnia_rules::controls::Value;
use omnia_rules::worker_list::{Fault, LONGEST_LINE, ListError, MOST_ROWS};
use rstest::rstest;

use crate::lists::{HEADER, ROSSI, VERDI, list, many, only, refused, rossi_with, written};

const IT: &str = include_str!("../../src/controls/messages/it/list.ftl");
const EN: &str = include_str!("../../src/controls/messages/en/list.ftl");

fn bundle(text: &str, language: &str) -> FluentBundle<FluentResource> {
    let resource = FluentResource::try_new(text.to_owned()).expect("well-written messages");
    let mut bundle = FluentBundle::new(vec![language.parse().expect("a language")]);
    bundle.set_use_isolating(false);
    bundle.add_resource(resource).expect("no message twice");
    bundle
}

fn spoken(bundle: &FluentBundle<FluentResource>, error: &ListError) -> String {
    let mut arguments = FluentArgs::new();
    for (name, value) in &error.params {
        match value {
            Value::Integer(count) => arguments.set(*name, *count),
            other => arguments.set(*name, written(other)),
        }
    }
    let pattern = bundle.get_message(error.message).and_then(|message| message.value()).expect(error.message);
    let mut errors = Vec::new();
    let text = bundle.format_pattern(pattern, Some(&arguments), &mut errors).into_owned();
    assert!(errors.is_empty(), "{}: {errors:?}", error.message);
    text
}

/// Files that, together, give every error there is.
fn troubled() -> Vec<Vec<u8>> {
    let files = [troubled_files(), troubled_rows(), troubled_codes(), troubled_values()].concat();
    let texts = files.into_iter().map(String::into_bytes);
    texts.chain([b"\x81".to_vec(), b"\xFF\xFE\x00".to_vec()]).collect()
}

fn troubled_files() -> Vec<String> {
    let blanks = " ".repeat(LONGEST_LINE);
    vec![
        "\0".to_owned(),
        format!("{HEADER}\n{ROSSI}{blanks}"),
        String::new(),
        format!("{HEADER};nome;;iban\n"),
        list(&[ROSSI]).replace(',', ".").replace(';', ",").replace("2021-03-01", "01/03/2021"),
        HEADER.replace(";iban", ""),
        HEADER.to_owned(),
        many(MOST_ROWS + 1),
    ]
}

fn troubled_rows() -> Vec<String> {
    vec![list(&["\""]), list(&["RSSMRA85T10A562S"]), list(&["A;B"]), list(&[";OPERAIO;;;;;"]), list(&[ROSSI, VERDI, ROSSI])]
}

fn troubled_codes() -> Vec<String> {
    let long = "A".repeat(600);
    let codes = ["X", "RSSMRA85T10A5?2S", "RS5MRA85T10A562S", "RSSMRA85F10A562R", "0000000001X", "RSSMRA85T32A562Y", "RSSMRA85T10A562T"];
    let accounts = ["X", "IT60X054281110100000012345?", "IT65A0542811101000000123456", "IT61X0542811101000000123456", &long];
    let codes = codes.into_iter().chain(["00000000018", "00000000000"]).map(|code| rossi_with("codice_fiscale", code));
    codes.chain(accounts.map(|account| rossi_with("iban", account))).collect()
}

fn troubled_values() -> Vec<String> {
    let days = ["1 marzo 2021", "01/03/21", "2023-02-29", "1939-12-31"].map(|day| rossi_with("data_assunzione", day));
    let hours = ["x", "1.23,5", "1,234", "0", "99999999"].map(|hours| rossi_with("ore_richieste", hours));
    let others =
        [("qualifica", "CUOCO"), ("qualifica", "=1"), ("orario_settimanale", "49"), ("giorni_effettivi", "x"), ("giorni_effettivi", "-1")];
    let others = others.map(|(column, value)| rossi_with(column, value));
    [&days[..], &hours[..], &others[..]].concat()
}

fn every_error() -> Vec<ListError> {
    troubled().iter().flat_map(|file| refused(file).listed).collect()
}

#[test]
fn every_fault_is_reported_by_some_file() {
    let reported: BTreeSet<_> = every_error().iter().map(|error| error.message).collect();
    let listed: BTreeSet<_> = Fault::ALL.iter().map(|fault| fault.as_str()).collect();

    assert_eq!(reported, listed);
}

#[rstest]
#[case::italian(IT, "it")]
#[case::english(EN, "en")]
fn every_error_is_spoken_in_whole_sentences(#[case] text: &str, #[case] language: &str) {
    let bundle = bundle(text, language);

    for error in every_error() {
        let spoken = spoken(&bundle, &error);
        println!("{}: {spoken}", error.message);
        assert!(spoken.ends_with('.'), "{}", error.message);
    }
}

#[rstest]
#[case::italian(IT, "it")]
#[case::english(EN, "en")]
fn no_message_is_without_a_fault(#[case] text: &str, #[case] language: &str) {
    let starts = text.lines().filter(|line| line.starts_with("LIST_"));
    let ids: BTreeSet<_> = starts.filter_map(|line| line.split(" =").next()).collect();

    assert_eq!(ids, Fault::ALL.iter().map(|fault| fault.as_str()).collect(), "{language}");
}

#[rstest]
#[case::one(&["RSSMRA85T10A562S"], "La riga ha un solo valore, ma le colonne sono 7: separare i valori con punto e virgola.")]
#[case::two(&["A;B"], "La riga ha 2 valori, ma le colonne sono 7: controllare i punti e virgola.")]
#[case::check_letter(
    &["RSSMRA85T10A562T;OPERAIO;;;;;"],
    "Il carattere di controllo (il numero 16) è «T», ma gli altri richiedono «S»: confrontarli tutti con il documento."
)]
#[case::letter(
    &["RS5MRA85T10A562S;OPERAIO;;;;;"],
    "Il carattere 3, senza contare gli spazi, è «5», ma deve essere una lettera: correggerlo."
)]
fn an_error_says_what_is_wrong_and_how_to_mend_it(#[case] rows: &[&str], #[case] words: &str) {
    assert_eq!(spoken(&bundle(IT, "it"), &only(list(rows))), words);
}
