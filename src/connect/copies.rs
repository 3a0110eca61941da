//! Articles in, the near-copies among them out.
//!
//! Texts are sets of word shingles. MinHash signatures, by one permutation with densification (Shrivastava, *Optimal
//! Densification*, 2017, in the simpler form of borrowing from the right), cut into bands give candidate pairs (Leskovec,
//! Rajaraman and Ullman, *Mining of Massive Datasets*, chapter 3); each is verified by the Jaccard index of the shingle
//! sets themselves. No two articles are compared that share no band. Being a copy is passed on: what a chain of pairs
//! connects is one group.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::model::{Article, ArticleIndex};

use super::jaccard::jaccard;
use super::words::{hash, words};

/// Words of a shingle.
const SHINGLE: usize = 4;
/// Rows of a band.
const ROWS: usize = 3;
/// Number of bands: two texts with half their shingles in common meet in one with probability 1 - (1 - ½³)⁴² ≈ .996.
const BANDS: usize = 42;
/// Least Jaccard index of near-copies.
const LIKENESS: f64 = 0.5;
/// In a bucket of more articles than this, each is only compared with its neighbours in the order of their sizes.
const CROWD: usize = 50;

/// For each article, the other articles of its group of near-copies, in order: each member of a group lists all others.
#[must_use]
pub fn find(articles: &[Article]) -> Vec<Vec<ArticleIndex>> {
    let shingles: Vec<Vec<u64>> = articles.par_iter().map(|article| shingles(&article.text)).collect();
    let copies: Vec<(ArticleIndex, ArticleIndex)> =
        candidates(&shingles).into_par_iter().filter(|&(a, b)| are_alike(&shingles[a], &shingles[b])).collect();
    others(&groups(&copies, articles.len()))
}

/// For each article the first of its group: the groups are what pairs of copies connect (union-find).
fn groups(copies: &[(ArticleIndex, ArticleIndex)], articles: usize) -> Vec<ArticleIndex> {
    let mut parent: Vec<ArticleIndex> = (0..articles).collect();
    for &(a, b) in copies {
        let (a, b) = (first(&mut parent, a), first(&mut parent, b));
        parent[a.max(b)] = a.min(b);
    }
    (0..articles).map(|article| first(&mut parent, article)).collect()
}

/// The first of an article's group; halves the way there for the next time.
fn first(parent: &mut [ArticleIndex], mut article: ArticleIndex) -> ArticleIndex {
    while parent[article] != article {
        parent[article] = parent[parent[article]];
        article = parent[article];
    }
    article
}

/// For each article the others that have the same first.
fn others(first: &[ArticleIndex]) -> Vec<Vec<ArticleIndex>> {
    let mut members: BTreeMap<ArticleIndex, Vec<ArticleIndex>> = BTreeMap::new();
    for (article, &first) in first.iter().enumerate() {
        members.entry(first).or_default().push(article);
    }
    let of = |(article, first)| members[first].iter().copied().filter(|&other| other != article).collect();
    first.iter().enumerate().map(of).collect()
}

/// Hashes of a text's shingles, sorted, each once. A text of fewer words is one shingle.
fn shingles(text: &str) -> Vec<u64> {
    let hashes: Vec<u64> = words(text).map(|(_, word)| hash(&word.to_lowercase())).collect();
    let combine = |window: &[u64]| window.iter().fold(0, |sum: u64, word| mix(sum.rotate_left(17) ^ word));
    let mut shingles: Vec<u64> = if hashes.len() < SHINGLE {
        if hashes.is_empty() { Vec::new() } else { vec![combine(&hashes)] }
    } else {
        hashes.windows(SHINGLE).map(combine).collect()
    };
    shingles.sort_unstable();
    shingles.dedup();
    shingles
}

/// Pairs of articles that share a band of their signatures.
fn candidates(shingles: &[Vec<u64>]) -> BTreeSet<(ArticleIndex, ArticleIndex)> {
    let signatures: Vec<Option<Vec<u64>>> = shingles.par_iter().map(|shingles| signature(shingles)).collect();
    let bands = (0..BANDS).into_par_iter().map(|band| {
        let mut buckets: BTreeMap<u64, Vec<ArticleIndex>> = BTreeMap::new();
        for (article, signature) in signatures.iter().enumerate() {
            let Some(signature) = signature else { continue };
            let rows = &signature[band * ROWS..(band + 1) * ROWS];
            buckets.entry(rows.iter().fold(0, |sum, row| mix(sum ^ row))).or_default().push(article);
        }
        buckets.into_values().flat_map(|bucket| pairs(bucket, shingles)).collect::<Vec<_>>()
    });
    bands.flatten_iter().collect()
}

