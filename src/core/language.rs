//! What a person reads, in Italian and English.

use std::collections::HashMap;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use super::error::Param;

/// The languages of the hub.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, serde::Serialize, serde::Deserialize)]
pub enum Language {
    #[default]
    Italian,
    English,
}

impl Language {
    pub const ALL: [Self; 2] = [Self::Italian, Self::English];

    pub const fn tag(self) -> &'static str {
        match self {
            Self::Italian => "it",
            Self::English => "en",
        }
    }
}

/// The texts of one room in each language, as Fluent writes them.
pub struct Texts(HashMap<Language, FluentBundle<FluentResource>>);

impl Texts {
    /// Reads the two resources, which are part of the program.
    pub fn new(italian: &str, english: &str) -> Self {
        Self(
            [(Language::Italian, italian), (Language::English, english)]
                .map(|(language, source)| (language, bundle(language, source)))
                .into(),
        )
    }

    /// The text of this id, or the id itself where there is none (a test asks for all of them).
    pub fn say(&self, language: Language, id: &str, params: &[(&str, Param)]) -> String {
        let found = self.0.get(&language).and_then(|bundle| Some((bundle, bundle.get_message(id)?.value()?)));
        let Some((bundle, pattern)) = found else {
            return id.to_owned();
        };
        let args: FluentArgs<'_> = params.iter().map(|(name, value)| ((*name).to_owned(), FluentValue::from(value))).collect();
        bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned()
    }

    pub fn knows(&self, language: Language, id: &str) -> bool {
        self.0.get(&language).is_some_and(|bundle| bundle.has_message(id))
    }
}

fn bundle(language: Language, source: &str) -> FluentBundle<FluentResource> {
    let locale = language.tag().parse().expect("the tags of the two languages are well-formed");
    let mut bundle = FluentBundle::new_concurrent(vec![locale]);
    // Marks of direction around each value would show as boxes in plain text.
    bundle.set_use_isolating(false);
    let resource = FluentResource::try_new(source.to_owned()).expect("the texts of the program are read by a test");
    bundle.add_resource(resource).expect("no id stands twice in one file");
    bundle
}

impl<'a> From<&'a Param> for FluentValue<'a> {
    fn from(param: &'a Param) -> Self {
        match param {
            Param::Text(text) => FluentValue::from(text.as_str()),
            #[expect(clippy::cast_precision_loss, reason = "counts shown to people stay far below 2^52")]
            Param::Number(number) => FluentValue::from(*number as f64),
        }
    }
}
