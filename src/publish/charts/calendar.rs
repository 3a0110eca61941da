//! Dates in, a gapless row of calendar units out, each with the number of dates in it.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use crate::model::DateRange;
use crate::publish::dates;
use crate::publish::strings::Strings;

/// Most bars in one chart: more could not be told apart on a telephone.
const MOST: i64 = 96;

/// Most bars that one dated thing is worth: two reports do not fill sixty days.
const MOST_EACH: i64 = 16;

/// What one bar stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unit {
    /// A day.
    Day,
    /// A calendar month.
    Month,
    /// A calendar year.
    Year,
    /// Ten calendar years.
    Decade,
}

impl Unit {
    /// What it is called.
    pub(crate) fn name(self, strings: &Strings) -> &str {
        strings.say(match self {
            Self::Day => "heading.day",
            Self::Month => "heading.month",
            Self::Year => "heading.year",
            Self::Decade => "heading.decade",
        })
    }

    /// What scripts know it by.
    pub(super) const fn id(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Month => "month",
            Self::Year => "year",
            Self::Decade => "decade",
        }
    }

    /// A number that grows by one from each unit to the next.
    pub(super) fn number(self, date: NaiveDate) -> i64 {
        let year = i64::from(date.year());
        match self {
            Self::Day => i64::from(date.num_days_from_ce()),
            Self::Month => year * 12 + i64::from(date.month0()),
            Self::Year => year,
            Self::Decade => year.div_euclid(10),
        }
    }

    fn first_day(self, number: i64) -> Option<NaiveDate> {
        let date = |year: i64, month| NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, 1);
        match self {
            Self::Day => NaiveDate::from_num_days_from_ce_opt(i32::try_from(number).ok()?),
            Self::Month => date(number.div_euclid(12), u32::try_from(number.rem_euclid(12)).ok()? + 1),
            Self::Year => date(number, 1),
            Self::Decade => date(number * 10, 1),
        }
    }

    fn label(self, date: NaiveDate, strings: &Strings) -> String {
        match self {
            Self::Day => dates::day(date, strings),
            Self::Month => dates::month(date.year(), date.month(), strings),
            Self::Year => date.year().to_string(),
            Self::Decade => dates::decade(date.year(), strings),
        }
    }

    /// The unit that begins on a day, as a program reads it (ISO 8601, a decade by its first year).
    pub(super) fn code(self, date: NaiveDate) -> String {
        match self {
            Self::Day => date.to_string(),
            Self::Month => date.format("%Y-%m").to_string(),
            Self::Year | Self::Decade => date.format("%Y").to_string(),
        }
    }

    /// The label of a unit whose year was said before.
    pub(super) fn short_label(self, date: NaiveDate, strings: &Strings) -> String {
        match self {
            Self::Day => dates::day_of_year(date, strings),
            Self::Month => dates::short(date.month(), strings).to_owned(),
            Self::Year | Self::Decade => self.label(date, strings),
        }
    }

    /// Whether the whole range lies within one unit, so that it can be counted.
    pub(super) fn holds(self, range: DateRange) -> bool {
        self.number(range.earliest) == self.number(range.latest)
    }
}

/// One bar: a stretch of the calendar and how much is in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Bin {
    /// The first day.
    pub(crate) start: NaiveDate,
    /// Its name.
    pub(crate) label: String,
    /// How many dates lie in it.
    pub(crate) count: usize,
}

/// The finest unit in which no range is wider than a bar and the bars are not too many. Ranges wider than a year count
/// only where decades are shown.
pub(crate) fn unit_for(ranges: &[DateRange]) -> Option<Unit> {
    let precise = || ranges.iter().filter(|range| range.days() <= 366);
    let earliest = precise().map(|range| range.earliest).min()?;
    let latest = precise().map(|range| range.latest).max()?;
    let most = MOST.min(MOST_EACH.saturating_mul(i64::try_from(precise().count()).unwrap_or(MOST)));
    let fits = |unit: Unit| unit.number(latest) - unit.number(earliest) < most;
    let mostly_held = |unit: Unit| precise().filter(|range| unit.holds(**range)).count() * 4 >= precise().count() * 3;
    [Unit::Day, Unit::Month, Unit::Year]
        .into_iter()
        .find(|&unit| fits(unit) && mostly_held(unit))
        .or(Some(Unit::Decade))
}

/// Counts the ranges that lie within one unit, with every empty unit between the first and the last.
pub(crate) fn bins(ranges: &[DateRange], unit: Unit, strings: &Strings) -> Vec<Bin> {
    let mut counts: BTreeMap<i64, usize> = BTreeMap::new();
    for range in ranges.iter().filter(|range| unit.holds(**range)) {
        *counts.entry(unit.number(range.earliest)).or_default() += 1;
    }
    let (Some((&first, _)), Some((&last, _))) = (counts.first_key_value(), counts.last_key_value()) else {
        return Vec::new();
    };
    let bins = (first.max(last - 4 * MOST)..=last).filter_map(|number| {
        let start = unit.first_day(number)?;
        Some(Bin { start, label: unit.label(start, strings), count: counts.get(&number).copied().unwrap_or(0) })
    });
    bins.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(days: &[&str]) -> Vec<DateRange> {
        days.iter().map(|day| DateRange::day(day.parse().unwrap())).collect()
    }

    #[test]
    fn the_unit_fits_the_span() {
        assert_eq!(unit_for(&days(&["2024-01-03", "2024-01-20"])), Some(Unit::Day));
        assert_eq!(unit_for(&days(&["2022-01-03", "2024-01-20"])), Some(Unit::Month));
        assert_eq!(unit_for(&days(&["1990-01-03", "2008-05-01", "2024-01-20"])), Some(Unit::Year));
        assert_eq!(unit_for(&[]), None);
    }

    #[test]
    fn few_dates_do_not_spread_over_many_bars() {
        assert_eq!(unit_for(&days(&["2024-01-03", "2024-03-01"])), Some(Unit::Month));
        assert_eq!(unit_for(&days(&["2024-01-03", "2024-01-09", "2024-02-02", "2024-03-01"])), Some(Unit::Day));
        assert_eq!(unit_for(&days(&["1990-01-03", "2024-01-20"])), Some(Unit::Decade));
    }

    #[test]
    fn empty_months_are_kept() {
        let strings = Strings::of(&crate::config::Config::default());
        let bins = bins(&days(&["2024-01-03", "2024-03-20", "2024-03-21"]), Unit::Month, &strings);
        let counts: Vec<_> = bins.iter().map(|bin| (bin.label.as_str(), bin.count)).collect();
        assert_eq!(counts, [("Jan 2024", 1), ("Feb 2024", 0), ("Mar 2024", 2)]);
    }
}
