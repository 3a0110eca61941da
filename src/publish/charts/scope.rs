//! Which dates a chart shows: a few that lie far from all others would press these into one bar, and a long thin tail of years
//! would be too low to be seen.

use std::collections::BTreeMap;

use chrono::Datelike;

use super::{Bin, LeftOut, Unit, unit_for};
use crate::model::DateRange;
use crate::publish::strings::Strings;

/// One date in so many may be left out at either end.
const FEW: usize = 12;
/// Only where all dates span so many times as much as the others.
const FAR: i64 = 3;

/// A year or decade at either end with less than one in so many of the fullest one's dates is too low a bar to be seen.
const VISIBLE: usize = 25;

/// The dates that a chart shows, and how many it does not.
#[derive(Debug)]
pub(crate) struct Scope {
    /// In order of their first days.
    pub(crate) shown: Vec<DateRange>,
    earlier: usize,
    later: usize,
}

impl Scope {
    /// The dates without the few that are far off.
    pub(crate) fn of(mut ranges: Vec<DateRange>) -> Self {
        ranges.sort_unstable_by_key(|range| (range.earliest, range.latest));
        let few = ranges.len() / FEW;
        let (mut from, mut to) = (0, ranges.len());
        let span = |from: usize, to: usize| match &ranges[from..to] {
            [first, .., last] => (last.latest - first.earliest).num_days().max(1),
            _ => 1,
        };
        if span(0, ranges.len()) >= FAR * span(few, ranges.len() - few) {
            // What is close to the others stays: each end gives up only what stretches the span most.
            let near = span(few, ranges.len() - few) / FAR;
            let far_before = |at: usize| (ranges[few].earliest - ranges[at].earliest).num_days() > near;
            let far_behind = |at: usize| (ranges[at].latest - ranges[ranges.len() - 1 - few].latest).num_days() > near;
            from = (0..few).take_while(|&at| far_before(at)).count();
            to -= (0..few).take_while(|&at| far_behind(ranges.len() - 1 - at)).count();
        }
        let (earlier, later) = (from, ranges.len() - to);
        ranges.truncate(to);
        let mut scope = Self { shown: ranges.split_off(from), earlier, later };
        while scope.without_tails() {}
        scope
    }

    /// Gives up the years or decades at either end whose bars could not be seen, and tells whether there were any: what is
    /// left may be shown by finer units.
    fn without_tails(&mut self) -> bool {
        let Some(unit) = unit_for(&self.shown).filter(|unit| matches!(unit, Unit::Year | Unit::Decade)) else {
            return false;
        };
        let mut counts: BTreeMap<i64, usize> = BTreeMap::new();
        for range in self.shown.iter().filter(|range| unit.holds(**range)) {
            *counts.entry(unit.number(range.earliest)).or_default() += 1;
        }
        let most = counts.values().max().copied().unwrap_or(0);
        let seen = |(_, count): &(&i64, &usize)| **count * VISIBLE >= most;
        let ends = (counts.iter().find(seen), counts.iter().rev().find(seen));
        let (Some((&first, _)), Some((&last, _))) = ends else { return false };
        let before = self.shown.len();
        self.shown.retain(|range| unit.number(range.latest) >= first);
        self.earlier += before - self.shown.len();
        let before_later = self.shown.len();
        self.shown.retain(|range| unit.number(range.earliest) <= last);
        self.later += before_later - self.shown.len();
        self.shown.len() < before
    }

    /// The first and the last year shown.
    pub(crate) fn years(&self) -> Option<(i32, i32)> {
        let last = self.shown.iter().map(|range| range.latest).max()?;
        Some((self.shown.first()?.earliest.year(), last.year()))
    }

    /// What bars made of this do not show: what lies before and behind them, which stands at `earlier` and `later`, and what is
    /// not known finely enough for one bar.
    pub(crate) fn left_out(
        &self,
        bins: &[Bin],
        (earlier, later): (Option<String>, Option<String>),
        strings: &Strings,
    ) -> Vec<LeftOut> {
        let rough = self.shown.len() - bins.iter().map(|bin| bin.count).sum::<usize>();
        let parts = [
            ("chart.earlier", self.earlier, earlier),
            ("chart.later", self.later, later),
            ("chart.rough", rough, None),
        ];
        let parts = parts.into_iter().filter(|(_, number, _)| *number > 0);
        parts.map(|(key, number, href)| LeftOut { words: strings.count(key, number), href }).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strings() -> Strings {
        Strings::of(&crate::config::Config::default())
    }

    fn years(years: impl Iterator<Item = i32>) -> Vec<DateRange> {
        years.map(|year| DateRange::day(chrono::NaiveDate::from_ymd_opt(year, 5, 1).unwrap())).collect()
    }

    fn told(scope: &Scope) -> Vec<String> {
        let strings = strings();
        let unit = unit_for(&scope.shown);
        let bins = unit.map(|unit| crate::publish::charts::bins(&scope.shown, unit, &strings)).unwrap_or_default();
        scope.left_out(&bins, (None, None), &strings).into_iter().map(|part| part.words).collect()
    }

    #[test]
    fn a_few_far_dates_are_left_out_and_told() {
        let scope = Scope::of(years((2000..2012).cycle().take(200).chain([1066, 1714, 1989, 2999])));
        assert_eq!(told(&scope), ["3 earlier", "1 later"]);
        assert_eq!((scope.shown.len(), scope.shown[0].earliest.to_string().as_str()), (200, "2000-05-01"));
    }

    #[test]
    fn a_long_thin_tail_is_left_out_though_it_is_many() {
        let scope = Scope::of(years((1800..2000).chain([2010; 500]).chain([2011; 100]).chain([2051, 2052])));
        assert_eq!(told(&scope), ["200 earlier", "2 later"]);
        assert_eq!(unit_for(&scope.shown), Some(Unit::Month));
    }

    #[test]
    fn what_is_known_too_roughly_for_a_bar_is_told() {
        let day = |month, day| DateRange::day(chrono::NaiveDate::from_ymd_opt(2024, month, day).unwrap());
        let all = (1..=10)
            .map(|at| day(3, at))
            .chain([DateRange { earliest: day(1, 1).earliest, latest: day(12, 31).latest }]);
        assert_eq!(told(&Scope::of(all.collect())), ["1 known less exactly"]);
    }

    #[test]
    fn what_spreads_evenly_or_is_little_is_shown_whole() {
        for all in [years(1900..2000), years([1066, 2001, 2002].into_iter()), Vec::new()] {
            let number = all.len();
            let scope = Scope::of(all);
            assert_eq!((scope.shown.len(), told(&scope).len()), (number, 0));
        }
    }
}
