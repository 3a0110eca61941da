//! A text in, the cues in it out: words and phrases that say how what is told stands to the day of writing and to other
//! tellings (`data/cues.tsv`): that it has not happened, happened again, is a plan, is looked back on, is invented.

use std::borrow::Cow;
use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::words::{lower, words};
use crate::data_file::rows;
use crate::model::Span;

/// What a phrase says; the names in the table are these.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Cue {
    /// Nothing, though a shorter phrase in it would.
    None,
    /// A number.
    Number,
    /// An ordinal from the second on.
    Ordinal,
    /// It has not happened.
    Negation,
    /// It has happened before, or has been put off.
    Again,
    /// One looks back on it from later years.
    Ago,
    /// It is invented, or stands in an old writing.
    Fiction,
    /// It was set for a date.
    Plan,
    /// It will be.
    Promise,
    /// A verb of the past.
    Past,
    /// A date behind this is that of a thing, not of the deed.
    Backward,
    /// Something began.
    Begin,
    /// Something ended.
    End,
    /// It lasts up to a date, or is meant for it.
    Limit,
    /// It happened in a year.
    Within,
    /// Years are counted from what stands behind it.
    Counted,
    /// A word between a preposition and a date.
    Vague,
    /// Held an office once.
    Former,
    /// Held, or will hold, an office at a time that nobody knows.
    Open,
    /// Has just taken an office.
    New,
    /// A body that has offices of its own.
    Body,
    /// Is in office.
    Acting,
}

/// A phrase, word by word, and what it says.
type Phrase = (Vec<&'static str>, Cue);

/// The phrases by their first word.
static PHRASES: LazyLock<FxHashMap<&'static str, Vec<Phrase>>> = LazyLock::new(|| {
    let mut phrases: FxHashMap<&str, Vec<Phrase>> = FxHashMap::default();
    for (cue, phrase) in table() {
        let words: Vec<&str> = phrase.split(' ').collect();
        phrases.entry(words[0]).or_default().push((words, cue));
    }
    phrases
});

/// The written numbers, from two on.
static NUMBERS: LazyLock<FxHashMap<&'static str, usize>> = LazyLock::new(|| all(Cue::Number).zip(2..).collect());
static ORDINALS: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| all(Cue::Ordinal).collect());

fn table() -> impl Iterator<Item = (Cue, &'static str)> {
    let columns = rows(include_str!("data/cues.tsv")).filter_map(|row| row.split_once('\t'));
    columns.filter_map(|(name, phrases)| Some((cue(name)?, phrases))).flat_map(|(cue, phrases)| {
        let phrases = phrases.split(", ");
        phrases.map(move |phrase| (cue, phrase))
    })
}

fn cue(name: &str) -> Option<Cue> {
    use serde::Deserialize;
    use serde::de::IntoDeserializer;
    use serde::de::value::{Error, StrDeserializer};
    let name: StrDeserializer<'_, Error> = name.into_deserializer();
    Cue::deserialize(name).ok()
}

fn all(cue: Cue) -> impl Iterator<Item = &'static str> {
    table().filter(move |(other, _)| *other == cue).map(|(_, phrase)| phrase)
}

/// The cues in a text, each with its place.
pub(super) fn of(text: &str) -> Vec<(Span, Cue)> {
    let words: Vec<(Span, Cow<'_, str>)> = words(text).map(|(span, word)| (span, lower(word))).collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let here = phrases_at(&words[at..]);
        let longest = here.iter().map(|(length, _)| *length).max().unwrap_or(1);
        let place = Span::new(words[at].0.start, words[at + longest - 1].0.end);
        found.extend(here.iter().filter(|(length, _)| *length == longest).map(|(_, cue)| (place, *cue)));
        at += longest;
    }
    found
}

/// Whether a text has a cue.
pub(super) fn has(text: &str, cue: Cue) -> bool {
    of(text).iter().any(|(_, other)| *other == cue)
}

/// The number a word stands for, from two on.
pub(super) fn number(word: &str) -> Option<String> {
    if is_in_digits(word) { Some(word.to_owned()) } else { NUMBERS.get(word).map(usize::to_string) }
}

fn is_in_digits(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|c| c.is_ascii_digit())
}

/// The phrases that words begin with, each with its length.
fn phrases_at(words: &[(Span, Cow<'_, str>)]) -> Vec<(usize, Cue)> {
    let first = words[0].1.as_ref();
    let starts = [Some(first), class(first)].into_iter().flatten();
    let phrases = starts.filter_map(|start| PHRASES.get(start)).flatten();
    let matching = phrases.filter(|(phrase, _)| {
        phrase.len() <= words.len()
            && phrase.iter().zip(words).all(|(asked, (_, word))| *asked == word.as_ref() || class(word) == Some(*asked))
    });
    matching.map(|(phrase, cue)| (phrase.len(), *cue)).collect()
}

/// The class of words that a word is of, as phrases name it.
fn class(word: &str) -> Option<&'static str> {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    if word.ends_with("n't") || word.ends_with("n’t") {
        Some("<n't>")
    } else if ORDINALS.contains(word) || digits > 0 && ["st", "nd", "rd", "th"].contains(&&word[digits..]) {
        Some("<nth>")
    } else {
        (is_in_digits(word) || NUMBERS.contains_key(word)).then_some("<n>")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table_is_of_a_known_kind() {
        for row in rows(include_str!("data/cues.tsv")) {
            let name = row.split('\t').next().unwrap_or_default();
            assert!(cue(name).is_some(), "{row}");
        }
    }

    #[test]
    fn the_longest_phrase_counts_and_classes_stand_for_words() {
        for text in ["for the third time", "It is her 2nd visit", "four times", "They met once again"] {
            assert!(has(text, Cue::Again), "{text}");
        }
        assert!(has("The pier didn’t burn", Cue::Negation));
        assert!(!has("not only the pier burnt", Cue::Negation));
        assert!(!has("a novel coronavirus", Cue::Fiction));
        assert_eq!(number("nine").as_deref(), Some("9"));
    }
}
