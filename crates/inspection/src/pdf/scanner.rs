//! The scan of a PDF from its first byte to its last.

use std::collections::{BTreeSet, HashMap, VecDeque};

use super::super::finding::Finding;
use super::super::view::Span;
use super::lexical_state::LexicalState;
use super::object::unescaped;

const END_OF_FILE: &[u8] = b"%%EOF";
const END_OF_STREAM: &[u8; 9] = b"endstream";
/// Packed streams of objects noted in one file.
const MOST_PACKED: usize = 4096;
/// Objects whose place is noted in one file.
pub(super) const MOST_OBJECTS: usize = 1 << 18;
/// Trailers noted in one file, the last ones.
const MOST_TRAILERS: usize = 64;

/// How the document ends.
pub(super) enum End {
    /// With its end mark.
    Whole,
    /// Without its end mark.
    Missing,
    /// With its end mark, and then with so many bytes of something else.
    Followed { bytes: u64 },
}

/// A stream of packed objects: where its dictionary begins, and where its bytes are.
#[derive(Debug, Clone, Copy)]
pub(super) struct Packed {
    pub(super) dictionary: u64,
    pub(super) data: Span,
}

/// What a scan collected of a document.
#[derive(Debug, Default)]
pub(super) struct Scan {
    pub(super) findings: BTreeSet<Finding>,
    pub(super) packed: Vec<Packed>,
    /// Where each object begins, by its number; of an object that was replaced, the last.
    pub(super) objects: HashMap<u32, u64>,
    /// Where the dictionaries begin that say which object is the catalog.
    pub(super) trailers: VecDeque<u64>,
    /// A page was seen, whether the document leads to it or not.
    pub(super) has_page: bool,
}

/// Scans a document byte by byte as words and names, and collects what deserves a warning.
///
/// Names count where a reader would take them for names: not in a text, a comment or a stream. What begins like an object there is
/// scanned as one all the same, as a table of the document may point at it.
pub(super) struct Scanner {
    at: u64,
    word: Vec<u8>,
    is_name: bool,
    /// The last byte before the word that is not blank.
    before: u8,
    /// The last nine bytes, as a number.
    recent: u128,
    state: LexicalState,
    is_in_stream: bool,
    /// Within the stream, an object has begun.
    is_shown: bool,
    /// The packed streams that are being scanned: where their dictionaries begin, and where their bytes do.
    opened: Vec<(u64, u64)>,
    /// The two words before this one, where they are numbers.
    numbers: [Option<u32>; 2],
    /// Where the object begins that is being read.
    object: u64,
    is_packed: bool,
    is_table: bool,
    is_type: bool,
    /// The end mark was the last word.
    is_ended: bool,
    /// An end mark was the last word, outside a stream, and ends here.
    end_mark: Option<u64>,
    junk_from: Option<u64>,
    read: Scan,
}

impl Scanner {
    pub(super) fn new() -> Self {
        Self {
            at: 0,
            word: Vec::with_capacity(LONGEST),
            is_name: false,
            before: 0,
            recent: 0,
            state: LexicalState::default(),
            is_in_stream: false,
            is_shown: false,
            opened: Vec::new(),
            numbers: [None; 2],
            object: 0,
            is_packed: false,
            is_table: false,
            is_type: false,
            is_ended: false,
            end_mark: None,
            junk_from: None,
            read: Scan::default(),
        }
    }

