//! Dates that pages and people declare in, dates out: ISO 8601 and EDTF ([`super::iso`]), the shapes that content
//! systems write instead, else a date in words.

use chrono::{DateTime, Datelike, NaiveDate, Timelike};

use super::candidate::{self, Candidate, Source};
use super::iso::{self, Reading};
use super::line::{self, Order};
use crate::annotate::time;
use crate::model::{DateRange, Dated, Known, Precision, TimeExpression, TimeForm};

/// A declared date, where it can be understood. `order` tells how the page writes dates in figures.
pub(super) fn read(date: &Known<String>, language: Option<&str>, order: Option<Order>) -> Option<Dated> {
    let value = date.value.trim();
    // EDTF's marks of doubt and open ends have no place in the model: such a date is left aside, not made certain.
    let is_doubtful = value.ends_with(['?', '~', '%']) || value.contains("..");
    let otherwise = || digits(value).or_else(|| written(value, language, order));
    let in_iso = iso::read(value);
    let (range, precision, time) = in_iso.or_else(|| (!is_doubtful).then(otherwise).flatten())?;
    let mut evidence = date.evidence.clone();
    if in_iso.is_none() && precision == Precision::Interval {
        evidence.rule.push_str(line::TWO_WAYS);
    }
    Some(Dated { range, time, precision, basis: evidence.basis, evidence: vec![evidence] })
}

/// A date as people write it, with the bounds of both readings where it has two.
fn written(value: &str, language: Option<&str>, order: Option<Order>) -> Option<Reading> {
    let times = time::scan(value, language);
    let first = line::read(value, &times, language, order).dates.into_iter().next()?;
    Some(first.other.map_or(first.reading, |other| line::between(&first.reading, other)))
}

/// A date that a page declares, as a candidate for the day of publication.
pub(super) fn candidate(claim: &Known<String>, language: Option<&str>, order: Option<Order>) -> Option<Candidate> {
    let date = read(claim, language, order).filter(is_likely)?;
    let mut reading = (date.range, date.precision, date.time);
    let mut evidence = date.evidence.into_iter().next().unwrap_or_else(|| claim.evidence.clone());
    let mut universal = is_universal(&claim.value);
    if universal && let Some(next) = midnight(&reading, language) {
        reading = (DateRange::day(next), Precision::Day, None);
        universal = false;
        evidence.rule.push_str(", the hour at which a day begins where its language is spoken");
    }
    let mut candidate = candidate::candidate(Source::Page, reading, evidence);
    candidate.universal = universal;
    candidate.echoes = claim.evidence.rule.starts_with("page's element called");
    Some(candidate)
}

/// Languages with the hours of universal time at which a day begins.
const MIDNIGHTS: &str = include_str!("data/midnights.tsv");

/// The day that begins at a moment in universal time where the language is spoken: content systems keep a day without
/// a time as its midnight.
fn midnight(reading: &Reading, language: Option<&str>) -> Option<NaiveDate> {
    let time = reading.2.filter(|time| time.minute() == 0 && time.second() == 0)?;
    let rows = MIDNIGHTS.lines().filter_map(|line| line.split_once('\t'));
    let (_, hours) = rows.into_iter().find(|(of, _)| Some(*of) == language)?;
    let begins = hours.split(' ').any(|hour| hour.parse() == Ok(time.hour()));
    begins.then(|| reading.0.earliest.succ_opt())?
}

/// Whether a moment is given in universal time: its day may be another one in the place where it was published.
fn is_universal(value: &str) -> bool {
    value.contains(':') && ["Z", "+00:00", "+0000", "GMT", "UTC"].iter().any(|zone| value.trim_end().ends_with(zone))
}

/// Whether a page can have been published then: content systems write the start of their calendar for no date.
pub(super) fn is_likely(date: &Dated) -> bool {
    let day = date.range.earliest;
    (1700..2200).contains(&day.year()) && Some(day) != NaiveDate::from_ymd_opt(1970, 1, 1)
}

