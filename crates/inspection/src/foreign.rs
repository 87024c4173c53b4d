//! Files of formats that are not accepted, recognised by their first bytes.

use super::refused::Refused;
use super::{mail, text};

type Answer = fn(&'static str) -> Refused;

const PROGRAM: Answer = |found| Refused::Program { found };
const ARCHIVE: Answer = |found| Refused::Archive { found };
const OFFICE: Answer = |found| Refused::Office { found };
const OTHER: Answer = |found| Refused::NotAccepted { found };

/// First bytes that no accepted format has.
const MAGICS: [(&[u8], &str, Answer); 20] = [
    (b"\x7fELF", "ELF", PROGRAM),
    (b"#!", "#!", PROGRAM),
    (b"\xfe\xed\xfa\xce", "Mach-O", PROGRAM),
    (b"\xfe\xed\xfa\xcf", "Mach-O", PROGRAM),
    (b"\xce\xfa\xed\xfe", "Mach-O", PROGRAM),
    (b"\xcf\xfa\xed\xfe", "Mach-O", PROGRAM),
    (b"\xca\xfe\xba\xbe", "Java or Mach-O", PROGRAM),
    (b"\0asm", "WebAssembly", PROGRAM),
    (b"L\0\0\0\x01\x14\x02\0", "LNK", PROGRAM),
    (b"PK\x03\x04", "ZIP", ARCHIVE),
    (b"PK\x05\x06", "ZIP", ARCHIVE),
    (b"PK\x07\x08", "ZIP", ARCHIVE),
    (b"\x1f\x8b", "GZIP", ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", "7z", ARCHIVE),
    (b"Rar!\x1a\x07", "RAR", ARCHIVE),
    (b"\xfd7zXZ\0", "XZ", ARCHIVE),
    (b"{\\rtf", "RTF", OFFICE),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Office 97", OFFICE),
    (b"%!PS", "PostScript", OTHER),
    (b"GIF8", "GIF", OTHER),
];

/// Parts that only an office document packs in a ZIP.
const OFFICE_PARTS: [(&[u8], &str); 3] =
    [(b"[Content_Types].xml", "Office"), (b"_rels/.rels", "Office"), (b"mimetypeapplication/vnd.oasis.opendocument", "OpenDocument")];

/// First tags by which a browser takes a text for a web page.
const PAGE_TAGS: [&[u8]; 9] = [b"<!doctype html", b"<html", b"<head", b"<body", b"<script", b"<iframe", b"<style", b"<meta", b"<title"];

/// Refuses what is plainly something else than a document of an accepted format.
pub(super) fn refuse(head: &[u8]) -> Result<(), Refused> {
    if mail::is_message(text::without_bom(head)) {
        return Err(Refused::Mail);
    }
    match by_magic(head).or_else(|| by_tag(head)).or_else(|| by_inference(head)) {
        Some(refused) => Err(refused),
        None => Ok(()),
    }
}

fn by_magic(head: &[u8]) -> Option<Refused> {
    let (_, found, answer) = MAGICS.iter().find(|(magic, ..)| head.starts_with(magic))?;
    if *found != "ZIP" {
        return Some(answer(found));
    }
    let part = OFFICE_PARTS.iter().find(|(part, _)| holds(head, part));
    Some(part.map_or_else(|| answer(found), |(_, office)| OFFICE(office)))
}

fn by_tag(head: &[u8]) -> Option<Refused> {
    let first = after_comments(text::without_bom(head).trim_ascii_start());
    if starts_with_tag(first, b"<svg") {
        return Some(Refused::Svg);
    }
    PAGE_TAGS.iter().any(|tag| starts_with_tag(first, tag)).then_some(Refused::Html)
}

/// Only for what is not text: some magics are two letters, with which a list may well begin.
fn by_inference(head: &[u8]) -> Option<Refused> {
    if text::is_plain(head) || text::wide_encoding(head).is_some() {
        return None;
    }
    let kind = infer::get(head)?;
    let answer = match kind.matcher_type() {
        infer::MatcherType::Text => return None,
        infer::MatcherType::App => PROGRAM,
        infer::MatcherType::Archive => ARCHIVE,
        infer::MatcherType::Doc => OFFICE,
        _ => OTHER,
    };
    Some(answer(kind.mime_type()))
}

fn after_comments(mut text: &[u8]) -> &[u8] {
    while text.starts_with(b"<!--") {
        let Some(end) = text.windows(3).position(|window| window == b"-->") else {
            return text;
        };
        text = text[end + 3..].trim_ascii_start();
    }
    text
}

fn starts_with_tag(text: &[u8], tag: &[u8]) -> bool {
    let Some((begin, rest)) = text.split_at_checked(tag.len()) else {
        return false;
    };
    let ends = rest.first().is_none_or(|next| next.is_ascii_whitespace() || b"/>".contains(next));
    begin.eq_ignore_ascii_case(tag) && ends
}

fn holds(head: &[u8], part: &[u8]) -> bool {
    head.windows(part.len()).any(|window| window == part)
}
