//! Names as they are compared: by letters and digits alone, whatever marks their alphabet puts on them.

use deunicode::deunicode_char;

/// Single letters in a row that are joined: `S. r. l.` is `srl`, and longer rows are none of a name.
const LONGEST_ROW: usize = 6;

/// What is written in two ways.
const ALIKE: [(&str, &str); 2] = [("flli", "fratelli"), ("fratelli", "flli")];

/// The text in the letters A to Z, as who has no others writes it: `Košuta` is `Kosuta`, `Żak` is `Zak`, `Æ` is `AE`.
pub fn plain(text: &str) -> String {
    text.chars().filter_map(deunicode_char).collect()
}

/// What a name is found by, for a search that compares beginnings of words: the words themselves, with dots and apostrophes left
/// out, then the words that it has when those divide it, and rows of single letters joined.
///
/// `F.lli D'Angelo S. r. l.` is found by `f.lli`, `flli`, `fratelli`, `d'angelo`, `dangelo`, `angelo`, `srl` and `s.r.l.`.
pub fn search_text(name: &str) -> String {
    let words = words(name);
    let parts: Vec<&str> = words.iter().flatten().map(String::as_str).collect();
    let joined = words.iter().map(|parts| parts.concat());
    let alike = words.iter().filter_map(|parts| alike(&parts.concat()));
    let divided = words.iter().filter(|parts| parts.len() > 1).flatten().cloned();
    let mut found: Vec<String> = Vec::new();
    for word in joined.chain(alike).chain(divided).chain(rows(&parts)) {
        if !found.contains(&word) {
            found.push(word);
        }
    }
    found.join(" ")
}

/// The words that someone types into a search, as [`search_text`] has them; none where nothing of it could be part of a name.
pub fn search_words(typed: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut is_row = false;
    for word in words(typed).iter().map(|parts| parts.concat()) {
        let is_letter = word.len() == 1;
        match found.last_mut().filter(|row| is_row && is_letter && row.len() < LONGEST_ROW) {
            Some(row) => row.push_str(&word),
            None => found.push(word),
        }
        is_row = is_letter;
    }
    found
}

/// The words, each divided at its dots and apostrophes.
fn words(text: &str) -> Vec<Vec<String>> {
    let text = plain(text).to_ascii_lowercase();
    let runs = text.split(|sign: char| !sign.is_ascii_alphanumeric() && !is_joint(sign));
    let words = runs.map(|run| run.split(is_joint).filter(|part| !part.is_empty()).map(str::to_owned).collect::<Vec<_>>());
    words.filter(|parts| !parts.is_empty()).collect()
}

/// What divides no words: it marks an abbreviation or a letter that is left out.
const fn is_joint(sign: char) -> bool {
    matches!(sign, '.' | '\'' | '`')
}

fn alike(word: &str) -> Option<String> {
    ALIKE.iter().find(|(written, _)| *written == word).map(|(_, other)| (*other).to_owned())
}

/// Each row of single letters, and each part of it, joined.
fn rows(parts: &[&str]) -> Vec<String> {
    let rows = parts.chunk_by(|before, after| before.len() == 1 && after.len() == 1);
    let pieces = |row: &[&str]| {
        (2..=row.len().min(LONGEST_ROW)).flat_map(|length| row.windows(length).map(|letters| letters.concat())).collect::<Vec<_>>()
    };
    rows.flat_map(pieces).collect()
}
