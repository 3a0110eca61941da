//! The words that headlines are cut by: tables beside this file, and what they say about a word.

use std::borrow::Cow;
use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::asides;
use crate::connect::words::lower;
use crate::data_file::rows;

/// The words within which "by" follows a participle, or its auxiliary goes before it.
const BY_WITHIN: usize = 2;

/// Words that tie a sentence to the one before, in lower case, and the word that must not follow.
static CONNECTIVES: LazyLock<Vec<(&str, Option<&str>)>> = LazyLock::new(|| {
    let rows = rows(include_str!("data/connectives.txt"));
    rows.map(|line| line.split_once(" !").map_or((line, None), |(words, other)| (words, Some(other)))).collect()
});
/// Words that open a pair or join its parts, with which of both they do.
static PAIRS: LazyLock<FxHashSet<(&str, &str)>> = LazyLock::new(|| {
    let columns = rows(include_str!("data/pairs.txt")).filter_map(|row| row.split_once('\t'));
    columns.flat_map(|(part, words)| words.split(' ').map(move |word| (part, word))).collect()
});

static SAYING: LazyLock<FxHashSet<&str>> = LazyLock::new(|| words(include_str!("data/saying.txt")));
static SUBORDINATORS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| words(include_str!("data/subordinators.txt")));
static FINITE: LazyLock<FxHashSet<&str>> = LazyLock::new(|| words(include_str!("data/finite.txt")));
static CARRYING: LazyLock<FxHashSet<&str>> = LazyLock::new(|| words(include_str!("data/carrying.txt")));
static AHEAD: LazyLock<FxHashSet<&str>> = LazyLock::new(|| words(include_str!("data/ahead.txt")));
static LIMITING: LazyLock<FxHashSet<&str>> = LazyLock::new(|| words(include_str!("data/limiting.txt")));
static RELATIVE: LazyLock<FxHashSet<&str>> = LazyLock::new(|| words(include_str!("data/relative.txt")));
static LEADING: LazyLock<FxHashSet<&str>> = LazyLock::new(|| words(include_str!("data/leading.txt")));
static PRONOUNS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| words(include_str!("data/pronouns.txt")));
static PASSIVE: LazyLock<FxHashSet<&str>> = LazyLock::new(|| words(include_str!("data/passive.txt")));
static BOUNDARIES: LazyLock<Vec<String>> = LazyLock::new(|| spaced(include_str!("data/boundaries.txt")));
static COORDINATORS: LazyLock<Vec<String>> = LazyLock::new(|| spaced(include_str!("data/coordinators.txt")));

fn words(table: &'static str) -> FxHashSet<&'static str> {
    rows(table).flat_map(str::split_whitespace).collect()
}

fn spaced(table: &'static str) -> Vec<String> {
    rows(table).map(|mark| mark.replace('_', " ")).collect()
}

/// Words that tie a sentence to the one before, and the word that must not follow; a comma at the end must.
pub(super) fn connectives() -> impl Iterator<Item = (&'static str, Option<&'static str>)> {
    CONNECTIVES.iter().copied()
}

/// What a headline may end before, the best cut first.
pub(super) fn boundaries() -> impl Iterator<Item = &'static str> {
    BOUNDARIES.iter().map(String::as_str)
}

/// What parts the main clauses of a sentence.
pub(super) fn coordinators() -> impl Iterator<Item = &'static str> {
    COORDINATORS.iter().map(String::as_str)
}

/// Whether a word opens a pair, as "between" does.
pub(super) fn opens_a_pair(word: &str) -> bool {
    PAIRS.contains(&("open", bare(word).as_ref()))
}

/// Whether a word joins the parts of a pair.
pub(super) fn joins_a_pair(word: &str) -> bool {
    PAIRS.contains(&("join", word))
}

/// A word without the marks around it, in lower case.
pub(super) fn bare(word: &str) -> Cow<'_, str> {
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
    if bare.contains('’') { Cow::Owned(bare.replace('’', "'").to_lowercase()) } else { lower(bare) }
}

/// Whether a word is a verb of saying.
pub(super) fn says(word: &str) -> bool {
    SAYING.contains(bare(word).as_ref())
}

/// Whether the words behind a comma only tell who said what stands before it.
pub(super) fn attributes(tail: &str) -> bool {
    let words: Vec<&str> = tail.split_whitespace().collect();
    let passive = |at: usize| at > 0 && PASSIVE.contains(words[at - 1]);
    words.len() <= 8 && words.iter().position(|word| says(word)).is_some_and(|at| !passive(at))
}

/// Whether a word opens a subordinate clause.
pub(super) fn subordinates(word: &str) -> bool {
    SUBORDINATORS.contains(bare(word).as_ref())
}

/// Whether a word opens a clause that may never have come true: "before the jury could convict him, he fled".
pub(super) fn looks_ahead(word: &str) -> bool {
    AHEAD.contains(bare(word).as_ref())
}

/// Whether a word may be the finite verb of a clause.
pub(super) fn is_finite(word: &str) -> bool {
    let lower = word.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_lowercase);
    let bare = bare(word);
    lower && (bare.len() > 4 && bare.ends_with("ed") || FINITE.contains(bare.as_ref()))
}

/// Whether a word leads to another, so that nothing ends with it.
pub(super) fn leads_on(word: &str) -> bool {
    LEADING.contains(word)
}

/// Whether a text has a subject's worth of words and a finite verb behind them that is no aside's.
pub(super) fn is_clause(text: &str) -> bool {
    let main = asides::main(text);
    let words: Vec<&str> = main.split_whitespace().collect();
    (1..words.len()).any(|at| is_finite(words[at]) && !is_participle(&words, at))
}

/// Whether what may be a finite verb is what has been done by somebody: "a team put together by", but not "was led by".
fn is_participle(words: &[&str], at: usize) -> bool {
    let by = words[at + 1..].iter().take(BY_WITHIN).any(|word| *word == "by");
    let carried = words[..at].iter().rev().take(BY_WITHIN).any(|word| CARRYING.contains(bare(word).as_ref()));
    by && !carried && !CARRYING.contains(bare(words[at]).as_ref())
}

/// Whether words take back a part of what stands before them.
pub(super) fn limits(rest: &str) -> bool {
    rest.split_whitespace().any(|word| LIMITING.contains(bare(word).as_ref()))
}

/// Whether a word may open a relative clause behind a comma.
pub(super) fn is_relative(word: &str) -> bool {
    RELATIVE.contains(bare(word).as_ref())
}

/// Whether a word stands for somebody or something named elsewhere.
pub(super) fn is_pronoun(word: &str) -> bool {
    PRONOUNS.contains(bare(word).as_ref())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clause_has_a_verb_behind_its_subject() {
        assert!(is_clause("the mayor resigned"));
        assert!(is_clause("the bridge will be closed"));
        assert!(!is_clause("mayor of the town in 1931"));
        assert!(!is_clause("Visited by the queen"), "{}", "a participle without a subject");
        assert!(!is_clause("a team put together by the board") && is_clause("the town was then ruled by the board"));
        assert!(!is_clause("the mayor, who is ill") && is_clause("the mayor, who is ill, resigned"));
    }

    #[test]
    fn words_are_known_with_their_marks() {
        assert!(says("“said,") && subordinates("When") && is_pronoun("He") && !is_finite("red"));
    }
}
