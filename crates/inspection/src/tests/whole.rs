//! Files from their first byte to their last.

use std::io::{self, Cursor, Read, Seek, SeekFrom};

use super::build::{csv, pdf};
use super::{Format, LIMIT, Refused, answer, inspect, upload};

#[test]
fn an_empty_file_is_refused() {
    assert_eq!(answer("a.pdf", b""), "FILE_EMPTY");
}

#[test]
fn a_file_of_one_byte_too_many_is_refused() {
    let mut large = Cursor::new(vec![b'%'; 20 * 1024 * 1024 + 1]);
    let refused = inspect(&mut large, "a.pdf", &Format::ALL, LIMIT);

    assert!(matches!(refused, Err(Refused::TooLarge { limit: LIMIT })));
}

#[test]
fn a_file_of_the_largest_size_is_accepted() -> Result<(), Refused> {
    let document = pdf();

    inspect(&mut Cursor::new(&document), "a.pdf", &Format::ALL, document.len() as u64)?;
    Ok(())
}

#[test]
fn a_sound_file_of_a_format_not_allowed_is_refused() -> Result<(), String> {
    let refused = inspect(&mut Cursor::new(csv()), "a.csv", &[Format::Pdf, Format::P7m], LIMIT);
    let refused = refused.err().ok_or("accepted")?;

    assert_eq!(refused.code(), "FILE_NOT_ALLOWED_HERE");
    assert_eq!(refused.to_string(), "a CSV file is not accepted here, use PDF, P7M");
    Ok(())
}

#[test]
fn the_digest_and_the_size_are_those_of_the_whole_file() -> Result<(), Refused> {
    let inspected = upload("a.csv", b"a;b\n")?;

    assert_eq!(inspected.size, 4);
    assert_eq!(inspected.sha256[..4], [0x9a, 0x8b, 0xe2, 0xeb]);
    Ok(())
}

#[test]
fn a_file_that_cannot_be_read_is_refused() -> Result<(), String> {
    let refused = inspect(&mut Unreadable, "a.pdf", &Format::ALL, LIMIT);

    assert_eq!(refused.err().ok_or("accepted")?.code(), "FILE_UNREADABLE");
    Ok(())
}

struct Unreadable;

impl Read for Unreadable {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        Err(io::Error::other("the disk is gone"))
    }
}

impl Seek for Unreadable {
    fn seek(&mut self, _: SeekFrom) -> io::Result<u64> {
        Ok(0)
    }
}
