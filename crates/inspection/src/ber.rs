use super::format::Format;
use super::refused::Refused;
use super::view::{Span, View};
use super::walk::Walk;

const CONSTRUCTED: u8 = 0x20;
const LONG_TAG: u8 = 0x1f;
const INDEFINITE: u8 = 0x80;
/// Line ends by which messages are passed on as text, and what fills a block.
const PADDING: &[u8] = b"\r\n\0";
const MOST_PADDING: u64 = 512;
/// Elements of unknown length that may enclose one another where nothing is looked at.
const DEEPEST: usize = 32;

/// An element that was entered: its tag, and where it ends if that was said.
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
    walk: Walk<'v, 'f>,
}

impl<'v, 'f> Ber<'v, 'f> {
    /// The reader, and the file as the element that encloses all.
    pub(super) fn open(view: &'v mut View<'f>) -> Result<(Self, Element), Refused> {
        let walk = Walk::new(view, Format::P7m)?;
        let end = walk.end();
        Ok((Self { walk }, Element { tag: CONSTRUCTED, end: Some(end), bound: end }))
    }

    /// Enters the next element inside this one, if there is one.
    pub(super) fn child(&mut self, of: &Element) -> Result<Option<Element>, Refused> {
        let at = self.walk.at();
        if of.end == Some(at) {
            return Ok(None);
        }
        if at >= of.bound {
            return Err(self.beyond(of.bound));
        }
        let tag = self.walk.byte()?;
        if tag == 0 && of.end.is_none() {
            return if self.walk.byte()? == 0 { Ok(None) } else { Err(self.walk.broken()) };
        }
        if tag == 0 || tag & LONG_TAG == LONG_TAG {
            return Err(self.walk.broken());
        }
        self.bounded(tag, of.bound).map(Some)
    }

    /// Enters the next element inside this one, which must have this tag.
    pub(super) fn expect(&mut self, of: &Element, tag: u8) -> Result<Element, Refused> {
        match self.child(of)? {
            Some(child) if child.tag == tag => Ok(child),
            _ => Err(self.walk.broken()),
        }
    }

    /// The element must end here.
    pub(super) fn finish(&mut self, element: &Element) -> Result<(), Refused> {
        match self.child(element)? {
            None => Ok(()),
            Some(_) => Err(self.walk.broken()),
        }
    }

    /// The file must end here, but for what programs put after a message when they pass it on.
    pub(super) fn finish_file(&mut self) -> Result<(), Refused> {
        self.walk.finish_padded(PADDING, MOST_PADDING)
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
                return Err(self.walk.broken());
            }
        }
        Ok(())
    }

    /// Leaves a primitive element, and tells where its contents stand.
    pub(super) fn span(&mut self, element: &Element) -> Result<Span, Refused> {
        let start = self.walk.at();
        let end = element.end.filter(|&end| end >= start).ok_or_else(|| self.walk.broken())?;
        self.walk.skip(end - start)?;
        Ok(Span { start, length: end - start })
    }

    /// Leaves a primitive element, and tells whether its contents are exactly these.
    pub(super) fn is(&mut self, element: &Element, contents: &[u8]) -> Result<bool, Refused> {
        if element.end.map(|end| end - self.walk.at()) != Some(contents.len() as u64) {
            self.skip(*element)?;
            return Ok(false);
        }
        let mut same = true;
        for &expected in contents {
            same &= self.walk.byte()? == expected;
        }
        Ok(same)
    }

    pub(super) fn broken(&self) -> Refused {
        self.walk.broken()
    }

    fn bounded(&mut self, tag: u8, bound: u64) -> Result<Element, Refused> {
        let length = self.length()?;
        if length.is_none() && tag & CONSTRUCTED == 0 {
            return Err(self.walk.broken());
        }
        let end = length.map(|length| self.walk.at().saturating_add(length));
        if self.walk.at().max(end.unwrap_or(0)) > bound {
            return Err(self.beyond(bound));
        }
        Ok(Element { tag, end, bound: end.unwrap_or(bound) })
    }

    /// Octets; none when the end is marked rather than told.
    fn length(&mut self) -> Result<Option<u64>, Refused> {
        let first = self.walk.byte()?;
        match first {
            0..INDEFINITE => Ok(Some(u64::from(first))),
            INDEFINITE => Ok(None),
            0x81..=0x88 => {
                let mut length = 0;
                for _ in INDEFINITE..first {
                    length = length << 8 | u64::from(self.walk.byte()?);
                }
                Ok(Some(length))
            }
            _ => Err(self.walk.broken()),
        }
    }

    /// Past the end of the file something is missing; past any other end a length lies.
    fn beyond(&self, bound: u64) -> Refused {
        if bound == self.walk.end() { self.walk.truncated() } else { self.walk.broken() }
    }
}
