//! A sentence in, one clean clause out that says what happened.
//!
//! The clause starts with the sentence, without the connectives that tie it to the one before, and ends at the last
//! clause boundary that leaves it short enough: no attribution at the end, no dangling conjunction.

use crate::model::Span;

/// The length a headline may have, in characters.
const LONGEST: usize = 110;
/// A headline shorter than this says too little.
const SHORTEST: usize = 30;

/// Words that tie a sentence to the one before, in lower case.
const CONNECTIVES: &str = include_str!("data/connectives.txt");
/// Words that a clause or phrase starts with, so that a headline may end before them, the best cut first.
const BOUNDARIES: &str = include_str!("data/boundaries.txt");
/// Verbs of saying that end a sentence after the words reported.
const SAYING: &str = include_str!("data/saying.txt");

fn entries(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// Cuts the headline from a sentence of `text`, so that the time expression stays inside where it can.
pub(super) fn cut(text: &str, sentence: Span, time: Option<Span>) -> String {
    let written = sentence.of(text);
    let mut keep = time.map_or(0, |time| time.end.saturating_sub(sentence.start).min(written.len()));
    let start = opening(written);
    keep = keep.saturating_sub(start);
    let clause = written.get(start..).unwrap_or(written);
    let clause = clause.trim_end_matches(['.', ',', ';', ':', ' ', '\u{a0}']);
    let clause = without_attribution(clause, keep);
    let shortened = if clause.chars().count() <= LONGEST { clause.to_owned() } else { shorten(clause, keep) };
    capitalise(&balance(&flatten(&shortened)))
}

/// Where the sentence starts, behind its connectives.
fn opening(sentence: &str) -> usize {
    let mut start = 0;
    while let Some(rest) = sentence.get(start..) {
        let Some(next) = entries(CONNECTIVES).find_map(|connective| behind(rest, connective)) else { break };
        start += next;
    }
    start
}

/// Where the rest begins, behind a connective in any case and its comma.
fn behind(rest: &str, connective: &str) -> Option<usize> {
    let (words, comma) = connective.strip_suffix(',').map_or((connective, false), |words| (words, true));
    let head = rest.get(..words.len())?;
    let tail = &rest[words.len()..];
    let ends = if comma { tail.starts_with(',') } else { tail.starts_with([' ', ',']) };
    let gap = tail.len() - tail.trim_start_matches([',', ' ']).len();
    (head.eq_ignore_ascii_case(words) && ends && gap < tail.len()).then_some(words.len() + gap)
}

/// The clause without ", he said" at its end.
fn without_attribution(clause: &str, keep: usize) -> &str {
    let Some(comma) = clause.rfind(", ") else { return clause };
    let tail = &clause[comma + 2..];
    let words = tail.split_whitespace().count();
    let says = tail.split_whitespace().any(|word| entries(SAYING).any(|verb| verb == word));
    if says && words <= 8 && comma >= keep.max(SHORTEST) { &clause[..comma] } else { clause }
}

/// The clause up to the best boundary within the length allowed.
fn shorten(clause: &str, keep: usize) -> String {
    let limit = clause.char_indices().nth(LONGEST).map_or(clause.len(), |(at, _)| at);
    let within = &clause[..limit];
    let last = |boundary: &str, from: usize| within.rfind(boundary).filter(|&at| at >= from && at >= SHORTEST);
    let at = entries(BOUNDARIES)
        .map(|boundary| boundary.replace('_', " "))
        .find_map(|boundary| last(&boundary, keep))
        .or_else(|| {
            entries(BOUNDARIES)
                .map(|boundary| boundary.replace('_', " "))
                .find_map(|boundary| last(&boundary, SHORTEST))
        });
    match at {
        Some(at) => clause[..at].trim_end_matches([',', ';', ':', ' ', '-', '–', '—']).to_owned(),
        None => {
            let end = within.rfind(' ').unwrap_or(limit);
            format!("{}…", within[..end].trim_end_matches([',', ';', ':', ' ']))
        }
    }
}

/// One line, single spaces.
fn flatten(clause: &str) -> String {
    clause.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Without quotation marks and brackets that have lost their partner.
fn balance(clause: &str) -> String {
    let pairs = [('“', '”'), ('(', ')'), ('[', ']'), ('«', '»'), ('„', '“')];
    let mut clause = clause.to_owned();
    for (open, close) in pairs {
        if clause.matches(open).count() != clause.matches(close).count() {
            clause = clause.replace([open, close], "");
        }
    }
    if clause.matches('"').count() % 2 == 1 { clause.replace('"', "") } else { clause }
}

fn capitalise(clause: &str) -> String {
    let mut chars = clause.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(sentence: &str) -> String {
        cut(sentence, Span::new(0, sentence.len()), None)
    }

    #[test]
    fn connectives_and_attributions_go() {
        assert_eq!(of("However, the mayor resigned on Monday."), "The mayor resigned on Monday");
        assert_eq!(of("But in 1931, the mill burned down."), "In 1931, the mill burned down");
        assert_eq!(
            of("The two firms agreed on a merger in May, the chief executive said."),
            "The two firms agreed on a merger in May"
        );
    }

    #[test]
    fn long_sentences_end_at_a_clause() {
        let long = "The council of the old harbour town voted on Tuesday to rebuild the stone bridge, which had been \
                    closed since the great flood, and to ask the province for a third of the money";
        assert_eq!(of(long), "The council of the old harbour town voted on Tuesday to rebuild the stone bridge");
    }

    #[test]
    fn lost_marks_go() {
        assert_eq!(of("He called it “the end of the road."), "He called it the end of the road");
    }
}
