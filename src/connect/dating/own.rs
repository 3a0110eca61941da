//! An undated article in, what its own words say of the day it was written out: when its page was fetched, what it tells
//! as past and as yet to come, round numbers of years, and the year of its copyright.

use std::sync::LazyLock;

use chrono::NaiveDate;

use super::account;
use super::clue::{Clue, Softness, evidence};
use super::events::is_planned;
use super::features;
use crate::connect::cues::{self, Cue};
use crate::data_file::rows;
use crate::model::{
    Article, Basis, DateRange, Evidence, Precision, Role, Span, Tense, TimeExpression, TimeForm, TimeKind, Verdict,
};

/// How far before a date, in words, it is said that something will be.
const PROMISE: usize = 8;

/// Everything in an article that bounds its day.
pub(super) fn of(article: &Article) -> Vec<Clue> {
    let firm = fetched(article).into_iter().chain(newest_told(article)).chain(oldest_ahead(article));
    firm.chain(copyright(article)).chain(years_after(article)).collect()
}

/// The day the page was fetched bounds from above.
fn fetched(article: &Article) -> Option<Clue> {
    let known = article.about.fetched.as_ref()?;
    let range = DateRange { earliest: NaiveDate::MIN, latest: known.value };
    let rule = "not after the day the page was fetched".to_owned();
    Some(Clue::own(range, Softness::Fetched, Evidence { rule, ..known.evidence.clone() }))
}

/// The newest date told in the past tense bounds from below. What lasts until a date, or is set for one, may be told in
/// the past tense while the date lies ahead; so may a year that only goes with a name ("the 2000 Olympics").
fn newest_told(article: &Article) -> Option<Clue> {
    let told = dates(article, Tense::Past).filter(|(time, _)| {
        let before = word_before(article, time.span);
        let sentence = article.sentence_at(time.span.start).unwrap_or(time.span);
        let fits = if time.precision == Some(Precision::Year) {
            cues::has(before, Cue::Within) && !is_planned(article, sentence, time)
        } else {
            !cues::has(before, Cue::Limit)
        };
        fits && !account::has_near(article, time.span, &[Cue::Fiction])
    });
    let (time, range) = told.max_by_key(|(_, range)| range.earliest)?;
    let bound = DateRange { earliest: range.earliest, latest: NaiveDate::MAX };
    let rule = format!("not before the newest date told in the past tense, {}", time.value);
    Some(Clue::own(bound, Softness::Told, evidence(article, time.span, rule)))
}

