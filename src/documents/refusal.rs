//! Why a file is refused, as it is told to who sent it.

use omnia_inspection::Refused;

use super::kind::DocumentKind;
use crate::core::error::{Error, Refusal};

/// The refusal beside the field that the file came in. A file that the hub itself could not read is a fault of the hub.
pub fn refused_at<S: Into<String>>(refused: &Refused, path: impl IntoIterator<Item = S>) -> Error {
    if let Refused::Unreadable(error) = refused {
        return Error::fault(format!("a file that was taken in cannot be read: {error}"));
    }
    let refusal = Refusal::new(refused.code()).at(path);
    let refusal = match refused {
        Refused::TooLarge { limit } => refusal.with("megabytes", limit.div_ceil(1 << 20).cast_signed()),
        _ => refused.params().into_iter().fold(refusal, |refusal, (name, value)| refusal.with(name, value)),
    };
    refusal.into()
}

/// Which kinds may come on which way.
pub fn wrong_kind(code: &'static str, kind: DocumentKind) -> Refusal {
    Refusal::new(code).with("kind", kind.as_str())
}

#[cfg(test)]
mod tests {
    use omnia_texts::Language;

    use crate::core::error::TEXTS;

    #[test]
    fn every_reason_and_every_finding_is_told_in_both_languages() {
        let sources = [include_str!("../../crates/inspection/src/refused.rs"), include_str!("../../crates/inspection/src/finding.rs")];
        let quoted = sources.iter().flat_map(|source| source.split('"').skip(1).step_by(2));
        let is_code =
            |word: &&str| word.contains('_') && word.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_' || byte.is_ascii_digit());
        // A file that the hub cannot read is the hub's own fault.
        let codes: Vec<&str> = quoted.filter(is_code).filter(|code| *code != "FILE_UNREADABLE").collect();

        assert!(codes.len() > 40);
        for (code, language) in codes.iter().flat_map(|code| Language::ALL.map(|language| (code, language))) {
            assert!(TEXTS.contains(language, code), "{code} {language:?}");
        }
    }
}
