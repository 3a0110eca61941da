//! Text in, unanchored time expressions out: one pass over the tokens, the longest pattern first.

use super::calendar;
use super::forms;
use super::grammar::Grammar;
use super::lexer::{Token, lex};
use crate::model::{RelativeDate, RelativeTime, Span, TimeExpression, TimeForm, TimeKind, TimeOfDay};

/// A match on its way to an expression.
#[derive(Debug)]
struct Found {
    /// First token.
    start: usize,
    /// Token behind the last.
    end: usize,
    kind: TimeKind,
    form: TimeForm,
}

/// Finds the time expressions of a passage, in order, not overlapping, not yet anchored.
#[must_use]
pub fn scan(text: &str, language: Option<&str>) -> Vec<TimeExpression> {
    let _ = language;
    let grammar = Grammar::get();
    let tokens = lex(text, &grammar.vocabulary);
    let found = join(find(grammar, &tokens), &tokens, grammar);
    found.into_iter().map(|found| expression(found, &tokens)).collect()
}

fn find(grammar: &Grammar, tokens: &[Token]) -> Vec<Found> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let best = grammar.matches(tokens, at).into_iter().find_map(|(end, rule, captures)| {
            if !stands_free(tokens, at, end) {
                return None;
            }
            let form = forms::build(rule.operation, &rule.arguments, &captures)?;
            Some(Found { start: at, end, kind: rule.kind, form })
        });
        at = best.as_ref().map_or(at + 1, |best| best.end);
        found.extend(best);
    }
    found
}

/// Whether a match is not a piece of a longer number, amount or code.
fn stands_free(tokens: &[Token], start: usize, end: usize) -> bool {
    let numeric_start = tokens[start].is_number();
    let cut_before = start.checked_sub(1).is_some_and(|before| {
        let touching = tokens[start].glued && numeric_start;
        let mark = tokens[before].first;
        touching
            && (matches!(mark, '.' | ',' | '/' | ':' | '$' | '€' | '£' | '¥' | '#' | '+')
                || mark.is_alphanumeric() && mark != 'T')
    });
    let numeric_end = tokens[end - 1].is_number();
    let cut_behind = numeric_end
        && tokens.get(end).is_some_and(|next| {
            let number_goes_on = tokens.get(end + 1).is_some_and(|after| after.glued && after.is_number());
            next.glued && (next.first == '%' || matches!(next.first, '.' | ',' | '/' | ':') && number_goes_on)
        });
    !cut_before && !cut_behind
}

/// Joins a date and the time of day beside it: "15 November 2018 - 17:02", "10 p.m. on Wednesday".
fn join(found: Vec<Found>, tokens: &[Token], grammar: &Grammar) -> Vec<Found> {
    let joint = grammar.vocabulary.find("JOINT");
    let joins = |token: &Token| token.first == ',' || joint.is_some_and(|joint| token.value(joint).is_some());
    let mut joined: Vec<Found> = Vec::with_capacity(found.len());
    for next in found {
        if let Some(last) = joined.last_mut() {
            let gap = &tokens[last.end..next.start];
            if gap.len() <= 2 && gap.iter().all(joins) {
                if let Some(form) = combine(&last.form, &next.form).or_else(|| combine(&next.form, &last.form)) {
                    *last = Found { start: last.start, end: next.end, kind: TimeKind::Time, form };
                    continue;
                }
            }
        }
        joined.push(next);
    }
    joined
}

/// The day of one form at the time of day of the other.
fn combine(day: &TimeForm, time: &TimeForm) -> Option<TimeForm> {
    let time = bare_time(time)?;
    match day {
        TimeForm::Absolute(value) if value.len() == 10 && !value.contains('T') => {
            Some(TimeForm::Absolute(format!("{value}{}", calendar::time_suffix(Some(time)))))
        }
        TimeForm::Relative(form) if form.time.is_none() && form.date.is_day() => {
            Some(TimeForm::Relative(RelativeTime { time: Some(time), ..*form }))
        }
        _ => None,
    }
}

/// The time of day of a form that names no day.
fn bare_time(form: &TimeForm) -> Option<TimeOfDay> {
    match form {
        TimeForm::Relative(RelativeTime { date: RelativeDate::Step { count: 0, .. }, time, .. }) => *time,
        _ => None,
    }
}

fn expression(found: Found, tokens: &[Token]) -> TimeExpression {
    let span = Span::new(tokens[found.start].span.start, tokens[found.end - 1].span.end);
    let value = match &found.form {
        TimeForm::Absolute(value) => value.clone(),
        TimeForm::Relative(form) => calendar::placeholder(form),
    };
    let (range, precision) = calendar::range(&value).unzip();
    TimeExpression { span, kind: found.kind, form: found.form, value, range, precision, anchor: None }
}