    pub(super) fn feed(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.at += 1;
            self.recent = (self.recent << 8 | u128::from(byte)) & RECENT;
            if self.is_in_stream && self.recent == END_OF_STREAM_NUMBER {
                self.leave_stream();
                continue;
            }
            self.read(byte);
            if !self.is_hidden() {
                self.state.follow(byte);
            }
        }
    }

    /// Another object begins here, whatever the one before left open.
    pub(super) fn begin_object(&mut self) {
        self.close(b' ');
        self.state = LexicalState::default();
    }

    pub(super) fn end(&mut self) -> End {
        self.close(b' ');
        match self.junk_from {
            Some(from) => End::Followed { bytes: self.at - from },
            None if self.is_ended => End::Whole,
            None => End::Missing,
        }
    }

    /// What was read, once all was.
    pub(super) fn into_read(mut self) -> Scan {
        self.close(b' ');
        self.read
    }

    fn read(&mut self, byte: u8) {
        match byte {
            0 | b'\t' | b'\n' | 0x0c | b'\r' | b' ' => self.close(byte),
            b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' => {
                self.close(byte);
                self.follow(false);
                self.numbers = [None; 2];
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
            self.end_mark = (!self.is_in_stream).then_some(self.at);
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

    /// There is something here; after an end mark it must be an update of the document.
    fn follow(&mut self, is_update: bool) {
        if let Some(from) = self.end_mark.take().filter(|_| !is_update) {
            self.junk_from.get_or_insert(from);
        }
        self.is_ended = false;
    }

    /// Within the bytes of a stream.
    fn is_hidden(&self) -> bool {
        self.is_in_stream && !self.is_shown
    }

    fn name(&mut self) {
        self.numbers = [None; 2];
        if self.is_hidden() || self.state.is_in_text_or_comment() {
            return;
        }
        let name = unescaped(&self.word);
        self.is_packed |= matches!(name.as_slice(), b"ObjStm" | b"First");
        self.is_table |= name == b"XRef";
        self.read.has_page |= self.is_type && name == b"Page";
        self.is_type = name == b"Type";
        self.read.findings.extend(Finding::of_pdf_name(&name));
    }

    fn keyword(&mut self, by: u8) {
        match self.word.as_slice() {
            word if is_object(word) => self.enter_object(),
            b"trailer" => {
                self.enter();
                self.note_trailer();
            }
            b"endobj" => self.is_shown = false,
            b"stream" if self.begins_stream(by) => self.enter_stream(),
            _ => {}
        }
        let number = Some(&self.word).filter(|_| !self.is_hidden()).and_then(|word| number(word));
        self.numbers = [self.numbers[1], number];
    }

    /// `12 0 obj`, and `12 0obj` as some readers take it.
    fn enter_object(&mut self) {
        let [first, second] = self.numbers;
        let number = if self.word == b"obj" { first } else { second };
        let is_plain = !self.is_in_stream && !self.state.is_in_text_or_comment();
        self.enter();
        let Some(number) = number.filter(|_| is_plain) else {
            return;
        };
        if self.read.objects.len() < MOST_OBJECTS || self.read.objects.contains_key(&number) {
            self.read.objects.insert(number, self.object);
        }
    }

    /// What begins here is scanned, whatever it is inside of.
    fn enter(&mut self) {
        self.object = self.at.saturating_sub(1);
        self.state = LexicalState::default();
        self.is_shown = self.is_in_stream;
        self.is_packed = false;
        self.is_table = false;
        self.is_type = false;
    }

    fn begins_stream(&self, by: u8) -> bool {
        self.before == b'>'
            && matches!(by, b'\r' | b'\n')
            && !self.is_hidden()
            && !self.state.is_in_text_or_comment()
            && self.state.is_closed()
    }

    fn enter_stream(&mut self) {
        self.is_in_stream = true;
        self.is_shown = false;
        if self.is_table {
            self.note_trailer();
        }
        if self.is_packed && self.opened.len() + self.read.packed.len() < MOST_PACKED {
            self.opened.push((self.object, self.at));
        } else if self.is_packed {
            self.read.findings.insert(Finding::PartlyInspected);
        }
    }

    fn leave_stream(&mut self) {
        self.word.clear();
        self.is_name = false;
        self.follow(true);
        self.is_in_stream = false;
        self.is_shown = false;
        self.state = LexicalState::default();
        let end = self.at;
        let packed = self.opened.drain(..).map(|(dictionary, start)| Packed { dictionary, data: Span { start, length: end - start } });
        self.read.packed.extend(packed);
    }

    fn note_trailer(&mut self) {
        if self.read.trailers.len() == MOST_TRAILERS {
            self.read.trailers.pop_front();
        }
        self.read.trailers.push_back(self.object);
    }
}

const LONGEST: usize = 32;
const RECENT: u128 = (1 << (8 * END_OF_STREAM.len())) - 1;
const END_OF_STREAM_NUMBER: u128 = bytes_as_number(END_OF_STREAM);

const fn bytes_as_number(word: &[u8; 9]) -> u128 {
    let mut number = 0;
    let mut index = 0;
    while index < word.len() {
        number = number << 8 | word[index] as u128;
        index += 1;
    }
    number
}

fn is_object(word: &[u8]) -> bool {
    word.strip_suffix(b"obj").is_some_and(|before| before.iter().all(u8::is_ascii_digit))
}

fn number(word: &[u8]) -> Option<u32> {
    std::str::from_utf8(word).ok()?.parse().ok()
}

/// What may follow an end mark: the objects, table and trailer of an update, or a comment.
fn continues(word: &[u8]) -> bool {
    word.iter().all(u8::is_ascii_digit) || word.starts_with(b"%") || matches!(word, b"xref" | b"startxref" | b"trailer" | b"endstream")
}
