//! One article in, what a result shows of it out: title, publication, date and the paragraphs a snippet is cut from.
//!
//! Only the shown results' cards are loaded, so the text need not be part of the index proper. Of a long article the first
//! paragraphs are kept.

use serde::Serialize;

use super::super::json_line;
use crate::publish::views::catalogue::Catalogue;
use crate::publish::views::entry::{Entry, entry};

/// Where results are shown.
const PAGE: &str = "search/index.html";

/// Bytes of text from which on no further paragraph is kept.
const TEXT: usize = 8_000;

#[derive(Serialize)]
struct Card<'a> {
    #[serde(flatten)]
    entry: Entry,
    /// The paragraphs, the first being the page's `p1`.
    text: Vec<&'a str>,
}

/// An article's card as JSON.
pub(super) fn card(catalogue: &Catalogue<'_>, at: usize) -> String {
    let article = catalogue.article(at);
    let blocks = article.blocks.iter().take_while(|block| block.span.start < TEXT);
    let mut entry = entry(catalogue, PAGE, at);
    // A snippet of the text stands in for it, except where that is short of the words: then it is the standfirst's turn.
    if article.about.standfirst.is_none() {
        entry.teaser.clear();
    }
    json_line::text(&Card { entry, text: blocks.map(|block| block.span.of(&article.text)).collect() })
}
