//! What happened, in a word: the words next to a date, and the groups of one date that these show to tell of one matter.
//!
//! Long after an event its date is told in passing ("shares have halved since the rig exploded on April 20"): the sentence
//! is about something else, but the words beside the date name the event. A word that stands beside this date in many
//! articles, and seldom beside others, is its name; what is told with that name joins the group that has it.

use std::collections::{BTreeSet, HashMap};

use super::grouping::Group;
use super::telling::Telling;
use crate::connect::stems::Stems;
use crate::model::{ArticleIndex, Span};

/// Words looked at before and behind a date.
const BEFORE: usize = 6;
const BEHIND: usize = 4;
/// The same behind a date that opens its clause.
const BEHIND_OPENING: usize = 9;
/// Articles that tell of a matter before it has a name.
const FEWEST: usize = 3;
/// A name stands in the articles of a matter at least once in so many.
const ONCE_IN: usize = 7;
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
    let start = clause.rmatch_indices(char::is_whitespace).nth(BEFORE).map_or(0, |(at, _)| at);
    let mut core: BTreeSet<u64> = stems.of(&clause[start..]).into_iter().map(|(stem, _)| stem).collect();
    let (behind, most) = if core.is_empty() {
        (behind.trim_start_matches(|c: char| !c.is_alphanumeric()), BEHIND_OPENING)
    } else {
        (behind, BEHIND)
    };
    let clause = behind.find(is_stop).map_or(behind, |at| &behind[..at]);
    let end = clause.match_indices(char::is_whitespace).nth(most).map_or(clause.len(), |(at, _)| at);
    core.extend(stems.of(&clause[..end]).into_iter().map(|(stem, _)| stem));
    core.into_iter().collect()
}

/// Whether a mark ends a clause.
fn is_stop(mark: char) -> bool {
    matches!(mark, ',' | ';' | ':' | '(' | ')' | '“' | '”' | '"' | '–' | '—')
}

/// How many tellings of the collection have each word beside their date.
#[derive(Debug, Default)]
pub(super) struct Cores {
    counts: HashMap<u64, u32>,
    tellings: usize,
}

impl Cores {
    /// Counts the words beside the dates of all tellings.
    pub(super) fn count<'a>(tellings: impl Iterator<Item = &'a Telling>) -> Self {
        let mut cores = Self::default();
        for telling in tellings.filter(|telling| !telling.core.is_empty()) {
            cores.tellings += 1;
            for stem in &telling.core {
                *cores.counts.entry(*stem).or_default() += 1;
            }
        }
        cores
    }

    /// Joins to the groups of one date, the most told one first, the smaller ones that its names show to tell the same.
    pub(super) fn join(&self, groups: Vec<Group>) -> Vec<Group> {
        let mut order: Vec<usize> = (0..groups.len()).collect();
        order.sort_by_key(|&at| std::cmp::Reverse(articles(&groups[at])));
        let mut groups: Vec<Option<Group>> = groups.into_iter().map(Some).collect();
        for (rank, &at) in order.iter().enumerate() {
            let Some(mut matter) = groups[at].take() else { continue };
            for _ in 0..ROUNDS {
                let names = self.names(&matter);
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
        let mut counts: HashMap<u64, usize> = HashMap::new();
        for (stem, _) in beside {
            *counts.entry(stem).or_default() += 1;
        }
        let others = (self.tellings.saturating_sub(group.len()) + UNSEEN) as f64;
        let is_name = |(stem, count): &(u64, usize)| {
            let all = self.counts.get(stem).map_or(0, |&all| all as usize);
            let (here, elsewhere) = (*count as f64 / of as f64, all.saturating_sub(*count) as f64 / others);
            *count >= 2 && count * ONCE_IN >= of && here >= LIFT * elsewhere
        };
        counts.into_iter().filter(is_name).map(|(stem, _)| stem).collect()
    }
}

/// The number of articles that tell of a group's matter.
pub(super) fn articles(group: &Group) -> usize {
    group.iter().map(|telling| telling.article).collect::<BTreeSet<_>>().len()
}
