//! The lists of English words that phrases and terms are judged by.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::data_file::rows;

static WEAK_HEADS: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| list(include_str!("data/weak-heads.txt")));
static MATTERS: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| list(include_str!("data/matter-nouns.txt")));

/// The lists of words by their context, by name.
static CONTEXTS: LazyLock<FxHashMap<&'static str, FxHashSet<&'static str>>> = LazyLock::new(|| {
    let rows = include_str!("data/context-words.tsv").lines().filter_map(|line| line.split_once('\t'));
    rows.map(|(name, words)| (name, list(words))).collect()
});

fn list(table: &'static str) -> FxHashSet<&'static str> {
    rows(table).flat_map(str::split_whitespace).collect()
}

fn is_in_context(name: &str, word: &str) -> bool {
    CONTEXTS.get(name).is_some_and(|words| words.contains(word))
}

/// Whether a phrase that ends with the lower-case word seldom says what a matter is.
pub(super) fn is_weak_head(word: &str) -> bool {
    WEAK_HEADS.contains(word)
}

/// Whether the lower-case word is a noun for matters that articles are about.
pub(super) fn is_matter(word: &str) -> bool {
    MATTERS.contains(word)
}

/// Whether a noun phrase follows the lower-case word.
pub(super) fn is_determiner(word: &str) -> bool {
    is_in_context("determiner", word)
}

/// Whether a verb follows the lower-case word.
pub(super) fn precedes_verb(word: &str) -> bool {
    is_in_context("before-verb", word)
}

/// Whether a year behind the lower-case word tells when.
pub(super) fn precedes_date(word: &str) -> bool {
    is_in_context("before-date", word)
}

/// Whether the lower-case word can stand between a noun that names a matter and what the matter is about.
pub(super) fn is_link(word: &str) -> bool {
    is_in_context("link", word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_list_is_read() {
        assert!(is_weak_head("minister") && is_matter("dispute") && is_determiner("several"));
        assert!(precedes_verb("would") && precedes_date("since") && is_link("over") && !is_link("\t"));
    }
}
