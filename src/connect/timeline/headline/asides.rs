//! Relative clauses between commas: "the mayor, who is ill, resigned" is about a mayor who resigned.
//!
//! An aside begins with a comma and a relative pronoun and ends with the comma before the main verb; one that no such
//! comma closes goes on to the end.

use super::marks::depth_at;
use super::words;
use crate::model::Span;

/// The first aside from `from` on, with its commas and the space before it, and whether it is closed.
fn next(text: &str, from: usize) -> Option<(Span, bool)> {
    let tail = text.get(from..)?;
    let start = from + tail.match_indices(", ").map(|(at, _)| at).find(|&at| opens(text, from + at))?;
    let ends = text[start + 1..].match_indices(',').map(|(at, _)| start + 1 + at + 1);
    let end = ends.into_iter().find(|&end| {
        let verb = text[end..].split_whitespace().next().is_some_and(words::is_finite);
        verb && depth_at(text, end) == depth_at(text, start)
    });
    let before = text[..start].trim_end().len();
    Some((Span::new(before, end.unwrap_or(text.len())), end.is_some()))
}

/// Whether the comma at `at` stands before a relative pronoun.
fn opens(text: &str, at: usize) -> bool {
    let first = text[at + 1..].split_whitespace().next().unwrap_or_default();
    at > 0 && words::is_relative(first)
}

/// A text without its asides.
pub(super) fn main(text: &str) -> String {
    without(text, |_, _| true)
}

/// A clause without the asides that are closed and do not hold the time expression; nothing where there is none.
pub(super) fn shortened(text: &str, when: Option<Span>) -> Option<String> {
    let shorter = without(text, |aside, closed| closed && !when.is_some_and(|when| aside.contains(&when)));
    (shorter.len() < text.len()).then_some(shorter)
}

fn without(text: &str, drops: impl Fn(Span, bool) -> bool) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut from = 0;
    while let Some((aside, closed)) = next(text, from) {
        let end = if drops(aside, closed) { aside.start } else { aside.end };
        kept.push_str(&text[from..end]);
        from = aside.end;
    }
    kept.push_str(&text[from..]);
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_aside_ends_before_the_main_verb() {
        let text = "Anna Brandt, who was born in Riga, Latvia, in 1950, resigned on Monday, which nobody saw coming";
        assert_eq!(main(text), "Anna Brandt resigned on Monday");
        assert_eq!(shortened(text, None).as_deref(), Some("Anna Brandt resigned on Monday, which nobody saw coming"));
        let born = text.find("1950").map(|at| Span::new(at, at + 4));
        assert_eq!(shortened(text, born), None);
        assert_eq!(shortened("The mayor resigned, and the board met", None), None);
    }
}
