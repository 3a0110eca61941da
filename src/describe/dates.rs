//! When an article was published, and when its page was fetched.
//!
//! Declared dates are read as ISO 8601 or EDTF. Printed ones are the time expressions of the lines, found by the scanner
//! of [`crate::annotate::time`]; each candidate is weighed by what its line is, by its place and by the words around it.

use chrono::{DateTime, Datelike, Days, Months, NaiveDate, NaiveTime};

use super::evidence::stated;
use crate::model::{
    Analysis, Basis, DateRange, Dated, Evidence, Known, Precision, Role, TimeExpression, TimeForm, Verdict,
};

/// A date read from digits: bounds, fineness, and the time of day.
type Reading = (DateRange, Precision, Option<NaiveTime>);

/// When it was published: as declared, else as printed.
pub(super) fn published(analysis: &Analysis, verdicts: &[Verdict]) -> Option<Dated> {
    declared(analysis.seed.declared.date.as_ref()).or_else(|| printed(analysis, verdicts))
}

fn declared(date: Option<&Known<String>>) -> Option<Dated> {
    let date = date?;
    let (range, precision, time) = read(&date.value)?;
    Some(Dated { range, time, precision, basis: date.evidence.basis, evidence: vec![date.evidence.clone()] })
}

/// The day the page was fetched, where its frame prints it.
pub(super) fn fetched(analysis: &Analysis, verdicts: &[Verdict]) -> Option<Known<NaiveDate>> {
    let lines = verdicts.iter().zip(&analysis.notes).filter(|(line, _)| line.role == Role::PageDate);
    let day = |time: &TimeExpression| absolute(time).filter(|reading| reading.1 == Precision::Day);
    lines
        .filter_map(|(line, notes)| {
            let (range, ..) = notes.times.iter().find_map(day)?;
            Some(stated(range.earliest, "a date in the frame above the article", line))
        })
        .next()
}

/// A printed date that may be the day of publication.
struct Candidate<'v> {
    reading: Reading,
    line: &'v Verdict,
    weight: i32,
}

fn printed(analysis: &Analysis, verdicts: &[Verdict]) -> Option<Dated> {
    let title = verdicts.iter().position(|line| line.role == Role::Title);
    let text = verdicts.iter().position(|line| line.role.is_text());
    let mut candidates: Vec<Candidate<'_>> = Vec::new();
    for (at, (line, notes)) in verdicts.iter().zip(&analysis.notes).enumerate() {
        let role = match line.role {
            Role::Date => 6,
            Role::Byline => 5,
            role if is_near(at, title, text) && may_date(role, &line.text) => 1,
            _ => continue,
        };
        let place = match (title, text) {
            (Some(title), _) if at + 3 < title => -3,
            (_, Some(text)) if at > text => -4,
            _ => 0,
        };
        for time in &notes.times {
            if let Some(reading) = absolute(time) {
                let weight = role + place + wording(&line.text, time) + fineness(&reading);
                candidates.push(Candidate { reading, line, weight });
            }
        }
    }
    let best = candidates.iter().reduce(|best, next| if next.weight > best.weight { next } else { best })?;
    let (range, precision, _) = best.reading;
    let same = || candidates.iter().filter(|other| other.reading.0 == range);
    let time = same().find_map(|other| other.reading.2);
    let mut evidence: Vec<Evidence> = vec![evidence(best.line)];
    evidence.extend(
        same().filter(|other| other.line.first_line != best.line.first_line).map(|other| self::evidence(other.line)),
    );
    Some(Dated { range, time, precision, basis: Basis::Stated, evidence })
}

/// Whether a line stands at the head of the article: a little above the headline, or between it and the text.
fn is_near(at: usize, title: Option<usize>, text: Option<usize>) -> bool {
    let from = title.or(text).unwrap_or(0).saturating_sub(HEAD);
    text.is_some_and(|text| (from..text).contains(&at))
}

/// How many lines above the headline still belong to the head of the article.
const HEAD: usize = 3;

/// Whether a line that was taken for something else may date the article: a short one that is no headline.
fn may_date(role: Role, text: &str) -> bool {
    !matches!(role, Role::PageDate | Role::Title | Role::Standfirst | Role::Caption | Role::Legal | Role::Repeated)
        && text.split_whitespace().count() <= 14
}

