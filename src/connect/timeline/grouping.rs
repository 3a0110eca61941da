//! Tellings in, groups that tell the same event out.
//!
//! Single-pass clustering within one date: a telling joins the group with which it shares most, weighted by how rare
//! each word and name is (inverse document frequency), or starts its own.

use std::cmp::Ordering;

use rustc_hash::FxHashMap;

use super::known::Named;
use super::rarity::Rarity;
use super::telling::Telling;
use crate::connect::opposites;
use crate::model::{EntityKind, EventBasis};

/// The share of a telling's weight that must be common with a group.
pub(super) const ENOUGH: f64 = 0.34;
/// The share that must be common for an article's lead and a dated sentence of the same article.
const ENOUGH_FOR_LEAD: f64 = 0.2;
/// The share that must be common where the people or the places are others.
const ENOUGH_OF_OTHERS: f64 = 0.67;
/// The share that must be common where the one tells the opposite of the other.
const ENOUGH_OF_OPPOSITES: f64 = 0.9;
/// The kinds that this is about.
const KINDS: [EntityKind; 2] = [EntityKind::Person, EntityKind::Place];
/// The number of words and names that must be common at least.
const AT_LEAST: usize = 3;
/// The same for a thing that one article names twice by its date: the date and what kind of thing it is.
const AT_LEAST_OF_A_NAME: usize = 2;
/// A word or name that more groups have does not lead to any.
const CROWDED: usize = 256;

/// Tellings of one event; the first one stands for all when others are compared.
pub(super) type Group = Vec<Telling>;

/// Groups the tellings of one date; groups and their members keep the order of the tellings.
pub(super) fn of_one_date(tellings: Vec<Telling>, rarity: &Rarity) -> Vec<Group> {
    let mut index = Index::default();
    let mut groups: Vec<Group> = Vec::new();
    for telling in tellings {
        let best = index.best(&telling, rarity, |group, likeness| {
            if likeness.shared < AT_LEAST_OF_A_NAME {
                return false;
            }
            let enough = match &groups[group][..] {
                [first, ..] if are_of_others(&telling, first) => ENOUGH_OF_OTHERS,
                [first, ..] if opposites::are_opposed(&telling.words, &first.words) => ENOUGH_OF_OPPOSITES,
                group if leads_to(&telling, group) => ENOUGH_FOR_LEAD,
                _ => ENOUGH,
            };
            let at_least = if names_one_thing(&telling, &groups[group]) { AT_LEAST_OF_A_NAME } else { AT_LEAST };
            likeness.shared >= at_least && (likeness.share >= enough || at_least == AT_LEAST_OF_A_NAME)
        });
        match best.map(|(group, _)| group) {
            Some(group) => groups[group].push(telling),
            None => {
                index.add(groups.len(), &telling, rarity);
                groups.push(vec![telling]);
            }
        }
    }
    groups
}

/// Whether two tellings name people, and none is in both, or places: two deaths of a day are two events, and two fires.
fn are_of_others(one: &Telling, other: &Telling) -> bool {
    KINDS.iter().any(|kind| {
        let mut theirs = named(other, *kind).peekable();
        let mut own = named(one, *kind).peekable();
        own.peek().is_some() && theirs.peek().is_some() && !own.any(|own| named(other, *kind).any(|other| own == other))
    })
}

/// The entities of a kind in a telling, without who speaks in it.
fn named(telling: &Telling, kind: EntityKind) -> impl Iterator<Item = Named> {
    let speaker = telling.speaker.as_ref().map(|speaker| speaker.entity);
    telling.entities.iter().copied().filter(move |named| named.kind == kind && Some(*named) != speaker)
}

/// Whether both name a thing by its date in the same article.
fn names_one_thing(telling: &Telling, group: &Group) -> bool {
    telling.thing.is_some()
        && group.first().is_some_and(|first| first.thing.is_some() && first.article == telling.article)
}

/// Whether one is the lead of the article that the other stands in.
fn leads_to(telling: &Telling, group: &[Telling]) -> bool {
    let reported = |telling: &Telling| telling.basis == EventBasis::Reported;
    group.iter().any(|other| other.article == telling.article && reported(other) != reported(telling))
}

/// What a telling has in common with a group.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Likeness {
    /// The weight of what is common.
    pub(super) weight: f64,
    /// The same as a share of the smaller one's whole weight.
    pub(super) share: f64,
    /// The same as a share of the larger one's.
    pub(super) share_of_longer: f64,
    /// The number of common words and names.
    pub(super) shared: usize,
    /// The number of common words.
    pub(super) words: usize,
}

/// Which groups have which words and names.
#[derive(Debug, Default)]
pub(super) struct Index {
    groups: FxHashMap<u64, Vec<usize>>,
    weights: FxHashMap<usize, f64>,
}

impl Index {
    pub(super) fn add(&mut self, group: usize, telling: &Telling, rarity: &Rarity) {
        let features = rarity.features(telling);
        self.weights.insert(group, features.iter().map(|feature| feature.weight).sum());
        for feature in features {
            self.groups.entry(feature.hash).or_default().push(group);
        }
    }

    /// The group that shares most with a telling among those that fit.
    pub(super) fn best(
        &self,
        telling: &Telling,
        rarity: &Rarity,
        fits: impl Fn(usize, Likeness) -> bool,
    ) -> Option<(usize, Likeness)> {
        let features = rarity.features(telling);
        let own: f64 = features.iter().map(|feature| feature.weight).sum();
        let mut common: FxHashMap<usize, Likeness> = FxHashMap::default();
        for feature in &features {
            let groups = self.groups.get(&feature.hash).filter(|groups| groups.len() <= CROWDED);
            for &group in groups.into_iter().flatten() {
                let likeness = common.entry(group).or_default();
                likeness.weight += feature.weight;
                likeness.shared += 1;
                likeness.words += usize::from(!feature.is_name);
            }
        }
        let share = |group: &usize, likeness: Likeness| {
            let other = self.weights.get(group).copied().unwrap_or(own);
            let of = |whole: f64| likeness.weight / whole.max(f64::EPSILON);
            Likeness { share: of(own.min(other)), share_of_longer: of(own.max(other)), ..likeness }
        };
        let shared = common.into_iter().map(|(group, likeness)| (group, share(&group, likeness)));
        let mut best: Option<(usize, Likeness)> = None;
        for (group, likeness) in shared {
            // Whether it fits takes longer to tell than whether it is better.
            let order = best.map(|best| likeness.weight.total_cmp(&best.1.weight).then(best.0.cmp(&group)));
            if order.is_none_or(Ordering::is_gt) && fits(group, likeness) {
                best = Some((group, likeness));
            }
        }
        best
    }
}
