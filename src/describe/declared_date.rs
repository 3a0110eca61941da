//! Dates that pages and people declare in, dates out: ISO 8601 and EDTF ([`super::iso_date`]), the shapes that content
//! systems write instead, else a date in words.

use chrono::{DateTime, Datelike, NaiveDate};

use super::iso_date::{self, Reading};
use crate::annotate::time;
use crate::model::{Dated, Known, Precision, TimeExpression, TimeForm};

/// A declared date, where it can be understood.
pub(super) fn read(date: &Known<String>, language: Option<&str>) -> Option<Dated> {
    let value = date.value.trim();
    // EDTF's marks of doubt and open ends have no place in the model: such a date is left aside, not made certain.
    let is_doubtful = value.ends_with(['?', '~', '%']) || value.contains("..");
    let otherwise =
        || digits(value).or_else(|| day_first(value)).or_else(|| time::scan(value, language).iter().find_map(absolute));
    let reading = iso_date::read(value).or_else(|| (!is_doubtful).then(otherwise).flatten());
    let (range, precision, time) = reading?;
    Some(Dated { range, time, precision, basis: date.evidence.basis, evidence: vec![date.evidence.clone()] })
}

/// Whether a page can have been published then: content systems write the start of their calendar for no date.
pub(super) fn is_likely(date: &Dated) -> bool {
    let day = date.range.earliest;
    (1700..2200).contains(&day.year()) && Some(day) != NaiveDate::from_ymd_opt(1970, 1, 1)
}

/// An absolute date in words, no coarser than a year.
pub(super) fn absolute(time: &TimeExpression) -> Option<Reading> {
    match &time.form {
        TimeForm::Absolute(value) => iso_date::read(value).filter(|reading| reading.1 <= Precision::Year),
        TimeForm::Relative(_) => None,
    }
}

/// Shapes besides ISO 8601: the year first with other marks or none, and seconds since 1970.
fn digits(value: &str) -> Option<Reading> {
    let all = value.bytes().all(|c| c.is_ascii_digit());
    if all && matches!(value.len(), 10 | 13) {
        let seconds: i64 = value.get(..10)?.parse().ok()?;
        return iso_date::read(&DateTime::from_timestamp(seconds, 0)?.format("%Y-%m-%dT%H:%M:%S").to_string());
    }
    let number = |from: usize, to: usize| value.get(from..to).filter(|part| part.bytes().all(|c| c.is_ascii_digit()));
    let year = number(0, 4)?;
    let mark = value.get(4..5)?;
    if all && matches!(value.len(), 8 | 14) {
        return iso_date::read(&format!("{year}-{}-{}", number(4, 6)?, number(6, 8)?));
    }
    let ends = value.get(10..11).is_none_or(|next| !next.starts_with(|c: char| c.is_ascii_digit()));
    if !["/", ".", "-", "_"].contains(&mark) || value.get(7..8)? != mark || !ends {
        return None;
    }
    let time = value.get(11..).filter(|_| value.get(10..11) != Some("/")).unwrap_or_default().trim();
    let day = format!("{year}-{}-{}", number(5, 7)?, number(8, 10)?);
    iso_date::read(&format!("{day}T{time}")).or_else(|| iso_date::read(&day))
}

/// A day written `7.3.19` or `07.03.2019`, the day first, apart from other digits: no expression of time in running text,
/// but a date where a date is looked for. Two digits of the year are of this century's first half or the last one's second.
pub(super) fn day_first(text: &str) -> Option<Reading> {
    text.split(|c: char| !c.is_ascii_digit() && c != '.').find_map(|word| {
        let mut numbers = word.trim_end_matches('.').split('.');
        let (day, month, year) = (numbers.next()?, numbers.next()?, numbers.next()?);
        let fits = numbers.next().is_none() && matches!(day.len(), 1 | 2) && matches!(month.len(), 1 | 2);
        let year: u32 = match (fits, year.len()) {
            (true, 4) => year.parse().ok()?,
            (true, 2) => year.parse().ok().map(|year: u32| if year < 50 { 2000 + year } else { 1900 + year })?,
            _ => return None,
        };
        iso_date::read(&format!("{year:04}-{month:0>2}-{day:0>2}"))
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::{Basis, Evidence};

    fn day(value: &str) -> Option<String> {
        let rule = String::new();
        let evidence = Evidence { basis: Basis::Declared, text: value.to_owned(), rule, line: None };
        let date = read(&Known { value: value.to_owned(), evidence }, Some("en"))?;
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

    proptest! {
        #[test]
        fn any_value_can_be_read(value in "[0-9/.:T é-]{0,20}") {
            day(&value);
        }
    }
}