fn evidence(line: &Verdict) -> Evidence {
    let rule = match line.role {
        Role::Byline => "date in the byline",
        Role::Date => "date line of the article",
        _ => "a date at the head of the article",
    };
    Evidence { basis: Basis::Stated, text: line.text.clone(), rule: rule.to_owned(), line: Some(line.first_line) }
}

/// A day is worth more than a month, a time of day more than none.
fn fineness(reading: &Reading) -> i32 {
    let day = if reading.1 == Precision::Day { 4 } else { 0 };
    day + i32::from(reading.2.is_some())
}

/// Labels of a later change, in lower case.
const CHANGED: [&str; 14] = [
    "updated",
    "modified",
    "update",
    "aktualisiert",
    "geändert",
    "mis à jour",
    "modifié",
    "actualizado",
    "aggiornato",
    "atualizado",
    "bijgewerkt",
    "aktualizacja",
    "обновлено",
    "güncelleme",
];

/// A date behind "updated" is not the first one.
fn wording(line: &str, time: &TimeExpression) -> i32 {
    let before = line.get(..time.span.start).unwrap_or_default().to_lowercase();
    let label = before.rsplit(|c: char| c.is_numeric()).next().unwrap_or_default();
    if CHANGED.iter().any(|word| label.contains(word)) { -2 } else { 0 }
}

fn absolute(time: &TimeExpression) -> Option<Reading> {
    match &time.form {
        TimeForm::Absolute(value) => read(value).filter(|reading| reading.1 <= Precision::Year),
        TimeForm::Relative(_) => None,
    }
}

/// Reads an ISO 8601 or EDTF date: a day with or without a time, a month, a year, an interval.
fn read(text: &str) -> Option<Reading> {
    let text = text.trim().trim_end_matches(['?', '~', '%']);
    if let Ok(moment) = DateTime::parse_from_rfc3339(text) {
        return Some((DateRange::day(moment.date_naive()), Precision::Day, Some(moment.time())));
    }
    if let Some((from, to)) = text.split_once('/') {
        let (from, to) = (read(from)?.0, read(to)?.0);
        let range = DateRange { earliest: from.earliest, latest: to.latest };
        return (range.earliest <= range.latest).then_some((range, Precision::Interval, None));
    }
    let (day, time) = text.split_once(['T', ' ']).map_or((text, None), |(day, time)| (day, Some(time)));
    let mut numbers = day.split('-');
    let year = number(numbers.next()?, 4)?.cast_signed();
    let Some(month) = numbers.next() else {
        let first = NaiveDate::from_ymd_opt(year, 1, 1)?;
        return Some((
            DateRange { earliest: first, latest: first.with_month(12)?.with_day(31)? },
            Precision::Year,
            None,
        ));
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
    fn declared_dates_are_as_fine_as_they_are_written() {
        let day = |day: &str, precision| Some((day.to_owned(), day.to_owned(), precision));
        assert_eq!(bounds("2019-03-07"), day("2019-03-07", Precision::Day));
        assert_eq!(bounds("2019-03-07T22:10:00+02:00"), day("2019-03-07", Precision::Day));
        assert_eq!(bounds("2019-02"), Some(("2019-02-01".into(), "2019-02-28".into(), Precision::Month)));
        assert_eq!(bounds("2019"), Some(("2019-01-01".into(), "2019-12-31".into(), Precision::Year)));
        assert_eq!(bounds("2019-02/2019-04-03"), Some(("2019-02-01".into(), "2019-04-03".into(), Precision::Interval)));
        assert_eq!(bounds("2019-13"), None);
        assert_eq!(bounds("soon"), None);
    }

    #[test]
    fn the_time_of_day_is_kept() {
        assert_eq!(read("2019-03-07T17:02").unwrap().2, NaiveTime::from_hms_opt(17, 2, 0));
        assert_eq!(read("2019-03-07 17:02:09").unwrap().2, NaiveTime::from_hms_opt(17, 2, 9));
    }

    proptest! {
        #[test]
        fn any_text_can_be_read_as_a_date(text in "\\PC{0,30}") {
            if let Some((range, ..)) = read(&text) {
                prop_assert!(range.earliest <= range.latest);
            }
        }
    }
}
