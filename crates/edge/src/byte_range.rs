//! Range requests (RFC 9110, 14).
use std::ops::Range;

use poem::http::{HeaderMap, header};

use super::credentials::text;

/// The part of a file that a request asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ByteRange {
    /// The whole file.
    Whole,
    /// From the first byte to before the last.
    Part(Range<u64>),
    /// It begins after the end: 416.
    NotSatisfiable,
}

impl ByteRange {
    /// Reads `range`, unless `if-range` names another entity tag. Several ranges at once, and malformed ones, select the whole file.
    pub fn of(headers: &HeaderMap, tag: &str, size: u64) -> Self {
        let is_same = text(headers, &header::IF_RANGE).is_none_or(|of| of == tag);
        let range = text(headers, &header::RANGE).filter(|_| is_same);
        range.and_then(|range| Self::read(range, size)).unwrap_or(Self::Whole)
    }

    fn read(range: &str, size: u64) -> Option<Self> {
        let (unit, range) = range.split_once('=')?;
        let (first, last) = range.trim().split_once('-').filter(|_| unit.trim().eq_ignore_ascii_case("bytes"))?;
        let part = match (first, last) {
            ("", length) => size.saturating_sub(position(length)?)..size,
            (first, "") => position(first)?..size,
            (first, last) => position(first)?..position(last)?.saturating_add(1).min(size),
        };
        // A range is malformed by what was written: `9-1` is, while `100-` of 100 bytes is only not satisfiable.
        let is_backwards = !first.is_empty() && !last.is_empty() && position(last) < position(first);
        let is_satisfiable = part.start < size;
        (!is_backwards).then_some(if is_satisfiable { Self::Part(part) } else { Self::NotSatisfiable })
    }
}

/// A position; none where it is not a number.
fn position(text: &str) -> Option<u64> {
    text.bytes().all(|digit| digit.is_ascii_digit()).then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
    use poem::Request;

    use super::ByteRange::*;
    use super::*;

    const TAG: &str = "\"tag\"";

    fn range_of(headers: &[(&str, &str)]) -> ByteRange {
        let request = headers.iter().fold(Request::builder(), |request, (name, value)| request.header(*name, *value)).finish();
        ByteRange::of(request.headers(), TAG, 100)
    }

    #[test]
    fn a_range_has_a_first_and_a_last_byte_or_a_suffix_length() {
        assert_eq!(range_of(&[("range", "bytes=0-9")]), Part(0..10));
        assert_eq!(range_of(&[("range", "Bytes=90-")]), Part(90..100));
        assert_eq!(range_of(&[("range", "bytes=90-999")]), Part(90..100));
        assert_eq!(range_of(&[("range", "bytes=-10")]), Part(90..100));
        assert_eq!(range_of(&[("range", "bytes=-999")]), Part(0..100));
    }

    #[test]
    fn a_range_after_the_end_is_not_satisfiable() {
        assert_eq!(range_of(&[("range", "bytes=100-")]), NotSatisfiable);
        assert_eq!(range_of(&[("range", "bytes=-0")]), NotSatisfiable);
        assert_eq!(ByteRange::of(Request::builder().header("range", "bytes=0-").finish().headers(), TAG, 0), NotSatisfiable);
    }

    #[test]
    fn a_malformed_range_selects_the_whole_file() {
        for range in
            ["bytes=9-1", "bytes=a-b", "bytes=-", "bytes=0-1,3-4", "bytes=+1-2", "lines=1-2", "bytes", "bytes=99999999999999999999-"]
        {
            assert_eq!(range_of(&[("range", range)]), Whole, "{range}");
        }
        assert_eq!(range_of(&[]), Whole);
    }

    #[test]
    fn a_range_of_another_version_selects_the_whole_file() {
        assert_eq!(range_of(&[("range", "bytes=0-9"), ("if-range", TAG)]), Part(0..10));
        assert_eq!(range_of(&[("range", "bytes=0-9"), ("if-range", "\"other\"")]), Whole);
        assert_eq!(range_of(&[("range", "bytes=0-9"), ("if-range", "W/\"tag\"")]), Whole);
        assert_eq!(range_of(&[("range", "bytes=0-9"), ("if-range", "Sat, 01 Jan 2000 00:00:00 GMT")]), Whole);
    }
}
