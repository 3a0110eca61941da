//! Digits in, a date out: ISO 8601 and the part of EDTF level 0 that has two bounds, only as fine as written.

use chrono::{DateTime, Datelike, Days, Months, NaiveDate, NaiveTime};

use crate::model::{DateRange, Precision};

/// A date read from digits: bounds, fineness, and the time of day.
pub(super) type Reading = (DateRange, Precision, Option<NaiveTime>);

/// Reads a day with or without a time, a month, a year, or an interval of two of these.
pub(super) fn read(text: &str) -> Option<Reading> {
    let text = text.trim();
    let Some((from, to)) = text.split_once('/') else { return single(text) };
    let (from, to) = (single(from)?.0, single(to)?.0);
    let range = DateRange { earliest: from.earliest, latest: to.latest };
    (range.earliest <= range.latest).then_some((range, Precision::Interval, None))
}

/// A date that stands as `YYYY-MM-DD`, `YYYY_MM_DD` or `YYYY/MM/DD` in a path or an address, apart from other digits.
pub(super) fn in_path(path: &str) -> Option<NaiveDate> {
    let digit = |at: usize| path.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
    let starts = (0..path.len()).filter(|&at| digit(at) && (at == 0 || !digit(at - 1)));
    starts.filter(|&at| !digit(at + 10)).find_map(|at| {
        let date = path.get(at..at + 10)?;
        let mark = date.get(4..5).filter(|mark| ["-", "_", "/"].contains(mark))?;
        (date.get(7..8)? == mark).then_some(())?;
        let day = single(&date.replace(mark, "-"))?.0.earliest;
        (1700..2200).contains(&day.year()).then_some(day)
    })
}

fn single(text: &str) -> Option<Reading> {
    if let Ok(moment) = DateTime::parse_from_rfc3339(text) {
        return Some((DateRange::day(moment.date_naive()), Precision::Day, Some(moment.time())));
    }
    let (day, time) = text.split_once(['T', ' ']).map_or((text, None), |(day, time)| (day, Some(time)));
    let mut numbers = day.split('-');
    let year = number(numbers.next()?, 4)?.cast_signed();
    let Some(month) = numbers.next() else {
        let earliest = NaiveDate::from_ymd_opt(year, 1, 1)?;
        let latest = NaiveDate::from_ymd_opt(year, 12, 31)?;
        return Some((DateRange { earliest, latest }, Precision::Year, None));
    };
    let month = number(month, 2)?;
    let Some(day) = numbers.next() else {
        let earliest = NaiveDate::from_ymd_opt(year, month, 1)?;
        let latest = earliest.checked_add_months(Months::new(1))?.checked_sub_days(Days::new(1))?;
        return Some((DateRange { earliest, latest }, Precision::Month, None));
    };
    let day = NaiveDate::from_ymd_opt(year, month, number(day, 2)?)?;
    numbers.next().is_none().then(|| (DateRange::day(day), Precision::Day, time.and_then(clock)))
}

/// A number of just so many digits.
fn number(text: &str, digits: usize) -> Option<u32> {
    (text.len() == digits && text.bytes().all(|c| c.is_ascii_digit())).then(|| text.parse().ok())?
}

/// Hours and minutes, with or without seconds; what follows (a zone) is left aside.
fn clock(text: &str) -> Option<NaiveTime> {
    let mut parts = text.split(':');
    let hour = number(parts.next()?, 2)?;
    let minute = number(parts.next()?.get(..2)?, 2)?;
    let second = parts.next().and_then(|part| number(part.get(..2)?, 2)).unwrap_or(0);
    NaiveTime::from_hms_opt(hour, minute, second)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn bounds(text: &str) -> Option<(String, String, Precision)> {
        let (range, precision, _) = read(text)?;
        Some((range.earliest.to_string(), range.latest.to_string(), precision))
    }

    #[test]
    fn dates_are_as_fine_as_they_are_written() {
        let day = |day: &str, precision| Some((day.to_owned(), day.to_owned(), precision));
        assert_eq!(bounds("2019-03-07"), day("2019-03-07", Precision::Day));
        assert_eq!(bounds("2019-03-07T22:10:00+02:00"), day("2019-03-07", Precision::Day));
        assert_eq!(bounds("2019-02"), Some(("2019-02-01".into(), "2019-02-28".into(), Precision::Month)));
        assert_eq!(bounds("2019"), Some(("2019-01-01".into(), "2019-12-31".into(), Precision::Year)));
        assert_eq!(bounds("2019-02/2019-04-03"), Some(("2019-02-01".into(), "2019-04-03".into(), Precision::Interval)));
        for unreadable in ["2019-13", "soon", "2019/2019/2019", "2019-02/..", "2024-03-12?"] {
            assert_eq!(bounds(unreadable), None, "{unreadable}");
        }
    }

    #[test]
    fn the_time_of_day_is_kept() {
        assert_eq!(read("2019-03-07T17:02").unwrap().2, NaiveTime::from_hms_opt(17, 2, 0));
        assert_eq!(read("2019-03-07 17:02:09").unwrap().2, NaiveTime::from_hms_opt(17, 2, 9));
    }

    #[test]
    fn dates_in_paths_stand_apart_from_other_digits() {
        let day = |path| in_path(path).map(|day| day.to_string());
        assert_eq!(day("harbour/2019-03-07-ferry.txt").as_deref(), Some("2019-03-07"));
        assert_eq!(day("https://gazette.example/2019/03/07/ferry").as_deref(), Some("2019-03-07"));
        assert_eq!(day("2019_03_07.txt").as_deref(), Some("2019-03-07"));
        assert_eq!(day("ferry-12019-03-07.txt"), None);
        assert_eq!(day("ferry-2019-03-071.txt"), None);
        assert_eq!(day("2019-03_07.txt"), None);
        assert_eq!(day("ä2019-03"), None);
    }

    proptest! {
        #[test]
        fn any_text_can_be_read(text in "\\PC{0,30}") {
            in_path(&text);
            if let Some((range, ..)) = read(&text) {
                prop_assert!(range.earliest <= range.latest);
            }
        }
    }
}
