//! Scalars of the identifiers of the trade.
//!
//! The schema names them so that a frontend knows what a field holds. The scalar itself takes any text: a wrong identifier is refused by
//! the mutation that reads it, with its field and in the language of the request.

use async_graphql::{InputValueError, InputValueResult, Scalar, ScalarType, Value};

macro_rules! identifiers {
    ($($(#[doc = $doc:literal])+ $name:ident $(= $specification:literal)?;)+) => {$(
        $(#[doc = $doc])+
        #[derive(Debug, Clone, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
        pub struct $name(pub String);

        $(#[doc = $doc])+
        #[Scalar($(specified_by_url = $specification)?)]
        impl ScalarType for $name {
            fn parse(value: Value) -> InputValueResult<Self> {
                match value {
                    Value::String(text) => Ok(Self(text)),
                    value => Err(InputValueError::expected_type(value)),
                }
            }

            fn to_value(&self) -> Value {
                Value::String(self.0.clone())
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(text)
            }
        }
    )+};
}

identifiers! {
    /// Tax code (codice fiscale) of a person, 16 characters with a check letter, or of a body, 11 digits with a check digit. Spaces and
    /// lower case are taken; it comes out without them.
    TaxCode = "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidente.repubblica:decreto:1973-09-29;605";

    /// VAT number (partita IVA), 11 digits with a check digit.
    VatNumber = "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidente.repubblica:decreto:1972-10-26;633~art35";

    /// Number of a contributive position (matricola), 10 digits; zeros count.
    PositionNumber = "https://www.inps.it/it/it/inps-comunica/diritti-e-obblighi-in-materia-di-sicurezza-sociale-nell-unione-e/per-le-imprese/datori-di-lavoro--classificazione-e-procedura-di-inquadramento.html";

    /// Statistical contributive code (CSC), five digits: sector, class and category.
    StatisticalCode = "https://www.inps.it/it/it/inps-comunica/diritti-e-obblighi-in-materia-di-sicurezza-sociale-nell-unione-e/per-le-imprese/datori-di-lavoro--classificazione-e-procedura-di-inquadramento.html";

    /// Authorization code of a position (CA), a digit and a letter.
    AuthorizationCode = "https://www.inps.it/it/it/inps-comunica/diritti-e-obblighi-in-materia-di-sicurezza-sociale-nell-unione-e/per-le-imprese/datori-di-lavoro--classificazione-e-procedura-di-inquadramento.html";

    /// Code of an economic activity (ATECO), as 41.20.00.
    AtecoCode = "https://www.istat.it/classificazione/classificazione-delle-attivita-economiche-ateco/";

    /// Land-registry code of a municipality (Belfiore), a letter and three digits.
    MunicipalityCode = "https://www.istat.it/classificazione/codici-dei-comuni-delle-province-e-delle-regioni/";

    /// Protocol number of a document: the institute, the office, the day and seven digits, as INPS.4900.17/03/2026.0012345.
    ProtocolNumber = "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidente.repubblica:decreto:2000-12-28;445~art53";

    /// Ticket of an application, which ties the monthly absence events of UniEmens to it: sixteen letters and digits, `^[A-Z0-9]{16}$`. Spaces
    /// around it and lower case are taken; it comes out without them.
    Ticket;

    /// Number of an account, as ISO 13616 writes it. Spaces and lower case are taken; it comes out without them.
    Iban = "https://www.iso.org/standard/81090.html";

    /// Address of certified e-mail (PEC).
    Pec = "https://www.rfc-editor.org/rfc/rfc5321";
}
