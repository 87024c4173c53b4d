//! The object streams of a PDF.

use std::io::Read as _;

use super::super::byte_reader::WINDOW;
use super::super::finding::Finding;
use super::super::refused::Refused;
use super::document::{Document, Layout};
use super::scanner::Scanner;

/// What is unpacked of one file for inspection, in bytes.
const MOST_UNPACKED: u64 = 16 * 1024 * 1024;
/// Bytes of the header of a packed stream: the numbers and places of its objects.
const LONGEST_HEADER: u64 = 1024 * 1024;

/// How a packed stream was read.
enum Unpacked {
    Whole,
    Partly,
}

/// Since PDF 1.5 most objects are packed, and with them the actions they ask for.
pub(super) fn unpack(document: &mut Document<'_, '_>) -> Result<(), Refused> {
    let mut left = MOST_UNPACKED;
    for packed in std::mem::take(&mut document.read.packed) {
        let unpacked = match document.layout(packed)? {
            Some(layout) => objects(document, layout, &mut left)?,
            None => Unpacked::Partly,
        };
        if matches!(unpacked, Unpacked::Partly) {
            document.read.findings.insert(Finding::PartlyInspected);
        }
        if left == 0 {
            break;
        }
    }
    Ok(())
}

/// Scans the objects of a stream, each from its own beginning: nothing before one can hide a part of it.
fn objects(document: &mut Document<'_, '_>, layout: Layout, left: &mut u64) -> Result<Unpacked, Refused> {
    let mut source = document.unpacked(layout)?.take(*left);
    let mut header = Vec::new();
    let is_header = source.by_ref().take(layout.first.min(LONGEST_HEADER)).read_to_end(&mut header).is_ok();
    let places = places(&header);
    let mut starts: Vec<u64> = places.iter().map(|(_, at)| *at).collect();
    starts.sort_unstable();
    let mut starts = starts.into_iter().peekable();
    let mut scanner = Scanner::new();
    let mut window = vec![0; WINDOW];
    let mut at = 0;
    let is_whole = loop {
        let mut piece = match source.read(&mut window) {
            Ok(0) => break true,
            Ok(read) => &window[..read],
            Err(_) => break false,
        };
        while let Some(start) = starts.next_if(|start| *start < at + piece.len() as u64) {
            let (before, after) = piece.split_at(usize::try_from(start.saturating_sub(at)).unwrap_or(0));
            scanner.feed(before);
            scanner.begin_object();
            (piece, at) = (after, at.max(start));
        }
        scanner.feed(piece);
        at += piece.len() as u64;
    };
    *left = source.limit();
    drop(source);
    note(document, layout, scanner, &places);
    let is_read = is_header && is_whole && *left > 0 && layout.first <= LONGEST_HEADER;
    Ok(if is_read { Unpacked::Whole } else { Unpacked::Partly })
}

fn note(document: &mut Document<'_, '_>, layout: Layout, scanner: Scanner, places: &[(u32, u64)]) {
    let read = scanner.into_read();
    document.read.findings.extend(read.findings);
    document.read.has_page |= read.has_page;
    for &(number, at) in places {
        document.note(number, layout, layout.first + at);
    }
}

/// The numbers of the objects, and where each begins after the first.
fn places(header: &[u8]) -> Vec<(u32, u64)> {
    let text = String::from_utf8_lossy(header);
    let mut numbers = text.split(|c: char| c.is_ascii_whitespace() || c == '\0').filter(|word| !word.is_empty());
    let mut places = Vec::new();
    while let (Some(number), Some(at)) = (numbers.next(), numbers.next()) {
        if let (Ok(number), Ok(at)) = (number.parse(), at.parse()) {
            places.push((number, at));
        }
    }
    places
}
