//! The layers of a file: signatures, and the document within them.

use std::collections::BTreeSet;

use super::finding::Finding;
use super::format::Format;
use super::refused::Refused;
use super::view::View;
use super::{cades, csv, jpeg, pdf, png, polyglot, sniff, xml};

/// How many signatures may enclose one another.
const MOST_SIGNATURES: usize = 3;

/// What a file holds: a document, and how many signatures enclose it.
#[derive(Debug)]
pub(super) struct Content {
    pub(super) signatures: usize,
    pub(super) document: Format,
    pub(super) findings: BTreeSet<Finding>,
}

impl Content {
    /// The format of the file itself.
    pub(super) fn format(&self) -> Format {
        if self.signatures > 0 { Format::P7m } else { self.document }
    }
}

/// Opens the file down to the document and checks each layer.
pub(super) fn inspect_layers(view: &mut View<'_>, claimed: Option<Format>, allowed: &[Format]) -> Result<Content, Refused> {
    layer(view, claimed, allowed, 0)
}

fn layer(view: &mut View<'_>, claimed: Option<Format>, allowed: &[Format], signatures: usize) -> Result<Content, Refused> {
    let format = sniff::format(view, claimed)?;
    permit(format, allowed)?;
    if format != Format::P7m {
        polyglot::refuse(view, format)?;
    }
    let findings = match format {
        Format::P7m => return enclosed(view, claimed, allowed, signatures + 1),
        Format::Pdf => pdf::check(view)?,
        Format::Csv => csv::check(view)?,
        Format::Xml => xml::check(view).map(|()| BTreeSet::new())?,
        Format::Png => png::check(view).map(|()| BTreeSet::new())?,
        Format::Jpeg => jpeg::check(view).map(|()| BTreeSet::new())?,
    };
    Ok(Content { signatures, document: format, findings })
}

/// The document is inspected before the signature around it, so that its own error is the one that is reported.
fn enclosed(view: &mut View<'_>, claimed: Option<Format>, allowed: &[Format], signatures: usize) -> Result<Content, Refused> {
    if signatures > MOST_SIGNATURES {
        return Err(Refused::TooNested { limit: MOST_SIGNATURES });
    }
    let spans = cades::content(view)?;
    let mut inner = view.within(&spans)?;
    drop(spans);
    let content = layer(&mut inner, claimed, allowed, signatures).map_err(inside)?;
    polyglot::refuse(view, Format::P7m)?;
    Ok(content)
}

fn inside(refused: Refused) -> Refused {
    match refused {
        outer @ (Refused::TooNested { .. } | Refused::Enveloped(_)) => outer,
        inner => Refused::Enveloped(Box::new(inner)),
    }
}

fn permit(format: Format, allowed: &[Format]) -> Result<(), Refused> {
    if allowed.contains(&format) {
        return Ok(());
    }
    Err(Refused::NotAllowedHere { format, allowed: allowed.to_vec() })
}
