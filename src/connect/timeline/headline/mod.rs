//! A sentence in, one clean clause out that says what happened.
//!
//! 1. What ties the sentence to the one before goes ([`opening`]); a quotation gets its speaker's name in front, and a
//!    pronoun at the start is replaced by the name it stands for ([`Who`]).
//! 2. Of a sentence that opens with a subordinate clause or is too long, the clause that holds the time expression is
//!    taken ([`clause`]); an attribution or a connective at its end goes.
//! 3. What is still too long loses the circumstances between a verb of saying and its message, then relative clauses
//!    between commas ([`asides`]), then ends before the last phrase that leaves a whole clause ([`cut`]).
//! 4. Quotation marks and brackets are balanced ([`marks`]).
//!
//! Shortening a sentence by whole clauses and phrases, not by single words, is the trimming of headlines of Dorr, Zajic
//! and Schwartz (*Hedge Trimmer*, 2003), here without a parser.

mod asides;
mod clause;
mod cut;
mod marks;
mod words;

use crate::model::Span;

/// The length a headline may have, in characters.
const LONGEST: usize = 125;
/// A headline shorter than this says too little.
const SHORTEST: usize = 30;

/// The person who speaks in a sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Who<'a> {
    /// The name.
    pub(super) name: &'a str,
    /// What is said, in the same text as the sentence, without its marks.
    pub(super) quotation: Span,
    /// The pronoun that stands for the name.
    pub(super) pronoun: Option<Span>,
}

/// Cuts the headline from a sentence of `text`, so that the time expression stays inside where it can.
pub(super) fn of(text: &str, sentence: Span, time: Option<Span>, who: Option<Who<'_>>) -> String {
    let start = sentence.start + opening(sentence.of(text));
    let rest = Span::new(start, sentence.end);
    if let Some(headline) = who.and_then(|who| quotation(text, rest, who)) {
        return headline;
    }
    let named = who.and_then(|who| Some((who.name, who.pronoun.filter(|pronoun| pronoun.start == start)?)));
    let (prefix, body) = named.map_or(("", rest), |(name, pronoun)| (name, Span::new(pronoun.end, sentence.end)));
    let when =
        time.filter(|time| body.contains(time)).map(|time| Span::new(time.start - body.start, time.end - body.start));
    let written = format!("{prefix}{}", body.of(text));
    let when = when.map(|when| when.shifted(prefix.len()));
    finish(&cut::to_length(clause::telling(&written, when), LONGEST))
}

/// Whether a sentence says something by itself: it is no question, and does not open with a word for what is named
/// elsewhere.
pub(super) fn stands_alone(sentence: &str) -> bool {
    let first = sentence.split_whitespace().next().unwrap_or_default();
    !sentence.trim_end().ends_with('?') && !words::is_pronoun(first)
}

/// “What was said,” behind the name of who said it, of a sentence that opens with a quotation.
fn quotation(text: &str, sentence: Span, who: Who<'_>) -> Option<String> {
    let written = sentence.of(text);
    let mark = written.chars().next().filter(|mark| matches!(mark, '“' | '"'))?;
    let start = sentence.start + mark.len_utf8();
    let said = Span::new(start, who.quotation.end.min(sentence.end));
    if who.quotation.start > start || said.is_empty() {
        return None;
    }
    let room = LONGEST.saturating_sub(who.name.chars().count() + 4).max(SHORTEST);
    let close = if mark == '“' { '”' } else { mark };
    // A quotation that goes on behind "he said" is cut there.
    let said = said.of(text).split(close).next().unwrap_or_default();
    let whole = clause::Clause { words: without_end_marks(said), when: None };
    Some(format!("{}: “{}”", who.name, finish(&cut::to_length(whole, room)).replace(['“', '”'], "’")))
}

/// Where the sentence starts, behind its connectives.
fn opening(sentence: &str) -> usize {
    let mut start = 0;
    while let Some(rest) = sentence.get(start..) {
        let Some(next) = words::connectives().find_map(|(connective, not)| behind(rest, connective, not)) else {
            break;
        };
        start += next;
    }
    start
}

/// Where the rest begins, behind a connective in any case and its comma, unless a certain word follows.
fn behind(rest: &str, connective: &str, not: Option<&str>) -> Option<usize> {
    let (words, comma) = connective.strip_suffix(',').map_or((connective, false), |words| (words, true));
    rest.get(..words.len()).filter(|head| head.eq_ignore_ascii_case(words))?;
    let tail = &rest[words.len()..];
    let ends = if comma { tail.starts_with(',') } else { tail.starts_with([' ', ',']) };
    let gap = tail.len() - tail.trim_start_matches([',', ' ']).len();
    let other = not.is_some() && tail.split_whitespace().next() == not;
    (ends && !other && gap < tail.len()).then_some(words.len() + gap)
}

/// A clause without the marks and spaces at its end.
fn without_end_marks(clause: &str) -> &str {
    clause.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ',' | ';' | ':' | '-' | '–' | '—'))
}

/// One line with balanced marks, beginning with a capital.
fn finish(clause: &str) -> String {
    let line = clause.split_whitespace().collect::<Vec<_>>().join(" ");
    let balanced = marks::balance(&line);
    let balanced = [".”", ",”"]
        .iter()
        .find_map(|end| balanced.strip_suffix(end))
        .map_or(balanced.clone(), |said| format!("{said}”"));
    let mut chars = balanced.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests;
