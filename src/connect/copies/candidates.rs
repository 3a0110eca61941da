//! Sets of shingles in, the pairs that may share their text out, without comparing all.
//!
//! An inverted index of a sample of the shingles, the same sample everywhere: those whose hash is 0 modulo [`SAMPLE`]
//! (Broder 1997, section 4). Unlike MinHash's bands it finds a brief in a long article as well as two like texts, because
//! a shingle of the sample is in it wherever it stands. In both cases most of the smaller set is in the larger one, and
//! so is most of its sample. A text of few shingles gives all of them.

use std::collections::HashMap;

use rayon::prelude::*;

/// One in this many shingles is in the sample.
const SAMPLE: u32 = 4;
/// A text of fewer shingles gives all.
const FEW: usize = 128;
/// A shingle of more texts than this brings each only together with the next larger ones.
const CROWD: usize = 24;
/// The share of the smaller text's sample that a pair has in common at least; what is looked for shares two thirds.
const SHARE: f64 = 0.3;

/// A shingle of the sample (high half) and the rank of a text that has it (low half).
type Entry = u64;

/// Pairs of sets (the smaller first) that share much of the smaller one, in order.
pub(super) fn pairs(sets: &[&[u32]]) -> Vec<(usize, usize)> {
    let mut by_size: Vec<usize> = (0..sets.len()).collect();
    by_size.sort_by_key(|&at| (sets[at].len(), at));
    let index = Index::of(sets, &by_size);
    let found = (0..by_size.len()).into_par_iter().flat_map_iter(|rank| index.larger(rank));
    let mut pairs: Vec<(usize, usize)> = found.map(|(a, b)| (by_size[a], by_size[b])).collect();
    pairs.par_sort_unstable();
    pairs
}

/// The inverted index. Texts are known by their ranks by size.
struct Index {
    /// Sorted, so that the texts of a shingle stand together by size.
    entries: Vec<Entry>,
    /// Places of each text's entries, text by text.
    places: Vec<u32>,
    /// Where each text's places begin, and where the last one's end.
    starts: Vec<usize>,
    /// How many shingles of the sample each text has.
    samples: Vec<u32>,
}

impl Index {
    fn of(sets: &[&[u32]], by_size: &[usize]) -> Self {
        let chosen = |rank: usize| {
            let set = sets[by_size[rank]];
            set.iter().copied().filter(move |shingle| set.len() < FEW || in_sample(*shingle))
        };
        let entry = |shingle: u32, rank: usize| (u64::from(shingle) << 32) | rank as u64;
        let ranks = (0..by_size.len()).into_par_iter();
        let mut entries: Vec<Entry> =
            ranks.flat_map_iter(|rank| chosen(rank).map(move |shingle| entry(shingle, rank))).collect();
        entries.par_sort_unstable();
        let mut starts = vec![0; by_size.len() + 1];
        entries.iter().for_each(|&entry| starts[rank(entry) + 1] += 1);
        (0..by_size.len()).for_each(|rank| starts[rank + 1] += starts[rank]);
        let mut places = vec![0; entries.len()];
        let mut next = starts.clone();
        for (place, &entry) in entries.iter().enumerate() {
            places[next[rank(entry)]] = place as u32;
            next[rank(entry)] += 1;
        }
        let sampled = |&at: &usize| sets[at].iter().filter(|&&shingle| in_sample(shingle)).count() as u32;
        Self { entries, places, starts, samples: by_size.iter().map(sampled).collect() }
    }

    /// The larger texts that share much of the sample of one.
    fn larger(&self, of: usize) -> Vec<(usize, usize)> {
        let mut shared: HashMap<usize, u32, rustc_hash::FxBuildHasher> = HashMap::default();
        for &place in &self.places[self.starts[of]..self.starts[of + 1]] {
            let place = place as usize;
            let shingle = self.entries[place] >> 32;
            let behind = self.entries[place + 1..].iter().take(CROWD);
            for &entry in behind.take_while(|&&entry| entry >> 32 == shingle) {
                *shared.entry(rank(entry)).or_default() += 1;
            }
        }
        let least = SHARE * f64::from(self.samples[of]);
        shared.into_iter().filter(|&(_, count)| f64::from(count) >= least).map(|(other, _)| (of, other)).collect()
    }
}

fn in_sample(shingle: u32) -> bool {
    shingle.is_multiple_of(SAMPLE)
}

fn rank(entry: Entry) -> usize {
    (entry & u64::from(u32::MAX)) as usize
}
