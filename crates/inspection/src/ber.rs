//! Elements of X.690, read in place: DER and BER.

use super::byte_reader::ByteReader;
use super::format::Format;
use super::refused::Refused;
use super::view::{Span, View};

const CONSTRUCTED: u8 = 0x20;
const LONG_TAG: u8 = 0x1f;
const INDEFINITE: u8 = 0x80;
/// Line ends by which messages are passed on as text, and what fills a block.
const PADDING: &[u8] = b"\r\n\0";
const MOST_PADDING: u64 = 512;
/// Elements of indefinite length that may enclose one another in a skipped element.
const DEEPEST: usize = 32;

/// An element that was entered: its tag, and where it ends, if its length is definite.
#[derive(Debug, Clone, Copy)]
pub(super) struct Element {
    pub(super) tag: u8,
    end: Option<u64>,
    /// Its end, or the nearest known end of what encloses it.
    bound: u64,
}

/// Reads X.690 elements in place, of definite (DER) and indefinite (BER) length, without loading
/// their contents. Every step goes forward; no length is trusted beyond what encloses it.
pub(super) struct Ber<'v, 'f> {
    reader: ByteReader<'v, 'f>,
}

impl<'v, 'f> Ber<'v, 'f> {
    /// The reader, and the file as the element that encloses all.
    pub(super) fn open(view: &'v mut View<'f>) -> Result<(Self, Element), Refused> {
        let reader = ByteReader::new(view, Format::P7m)?;
        let end = reader.end();
        Ok((Self { reader }, Element { tag: CONSTRUCTED, end: Some(end), bound: end }))
    }

    /// Enters the next element inside this one, if there is one.
    pub(super) fn child(&mut self, of: &Element) -> Result<Option<Element>, Refused> {
        let at = self.reader.at();
        if of.end == Some(at) {
            return Ok(None);
        }
        if at >= of.bound {
            return Err(self.beyond(of.bound));
        }
        let tag = self.reader.byte()?;
        if tag == 0 && of.end.is_none() {
            return if self.reader.byte()? == 0 { Ok(None) } else { Err(self.reader.broken()) };
        }
        if tag == 0 || tag & LONG_TAG == LONG_TAG {
            return Err(self.reader.broken());
        }
        self.bounded(tag, of.bound).map(Some)
    }

    /// Enters the next element inside this one, which must have this tag.
    pub(super) fn expect(&mut self, of: &Element, tag: u8) -> Result<Element, Refused> {
        match self.child(of)? {
            Some(child) if child.tag == tag => Ok(child),
            _ => Err(self.reader.broken()),
        }
    }

    /// The element must end here.
    pub(super) fn finish(&mut self, element: &Element) -> Result<(), Refused> {
        match self.child(element)? {
            None => Ok(()),
            Some(_) => Err(self.reader.broken()),
        }
    }

    /// The file must end here, but for what programs put after a message when they pass it on.
    pub(super) fn finish_file(&mut self) -> Result<(), Refused> {
        self.reader.finish_padded(PADDING, MOST_PADDING)
    }

    /// Leaves the element, whatever it holds.
    pub(super) fn skip(&mut self, element: Element) -> Result<(), Refused> {
        let mut open = vec![element];
        while let Some(inner) = open.pop() {
            if inner.end.is_some() {
                self.span(&inner)?;
            } else if let Some(child) = self.child(&inner)? {
                open.extend([inner, child]);
            }
            if open.len() > DEEPEST {
                return Err(self.reader.broken());
            }
        }
        Ok(())
    }

    /// Leaves a primitive element; where its contents are.
    pub(super) fn span(&mut self, element: &Element) -> Result<Span, Refused> {
        let start = self.reader.at();
        let end = element.end.filter(|&end| end >= start).ok_or_else(|| self.reader.broken())?;
        self.reader.skip(end - start)?;
        Ok(Span { start, length: end - start })
    }

    /// Leaves a primitive element; whether its contents are exactly these.
    pub(super) fn is(&mut self, element: &Element, contents: &[u8]) -> Result<bool, Refused> {
        if element.end.map(|end| end - self.reader.at()) != Some(contents.len() as u64) {
            self.skip(*element)?;
            return Ok(false);
        }
        let mut same = true;
        for &expected in contents {
            same &= self.reader.byte()? == expected;
        }
        Ok(same)
    }

    pub(super) fn broken(&self) -> Refused {
        self.reader.broken()
    }

    fn bounded(&mut self, tag: u8, bound: u64) -> Result<Element, Refused> {
        let length = self.length()?;
        if length.is_none() && tag & CONSTRUCTED == 0 {
            return Err(self.reader.broken());
        }
        let end = length.map(|length| self.reader.at().saturating_add(length));
        if self.reader.at().max(end.unwrap_or(0)) > bound {
            return Err(self.beyond(bound));
        }
        Ok(Element { tag, end, bound: end.unwrap_or(bound) })
    }

    /// The length in octets; none where it is indefinite.
    fn length(&mut self) -> Result<Option<u64>, Refused> {
        let first = self.reader.byte()?;
        match first {
            0..INDEFINITE => Ok(Some(u64::from(first))),
            INDEFINITE => Ok(None),
            0x81..=0x88 => {
                let mut length = 0;
                for _ in INDEFINITE..first {
                    length = length << 8 | u64::from(self.reader.byte()?);
                }
                Ok(Some(length))
            }
            _ => Err(self.reader.broken()),
        }
    }

    /// Past the end of the file something is missing; past any other end a length is wrong.
    fn beyond(&self, bound: u64) -> Refused {
        if bound == self.reader.end() { self.reader.truncated() } else { self.reader.broken() }
    }
}
