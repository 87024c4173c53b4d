//! The files in `seeds/samples`, which all seeded documents share.

use std::sync::LazyLock;

use sha2::{Digest, Sha256};

/// A file of seeded documents.
pub struct SampleFile {
    /// Its name.
    pub name: &'static str,
    /// Its media type.
    pub media_type: &'static str,
    /// Its contents.
    pub bytes: &'static [u8],
    /// Of the contents.
    pub sha256: [u8; 32],
    /// The kinds of document that can have it.
    pub kinds: &'static [&'static str],
}

impl SampleFile {
    /// Its key in the document store.
    pub fn storage_key(&self) -> String {
        format!("samples/{}", self.name)
    }
}

macro_rules! sample {
    ($name:literal, $media_type:literal, $kinds:expr) => {{
        let bytes: &[u8] = include_bytes!(concat!("../../../seeds/samples/", $name));
        SampleFile { name: $name, media_type: $media_type, bytes, sha256: Sha256::digest(bytes).into(), kinds: $kinds }
    }};
}

const REPORT: &[&str] = &["TECHNICAL_REPORT_PDF"];

/// All of them.
pub static SAMPLE_FILES: LazyLock<Vec<SampleFile>> = LazyLock::new(|| {
    vec![
        sample!("relazione-tecnica-meteo.pdf", "application/pdf", REPORT),
        sample!("relazione-tecnica-lavoro.pdf", "application/pdf", REPORT),
        sample!("relazione-tecnica-guasto.pdf", "application/pdf", REPORT),
        sample!("relazione-tecnica-materiali.pdf", "application/pdf", REPORT),
        sample!("comunicazione-sindacale.pdf", "application/pdf", &["UNION_COMMUNICATION"]),
        sample!("verbale-esame-congiunto.pdf", "application/pdf", &["UNION_MINUTES"]),
        sample!("attestazione-riparazione.pdf", "application/pdf", &["REPAIR_ATTESTATION"]),
        sample!("registro-manutenzioni.pdf", "application/pdf", &["MAINTENANCE_RECORD"]),
        sample!("bollettino-meteo.pdf", "application/pdf", &["WEATHER_BULLETIN"]),
        sample!("scheda-tecnica-lavori.pdf", "application/pdf", &["DATA_SHEET"]),
        sample!("risposta-integrazione.pdf", "application/pdf", &["INTERLOCUTION_ANSWER"]),
        sample!("elenco-lavoratori.csv", "text/csv", &["UNIT_WORKERS_CSV", "INTERLOCUTION_ANSWER"]),
        sample!("foto-cantiere.png", "image/png", &["INTERLOCUTION_ANSWER"]),
    ]
});
