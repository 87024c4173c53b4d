//! The language that the client prefers, read from `accept-language` (RFC 9110, 12.5.4).
use omnia_texts::Language;

use super::quality_values::weighted_values;

/// The best of an `accept-language` list, the first among equals; the default language where the list names none of ours.
pub fn preferred_language(list: &str) -> Language {
    let mut best = (0, Language::default());
    for item in weighted_values(list) {
        if let Some(language) = supported(item.value)
            && item.weight > best.0
        {
            best = (item.weight, language);
        }
    }
    best.1
}

fn supported(range: &str) -> Option<Language> {
    if range == "*" { Some(Language::default()) } else { Language::from_tag(range) }
}

#[cfg(test)]
mod tests {
    use super::Language::*;
    use super::*;

    #[test]
    fn a_client_without_a_preference_gets_italian() {
        assert_eq!(preferred_language(""), Italian);
    }

    #[test]
    fn the_language_with_the_highest_quality_value_wins() {
        assert_eq!(preferred_language("de, it;q=0.4, en-GB;q=0.7"), English);
    }

    #[test]
    fn the_first_of_equals_wins() {
        assert_eq!(preferred_language("it-IT, en"), Italian);
        assert_eq!(preferred_language("en, it"), English);
        assert_eq!(preferred_language("*, en"), Italian);
    }

    #[test]
    fn a_language_with_a_quality_value_of_zero_is_not_chosen() {
        assert_eq!(preferred_language("en;q=0"), Italian);
    }
}
