//! Groups of days in; what is told of one day and, by others, of a day nearby is one group.
//!
//! - A report that names no day tells mostly what happened the day before: it joins the dated tellings of that.
//! - Tellings of another day that agree in all else *dispute* the date: both are kept, the one that more articles give
//!   dates the event. They must not be the news of a series ("18,600 barrels on Wednesday", "24,000 on Thursday"): the
//!   first told before the second happened, or with other numbers.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};
use rayon::prelude::*;

use super::core::articles;
use super::grouping::{ENOUGH, Group, Index, Likeness};
use super::rarity::Rarity;
use super::telling::Telling;
use crate::model::{Article, EventBasis, Precision};

/// Days back that a report without a day is about.
const BACK: u64 = 2;
/// Days that disputed dates are apart at most: wire times, and weekdays read wrongly.
const APART: u64 = 3;
/// Words and names that a report and a dated telling share at least.
const SHARED: usize = 4;
/// The same for tellings that dispute a date.
const SHARED_IN_DISPUTE: usize = 6;
/// The share of the longer one's weight that must be common to dispute a date.
const ENOUGH_TO_DISPUTE: f64 = 0.55;

/// Joins reports to what they report, and tellings that dispute each other's date.
pub(super) fn join(groups: Vec<Group>, rarity: &Rarity, texts: &[Article]) -> Vec<Group> {
    let mut days: BTreeMap<NaiveDate, Index> = BTreeMap::new();
    for (at, group) in groups.iter().enumerate() {
        if let Some(first) = group.first().filter(|first| first.precision == Precision::Day && !is_report(group)) {
            days.entry(first.range.earliest).or_default().add(at, first, rarity);
        }
    }
    let sizes: Vec<usize> = groups.iter().map(articles).collect();
    let target = |at: usize| {
        let group = &groups[at];
        let first = group.first().filter(|first| first.precision == Precision::Day)?;
        if is_report(group) {
            let back = days_between(&days, first.range.earliest, BACK, 0);
            return best(back, first, rarity, |other, likeness| reports(group, &groups[other], likeness));
        }
        let around = days_between(&days, first.range.earliest, APART, APART);
        best(around, first, rarity, |other, likeness| {
            let ranks_higher = (sizes[other], std::cmp::Reverse(other)) > (sizes[at], std::cmp::Reverse(at));
            ranks_higher && dispute(group, &groups[other], likeness, texts)
        })
    };
    let targets: Vec<Option<usize>> = (0..groups.len()).into_par_iter().map(target).collect();
    merge(groups, &targets)
}

/// The indices of the days around one, without that day itself unless only days back are asked for.
fn days_between(
    days: &BTreeMap<NaiveDate, Index>,
    day: NaiveDate,
    back: u64,
    ahead: u64,
) -> impl Iterator<Item = &Index> {
    let from = day.checked_sub_days(Days::new(back)).unwrap_or(day);
    let to = day.checked_add_days(Days::new(ahead)).unwrap_or(day);
    days.range(from..=to).filter(move |(other, _)| ahead == 0 || **other != day).map(|(_, index)| index)
}

fn best<'a>(
    days: impl Iterator<Item = &'a Index>,
    telling: &Telling,
    rarity: &Rarity,
    fits: impl Fn(usize, Likeness) -> bool,
) -> Option<usize> {
    let found = days.filter_map(|index| index.best(telling, rarity, &fits));
    found.max_by(|a, b| a.1.weight.total_cmp(&b.1.weight).then(b.0.cmp(&a.0))).map(|(at, _)| at)
}

/// Whether no telling of a group names its day.
fn is_report(group: &Group) -> bool {
    !group.iter().any(|telling| telling.basis != EventBasis::Reported && telling.precision == Precision::Day)
}

/// Whether a report tells what a dated group does.
fn reports(report: &Group, dated: &Group, likeness: Likeness) -> bool {
    let (Some(report), Some(first)) = (report.first(), dated.first()) else { return false };
    let same_article = dated.iter().any(|telling| telling.article == report.article);
    let enough = if same_article { ENOUGH / 2.0 } else { ENOUGH };
    likeness.shared >= SHARED && likeness.share >= enough && first.status == report.status
}

/// Whether two groups tell the same of different days.
fn dispute(one: &Group, other: &Group, likeness: Likeness, texts: &[Article]) -> bool {
    let (Some(first), Some(second)) = (one.first(), other.first()) else { return false };
    let alike = likeness.shared >= SHARED_IN_DISPUTE && likeness.share_of_longer >= ENOUGH_TO_DISPUTE;
    alike
        && first.status == second.status
        && first.listed.is_none()
        && first.entities.iter().any(|one| second.entities.binary_search(one).is_ok())
        && !one.iter().any(|telling| other.iter().any(|there| there.article == telling.article))
        && could_be_one(first, second)
        && numbers(first, texts) == numbers(second, texts)
}

/// Whether two tellings may be of one thing: each was published after both days, which the first report of a series was not.
fn could_be_one(one: &Telling, other: &Telling) -> bool {
    let later = one.range.latest.max(other.range.latest);
    [one, other].iter().all(|telling| telling.published.is_some_and(|published| published.latest >= later))
}

/// The numbers in a sentence, but for those of its date.
fn numbers<'a>(telling: &Telling, texts: &'a [Article]) -> BTreeSet<&'a str> {
    let text = &texts[telling.article].text;
    let time = telling.time.filter(|time| telling.sentence.contains(time));
    let (before, behind) = time.map_or((telling.sentence.end, telling.sentence.end), |time| (time.start, time.end));
    let parts = [&text[telling.sentence.start..before], &text[behind..telling.sentence.end]];
    let words = parts.into_iter().flat_map(str::split_whitespace);
    words
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|word| word.starts_with(|c: char| c.is_ascii_digit()))
        .collect()
}

/// Whether what was found to be near its neighbour is also near the end of the chain, and told by others.
fn may_join(one: &Group, other: &Group) -> bool {
    let (Some(first), Some(second)) = (one.first(), other.first()) else { return false };
    let apart = (first.range.earliest - second.range.earliest).num_days().unsigned_abs();
    let told_by = |article| other.iter().any(|telling| telling.article == article && telling.disputes);
    apart <= APART && !one.iter().any(|telling| told_by(telling.article))
}

/// Moves the groups into those that they were found to belong to.
fn merge(groups: Vec<Group>, targets: &[Option<usize>]) -> Vec<Group> {
    let mut groups: Vec<Option<Group>> = groups.into_iter().map(Some).collect();
    for (at, target) in targets.iter().enumerate() {
        let Some(mut end) = *target else { continue };
        while let Some(next) = targets[end] {
            end = next;
        }
        let day = groups[end].as_ref().and_then(|group| group.first()).map(|first| first.range);
        if !groups[at].as_ref().zip(groups[end].as_ref()).is_some_and(|(one, other)| may_join(one, other)) {
            continue;
        }
        let disputes = |telling: &Telling| {
            telling.basis != EventBasis::Reported && telling.precision == Precision::Day && Some(telling.range) != day
        };
        let moved = groups[at].take().into_iter().flatten();
        let moved: Vec<Telling> = moved.map(|telling| Telling { disputes: disputes(&telling), ..telling }).collect();
        if let Some(group) = &mut groups[end] {
            group.extend(moved);
        }
    }
    groups.into_iter().flatten().collect()
}
