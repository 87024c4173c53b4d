//! The kinds of document the platform knows: who brings them, in which formats, under what name.

use std::fmt;
use std::str::FromStr;

use omnia_inspection::Format::{self, Csv, P7m, Pdf, Xml};

use self::DocumentOrigin::{Answer, Applicant, Platform};

/// What a document is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, async_graphql::Enum)]
pub enum DocumentKind {
    /// The technical report as a file, instead of the one composed in the application.
    TechnicalReportPdf,
    /// The technical report composed inside the application; never a file.
    ComposedReport,
    /// Circular 139/2016, annex 2: lack of work or orders.
    #[graphql(name = "ANNEX_2")]
    Annex2,
    /// Circular 139/2016, annex 3: market crisis.
    #[graphql(name = "ANNEX_3")]
    Annex3,
    /// Circular 139/2016, annex 4: end of a site or of a phase.
    #[graphql(name = "ANNEX_4")]
    Annex4,
    /// Circular 139/2016, annex 5: variant of the works.
    #[graphql(name = "ANNEX_5")]
    Annex5,
    /// Circular 139/2016, annex 6: lack of materials.
    #[graphql(name = "ANNEX_6")]
    Annex6,
    /// Circular 139/2016, annex 7: strike in another unit or company.
    #[graphql(name = "ANNEX_7")]
    Annex7,
    /// Circular 139/2016, annex 8: fire, flood, earthquake, collapse, power, order of an authority.
    #[graphql(name = "ANNEX_8")]
    Annex8,
    /// Circular 139/2016, annex 9: breakdown or extraordinary maintenance.
    #[graphql(name = "ANNEX_9")]
    Annex9,
    /// Circular 139/2016, annex 10: weather; the employer's declaration, not the bulletin.
    #[graphql(name = "ANNEX_10")]
    Annex10,
    /// The communication to the unions, art. 14 of legislative decree 148/2015.
    UnionCommunication,
    /// The minutes of the joint examination, art. 14 of legislative decree 148/2015.
    UnionMinutes,
    /// The workers the benefit is asked for, annexes 3 and 4 of message 3566/2018.
    BeneficiaryList,
    /// The days used, when they differ from those authorized.
    UsedDaysSelfcert,
    /// The repairer's attestation of a breakdown.
    RepairAttestation,
    /// The record of the regular maintenance of what broke down (INPS msg 1548/2017).
    MaintenanceRecord,
    /// The data sheet of weather-bound works or special materials.
    DataSheet,
    /// The weather bulletin; optional, since it is acquired ex officio.
    WeatherBulletin,
    /// The financial statement, on request only.
    FinancialStatement,
    /// The workers of the unit, on request only.
    UnitWorkersCsv,
    /// Whatever else an interlocution asks for.
    InterlocutionAnswer,
    /// The receipt of a submission.
    Receipt,
    /// The application as it would be submitted.
    Preview,
    /// The letter that tells the outcome.
    OutcomeLetter,
    /// The user manual.
    UserManual,
}

/// Who brings a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DocumentOrigin {
    /// The applicant, with the application or later.
    Applicant,
    /// The applicant, only in answer to an interlocution.
    Answer,
    /// The platform itself.
    Platform,
}

/// What a kind of document is called by those who read it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Label {
    /// In Italian.
    pub it: &'static str,
    /// In English.
    pub en: &'static str,
}

/// The word is not the name of a kind of document.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0} is not a kind of document")]
pub struct UnknownDocumentKind(pub String);

struct Row(&'static str, DocumentOrigin, &'static [Format], Label);

/// A document on paper, signed or not.
const PAPER: &[Format] = &[Pdf, P7m];
const LIST: &[Format] = &[Xml, Csv];
const ANY: &[Format] = &Format::ALL;

impl DocumentKind {
    /// Every kind, in the order they are offered.
    pub const ALL: [Self; 26] = [
        Self::TechnicalReportPdf,
        Self::ComposedReport,
        Self::Annex2,
        Self::Annex3,
        Self::Annex4,
        Self::Annex5,
        Self::Annex6,
        Self::Annex7,
        Self::Annex8,
        Self::Annex9,
        Self::Annex10,
        Self::UnionCommunication,
        Self::UnionMinutes,
        Self::BeneficiaryList,
        Self::UsedDaysSelfcert,
        Self::RepairAttestation,
        Self::MaintenanceRecord,
        Self::DataSheet,
        Self::WeatherBulletin,
        Self::FinancialStatement,
        Self::UnitWorkersCsv,
        Self::InterlocutionAnswer,
        Self::Receipt,
        Self::Preview,
        Self::OutcomeLetter,
        Self::UserManual,
    ];

