//! The kinds of document the platform knows: who brings them, in which formats, under what name.

use omnia_inspection::Format::{self, Csv, P7m, Pdf, Xml};

use self::DocumentOrigin::{Answer, Applicant, Platform};

omnia_rules::named! {
    /// What a document is for.
    DocumentKind {
        /// The technical report as a file, instead of the one composed in the application.
        TechnicalReportPdf = "TECHNICAL_REPORT_PDF",
        /// The technical report composed inside the application; never a file.
        ComposedReport = "COMPOSED_REPORT",
        /// Circular 139/2016, annex 2: lack of work or orders.
        Annex2 = "ANNEX_2",
        /// Circular 139/2016, annex 3: market crisis.
        Annex3 = "ANNEX_3",
        /// Circular 139/2016, annex 4: end of a site or of a phase.
        Annex4 = "ANNEX_4",
        /// Circular 139/2016, annex 5: variant of the works.
        Annex5 = "ANNEX_5",
        /// Circular 139/2016, annex 6: lack of materials.
        Annex6 = "ANNEX_6",
        /// Circular 139/2016, annex 7: strike in another unit or company.
        Annex7 = "ANNEX_7",
        /// Circular 139/2016, annex 8: fire, flood, earthquake, collapse, power, order of an authority.
        Annex8 = "ANNEX_8",
        /// Circular 139/2016, annex 9: breakdown or extraordinary maintenance.
        Annex9 = "ANNEX_9",
        /// Circular 139/2016, annex 10: weather; the employer's declaration, not the bulletin.
        Annex10 = "ANNEX_10",
        /// The communication to the unions, art. 14 of legislative decree 148/2015.
        UnionCommunication = "UNION_COMMUNICATION",
        /// The minutes of the joint examination, art. 14 of legislative decree 148/2015.
        UnionMinutes = "UNION_MINUTES",
        /// The workers the benefit is asked for, annexes 3 and 4 of message 3566/2018.
        BeneficiaryList = "BENEFICIARY_LIST",
        /// The days used, when they differ from those authorized.
        UsedDaysSelfcert = "USED_DAYS_SELFCERT",
        /// The repairer's attestation of a breakdown.
        RepairAttestation = "REPAIR_ATTESTATION",
        /// The record of the regular maintenance of what broke down (INPS msg 1548/2017).
        MaintenanceRecord = "MAINTENANCE_RECORD",
        /// The data sheet of weather-bound works or special materials.
        DataSheet = "DATA_SHEET",
        /// The weather bulletin; optional, since it is acquired ex officio.
        WeatherBulletin = "WEATHER_BULLETIN",
        /// The financial statement, on request only.
        FinancialStatement = "FINANCIAL_STATEMENT",
        /// The workers of the unit, on request only.
        UnitWorkersCsv = "UNIT_WORKERS_CSV",
        /// Whatever else an interlocution asks for.
        InterlocutionAnswer = "INTERLOCUTION_ANSWER",
        /// The receipt of a submission.
        Receipt = "RECEIPT",
        /// The application as it would be submitted.
        Preview = "PREVIEW",
        /// The letter that tells the outcome.
        OutcomeLetter = "OUTCOME_LETTER",
        /// The user manual.
        UserManual = "USER_MANUAL",
    }
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

struct Row(DocumentOrigin, &'static [Format], Label);

/// A document on paper, signed or not.
const PAPER: &[Format] = &[Pdf, P7m];
const LIST: &[Format] = &[Xml, Csv];
const ANY: &[Format] = &Format::ALL;

impl DocumentKind {
    /// Who brings it.
    #[must_use]
    pub const fn origin(self) -> DocumentOrigin {
        self.row().0
    }

    /// The formats it may have; none for what is never a file.
    #[must_use]
    pub const fn formats(self) -> &'static [Format] {
        self.row().1
    }

    /// What it is called.
    #[must_use]
    pub const fn label(self) -> Label {
        self.row().2
    }

    /// Whether an applicant may upload it, in an answer at least.
    #[must_use]
    pub const fn is_uploaded(self) -> bool {
        matches!(self.origin(), Applicant | Answer)
    }

    #[rustfmt::skip]
    const fn row(self) -> Row {
        match self {
            Self::TechnicalReportPdf => row(Applicant, PAPER, "Relazione tecnica (PDF)", "Technical report (PDF)"),
            Self::ComposedReport => row(Platform, &[], "Relazione tecnica composta", "Composed technical report"),
            Self::Annex2 => row(Applicant, PAPER, "Allegato 2, mancanza di lavoro o di commesse", "Annex 2, lack of work or orders"),
            Self::Annex3 => row(Applicant, PAPER, "Allegato 3, crisi di mercato", "Annex 3, market crisis"),
            Self::Annex4 => row(Applicant, PAPER, "Allegato 4, fine cantiere o fine fase lavorativa", "Annex 4, end of site or of phase"),
            Self::Annex5 => row(Applicant, PAPER, "Allegato 5, perizia di variante", "Annex 5, variant of the works"),
            Self::Annex6 => row(Applicant, PAPER, "Allegato 6, mancanza di materie prime", "Annex 6, lack of materials"),
            Self::Annex7 => row(Applicant, PAPER, "Allegato 7, sciopero", "Annex 7, strike"),
            Self::Annex8 => row(Applicant, PAPER, "Allegato 8, eventi imprevisti e ordini dell'autorità", "Annex 8, unforeseen events and orders of an authority"),
            Self::Annex9 => row(Applicant, PAPER, "Allegato 9, guasto o manutenzione straordinaria", "Annex 9, breakdown or extraordinary maintenance"),
            Self::Annex10 => row(Applicant, PAPER, "Allegato 10, eventi meteo", "Annex 10, weather"),
            Self::UnionCommunication => row(Applicant, PAPER, "Comunicazione sindacale", "Union communication"),
            Self::UnionMinutes => row(Applicant, PAPER, "Verbale di esame congiunto", "Minutes of the joint examination"),
            Self::BeneficiaryList => row(Applicant, LIST, "Elenco dei beneficiari", "Beneficiary list"),
            Self::UsedDaysSelfcert => row(Applicant, PAPER, "Autocertificazione dei giorni fruiti", "Self-certification of the days used"),
            Self::RepairAttestation => row(Applicant, PAPER, "Attestazione della riparazione", "Repair attestation"),
            Self::MaintenanceRecord => row(Applicant, PAPER, "Registro della manutenzione", "Maintenance record"),
            Self::DataSheet => row(Applicant, PAPER, "Scheda tecnica", "Data sheet"),
            Self::WeatherBulletin => row(Applicant, PAPER, "Bollettino meteo", "Weather bulletin"),
            Self::FinancialStatement => row(Answer, PAPER, "Bilancio", "Financial statement"),
            Self::UnitWorkersCsv => row(Answer, &[Csv], "Elenco dei lavoratori dell'unità", "Workers of the unit"),
            Self::InterlocutionAnswer => row(Answer, ANY, "Risposta all'interlocuzione", "Answer to an interlocution"),
            Self::Receipt => row(Platform, &[Pdf], "Ricevuta", "Receipt"),
            Self::Preview => row(Platform, &[Pdf], "Anteprima", "Preview"),
            Self::OutcomeLetter => row(Platform, &[Pdf], "Lettera di esito", "Outcome letter"),
            Self::UserManual => row(Platform, &[Pdf], "Manuale utente", "User manual"),
        }
    }
}

const fn row(origin: DocumentOrigin, formats: &'static [Format], it: &'static str, en: &'static str) -> Row {
    Row(origin, formats, Label { it, en })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_is_uploaded_has_a_format() {
        let mut uploaded = DocumentKind::ALL.iter().filter(|kind| kind.is_uploaded());

        assert!(uploaded.all(|kind| !kind.formats().is_empty()));
    }
}
