//! What deserves a warning in an accepted file.

use std::fmt;

/// A warning about an accepted file, for whoever opens it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Finding {
    /// The PDF carries JavaScript.
    JavaScript,
    /// The PDF can start a program.
    Launch,
    /// The PDF carries other files.
    EmbeddedFile,
    /// The PDF does something as soon as it is opened.
    OpenAction,
    /// The PDF does something when pages or fields are entered or left.
    AutomaticAction,
    /// The PDF carries video, sound or other rich media.
    RichMedia,
    /// The PDF holds a dynamic XFA form.
    DynamicForm,
    /// The PDF can send its form to an address.
    SubmitForm,
    /// The PDF can fill itself from an outside file.
    ImportData,
    /// The PDF is encrypted, so that its content was not inspected in full.
    Encrypted,
    /// The PDF opens only with a password or a certificate, so that its content was not inspected.
    NeedsPassword,
    /// The PDF packs more objects than are unpacked for inspection.
    PartlyInspected,
    /// A cell of the CSV would be run as a formula by a spreadsheet.
    Formula,
}

impl Finding {
    /// The machine code of the finding.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::JavaScript => "PDF_JAVASCRIPT",
            Self::Launch => "PDF_LAUNCH",
            Self::EmbeddedFile => "PDF_EMBEDDED_FILE",
            Self::OpenAction => "PDF_OPEN_ACTION",
            Self::AutomaticAction => "PDF_AUTOMATIC_ACTION",
            Self::RichMedia => "PDF_RICH_MEDIA",
            Self::DynamicForm => "PDF_DYNAMIC_FORM",
            Self::SubmitForm => "PDF_SUBMIT_FORM",
            Self::ImportData => "PDF_IMPORT_DATA",
            Self::Encrypted => "PDF_ENCRYPTED",
            Self::NeedsPassword => "PDF_NEEDS_PASSWORD",
            Self::PartlyInspected => "PDF_PARTLY_INSPECTED",
            Self::Formula => "CSV_FORMULA",
        }
    }

    /// Whether the file may hold more than was inspected.
    pub(super) const fn hides_content(self) -> bool {
        matches!(self, Self::Encrypted | Self::NeedsPassword | Self::PartlyInspected)
    }

    /// What a PDF name announces, if anything.
    pub(super) fn of_pdf_name(name: &[u8]) -> Option<Self> {
        Some(match name {
            b"JavaScript" | b"JS" => Self::JavaScript,
            b"Launch" => Self::Launch,
            b"EmbeddedFile" | b"EmbeddedFiles" | b"EF" | b"AF" => Self::EmbeddedFile,
            b"OpenAction" => Self::OpenAction,
            b"AA" => Self::AutomaticAction,
            b"RichMedia" | b"Movie" | b"Sound" | b"Rendition" => Self::RichMedia,
            b"XFA" => Self::DynamicForm,
            b"SubmitForm" => Self::SubmitForm,
            b"ImportData" => Self::ImportData,
            b"Encrypt" => Self::Encrypted,
            _ => return None,
        })
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::JavaScript => "the document carries JavaScript",
            Self::Launch => "the document can start a program",
            Self::EmbeddedFile => "the document carries other files",
            Self::OpenAction => "the document acts as soon as it is opened",
            Self::AutomaticAction => "the document acts by itself while it is read",
            Self::RichMedia => "the document carries video, sound or other media",
            Self::DynamicForm => "the document holds a dynamic form",
            Self::SubmitForm => "the document can send its form to an address",
            Self::ImportData => "the document can fill itself from another file",
            Self::Encrypted => "the document is encrypted and was not inspected in full",
            Self::NeedsPassword => "the document opens only with a password and was not inspected",
            Self::PartlyInspected => "the document is too packed to be inspected in full",
            Self::Formula => "a cell of the list would be run as a formula by a spreadsheet",
        })
    }
}
