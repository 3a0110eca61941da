//! Originals in, plain text out: whatever an article was, a browser shows it and never runs it.
//!
//! The files end in `.txt`. Servers often send them without naming their encoding, so a text that is not ASCII starts with
//! a byte-order mark, which every browser takes for UTF-8.

use rayon::prelude::*;

use super::writer::Writer;
use super::{Addresses, PublishError};
use crate::model::{Article, Dossier, Extent};

/// Writes the source of every article that is published in full.
///
/// # Errors
///
/// When a file cannot be written.
pub(super) fn write(dossier: &Dossier, addresses: &Addresses, writer: &Writer) -> Result<(), PublishError> {
    dossier
        .articles
        .par_iter()
        .enumerate()
        .filter(|(_, article)| article.extent() == Extent::Full)
        .try_for_each(|(at, article)| writer.put(&addresses.original(at), text(article).as_bytes()))
}

/// What the file of an article's source holds.
pub(super) fn text(article: &Article) -> String {
    let text = article.original.get();
    let text = text.trim_start_matches('\u{feff}');
    if text.is_ascii() { text.to_owned() } else { format!("\u{feff}{text}") }
}
