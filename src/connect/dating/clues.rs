//! An undated article in, what bounds the day it was written out.

use std::sync::LazyLock;

use chrono::NaiveDate;

use crate::model::{Article, Basis, DateRange, Evidence, Span, Tense, TimeExpression, TimeForm, TimeKind};

/// How firm a clue is; the softest is dropped first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Softness {
    /// A page cannot be fetched before it was written.
    Fetched,
    /// What is told in the past tense has happened.
    Told,
    /// "Seventy years after" is a round number.
    Round,
}

/// A bound of the day of writing.
#[derive(Clone, Debug)]
pub(super) struct Clue {
    pub(super) range: DateRange,
    pub(super) softness: Softness,
    pub(super) evidence: Evidence,
}

/// Everything in an article that bounds its day.
pub(super) fn of(article: &Article) -> Vec<Clue> {
    fetched(article).into_iter().chain(newest_told(article)).chain(years_after(article)).collect()
}

/// The day the page was fetched bounds from above.
fn fetched(article: &Article) -> Option<Clue> {
    let known = article.about.fetched.as_ref()?;
    let range = DateRange { earliest: NaiveDate::MIN, latest: known.value };
    let rule = "not after the day the page was fetched".to_owned();
    Some(Clue { range, softness: Softness::Fetched, evidence: Evidence { rule, ..known.evidence.clone() } })
}

/// The newest date told in the past tense bounds from below.
fn newest_told(article: &Article) -> Option<Clue> {
    let told = article.times.iter().filter(|time| {
        matches!(time.form, TimeForm::Absolute(_)) && time.tense == Tense::Past && time.kind == TimeKind::Date
    });
    let (time, range) = told.filter_map(|time| Some((time, time.range?))).max_by_key(|(_, range)| range.earliest)?;
    let bound = DateRange { earliest: range.earliest, latest: NaiveDate::MAX };
    let rule = format!("not before the newest date told in the past tense, {}", time.value);
    Some(Clue { range: bound, softness: Softness::Told, evidence: evidence(article, time.span, rule) })
}

/// "Seventy years after the end of the war": the years counted from a known turning point, three or more either way.
fn years_after(article: &Article) -> Option<Clue> {
    article.times.iter().find_map(|time| {
        let years = whole_years(time).filter(|years| (10..=500).contains(years))?;
        let sentence = article.sentence_at(time.span.start)?;
        let behind = article.text.get(time.span.end..sentence.end)?;
        let counted = ["after ", "since ", "on from "].iter().any(|word| behind.trim_start().starts_with(word));
        let (from, name) = counted.then(|| turning_point(behind)).flatten()?;
        let slack = (years / 20).max(3);
        let range = DateRange {
            earliest: NaiveDate::from_ymd_opt(from + years - slack, 1, 1)?,
            latest: NaiveDate::from_ymd_opt(from + years + slack, 12, 31)?,
        };
        let rule = format!("about {years} years after {name} ({from}), {slack} years either way");
        let span = Span::new(time.span.start, sentence.end);
        Some(Clue { range, softness: Softness::Round, evidence: evidence(article, span, rule) })
    })
}

/// The years of a duration such as `P75Y`.
fn whole_years(time: &TimeExpression) -> Option<i32> {
    time.value.strip_prefix('P')?.strip_suffix('Y')?.parse().ok()
}

static TURNING_POINTS: LazyLock<Vec<(i32, Vec<&'static str>)>> = LazyLock::new(|| {
    let lines = include_str!("data/turning-points.tsv").lines().filter(|line| !line.starts_with('#'));
    let columns = lines.filter_map(|line| line.split_once('\t'));
    columns.filter_map(|(year, names)| Some((year.parse().ok()?, names.split(", ").collect()))).collect()
});

/// The first turning point a text names, with its year.
fn turning_point(text: &str) -> Option<(i32, &'static str)> {
    let text: String = text.to_lowercase().split(|c: char| !c.is_alphanumeric()).collect::<Vec<_>>().join(" ") + " ";
    let points = TURNING_POINTS.iter().flat_map(|(year, names)| names.iter().map(move |name| (*year, *name)));
    points
        .filter_map(|(year, name)| Some((text.find(&format!("{name} "))?, year, name)))
        .min_by_key(|&(at, _, name)| (at, std::cmp::Reverse(name.len())))
        .map(|(_, year, name)| (year, name))
}

fn evidence(article: &Article, span: Span, rule: String) -> Evidence {
    let sentence = article.sentence_at(span.start).unwrap_or(span);
    let line = article.block_at(span.start).map(|block| article.blocks[block].line);
    Evidence { basis: Basis::Inferred, text: sentence.of(&article.text).to_owned(), rule, line }
}
