//! When an article without a date was written, as far as its own text and the dated articles tell.
//!
//! Each clue bounds the day of writing from one side or both: what the article says itself ([`own`]), the [`offices`] it
//! gives to people, by their [`terms`] and by their [`sightings`] in dated articles, what dated articles tell too ([`events`], through an [`index`] of what their
//! sentences tell, and the [`account`] that each gives of it), and what they have in common with it word for word ([`wording`]). The clues are intersected from the
//! firmest to the softest ([`mod@interval`]). Only an interval with two honest ends is given, never a single day;
//! without one the date stays unknown.
//!
//! Where an interval is found, the article's time expressions are resolved anew. What has been dated so dates others in a
//! second round, and no third one: every article of a round is dated by those of the rounds before alone, so that no two
//! can date one another and no order matters.

mod account;
mod clue;
mod events;
mod features;
mod index;
mod interval;
mod offices;
mod own;
mod sightings;
mod terms;
mod wording;

use rayon::prelude::*;

use crate::annotate::time;
use crate::model::{Article, ArticleIndex, Witness};
use clue::Clue;
use index::Index;
use sightings::Sightings;
use wording::Wordings;

/// How often undated articles are dated by those that are dated by then.
const ROUNDS: usize = 2;

/// Gives undated articles an honest interval where there is one, and resolves their time expressions anew. `copies` are
/// each article's near-copies. Gives for each article the sentences of others that its date was worked out from.
pub fn date_undated(articles: &mut [Article], copies: &[Vec<ArticleIndex>]) -> Vec<Vec<Witness>> {
    let mut witnesses = vec![Vec::new(); articles.len()];
    for _ in 0..ROUNDS {
        let undated = |article: &Article| article.about.published.is_none();
        if !articles.iter().any(undated) {
            break;
        }
        let known = Known::of(articles);
        let clues: Vec<Vec<Clue>> = articles
            .par_iter()
            .enumerate()
            .map(|(at, article)| if undated(article) { known.clues(at, articles, copies) } else { Vec::new() })
            .collect();
        let found: Vec<ArticleIndex> = articles
            .par_iter_mut()
            .zip(&mut witnesses)
            .zip(clues)
            .enumerate()
            .filter(|(_, ((article, _), _))| undated(article))
            .filter_map(|(at, ((article, witnesses), clues))| {
                *witnesses = date(article, clues);
                article.about.published.as_ref().map(|_| at)
            })
            .collect();
        if found.is_empty() {
            break;
        }
    }
    witnesses
}

/// What the dated articles tell.
struct Known {
    index: Index,
    wordings: Wordings,
    sightings: Sightings,
}

impl Known {
    fn of(articles: &[Article]) -> Self {
        Self { index: Index::of(articles), wordings: Wordings::of(articles), sightings: Sightings::of(articles) }
    }

    /// What bounds an article's day besides its own dates.
    fn clues(&self, at: ArticleIndex, articles: &[Article], copies: &[Vec<ArticleIndex>]) -> Vec<Clue> {
        let article = &articles[at];
        let copies = copies.get(at).map_or(&[][..], Vec::as_slice);
        let mut clues = terms::clues(article);
        clues.extend(wording::copied(article, copies, articles));
        clues.extend(self.wordings.clues(article, articles));
        clues.extend(self.sightings.clues(article, articles));
        clues.extend(events::clues(article, articles, &self.index));
        clues
    }
}

/// Dates an article by clues from elsewhere and by its own, and gives the sentences of others that this rests on.
fn date(article: &mut Article, clues: Vec<Clue>) -> Vec<Witness> {
    let all = own::of(article).into_iter().chain(clues).collect();
    let Some((dated, witnesses)) = interval::interval(all) else { return Vec::new() };
    article.about.published = Some(dated);
    time::resolve(article);
    witnesses
}

#[cfg(test)]
mod tests;
