//! CAdES signatures that hold the signed file (RFC 5652).

use super::ber::{Ber, Element};
use super::refused::Refused;
use super::view::{MOST_PIECES, Span, View};

/// 1.2.840.113549.1.7.2, RFC 5652 section 5.1.
const SIGNED_DATA: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02];
/// 1.2.840.113549.1.7, the arc of all cryptographic messages.
const MESSAGES: &[u8] = &[0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07];

const INTEGER: u8 = 0x02;
const OCTETS: u8 = 0x04;
const OCTETS_IN_PIECES: u8 = 0x24;
const IDENTIFIER: u8 = 0x06;
const SEQUENCE: u8 = 0x30;
const SET: u8 = 0x31;
const CERTIFICATES: u8 = 0xa0;
const REVOCATIONS: u8 = 0xa1;
const EXPLICIT: u8 = 0xa0;
/// Octets split in pieces that are split in pieces; signers write one level.
const DEEPEST_PIECES: usize = 8;

/// Whether the bytes begin as a cryptographic message: a sequence, and an identifier of the arc.
pub(super) fn is_content_info(head: &[u8]) -> bool {
    let [SEQUENCE, length, ..] = head else {
        return false;
    };
    let header = match length {
        0..=0x80 => 2,
        0x81..=0x88 => 2 + usize::from(length - 0x80),
        _ => return false,
    };
    head.get(header..).is_some_and(|rest| rest.starts_with(MESSAGES))
}

/// Where the signed document is, where the signature around it is complete.
///
/// Checks the structure alone: validating the signature is for whoever relies on it.
pub(super) fn content(view: &mut View<'_>) -> Result<Vec<Span>, Refused> {
    let (mut ber, file) = Ber::open(view)?;
    let message = ber.expect(&file, SEQUENCE)?;
    let identifier = ber.expect(&message, IDENTIFIER)?;
    if !ber.is(&identifier, SIGNED_DATA)? {
        return Err(Refused::NotSigned);
    }
    let explicit = ber.expect(&message, EXPLICIT)?;
    let spans = signed_data(&mut ber, &explicit)?;
    ber.finish(&explicit)?;
    ber.finish(&message)?;
    ber.finish_file()?;
    Ok(spans)
}

fn signed_data(ber: &mut Ber<'_, '_>, explicit: &Element) -> Result<Vec<Span>, Refused> {
    let signed = ber.expect(explicit, SEQUENCE)?;
    let version = ber.expect(&signed, INTEGER)?;
    ber.skip(version)?;
    let digests = ber.expect(&signed, SET)?;
    ber.skip(digests)?;
    let spans = enclosed(ber, &signed)?;
    signers(ber, &signed)?;
    ber.finish(&signed)?;
    Ok(spans)
}

fn enclosed(ber: &mut Ber<'_, '_>, signed: &Element) -> Result<Vec<Span>, Refused> {
    let content = ber.expect(signed, SEQUENCE)?;
    let identifier = ber.expect(&content, IDENTIFIER)?;
    ber.skip(identifier)?;
    let Some(explicit) = ber.child(&content)? else {
        return Err(Refused::SignatureDetached);
    };
    let octets = ber.child(&explicit)?.ok_or(Refused::SignatureDetached)?;
    let mut spans = Vec::new();
    gather(ber, octets, &mut spans)?;
    ber.finish(&explicit)?;
    ber.finish(&content)?;
    if spans.is_empty() { Err(Refused::SignatureDetached) } else { Ok(spans) }
}

/// The pieces of the octets, in order.
fn gather(ber: &mut Ber<'_, '_>, octets: Element, spans: &mut Vec<Span>) -> Result<(), Refused> {
    let mut open = vec![octets];
    while let Some(&inner) = open.last() {
        let next = match inner.tag {
            OCTETS => {
                push(spans, ber.span(&inner)?)?;
                None
            }
            OCTETS_IN_PIECES => ber.child(&inner)?,
            _ => return Err(ber.broken()),
        };
        match next {
            Some(_) if open.len() == DEEPEST_PIECES => return Err(ber.broken()),
            Some(child) => open.push(child),
            None => drop(open.pop()),
        }
    }
    Ok(())
}

fn push(spans: &mut Vec<Span>, span: Span) -> Result<(), Refused> {
    if spans.len() == MOST_PIECES {
        return Err(Refused::TooFragmented { limit: MOST_PIECES });
    }
    if span.length > 0 {
        spans.push(span);
    }
    Ok(())
}

/// Certificates and revocations may come first; at least one signer must follow.
fn signers(ber: &mut Ber<'_, '_>, signed: &Element) -> Result<(), Refused> {
    loop {
        match ber.child(signed)? {
            Some(other) if matches!(other.tag, CERTIFICATES | REVOCATIONS) => ber.skip(other)?,
            Some(signers) if signers.tag == SET => return at_least_one(ber, &signers),
            Some(_) => return Err(ber.broken()),
            None => return Err(Refused::SignerMissing),
        }
    }
}

fn at_least_one(ber: &mut Ber<'_, '_>, signers: &Element) -> Result<(), Refused> {
    let mut count = 0;
    while let Some(signer) = ber.child(signers)? {
        if signer.tag != SEQUENCE {
            return Err(ber.broken());
        }
        ber.skip(signer)?;
        count += 1;
    }
    if count == 0 { Err(Refused::SignerMissing) } else { Ok(()) }
}
