//! Which of an event's sentences stands for it: the most typical one that reads well.
//!
//! Each sentence is a vector of its words and names, weighted by their rarity, those beside the date more; the one
//! closest to the mean of all says best what they have in common (centroid-based choice, Radev et al. 2004; by date:
//! Gholipour Ghalandari and Ifrim 2020).

use rustc_hash::FxHashMap;

use super::grouping::Group;
use super::rarity::Rarity;
use super::telling::Telling;
use crate::model::EventBasis;

/// How much more a word beside the date counts.
const BESIDE: f64 = 2.0;
/// The lengths in bytes that a sentence to show should have.
const LENGTH: (usize, usize) = (120, 300);

/// A sentence's words and names with their weights, of unit length.
type Vector = Vec<(u64, f64)>;

/// Sorts the tellings of an event, the one that stands for it first, and those that date it less finely last.
pub(super) fn sort(group: &mut Group, rarity: &Rarity) {
    if group.len() < 2 {
        return;
    }
    let vectors: Vec<Vector> = group.iter().map(|telling| vector(telling, rarity)).collect();
    let mut centroid: FxHashMap<u64, f64> = FxHashMap::default();
    for (feature, weight) in vectors.iter().flatten() {
        *centroid.entry(*feature).or_default() += weight;
    }
    let typicality = |vector: &Vector| vector.iter().map(|(feature, weight)| weight * centroid[feature]).sum::<f64>();
    let mut scored: Vec<(f64, Telling)> = std::mem::take(group)
        .into_iter()
        .zip(&vectors)
        .map(|(telling, vector)| (typicality(vector) * readability(&telling), telling))
        .collect();
    scored.sort_by(|(a, one), (b, other)| {
        let rank = |telling: &Telling| {
            let listed = telling.listed.unwrap_or(usize::MAX);
            let reported = telling.basis == EventBasis::Reported;
            (telling.disputes, telling.range.days(), reported, telling.is_passing(), listed)
        };
        let place = |telling: &Telling| (telling.article, telling.sentence);
        rank(one).cmp(&rank(other)).then(b.total_cmp(a)).then_with(|| place(one).cmp(&place(other)))
    });
    group.extend(scored.into_iter().map(|(_, telling)| telling));
}

fn vector(telling: &Telling, rarity: &Rarity) -> Vector {
    let beside = |hash: &u64| if telling.core.binary_search(hash).is_ok() { BESIDE } else { 1.0 };
    let features = rarity.features(telling).into_iter();
    let mut vector: Vector = features.map(|feature| (feature.hash, feature.weight * beside(&feature.hash))).collect();
    let length = vector.iter().map(|(_, weight)| weight * weight).sum::<f64>().sqrt().max(f64::MIN_POSITIVE);
    vector.iter_mut().for_each(|(_, weight)| *weight /= length);
    vector
}

/// 1 for a sentence that is neither a fragment nor a paragraph, names somebody or something and prints its date; less for
/// others, least for one that opens with words only its article dates ("Four years ago").
fn readability(telling: &Telling) -> f64 {
    let length = telling.sentence.len();
    let (shortest, longest) = LENGTH;
    let fit = (length as f64 / shortest as f64).min(longest as f64 / length.max(1) as f64).min(1.0);
    let named = if telling.entities.is_empty() { 0.8 } else { 1.0 };
    let opens = telling.time.is_some_and(|time| time.start == telling.sentence.start);
    let dated = match telling.basis {
        EventBasis::Stated => 1.0,
        EventBasis::Inferred if opens => 0.7,
        _ => 0.85,
    };
    fit.sqrt() * named * dated
}
