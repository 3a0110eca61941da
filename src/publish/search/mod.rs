//! The search index: dossier in, scripts out that a page loads one by one as a query needs them.
//!
//! Every file is a classic script that hands its data to the page's search script (`static/search-index.js`), which adds it as a
//! `<script src>` element. So the index works from a file system, in any sub-folder and under a strict content security
//! policy, where modules and `fetch` do not.
//!
//! 1. [`tokens`] cuts texts into words, [`postings`] counts one article's: a pure function of the article.
//! 2. [`inverted`] brings all together: which articles have a word, how much it says about them (BM25F), and where.
//! 3. [`shards`] cuts the outcome into files. `words/` leads from the words as written to the numbers of their terms, so that
//!    the page needs no stemmer; `postings/` holds the articles of each term; `positions/` its places, read for phrases only;
//!    `cards/` what a result shows ([`cards`]); `directory.js` says which file holds what, and lists the [`filters`].
//!
//! Numbers are written in the characters of [`digits`]. Articles are numbered as the site orders them, the oldest first.

mod cards;
mod digits;
mod filters;
mod inverted;
mod postings;
mod shards;
mod tokens;

#[cfg(test)]
mod tests;

use rayon::prelude::*;
use serde::Serialize;

use super::PublishError;
use super::pages::Put;
use super::views::catalogue::Catalogue;
use filters::Group;
use inverted::{Builder, Index};
use postings::Postings;
use shards::{CARDS, Cuts, Form, POSITIONS, POSTINGS, Shards};

/// Articles whose words are held at once.
const CHUNK: usize = 512;

/// What the page must know before it can load anything.
#[derive(Serialize)]
struct Directory<'a> {
    /// Number of articles.
    articles: usize,
    /// How many of them have a date; they come first.
    dated: usize,
    /// The first word of each file of `words/`.
    words: String,
    /// The first term of each file of `postings/`, as distances.
    postings: String,
    /// The first term of each file of `positions/`.
    positions: String,
    /// The first article of each file of `cards/`.
    cards: String,
    /// What can be filtered by.
    filters: &'a [Group],
}

/// Writes the index and gives its version: a hash of all it holds, which keeps a browser from mixing two builds.
///
/// # Errors
///
/// When `put` fails.
pub(super) fn write(catalogue: &Catalogue<'_>, put: &Put<'_>) -> Result<String, PublishError> {
    let Index { words, terms } = index(catalogue);
    let (filters, of_filters) = filters::filters(catalogue, terms.len());
    let mut shards = Shards::new(put);
    let words = shards.words(&words)?;
    let postings = terms.iter().map(|term| &term.postings).chain(&of_filters);
    let postings = write_lists(POSTINGS, postings, &mut shards)?;
    let positions = write_lists(POSITIONS, terms.iter().map(|term| &term.positions), &mut shards)?;
    let cards = write_cards(catalogue, &mut shards)?;
    let dated = catalogue.order.iter().filter(|&&at| catalogue.article(at).about.published.is_some()).count();
    let articles = catalogue.order.len();
    shards.directory(&Directory { articles, dated, words, postings, positions, cards, filters: &filters })
}

/// The words of all articles.
fn index(catalogue: &Catalogue<'_>) -> Index {
    let mut builder = Builder::default();
    for chunk in catalogue.order.chunks(CHUNK) {
        let counted: Vec<Postings> = chunk
            .par_iter()
            .map(|&at| {
                let entities = catalogue.entities_of[at].iter();
                let names = entities.map(|&(entity, _)| catalogue.dossier.entities[entity].name.as_str());
                Postings::of(catalogue.article(at), names)
            })
            .collect();
        for (&at, postings) in chunk.iter().zip(counted) {
            let language = catalogue.article(at).about.language.as_ref().map(|known| known.value.as_str());
            builder.add(postings, language);
        }
    }
    builder.finish()
}

fn write_lists<'l>(
    form: Form,
    lists: impl Iterator<Item = &'l String>,
    shards: &mut Shards<'_>,
) -> Result<String, PublishError> {
    let mut cuts = Cuts::new(form);
    for list in lists {
        shards.add(&mut cuts, list)?;
    }
    shards.finish(cuts)
}

fn write_cards(catalogue: &Catalogue<'_>, shards: &mut Shards<'_>) -> Result<String, PublishError> {
    let mut cuts = Cuts::new(CARDS);
    for chunk in catalogue.order.chunks(CHUNK) {
        let cards: Vec<String> = chunk.par_iter().map(|&at| cards::card(catalogue, at)).collect();
        for card in cards {
            shards.add(&mut cuts, &card)?;
        }
    }
    shards.finish(cuts)
}
