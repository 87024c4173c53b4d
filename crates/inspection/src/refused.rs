//! The reasons for which a file is refused.

use std::io;

use super::format::Format;

/// Why a file is not accepted, and how its sender can correct it.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// It has no bytes.
    #[error("the file is empty, choose it again")]
    Empty,
    /// It exceeds the limit, in bytes.
    #[error("the file is larger than {limit} bytes, make it smaller or split it")]
    TooLarge {
        /// At most.
        limit: u64,
    },
    /// Reading it failed.
    #[error("the file could not be read, upload it again")]
    Unreadable(#[from] io::Error),
    /// Its format is not known.
    #[error("the file is of no format that is accepted here, save it as a PDF")]
    Unrecognised,
    /// It is of a known format that is not accepted.
    #[error("the file is of type {found}, which is not accepted, save it as a PDF")]
    NotAccepted {
        /// What was found.
        found: &'static str,
    },
    /// Its format is accepted, but not for this kind of document.
    #[error("a {format} file is not accepted here, use {}", list(.allowed))]
    NotAllowedHere {
        /// The format of the file.
        format: Format,
        /// The formats that are.
        allowed: Vec<Format>,
    },
    /// It is a program.
    #[error("the file is a program ({found}), upload the document itself")]
    Program {
        /// What was found.
        found: &'static str,
    },
    /// It is an archive.
    #[error("the file is an archive ({found}), take the documents out and upload them one by one")]
    Archive {
        /// What was found.
        found: &'static str,
    },
    /// It is an office document.
    #[error("the file is an office document ({found}), save it as a PDF")]
    Office {
        /// What was found.
        found: &'static str,
    },
    /// It is a web page.
    #[error("the file is a web page, print it to a PDF")]
    Html,
    /// It is an SVG drawing.
    #[error("the file is an SVG drawing, save it as a PNG or a PDF")]
    Svg,
    /// It is a mail message.
    #[error("the file is a mail message (S/MIME), save the document that it holds and upload that, signed in CAdES format")]
    Mail,
    /// Its name has the extension of another format.
    #[error("the name ends in .{extension} but the file is {format}, rename it or choose another")]
    WrongExtension {
        /// The extension in the name.
        extension: String,
        /// The format of the file.
        format: Format,
    },
    /// Another program would take it for a file of another format.
    #[error("the {format} file is also {other}, save it again with a common program")]
    Polyglot {
        /// The format of the file.
        format: Format,
        /// The other format.
        other: &'static str,
    },
    /// It goes on after the end of the format.
    #[error("{bytes} bytes stand after the end of the {format} file, save it again")]
    TrailingBytes {
        /// The format of the file.
        format: Format,
        /// How many.
        bytes: u64,
    },
    /// It ends before the format does.
    #[error("the {format} file ends before it is complete, export and upload it again")]
    Truncated {
        /// The format of the file.
        format: Format,
    },
    /// It violates its format at this byte.
    #[error("the {format} file is damaged at byte {at}, export and upload it again")]
    Broken {
        /// The format of the file.
        format: Format,
        /// The position, from 0.
        at: u64,
    },
    /// The header of the PDF is not at the first byte.
    #[error("the PDF begins at byte {offset} instead of the first, save it again as a PDF")]
    PdfMoved {
        /// Where it is.
        offset: u64,
    },
    /// The PDF leads to no page.
    #[error("the PDF has no page, print or export the document again")]
    PdfNoPages,
    /// The picture is empty or too large to be shown safely, in pixels.
    #[error("the image is {width} x {height} pixels, reduce it to 20000 a side and 100 million")]
    ImageSize {
        /// Its width.
        width: u32,
        /// Its height.
        height: u32,
    },
    /// The signature is encoded as text.
    #[error("the signature is in text form (base64 or PEM), save it in binary form (DER)")]
    SignatureArmoured,
    /// The cryptographic message is not signed data.
    #[error("the file is not signed data, sign the document again in CAdES format")]
    NotSigned,
    /// The signature does not hold the file.
    #[error("the signature does not hold the signed document, sign again with the file enclosed")]
    SignatureDetached,
    /// The signature has no signer.
    #[error("the signature has no signer, sign the document again")]
    SignerMissing,
    /// Too many signatures enclose one another.
    #[error("more than {limit} signatures enclose one another, sign in parallel instead")]
    TooNested {
        /// At most.
        limit: usize,
    },
    /// The signed file is split in too many pieces.
    #[error("the signed content is split in more than {limit} pieces, sign the document again")]
    TooFragmented {
        /// At most.
        limit: usize,
    },
    /// The signed file is refused for this reason.
    #[error("inside the signature: {0}")]
    Enveloped(#[source] Box<Self>),
    /// The text has an encoding that is not accepted.
    #[error("the text is encoded as {found}, save it as UTF-8")]
    TextEncoding {
        /// What was found.
        found: String,
    },
    /// The text is not UTF-8.
    #[error("the text holds bytes that are not UTF-8, save it as UTF-8")]
    NotUtf8,
    /// The XML declares a document type.
    #[error("the XML declares a document type, which is not accepted, remove the DOCTYPE")]
    XmlDoctype,
    /// The XML is not well formed.
    #[error("the XML is not well formed near line {line}, correct it and upload it again")]
    XmlMalformed {
        /// Near this line, from 1.
        line: u64,
    },
    /// The XML has too many levels.
    #[error("the XML is nested more than {limit} levels deep, flatten it")]
    XmlTooDeep {
        /// At most.
        limit: usize,
    },
    /// An event, name or attribute list of the XML is too long.
    #[error("the XML has text, a name or attributes too long near line {line}, shorten them")]
    XmlTooLong {
        /// Near this line, from 1.
        line: u64,
    },
    /// The XML holds what a browser would run.
    #[error("the XML asks for {what} near line {line}, remove it")]
    XmlActive {
        /// What it is.
        what: &'static str,
        /// Near this line, from 1.
        line: u64,
    },
    /// The list holds control characters.
    #[error("line {line} holds characters that are not text, export the list again as CSV")]
    CsvNotText {
        /// Near this line, from 1.
        line: u64,
    },
    /// The first line has no separator.
    #[error("the first line has no separator, separate the columns with semicolons")]
    CsvOneColumn,
    /// A line is too long, in bytes.
    #[error("line {line} is longer than {limit} bytes, check the line endings")]
    CsvLineTooLong {
        /// Near this line, from 1.
        line: u64,
        /// At most.
        limit: u64,
    },
}

impl Refused {
    /// The machine code of the refusal; inside a signature, that of the enclosed file.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "FILE_EMPTY",
            Self::TooLarge { .. } => "FILE_TOO_LARGE",
            Self::Unreadable(_) => "FILE_UNREADABLE",
            Self::Unrecognised => "FILE_UNRECOGNISED",
            Self::NotAccepted { .. } => "FILE_NOT_ACCEPTED",
            Self::NotAllowedHere { .. } => "FILE_NOT_ALLOWED_HERE",
            Self::Program { .. } => "FILE_IS_PROGRAM",
            Self::Archive { .. } => "FILE_IS_ARCHIVE",
            Self::Office { .. } => "FILE_IS_OFFICE",
            Self::Html => "FILE_IS_HTML",
            Self::Svg => "FILE_IS_SVG",
            Self::Mail => "FILE_IS_MAIL",
            Self::WrongExtension { .. } => "FILE_WRONG_EXTENSION",
            Self::Polyglot { .. } => "FILE_POLYGLOT",
            Self::TrailingBytes { .. } => "FILE_TRAILING_BYTES",
            Self::Truncated { .. } => "FILE_TRUNCATED",
            Self::Broken { .. } => "FILE_BROKEN",
            Self::PdfMoved { .. } => "PDF_MOVED",
            Self::PdfNoPages => "PDF_NO_PAGES",
            Self::ImageSize { .. } => "IMAGE_SIZE",
            Self::SignatureArmoured => "P7M_ARMOURED",
            Self::NotSigned => "P7M_NOT_SIGNED",
            Self::SignatureDetached => "P7M_DETACHED",
            Self::SignerMissing => "P7M_SIGNER_MISSING",
            Self::TooNested { .. } => "P7M_TOO_NESTED",
            Self::TooFragmented { .. } => "P7M_TOO_FRAGMENTED",
            Self::Enveloped(inner) => inner.code(),
            Self::TextEncoding { .. } => "TEXT_ENCODING",
            Self::NotUtf8 => "TEXT_NOT_UTF8",
            Self::XmlDoctype => "XML_DOCTYPE",
            Self::XmlMalformed { .. } => "XML_MALFORMED",
            Self::XmlTooDeep { .. } => "XML_TOO_DEEP",
            Self::XmlTooLong { .. } => "XML_TOO_LONG",
            Self::XmlActive { .. } => "XML_ACTIVE",
            Self::CsvNotText { .. } => "CSV_NOT_TEXT",
            Self::CsvOneColumn => "CSV_ONE_COLUMN",
            Self::CsvLineTooLong { .. } => "CSV_LINE_TOO_LONG",
        }
    }

    /// The values in the message, by name, for translations.
    #[must_use]
    pub fn params(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::TooLarge { limit } => vec![("limit", limit.to_string())],
            Self::NotAccepted { found } | Self::Program { found } | Self::Archive { found } | Self::Office { found } => {
                vec![("found", (*found).to_owned())]
            }
            Self::NotAllowedHere { format, allowed } => {
                vec![("format", format.to_string()), ("allowed", list(allowed))]
            }
            Self::WrongExtension { extension, format } => {
                vec![("extension", extension.clone()), ("format", format.to_string())]
            }
            Self::Polyglot { format, other } => {
                vec![("format", format.to_string()), ("other", (*other).to_owned())]
            }
            Self::TrailingBytes { format, bytes } => {
                vec![("format", format.to_string()), ("bytes", bytes.to_string())]
            }
            Self::Truncated { format } => vec![("format", format.to_string())],
            Self::Broken { format, at } => {
                vec![("format", format.to_string()), ("at", at.to_string())]
            }
            Self::PdfMoved { offset } => vec![("offset", offset.to_string())],
            Self::ImageSize { width, height } => {
                vec![("width", width.to_string()), ("height", height.to_string())]
            }
            Self::TooNested { limit } | Self::TooFragmented { limit } | Self::XmlTooDeep { limit } => vec![("limit", limit.to_string())],
            Self::Enveloped(inner) => inner.params(),
            Self::TextEncoding { found } => vec![("found", found.clone())],
            Self::XmlMalformed { line } | Self::XmlTooLong { line } | Self::CsvNotText { line } => {
                vec![("line", line.to_string())]
            }
            Self::XmlActive { what, line } => {
                vec![("what", (*what).to_owned()), ("line", line.to_string())]
            }
            Self::CsvLineTooLong { line, limit } => {
                vec![("line", line.to_string()), ("limit", limit.to_string())]
            }
            _ => Vec::new(),
        }
    }
}

fn list(formats: &[Format]) -> String {
    formats.iter().map(|format| format.as_str()).collect::<Vec<_>>().join(", ")
}
