//! Groups of days, weeks and months in; what a coarse date tells that a day in it tells too is one group.
//!
//! The day dates both. A month's group joins the day that tells the same of the same person in the same words, or the one
//! day of that month whose name ([`Cores`]) it uses, where no other day comes near it: "since the explosion in April".

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::core::{Cores, articles};
use super::grouping::{ENOUGH, Group, Index, Likeness};
use super::rarity::Rarity;
use super::telling::Telling;
use crate::model::{EntityKind, Precision};

/// The number of words that must be common at least where the dates differ in fineness.
const WORDS: usize = 4;
/// How many times more articles must tell of a day than of any other day of the same name.
const AHEAD: usize = 2;

/// Joins the groups of weeks and months to those of days that tell the same.
pub(super) fn join(groups: Vec<Group>, rarity: &Rarity, cores: &Cores) -> Vec<Group> {
    let (coarse, mut fine): (Vec<Group>, Vec<Group>) =
        groups.into_iter().partition(|group| group.first().is_some_and(is_coarse));
    let days = Days::of(&fine, rarity, cores);
    for group in coarse {
        let day = days.of_the_same_words(&group, &fine, rarity).or_else(|| days.of_the_same_name(&group, &fine));
        match day {
            Some(at) => fine[at].extend(group),
            None => fine.push(group),
        }
    }
    fine
}

const fn is_coarse(telling: &Telling) -> bool {
    matches!(telling.precision, Precision::Week | Precision::Month)
}

/// The groups of days, by date.
struct Days {
    index: BTreeMap<NaiveDate, Index>,
    named: BTreeMap<NaiveDate, Vec<Named>>,
}

/// A day's group that has a name.
struct Named {
    group: usize,
    names: BTreeSet<u64>,
    articles: usize,
}

impl Days {
    fn of(fine: &[Group], rarity: &Rarity, cores: &Cores) -> Self {
        let mut days = Self { index: BTreeMap::new(), named: BTreeMap::new() };
        for (at, group) in fine.iter().enumerate() {
            let Some(first) = group.first().filter(|first| first.precision == Precision::Day) else { continue };
            let day = first.range.earliest;
            days.index.entry(day).or_default().add(at, first, rarity);
            let names = cores.names(group);
            if !names.is_empty() {
                days.named.entry(day).or_default().push(Named { group: at, names, articles: articles(group) });
            }
        }
        days
    }

    /// The day that tells the same of the same person.
    fn of_the_same_words(&self, coarse: &Group, fine: &[Group], rarity: &Rarity) -> Option<usize> {
        let first = coarse.first()?;
        let fits = |at: usize, likeness: Likeness| {
            likeness.words >= WORDS && likeness.share >= ENOUGH && shares_a_person(first, &fine[at])
        };
        let days = self.index.range(first.range.earliest..=first.range.latest);
        let best = days.filter_map(|(_, index)| index.best(first, rarity, fits));
        best.max_by(|a, b| a.1.weight.total_cmp(&b.1.weight).then(b.0.cmp(&a.0))).map(|(at, _)| at)
    }

    /// The day of whose name a coarse date is told, where no other day is told of by nearly as many.
    fn of_the_same_name(&self, coarse: &Group, fine: &[Group]) -> Option<usize> {
        let first = coarse.first()?;
        let days = self.named.range(first.range.earliest..=first.range.latest).flat_map(|(_, named)| named);
        let mut alike: Vec<&Named> = days
            .filter(|day| Cores::tells_of(coarse, &day.names))
            .filter(|day| fine[day.group].first().is_some_and(|day| day.status == first.status))
            .collect();
        alike.sort_by_key(|day| (std::cmp::Reverse(day.articles), day.group));
        let best = *alike.first()?;
        let rival = alike.get(1).map_or(0, |day| day.articles);
        (best.articles >= AHEAD * rival).then_some(best.group)
    }
}

/// Whether a day's group has the same status and shares a person.
fn shares_a_person(coarse: &Telling, group: &Group) -> bool {
    let mut people = coarse.entities.iter().filter(|named| named.kind == EntityKind::Person);
    group
        .first()
        .is_some_and(|day| coarse.status == day.status && people.any(|one| day.entities.binary_search(one).is_ok()))
}
