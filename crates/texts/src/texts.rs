//! The texts of a crate, read from Fluent resources.

use std::collections::HashMap;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use crate::{Language, Param};

/// The texts of one part of the program in each language.
pub struct Texts(HashMap<Language, FluentBundle<FluentResource>>);

impl Texts {
    /// Parses the two resources, which are part of the program.
    pub fn new(italian: &str, english: &str) -> Self {
        Self(
            [(Language::Italian, italian), (Language::English, english)]
                .map(|(language, source)| (language, bundle(language, source)))
                .into(),
        )
    }

    /// The text of this id with its values, or the id itself where there is no such text (a test looks up all of them).
    pub fn format(&self, language: Language, id: &str, params: &[(&str, Param)]) -> String {
        let found = self.0.get(&language).and_then(|bundle| Some((bundle, bundle.get_message(id)?.value()?)));
        let Some((bundle, pattern)) = found else {
            return id.to_owned();
        };
        let args: FluentArgs<'_> = params.iter().map(|(name, value)| ((*name).to_owned(), FluentValue::from(value))).collect();
        bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned()
    }

    /// Whether there is a text of this id.
    pub fn contains(&self, language: Language, id: &str) -> bool {
        self.0.get(&language).is_some_and(|bundle| bundle.has_message(id))
    }
}

fn bundle(language: Language, source: &str) -> FluentBundle<FluentResource> {
    let locale = language.tag().parse().expect("the tags of the two languages are well-formed");
    let mut bundle = FluentBundle::new_concurrent(vec![locale]);
    // Directional marks around each value would show as boxes in plain text.
    bundle.set_use_isolating(false);
    let resource = FluentResource::try_new(source.to_owned()).expect("the texts of the program are read by a test");
    bundle.add_resource(resource).expect("no id is defined twice in one file");
    bundle
}
