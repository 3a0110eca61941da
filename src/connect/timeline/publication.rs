//! Dates that only say when a page appeared or was changed; mere publication is no event.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::connect::words::{lower, words};
use crate::data_file::rows;
use crate::model::Span;

/// Words behind a date that may say so.
const BEHIND: usize = 3;

static WORDS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| row("words"));
/// Words that are of publication behind "this" alone.
static THIS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| row("this"));

fn row(name: &str) -> FxHashSet<&'static str> {
    let columns = rows(include_str!("data/publication.txt")).filter_map(|row| row.split_once('\t'));
    columns.filter(|(row, _)| *row == name).flat_map(|(_, words)| words.split_whitespace()).collect()
}

/// Whether nothing but words of publication lead to a time that opens its sentence, or follow it at once.
pub(super) fn is_dated_by(text: &str, sentence: Span, time: Span) -> bool {
    let mut before = 0;
    let all_before = known(Span::new(sentence.start, time.start).of(text)).inspect(|_| before += 1).all(|known| known);
    let follow = || known(Span::new(time.end, sentence.end).of(text)).take(BEHIND).filter(|known| *known).count();
    all_before && (before > 1 || follow() == BEHIND)
}

/// For each word of a text whether it is one of publication, or of the name behind "by".
fn known(text: &str) -> impl Iterator<Item = bool> {
    let mut behind_by = false;
    let mut last = "";
    words(text).map(move |(_, word)| {
        let lower = lower(word);
        behind_by = lower == "by" || behind_by && word.starts_with(char::is_uppercase);
        let this = std::mem::replace(&mut last, word).eq_ignore_ascii_case("this");
        behind_by || WORDS.contains(lower.as_ref()) || this && THIS.contains(lower.as_ref())
    })
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
        assert!(dated("Posted by Marion Tuck on ", "7 March 2011", "."));
        assert!(dated("This report was amended on ", "7 March 2011", " to correct a name."));
        assert!(!dated("The report was amended on ", "7 March 2011", "."));
        assert!(!dated("By ", "7 March 2011", " three hundred had fled."));
        assert!(!dated("On ", "7 March 2011", " the pier was closed."));
        assert!(!dated("A report was published on ", "7 March 2011", "."));
        assert!(!dated("The council published on ", "7 March 2011", " what it had found."));
        assert!(!dated("", "7 March 2011", " - Page one of the treaty is signed."));
    }
}
