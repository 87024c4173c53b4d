//! Pictures.

use rstest::rstest;

use super::answer;
use super::build::{chunk, joined, jpeg, jpeg_of, pdf, png, png_of, zip};

#[rstest]
#[case::png("foto.png", png())]
#[case::a_large_png("foto.png", png_of(20_000, 5_000))]
#[case::jpeg("foto.jpg", jpeg())]
#[case::jpeg_by_its_long_name("foto.JPEG", jpeg())]
fn an_image_is_accepted(#[case] name: &str, #[case] image: Vec<u8>) {
    assert_eq!(answer(name, &image), "ACCEPTED");
}

#[rstest]
#[case::a_side_too_long(png_of(20_001, 1))]
#[case::an_area_too_large(png_of(20_000, 5_001))]
#[case::four_billion_by_four_billion(png_of(u32::MAX, u32::MAX))]
#[case::no_width(png_of(0, 10))]
fn a_png_that_would_burst_when_shown_is_refused(#[case] bomb: Vec<u8>) {
    assert_eq!(answer("a.png", &bomb), "IMAGE_SIZE");
}

#[rstest]
#[case::large(jpeg_of(65_000, 65_000))]
#[case::flat(jpeg_of(100, 0))]
fn a_jpeg_that_would_burst_when_shown_is_refused(#[case] bomb: Vec<u8>) {
    assert_eq!(answer("a.jpg", &bomb), "IMAGE_SIZE");
}

#[rstest]
#[case::png("a.png", png())]
#[case::jpeg("a.jpg", jpeg())]
fn an_image_followed_by_an_archive_is_refused(#[case] name: &str, #[case] image: Vec<u8>) {
    assert_eq!(answer(name, &joined(&[&image, &zip("a.js", b"x")])), "FILE_POLYGLOT");
}

#[rstest]
#[case::png("a.png", png())]
#[case::jpeg("a.jpg", jpeg())]
fn an_image_followed_by_anything_is_refused(#[case] name: &str, #[case] image: Vec<u8>) {
    assert_eq!(answer(name, &joined(&[&image, b"\0"])), "FILE_TRAILING_BYTES");
}

#[rstest]
#[case::png("a.png", png())]
#[case::jpeg("a.jpg", jpeg())]
fn an_image_that_was_cut_is_refused(#[case] name: &str, #[case] image: Vec<u8>) {
    assert_eq!(answer(name, &image[..image.len() - 1]), "FILE_TRUNCATED");
}

#[test]
fn an_image_that_a_reader_takes_for_a_document_is_refused() {
    let image = png();
    let (before, after) = image.split_at(33);
    let both = joined(&[before, &chunk(*b"teXt", &pdf()), after]);

    assert_eq!(answer("a.png", &both), "FILE_POLYGLOT");
}

#[rstest]
#[case::without_an_image(joined(&[&png()[..33], &chunk(*b"IEND", b"")]), "FILE_BROKEN")]
#[case::without_a_header(joined(&[&png()[..8], &png()[33..]]), "FILE_BROKEN")]
#[case::with_a_chunk_that_lies(joined(&[&png()[..33], b"\x7f\xff\xff\xffIDAT"]), "FILE_TRUNCATED")]
#[case::with_a_chunk_without_a_name(joined(&[&png()[..33], b"\0\0\0\0\0\0\0\0\0\0\0\0"]), "FILE_BROKEN")]
fn a_damaged_png_is_refused(#[case] image: Vec<u8>, #[case] code: &str) {
    assert_eq!(answer("a.png", &image), code);
}

#[rstest]
#[case::without_a_frame(b"\xff\xd8\xff\xda\0\x02\xff\xd9", "FILE_BROKEN")]
#[case::without_a_scan(b"\xff\xd8\xff\xd9", "FILE_BROKEN")]
#[case::with_a_segment_that_lies(b"\xff\xd8\xff\xe0\xff\xff", "FILE_TRUNCATED")]
#[case::with_a_segment_of_no_length(b"\xff\xd8\xff\xe0\0\0", "FILE_BROKEN")]
fn a_damaged_jpeg_is_refused(#[case] image: &[u8], #[case] code: &str) {
    assert_eq!(answer("a.jpg", image), code);
}
