//! How a timeline is cut into pages: all events in, for each the folder of its page out.
//!
//! A short timeline is one page. A long one has a page a year; a year with many events has a page for each month, such a month
//! one for each half, and a half one for each day. An event stands on the page of the shortest stretch that holds all of its
//! date, so that its address depends on its date and on how full the calendar is, not on the events before it.

use std::collections::{HashMap, HashSet};

use chrono::{Datelike, NaiveDate};

use crate::model::DateRange;

/// The timeline's own folder.
pub(super) const TIMELINE: &str = "timeline/";

/// Events from which on the timeline, and a stretch of it, is cut: more make a page that is slow to load.
const LONG: usize = 300;

/// The last day of a month's first half.
const MIDDLE: u32 = 15;

/// How one timeline is cut.
#[derive(Clone, Debug)]
pub(super) struct Calendar {
    /// The folders with so many events that they are cut further.
    crowded: HashSet<String>,
}

impl Calendar {
    /// Cuts the timeline of events with these dates.
    pub(super) fn of(dates: impl Iterator<Item = DateRange>) -> Self {
        let mut counts: HashMap<String, usize> = HashMap::new();
        for range in dates {
            for folder in [TIMELINE.to_owned()].into_iter().chain(stretches(range)) {
                *counts.entry(folder).or_default() += 1;
            }
        }
        Self { crowded: counts.into_iter().filter(|(_, events)| *events >= LONG).map(|(folder, _)| folder).collect() }
    }

    /// The folder of the page that an event of this date stands on.
    pub(super) fn folder(&self, range: DateRange) -> String {
        let mut folder = TIMELINE.to_owned();
        for within in stretches(range) {
            if !self.crowded.contains(&folder) {
                break;
            }
            folder = within;
        }
        folder
    }
}

/// The folders of the year in which a date begins, then of the month, the half of a month and the day that hold all of it.
fn stretches(range: DateRange) -> Vec<String> {
    let DateRange { earliest, latest } = range;
    let mut folders = vec![format!("{TIMELINE}{:04}/", earliest.year())];
    if (earliest.year(), earliest.month()) != (latest.year(), latest.month()) {
        return folders;
    }
    let month = format!("{}{:02}/", folders[0], earliest.month());
    folders.push(month.clone());
    if (earliest.day() <= MIDDLE) != (latest.day() <= MIDDLE) {
        return folders;
    }
    let (first, last) = if earliest.day() <= MIDDLE { (1, MIDDLE) } else { (MIDDLE + 1, days_in_month(earliest)) };
    let half = format!("{month}{first:02}-{last:02}/");
    folders.push(half.clone());
    if earliest == latest {
        folders.push(format!("{half}{:02}/", earliest.day()));
    }
    folders
}

fn days_in_month(date: NaiveDate) -> u32 {
    (28..=31).rev().find(|&day| date.with_day(day).is_some()).unwrap_or(28)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(first: &str, last: &str) -> DateRange {
        DateRange { earliest: first.parse().unwrap(), latest: last.parse().unwrap() }
    }

    fn dates(number: usize, day: &str) -> impl Iterator<Item = DateRange> {
        std::iter::repeat_n(range(day, day), number)
    }

    #[test]
    fn few_events_are_one_page() {
        let calendar = Calendar::of(dates(299, "2010-06-03"));
        assert_eq!(calendar.folder(range("2010-06-03", "2010-06-03")), "timeline/");
    }

    #[test]
    fn many_events_are_cut_as_finely_as_they_need() {
        let all = || dates(200, "2010-06-03").chain(dates(200, "2010-06-20"));
        let calendar = Calendar::of(all());
        for (first, last, folder) in [
            ("2010-06-03", "2010-06-03", "timeline/2010/06/01-15/"),
            ("2010-06-20", "2010-06-21", "timeline/2010/06/16-30/"),
            ("2010-06-10", "2010-06-20", "timeline/2010/06/"),
            ("2010-05-01", "2010-05-01", "timeline/2010/05/"),
            ("2010-01-01", "2010-12-31", "timeline/2010/"),
            ("2009-02-03", "2009-02-03", "timeline/2009/"),
        ] {
            assert_eq!(calendar.folder(range(first, last)), folder);
        }
        let more = all().chain(dates(200, "2010-06-03"));
        assert_eq!(Calendar::of(more).folder(range("2010-06-04", "2010-06-04")), "timeline/2010/06/01-15/04/");
        assert_eq!(stretches(range("2012-02-29", "2012-02-29"))[2], "timeline/2012/02/16-29/");
    }
}
