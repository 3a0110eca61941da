//! Articles in, how often each uses which terms out, and a matrix of what these weigh, an article a row.
//!
//! Terms are stems, names and declared tags, known only by a hash, so that memory grows with the vocabulary kept and not
//! with its words. Weights are those of Okapi BM25 (Robertson and Zaragoza, *The Probabilistic Relevance Framework*, 2009,
//! section 3.4): what is said often counts more, but ever less so, and in a long article less than in a short one. Rows
//! have unit length.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::matrix::Sparse;
use super::stems::Stems;
use super::words::hash;
use crate::model::Article;

/// Most terms that are kept, the most frequent ones.
const VOCABULARY: usize = 50_000;
/// A term in more than this share of the articles tells none from another.
const TOO_COMMON: f64 = 0.4;
/// How much a word of the headline counts, in occurrences.
const IN_TITLE: f32 = 3.0;
/// How much a tag that people gave counts, in occurrences.
const AS_TAG: f32 = 4.0;
/// How soon more of a term counts for less, and how much the length matters: the usual values.
const SATURATION: f64 = 1.2;
const LENGTH: f64 = 0.75;

/// The terms of one article, sorted, each with how often it occurs.
pub type Counts = Vec<(u64, f32)>;

/// Counts the terms of each article.
#[must_use]
pub fn count(articles: &[Article]) -> Vec<Counts> {
    articles.par_iter().map(counts).collect()
}

/// What the terms of articles weigh.
pub(super) struct Weighed {
    /// An article a row, a term a column.
    pub(super) matrix: Sparse,
    /// The terms of the columns.
    pub(super) terms: Vec<u64>,
}

/// Weighs the terms of some articles against each other.
pub(super) fn weigh(counts: &[&Counts]) -> Weighed {
    let mut frequency: FxHashMap<u64, u32> = FxHashMap::default();
    for (term, _) in counts.iter().copied().flatten() {
        *frequency.entry(*term).or_default() += 1;
    }
    let kept = vocabulary(&frequency, counts.len());
    let total = counts.len() as f64;
    let idf: Vec<f64> = kept.iter().map(|term| libm::log((total + 1.0) / f64::from(frequency[term]))).collect();
    let columns: FxHashMap<u64, u32> = kept.iter().enumerate().map(|(column, term)| (*term, column as u32)).collect();
    // Counts are whole numbers, so their sums do not depend on their order.
    let lengths: Vec<f64> = counts.par_iter().map(|counts| length(counts)).collect();
    let mean = (lengths.iter().sum::<f64>() / total.max(1.0)).max(1.0);
    let rows = counts.par_iter().zip(&lengths).map(|(counts, length)| {
        let norm = SATURATION * (1.0 - LENGTH + LENGTH * length / mean);
        let weighed = counts.iter().filter_map(|&(term, count)| {
            let column = *columns.get(&term)?;
            let count = f64::from(count);
            Some((column, count * (SATURATION + 1.0) / (count + norm) * idf[column as usize]))
        });
        unit(weighed.collect())
    });
    Weighed { matrix: Sparse::from_rows(rows.collect(), kept.len()), terms: kept }
}

fn length(counts: &Counts) -> f64 {
    counts.iter().map(|&(_, count)| f64::from(count)).sum()
}

/// The terms worth keeping, sorted: not in one article only (where there are many), not in nearly all.
fn vocabulary(frequency: &FxHashMap<u64, u32>, articles: usize) -> Vec<u64> {
    let fewest = if articles < 20 { 1 } else { 2 };
    let most = if articles < 20 { articles as f64 } else { TOO_COMMON * articles as f64 };
    let mut kept: Vec<(u32, u64)> = frequency
        .iter()
        .filter(|&(_, &count)| count >= fewest && f64::from(count) <= most)
        .map(|(&term, &count)| (count, term))
        .collect();
    kept.sort_unstable_by(|a, b| b.cmp(a));
    kept.truncate(VOCABULARY);
    let mut columns: Vec<u64> = kept.into_iter().map(|(_, term)| term).collect();
    columns.sort_unstable();
    columns
}

fn counts(article: &Article) -> Counts {
    let mut stems = Stems::new();
    let mut found: Counts = Vec::new();
    found.extend(stems.of(&article.text).into_iter().map(|(stem, _)| (stem, 1.0)));
    found.extend(stems.of(article.title()).into_iter().map(|(stem, _)| (stem, IN_TITLE)));
    let named = article.mentions.iter().filter(|mention| !mention.entity.is_empty());
    found.extend(named.map(|mention| (hash(&mention.entity), 1.0)));
    let tags = article.about.tags.iter();
    found.extend(tags.map(|tag| (hash(&format!("tag/{}", tag.to_lowercase())), AS_TAG)));
    // Counts are whole numbers, so their sums do not depend on the order of equals.
    found.sort_unstable_by_key(|(term, _)| *term);
    found.dedup_by(|next, sum| {
        next.0 == sum.0 && {
            sum.1 += next.1;
            true
        }
    });
    found.shrink_to_fit();
    found
}

fn unit(mut row: Vec<(u32, f64)>) -> Vec<(u32, f64)> {
    let length = row.iter().map(|(_, weight)| weight * weight).sum::<f64>().sqrt();
    if length > 0.0 {
        row.iter_mut().for_each(|(_, weight)| *weight /= length);
    }
    row.shrink_to_fit();
    row
}
