//! Articles in, a matrix of their TF-IDF weights out, an article a row.
//!
//! Terms are stems, names and declared tags, known only by a hash, so that memory grows with the vocabulary kept and not
//! with its words. Weights are `(1 + ln tf) · ln(n / df)`, rows have unit length (Manning, Raghavan and Schütze,
//! *Introduction to Information Retrieval*, chapter 6).

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::connect::stems::Stems;
use crate::connect::words::hash;
use crate::model::Article;

use super::matrix::Sparse;

/// Most terms that are kept, the most frequent ones.
const VOCABULARY: usize = 50_000;
/// A term in more than this share of the articles tells none from another.
const TOO_COMMON: f64 = 0.4;
/// How much a word of the headline counts, in occurrences.
const IN_TITLE: f64 = 3.0;
/// How much a tag that people gave counts, in occurrences.
const AS_TAG: f64 = 4.0;

/// Counts and weighs the terms of all articles.
pub(super) fn weigh(articles: &[Article]) -> Sparse {
    let counts: Vec<Vec<(u64, f64)>> = articles.par_iter().map(counts).collect();
    let mut frequency: FxHashMap<u64, u32> = FxHashMap::default();
    for (term, _) in counts.iter().flatten() {
        *frequency.entry(*term).or_default() += 1;
    }
    let columns = vocabulary(&frequency, articles.len());
    let total = articles.len() as f64;
    let idf: Vec<f64> = columns
        .iter()
        .map(|term| libm::log((total + 1.0) / f64::from(frequency.get(term).copied().unwrap_or(1))))
        .collect();
    let rows = counts.into_par_iter().map(|counts| {
        let weighed = counts.into_iter().filter_map(|(term, count)| {
            let column = columns.binary_search(&term).ok()?;
            Some((column as u32, (1.0 + libm::log(count)) * idf[column]))
        });
        unit(weighed.collect())
    });
    Sparse::from_rows(rows.collect(), columns.len())
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

/// The terms of one article, sorted, each with how often it occurs.
fn counts(article: &Article) -> Vec<(u64, f64)> {
    let mut stems = Stems::new();
    let mut found: Vec<(u64, f64)> = Vec::new();
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
    found
}

fn unit(mut row: Vec<(u32, f64)>) -> Vec<(u32, f64)> {
    let length = row.iter().map(|(_, weight)| weight * weight).sum::<f64>().sqrt();
    if length > 0.0 {
        row.iter_mut().for_each(|(_, weight)| *weight /= length);
    }
    row
}
