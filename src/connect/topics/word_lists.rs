//! Words that carry no topic, words that end no good label, and the small words that stand in front of nouns.

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

static WEAK_HEADS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    include_str!("data/weak-heads.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .flat_map(str::split_whitespace)
        .collect()
});

/// Whether a phrase that ends with the lower-case word seldom says what a matter is.
pub(super) fn is_weak_head(word: &str) -> bool {
    WEAK_HEADS.contains(word)
}

/// Whether a noun phrase follows the lower-case word.
pub(super) fn is_determiner(word: &str) -> bool {
    let article =
        matches!(word, "a" | "an" | "the" | "this" | "these" | "its" | "their" | "his" | "her" | "our" | "no");
    article || matches!(word, "two" | "three" | "four" | "five" | "six" | "several" | "some" | "many" | "all" | "both")
}

/// Whether a verb follows the lower-case word.
pub(super) fn precedes_verb(word: &str) -> bool {
    matches!(
        word,
        "to" | "he" | "she" | "they" | "we" | "i" | "you" | "who" | "will" | "would" | "could" | "can" | "may" | "not"
    )
}
