//! A sentence in, the clause that tells of the event out.

use super::marks::depth_at;
use super::{LONGEST, SHORTEST, without_end_marks, words};
use crate::model::Span;

/// A clause and where in it the time expression stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Clause<'a> {
    pub(super) words: &'a str,
    pub(super) when: Option<Span>,
}

impl<'a> Clause<'a> {
    /// The part of the clause from `start` up to `end`.
    fn part(self, start: usize, end: usize) -> Self {
        let words = self.words.get(start..end).unwrap_or_default();
        let inside = Span::new(start, end);
        let when = self.when.filter(|when| inside.contains(when));
        Self { words, when: when.map(|when| Span::new(when.start - start, when.end - start)) }
    }

    pub(super) fn is_long(self, longest: usize) -> bool {
        self.words.chars().count() > longest
    }
}

/// The clause of a sentence that holds the time expression, without attribution or connective at its end.
pub(super) fn telling(sentence: &str, when: Option<Span>) -> Clause<'_> {
    let whole = Clause { words: without_end_marks(sentence), when };
    let clause = without_end(subordinate(whole));
    without_end(if clause.is_long(LONGEST) { coordinate(clause) } else { clause })
}

/// Of "When A, B" the clause A, where A holds the time expression and stands on its own.
fn subordinate(clause: Clause<'_>) -> Clause<'_> {
    let inner = || {
        let opens = |word: &&str| words::subordinates(word) && !words::looks_ahead(word);
        let first = clause.words.split_whitespace().next().filter(opens)?;
        let comma = clause.words.find(", ").filter(|&comma| clause.when.is_some_and(|when| when.end <= comma))?;
        let start = first.len() + clause.words[first.len()..].len() - clause.words[first.len()..].trim_start().len();
        let inner = clause.part(start, comma);
        let subject = inner.words.split_whitespace().next()?;
        let alone = words::is_clause(inner.words) && !words::is_pronoun(subject) && inner.words.len() >= SHORTEST / 2;
        alone.then_some(inner)
    };
    inner().unwrap_or(clause)
}

/// Of "A, and B" the clause that holds the time expression, where it stands on its own.
fn coordinate(clause: Clause<'_>) -> Clause<'_> {
    let Some(when) = clause.when else { return clause };
    let mut cuts: Vec<(usize, usize)> = words::coordinators()
        .flat_map(|mark| clause.words.match_indices(mark).map(|(at, mark)| (at, at + mark.len())))
        .filter(|&(at, _)| depth_at(clause.words, at) == 0)
        .collect();
    cuts.sort_unstable();
    // What stands behind "the story that" may all be the story.
    let told = |start: &usize| clause.words[..*start].split_whitespace().any(|word| word == "that");
    let start = cuts.iter().rev().map(|cut| cut.1).find(|&start| start <= when.start);
    if start.as_ref().is_some_and(told) {
        return clause;
    }
    let end = cuts.iter().map(|cut| cut.0).find(|&end| end >= when.end).unwrap_or(clause.words.len());
    let behind = start.map(|start| clause.part(start, end)).filter(|part| stands_alone(part.words));
    let first = clause.part(0, end);
    behind.or_else(|| stands_alone(first.words).then_some(first)).unwrap_or(clause)
}

/// Whether a part of a sentence has a subject and a verb of its own.
fn stands_alone(part: &str) -> bool {
    let first = part.split_whitespace().next().unwrap_or_default();
    let subject = !words::is_pronoun(first) && !words::is_finite(first);
    subject && words::is_clause(part) && part.chars().count() >= SHORTEST
}

/// The clause without ", however" at its end.
pub(super) fn without_end(clause: Clause<'_>) -> Clause<'_> {
    let Some(comma) = clause.words.rfind(", ") else { return clause };
    let tail = &clause.words[comma + 2..];
    let kept = clause.when.map_or(0, |when| when.end).max(SHORTEST);
    let connective =
        words::connectives().any(|(connective, _)| connective.trim_end_matches(',').eq_ignore_ascii_case(tail));
    if comma >= kept && connective { clause.part(0, comma) } else { clause }
}

/// Where who said it stands at the end: the comma of ", prosecutors claimed". What one says another did is not printed
/// without it.
pub(super) fn attribution(clause: &str) -> Option<usize> {
    clause.rmatch_indices(", ").map(|(comma, _)| comma).take(2).find(|comma| words::attributes(&clause[comma + 2..]))
}
