//! When an article was published, and when its page was fetched.
//!
//! Declared dates are read as ISO 8601 or EDTF ([`super::iso_date`]), else as written out. Printed ones are the time expressions of the lines, found by the scanner
//! of [`crate::annotate::time`]; each candidate is weighed by what its line is, by its place and by the words around it.

use chrono::NaiveDate;

use super::claims::{weighed, winning};
use super::declared_date::{self, absolute};
use super::evidence::stated;
use super::iso_date::{self, Reading};
use crate::annotate::time;
use crate::model::{
    Analysis, Basis, DateRange, Dated, Evidence, Known, Mark, Precision, Property, Role, Seed, TimeExpression, Verdict,
};

/// When it was published: as declared, else as printed, else as its address or its file's name says.
pub(super) fn published(analysis: &Analysis, verdicts: &[Verdict]) -> Option<Dated> {
    let declared = &analysis.seed.declared;
    let language = analysis.language.as_deref();
    let winning = || declared_date::read(winning(declared, Property::Published)?, language);
    let mut weighed = weighed(declared, Property::Published)
        .filter_map(|claim| declared_date::read(claim, language))
        .filter(declared_date::is_likely);
    // A page that declares a month or year only may print the day.
    let mut coarse = None;
    let mut fine = || {
        weighed.find(|date| {
            let is_fine = date.precision == Precision::Day;
            if !is_fine && coarse.is_none() {
                coarse = Some(date.clone());
            }
            is_fine
        })
    };
    if let Some(date) = winning() {
        return Some(date);
    }
    let printed = printed(analysis, verdicts);
    let best = fine().map(|date| local(date, printed.as_ref()));
    best.or(printed).or_else(|| named(&analysis.seed)).or(coarse)
}

/// A declared moment in universal time may fall on the day before or after the one that the page prints: the day of the
/// place where it was published counts.
fn local(declared: Dated, printed: Option<&Dated>) -> Dated {
    let is_universal = declared.evidence.iter().any(|evidence| {
        let value = evidence.text.as_str();
        value.contains(':') && ["Z", "+00:00", "+0000", "GMT", "UTC"].iter().any(|zone| value.ends_with(zone))
    });
    let next = printed.filter(|printed| {
        let days = (printed.range.earliest - declared.range.earliest).num_days().abs();
        is_universal && printed.precision == Precision::Day && days == 1
    });
    next.cloned().unwrap_or(declared)
}

/// When it was last changed: as declared, where that is not before the day of publication.
pub(super) fn modified(analysis: &Analysis, published: Option<&Dated>) -> Option<Dated> {
    let claims = analysis.seed.declared.claims(Property::Modified);
    claims
        .filter_map(|claim| declared_date::read(&claim.known, analysis.language.as_deref()))
        .filter(declared_date::is_likely)
        .find(|date| published.is_none_or(|published| published.range.earliest <= date.range.latest))
}

/// A date in the article's address, or in its file's name: weaker than print, since it may be that of the saving.
fn named(seed: &Seed) -> Option<Dated> {
    let address =
        seed.declared.best(Property::Address).map(|url| (url.value.as_str(), "date in the article's address"));
    let file = (seed.source.as_str(), "date in the file's name");
    address.into_iter().chain([file]).find_map(|(path, rule)| {
        let day = iso_date::in_path(path)?;
        let evidence = Evidence { basis: Basis::Declared, text: path.to_owned(), rule: rule.to_owned(), line: None };
        let range = DateRange::day(day);
        Some(Dated { range, time: None, precision: Precision::Day, basis: Basis::Declared, evidence: vec![evidence] })
    })
}

/// The day the page was fetched: as who fetched it says, else as the page's frame prints it.
pub(super) fn fetched(analysis: &Analysis, verdicts: &[Verdict]) -> Option<Known<NaiveDate>> {
    let day = |known: &Known<String>| iso_date::read(&known.value).filter(|reading| reading.1 == Precision::Day);
    let claims = analysis.seed.declared.claims(Property::Fetched);
    let mut told = claims.filter_map(|claim| Some((day(&claim.known)?.0.earliest, claim.known.evidence.clone())));
    told.next().map(|(value, evidence)| Known { value, evidence }).or_else(|| printed_fetched(analysis, verdicts))
}

