//! A text in, its words out: runs of letters and digits, with apostrophes and hyphens inside them.

use std::borrow::Cow;

use crate::model::Span;

/// The words of a text, in order, each with its place. A possessive ending is no part of its word.
pub(super) fn words(text: &str) -> impl Iterator<Item = (Span, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = &text[at..];
        let start = at + rest.find(char::is_alphanumeric)?;
        let word = run(&text[start..]);
        at = start + word.len();
        let bare = without_possessive(word);
        Some((Span::new(start, start + bare.len()), bare))
    })
}

/// A word without `'s` or `’s` at its end. Looked at byte by byte, as every word of a collection is, many times.
fn without_possessive(word: &str) -> &str {
    let ending = match word.as_bytes() {
        [.., b'\'', b's'] => "'s".len(),
        [.., 0xe2, 0x80, 0x99, b's'] => "’s".len(),
        _ => 0,
    };
    &word[..word.len() - ending]
}

/// The run of letters and digits at the start of a text.
fn run(text: &str) -> &str {
    let mut end = 0;
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        let joins = || matches!(c, '\'' | '’' | '-') && chars.clone().next().is_some_and(char::is_alphanumeric);
        if !c.is_alphanumeric() && !joins() {
            break;
        }
        end += c.len_utf8();
    }
    &text[..end]
}

/// A word in lower case.
pub(super) fn lower(word: &str) -> Cow<'_, str> {
    let is_lower = word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
    if is_lower { Cow::Borrowed(word) } else { Cow::Owned(word.to_lowercase()) }
}

/// Where the hash begins.
const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
/// What it is multiplied by.
const PRIME: u64 = 0x0100_0000_01b3;

/// A hash of a word that is the same on every machine (64-bit FNV-1a).
pub(super) fn hash(word: &str) -> u64 {
    word.bytes().fold(OFFSET, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(PRIME))
}

/// The hash of a word in lower case.
pub(super) fn hash_lower(word: &str) -> u64 {
    if word.is_ascii() {
        let step = |hash: u64, byte: u8| (hash ^ u64::from(byte.to_ascii_lowercase())).wrapping_mul(PRIME);
        word.bytes().fold(OFFSET, step)
    } else {
        hash(&word.to_lowercase())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_their_inner_marks_and_lose_the_possessive() {
        let found: Vec<&str> = words("The mayor’s well-known plan (isn't it?)").map(|(_, word)| word).collect();
        assert_eq!(found, ["The", "mayor", "well-known", "plan", "isn't", "it"]);
    }

    #[test]
    fn the_case_of_a_word_can_be_left_out() {
        for word in ["Salt", "ÉTÉ", "3rd", "Ελλάς"] {
            assert_eq!(hash_lower(word), hash(&word.to_lowercase()));
        }
    }
}
