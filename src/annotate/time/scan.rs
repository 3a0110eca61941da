//! Text in, unanchored time expressions out: one pass over the tokens, the longest pattern first.

use super::calendar;
use super::context::Place;
use super::forms::{self, Operation};
use super::grammar::Grammar;
use super::lexer::{Token, lex};
use super::numbers;
use super::tense::Tenses;
use super::vocabulary::Vocabulary;
use crate::model::{RelativeDate, RelativeTime, Span, TimeExpression, TimeForm, TimeKind, TimeOfDay};

/// How many tokens a time of day in brackets has, with these.
const LONGEST_BRACKET: usize = 6;

/// A match on its way to an expression.
#[derive(Debug)]
struct Found {
    /// First token.
    start: usize,
    /// Token behind the last.
    end: usize,
    kind: TimeKind,
    form: TimeForm,
    /// Whether it counts only beside a date: "night".
    dependent: bool,
}

/// Finds the time expressions of a passage, in order, not overlapping, not yet anchored.
///
/// Of a passage that is not English only complete dates are read.
#[must_use]
pub fn scan(text: &str, language: Option<&str>) -> Vec<TimeExpression> {
    let foreign = language.is_some_and(|language| !language.starts_with("en"));
    let grammar = Grammar::get();
    let tokens = numbers::merge(lex(text, &grammar.vocabulary), &grammar.vocabulary);
    let mut found = join(find(text, grammar, &tokens, foreign), &tokens, grammar);
    found.retain(|found| !foreign || matches!(found.form, TimeForm::Absolute(_)));
    let tenses = Tenses::new(text, &tokens, &grammar.vocabulary);
    found.into_iter().map(|found| expression(found, &tokens, &tenses)).collect()
}

fn find(text: &str, grammar: &Grammar, tokens: &[Token], foreign: bool) -> Vec<Found> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let best = grammar.matches(tokens, at).into_iter().find_map(|(end, rule, captures)| {
            let place = Place { text, tokens, start: at, end, vocabulary: &grammar.vocabulary };
            if rule.operation.is_foreign() && !foreign || !place.allows(rule) {
                return None;
            }
            let dependent = rule.operation == Operation::BarePart;
            let form = forms::build(rule.operation, &rule.arguments, &captures).filter(|_| !place.is_code(rule));
            // What is written like a date and is none is not read as a piece of it either.
            let consumed = form.is_some() || rule.operation.may_be_impossible();
            consumed.then(|| (end, form.map(|form| Found { start: at, end, kind: rule.kind, form, dependent })))
        });
        at = best.as_ref().map_or(at + 1, |(end, _)| *end);
        let best = best.and_then(|(_, found)| found);
        found.extend(best.map(|best| qualified(best, found.last(), tokens, &grammar.vocabulary)));
    }
    found
}

/// Takes the qualifiers before a match in: "early", "late", "nearly".
fn qualified(found: Found, last: Option<&Found>, tokens: &[Token], vocabulary: &Vocabulary) -> Found {
    let free = last.map_or(0, |last| last.end);
    let is = |at: usize, class: &str| vocabulary.find(class).is_some_and(|symbol| tokens[at].value(symbol).is_some());
    let mut start = found.start;
    while start > free {
        let hyphen = tokens[start - 1].is_hyphen() && tokens[start - 1].glued && start - 1 > free;
        let before = if hyphen { start - 2 } else { start - 1 };
        let approximates = found.kind == TimeKind::Duration && is(before, "APPROXIMATE");
        if !(approximates || matches!(found.kind, TimeKind::Date | TimeKind::Time) && is(before, "QUALIFIER")) {
            break;
        }
        start = before;
    }
    if start < found.start && found.kind == TimeKind::Date && start > free && is(start - 1, "the") {
        start -= 1;
    }
    Found { start, ..found }
}

