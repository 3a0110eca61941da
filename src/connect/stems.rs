//! Words in, their stems out, as hashes or as they are written.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::LazyLock;

use rust_stemmers::{Algorithm, Stemmer};

use super::words::{hash, words};

static STOP_WORDS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    let lines = include_str!("data/stop-words.txt").lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(str::split_whitespace).collect()
});

/// Whether a lower-case word says nothing of what a text is about.
pub(super) fn is_stop_word(word: &str) -> bool {
    STOP_WORDS.contains(word) || word.contains('’') && STOP_WORDS.contains(word.replace('’', "'").as_str())
}

/// The stems of a text's words that carry meaning, as they are written. Words of one or two bytes carry none.
pub(super) fn written_stems(text: &str) -> BTreeSet<String> {
    let stemmer = Stemmer::create(Algorithm::English);
    let content = words(text).map(|(_, word)| word.to_lowercase()).filter(|word| word.len() > 2 && !is_stop_word(word));
    content.map(|word| stemmer.stem(&word).into_owned()).collect()
}

/// Stems words, each only once.
pub(super) struct Stems {
    stemmer: Stemmer,
    known: HashMap<String, Option<u64>>,
}

impl Stems {
    /// A stemmer for English; words of other languages mostly keep their form.
    pub(super) fn new() -> Self {
        Self { stemmer: Stemmer::create(Algorithm::English), known: HashMap::new() }
    }

    /// The stems of a text's words that carry meaning, as hashes, each with the number of the word.
    pub(super) fn of(&mut self, text: &str) -> Vec<(u64, usize)> {
        words(text).enumerate().filter_map(|(at, (_, word))| Some((self.stem(word)?, at))).collect()
    }

    /// The hash of a word's stem; none for a word that carries none.
    pub(super) fn stem(&mut self, word: &str) -> Option<u64> {
        if let Some(known) = self.known.get(word) {
            return *known;
        }
        let lower = word.to_lowercase();
        let short = lower.chars().count() < 2 || lower.bytes().all(|byte| byte.is_ascii_digit()) && lower.len() != 4;
        let stem = (!short && !is_stop_word(&lower)).then(|| hash(&self.stemmer.stem(&lower)));
        self.known.insert(word.to_owned(), stem);
        stem
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_have_one_stem_and_stop_words_none() {
        let mut stems = Stems::new();
        let of = |stems: &mut Stems, text| stems.of(text).into_iter().map(|(stem, _)| stem).collect::<Vec<_>>();
        assert_eq!(of(&mut stems, "The bridges"), of(&mut stems, "a bridge"));
        assert!(is_stop_word("the") && is_stop_word("isn’t") && !is_stop_word("harbour"));
    }
}
