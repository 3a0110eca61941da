//! Word vectors in, the table of senses out. Not part of any build of a site: `examples/distil_senses.rs` runs it.
//!
//! The vectors of the words of one stem become one, frequent words counting more; principal components take them to fewer
//! dimensions, and each number becomes a byte.

use rustc_hash::FxHashMap;

use super::table::{self, DIMENSIONS};
use crate::connect::matrix::{Dense, add, dot, eigenvectors, normalise};
use crate::connect::stems::Stems;

/// A word's weight is one over its place by frequency and this (Zipf's law, flat at its head).
const HEAD: usize = 10;

/// Makes the table of words with their vectors, the most frequent word first. Words with other signs than small letters,
/// apostrophes and hyphens are left out, and so are those that say nothing of what a text is about.
#[must_use]
pub fn distil(words: &[(String, Vec<f64>)]) -> Vec<u8> {
    let mut stems = Stems::new();
    let mut sums: FxHashMap<u64, Vec<f64>> = FxHashMap::default();
    for (place, (word, vector)) in words.iter().enumerate().filter(|(_, (word, _))| is_plain(word)) {
        let Some(stem) = stems.stem(word) else { continue };
        let mut vector = vector.clone();
        normalise(&mut vector);
        add(sums.entry(stem).or_insert_with(|| vec![0.0; vector.len()]), &vector, 1.0 / (place + HEAD) as f64);
    }
    let mut sums: Vec<(u64, Vec<f64>)> = sums.into_iter().collect();
    sums.sort_unstable_by_key(|(stem, _)| table::key(*stem));
    sums.dedup_by_key(|(stem, _)| table::key(*stem));
    let width = sums.first().map_or(0, |(_, sum)| sum.len());
    let vectors = Dense::from_rows(sums.iter().map(|(_, sum)| sum.clone()), width).unit_rows().centred();
    let mut axes = eigenvectors(vectors.gram());
    axes.truncate(DIMENSIONS);
    let points = |at: usize| axes.iter().map(move |axis| (at, axis));
    let along = |(at, axis): (usize, &Vec<f64>)| dot(vectors.row(at), axis);
    let largest = (0..sums.len()).flat_map(points).map(|point| along(point).abs()).fold(f64::MIN_POSITIVE, f64::max);
    let mut bytes = Vec::with_capacity(sums.len() * table::ROW);
    for (at, (stem, _)) in sums.iter().enumerate() {
        let mut vector = [0; DIMENSIONS];
        let cells = points(at).map(|point| (along(point) / largest * f64::from(i8::MAX)).round() as i8);
        vector.iter_mut().zip(cells).for_each(|(to, cell)| *to = cell);
        bytes.extend(table::row(*stem, vector));
    }
    bytes
}

/// Whether a word is one of small letters.
fn is_plain(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_lowercase())
        && word.bytes().all(|byte| byte.is_ascii_lowercase() || matches!(byte, b'\'' | b'-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_one_stem_are_one_row_and_small_words_and_signs_none() {
        let words = [("the", 1.0), ("bridge", 2.0), ("bridges", 3.0), ("Bridge", 4.0), (",", 5.0), ("toll", 6.0)];
        let words: Vec<(String, Vec<f64>)> =
            words.iter().map(|(word, x)| ((*word).to_owned(), vec![*x, 1.0, 7.0 - x])).collect();
        assert_eq!(distil(&words).len(), 2 * table::ROW);
    }
}
