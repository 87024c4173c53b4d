//! The `acr` claim: which level of assurance a value stands for.

use crate::identity::authentication::AssuranceLevel;

/// The values of SPID and CIE: <https://docs.italia.it/italia/spid/spid-cie-oidc-docs/it/versione-corrente/authorization_endpoint.html>,
/// `acr_values`; the same as the classes of authentication of SPID over SAML.
const PROFILE: [(&str, AssuranceLevel); 3] = [
    ("https://www.spid.gov.it/SpidL1", AssuranceLevel::One),
    ("https://www.spid.gov.it/SpidL2", AssuranceLevel::Two),
    ("https://www.spid.gov.it/SpidL3", AssuranceLevel::Three),
];

/// The values of `acr` that a provider may send, each with its level.
#[derive(Debug, Clone)]
pub struct Acr(Vec<(String, AssuranceLevel)>);

impl Acr {
    /// Those of the profile of SPID and CIE.
    pub fn profile() -> Self {
        Self(PROFILE.iter().map(|(value, level)| ((*value).to_owned(), *level)).collect())
    }

    /// Those of another provider.
    pub fn of(levels: Vec<(String, AssuranceLevel)>) -> Self {
        Self(levels)
    }

    /// Whether no value is known.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The level that a value stands for; values are compared letter by letter.
    pub fn level_of(&self, value: &str) -> Option<AssuranceLevel> {
        self.0.iter().find(|(known, _)| known == value).map(|(_, level)| *level)
    }

    /// The values of this level and above, to ask for; none where any level will do.
    pub fn values_from(&self, lowest: Option<AssuranceLevel>) -> Vec<String> {
        let Some(lowest) = lowest else { return Vec::new() };
        let mut values: Vec<&(String, AssuranceLevel)> = self.0.iter().filter(|(_, level)| *level >= lowest).collect();
        values.sort_by_key(|(_, level)| *level);
        values.into_iter().map(|(value, _)| value.clone()).collect()
    }
}
