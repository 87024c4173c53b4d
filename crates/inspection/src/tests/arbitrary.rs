//! Arbitrary and damaged files: each one is accepted or refused, and never makes the inspection panic.

use proptest::prelude::*;

use super::build::{csv, jpeg, p7m, p7m_in_pieces, pdf, pdf_a, pdf_packed, pdf_with, png, xml, zip};
use super::{Format, answer, upload};

const MAGICS: [&[u8]; 9] = [
    b"%PDF-1.7\n",
    b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR",
    b"\xff\xd8\xff\xe0",
    b"\x30\x80\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02\xa0\x80\x30\x80",
    b"\x30\x82\x08\x00\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02\xa0\x82\x07\xf1\x30\x82\x07\xed\x02\x01\x01",
    b"<?xml version='1.0'?><a>",
    b"a;b\n",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
];

/// A name for each format, and one that claims none.
const NAMES: [&str; 7] = ["a", "a.pdf", "a.pdf.p7m", "a.xml", "a.csv", "a.png", "a.jpg"];

const MISLEADING: [char; 5] = ['/', '\\', '\0', '\n', '\u{202e}'];

fn valid_file() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        Just(pdf()),
        Just(pdf_a()),
        Just(pdf_with("/AA << /S /JavaScript >>")),
        Just(pdf_packed(b"1 0 << /S /Launch >>")),
        Just(p7m(&pdf())),
        Just(p7m_in_pieces(&p7m(&csv()), 17)),
        Just(png()),
        Just(jpeg()),
        Just(xml()),
        Just(csv()),
        Just(zip("word/document.xml", b"x")),
    ]
}

proptest! {
    #[test]
    fn any_bytes_under_any_name_get_an_answer(
        bytes in proptest::collection::vec(any::<u8>(), 0..4096),
        name in any::<String>(),
    ) {
        let _ = answer(&name, &bytes);
    }

    #[test]
    fn any_bytes_after_a_known_beginning_get_an_answer(
        magic in proptest::sample::select(&MAGICS[..]),
        name in proptest::sample::select(&NAMES[..]),
        bytes in proptest::collection::vec(any::<u8>(), 0..2048),
    ) {
        let _ = answer(name, &[magic, &bytes].concat());
    }

    #[test]
    fn a_damaged_file_gets_an_answer(
        mut file in valid_file(),
        damages in proptest::collection::vec((any::<proptest::sample::Index>(), any::<u8>()), 1..8),
        cut in proptest::option::of(any::<proptest::sample::Index>()),
    ) {
        for (place, byte) in damages {
            let place = place.index(file.len());
            file[place] = byte;
        }
        if let Some(cut) = cut {
            file.truncate(cut.index(file.len()));
        }
        let _ = answer("a", &file);
    }

    #[test]
    fn a_valid_file_with_inserted_bytes_gets_an_answer(
        mut file in valid_file(),
        place in any::<proptest::sample::Index>(),
        bytes in proptest::collection::vec(any::<u8>(), 1..64),
    ) {
        let place = place.index(file.len());
        file.splice(place..place, bytes);
        let _ = answer("a", &file);
    }

    #[test]
    fn a_stored_name_is_short_visible_and_has_the_extension_of_the_format(name in any::<String>()) {
        if let Ok(inspected) = upload(&name, &pdf()) {
            let stored = inspected.file_name;
            prop_assert!(stored.chars().count() <= 120);
            prop_assert!(stored.rsplit('.').next() == Some("pdf") && inspected.format == Format::Pdf);
            prop_assert!(!stored.contains(MISLEADING));
        }
    }

    #[test]
    fn a_document_is_the_same_in_whatever_pieces_it_is_signed(piece in 1_usize..400) {
        prop_assert_eq!(answer("a.pdf.p7m", &p7m_in_pieces(&pdf_a(), piece)), "ACCEPTED");
    }
}
