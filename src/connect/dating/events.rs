//! A sentence of an undated article that a dated one tells too, with the day: what that says of the day of writing.
//!
//! "Earlier this month", "on Monday" or "on December 3" in the one, and the day or month in the other, bound the day of
//! writing by the [inverse](time::days_of_writing) of resolving. What lies ahead ("in the run-up to the visit") has not
//! happened. What an article opens with is news.
//!
//! Where several dated sentences tell it as well as the best does, the bounds are the outermost of all: of an
//! event that has happened more than once nobody can tell which is meant. A telling whose [account](Account) of it is
//! another, and a plan beside what came of it, date nothing; nor does a date that somebody is quoted with.

use std::sync::LazyLock;

use chrono::{Days, NaiveDate};

use super::account::{self, Account};
use super::clue::{self, Clue, Softness};
use super::features::{self, Feature, Recurrence};
use super::index::{Index, Match};
use crate::annotate::time;
use crate::connect::cues::{self, Cue};
use crate::data_file::rows;
use crate::model::{
    Article, DateRange, Pointing, Precision, Reference, RelativeDate, RelativeTime, Span, Tense, TimeExpression,
    TimeForm, TimeOfDay, Unit,
};

/// How like two sentences are that tell the same.
const SAME: f64 = 0.6;
/// The same where both quote the same words of the same person.
const SAME_QUOTED: f64 = 0.25;
/// The same for what two articles open with.
const SAME_NEWS: f64 = 0.5;
/// Sentences as like as this with the same relative date are copies, and of no day of their own.
const COPY: f64 = 0.8;
/// The part of the words behind "in the run-up to" that a telling must have, and have beside its date.
const NAMED: f64 = 0.6;
/// What matches with this share of the best likeness may be meant as well.
const AS_GOOD: f64 = 0.85;
/// Bounds further apart than this, in days, say nothing.
const WIDEST: i64 = 400;
/// How long before an event an article speaks of the run-up to it, in days.
const RUN_UP: u64 = 60;
/// How long before and after its day an event is news, in days.
const NEWS: (u64, u64) = (2, 7);

/// Words before a date, so many at most, that tell that something was set for it.
const PLAN: usize = 5;

/// The bounds that the dated sentences of other articles give.
pub(super) fn clues(article: &Article, articles: &[Article], index: &Index) -> Vec<Clue> {
    let asked = Asked { article, articles, index };
    let mut clues = Vec::new();
    for (at, &sentence) in article.sentences.iter().enumerate() {
        let times = times_in(article, sentence);
        if times.iter().any(|time| matches!(time.form, TimeForm::Absolute(_)) && time.range.is_some()) {
            continue;
        }
        let seen: Vec<(&TimeExpression, RelativeTime)> =
            times.iter().filter_map(|time| Some((time, seen(time)?))).collect();
        // Nobody knows when it was said what somebody is quoted with.
        let unquoted = |&(time, _): &(&TimeExpression, RelativeTime)| !account::is_quoted(article, time.span);
        let own: Vec<(&TimeExpression, RelativeTime)> = seen.iter().copied().filter(unquoted).collect();
        if !own.is_empty() {
            clues.extend(asked.dated(sentence, &own));
        } else if at == 0 && seen.is_empty() {
            clues.extend(asked.news(sentence));
        }
        clues.extend(asked.ahead(sentence, &own));
    }
    clues
}

/// The form of an expression that is seen from the day of writing. A time of day alone is of any day.
fn seen(time: &TimeExpression) -> Option<RelativeTime> {
    let TimeForm::Relative(form) = time.form else { return None };
    let today = matches!(form.date, RelativeDate::Step { unit: Unit::Day, count: 0, .. });
    (!(today && matches!(form.time, Some(TimeOfDay::Clock { .. })))).then_some(form)
}

/// The time expressions of a sentence.
pub(super) fn times_in(article: &Article, sentence: Span) -> &[TimeExpression] {
    let from = article.times.partition_point(|time| time.span.start < sentence.start);
    let to = article.times.partition_point(|time| time.span.start < sentence.end);
    article.times.get(from..to).unwrap_or_default()
}

/// An article whose day is asked for.
struct Asked<'a> {
    article: &'a Article,
    articles: &'a [Article],
    index: &'a Index,
}

