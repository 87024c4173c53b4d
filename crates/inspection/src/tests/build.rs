//! Builds the files that are uploaded in the tests.

#![allow(clippy::cast_possible_truncation, reason = "the files built here are small")]

use std::io::Write;

use flate2::Compression;
use flate2::write::{GzEncoder, ZlibEncoder};

pub(super) const SIGNED_DATA: &[u8] = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02";
pub(super) const PLAIN_DATA: &[u8] = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x01";

pub(super) fn joined(parts: &[&[u8]]) -> Vec<u8> {
    parts.concat()
}

pub(super) fn pdf() -> Vec<u8> {
    pdf_with("")
}

/// A document of one page whose catalog holds these entries too.
pub(super) fn pdf_with(entries: &str) -> Vec<u8> {
    pdf_of(format!("1 0 obj\n<< /Type /Catalog /Pages 2 0 R {entries} >>\nendobj\n").as_bytes())
}

pub(super) fn pdf_of(objects: &[u8]) -> Vec<u8> {
    let rest = b"2 0 obj\n<< /Type /Pages /Count 1 /Kids [9 0 R] >>\nendobj\n\
        9 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>\nendobj\n\
        xref\n0 3\n0000000000 65535 f \ntrailer\n<< /Size 3 /Root 1 0 R >>\nstartxref\n120\n%%EOF\n";
    joined(&[b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", objects, rest])
}

/// A document made of these objects alone, and of this trailer.
pub(super) fn pdf_made_of(objects: &str, trailer: &str) -> Vec<u8> {
    format!("%PDF-1.7\n{objects}\ntrailer\n<< {trailer} >>\nstartxref\n9\n%%EOF\n").into_bytes()
}

/// A document of one page on which this is written, not packed.
pub(super) fn pdf_that_shows(text: &str) -> Vec<u8> {
    pdf_of(&stream(5, "", format!("BT /F1 12 Tf 72 760 Td ({text}) Tj ET").as_bytes()))
}

/// An object that is a stream, with these entries too.
pub(super) fn stream(number: u32, entries: &str, bytes: &[u8]) -> Vec<u8> {
    let begin = format!("{number} 0 obj\n<< {entries} /Length {} >>\nstream\n", bytes.len());
    joined(&[begin.as_bytes(), bytes, b"\nendstream\nendobj\n"])
}

pub(super) fn pdf_a() -> Vec<u8> {
    let metadata = "<x:xmpmeta xmlns:x='adobe:ns:meta/'><pdfaid:part>2</pdfaid:part></x:xmpmeta>";
    let objects = format!(
        "1 0 obj\n<< /Type /Catalog /Pages 2 0 R /Metadata 3 0 R >>\nendobj\n\
        3 0 obj\n<< /Type /Metadata /Subtype /XML /Length {} >>\nstream\n{metadata}\nendstream\nendobj\n",
        metadata.len()
    );
    pdf_of(objects.as_bytes())
}

/// A document whose catalog is packed, as most are since version 1.5.
pub(super) fn pdf_packed(catalog: &[u8]) -> Vec<u8> {
    let packed = deflated(catalog);
    pdf_of(&joined(&[b"4 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode >>\nstream\r\n", &packed, b"\nendstream\nendobj\n"]))
}

pub(super) fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    let written = encoder.write_all(bytes).and_then(|()| encoder.finish());
    written.unwrap_or_default()
}

pub(super) fn gzip() -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    let written = encoder.write_all(&vec![0; 1 << 20]).and_then(|()| encoder.finish());
    written.unwrap_or_default()
}

/// An archive of one entry, stored or said to be deflated from a size of 4 GB.
pub(super) fn zip(entry: &str, contents: &[u8]) -> Vec<u8> {
    let name = entry.as_bytes();
    let length = (name.len() as u16).to_le_bytes();
    let size = (contents.len() as u32).to_le_bytes();
    let local = joined(&[b"PK\x03\x04\x14\0\0\0\x08\0\0\0\0\0\0\0\0\0", &size, b"\xff\xff\xff\xff", &length, b"\0\0", name, contents]);
    let central = joined(&[b"PK\x01\x02\x14\0\x14\0\0\0\x08\0\0\0\0\0\0\0\0\0", &size, b"\xff\xff\xff\xff", &length, &[0; 16], name]);
    let end =
        joined(&[b"PK\x05\x06\0\0\0\0\x01\0\x01\0", &(central.len() as u32).to_le_bytes(), &(local.len() as u32).to_le_bytes(), b"\0\0"]);
    joined(&[&local, &central, &end])
}

pub(super) fn elf() -> Vec<u8> {
    joined(&[b"\x7fELF\x02\x01\x01\0", &[0; 120]])
}