/// An absolute date in words, no coarser than a year.
pub(super) fn absolute(time: &TimeExpression) -> Option<Reading> {
    match &time.form {
        TimeForm::Absolute(value) => iso::read(value).filter(|reading| reading.1 <= Precision::Year),
        TimeForm::Relative(_) => None,
    }
}

/// Shapes besides ISO 8601: the year first with other marks or none, and seconds since 1970.
fn digits(value: &str) -> Option<Reading> {
    let all = value.bytes().all(|c| c.is_ascii_digit());
    if all && matches!(value.len(), 10 | 13) {
        let seconds: i64 = value.get(..10)?.parse().ok()?;
        return iso::read(&DateTime::from_timestamp(seconds, 0)?.format("%Y-%m-%dT%H:%M:%S").to_string());
    }
    let number = |from: usize, to: usize| value.get(from..to).filter(|part| part.bytes().all(|c| c.is_ascii_digit()));
    let year = number(0, 4)?;
    let mark = value.get(4..5)?;
    if all && matches!(value.len(), 8 | 14) {
        return iso::read(&format!("{year}-{}-{}", number(4, 6)?, number(6, 8)?));
    }
    let ends = value.get(10..11).is_none_or(|next| !next.starts_with(|c: char| c.is_ascii_digit()));
    if !["/", ".", "-", "_"].contains(&mark) || value.get(7..8)? != mark || !ends {
        return None;
    }
    let time = value.get(11..).filter(|_| value.get(10..11) != Some("/")).unwrap_or_default().trim();
    let day = format!("{year}-{}-{}", number(5, 7)?, number(8, 10)?);
    iso::read(&format!("{day}T{time}")).or_else(|| iso::read(&day))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::{Basis, Declared, Evidence, Origin, Property};

    fn day(value: &str) -> Option<String> {
        let rule = String::new();
        let evidence = Evidence { basis: Basis::Declared, text: value.to_owned(), rule, line: None };
        let date = read(&Known { value: value.to_owned(), evidence }, Some("en"), None)?;
        is_likely(&date).then(|| date.range.earliest.to_string())
    }

    #[test]
    fn the_shapes_of_content_systems_are_read() {
        for value in [
            "2019-03-07",
            "2019-03-07T10:00:00+0100",
            "2019-03-07 10:00:00 +0100",
            "2019/03/07",
            "2019/03/07 10:00:00",
            "20190307",
            "20190307101500",
            "2019.03.07",
            "1551952800",
            "1551952800000",
            "Thu, 07 Mar 2019 10:00:00 GMT",
            "March 7, 2019 at 10:00 am",
            "Harbour, 7.3.19",
            "07.03.2019, 10.15 Uhr",
        ] {
            assert_eq!(day(value).as_deref(), Some("2019-03-07"), "{value}");
        }
    }

    #[test]
    fn no_date_is_made_of_what_is_none() {
        for value in
            ["1970-01-01T00:00:00Z", "0001-01-01", "soon", "2019-03-07?", "99999999", "1.2.3", "version 1.20.30.4"]
        {
            assert_eq!(day(value), None, "{value}");
        }
    }

    #[test]
    fn midnight_in_universal_time_is_the_next_day() {
        let day = |value: &str, language| {
            let mut declared = Declared::default();
            declared.add(Property::Published, Origin::Page, value, "page's `meta` `date`");
            let found = candidate(declared.best(Property::Published)?, Some(language), None)?;
            Some(found.reading.0.earliest.to_string())
        };
        assert_eq!(day("2019-03-06T23:00:00.000Z", "de").as_deref(), Some("2019-03-07"));
        assert_eq!(day("2019-03-06T23:10:00.000Z", "de").as_deref(), Some("2019-03-06"));
        assert_eq!(day("2019-03-06T23:00:00+01:00", "de").as_deref(), Some("2019-03-06"));
        assert_eq!(day("2019-03-06T23:00:00.000Z", "en").as_deref(), Some("2019-03-06"));
    }

    proptest! {
        #[test]
        fn any_value_can_be_read(value in "[0-9/.:T é-]{0,20}") {
            day(&value);
        }
    }
}
