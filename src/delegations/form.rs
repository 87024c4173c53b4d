//! The form: what the intermediary prints and the delegator signs, in both languages.

use std::sync::LazyLock;

use chrono::NaiveDate;
use omnia_texts::{Language, Param, Texts};

use super::domain::Delegation;
use crate::registry::Intermediary;

/// The texts of the form.
pub static FORM: LazyLock<Texts> = LazyLock::new(|| Texts::new(include_str!("messages/it.ftl"), include_str!("messages/en.ftl")));

/// The text of the form of a delegation, as it is printed.
pub fn form(language: Language, delegation: &Delegation, intermediary: &Intermediary, delegator_tax_code: &str) -> String {
    let kind = FORM.format(language, &intermediary.kind, &[]);
    let params: [(&str, Param); 10] = [
        ("delegation", delegation.id.global().write().into()),
        ("intermediary", intermediary.name.as_str().into()),
        ("intermediaryTaxCode", intermediary.tax_code.as_str().into()),
        ("kind", kind.into()),
        ("employer", delegation.employer_name.as_str().into()),
        ("position", delegation.position_number.as_str().into()),
        ("delegator", delegator_tax_code.into()),
        ("from", formatted(language, delegation.valid_from).into()),
        ("hasEnd", i32::from(delegation.valid_to.is_some()).into()),
        ("to", delegation.valid_to.map_or_else(String::new, |end| formatted(language, end)).into()),
    ];
    FORM.format(language, "form", &params)
}

fn formatted(language: Language, day: NaiveDate) -> String {
    match language {
        Language::Italian => day.format("%d/%m/%Y").to_string(),
        Language::English => day.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_and_every_kind_of_intermediary_have_a_text_in_both_languages() {
        let texts =
            ["form", "LABOUR_CONSULTANT", "ACCOUNTANT", "LAWYER", "TRADE_ASSOCIATION", "DATA_PROCESSING_CENTRE", "AGRICULTURAL_EXPERT"];

        for (text, language) in texts.iter().flat_map(|text| Language::ALL.map(|language| (text, language))) {
            assert!(FORM.contains(language, text), "{text} {language:?}");
        }
    }
}
