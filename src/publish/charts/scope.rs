//! Which dates a chart shows: a few that lie far from all others would press these into one bar.

use crate::model::DateRange;
use crate::publish::strings::Strings;

/// One date in so many may be left out at either end.
const FEW: usize = 12;
/// Only where all dates span so many times as much as the others.
const FAR: i64 = 3;

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
        Self { shown: ranges.split_off(from), earlier, later }
    }

    /// What is not shown, for the end of a caption.
    pub(crate) fn left_out(&self, strings: &Strings) -> String {
        let (earlier, later) = (strings.number(self.earlier), strings.number(self.later));
        match (self.earlier, self.later) {
            (0, 0) => String::new(),
            (_, 0) => strings.fill("chart.earlier", &[("earlier", &earlier)]),
            (0, _) => strings.fill("chart.later", &[("later", &later)]),
            _ => strings.fill("chart.both", &[("earlier", &earlier), ("later", &later)]),
        }
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

    #[test]
    fn a_few_far_dates_are_left_out_and_told() {
        let scope = Scope::of(years((2000..2012).cycle().take(200).chain([1066, 1714, 1989, 2999])));
        assert_eq!(scope.left_out(&strings()), "; 3 earlier and 1 later not shown");
        assert_eq!((scope.shown.len(), scope.shown[0].earliest.to_string().as_str()), (200, "2000-05-01"));
    }

    #[test]
    fn what_spreads_evenly_or_is_little_is_shown_whole() {
        for all in [years(1900..2000), years([1066, 2001, 2002].into_iter()), Vec::new()] {
            let number = all.len();
            let scope = Scope::of(all);
            assert_eq!((scope.shown.len(), scope.left_out(&strings()).as_str()), (number, ""));
        }
    }
}
