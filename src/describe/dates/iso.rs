//! Digits in, a date out: ISO 8601 and the part of EDTF level 0 that has two bounds, only as fine as written.

use std::ops::Range;

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

/// A date in a path or an address, apart from other letters and digits: a day as `YYYY-MM-DD`, `YYYY_MM_DD`, `YYYYMMDD`,
/// `YYYY/M/D` or `YYYY/mon/D`, else a month as `YYYY-MM`, `YYYY_MM`, `YYYYMM` or the folders `YYYY/MM/`. Only where it
/// cannot be another number: the year has to be likely, `2011-12` may be two years, and digits without marks in an address are as
/// often the number of a page.
pub(super) fn named(path: &str) -> Option<Reading> {
    let numbers = digits(path);
    let compact = |digits: usize| {
        let mut runs = numbers.iter().filter(move |run| run.len() == digits && stands_alone(path, run));
        runs.find_map(|run| without_marks(&path[run.clone()]))
    };
    let file = !is_address(path);
    let day = numbers.windows(3).find_map(|run| marked_day(path, run));
    day.or_else(|| numbers.windows(2).find_map(|run| day_in_named_month(path, run)))
        .or_else(|| file.then(|| compact(8))?)
        .or_else(|| numbers.windows(2).find_map(|run| marked_month(path, run)))
        .or_else(|| file.then(|| compact(6))?)
}

fn marked_day(path: &str, run: &[Range<usize>]) -> Option<Reading> {
    let [year, month, day] = run else { return None };
    let mark = path.get(year.end..month.start).filter(|mark| ["-", "_", "/"].contains(mark))?;
    (path.get(month.end..day.start)? == mark && clear_of_digits(path, year.start)).then_some(())?;
    // Only folders go without the leading zero: there a number is a name of its own.
    let fits = |part: &Range<usize>| part.len() == 2 || mark == "/" && part.len() == 1;
    let ends = mark != "/" || day.len() == 2 || !path[day.end..].starts_with(char::is_alphanumeric);
    let parts = (&path[year.clone()], &path[month.clone()], &path[day.clone()]);
    (year.len() == 4 && fits(month) && fits(day) && ends).then_some(())?;
    single(&format!("{}-{:0>2}-{:0>2}", parts.0, parts.1, parts.2)).filter(|reading| is_likely(reading, 1700))
}

/// Folders as `2019/mar/7`.
fn day_in_named_month(path: &str, run: &[Range<usize>]) -> Option<Reading> {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let [year, day] = run else { return None };
    let name = path.get(year.end..day.start)?.strip_prefix('/')?.strip_suffix('/')?.to_lowercase();
    let month = MONTHS.iter().position(|month| *month == name)? + 1;
    let is_folder = path[..year.start].ends_with('/') && path[day.end..].starts_with('/');
    let date = is_folder.then(|| single(&format!("{}-{month:02}-{:0>2}", &path[year.clone()], &path[day.clone()])))?;
    date.filter(|reading| reading.1 == Precision::Day && is_likely(reading, 1700))
}

fn without_marks(digits: &str) -> Option<Reading> {
    let parts = [digits.get(..4)?, digits.get(4..6)?, digits.get(6..)?];
    let count = if parts[2].is_empty() { 2 } else { 3 };
    single(&parts[..count].join("-")).filter(|reading| is_likely(reading, 1800))
}

fn marked_month(path: &str, run: &[Range<usize>]) -> Option<Reading> {
    let mark = path.get(run[0].end..run[1].start).filter(|mark| ["-", "_", "/"].contains(mark))?;
    let (year, month) = (&path[run[0].clone()], &path[run[1].clone()]);
    let next_year = year.parse::<u32>().is_ok_and(|year| month.parse() == Ok((year + 1) % 100));
    let whole = run[0].start..run[1].end;
    let ends = match mark {
        "/" => path[whole.end..].starts_with('/') && path[..whole.start].ends_with('/'),
        _ => !next_year && stands_alone(path, &whole) && !goes_on(&path[whole.end..]),
    };
    ends.then(|| single(&format!("{year}-{month}")))?.filter(|reading| is_likely(reading, 1800))
}