/// The word before a place, with "early" and the like passed over.
fn word_before(article: &Article, place: Span) -> &str {
    let words = article.text[..place.start].rsplit(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.into_iter().find(|word| !cues::has(word, Cue::Vague)).unwrap_or_default()
}

/// The oldest date that is said to lie ahead bounds from above: "The bridge will open in 2031". What somebody is quoted with
/// may have been said long ago, and what is told in a novel never comes.
fn oldest_ahead(article: &Article) -> Option<Clue> {
    let ahead = dates(article, Tense::Future).filter(|(time, _)| {
        is_promised(article, time.span)
            && !account::is_quoted(article, time.span)
            && !account::has_near(article, time.span, &[Cue::Fiction])
    });
    let (time, range) = ahead.min_by_key(|(_, range)| range.latest)?;
    let bound = DateRange { earliest: NaiveDate::MIN, latest: range.latest };
    let rule = format!("not after the oldest date told to lie ahead, {}", time.value);
    Some(Clue::own(bound, Softness::Ahead, evidence(article, time.span, rule)))
}

/// Whether "will" stands a little before a place and governs it: no verb of the past stands between, and nothing that
/// makes the date one of a thing ("will show photographs of the flood in 1953").
fn is_promised(article: &Article, place: Span) -> bool {
    let start = article.sentence_at(place.start).map_or(place.start, |sentence| sentence.start);
    let before = Span::new(start, place.start).of(&article.text);
    let from = before
        .split_whitespace()
        .rev()
        .nth(PROMISE - 1)
        .map_or(0, |word| word.as_ptr() as usize - before.as_ptr() as usize);
    let near = &before[from..];
    let cues = cues::of(near);
    let Some(promise) = cues.iter().find(|(_, cue)| *cue == Cue::Promise).map(|(place, _)| *place) else {
        return false;
    };
    let back = |&(place, cue): &(Span, Cue)| cue == Cue::Past || cue == Cue::Backward && place.start > promise.start;
    !cues.iter().any(back) && near.split_whitespace().next_back() != Some("at")
}

/// The complete calendar dates told in a tense.
fn dates(article: &Article, tense: Tense) -> impl Iterator<Item = (&TimeExpression, DateRange)> {
    let told = article.times.iter().filter(move |time| {
        matches!(time.form, TimeForm::Absolute(_)) && time.tense == tense && time.kind == TimeKind::Date
    });
    told.filter_map(|time| Some((time, time.range?)))
}

/// The newest year of a notice of copyright: the page was made in it, and the article not later.
fn copyright(article: &Article) -> Option<Clue> {
    let notices = article.verdicts.get().into_iter().filter(is_notice);
    let (year, line) =
        notices.filter_map(|line| Some((newest_year(&line.text)?, line))).max_by_key(|(year, _)| *year)?;
    let range = DateRange { earliest: NaiveDate::MIN, latest: NaiveDate::from_ymd_opt(year, 12, 31)? };
    let rule = format!("not after {year}, the year of the notice of copyright");
    let evidence = Evidence { basis: Basis::Inferred, text: line.text, rule, line: Some(line.first_line) };
    Some(Clue::own(range, Softness::Copyright, evidence))
}

fn is_notice(line: &Verdict) -> bool {
    let text = line.text.to_lowercase();
    matches!(line.role, Role::Legal | Role::Publisher | Role::Recurring | Role::Cruft)
        && ["©", "(c)", "copyright"].iter().any(|mark| text.contains(mark))
}

/// The newest year of four digits in a line.
fn newest_year(line: &str) -> Option<i32> {
    let numbers = line.split(|c: char| !c.is_ascii_digit()).filter(|number| number.len() == 4);
    numbers.filter_map(|number| number.parse().ok()).filter(|year| (1950..2200).contains(year)).max()
}

/// The longest phrase between a number of years and what they are counted from, in words.
const COUNTED: usize = 2;

/// "Seventy years after the end of the war": the years counted from a known turning point, three or more either way.
fn years_after(article: &Article) -> Option<Clue> {
    article.times.iter().find_map(|time| {
        let years = whole_years(time).filter(|years| (10..=500).contains(years))?;
        let sentence = article.sentence_at(time.span.start)?;
        let behind = article.text.get(time.span.end..sentence.end)?;
        let first = cues::of(features::first_words(behind, COUNTED));
        let counted = first.iter().any(|(place, cue)| *cue == Cue::Counted && behind[..place.start].trim().is_empty());
        let (from, name) = counted.then(|| turning_point(behind)).flatten()?;
        let slack = (years / 20).max(3);
        let range = DateRange {
            earliest: NaiveDate::from_ymd_opt(from + years - slack, 1, 1)?,
            latest: NaiveDate::from_ymd_opt(from + years + slack, 12, 31)?,
        };
        let rule = format!("about {years} years after {name} ({from}), {slack} years either way");
        let span = Span::new(time.span.start, sentence.end);
        Some(Clue::own(range, Softness::Round, evidence(article, span, rule)))
    })
}

/// The years of a duration such as `P75Y`.
fn whole_years(time: &TimeExpression) -> Option<i32> {
    time.value.strip_prefix('P')?.strip_suffix('Y')?.parse().ok()
}

/// An event that articles count years from.
struct TurningPoint {
    end: i32,
    begin: Option<i32>,
    names: Vec<&'static str>,
}

static TURNING_POINTS: LazyLock<Vec<TurningPoint>> = LazyLock::new(|| {
    let points = rows(include_str!("data/turning-points.tsv")).filter_map(|row| {
        let mut columns = row.split('\t');
        let (end, begin, names) = (columns.next()?, columns.next()?, columns.next()?);
        Some(TurningPoint { end: end.parse().ok()?, begin: begin.parse().ok(), names: names.split(", ").collect() })
    });
    points.collect()
});

/// How many words behind the name of a turning point may tell which end of it is meant: "the Wall was built".
const TOLD_BEHIND: usize = 3;

/// The first turning point a text names, with the year of that end of it which the words beside its name tell; the last one
/// where none does.
fn turning_point(text: &str) -> Option<(i32, &'static str)> {
    let text: String = text.to_lowercase().split(|c: char| !c.is_alphanumeric()).collect::<Vec<_>>().join(" ") + " ";
    let points = TURNING_POINTS.iter().flat_map(|point| point.names.iter().map(move |name| (point, *name)));
    let (at, name, point) = points
        .filter_map(|(point, name)| Some((text.find(&format!("{name} "))?, name, point)))
        .min_by_key(|&(at, name, _)| (at, std::cmp::Reverse(name.len())))?;
    let (before, behind) = (&text[..at], features::first_words(&text[at + name.len()..], TOLD_BEHIND));
    let tells = |cue: Cue| cues::has(before, cue) || cues::has(behind, cue);
    let year = match (tells(Cue::Begin), tells(Cue::End)) {
        (true, false) => point.begin,
        (false, true) => Some(point.end),
        // "The Blitz of the war" was neither.
        (false, false) if before.split_whitespace().any(|word| word == "of") => {
            point.begin.filter(|begin| *begin == point.end)
        }
        (false, false) => Some(point.end),
        (true, true) => None,
    };
    Some((year?, name))
}
