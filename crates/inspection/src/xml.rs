//! XML documents.

use std::str;

use quick_xml::Reader;
use quick_xml::errors::{Error, SyntaxError};
use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesDecl, BytesRef, BytesStart, Event};

use super::format::Format;
use super::limited_reader::LimitedReader;
use super::refused::Refused;
use super::text;
use super::view::View;

/// Text, tag or comment gathered at a time, in bytes.
const LONGEST_EVENT: usize = 1024 * 1024;
const LONGEST_NAME: usize = 256;
const MOST_ATTRIBUTES: usize = 128;
const DEEPEST: usize = 100;
const ENCODINGS: [&str; 7] = ["utf-8", "utf8", "us-ascii", "ascii", "iso-8859-1", "iso-8859-15", "windows-1252"];
const ENTITIES: [&[u8]; 5] = [b"lt", b"gt", b"amp", b"apos", b"quot"];

/// Parses the document to its end: one root, well formed, without a document type, nothing that
/// a browser would run.
pub(super) fn check(view: &mut View<'_>) -> Result<(), Refused> {
    let mut reader = Reader::from_reader(LimitedReader::new(view)?);
    reader.config_mut().check_comments = true;
    let mut document = Document::new();
    let mut buffer = Vec::new();
    while document.part != Part::End {
        buffer.clear();
        reader.get_mut().allow(LONGEST_EVENT);
        let event = reader.read_event_into(&mut buffer);
        document.line = reader.get_ref().line();
        match event {
            Ok(event) => document.take(&event)?,
            Err(error) => return Err(refusal(&error, reader.get_ref())),
        }
    }
    Ok(())
}

fn refusal(error: &Error, source: &LimitedReader<'_, '_>) -> Refused {
    let line = source.line();
    match error {
        Error::Io(_) if source.is_exhausted() => Refused::XmlTooLong { line },
        Error::Io(error) => Refused::Unreadable(error.kind().into()),
        Error::Syntax(SyntaxError::InvalidBangMarkup) => Refused::XmlMalformed { line },
        Error::Syntax(_) => Refused::Truncated { format: Format::Xml },
        _ => Refused::XmlMalformed { line },
    }
}

struct Document {
    line: u64,
    depth: usize,
    part: Part,
    is_utf8: bool,
}

/// How far the document was read.
#[derive(PartialEq)]
enum Part {
    Start,
    Prolog,
    Root,
    End,
}

impl Document {
    fn new() -> Self {
        Self { line: 1, depth: 0, part: Part::Start, is_utf8: true }
    }

    fn take(&mut self, event: &Event<'_>) -> Result<(), Refused> {
        self.legible(event)?;
        match event {
            Event::Decl(declaration) => self.declare(declaration)?,
            Event::Start(element) => {
                self.enter(element)?;
                self.depth += 1;
            }
            Event::Empty(element) => self.enter(element)?,
            Event::End(_) => self.depth = self.depth.saturating_sub(1),
            Event::Text(text) => self.demand(self.depth > 0 || text.trim_ascii().is_empty())?,
            Event::CData(_) => self.demand(self.depth > 0)?,
            Event::GeneralRef(reference) => self.refer(reference)?,
            Event::PI(instruction) => self.instruct(instruction.target())?,
            Event::DocType(_) => return Err(Refused::XmlDoctype),
            Event::Comment(_) => {}
            Event::Eof => self.end()?,
        }
        if self.part == Part::Start {
            self.part = Part::Prolog;
        }
        Ok(())
    }

    fn legible(&self, bytes: &[u8]) -> Result<(), Refused> {
        self.demand(text::is_plain(bytes))?;
        if self.is_utf8 && str::from_utf8(bytes).is_err() {
            return Err(Refused::NotUtf8);
        }
        Ok(())
    }

