//! Checks and masks text that people write.

/// Whether a text can be stored: no control characters, NUL among them, but line breaks and tabs.
pub fn is_plain(text: &str) -> bool {
    !text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
}

/// `RSS************S`: the three first characters and the last, for people who may not see personal data.
pub fn masked(text: &str) -> String {
    let length = text.chars().count();
    text.chars().enumerate().map(|(at, letter)| if at < 3 || at + 1 == length { letter } else { '*' }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_masked_tax_code_shows_three_letters_and_the_last() {
        assert_eq!(masked("RSSMRA85T10A562S"), "RSS************S");
    }
}
