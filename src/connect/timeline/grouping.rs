//! Tellings of one date in, groups that tell the same event out.
//!
//! Single-pass clustering: a telling joins the group with which it shares most, weighted by how rare each word and name
//! is among the tellings of that date (inverse document frequency), or starts its own.

use std::collections::BTreeMap;

use super::telling::Telling;

/// The share of a telling's weight that must be common with a group.
const ENOUGH: f64 = 0.34;
/// The number of words and names that must be common at least.
const AT_LEAST: usize = 3;
/// How much more a name says than a word.
const NAME: f64 = 1.5;

/// Groups the tellings of one date; groups and their members keep the order of the tellings.
pub(super) fn group(tellings: Vec<Telling>) -> Vec<Vec<Telling>> {
    if tellings.len() == 1 {
        return vec![tellings];
    }
    let rarity = Rarity::count(&tellings);
    let mut index: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let mut sizes: Vec<f64> = Vec::new();
    let mut groups: Vec<Vec<Telling>> = Vec::new();
    for telling in tellings {
        let features = rarity.features(&telling);
        let own: f64 = features.iter().map(|(_, weight)| weight).sum();
        let mut shared: BTreeMap<usize, (f64, usize)> = BTreeMap::new();
        for (feature, weight) in &features {
            for &group in index.get(feature).into_iter().flatten() {
                let (sum, count) = shared.entry(group).or_default();
                *sum += weight;
                *count += 1;
            }
        }
        let fits = shared
            .into_iter()
            .filter(|&(group, (sum, count))| count >= AT_LEAST && sum >= ENOUGH * own.min(sizes[group]) && sum > 0.0);
        let best = fits.max_by(|a, b| a.1.0.total_cmp(&b.1.0).then(b.0.cmp(&a.0))).map(|(group, _)| group);
        let group = best.unwrap_or_else(|| {
            groups.push(Vec::new());
            sizes.push(own);
            groups.len() - 1
        });
        if best.is_none() {
            for (feature, _) in features {
                index.entry(feature).or_default().push(group);
            }
        }
        groups[group].push(telling);
    }
    groups
}

/// How rare words and names are among the tellings of a date.
struct Rarity {
    counts: BTreeMap<String, usize>,
    tellings: usize,
}

impl Rarity {
    fn count(tellings: &[Telling]) -> Self {
        let mut counts = BTreeMap::new();
        for feature in tellings.iter().flat_map(|telling| telling.words.iter().chain(&telling.entities)) {
            *counts.entry(feature.clone()).or_default() += 1;
        }
        Self { counts, tellings: tellings.len() }
    }

    /// A telling's words and names, each with its weight.
    fn features(&self, telling: &Telling) -> Vec<(String, f64)> {
        let weight = |feature: &String| {
            let count = self.counts.get(feature).copied().unwrap_or(1);
            f64::ln(1.0 + self.tellings as f64 / count as f64)
        };
        let words = telling.words.iter().map(|word| (word.clone(), weight(word)));
        let names = telling.entities.iter().map(|name| (name.clone(), NAME * weight(name)));
        words.chain(names).collect()
    }
}
