//! Dates that only say when a page appeared or was changed; mere publication is no event.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::model::Span;

/// Words behind a date that may say so.
const BEHIND: usize = 3;

static WORDS: LazyLock<BTreeSet<&str>> = LazyLock::new(|| {
    let lines = include_str!("data/publication.txt").lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(str::split_whitespace).collect()
});

/// Whether nothing but words of publication lead to a time that opens its sentence, or follow it at once.
pub(super) fn is_dated_by(text: &str, sentence: Span, time: Span) -> bool {
    let before = known(Span::new(sentence.start, time.start).of(text));
    let all_before = before.clone().all(|is_known| is_known);
    let leads = all_before && before.count() > 1;
    let behind = known(Span::new(time.end, sentence.end).of(text)).take(BEHIND);
    leads || all_before && behind.clone().count() == BEHIND && behind.into_iter().all(|is_known| is_known)
}

/// For each word of a text whether it is one of publication.
fn known(text: &str) -> impl Iterator<Item = bool> + Clone {
    let words = text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric));
    words.map(|word| WORDS.contains(word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase().as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dated(before: &str, time: &str, behind: &str) -> bool {
        let text = format!("{before}{time}{behind}");
        let time = Span::new(before.len(), before.len() + time.len());
        is_dated_by(&text, Span::new(0, text.len()), time)
    }

    #[test]
    fn words_of_publication_stand_alone_beside_the_date() {
        assert!(dated("Page last updated at ", "08:03, 7 March 2011", " The pier of Harwick is closed."));
        assert!(dated("", "7 March 2011", " Last updated at 17:57 The pier of Harwick is closed."));
        assert!(dated("A version of this article appeared in print on ", "7 March 2011", ", on page A1."));
        assert!(!dated("On ", "7 March 2011", " the pier was closed."));
        assert!(!dated("A report was published on ", "7 March 2011", "."));
        assert!(!dated("The council published on ", "7 March 2011", " what it had found."));
        assert!(!dated("", "7 March 2011", " - Page one of the treaty is signed."));
    }
}