pub(super) fn windows_program() -> Vec<u8> {
    joined(&[b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff\0\0", &[0; 120], b"PE\0\0"])
}

pub(super) fn png() -> Vec<u8> {
    png_of(120, 80)
}

pub(super) fn png_of(width: u32, height: u32) -> Vec<u8> {
    let size = [width.to_be_bytes(), height.to_be_bytes()].concat();
    joined(&[
        b"\x89PNG\r\n\x1a\n",
        &chunk(*b"IHDR", &joined(&[&size, &[8, 2, 0, 0, 0]])),
        &chunk(*b"IDAT", &deflated(&[0; 64])),
        &chunk(*b"IEND", b""),
    ])
}

pub(super) fn chunk(name: [u8; 4], contents: &[u8]) -> Vec<u8> {
    joined(&[&(contents.len() as u32).to_be_bytes(), &name, contents, b"\0\0\0\0"])
}

pub(super) fn jpeg() -> Vec<u8> {
    jpeg_of(120, 80)
}

/// A progressive photograph: a frame, tables, two scans with escaped bytes and a restart.
pub(super) fn jpeg_of(width: u16, height: u16) -> Vec<u8> {
    let size = [height.to_be_bytes(), width.to_be_bytes()].concat();
    joined(&[
        b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0",
        b"\xff\xc2\0\x0b\x08",
        &size,
        b"\x01\x01\x11\0",
        b"\xff\xda\0\x08\x01\x01\0\0\x3f\0",
        b"coded\xff\0data\xff\xd0more",
        b"\xff\xc4\0\x04\0\0",
        b"\xff\xda\0\x08\x01\x01\0\0\x3f\0",
        b"coded",
        b"\xff\xd9",
    ])
}

pub(super) fn gif() -> Vec<u8> {
    joined(&[b"GIF89a\x01\0\x01\0\x80\0\0", &[0; 32], b";"])
}

pub(super) fn xml() -> Vec<u8> {
    b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<elenco xmlns=\"urn:beneficiari\">\n  \
      <!-- uno -->\n  <lavoratore cf=\"RSSMRA85T10A562S\">Rossi &amp; figli &#232;</lavoratore>\n\
      </elenco>\n"
        .to_vec()
}

pub(super) fn csv() -> Vec<u8> {
    "codice_fiscale;qualifica;ore\nRSSMRA85T10A562S;OPERAIO;-120,00\nVRDLCU70A41H501I;È qui;60\n".as_bytes().to_vec()
}

/// An element of definite length.
pub(super) fn der(tag: u8, contents: &[u8]) -> Vec<u8> {
    let length = contents.len().to_be_bytes();
    let used = &length[length.iter().take_while(|&&byte| byte == 0).count()..];
    match contents.len() {
        short @ 0..128 => joined(&[&[tag, short as u8], contents]),
        _ => joined(&[&[tag, 0x80 | used.len() as u8], used, contents]),
    }
}

/// An element of indefinite length.
pub(super) fn ber(tag: u8, contents: &[u8]) -> Vec<u8> {
    joined(&[&[tag, 0x80], contents, b"\0\0"])
}

pub(super) fn p7m(document: &[u8]) -> Vec<u8> {
    signed(&der(0xa0, &der(0x04, document)), der)
}

/// As written by those who sign while they read: no length is known, the octets come in pieces.
pub(super) fn p7m_in_pieces(document: &[u8], piece: usize) -> Vec<u8> {
    let pieces: Vec<u8> = document.chunks(piece).flat_map(|piece| der(0x04, piece)).collect();
    signed(&ber(0xa0, &ber(0x24, &pieces)), ber)
}

pub(super) fn p7m_detached() -> Vec<u8> {
    signed(b"", der)
}

type Wrap = fn(u8, &[u8]) -> Vec<u8>;

fn signed(explicit: &[u8], wrap: Wrap) -> Vec<u8> {
    signed_by(explicit, &der(0x31, &der(0x30, b"\x02\x01\x01")), wrap)
}

pub(super) fn signed_by(explicit: &[u8], signers: &[u8], wrap: Wrap) -> Vec<u8> {
    let content = wrap(0x30, &joined(&[PLAIN_DATA, explicit]));
    let certificates = wrap(0xa0, &wrap(0x30, &der(0x30, &[5; 300])));
    let digests = der(0x31, &der(0x30, b"\x06\x01\x01"));
    let version = der(0x02, &[1]);
    let data = wrap(0x30, &joined(&[&version, &digests, &content, &certificates, signers]));
    wrap(0x30, &joined(&[SIGNED_DATA, &wrap(0xa0, &data)]))
}