    fn declare(&mut self, declaration: &BytesDecl<'_>) -> Result<(), Refused> {
        self.demand(self.part == Part::Start)?;
        let Some(encoding) = declaration.encoding() else {
            return Ok(());
        };
        let found = encoding.map_err(|_| self.malformed())?;
        let found = String::from_utf8_lossy(&found).into_owned();
        let known = found.to_ascii_lowercase();
        if !ENCODINGS.contains(&known.as_str()) {
            return Err(Refused::TextEncoding { found });
        }
        self.is_utf8 = known.starts_with("utf");
        Ok(())
    }

    fn enter(&mut self, element: &BytesStart<'_>) -> Result<(), Refused> {
        let name = element.name().into_inner();
        self.demand((self.depth > 0 || self.part != Part::Root) && is_name(name))?;
        self.part = Part::Root;
        if self.depth == DEEPEST {
            return Err(Refused::XmlTooDeep { limit: DEEPEST });
        }
        if name.len() > LONGEST_NAME || has_too_many_attributes(element) {
            return Err(Refused::XmlTooLong { line: self.line });
        }
        if self.depth == 0 {
            refuse_drawing(element.local_name().into_inner())?;
        }
        for attribute in element.attributes() {
            self.attribute(&attribute.map_err(|_| self.malformed())?)?;
        }
        Ok(())
    }

    fn attribute(&self, attribute: &Attribute<'_>) -> Result<(), Refused> {
        let value = String::from_utf8_lossy(&attribute.value);
        self.demand(is_name(attribute.key.into_inner()) && !value.contains('<'))?;
        let value = quick_xml::escape::unescape(&value).map_err(|_| self.malformed())?;
        match value.trim() {
            "http://www.w3.org/1999/xhtml" => Err(self.active("XHTML")),
            "http://www.w3.org/2000/svg" => Err(self.active("SVG")),
            _ => Ok(()),
        }
    }

    fn refer(&self, reference: &BytesRef<'_>) -> Result<(), Refused> {
        let is_known = if reference.is_char_ref() {
            reference.resolve_char_ref().is_ok_and(|letter| letter.is_some_and(is_letter))
        } else {
            ENTITIES.contains(&&reference[..])
        };
        self.demand(self.depth > 0 && is_known)
    }

    fn instruct(&self, target: &[u8]) -> Result<(), Refused> {
        if target.eq_ignore_ascii_case(b"xml-stylesheet") {
            return Err(self.active("xml-stylesheet"));
        }
        self.demand(is_name(target) && !target.eq_ignore_ascii_case(b"xml"))
    }

    fn end(&mut self) -> Result<(), Refused> {
        if self.part != Part::Root || self.depth > 0 {
            return Err(Refused::Truncated { format: Format::Xml });
        }
        self.part = Part::End;
        Ok(())
    }

    fn demand(&self, holds: bool) -> Result<(), Refused> {
        if holds { Ok(()) } else { Err(self.malformed()) }
    }

    fn malformed(&self) -> Refused {
        Refused::XmlMalformed { line: self.line }
    }

    fn active(&self, what: &'static str) -> Refused {
        Refused::XmlActive { what, line: self.line }
    }
}

fn refuse_drawing(root: &[u8]) -> Result<(), Refused> {
    match root.to_ascii_lowercase().as_slice() {
        b"svg" => Err(Refused::Svg),
        b"html" => Err(Refused::Html),
        _ => Ok(()),
    }
}

/// Stops at the first too many: each is compared with all those before it.
fn has_too_many_attributes(element: &BytesStart<'_>) -> bool {
    element.attributes().take(MOST_ATTRIBUTES + 1).count() > MOST_ATTRIBUTES
}

/// Near enough to the names of XML 1.0: letters, digits and marks, beginning with none of these.
fn is_name(name: &[u8]) -> bool {
    let begins = |byte: &u8| byte.is_ascii_alphabetic() || matches!(byte, b'_' | b':' | 0x80..);
    let goes_on = |byte: &u8| begins(byte) || byte.is_ascii_digit() || b"-.".contains(byte);
    name.first().is_some_and(begins) && name.iter().all(goes_on)
}

/// XML 1.0, production 2.
fn is_letter(letter: char) -> bool {
    matches!(letter, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..)
}
