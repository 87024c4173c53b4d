//! PDF documents (ISO 32000).

mod document;
mod lexical_state;
mod object;
mod pages;
mod password;
mod scanner;
mod unpack;

use std::collections::BTreeSet;
use std::io::{Seek, SeekFrom};

use self::document::Document;
use self::pages::{Pages, pages};
use self::scanner::{End, Scan, Scanner};
use self::unpack::unpack;
use super::byte_reader::WINDOW;
use super::finding::Finding;
use super::format::Format;
use super::refused::Refused;
use super::view::{View, read_window};

/// Reads the document to its end; what is active in it, packed objects included. It must lead to a page.
pub(super) fn check(view: &mut View<'_>) -> Result<BTreeSet<Finding>, Refused> {
    version(view)?;
    let read = read(view)?;
    let mut document = Document::new(view, read);
    unpack(&mut document)?;
    let trailer = document.trailer()?;
    let pages = pages(&mut document, &trailer)?;
    let is_locked = password::is_needed(&mut document, &trailer)?;
    let Scan { mut findings, has_page, .. } = document.read;
    if findings.contains(&Finding::Encrypted) {
        // What is encrypted cannot be unpacked: one finding for both is enough.
        findings.remove(&Finding::PartlyInspected);
    }
    if is_locked {
        findings.remove(&Finding::Encrypted);
        findings.insert(Finding::NeedsPassword);
    }
    let is_seen_whole = !findings.iter().any(|finding| finding.hides_content());
    match pages {
        Pages::Missing => Err(Refused::PdfNoPages),
        Pages::Unreadable if is_seen_whole && !has_page => Err(Refused::PdfNoPages),
        Pages::Found | Pages::Unreadable => Ok(findings),
    }
}

/// Scans the document up to its end mark.
fn read(view: &mut View<'_>) -> Result<Scan, Refused> {
    let mut scanner = Scanner::new();
    view.seek(SeekFrom::Start(0))?;
    let mut window = vec![0; WINDOW];
    while let Some(bytes) = read_window(view, &mut window)? {
        scanner.feed(bytes);
    }
    match scanner.end() {
        End::Whole => Ok(scanner.into_read()),
        End::Missing => Err(Refused::Truncated { format: Format::Pdf }),
        End::Followed { bytes } => Err(Refused::TrailingBytes { format: Format::Pdf, bytes }),
    }
}

/// `%PDF-` and a version, such as 1.7 or 2.0.
fn version(view: &mut View<'_>) -> Result<(), Refused> {
    match view.head(8)?.as_slice() {
        [.., b'1' | b'2', b'.', b'0'..=b'9'] => Ok(()),
        _ => Err(Refused::Broken { format: Format::Pdf, at: 5 }),
    }
}
