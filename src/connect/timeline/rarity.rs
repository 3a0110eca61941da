//! How much each word and name says: its inverse document frequency among all tellings.

use std::collections::BTreeMap;

use super::telling::Telling;

/// How much more a name says than a word.
const NAME: f64 = 1.5;

/// How many tellings hold each word and name.
#[derive(Debug)]
pub(super) struct Rarity {
    counts: BTreeMap<String, usize>,
    tellings: usize,
}

impl Rarity {
    /// Counts the words and names of all tellings.
    pub(super) fn count<'a>(tellings: impl Iterator<Item = &'a Telling>) -> Self {
        let mut rarity = Self { counts: BTreeMap::new(), tellings: 0 };
        for telling in tellings {
            rarity.tellings += 1;
            for feature in telling.words.iter().chain(&telling.entities) {
                if let Some(count) = rarity.counts.get_mut(feature.as_str()) {
                    *count += 1;
                } else {
                    rarity.counts.insert(feature.clone(), 1);
                }
            }
        }
        rarity
    }

    /// A telling's words and names, each with its weight.
    pub(super) fn features<'t>(&self, telling: &'t Telling) -> Vec<(&'t str, f64)> {
        let weight = |feature: &str| {
            let count = self.counts.get(feature).copied().unwrap_or(1);
            f64::ln(1.0 + self.tellings as f64 / count as f64)
        };
        let words = telling.words.iter().map(|word| (word.as_str(), weight(word)));
        let names = telling.entities.iter().map(|name| (name.as_str(), NAME * weight(name)));
        words.chain(names).collect()
    }
}
