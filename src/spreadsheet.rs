//! Text in, a cell out that a spreadsheet shows and does not run.

use std::borrow::Cow;

/// What a formula starts with, in some spreadsheet or other.
pub(crate) const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// A cell that would be a formula is marked as text; one that is a number, or a year before our era, stays.
pub(crate) fn inert(cell: &str) -> Cow<'_, str> {
    let is_number = cell.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'-' | b'.' | b'/'));
    if cell.starts_with(FORMULA) && !is_number { Cow::Owned(format!("'{cell}")) } else { Cow::Borrowed(cell) }
}
