//! Text in, unanchored time expressions out: one pass over the tokens, the longest pattern first.

use super::calendar;
use super::forms::{self, Operation};
use super::grammar::Grammar;
use super::lexer::{Token, lex};
use super::numbers;
use super::tense::Tenses;
use super::vocabulary::{Symbol, Vocabulary};
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
            let in_context =
                rule.operation != Operation::BareYear || may_be_year(text, tokens, at, &grammar.vocabulary);
            let age = rule.kind == TimeKind::Duration && is_age(text, tokens, end);
            let of_elsewhere = rule.operation.is_foreign() && !foreign;
            if !in_context
                || of_elsewhere
                || age
                || is_title(rule.operation, tokens, at, end)
                || !rule.reaches_out() && !stands_free(tokens, at, end)
            {
                return None;
            }
            let dependent = rule.operation == Operation::BarePart;
            let form = forms::build(rule.operation, &rule.arguments, &captures);
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

/// Whether a deictic expression is the end of a name: "World Today", "Player of the Year", "This Week" in quotes.
fn is_title(operation: Operation, tokens: &[Token], at: usize, end: usize) -> bool {
    let capital = |at: usize| tokens.get(at).is_some_and(|token| token.first.is_uppercase());
    let alone = end == at + 1;
    let deictic = matches!(operation, Operation::Step | Operation::Later | Operation::Value | Operation::Part);
    let Some(before) = at.checked_sub(1).filter(|_| deictic && capital(end - 1)) else { return false };
    let quoted = matches!(tokens[before].first, '"' | '“' | '‘' | '`' | '\'' | '’');
    match (alone, capital(at)) {
        (true, _) => capital(before),
        (false, true) => quoted,
        (false, false) => tokens[at].first.is_lowercase(),
    }
}

/// Whether "-old" follows, which makes a duration somebody's age.
fn is_age(text: &str, tokens: &[Token], end: usize) -> bool {
    let behind = |at: usize| tokens.get(at).map_or("", |token| token.span.of(text));
    tokens.get(end).is_some_and(Token::is_hyphen) && matches!(behind(end + 1), "old" | "olds")
}

/// Whether four digits on their own are a year: the word before them leads to one, or nothing countable follows.
fn may_be_year(text: &str, tokens: &[Token], at: usize, vocabulary: &Vocabulary) -> bool {
    let is = |token: &Token, class| vocabulary.find(class).is_some_and(|symbol| token.value(symbol).is_some());
    let modern = tokens[at].readings.iter().any(|reading| (1700..=2099).contains(&reading.value));
    let hyphen = at > 1 && tokens[at - 1].is_hyphen();
    let before = at.checked_sub(if hyphen { 2 } else { 1 });
    let listed = at > 1 && tokens[at - 1].first == ',' && tokens[at - 2].value(Symbol::YEAR).is_some();
    let led = listed
        || before.is_some_and(|before| is(&tokens[before], "BEFOREYEAR") || hyphen && is(&tokens[before], "YEAR"));
    let Some(next) = tokens.get(at + 1) else { return modern || led };
    let written = next.span.of(text);
    let word = |at: Option<usize>| at.map_or("", |at| tokens[at].span.of(text));
    // Before a single thing no thousands can stand; before several the word in front must not count them.
    let thing = is(next, "DATEDTHING") && (led || !written.ends_with('s')) || led && is(next, "YEARFIGURE");
    let dated = thing || word(before) == "of" && at > 1 && is(&tokens[at - 2], "DATEDTHING");
    if dated && modern {
        return true;
    }
    let plural = next.first.is_lowercase() && written.ends_with('s') && !is(next, "FUNCTION") && !is(next, "PASTVERB");
    let counted = is(next, "UNIT") || written == "people" || plural;
    !counted && if next.first.is_lowercase() { led && modern } else { led || modern }
}

/// Whether a word names a thing that is often called by its year: a treaty, an election, a flood.
#[must_use]
pub fn may_be_called_by_year(word: &str) -> bool {
    let vocabulary = &Grammar::get().vocabulary;
    let Some(class) = vocabulary.find("DATEDTHING") else { return false };
    let capital = word.starts_with(char::is_uppercase);
    vocabulary.readings(&word.to_lowercase(), capital).any(|reading| reading.symbol == class)
}

/// Whether a match is not a piece of a longer number, amount or code.
fn stands_free(tokens: &[Token], start: usize, end: usize) -> bool {
    let numeric_start = tokens[start].is_number();
    let cut_before = start.checked_sub(1).is_some_and(|before| {
        let touching = tokens[start].glued && numeric_start;
        let mark = tokens[before].first;
        let circa = mark == '.' && before > 0 && tokens[before - 1].first == 'c' && tokens[before - 1].span.len() <= 2;
        touching
            && !circa
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
            if (gap.len() <= 2 && gap.iter().all(joins) || is_bracket(gap))
                && let Some(form) = combine(&last.form, &next.form).or_else(|| combine(&next.form, &last.form))
            {
                *last = Found { start: last.start, end: next.end, kind: TimeKind::Time, form, dependent: false };
                continue;
            }
        }
        joined.push(next);
    }
    joined.retain(|found| !found.dependent);
    joined
}

/// Whether a gap holds nothing but the same time elsewhere: "10:35 a.m. (0735 GMT) Friday".
fn is_bracket(gap: &[Token]) -> bool {
    let (Some(open), Some(close)) = (gap.first(), gap.last()) else { return false };
    open.first == '(' && close.first == ')' && gap.len() <= LONGEST_BRACKET && gap[1].is_number()
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
