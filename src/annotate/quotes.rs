//! Quotations in a passage, and who said them in an article.

use crate::model::{Article, QuoteNote};

/// Finds the direct quotations of a passage, in order.
#[must_use]
pub fn find(text: &str) -> Vec<QuoteNote> {
    let _ = text;
    Vec::new()
}

/// Finds who said each quotation of an article whose names are known.
pub fn find_speakers(article: &mut Article) {
    let _ = article;
}
