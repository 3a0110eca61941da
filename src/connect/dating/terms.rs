//! People in public offices whose terms are known (`data/terms.tsv`), what that says of an article's day out.
//!
//! "Prime Minister X" is not written before X took office, and where the sentence looks from the day of writing, not
//! after X left it, unless the title is one that people keep; "former Prime Minister X" not before that.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use chrono::{Days, NaiveDate};

use super::account;
use super::clue::{self, Clue, Softness};
use super::events::times_in;
use super::offices::{Called, Standing, called, looks_from_writing};
use crate::annotate::time;
use crate::connect::cues::Cue;
use crate::data_file::rows;
use crate::model::{Article, DateRange, RelativeDate, Span, TimeForm};

/// How long somebody is new in an office, in days.
const NEW: u64 = 400;

/// Terms of public offices by the holder's name as in an entity's id.
static TERMS: LazyLock<Terms> = LazyLock::new(|| {
    let mut terms = Terms::new();
    for row in rows(include_str!("data/terms.tsv")) {
        let mut columns = row.split('\t');
        let (Some(offices), Some(names), Some(from), to) =
            (columns.next(), columns.next(), columns.next(), columns.next())
        else {
            continue;
        };
        let Ok(earliest) = from.parse() else { continue };
        let latest = to.and_then(|day| day.parse().ok()).unwrap_or(NaiveDate::MAX);
        for (name, office) in names.split(", ").flat_map(|name| offices.split(", ").map(move |office| (name, office))) {
            terms.entry((slug::slugify(name), office)).or_default().push(DateRange { earliest, latest });
        }
    }
    terms
});

type Terms = BTreeMap<(String, &'static str), Vec<DateRange>>;

/// The bounds that the table of terms gives.
pub(super) fn clues(article: &Article) -> Vec<Clue> {
    let mut told = BTreeSet::new();
    let mut clues = Vec::new();
    for called in called(article) {
        let slug = called.entity.split_once('/').map_or(called.entity, |(_, slug)| slug);
        let Some(terms) = TERMS.get(&(slug.to_owned(), called.office)) else { continue };
        let looks = looks_from_writing(article, called.span);
        if told.insert((called.entity, called.office, called.standing, looks)) {
            clues.extend(by_terms(article, &called, terms));
        }
    }
    clues
}

/// What the terms of a person called by an office say.
fn by_terms(article: &Article, called: &Called<'_>, terms: &[DateRange]) -> Vec<Clue> {
    let Some((first, last)) = terms.iter().min().zip(terms.iter().map(|term| term.latest).max()) else {
        return Vec::new();
    };
    let name = called.span.of(&article.text);
    let office = called.office;
    let clue = |range: DateRange, softness: Softness, rule: String| {
        Clue::own(range, softness, clue::evidence(article, called.span, rule))
    };
    let (from, until) = (first.earliest, last);
    let since = DateRange { earliest: from, latest: NaiveDate::MAX };
    if called.standing == Standing::Former {
        let after = DateRange { earliest: first.latest, latest: NaiveDate::MAX };
        return vec![clue(after, Softness::Office, format!("{name} was {office} until {}", first.latest))];
    }
    let mut clues = vec![clue(since, Softness::Office, format!("{name} was not {office} before {from}"))];
    if called.standing == Standing::New && terms.len() == 1 {
        let range =
            DateRange { earliest: from, latest: from.checked_add_days(Days::new(NEW)).unwrap_or(until).min(until) };
        clues.push(clue(range, Softness::Called, format!("{name} was new as {office} from {from} on")));
    }
    if until == NaiveDate::MAX || !looks_from_writing(article, called.span) || may_be_a_courtesy(article, called) {
        return clues;
    }
    let in_office = DateRange { earliest: from, latest: until };
    clues.push(clue(in_office, Softness::Called, format!("{name} was {office} until {until}")));
    clues.extend(seen(article, called.span, in_office).into_iter().map(|(words, range)| {
        clue(range, Softness::Called, format!("“{words}” while {name} was {office}, {from} to {until}"))
    }));
    clues
}

/// Offices whose name people keep when they have left them.
static KEPT: LazyLock<BTreeSet<&'static str>> = LazyLock::new(|| rows(include_str!("data/kept.txt")).collect());

/// Whether a person may be called so out of courtesy: nothing says of which country, or that they act in office.
fn may_be_a_courtesy(article: &Article, called: &Called<'_>) -> bool {
    let kept = KEPT.contains(called.office);
    kept && !called.is_scoped && !account::has_near(article, called.span, &[Cue::Acting])
}

/// The months and days of an unnamed year in the sentence around a place, each with the days on which it may have been
/// written that means one of these days.
fn seen(article: &Article, place: Span, meant: DateRange) -> Vec<(&str, DateRange)> {
    let sentence = article.sentence_at(place.start).unwrap_or(place);
    let times = times_in(article, sentence).iter();
    let seen = times.filter_map(|time| {
        let TimeForm::Relative(form) = &time.form else { return None };
        let of_a_year = matches!(form.date, RelativeDate::MonthDay { .. } | RelativeDate::Month { .. });
        let days = of_a_year.then(|| time::days_of_writing(form, time.tense, meant))??;
        Some((time.span.of(&article.text), days))
    });
    seen.collect()
}