impl Asked<'_> {
    /// A sentence with dates that are seen from the day of writing.
    fn dated(&self, sentence: Span, times: &[(&TimeExpression, RelativeTime)]) -> Vec<Clue> {
        let matches = self.index.matches(&features::of(self.article, sentence));
        if matches.is_empty() {
            return Vec::new();
        }
        let account = Account::of(self.article, sentence);
        let clues = times.iter().filter_map(|(time, form)| {
            let words = time.span.of(&self.article.text);
            let rule = |told: &str| format!("“{words}”, and the same is told {told}");
            let tense = if is_planned(self.article, sentence, time) { Tense::Open } else { time.tense };
            let softness = if tense == Tense::Future { Softness::Ahead } else { Softness::Shared };
            // Where it names the very day that a plan was for, the plan came true on it.
            let of_a_day = matches!(form.date, RelativeDate::MonthDay { .. });
            let same = |found: &Match<'_>, told: &Account| {
                let as_real = of_a_day || tense == Tense::Open || self.lies_ahead(found) == (tense == Tense::Future);
                if found.quotes { account.is_the_same_time(told) } else { as_real && account.agrees(told) }
            };
            let sought = Sought { sentence, likeness: SAME, softness };
            self.best(&sought, &matches, rule, same, |found| {
                (!self.copies(found, words)).then(|| written(form, tense, found.telling.range))?
            })
        });
        clues.collect()
    }

    /// Whether what a telling tells of still lay ahead of it.
    fn lies_ahead(&self, found: &Match<'_>) -> bool {
        let other = &self.articles[found.telling.article];
        let published = other.about.published.as_ref();
        let times = times_in(other, found.telling.sentence);
        let time = times.iter().find(|time| Some(time.span) == found.telling.time);
        time.is_some_and(|time| time.tense == Tense::Future)
            || published.is_some_and(|published| found.telling.range.earliest > published.range.latest)
    }

    /// Whether a telling is word for word the sentence asked for, its relative date included.
    fn copies(&self, found: &Match<'_>, words: &str) -> bool {
        let text = &self.articles[found.telling.article].text;
        found.likeness >= COPY && found.telling.time.is_some_and(|time| time.of(text) == words)
    }

    /// The sentence that an article opens with, which says no time.
    fn news(&self, sentence: Span) -> Option<Clue> {
        let matches = self.index.matches(&features::of(self.article, sentence));
        let rule = |told: &str| format!("opens with what is told {told}");
        let account = Account::of(self.article, sentence);
        let same = |found: &Match<'_>, told: &Account| {
            account.agrees(told) && account.is_promise() == (told.is_promise() || self.lies_ahead(found))
        };
        let sought = Sought { sentence, likeness: SAME_NEWS, softness: Softness::News };
        self.best(&sought, &matches, rule, same, |found| {
            let earliest = found.telling.range.earliest.checked_sub_days(Days::new(NEWS.0))?;
            let latest = found.telling.range.latest.checked_add_days(Days::new(NEWS.1))?;
            Some(DateRange { earliest, latest })
        })
    }

    /// A sentence that speaks of what lies ahead.
    fn ahead(&self, sentence: Span, times: &[(&TimeExpression, RelativeTime)]) -> Option<Clue> {
        let named = named_ahead(self.article, sentence)?;
        let features = features::of(self.article, named);
        let mut matches = self.index.matches(&features);
        matches.retain(|found| {
            found.covered >= NAMED && found.recurs == Recurrence::Once && self.names_beside_date(found, &features)
        });
        let words = named.of(&self.article.text).trim();
        let rule = |told: &str| format!("ahead of “{words}”, which is told {told}");
        let account = Account::of(self.article, sentence);
        let same = |_: &Match<'_>, told: &Account| account.is_the_same_time(told);
        let sought = Sought { sentence, likeness: 0.0, softness: Softness::Ahead };
        self.best(&sought, &matches, rule, same, |found| {
            let event = found.telling.range;
            let mut range = DateRange { earliest: NaiveDate::MIN, latest: event.latest };
            let before = DateRange { earliest: event.earliest.checked_sub_days(Days::new(RUN_UP))?, ..event };
            for (time, form) in times.iter().filter(|(time, _)| !named.contains(&time.span)) {
                range = range.intersect(&written(form, time.tense, before)?)?;
            }
            Some(range)
        })
    }

    /// Whether a telling names what is asked for in the very clause that has its date.
    fn names_beside_date(&self, found: &Match<'_>, features: &[Feature]) -> bool {
        let other = &self.articles[found.telling.article];
        let Some(clause) = found.telling.time.map(|time| clause(other, found.telling.sentence, time)) else {
            return false;
        };
        let beside = features::of(other, clause);
        let shared = features.iter().filter(|feature| beside.iter().any(|other| other.hash == feature.hash)).count();
        shared * 2 >= features.len()
    }

    /// The clue that the best of these matches gives, if it is as like as demanded, as wide as those that are nearly as
    /// good demand. Of those, the ones count that may tell the `same`.
    fn best(
        &self,
        sought: &Sought,
        matches: &[Match<'_>],
        rule: impl Fn(&str) -> String,
        same: impl Fn(&Match<'_>, &Account) -> bool,
        days: impl Fn(&Match<'_>) -> Option<DateRange>,
    ) -> Option<Clue> {
        let enough = |found: &Match<'_>| found.likeness >= if found.quotes { SAME_QUOTED } else { sought.likeness };
        // What days a telling leaves is dear to work out, so it is asked only of those that count.
        let top = matches.iter().filter(|found| enough(found)).find(|found| days(found).is_some())?;
        let as_good = |found: &&Match<'_>| found.quotes >= top.quotes && found.likeness >= AS_GOOD * top.likeness;
        let may_be_same = |found: &&Match<'_>| {
            same(found, &Account::of(&self.articles[found.telling.article], found.telling.sentence))
        };
        let good = matches.iter().filter(as_good).filter(may_be_same);
        let mut good = good.filter_map(|found| Some((found, days(found)?)));
        let (best, mut range) = good.next()?;
        for (_, days) in good {
            range = DateRange { earliest: range.earliest.min(days.earliest), latest: range.latest.max(days.latest) };
        }
        if range.earliest != NaiveDate::MIN && range.days() > WIDEST {
            return None;
        }
        let other = &self.articles[best.telling.article];
        let precision = if best.telling.range.days() == 1 { Precision::Day } else { Precision::Month };
        let day = best.telling.time.map(|_| format!("of {} ", best.telling.range.edtf(precision)));
        let told = format!("{}in {}", day.unwrap_or_default(), clue::called(other));
        let evidence = clue::evidence(self.article, sought.sentence, rule(&told));
        let softness = match best.recurs {
            _ if best.quotes => sought.softness,
            Recurrence::Once => sought.softness,
            Recurrence::Yearly => Softness::Recurring,
            Recurrence::Often => return None,
        };
        let elsewhere = Some((best.telling.article, best.telling.sentence));
        Some(Clue { range, softness, weight: best.likeness, evidence, elsewhere })
    }
}

/// What a telling is sought for.
struct Sought {
    /// The sentence of the undated article.
    sentence: Span,
    /// How like it a telling must be.
    likeness: f64,
    /// How firm the clue is that it gives.
    softness: Softness,
}

/// Whether a date is one that something had been set for: then the tense does not tell on which side of it one is.
pub(super) fn is_planned(article: &Article, sentence: Span, time: &TimeExpression) -> bool {
    let before = Span::new(sentence.start, time.span.start).of(&article.text);
    let words = before.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    time.tense == Tense::Past && words.rev().take(PLAN).any(|word| cues::has(word, Cue::Plan))
}

/// The days on which an expression may have been written that means these days. What is printed on one day may have been
/// written on the day before, "last Tuesday" may be that of the last week, and "a week ago" is said roughly.
fn written(form: &RelativeTime, tense: Tense, meant: DateRange) -> Option<DateRange> {
    let days = time::days_of_writing(form, tense, meant)?;
    let (before, after) = match form.date {
        RelativeDate::Weekday { pointing: Pointing::Back, .. } => (0, 7),
        RelativeDate::Step { unit: Unit::Week, count: ..0, from: Reference::Writing } => (2, 2),
        _ if days.days() == 1 && tense != Tense::Future => (0, 1),
        _ => (0, 0),
    };
    let earliest = days.earliest.checked_sub_days(Days::new(before))?;
    Some(DateRange { earliest, latest: days.latest.checked_add_days(Days::new(after))? })
}

/// The part of a sentence between the marks around a place.
fn clause(article: &Article, sentence: Span, place: Span) -> Span {
    let before = Span::new(sentence.start, place.start);
    let behind = Span::new(place.end, sentence.end);
    let start = before.of(&article.text).rfind(MARKS).map_or(sentence.start, |at| sentence.start + at);
    let end = behind.of(&article.text).find(MARKS).map_or(sentence.end, |at| place.end + at);
    Span::new(start, end)
}

/// Phrases before what has not happened yet.
static AHEAD: LazyLock<Vec<&'static str>> = LazyLock::new(|| rows(include_str!("data/ahead.txt")).collect());

/// Marks that part clauses.
const MARKS: [char; 9] = [',', '.', ';', ':', '(', ')', '“', '”', '"'];

/// The words for what a sentence says to lie ahead: up to the next mark behind "in the run-up to".
fn named_ahead(article: &Article, sentence: Span) -> Option<Span> {
    let text = sentence.of(&article.text);
    let lower = text.to_ascii_lowercase();
    // What had been lying ahead does so no longer.
    if lower.contains(" had ") {
        return None;
    }
    let behind = AHEAD.iter().filter_map(|cue| {
        let at = lower.find(*cue)?;
        let free = !lower[..at].ends_with(char::is_alphanumeric)
            && !lower[at + cue.len()..].starts_with(char::is_alphanumeric);
        free.then_some(at + cue.len())
    });
    let start = behind.min()?;
    let length = text[start..].find(MARKS).unwrap_or(text.len() - start);
    Some(Span::new(sentence.start + start, sentence.start + start + length))
}
