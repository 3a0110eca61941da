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

/// How many tellings hold each word and name.
#[derive(Debug, Default)]
pub(super) struct Rarity {
    counts: FxHashMap<u64, u32>,
    tellings: usize,
}

impl Rarity {
    /// Counts the words and names of all tellings.
    pub(super) fn count<'a>(tellings: impl Iterator<Item = &'a Telling>) -> Self {
        let mut rarity = Self::default();
        for telling in tellings {
            rarity.tellings += 1;
            let names = telling.entities.iter().map(|name| name.hash());
            for feature in telling.words.iter().copied().chain(names) {
                *rarity.counts.entry(feature).or_default() += 1;
            }
        }
        rarity
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
        let count = self.counts.get(&hash).copied().unwrap_or(1);
        libm::log(1.0 + self.tellings as f64 / f64::from(count))
    }
}
