//! Cells that a spreadsheet would run.

use std::borrow::Cow;

/// The signs with which a spreadsheet takes a cell for a formula.
const SIGNS: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// Whether a spreadsheet would take the cell for a formula.
pub(super) fn is_formula(cell: &str) -> bool {
    cell.starts_with(SIGNS)
}

/// What the cell holds: without blanks around it, and without the `="…"` by which a spreadsheet keeps digits as text.
pub(super) fn tidied(cell: &str) -> &str {
    let cell = cell.trim();
    let text = cell.strip_prefix("=\"").and_then(|cell| cell.strip_suffix('"'));
    text.filter(|text| !text.contains('"')).map_or(cell, str::trim)
}

/// The cell as it may be written in any file that a spreadsheet opens: one that begins like a formula is made text by `'`.
pub fn guarded(cell: &str) -> Cow<'_, str> {
    if is_formula(cell) { Cow::Owned(format!("'{cell}")) } else { Cow::Borrowed(cell) }
}
