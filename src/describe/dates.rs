//! When an article was published, and when its page was fetched.
//!
//! Declared dates are read as ISO 8601 or EDTF ([`super::iso_date`]), else as written out. Printed ones are the time expressions of the lines, found by the scanner
//! of [`crate::annotate::time`]; each candidate is weighed by what its line is, by its place and by the words around it.

use chrono::NaiveDate;

use super::evidence::stated;
use super::iso_date::{self, Reading};
use crate::annotate::time;
use crate::model::{
    Analysis, Basis, DateRange, Dated, Evidence, Known, Precision, Property, Role, Seed, TimeExpression, TimeForm,
    Verdict,
};

/// When it was published: as declared, else as printed, else as its address or its file's name says.
pub(super) fn published(analysis: &Analysis, verdicts: &[Verdict]) -> Option<Dated> {
    let date = analysis.seed.declared.best(Property::Published);
    let declared = || date.and_then(|date| declared(date, analysis.language.as_deref()));
    declared().or_else(|| printed(analysis, verdicts)).or_else(|| named(&analysis.seed))
}

/// A declared date: ISO 8601 or EDTF, else written out in words.
pub(super) fn declared(date: &Known<String>, language: Option<&str>) -> Option<Dated> {
    // EDTF's marks of doubt and open ends have no place in the model: such a date is left aside, not made certain.
    let is_doubtful = date.value.trim_end().ends_with(['?', '~', '%']) || date.value.contains("..");
    let written_out = || time::scan(&date.value, language).iter().find_map(absolute).filter(|_| !is_doubtful);
    let (range, precision, time) = iso_date::read(&date.value).or_else(written_out)?;
    Some(Dated { range, time, precision, basis: date.evidence.basis, evidence: vec![date.evidence.clone()] })
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

fn absolute(time: &TimeExpression) -> Option<Reading> {
    match &time.form {
        TimeForm::Absolute(value) => iso_date::read(value).filter(|reading| reading.1 <= Precision::Year),
        TimeForm::Relative(_) => None,
    }
}