/// Joins a date and the time of day beside it: "15 November 2018 - 17:02", "10 p.m. on Wednesday".
fn join(found: Vec<Found>, tokens: &[Token], grammar: &Grammar) -> Vec<Found> {
    let joint = grammar.vocabulary.find("JOINT");
    let joins = |token: &Token| token.first == ',' || joint.is_some_and(|joint| token.value(joint).is_some());
    let mut joined: Vec<Found> = Vec::with_capacity(found.len());
    for next in found {
        if let Some(last) = joined.last_mut() {
            if is_elsewhere(last, &next, tokens) {
                continue;
            }
            let gap = &tokens[last.end..next.start];
            if (gap.len() <= 2 && gap.iter().all(joins) || is_bracket(gap))
                && let Some(form) = combine(&last.form, &next.form).or_else(|| combine(&next.form, &last.form))
            {
                *last = Found { start: last.start, end: next.end, kind: TimeKind::Time, form, dependent: false };
                continue;
            }
            if gap.len() <= 1 && gap.iter().all(|token| token.first == ',') && is_apposition(&last.form, &next.form) {
                *last = Found { start: last.start, ..next };
                continue;
            }
        }
        joined.push(next);
    }
    joined.retain(|found| !found.dependent);
    joined
}

/// Whether a time of day in brackets is that of the one before in another zone: "10:35 a.m. (0735 GMT)".
fn is_elsewhere(last: &Found, next: &Found, tokens: &[Token]) -> bool {
    let bracket = next.start == last.end + 1 && tokens[last.end].first == '(';
    let closed = tokens.get(next.end).is_some_and(|behind| behind.first == ')');
    bracket && closed && last.kind == TimeKind::Time && bare_time(&next.form).is_some()
}

/// Whether a gap holds nothing but the same time elsewhere: "10:35 a.m. (0735 GMT) Friday".
fn is_bracket(gap: &[Token]) -> bool {
    let (Some(open), Some(close)) = (gap.first(), gap.last()) else { return false };
    open.first == '(' && close.first == ')' && gap.len() <= LONGEST_BRACKET && gap[1].is_number()
}

/// Whether a named day is told once more by its date: "Easter Sunday, 23 April 1916", "this Sunday, March 8".
fn is_apposition(named: &TimeForm, dated: &TimeForm) -> bool {
    let named = matches!(named, TimeForm::Relative(RelativeTime { time: None, date })
        if matches!(date, RelativeDate::Feast { .. } | RelativeDate::Weekday { .. }));
    named
        && match dated {
            TimeForm::Absolute(value) => value.len() >= 10 && value.as_bytes().get(4) == Some(&b'-'),
            TimeForm::Relative(form) => matches!(form.date, RelativeDate::MonthDay { .. }),
        }
}

/// The day of one form at the time of day of the other.
fn combine(day: &TimeForm, time: &TimeForm) -> Option<TimeForm> {
    let time = bare_time(time)?;
    match day {
        TimeForm::Absolute(value) if value.len() == 10 && !value.contains('T') => {
            Some(TimeForm::Absolute(format!("{value}{}", calendar::time_suffix(Some(time)))))
        }
        // "At 7:45 on the morning of 5 June".
        TimeForm::Absolute(value) if value.len() == 13 && is_clock(time) => {
            Some(TimeForm::Absolute(format!("{}{}", &value[..10], calendar::time_suffix(Some(time)))))
        }
        TimeForm::Relative(form)
            if form.time.is_none_or(|part| !is_clock(part) && is_clock(time)) && form.date.is_day() =>
        {
            Some(TimeForm::Relative(RelativeTime { time: Some(time), ..*form }))
        }
        _ => None,
    }
}

const fn is_clock(time: TimeOfDay) -> bool {
    matches!(time, TimeOfDay::Clock { .. })
}

/// The time of day of a form that names no day.
fn bare_time(form: &TimeForm) -> Option<TimeOfDay> {
    match form {
        TimeForm::Relative(RelativeTime { date: RelativeDate::Step { count: 0, .. }, time, .. }) => *time,
        _ => None,
    }
}

fn expression(found: Found, tokens: &[Token], tenses: &Tenses) -> TimeExpression {
    let span = Span::new(tokens[found.start].span.start, tokens[found.end - 1].span.end);
    let value = match &found.form {
        TimeForm::Absolute(value) => value.clone(),
        TimeForm::Relative(form) => calendar::placeholder(form),
    };
    let (range, precision) = calendar::range(&value).unzip();
    let open = matches!(found.form, TimeForm::Relative(_));
    let tense = tenses.around(found.start, found.end, open);
    TimeExpression { span, kind: found.kind, form: found.form, tense, value, range, precision, anchor: None }
}