/// Whether a path is an address, or was made of one when the page was saved.
fn is_address(path: &str) -> bool {
    path.contains("://") || path.contains("www.") || path.contains("http")
}

/// The runs of digits in a path.
pub(super) fn digits(path: &str) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (at, _) in path.bytes().enumerate().filter(|(_, byte)| byte.is_ascii_digit()) {
        match runs.last_mut() {
            Some(run) if run.end == at => run.end += 1,
            _ => runs.push(at..at + 1),
        }
    }
    runs
}

/// Whether no number with a mark behind it stands right before a place, so that what begins there is not a number's end.
fn clear_of_digits(path: &str, start: usize) -> bool {
    !path[..start].ends_with(char::is_numeric)
}

fn stands_alone(path: &str, run: &Range<usize>) -> bool {
    !path[..run.start].ends_with(char::is_alphanumeric) && !path[run.end..].starts_with(char::is_alphanumeric)
}

/// Whether a mark and another digit follow.
fn goes_on(rest: &str) -> bool {
    let mut rest = rest.chars();
    matches!(rest.next(), Some('-' | '_' | '/')) && rest.next().is_some_and(char::is_numeric)
}

fn is_likely(reading: &Reading, first: i32) -> bool {
    (first..2200).contains(&reading.0.earliest.year())
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
        let date = |path| named(path).map(|(range, precision, _)| range.edtf(precision));
        assert_eq!(date("harbour/2019-03-07-ferry.txt").as_deref(), Some("2019-03-07"));
        assert_eq!(date("https://gazette.example/2019/03/07/ferry").as_deref(), Some("2019-03-07"));
        assert_eq!(date("2019_03_07.txt").as_deref(), Some("2019-03-07"));
        assert_eq!(date("v2-2019-03-07.txt").as_deref(), Some("2019-03-07"));
        assert_eq!(date("https://gazette.example/2019/3/7/ferry").as_deref(), Some("2019-03-07"));
        assert_eq!(date("https://gazette.example/world/2019/mar/07/ferry").as_deref(), Some("2019-03-07"));
        for not_one in ["ferry-12019-03-07.txt", "ferry-2019-03-071.txt", "2019-03_07.txt", "ä2019-03"] {
            assert_eq!(date(not_one), None, "{not_one}");
        }
    }

    #[test]
    fn days_without_marks_and_months_are_read_where_they_are_unmistakable() {
        let date = |path| named(path).map(|(range, precision, _)| range.edtf(precision));
        assert_eq!(date("gazette_20190317_ferry.txt").as_deref(), Some("2019-03-17"));
        assert_eq!(date("scan-2019-03.txt").as_deref(), Some("2019-03"));
        assert_eq!(date("2018-09_gazette.txt").as_deref(), Some("2018-09"));
        assert_eq!(date("gazette_201809.txt").as_deref(), Some("2018-09"));
        assert_eq!(date("https://gazette.example/2019/03/ferry").as_deref(), Some("2019-03"));
        assert_eq!(date("2019-03/ferry-19230412.txt").as_deref(), Some("1923-04-12"));
        for not_one in [
            "IMG20190317.txt",
            "https://gazette.example/news-20190317",
            "www.gazette.example_news-20190317.html",
            "20191317.txt",
            "00000317.txt",
            "2019-13.txt",
            "season-2011-12.txt",
            "2019-03-99.txt",
            "a/2019/03.txt",
            "ferry-1234-05.txt",
            "12345678901.txt",
            "2019-3.txt",
            "ferry-201813.txt",
            "ferry-123456.txt",
            "https://gazette.example/ferry-201809.html",
        ] {
            assert_eq!(date(not_one), None, "{not_one}");
        }
    }

    proptest! {
        #[test]
        fn any_text_can_be_read(text in "\\PC{0,30}") {
            named(&text);
            if let Some((range, ..)) = read(&text) {
                prop_assert!(range.earliest <= range.latest);
            }
        }
    }
}
