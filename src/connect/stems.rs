//! Words in, their stems out, as hashes or as they are written.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::sync::LazyLock;

use rust_stemmers::{Algorithm, Stemmer};
use rustc_hash::{FxHashMap, FxHashSet};

use super::words::{hash, words};
use crate::data_file::rows;

static STOP_WORDS: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    let lines = rows(include_str!("data/stop-words.txt"));
    lines.flat_map(str::split_whitespace).collect()
});

/// Whether a lower-case word says nothing of what a text is about.
pub(super) fn is_stop_word(word: &str) -> bool {
    STOP_WORDS.contains(word)
        || !word.is_ascii() && word.contains('’') && STOP_WORDS.contains(word.replace('’', "'").as_str())
}

/// Function words of other languages (Stopwords ISO), by primary language tag.
static STOP_WORDS_OF: LazyLock<FxHashMap<&'static str, FxHashSet<&'static str>>> = LazyLock::new(|| {
    let languages = stop_words::available_languages().iter().copied();
    languages.filter_map(|tag| Some((tag, stop_words::lookup(tag)?.iter().copied().collect()))).collect()
});

/// Whether a lower-case word says nothing of what a text in a language, known by its primary tag, is about.
pub(super) fn is_stop_word_of(tag: &str, word: &str) -> bool {
    is_stop_word(word) || STOP_WORDS_OF.get(tag).is_some_and(|words| words.contains(word))
}

/// The stems of a text's words that carry meaning, as they are written. Words of one or two bytes carry none.
pub(super) fn written_stems(text: &str) -> BTreeSet<String> {
    let stemmer = Stemmer::create(Algorithm::English);
    let content = words(text).map(|(_, word)| word.to_lowercase()).filter(|word| word.len() > 2 && !is_stop_word(word));
    content.map(|word| stemmer.stem(&word).into_owned()).collect()
}

/// Most words whose stems a thread remembers: the vocabulary of a large collection, some megabytes.
const REMEMBERED: usize = 300_000;

thread_local! {
    /// The stems that were asked for in this thread, by the hash of the word as written. Stemming is the dearest step of
    /// many, and words come back.
    static KNOWN: RefCell<FxHashMap<u64, Option<u64>>> = RefCell::default();
}

/// Stems words, each only once in a thread.
pub(super) struct Stems {
    stemmer: Stemmer,
}

impl Stems {
    /// A stemmer for English; words of other languages mostly keep their form.
    pub(super) fn new() -> Self {
        Self { stemmer: Stemmer::create(Algorithm::English) }
    }

    /// The stems of a text's words that carry meaning, as hashes, each with the number of the word.
    pub(super) fn of(&mut self, text: &str) -> Vec<(u64, usize)> {
        KNOWN.with_borrow_mut(|known| {
            words(text).enumerate().filter_map(|(at, (_, word))| Some((self.remembered(known, word)?, at))).collect()
        })
    }

    /// The hash of a word's stem; none for a word that carries none.
    pub(super) fn stem(&mut self, word: &str) -> Option<u64> {
        KNOWN.with_borrow_mut(|known| self.remembered(known, word))
    }

    fn remembered(&self, known: &mut FxHashMap<u64, Option<u64>>, word: &str) -> Option<u64> {
        let key = hash(word);
        if let Some(stem) = known.get(&key) {
            return *stem;
        }
        if known.len() >= REMEMBERED {
            known.clear();
        }
        let stem = self.work_out(word);
        known.insert(key, stem);
        stem
    }

    fn work_out(&self, word: &str) -> Option<u64> {
        let lower = word.to_lowercase();
        let short = lower.chars().count() < 2 || lower.bytes().all(|byte| byte.is_ascii_digit()) && lower.len() != 4;
        (!short && !is_stop_word(&lower)).then(|| hash(&self.stemmer.stem(&lower)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_languages_have_their_own_stop_words() {
        assert!(is_stop_word_of("de", "der") && is_stop_word_of("fr", "les") && !is_stop_word_of("de", "hafen"));
    }

    #[test]
    fn forms_of_a_word_have_one_stem_and_stop_words_none() {
        let mut stems = Stems::new();
        let of = |stems: &mut Stems, text| stems.of(text).into_iter().map(|(stem, _)| stem).collect::<Vec<_>>();
        assert_eq!(of(&mut stems, "The bridges"), of(&mut stems, "a bridge"));
        assert!(is_stop_word("the") && is_stop_word("isn’t") && !is_stop_word("harbour"));
    }
}
