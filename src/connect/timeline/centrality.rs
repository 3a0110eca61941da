//! How central each article is to the matter of the whole collection.
//!
//! The cosine of its words' TF-IDF vector with the mean of all (the centroid of Radev, Jing, Styś and Tam,
//! *Centroid-based summarization of multiple documents*, 2004), as a share of the average article's.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::connect::stems::Stems;
use crate::model::Article;

/// An article's words by their stems, each with its weight, sorted.
type Vector = Vec<(u64, f64)>;

/// For each article its centrality, 1 on the average.
pub(super) fn of(articles: &[Article]) -> Vec<f64> {
    let mut vectors: Vec<Vector> = articles.par_iter().map(counts).collect();
    weigh(&mut vectors);
    let mut centroid: FxHashMap<u64, f64> = FxHashMap::default();
    for &(stem, weight) in vectors.iter().flatten() {
        *centroid.entry(stem).or_default() += weight;
    }
    let likeness = |vector: &Vector| vector.iter().map(|(stem, weight)| weight * centroid[stem]).sum::<f64>();
    let likeness: Vec<f64> = vectors.par_iter().map(likeness).collect();
    let mean = likeness.iter().sum::<f64>() / articles.len().max(1) as f64;
    likeness.into_iter().map(|likeness| if mean > 0.0 { likeness / mean } else { 1.0 }).collect()
}

/// How often each stem occurs in an article.
fn counts(article: &Article) -> Vector {
    let mut stems: Vec<u64> = Stems::new().of(&article.text).into_iter().map(|(stem, _)| stem).collect();
    stems.sort_unstable();
    stems.chunk_by(|a, b| a == b).map(|same| (same[0], same.len() as f64)).collect()
}

/// Turns counts into TF-IDF weights, `(1 + ln tf) · ln((n + 1) / df)`, of unit length.
fn weigh(vectors: &mut [Vector]) {
    let mut frequency: FxHashMap<u64, u32> = FxHashMap::default();
    for (stem, _) in vectors.iter().flatten() {
        *frequency.entry(*stem).or_default() += 1;
    }
    let articles = vectors.len() as f64;
    vectors.par_iter_mut().for_each(|vector| {
        for (stem, weight) in vector.iter_mut() {
            *weight = (1.0 + libm::log(*weight)) * libm::log((articles + 1.0) / f64::from(frequency[stem]));
        }
        let length = vector.iter().map(|(_, weight)| weight * weight).sum::<f64>().sqrt();
        vector.iter_mut().for_each(|(_, weight)| *weight /= length.max(f64::MIN_POSITIVE));
    });
}
