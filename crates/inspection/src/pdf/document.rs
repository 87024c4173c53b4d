//! A PDF document, whose objects are found by their numbers.

use std::collections::HashMap;
use std::io::{self, BufReader, Read as _};

use flate2::bufread::DeflateDecoder;

use super::super::byte_reader::WINDOW;
use super::super::view::{Span, View};
use super::object::{Dictionary, Object, object};
use super::scanner::{MOST_OBJECTS, Packed, Scan};

/// Bytes of an object that are read.
const LONGEST_OBJECT: usize = 64 * 1024;
/// Bytes before what is deflated.
const ZLIB_HEADER: i64 = 2;
/// References that may lead to one another.
const MOST_REFERENCES: usize = 16;

/// A stream that packs objects, as its dictionary says.
#[derive(Debug, Clone, Copy)]
pub(super) struct Layout {
    data: Span,
    is_deflated: bool,
    /// Bytes before the first object: the numbers of the objects and where they begin.
    pub(super) first: u64,
}

/// An object in a packed stream, by the place that is unpacked.
#[derive(Debug, Clone, Copy)]
struct Place {
    layout: Layout,
    at: u64,
}

/// A document whose objects are found by their numbers.
pub(super) struct Document<'v, 'f> {
    view: &'v mut View<'f>,
    pub(super) read: Scan,
    packed: HashMap<u32, Place>,
}

impl<'v, 'f> Document<'v, 'f> {
    pub(super) fn new(view: &'v mut View<'f>, read: Scan) -> Self {
        Self { view, read, packed: HashMap::new() }
    }

    /// The dictionary that says where everything else is: the last one that names a catalog.
    pub(super) fn trailer(&mut self) -> io::Result<Dictionary> {
        for at in std::mem::take(&mut self.read.trailers).into_iter().rev() {
            if let Some(Object::Dictionary(trailer)) = self.object_at(at)?
                && trailer.get("Root").is_some()
            {
                return Ok(trailer);
            }
        }
        Ok(Dictionary::default())
    }

    /// The entry of a dictionary, references followed; none where it is missing or cannot be read.
    pub(super) fn entry(&mut self, dictionary: &Dictionary, key: &str) -> io::Result<Option<Object>> {
        match dictionary.get(key) {
            Some(object) => self.resolve(object.clone()),
            None => Ok(None),
        }
    }

    /// The object itself, where this is a reference; none when it cannot be found or read.
    pub(super) fn resolve(&mut self, mut object: Object) -> io::Result<Option<Object>> {
        for _ in 0..MOST_REFERENCES {
            let Object::Reference(number) = object else {
                return Ok(Some(object));
            };
            let found = match (self.read.objects.get(&number), self.packed.get(&number)) {
                // A later object replaces an earlier one of the same number.
                (Some(&at), Some(&place)) if place.layout.data.start > at => self.packed_object(place)?,
                (Some(&at), _) => self.object_at(at)?,
                (None, Some(&place)) => self.packed_object(place)?,
                (None, None) => None,
            };
            match found {
                Some(found) => object = found,
                None => return Ok(None),
            }
        }
        Ok(None)
    }

    /// How the stream packs its objects; none when it is packed in a way that is not unpacked here.
    pub(super) fn layout(&mut self, packed: Packed) -> io::Result<Option<Layout>> {
        let Some(Object::Dictionary(dictionary)) = self.object_at(packed.dictionary)? else {
            return Ok(None);
        };
        let first = dictionary.number("First").and_then(|first| u64::try_from(first).ok());
        let (Some(first), Some(is_deflated)) = (first, is_deflated(&dictionary)) else {
            return Ok(None);
        };
        let data = self.after_line_feed(packed.data)?;
        Ok(Some(Layout { data, is_deflated, first }))
    }

    /// The bytes of a packed stream, unpacked.
    pub(super) fn unpacked(&mut self, layout: Layout) -> io::Result<Box<dyn io::Read + '_>> {
        let view = self.view.within(&[layout.data]).map_err(io::Error::other)?;
        let mut source = BufReader::with_capacity(WINDOW / 4, view);
        if !layout.is_deflated {
            return Ok(Box::new(source));
        }
        // The header and the checksum of zlib are not checked: readers show streams with a wrong one too.
        source.seek_relative(ZLIB_HEADER)?;
        Ok(Box::new(DeflateDecoder::new(source)))
    }

    /// Stores where a packed object is.
    pub(super) fn note(&mut self, number: u32, layout: Layout, at: u64) {
        if self.packed.len() < MOST_OBJECTS {
            self.packed.insert(number, Place { layout, at });
        }
    }

    fn object_at(&mut self, at: u64) -> io::Result<Option<Object>> {
        Ok(object(&self.view.bytes_from(at, LONGEST_OBJECT)?))
    }

    fn packed_object(&mut self, place: Place) -> io::Result<Option<Object>> {
        let mut source = self.unpacked(place.layout)?;
        let mut bytes = Vec::new();
        let is_there = io::copy(&mut source.by_ref().take(place.at), &mut io::sink()).is_ok();
        // What was packed badly is read as far as it goes.
        let _ = source.take(LONGEST_OBJECT as u64).read_to_end(&mut bytes);
        Ok(object(&bytes).filter(|_| is_there))
    }

    /// A stream begins after a line feed, or after a carriage return and a line feed.
    fn after_line_feed(&mut self, span: Span) -> io::Result<Span> {
        let skipped = u64::from(self.view.bytes_from(span.start, 1)? == b"\n");
        Ok(Span { start: span.start + skipped, length: span.length - skipped })
    }
}

/// Whether the stream is deflated or bare; none when it is packed otherwise.
fn is_deflated(dictionary: &Dictionary) -> Option<bool> {
    let filter = match dictionary.get("Filter") {
        None => return Some(false),
        Some(Object::Array(filters)) if filters.is_empty() => return Some(false),
        Some(Object::Array(filters)) if filters.len() == 1 => &filters[0],
        Some(filter) => filter,
    };
    let is_deflate = matches!(filter, Object::Name(name) if matches!(name.as_slice(), b"FlateDecode" | b"Fl"));
    (is_deflate && is_unpredicted(dictionary)).then_some(true)
}

/// A predictor changes the bytes of the names that are searched.
fn is_unpredicted(dictionary: &Dictionary) -> bool {
    match dictionary.get("DecodeParms").or_else(|| dictionary.get("DP")) {
        None => true,
        Some(Object::Array(parameters)) => parameters.iter().all(has_no_predictor),
        Some(parameters) => has_no_predictor(parameters),
    }
}

/// Of the parameters of a filter, which are null where it has none.
fn has_no_predictor(parameters: &Object) -> bool {
    match parameters {
        Object::Other => true,
        Object::Dictionary(parameters) => parameters.number("Predictor").unwrap_or(1) == 1,
        _ => false,
    }
}
