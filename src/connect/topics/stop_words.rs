//! Words that carry no topic, and the small words that stand in front of nouns.

use std::collections::HashSet;
use std::sync::LazyLock;

static STOP_WORDS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    include_str!("data/stop-words.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .flat_map(str::split_whitespace)
        .collect()
});

/// Whether a lower-case word carries no topic.
pub(super) fn is_stop_word(word: &str) -> bool {
    STOP_WORDS.contains(word) || word.contains('’') && STOP_WORDS.contains(word.replace('’', "'").as_str())
}

/// Whether a noun phrase follows the lower-case word.
pub(super) fn is_determiner(word: &str) -> bool {
    matches!(word, "a" | "an" | "the" | "this" | "these" | "its" | "their" | "his" | "her" | "our" | "no")
}

/// Whether a verb follows the lower-case word.
pub(super) fn precedes_verb(word: &str) -> bool {
    matches!(
        word,
        "to" | "he" | "she" | "they" | "we" | "i" | "you" | "who" | "will" | "would" | "could" | "can" | "may" | "not"
    )
}
