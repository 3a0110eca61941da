//! What happened, in a word: the words next to a date, and the groups of one date that these show to tell of one matter.
//!
//! Long after an event its date is told in passing ("shares have halved since the rig exploded on April 20"): the sentence
//! is about something else, but the words beside the date name the event. A word that stands beside this date in many
//! articles, and seldom beside others, is its name; what is told with that name joins the group that has it.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use chrono::NaiveDate;
use rustc_hash::FxHashMap;

use super::grouping::Group;
use super::telling::Telling;
use crate::connect::stems::Stems;
use crate::model::{ArticleIndex, Precision, Span};

/// Words that carry meaning and are looked at before and behind a date.
const BEFORE: usize = 4;
const BEHIND: usize = 3;
/// The same behind a date that opens its clause.
const BEHIND_OPENING: usize = 5;
/// Articles that tell of a matter before it has a name.
const FEWEST: usize = 3;
/// A name stands in the articles of a matter at least once in so many.
const ONCE_IN: usize = 10;
/// How many times more often it must stand beside this date than beside others.
const LIFT: f64 = 2.0;
/// As many tellings without a word are taken to exist beyond those of the collection, so that a few do not decide.
const UNSEEN: usize = 20;
/// A name found in what has joined may bring more; after so many rounds it is left at that.
const ROUNDS: usize = 3;

/// The stems of the words beside a time expression of a sentence, sorted.
pub(super) fn around(text: &str, sentence: Span, time: Span, stems: &mut Stems) -> Vec<u64> {
    let before = Span::new(sentence.start, time.start).of(text);
    let behind = Span::new(time.end, sentence.end).of(text);
    let clause = before.rfind(is_stop).map_or(before, |at| &before[at..]);
    let mut core: Vec<u64> = stems.of(clause).into_iter().rev().take(BEFORE).map(|(stem, _)| stem).collect();
    let (behind, most) = if core.is_empty() {
        (behind.trim_start_matches(|c: char| !c.is_alphanumeric()), BEHIND_OPENING)
    } else {
        (behind, BEHIND)
    };
    let clause = behind.find(is_stop).map_or(behind, |at| &behind[..at]);
    core.extend(stems.of(clause).into_iter().take(most).map(|(stem, _)| stem));
    core.sort_unstable();
    core.dedup();
    core
}

/// Whether a mark ends a clause.
fn is_stop(mark: char) -> bool {
    matches!(mark, ',' | ';' | ':' | '(' | ')' | '“' | '”' | '"' | '–' | '—')
}

/// How many tellings have each word beside their date.
type Counts = FxHashMap<u64, u32>;

/// The words beside the days of a collection.
#[derive(Debug, Default)]
pub(super) struct Cores {
    all: Counts,
    by_day: FxHashMap<NaiveDate, Counts>,
    /// How many tellings of a day there are.
    tellings: usize,
}

impl Cores {
    /// Counts the words beside the dates of all tellings of a day.
    pub(super) fn count<'a>(tellings: impl Iterator<Item = &'a Telling>) -> Self {
        let mut cores = Self::default();
        for telling in tellings.filter(|telling| telling.precision == Precision::Day && !telling.core.is_empty()) {
            cores.tellings += 1;
            let day = cores.by_day.entry(telling.range.earliest).or_default();
            for stem in &telling.core {
                *cores.all.entry(*stem).or_default() += 1;
                *day.entry(*stem).or_default() += 1;
            }
        }
        cores
    }

    /// Joins to the groups of one date, the most told one first, the smaller ones that its names show to tell the same.
    pub(super) fn join(&self, groups: Vec<Group>) -> Vec<Group> {
        let mut order: Vec<usize> = (0..groups.len()).collect();
        order.sort_by_cached_key(|&at| (Reverse(articles(&groups[at])), at));
        let mut groups: Vec<Option<Group>> = groups.into_iter().map(Some).collect();
        for (rank, &at) in order.iter().enumerate() {
            let Some(mut matter) = groups[at].take() else { continue };
            for _ in 0..ROUNDS {
                let names = self.names(&matter);
                if names.is_empty() {
                    break;
                }
                let joins = |group: &Group| Self::tells_of(group, &names);
                let size = matter.len();
                for &other in &order[rank + 1..] {
                    if groups[other].as_ref().is_some_and(joins) {
                        matter.extend(groups[other].take().into_iter().flatten());
                    }
                }
                if matter.len() == size {
                    break;
                }
            }
            groups[at] = Some(matter);
        }
        groups.into_iter().flatten().collect()
    }

    /// Whether most of a group's tellings have one of these names beside their date.
    pub(super) fn tells_of(group: &Group, names: &BTreeSet<u64>) -> bool {
        let told = |telling: &&Telling| telling.core.iter().any(|stem| names.contains(stem));
        !names.is_empty() && group.iter().filter(told).count() * 2 > group.len()
    }

    /// The words that name what a group tells of; none where few articles tell of it.
    pub(super) fn names(&self, group: &Group) -> BTreeSet<u64> {
        let beside: BTreeSet<(u64, ArticleIndex)> =
            group.iter().flat_map(|telling| telling.core.iter().map(|&stem| (stem, telling.article))).collect();
        let of = articles(group);
        if of < FEWEST {
            return BTreeSet::new();
        }
        let mut counts: FxHashMap<u64, usize> = FxHashMap::default();
        for (stem, _) in beside {
            *counts.entry(stem).or_default() += 1;
        }
        let first = group.first().filter(|first| first.precision == Precision::Day);
        let same_day = first.and_then(|first| self.by_day.get(&first.range.earliest));
        let other_days = |stem: &u64| {
            let (all, same) = (self.all.get(stem), same_day.and_then(|same| same.get(stem)));
            f64::from(all.copied().unwrap_or(0) - same.copied().unwrap_or(0)) / (self.tellings + UNSEEN) as f64
        };
        let is_name = |(stem, count): &(u64, usize)| {
            *count >= 2 && count * ONCE_IN >= of && *count as f64 / of as f64 >= LIFT * other_days(stem)
        };
        counts.into_iter().filter(is_name).map(|(stem, _)| stem).collect()
    }
}

/// The number of articles that tell of a group's matter.
pub(super) fn articles(group: &Group) -> usize {
    group.iter().map(|telling| telling.article).collect::<BTreeSet<_>>().len()
}
