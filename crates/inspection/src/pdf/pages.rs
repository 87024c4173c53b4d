//! The page tree of a PDF.

use std::collections::HashSet;
use std::io;

use super::document::Document;
use super::object::{Dictionary, Object};

/// Nodes of the page tree that are visited.
const MOST_NODES: usize = 256;

/// Whether the document leads to a page.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Pages {
    Found,
    Missing,
    /// Part of the way cannot be read.
    Unreadable,
}

/// Follows the page tree from the catalog to the first page. The count in the tree is not used: it may be wrong.
pub(super) fn pages(document: &mut Document<'_, '_>, trailer: &Dictionary) -> io::Result<Pages> {
    let Some(Object::Dictionary(catalog)) = document.entry(trailer, "Root")? else {
        return Ok(Pages::Unreadable);
    };
    let Some(root) = catalog.get("Pages") else {
        return Ok(Pages::Missing);
    };
    let mut nodes = vec![root.clone()];
    let mut seen = HashSet::new();
    let mut is_readable = true;
    while let Some(node) = nodes.pop() {
        if let Object::Reference(number) = node
            && !seen.insert(number)
        {
            continue;
        }
        if seen.len() > MOST_NODES {
            return Ok(Pages::Unreadable);
        }
        match kids(document, node)? {
            Kids::None => return Ok(Pages::Found),
            Kids::Of(kids) => nodes.extend(kids.into_iter().rev()),
            Kids::Unreadable => is_readable = false,
        }
    }
    Ok(if is_readable { Pages::Missing } else { Pages::Unreadable })
}

/// The children of a node of the tree.
enum Kids {
    /// It is a page.
    None,
    Of(Vec<Object>),
    Unreadable,
}

fn kids(document: &mut Document<'_, '_>, node: Object) -> io::Result<Kids> {
    let Some(Object::Dictionary(node)) = document.resolve(node)? else {
        return Ok(Kids::Unreadable);
    };
    if node.get("Kids").is_none() {
        return Ok(if is_page(&node) { Kids::None } else { Kids::Of(Vec::new()) });
    }
    Ok(match document.entry(&node, "Kids")? {
        Some(Object::Array(kids)) => Kids::Of(kids),
        _ => Kids::Unreadable,
    })
}

/// Whether a node without children is a page: by its type, or by the entries that pages have. Readers show those without a type.
fn is_page(node: &Dictionary) -> bool {
    match node.name("Type") {
        Some(b"Page") => true,
        Some(b"Pages" | b"Catalog") => false,
        _ => ["MediaBox", "Contents", "Parent"].iter().any(|key| node.get(key).is_some()),
    }
}