/// The pairs of a bucket that are worth comparing: all of a small one, neighbours by size of a crowded one.
fn pairs(mut bucket: Vec<ArticleIndex>, shingles: &[Vec<u64>]) -> Vec<(ArticleIndex, ArticleIndex)> {
    bucket.sort_by_key(|&article| (shingles[article].len(), article));
    let mut pairs = Vec::new();
    for (at, &a) in bucket.iter().enumerate() {
        for &b in bucket[at + 1..].iter().take(CROWD) {
            // Sets whose sizes differ by more than the threshold cannot be alike enough.
            if shingles[a].len() as f64 >= LIKENESS * shingles[b].len() as f64 {
                pairs.push((a.min(b), a.max(b)));
            }
        }
    }
    pairs
}

/// The least hash of each of the signature's bins; an empty bin borrows from the next full one.
fn signature(shingles: &[u64]) -> Option<Vec<u64>> {
    let size = BANDS * ROWS;
    let mut bins: Vec<Option<u64>> = vec![None; size];
    for &shingle in shingles {
        let spread = mix(shingle);
        let bin = (spread % size as u64) as usize;
        let value = spread / size as u64;
        bins[bin] = Some(bins[bin].map_or(value, |least| least.min(value)));
    }
    if bins.iter().all(Option::is_none) {
        return None;
    }
    let borrow = |bin: usize| (0..size).find_map(|by| Some(mix(bins[(bin + by) % size]? ^ by as u64)));
    (0..size).map(borrow).collect()
}

/// Whether two texts with these shingles are near-copies.
fn are_alike(a: &[u64], b: &[u64]) -> bool {
    jaccard(a, b, |shingle| *shingle) >= LIKENESS
}

/// Spreads the bits of a number (the finaliser of MurmurHash3).
fn mix(number: u64) -> u64 {
    let mut bits = number;
    bits = (bits ^ (bits >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    bits = (bits ^ (bits >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    bits ^ (bits >> 33)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn text(words: std::ops::Range<usize>) -> String {
        words.map(|at| format!("word{at}")).collect::<Vec<_>>().join(" ")
    }

    fn copies(texts: &[String]) -> BTreeSet<(ArticleIndex, ArticleIndex)> {
        let shingles: Vec<Vec<u64>> = texts.iter().map(|text| shingles(text)).collect();
        let alike = |&(a, b): &(usize, usize)| are_alike(&shingles[a], &shingles[b]);
        candidates(&shingles).into_iter().filter(alike).collect()
    }

    #[test]
    fn a_text_cut_by_a_quarter_is_a_copy_and_another_text_is_none() {
        let texts = [text(0..200), text(0..150), text(1000..1200), String::new(), String::new()];
        assert_eq!(copies(&texts), BTreeSet::from([(0, 1)]));
    }

    #[test]
    fn many_equal_texts_are_found_without_comparing_all() {
        let texts = vec![text(0..60); 400];
        let pairs = copies(&texts);
        assert!((0..400).all(|at| pairs.iter().any(|&(a, b)| a == at || b == at)));
        assert!(pairs.len() <= 400 * CROWD);
    }

    #[test]
    fn a_chain_of_copies_is_one_group() {
        let groups = groups(&[(3, 4), (1, 3), (0, 2)], 6);
        assert_eq!(groups, [0, 1, 0, 1, 1, 5]);
        assert_eq!(others(&groups), [vec![2], vec![3, 4], vec![0], vec![1, 4], vec![1, 3], vec![]]);
    }

    proptest! {
        #[test]
        fn halves_rewritten_are_found(from in 0_usize..500, kept in 140_usize..200) {
            let original = text(from..from + 200);
            let edited = format!("{} {}", text(from..from + kept), text(5000..5200 - kept));
            let found = copies(&[original.clone(), edited.clone()]);
            prop_assert_eq!(found.len() == 1, are_alike(&shingles(&original), &shingles(&edited)));
        }
    }
}
