//! The user manual: a page for each role, in Italian and English, that asks nothing of anyone else.

use std::sync::LazyLock;

use async_graphql::{Enum, SimpleObject};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use omnia_texts::Language;
use sha2::{Digest, Sha256};

use super::links::Links;
use crate::core::access::Role;

const FRAME: &str = include_str!("manual/frame.html");
const STYLE: &str = include_str!("manual/style.css");

/// What a page of the manual may load: its own style, known by its hash.
pub static POLICY: LazyLock<String> = LazyLock::new(|| {
    let style = BASE64_STANDARD.encode(Sha256::digest(STYLE.as_bytes()));
    format!("default-src 'none'; style-src 'sha256-{style}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
});

/// Whom a page of the manual is written for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
pub enum ManualRole {
    /// For employers.
    Employer,
    /// For intermediaries.
    Intermediary,
    /// For operators of an office.
    Operator,
    /// For directors of an office.
    Director,
    /// For auditors.
    Auditor,
    /// For administrators.
    Administrator,
}

/// A page of the user manual.
#[derive(Debug, Clone, SimpleObject)]
pub struct Manual {
    /// For whom it is written.
    pub role: ManualRole,
    /// In which language it is written.
    pub language: Language,
    /// What stands above it.
    pub title: String,
    /// Where it is read, without signing in.
    pub url: String,
}

use ManualRole::{Administrator, Auditor, Director, Employer, Intermediary, Operator};

impl ManualRole {
    /// Every role that the manual has pages for.
    pub const ALL: [Self; 6] = [Employer, Intermediary, Operator, Director, Auditor, Administrator];

    /// The word in the address of the page.
    pub const fn word(self) -> &'static str {
        match self {
            Employer => "employer",
            Intermediary => "intermediary",
            Operator => "operator",
            Director => "director",
            Auditor => "auditor",
            Administrator => "admin",
        }
    }

    /// The role of an address; none where there is no such page.
    pub fn read(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.word() == word)
    }

    /// The page that serves a role best.
    pub const fn of(role: Option<Role>) -> Self {
        match role {
            Some(Role::Intermediary) => Intermediary,
            Some(Role::Operator) => Operator,
            Some(Role::Director) => Director,
            Some(Role::Auditor) => Auditor,
            Some(Role::Admin) => Administrator,
            Some(Role::Employer) | None => Employer,
        }
    }

    const fn name(self, language: Language) -> &'static str {
        match (self, language) {
            (Employer, Language::Italian) => "Datore di lavoro",
            (Employer, Language::English) => "Employer",
            (Intermediary, Language::Italian) => "Intermediario",
            (Intermediary, Language::English) => "Intermediary",
            (Operator, Language::Italian) => "Operatore di sede",
            (Operator, Language::English) => "Office operator",
            (Director, Language::Italian) => "Direttore di sede",
            (Director, Language::English) => "Office director",
            (Auditor, Language::Italian) => "Ispettore",
            (Auditor, Language::English) => "Auditor",
            (Administrator, Language::Italian) => "Amministratore",
            (Administrator, Language::English) => "Administrator",
        }
    }

    const fn text(self, language: Language) -> &'static str {
        match (self, language) {
            (Employer, Language::Italian) => include_str!("manual/it/employer.html"),
            (Employer, Language::English) => include_str!("manual/en/employer.html"),
            (Intermediary, Language::Italian) => include_str!("manual/it/intermediary.html"),
            (Intermediary, Language::English) => include_str!("manual/en/intermediary.html"),
            (Operator, Language::Italian) => include_str!("manual/it/operator.html"),
            (Operator, Language::English) => include_str!("manual/en/operator.html"),
            (Director, Language::Italian) => include_str!("manual/it/director.html"),
            (Director, Language::English) => include_str!("manual/en/director.html"),
            (Auditor, Language::Italian) => include_str!("manual/it/auditor.html"),
            (Auditor, Language::English) => include_str!("manual/en/auditor.html"),
            (Administrator, Language::Italian) => include_str!("manual/it/admin.html"),
            (Administrator, Language::English) => include_str!("manual/en/admin.html"),
        }
    }

    fn title(self, language: Language) -> String {
        match language {
            Language::Italian => format!("Manuale utente: {}", self.name(language).to_lowercase()),
            Language::English => format!("User manual: {}", self.name(language).to_lowercase()),
        }
    }

    /// The address of the page, without the hub's own.
    pub fn path(self, language: Language) -> String {
        format!("/manual/{}/{}", language.tag(), self.word())
    }
}

/// All pages, those of a role and a language first.
pub fn list(links: &Links, role: Option<Role>, language: Language) -> Vec<Manual> {
    let mut pages: Vec<(ManualRole, Language)> =
        ManualRole::ALL.into_iter().flat_map(|role| Language::ALL.map(|language| (role, language))).collect();
    pages.sort_by_key(|(of, written)| (*of != ManualRole::of(role), *written != language));
    pages.into_iter().map(|(role, language)| manual(links, role, language)).collect()
}

fn manual(links: &Links, role: ManualRole, language: Language) -> Manual {
    Manual { role, language, title: role.title(language), url: links.to(&role.path(language)) }
}

/// The page as it is sent.
pub fn page(role: ManualRole, language: Language) -> String {
    let (contents, others, skip) = match language {
        Language::Italian => ("Pagine del manuale", "English", "Vai al testo"),
        Language::English => ("Pages of the manual", "Italiano", "Skip to the text"),
    };
    let other = if language == Language::Italian { Language::English } else { Language::Italian };
    FRAME
        .replace("{{style}}", STYLE)
        .replace("{{lang}}", language.tag())
        .replace("{{title}}", &role.title(language))
        .replace("{{skip}}", skip)
        .replace("{{contents}}", contents)
        .replace("{{roles}}", &roles(role, language))
        .replace("{{other-path}}", &role.path(other))
        .replace("{{other-lang}}", other.tag())
        .replace("{{other}}", others)
        .replace("{{text}}", role.text(language))
}

fn roles(current: ManualRole, language: Language) -> String {
    let link = |role: ManualRole| {
        let mark = if role == current { " aria-current=\"page\"" } else { "" };
        format!("<li><a href=\"{}\"{mark}>{}</a></li>", role.path(language), role.name(language))
    };
    ManualRole::ALL.into_iter().map(link).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_has_all_its_words_and_asks_no_third_party() {
        for (role, language) in ManualRole::ALL.into_iter().flat_map(|role| Language::ALL.map(|language| (role, language))) {
            let page = page(role, language);
            assert!(!page.contains("{{"), "{role:?} {language:?}");
            assert!(!page.contains("http://") && !page.contains("https://") && !page.contains("src="), "{role:?} {language:?}");
            assert!(page.matches("<h2").count() >= 6, "{role:?} {language:?}");
        }
    }

    #[test]
    fn a_director_is_given_the_directors_page_first() {
        let pages = list(&Links::default(), Some(Role::Director), Language::English);

        assert_eq!(pages.len(), 12);
        assert_eq!(pages[0].url, "/manual/en/director");
    }
}
