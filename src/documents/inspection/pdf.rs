mod words;

use std::collections::BTreeSet;
use std::io::{BufReader, Read, Seek, SeekFrom};

use flate2::bufread::ZlibDecoder;

use self::words::{End, Words};
use super::finding::Finding;
use super::format::Format;
use super::inspect::next;
use super::refused::Refused;
use super::view::{Span, View};
use super::walk::WINDOW;

/// What is unpacked of one file for inspection, in bytes.
const MOST_UNPACKED: u64 = 16 * 1024 * 1024;

/// Reads the document to its end, and tells what is active in it, packed objects included.
pub(super) fn check(view: &mut View<'_>) -> Result<BTreeSet<Finding>, Refused> {
    version(view)?;
    let mut words = Words::new();
    view.seek(SeekFrom::Start(0))?;
    let mut window = vec![0; WINDOW];
    while let Some(bytes) = next(view, &mut window)? {
        words.feed(bytes);
    }
    match words.end() {
        End::Whole => {}
        End::Missing => {
            return Err(Refused::Truncated { format: Format::Pdf });
        }
        End::Followed { bytes } => {
            return Err(Refused::TrailingBytes { format: Format::Pdf, bytes });
        }
    }
    let (mut findings, packed) = words.into_findings();
    unpack(view, &packed, &mut window, &mut findings)?;
    Ok(findings)
}

/// `%PDF-` and a version, such as 1.7 or 2.0.
fn version(view: &mut View<'_>) -> Result<(), Refused> {
    match view.head(8)?.as_slice() {
        [.., b'1' | b'2', b'.', b'0'..=b'9'] => Ok(()),
        _ => Err(Refused::Broken { format: Format::Pdf, at: 5 }),
    }
}

/// A stream begins after a line feed, or after a carriage return and a line feed.
fn after_line_feed(view: &mut View<'_>, span: Span) -> Result<Span, Refused> {
    let skipped = u64::from(view.bytes_from(span.start, 1)? == b"\n");
    Ok(Span { start: span.start + skipped, length: span.length - skipped })
}

/// Since PDF 1.5 most objects are packed, and with them the actions they ask for.
fn unpack(view: &mut View<'_>, packed: &[Span], window: &mut [u8], findings: &mut BTreeSet<Finding>) -> Result<(), Refused> {
    let mut left = MOST_UNPACKED;
    for &packed in packed {
        let span = after_line_feed(view, packed)?;
        let source = BufReader::with_capacity(WINDOW / 4, view.within(&[span])?);
        let mut objects = ZlibDecoder::new(source).take(left);
        let mut words = Words::new();
        while let Ok(read @ 1..) = objects.read(window) {
            words.feed(&window[..read]);
        }
        left = objects.limit();
        findings.extend(words.into_findings().0);
        if left == 0 {
            findings.insert(Finding::PartlyInspected);
            break;
        }
    }
    Ok(())
}
