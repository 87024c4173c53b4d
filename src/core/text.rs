//! Text as it is compared: searching and signing in do not hang on accents, case or spaces.

/// Lower case, without accents, single spaces: `Società  Édile` is found by `societa edile`.
pub fn searchable(text: &str) -> String {
    let folded: String = text.chars().flat_map(char::to_lowercase).map(without_accent).collect();
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

const fn without_accent(letter: char) -> char {
    match letter {
        'à' | 'á' | 'â' | 'ä' | 'ã' => 'a',
        'è' | 'é' | 'ê' | 'ë' => 'e',
        'ì' | 'í' | 'î' | 'ï' => 'i',
        'ò' | 'ó' | 'ô' | 'ö' | 'õ' => 'o',
        'ù' | 'ú' | 'û' | 'ü' => 'u',
        'ç' => 'c',
        'ñ' => 'n',
        other => other,
    }
}

/// Whether a text that a person wrote can be kept: no NUL and no other control character but line breaks and tabs.
pub fn is_plain(text: &str) -> bool {
    !text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
}

/// `RSS************S`: the three first characters and the last, for who may not see personal data.
pub fn masked(text: &str) -> String {
    let length = text.chars().count();
    text.chars().enumerate().map(|(at, letter)| if at < 3 || at + 1 == length { letter } else { '*' }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_without_its_accents() {
        assert_eq!(searchable("  Società   Édile Forlì "), "societa edile forli");
    }

    #[test]
    fn a_masked_tax_code_shows_three_letters_and_the_last() {
        assert_eq!(masked("RSSMRA85T10A562S"), "RSS************S");
    }
}
