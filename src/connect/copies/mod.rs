//! Articles in, the copies among them out: the same text, an edited one, or a brief cut from a longer piece.
//!
//! 1. [`shingles`] turns each text into the set of its word shingles; texts of the same words in the same order are one
//!    from here on.
//! 2. [`candidates`] finds the pairs that may share their text through an index of sampled shingles.
//! 3. Each pair is verified on the whole sets: *near* by its Jaccard index, *contained* by the share of the smaller set
//!    that is in the larger one.
//! 4. [`groups`] joins the pairs to groups, chooses the main article of each, and tells what each other is a copy of.
//!
//! Arithmetic is on whole numbers, every list has its order, so the outcome does not depend on threads.

mod candidates;
#[cfg(test)]
mod editing;
mod groups;
mod shingles;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::model::{Article, ArticleIndex, CopyGroup, CopyKind};

use super::jaccard::shared;
use groups::Texts;
use shingles::Shingles;

/// Two sets of which more than one in this many is shared are near-copies: a Jaccard index of one half.
const NEAR: usize = 2;
/// Of a contained text four parts in five are in the longer one.
const CONTAINED: (usize, usize) = (4, 5);
/// A text of fewer shingles is a phrase, and no copy of what holds it.
const BRIEF: usize = 20;

/// The groups of articles that share their text, by main article.
#[must_use]
pub fn find(articles: &[Article]) -> Vec<CopyGroup> {
    let shingles: Vec<Shingles> = articles.par_iter().map(|article| Shingles::of(&article.text)).collect();
    let mut same: BTreeMap<(u32, u64), Vec<ArticleIndex>> = BTreeMap::new();
    for (at, text) in shingles.iter().enumerate().filter(|(_, text)| text.words > 0) {
        same.entry((text.words, text.whole)).or_default().push(at);
    }
    let mut same: Vec<Vec<ArticleIndex>> = same.into_values().collect();
    same.sort_unstable();
    let sets: Vec<&[u32]> = same.iter().map(|same| shingles[same[0]].set.as_slice()).collect();
    let pairs = candidates::pairs(&sets).into_par_iter();
    let alike = pairs.filter_map(|(a, b)| Some((a, b, kind(sets[a], sets[b])?))).collect();
    Texts { articles, shingles: &shingles, same, alike }.groups()
}

/// The first of an article and those that share its text, which `duplicates` lists for each article.
pub(super) fn original(article: ArticleIndex, duplicates: &[Vec<ArticleIndex>]) -> ArticleIndex {
    let copies = duplicates.get(article).and_then(|copies| copies.first());
    copies.map_or(article, |first| article.min(*first))
}

/// What a text with the set `smaller` is to one with the set `larger`.
fn kind(smaller: &[u32], larger: &[u32]) -> Option<CopyKind> {
    let shared = shared(smaller, larger, |shingle| *shingle);
    if shared > 0 && shared * NEAR >= smaller.len() + larger.len() - shared {
        Some(CopyKind::Near)
    } else {
        let held = smaller.len() >= BRIEF && shared * CONTAINED.1 >= smaller.len() * CONTAINED.0;
        held.then_some(CopyKind::Contained)
    }
}

/// For each article, in order, the others that share its text: those of its group but the briefs that have nothing to do
/// with it, being cut from other parts of the same long piece.
#[must_use]
pub fn duplicates(groups: &[CopyGroup], articles: usize) -> Vec<Vec<ArticleIndex>> {
    let mut duplicates = vec![Vec::new(); articles];
    for group in groups {
        // Each article's text by the brief that it is a version of, or the main article.
        let mut text: BTreeMap<ArticleIndex, ArticleIndex> = BTreeMap::from([(group.main, group.main)]);
        let mut open = group.copies.clone();
        while !open.is_empty() {
            let before = open.len();
            open.retain(|copy| match (copy.kind, text.get(&copy.of).copied()) {
                (_, None) => true,
                (CopyKind::Contained, Some(_)) => text.insert(copy.article, copy.article).is_some(),
                (_, Some(of)) => text.insert(copy.article, of).is_some(),
            });
            if open.len() == before {
                break;
            }
        }
        for (&article, &own) in &text {
            let shares = |&(&other, &its): &(&usize, &usize)| {
                other != article && (own == its || own == group.main || its == group.main)
            };
            duplicates[article].extend(text.iter().filter(shares).map(|(&other, _)| other));
        }
    }
    duplicates.iter_mut().for_each(|others| others.sort_unstable());
    duplicates
}
