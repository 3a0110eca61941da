//! How much each word and name says: its inverse document frequency among all tellings.

use rustc_hash::FxHashMap;

use super::telling::Telling;

/// How much more a name says than a word.
const NAME: f64 = 1.5;

/// A word or name of a telling.
#[derive(Clone, Copy, Debug)]
pub(super) struct Feature {
    /// The hash of the word's stem or what the entity is counted by.
    pub(super) hash: u64,
    pub(super) is_name: bool,
    /// How much it says.
    pub(super) weight: f64,
}

/// How much each word and name of a collection's tellings says.
#[derive(Debug)]
pub(super) struct Rarity {
    weights: FxHashMap<u64, f64>,
}

impl Rarity {
    /// Counts the words and names of all tellings.
    pub(super) fn count<'a>(tellings: impl Iterator<Item = &'a Telling>) -> Self {
        let mut counts: FxHashMap<u64, u32> = FxHashMap::default();
        let mut all = 0.0;
        for telling in tellings {
            all += 1.0;
            let names = telling.entities.iter().map(|name| name.hash());
            for feature in telling.words.iter().copied().chain(names) {
                *counts.entry(feature).or_default() += 1;
            }
        }
        let weight = |count: u32| libm::log(1.0 + all / f64::from(count));
        Self { weights: counts.into_iter().map(|(feature, count)| (feature, weight(count))).collect() }
    }

    /// A telling's words and names, each with its weight.
    pub(super) fn features(&self, telling: &Telling) -> Vec<Feature> {
        let words = telling.words.iter().map(|&hash| Feature { hash, is_name: false, weight: self.weight(hash) });
        let names = telling.entities.iter().map(|name| {
            let hash = name.hash();
            Feature { hash, is_name: true, weight: NAME * self.weight(hash) }
        });
        words.chain(names).collect()
    }

    fn weight(&self, hash: u64) -> f64 {
        self.weights.get(&hash).copied().unwrap_or_default()
    }
}
