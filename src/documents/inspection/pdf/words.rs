use std::collections::BTreeSet;

use super::super::finding::Finding;
use super::super::view::Span;

const END_OF_FILE: &[u8] = b"%%EOF";
const END_OF_STREAM: &[u8; 9] = b"endstream";
/// Names shorter than this come up by chance in packed images.
const SHORTEST_IN_STREAM: usize = 6;
/// Packed streams of objects noted in one file.
const MOST_PACKED: usize = 4096;

/// How the document ends.
pub(super) enum End {
    /// With its end mark.
    Whole,
    /// Without its end mark.
    Missing,
    /// With its end mark, and then with so many bytes of something else.
    Followed { bytes: u64 },
}

/// Reads a document byte by byte as words and names, and keeps what deserves a warning.
///
/// A stream is read as well, in case it is none, but only its long names count.
pub(super) struct Words {
    at: u64,
    word: Vec<u8>,
    is_name: bool,
    /// The last byte before the word that is not blank.
    before: u8,
    /// The last nine bytes, as a number.
    recent: u128,
    stream: Option<u64>,
    is_packed: bool,
    packed: Vec<Span>,
    /// The end mark was the last word.
    is_ended: bool,
    /// An end mark was the last word, outside a stream, and stands up to here.
    end_mark: Option<u64>,
    junk_from: Option<u64>,
    findings: BTreeSet<Finding>,
}

impl Words {
    pub(super) fn new() -> Self {
        Self {
            at: 0,
            word: Vec::with_capacity(LONGEST),
            is_name: false,
            before: 0,
            recent: 0,
            stream: None,
            is_packed: false,
            packed: Vec::new(),
            is_ended: false,
            end_mark: None,
            junk_from: None,
            findings: BTreeSet::new(),
        }
    }

    pub(super) fn feed(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.at += 1;
            self.recent = (self.recent << 8 | u128::from(byte)) & RECENT;
            if self.stream.is_some() && self.recent == END_OF_STREAM_NUMBER {
                self.leave_stream();
            } else {
                self.read(byte);
            }
        }
    }

    pub(super) fn end(&mut self) -> End {
        self.close(b' ');
        match self.junk_from {
            Some(from) => End::Followed { bytes: self.at - from },
            None if self.is_ended => End::Whole,
            None => End::Missing,
        }
    }

    /// The warnings, and where the packed objects stand.
    pub(super) fn into_findings(mut self) -> (BTreeSet<Finding>, Vec<Span>) {
        self.close(b' ');
        (self.findings, self.packed)
    }

    fn read(&mut self, byte: u8) {
        match byte {
            0 | b'\t' | b'\n' | 0x0c | b'\r' | b' ' => self.close(byte),
            b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' => {
                self.close(byte);
                self.follow(false);
                self.before = byte;
            }
            b'/' => {
                self.close(byte);
                self.is_name = true;
                self.follow(false);
                self.before = byte;
            }
            b'%' if !self.word.iter().all(|&other| other == b'%') => {
                self.close(byte);
                self.push(byte);
            }
            _ => self.push(byte),
        }
    }

    fn push(&mut self, byte: u8) {
        if self.word.len() < LONGEST {
            self.word.push(byte);
        }
        if self.word == END_OF_FILE && !self.is_name {
            self.word.clear();
            self.follow(true);
            self.is_ended = true;
            self.end_mark = self.stream.is_none().then_some(self.at);
        }
    }

    /// Ends the word, if one was begun, at this byte.
    fn close(&mut self, by: u8) {
        if std::mem::take(&mut self.is_name) {
            self.name();
        } else if !self.word.is_empty() {
            self.follow(continues(&self.word));
            self.keyword(by);
            self.before = 0;
        }
        self.word.clear();
    }

    /// Something stands here; after an end mark it must be an update of the document.
    fn follow(&mut self, is_update: bool) {
        if let Some(from) = self.end_mark.take().filter(|_| !is_update) {
            self.junk_from.get_or_insert(from);
        }
        self.is_ended = false;
    }

    fn name(&mut self) {
        let name = unescaped(&self.word);
        if self.stream.is_some() && name.len() < SHORTEST_IN_STREAM {
            return;
        }
        self.is_packed |= name == b"ObjStm";
        self.findings.extend(Finding::of_pdf_name(&name));
    }

    fn keyword(&mut self, by: u8) {
        match self.word.as_slice() {
            b"obj" => self.is_packed = false,
            b"stream" if self.before == b'>' && matches!(by, b'\r' | b'\n') => {
                self.stream.get_or_insert(self.at);
            }
            _ => {}
        }
    }

    fn leave_stream(&mut self) {
        self.word.clear();
        self.follow(true);
        let start = self.stream.take().unwrap_or(self.at);
        let is_packed = std::mem::take(&mut self.is_packed);
        if !is_packed {
            return;
        }
        if self.packed.len() == MOST_PACKED {
            self.findings.insert(Finding::PartlyInspected);
            return;
        }
        self.packed.push(Span { start, length: self.at - start });
    }
}

const LONGEST: usize = 32;
const RECENT: u128 = (1 << (8 * END_OF_STREAM.len())) - 1;
const END_OF_STREAM_NUMBER: u128 = number(END_OF_STREAM);

const fn number(word: &[u8; 9]) -> u128 {
    let mut number = 0;
    let mut index = 0;
    while index < word.len() {
        number = number << 8 | word[index] as u128;
        index += 1;
    }
    number
}

/// What may stand after an end mark: the objects, table and trailer of an update, or a comment.
fn continues(word: &[u8]) -> bool {
    word.iter().all(u8::is_ascii_digit) || word.starts_with(b"%") || matches!(word, b"xref" | b"startxref" | b"trailer" | b"endstream")
}

/// A name with its `#xx` bytes put in.
fn unescaped(name: &[u8]) -> Vec<u8> {
    let mut plain = Vec::with_capacity(name.len());
    let mut rest = name;
    while let Some((&first, after)) = rest.split_first() {
        let escaped = Some(after).filter(|_| first == b'#').and_then(hexadecimal);
        plain.push(escaped.unwrap_or(first));
        rest = if escaped.is_some() { &after[2..] } else { after };
    }
    plain
}

fn hexadecimal(digits: &[u8]) -> Option<u8> {
    let digits = std::str::from_utf8(digits.get(..2)?).ok()?;
    u8::from_str_radix(digits, 16).ok()
}
