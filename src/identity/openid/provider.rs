//! A provider of identities, as the settings describe it.

use omnia_texts::Language;
use serde::Deserialize;

use super::assurance::Acr;
use super::client_authentication::ClientAuthentication;
use crate::identity::authentication::{AssuranceLevel, SignInScheme};

omnia_rules::named! {
    /// What identities a provider has.
    ProviderKind as "SignInProviderKind" {
        /// SPID, also behind a proxy that speaks SAML to it.
        Spid = "SPID",
        /// The electronic identity card.
        Cie = "CIE",
        /// The national services card, whose certificate the hub reads itself.
        Cns = "CNS",
        /// Any other provider that speaks OpenID Connect.
        Other = "OTHER",
    }
}

/// What stands on the button.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Label {
    it: String,
    en: String,
}

/// A provider of identities.
#[derive(Debug)]
pub struct Provider {
    /// Its name in addresses and in the database.
    pub id: String,
    /// What identities it has.
    pub kind: ProviderKind,
    /// What stands on the button.
    pub label: Label,
    /// Its issuer identifier, letter by letter.
    pub issuer: String,
    /// The hub's name at the provider.
    pub client_id: String,
    /// How the hub proves at the provider that it is this client.
    pub authentication: ClientAuthentication,
    /// Scopes besides `openid`.
    pub scopes: Vec<String>,
    /// What its values of `acr` stand for.
    pub acr: Acr,
    /// The values of `acr` that are asked for.
    pub acr_values: Vec<String>,
    /// The lowest level that is accepted; none where the level does not matter.
    pub lowest_level: Option<AssuranceLevel>,
    /// The claim that holds the tax code.
    pub tax_code_claim: String,
}

impl Label {
    /// In a language.
    pub fn in_language(&self, language: Language) -> &str {
        match language {
            Language::Italian => &self.it,
            Language::English => &self.en,
        }
    }
}

impl ProviderKind {
    /// The lowest level that the institute accepts (INPS, access to the services for companies: SPID of at least level 2, or CIE 3.0).
    pub const fn lowest_level(self) -> Option<AssuranceLevel> {
        match self {
            Self::Spid => Some(AssuranceLevel::Two),
            Self::Cie => Some(AssuranceLevel::Three),
            Self::Cns | Self::Other => None,
        }
    }

    /// What a session is signed in with.
    pub const fn scheme(self) -> SignInScheme {
        match self {
            Self::Spid => SignInScheme::Spid,
            Self::Cie => SignInScheme::Cie,
            Self::Cns => SignInScheme::Cns,
            Self::Other => SignInScheme::OpenId,
        }
    }
}

impl Provider {
    /// Where signing in begins.
    pub fn start_path(&self) -> String {
        format!("/sign-in/{}", self.id)
    }

    /// Where the provider sends the browser back to.
    pub fn callback_path(&self) -> String {
        format!("/sign-in/{}/callback", self.id)
    }
}
