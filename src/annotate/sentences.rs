//! A passage in, its sentences out.
//!
//! A rule-based splitter in the manner of Read et al., "Sentence Boundary Detection: A Long Solved Problem?" (COLING
//! 2012): every run of terminal punctuation is a candidate, and is refused by what stands before it (an abbreviation, an
//! initial, a figure) or behind it (a lower-case word). Closing quotation marks and brackets belong to the sentence they
//! close. The abbreviations lie in `data/abbreviations.toml`.

use std::collections::HashSet;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::model::Span;

/// Splits a passage into sentences; together they cover all of it but the white space between them.
#[must_use]
pub fn split(text: &str) -> Vec<Span> {
    let mut sentences = Vec::new();
    let mut start = skip_space(text, 0);
    let mut at = start;
    while let Some(end) = next_terminal(text, at) {
        let close = closing_end(text, end);
        if ends_sentence(text, start, end, close) {
            let end = start + text[start..close].trim_end().len();
            if start < end {
                sentences.push(Span::new(start, end));
            }
            start = skip_space(text, close);
            at = start;
        } else {
            at = close;
        }
    }
    let end = text.trim_end().len();
    if start < end {
        sentences.push(Span::new(start, end));
    }
    sentences
}

#[derive(Default, Deserialize)]
struct Abbreviations {
    never_final: HashSet<String>,
    sometimes_final: HashSet<String>,
    before_number: HashSet<String>,
    openers: HashSet<String>,
}

static ABBREVIATIONS: LazyLock<Abbreviations> =
    LazyLock::new(|| toml::from_str(include_str!("data/abbreviations.toml")).unwrap_or_default());

/// The end of the next run of terminal punctuation at or behind `from`; a line break ends a sentence too.
fn next_terminal(text: &str, from: usize) -> Option<usize> {
    let rest = text.get(from..)?;
    let first = rest.find(is_terminal)?;
    let run = rest[first..].find(|c| !is_terminal(c)).unwrap_or(rest.len() - first);
    Some(from + first + run)
}

fn is_terminal(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？' | '؟' | '।' | '\n')
}

/// The end of the quotation marks and brackets that close right behind `from`. A straight mark is taken for a closing
/// one, because it touches the full stop.
fn closing_end(text: &str, from: usize) -> usize {
    let rest = text.get(from..).unwrap_or_default();
    let run = rest
        .find(|c| !matches!(c, '"' | '\'' | '”' | '’' | '»' | '›' | ')' | ']' | '」' | '』' | '）'))
        .unwrap_or(rest.len());
    from + run
}

fn skip_space(text: &str, from: usize) -> usize {
    let rest = text.get(from..).unwrap_or_default();
    from + (rest.len() - rest.trim_start().len())
}

/// Whether the terminal run that ends at `end`, with closing marks up to `close`, ends the sentence begun at `start`.
fn ends_sentence(text: &str, start: usize, end: usize, close: usize) -> bool {
    let behind = text.get(close..).unwrap_or_default();
    let run = trailing_run(&text[start..end]);
    if behind.trim().is_empty() || run.contains('\n') {
        return true;
    }
    if run.starts_with(['。', '！', '？', '।']) {
        return true;
    }
    if !behind.starts_with(char::is_whitespace) {
        return !run.starts_with('.') && behind.starts_with(['“', '"']) && close > end;
    }
    let next = behind.trim_start();
    if starts_lower(next) {
        return false;
    }
    if run == "." { full_stop_ends(&text[start..end - 1], next, close > end) } else { true }
}

/// The run of terminal punctuation at the end of `text`.
fn trailing_run(text: &str) -> &str {
    &text[text.trim_end_matches(is_terminal).len()..]
}

/// Whether a word goes on in lower case behind opening marks: then no sentence begins there.
fn starts_lower(next: &str) -> bool {
    let word = next.trim_start_matches(|c: char| !c.is_alphanumeric());
    let marks = next.len() - word.len();
    word.starts_with(char::is_lowercase) && (marks == 0 || !next.starts_with(['“', '"', '‘', '«']))
        || matches!(next.chars().next(), Some(',' | ';' | ':' | '–' | '—'))
}

