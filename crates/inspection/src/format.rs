//! The accepted formats.

use std::fmt;
use std::str::FromStr;

/// An accepted format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Format {
    /// Portable Document Format, PDF/A included.
    Pdf,
    /// A `CAdES` signature that envelops the signed file.
    P7m,
    /// Extensible Markup Language, without a document type.
    Xml,
    /// Values separated by semicolons, commas, tabs or bars.
    Csv,
    /// Portable Network Graphics.
    Png,
    /// JPEG photograph.
    Jpeg,
}

/// A text that is not the name of an accepted format.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0} is not a format the platform accepts")]
pub struct UnknownFormat(pub String);

impl Format {
    /// Every accepted format.
    pub const ALL: [Self; 6] = [Self::Pdf, Self::P7m, Self::Xml, Self::Csv, Self::Png, Self::Jpeg];

    /// The name of the format, as it is stored and shown.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Pdf => "PDF",
            Self::P7m => "P7M",
            Self::Xml => "XML",
            Self::Csv => "CSV",
            Self::Png => "PNG",
            Self::Jpeg => "JPEG",
        }
    }

    /// The extension a file of this format is given.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::P7m => "p7m",
            Self::Xml => "xml",
            Self::Csv => "csv",
            Self::Png => "png",
            Self::Jpeg => "jpg",
        }
    }

    /// The media type a file of this format is served with.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::P7m => "application/pkcs7-mime",
            Self::Xml => "application/xml",
            Self::Csv => "text/csv",
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
        }
    }

    /// The format an extension stands for, whatever its case.
    #[must_use]
    pub fn of_extension(extension: &str) -> Option<Self> {
        match extension.to_ascii_lowercase().as_str() {
            "jpeg" | "jpe" | "jfif" => Some(Self::Jpeg),
            other => Self::ALL.into_iter().find(|format| format.extension() == other),
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.as_str())
    }
}

impl FromStr for Format {
    type Err = UnknownFormat;

    fn from_str(word: &str) -> Result<Self, UnknownFormat> {
        Self::ALL.into_iter().find(|format| format.as_str() == word).ok_or_else(|| UnknownFormat(word.to_owned()))
    }
}