    /// The name of the kind, as it is stored and sent.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        self.row().0
    }

    /// Who brings it.
    #[must_use]
    pub const fn origin(self) -> DocumentOrigin {
        self.row().1
    }

    /// The formats it may have; none for what is never a file.
    #[must_use]
    pub const fn formats(self) -> &'static [Format] {
        self.row().2
    }

    /// What it is called.
    #[must_use]
    pub const fn label(self) -> Label {
        self.row().3
    }

    /// Whether an applicant may upload it, in an answer at least.
    #[must_use]
    pub const fn is_uploaded(self) -> bool {
        matches!(self.origin(), Applicant | Answer)
    }

    #[rustfmt::skip]
    const fn row(self) -> Row {
        match self {
            Self::TechnicalReportPdf => row("TECHNICAL_REPORT_PDF", Applicant, PAPER, "Relazione tecnica (PDF)", "Technical report (PDF)"),
            Self::ComposedReport => row("COMPOSED_REPORT", Platform, &[], "Relazione tecnica composta", "Composed technical report"),
            Self::Annex2 => row("ANNEX_2", Applicant, PAPER, "Allegato 2, mancanza di lavoro o di commesse", "Annex 2, lack of work or orders"),
            Self::Annex3 => row("ANNEX_3", Applicant, PAPER, "Allegato 3, crisi di mercato", "Annex 3, market crisis"),
            Self::Annex4 => row("ANNEX_4", Applicant, PAPER, "Allegato 4, fine cantiere o fine fase lavorativa", "Annex 4, end of site or of phase"),
            Self::Annex5 => row("ANNEX_5", Applicant, PAPER, "Allegato 5, perizia di variante", "Annex 5, variant of the works"),
            Self::Annex6 => row("ANNEX_6", Applicant, PAPER, "Allegato 6, mancanza di materie prime", "Annex 6, lack of materials"),
            Self::Annex7 => row("ANNEX_7", Applicant, PAPER, "Allegato 7, sciopero", "Annex 7, strike"),
            Self::Annex8 => row("ANNEX_8", Applicant, PAPER, "Allegato 8, eventi imprevisti e ordini dell'autorità", "Annex 8, unforeseen events and orders of an authority"),
            Self::Annex9 => row("ANNEX_9", Applicant, PAPER, "Allegato 9, guasto o manutenzione straordinaria", "Annex 9, breakdown or extraordinary maintenance"),
            Self::Annex10 => row("ANNEX_10", Applicant, PAPER, "Allegato 10, eventi meteo", "Annex 10, weather"),
            Self::UnionCommunication => row("UNION_COMMUNICATION", Applicant, PAPER, "Comunicazione sindacale", "Union communication"),
            Self::UnionMinutes => row("UNION_MINUTES", Applicant, PAPER, "Verbale di esame congiunto", "Minutes of the joint examination"),
            Self::BeneficiaryList => row("BENEFICIARY_LIST", Applicant, LIST, "Elenco dei beneficiari", "Beneficiary list"),
            Self::UsedDaysSelfcert => row("USED_DAYS_SELFCERT", Applicant, PAPER, "Autocertificazione dei giorni fruiti", "Self-certification of the days used"),
            Self::RepairAttestation => row("REPAIR_ATTESTATION", Applicant, PAPER, "Attestazione della riparazione", "Repair attestation"),
            Self::MaintenanceRecord => row("MAINTENANCE_RECORD", Applicant, PAPER, "Registro della manutenzione", "Maintenance record"),
            Self::DataSheet => row("DATA_SHEET", Applicant, PAPER, "Scheda tecnica", "Data sheet"),
            Self::WeatherBulletin => row("WEATHER_BULLETIN", Applicant, PAPER, "Bollettino meteo", "Weather bulletin"),
            Self::FinancialStatement => row("FINANCIAL_STATEMENT", Answer, PAPER, "Bilancio", "Financial statement"),
            Self::UnitWorkersCsv => row("UNIT_WORKERS_CSV", Answer, &[Csv], "Elenco dei lavoratori dell'unità", "Workers of the unit"),
            Self::InterlocutionAnswer => row("INTERLOCUTION_ANSWER", Answer, ANY, "Risposta all'interlocuzione", "Answer to an interlocution"),
            Self::Receipt => row("RECEIPT", Platform, &[Pdf], "Ricevuta", "Receipt"),
            Self::Preview => row("PREVIEW", Platform, &[Pdf], "Anteprima", "Preview"),
            Self::OutcomeLetter => row("OUTCOME_LETTER", Platform, &[Pdf], "Lettera di esito", "Outcome letter"),
            Self::UserManual => row("USER_MANUAL", Platform, &[Pdf], "Manuale utente", "User manual"),
        }
    }
}

const fn row(name: &'static str, origin: DocumentOrigin, formats: &'static [Format], it: &'static str, en: &'static str) -> Row {
    Row(name, origin, formats, Label { it, en })
}

impl fmt::Display for DocumentKind {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.as_str())
    }
}

impl FromStr for DocumentKind {
    type Err = UnknownDocumentKind;

    fn from_str(word: &str) -> Result<Self, UnknownDocumentKind> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word).ok_or_else(|| UnknownDocumentKind(word.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_found_by_its_name() -> Result<(), UnknownDocumentKind> {
        for kind in DocumentKind::ALL {
            assert_eq!(kind.as_str().parse::<DocumentKind>()?, kind);
        }
        Ok(())
    }

    #[test]
    fn the_graph_calls_every_kind_as_it_is_stored() {
        use async_graphql::resolver_utils::EnumType;

        assert!(DocumentKind::items().iter().all(|item| item.name == item.value.as_str()));
    }

    #[test]
    fn a_name_of_no_kind_is_told_back() {
        let unknown = "ANNEX_1".parse::<DocumentKind>();

        assert_eq!(unknown, Err(UnknownDocumentKind("ANNEX_1".to_owned())));
    }

    #[test]
    fn whatever_is_uploaded_has_a_format() {
        let mut uploaded = DocumentKind::ALL.into_iter().filter(|kind| kind.is_uploaded());

        assert!(uploaded.all(|kind| !kind.formats().is_empty()));
    }
}