fn printed_fetched(analysis: &Analysis, verdicts: &[Verdict]) -> Option<Known<NaiveDate>> {
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
    let marked = || analysis.seed.passages.iter().position(|passage| passage.marks.has(Mark::TopHeading));
    let title = verdicts.iter().position(|line| line.role == Role::Title).or_else(marked);
    let text = verdicts.iter().position(|line| line.role.is_text());
    let mut candidates: Vec<Candidate<'_>> = Vec::new();
    for (at, (line, notes)) in verdicts.iter().zip(&analysis.notes).enumerate() {
        let role = match line.role {
            Role::Date => 6,
            Role::Byline => 5,
            _ if analysis.seed.passages.get(at).is_some_and(|passage| passage.marks.has(Mark::RunningHead)) => 5,
            role if is_near(at, title, text) && may_date(role, &line.text) => 1,
            _ => continue,
        };
        let place = match (title, text) {
            (Some(title), _) if at + 3 < title => -3,
            (_, Some(text)) if at > text => -4,
            _ => 0,
        };
        let fine = |reading: &Reading| role > 1 || reading.1 == Precision::Day;
        let from = candidates.len();
        for time in &notes.times {
            if let Some(reading) = absolute(time).filter(fine) {
                let weight = role + place + wording(&line.text, time) + fineness(&reading);
                candidates.push(Candidate { reading, line, weight });
            }
        }
        let is_undated = candidates.iter().skip(from).all(|candidate| candidate.reading.1 > Precision::Day);
        if let Some(reading) = unscanned(&line.text, analysis.language.as_deref()).filter(|_| is_undated) {
            candidates.push(Candidate { reading, line, weight: role + place + fineness(&reading) });
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
    let to = text.or(title.map(|title| title + HEAD));
    to.is_some_and(|to| (from..to).contains(&at))
}

/// A date in a short line that is none in running text: with two digits for the year, or hard on its label.
fn unscanned(line: &str, language: Option<&str>) -> Option<Reading> {
    if line.split_whitespace().count() > SHORT {
        return None;
    }
    let label = |(label, date): (&str, &str)| (!label.ends_with(|c: char| c.is_ascii_digit())).then(|| date.to_owned());
    let behind = || line.split_once(':').and_then(label);
    let labelled = || time::scan(&behind()?, language).iter().find_map(absolute);
    declared_date::day_first(line).or_else(labelled).filter(|reading| reading.1 == Precision::Day)
}

/// How many words a line has that holds little more than a date.
const SHORT: usize = 6;

/// How many lines above the headline still belong to the head of the article.
const HEAD: usize = 3;

/// Whether a line that was taken for something else may date the article: a short one that is no headline.
fn may_date(role: Role, text: &str) -> bool {
    let other = [Role::PageDate, Role::Title, Role::Standfirst, Role::Caption, Role::Legal, Role::Repeated];
    !other.contains(&role) && !matches!(role, Role::FrontMatter | Role::Markup) && text.split_whitespace().count() <= 14
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
const CHANGED: &str = include_str!("data/updated.txt");

/// A date behind "updated" is not the first one.
fn wording(line: &str, time: &TimeExpression) -> i32 {
    let before = line.get(..time.span.start).unwrap_or_default().to_lowercase();
    let label = before.rsplit(|c: char| c.is_numeric()).next().unwrap_or_default();
    let mut labels = CHANGED.lines().filter(|word| !word.starts_with('#'));
    if labels.any(|word| label.contains(word)) { -2 } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str, precision: Precision, declared: &str) -> Dated {
        let day = NaiveDate::parse_from_str(text, "%Y-%m-%d").unwrap();
        let rule = String::new();
        let evidence = vec![Evidence { basis: Basis::Declared, text: declared.to_owned(), rule, line: None }];
        Dated { range: DateRange::day(day), time: None, precision, basis: Basis::Declared, evidence }
    }

    #[test]
    fn the_printed_day_wins_over_the_same_night_in_universal_time() {
        let universal = day("2019-03-07", Precision::Day, "2019-03-07T23:30:00Z");
        let printed = day("2019-03-08", Precision::Day, "");
        assert_eq!(local(universal.clone(), Some(&printed)), printed);
        let later = day("2019-03-09", Precision::Day, "");
        assert_eq!(local(universal.clone(), Some(&later)), universal);
        let with_zone = day("2019-03-07", Precision::Day, "2019-03-07T23:30:00+01:00");
        assert_eq!(local(with_zone.clone(), Some(&printed)), with_zone);
    }

    #[test]
    fn short_lines_hold_dates_that_running_text_does_not() {
        let read = |line| unscanned(line, Some("de")).map(|reading| reading.0.earliest.to_string());
        assert_eq!(read("Hafen, 7.3.19").as_deref(), Some("2019-03-07"));
        assert_eq!(read("Datum:7. März 2019").as_deref(), Some("2019-03-07"));
        assert_eq!(read("Seite 1.2"), None);
    }
}
