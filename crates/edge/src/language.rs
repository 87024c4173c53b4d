//! The languages the hub answers in.
use super::preference::preferences;

/// A language the hub answers in; Italian unless another is asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    #[default]
    Italian,
    English,
}

impl Language {
    /// The best of an `accept-language` list, the first of equals.
    pub fn preferred(list: &str) -> Self {
        let mut best = (0, Self::default());
        for item in preferences(list) {
            if let Some(language) = Self::tagged(item.value)
                && item.weight > best.0
            {
                best = (item.weight, language);
            }
        }
        best.1
    }

    /// The language of a tag such as `en` or `it-CH`.
    fn tagged(tag: &str) -> Option<Self> {
        let primary = tag.split('-').next()?;
        match primary.to_ascii_lowercase().as_str() {
            "it" | "*" => Some(Self::Italian),
            "en" => Some(Self::English),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Language::{self, *};

    #[test]
    fn a_caller_who_says_nothing_is_answered_in_italian() {
        assert_eq!(Language::preferred(""), Italian);
    }

    #[test]
    fn the_heaviest_language_the_hub_speaks_wins() {
        assert_eq!(Language::preferred("de, it;q=0.4, en-GB;q=0.7"), English);
    }

    #[test]
    fn the_first_of_equals_wins() {
        assert_eq!(Language::preferred("it-IT, en"), Italian);
        assert_eq!(Language::preferred("en, it"), English);
    }

    #[test]
    fn a_language_of_no_weight_is_not_chosen() {
        assert_eq!(Language::preferred("en;q=0"), Italian);
    }
}