/// Whether a single full stop behind `before` ends the sentence, `next` being what follows.
fn full_stop_ends(before: &str, next: &str, closed: bool) -> bool {
    let word = before.rsplit(|c: char| c.is_whitespace() || "([“\"‘'—–-/".contains(c)).next().unwrap_or_default();
    if closed || word.is_empty() {
        return true;
    }
    let lower = word.to_lowercase();
    let opener = first_word(next);
    if next.starts_with(char::is_numeric) && ABBREVIATIONS.before_number.contains(&lower) {
        return false;
    }
    if lower.chars().count() > 1 && ABBREVIATIONS.never_final.contains(&lower) {
        return false;
    }
    let doubtful = ABBREVIATIONS.sometimes_final.contains(&lower) && lower != word || is_initialism(word);
    if doubtful {
        return ABBREVIATIONS.openers.contains(&opener.to_lowercase()) || next.starts_with(['“', '"', '‘']);
    }
    if is_initial(word) {
        return ABBREVIATIONS.openers.contains(&opener.to_lowercase()) && opener.len() > 1 && word != "I";
    }
    !is_list_number(before)
}

fn first_word(text: &str) -> &str {
    let word = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    &word[..word.find(|c: char| !c.is_alphanumeric()).unwrap_or(word.len())]
}

/// One capital letter, as in `J. Smith`.
fn is_initial(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.next().is_none()
}

/// Letters parted by full stops, as in `U.S` or `a.m`.
fn is_initialism(word: &str) -> bool {
    word.contains('.') && word.split('.').all(|part| part.chars().count() == 1 && part.chars().all(char::is_alphabetic))
}

/// A bare figure that opens the sentence, as in `1. Item`.
fn is_list_number(before: &str) -> bool {
    before.len() <= 3 && !before.is_empty() && before.chars().all(|c| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn sentences(text: &str) -> Vec<&str> {
        split(text).iter().map(|span| span.of(text)).collect()
    }

    #[test]
    fn the_table_parses() {
        assert!(ABBREVIATIONS.never_final.contains("mr"));
    }

    #[test]
    fn abbreviations_do_not_end_a_sentence() {
        assert_eq!(sentences("Dr. Ana Brandt met Mr. Okoro. They talked.").len(), 2);
        assert_eq!(sentences("U.S. officials saw No. 5 fail. It sank.").len(), 2);
        assert_eq!(sentences("J. P. Lund of Acme Corp. Europe left.").len(), 1);
        assert_eq!(sentences("She lives in the U.S. The house is old.").len(), 2);
        assert_eq!(sentences("He came on Jan. 5 at 3 p.m. and left.").len(), 1);
    }

    #[test]
    fn quotation_marks_stay_with_their_sentence() {
        assert_eq!(sentences("“We will not go.” The crowd left."), ["“We will not go.”", "The crowd left."]);
        assert_eq!(sentences("“Who will go?” asked the mayor. Nobody did.").len(), 2);
        assert_eq!(sentences("He said: \"No.\" She said: \"Yes.\"").len(), 2);
    }

    #[test]
    fn ellipses_figures_and_lists() {
        assert_eq!(sentences("We waited … and waited. It was 3.5 miles.").len(), 2);
        assert_eq!(sentences("Perhaps... He shrugged."), ["Perhaps...", "He shrugged."]);
        assert_eq!(sentences("1. Fill the form").len(), 1);
        assert_eq!(sentences("今日は雨です。明日は晴れ。").len(), 2);
    }

    proptest! {
        #[test]
        fn sentences_cover_all_but_white_space(text in "[ A-Za-z.!?…“”\"'é。\n0-9)]{0,80}") {
            let spans = split(&text);
            let mut at = 0;
            for span in &spans {
                prop_assert!(span.start >= at && span.end > span.start);
                prop_assert!(text[at..span.start].trim().is_empty());
                prop_assert_eq!(span.of(&text).trim(), span.of(&text));
                at = span.end;
            }
            prop_assert!(text[at..].trim().is_empty());
        }
    }
}
