//! Articles in, the sentences that several have word for word out: standing words of pages, notes on copyright, advertising.
//!
//! They say what a page is of, and not what its article is about. An article most of whose sentences are so is a copy of
//! another, and keeps them.

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use crate::connect::words::hash;
use crate::model::{Article, Span};

/// Articles that have a sentence before it is a standing one.
const FEWEST: usize = 3;

/// The sentences that several articles have, by their hashes.
#[derive(Debug, Default)]
pub(super) struct Repeated(FxHashSet<u64>);

impl Repeated {
    /// Finds them.
    pub(super) fn among(articles: &[Article]) -> Self {
        let mut all: Vec<u64> = articles.par_iter().flat_map_iter(distinct).collect();
        all.par_sort_unstable();
        Self(all.chunk_by(|a, b| a == b).filter(|same| same.len() >= FEWEST).map(|same| same[0]).collect())
    }

    /// The parts of an article's text that only few have; all of it where these are the smaller part.
    pub(super) fn others<'a>(&self, article: &'a Article) -> impl Iterator<Item = &'a str> {
        let is_other = |sentence: &&Span| !self.0.contains(&hash(sentence.of(&article.text)));
        let others: Vec<Span> = article.sentences.iter().filter(is_other).copied().collect();
        let whole = others.len() * 2 < article.sentences.len() || article.sentences.len() == others.len();
        let parts = if whole { vec![Span::new(0, article.text.len())] } else { others };
        parts.into_iter().map(|part| part.of(&article.text))
    }
}

/// The hashes of an article's sentences, each once.
fn distinct(article: &Article) -> Vec<u64> {
    let mut hashes: Vec<u64> = article.sentences.iter().map(|sentence| hash(sentence.of(&article.text))).collect();
    hashes.sort_unstable();
    hashes.dedup();
    hashes
}
