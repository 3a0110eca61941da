//! A passage in, its tokens out, with what their letters' case says.
//!
//! Words keep inner apostrophes and the full stops of initialisms (`O'Neill`, `U.N.`); a possessive ending and every
//! hyphen are tokens of their own, so that `Ana's` ends and `Norway-Chile` parts where names end and part.

use std::borrow::Cow;

use super::words::Word;
use crate::annotate::sentences;

/// What the case of a token's letters says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Case {
    /// A word in lower case, or in a script without case.
    Lower,
    /// A word with a capital: `Oslo`, `McKay`, `iPhone`.
    Capital,
    /// A word of two capitals or more and no small letter: `NATO`, `U.S.`.
    Upper,
    /// One capital letter, with its full stop if it has one.
    Initial,
    /// A figure.
    Number,
    /// Punctuation.
    Mark,
    /// `'s`.
    Possessive,
}

/// One token.
#[derive(Clone, Debug)]
pub(super) struct Token<'t> {
    /// As written.
    pub(super) text: &'t str,
    /// In lower case, without the final full stop of an initial.
    pub(super) lower: Cow<'t, str>,
    /// What the lists say of it.
    pub(super) word: Word,
    /// Byte offset of its first character.
    pub(super) start: usize,
    /// What its case says.
    pub(super) case: Case,
    /// Whether no white space parts it from the token before.
    pub(super) glued: bool,
    /// Whether a sentence, a quotation or a clause behind a colon begins with it, so that its capital says nothing.
    pub(super) opens: bool,
}

impl Token<'_> {
    /// Byte offset behind its last character.
    pub(super) fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Whether it is a word that begins with, or holds, a capital.
    pub(super) fn is_capital(&self) -> bool {
        matches!(self.case, Case::Capital | Case::Upper | Case::Initial)
    }
}

/// Splits a passage into tokens.
pub(super) fn tokenise(text: &str) -> Vec<Token<'_>> {
    let mut tokens: Vec<Token<'_>> = Vec::with_capacity(text.len() / 5);
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        if c.is_whitespace() {
            at += c.len_utf8();
            continue;
        }
        let end = token_end(text, at);
        push(&mut tokens, text, at, end);
        at = end;
    }
    mark_openings(&mut tokens, text);
    tokens
}

/// The end of the token that begins at `start`.
fn token_end(text: &str, start: usize) -> usize {
    let rest = &text[start..];
    let mut chars = rest.char_indices().peekable();
    let Some((_, first)) = chars.next() else { return text.len() };
    if is_apostrophe(first) && is_possessive_ending(&rest[first.len_utf8()..]) {
        return start + first.len_utf8() + 1;
    }
    if !first.is_alphanumeric() {
        return start + first.len_utf8();
    }
    if let Some(length) = initialism(rest) {
        return start + length;
    }
    while let Some(&(at, c)) = chars.peek() {
        let behind = &rest[at + c.len_utf8()..];
        let inner = is_apostrophe(c) && behind.starts_with(char::is_alphabetic) && !is_possessive_ending(behind)
            || matches!(c, '.' | ',') && first.is_numeric() && behind.starts_with(|c: char| c.is_ascii_digit())
            || is_combining(c);
        if !(c.is_alphanumeric() || inner) {
            return start + at;
        }
        chars.next();
    }
    text.len()
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’')
}

/// Whether `rest`, behind an apostrophe, is the `s` of a possessive.
fn is_possessive_ending(rest: &str) -> bool {
    rest.strip_prefix(['s', 'S']).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// The length of an initialism or initial with its full stops at the start of `rest`.
fn initialism(rest: &str) -> Option<usize> {
    let mut length = 0;
    loop {
        let mut chars = rest[length..].chars();
        match (chars.next(), chars.next()) {
            (Some(letter), Some('.')) if letter.is_uppercase() => length += letter.len_utf8() + 1,
            (Some(letter), next)
                if length >= 2 && letter.is_uppercase() && !next.is_some_and(char::is_alphanumeric) =>
            {
                return Some(length + letter.len_utf8());
            }
            _ => return (length > 0).then_some(length),
        }
    }
}

fn push<'t>(tokens: &mut Vec<Token<'t>>, text: &'t str, start: usize, end: usize) {
    let word = &text[start..end];
    let glued = tokens.last().is_some_and(|token| token.end() == start);
    let bare = if word.chars().count() == 2 { word.trim_end_matches('.') } else { word };
    let is_lower = bare.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
    let lower = if is_lower { Cow::Borrowed(bare) } else { Cow::Owned(bare.to_lowercase()) };
    tokens.push(Token { text: word, word: Word::of(&lower), lower, start, case: case_of(word), glued, opens: false });
}

fn case_of(word: &str) -> Case {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    let Some(first) = letters.next() else {
        return if word.starts_with(char::is_numeric) { Case::Number } else { Case::Mark };
    };
    if word.starts_with(is_apostrophe) {
        return Case::Possessive;
    }
    let (upper, lower) = letters.fold((0, 0), |(upper, lower), c| {
        (upper + usize::from(c.is_uppercase()), lower + usize::from(c.is_lowercase()))
    });
    match (first.is_uppercase(), upper, lower) {
        (true, 0, 0) if !word.contains(char::is_numeric) => Case::Initial,
        (true, _, 0) => Case::Upper,
        (true, ..) => Case::Capital,
        (false, 0, _) if word.starts_with(char::is_numeric) => Case::Number,
        (false, 0, _) => Case::Lower,
        (false, ..) => Case::Capital,
    }
}

/// Marks the tokens whose capital says nothing.
fn mark_openings(tokens: &mut [Token<'_>], text: &str) {
    let starts: Vec<usize> = sentences::split(text).iter().map(|sentence| sentence.start).collect();
    let mut next = 0;
    let mut opening = false;
    for token in tokens {
        while starts.get(next).is_some_and(|&start| start <= token.start) {
            opening = true;
            next += 1;
        }
        match token.case {
            Case::Mark if matches!(token.text, "“" | "\"" | "‘" | ":" | "•" | "*" | "«" | "…" | "|") => {
                opening = true
            }
            Case::Mark | Case::Number => {}
            _ => token.opens = std::mem::take(&mut opening),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn words(text: &str) -> Vec<&str> {
        tokenise(text).iter().map(|token| token.text).collect()
    }

    #[test]
    fn words_initialisms_and_possessives() {
        assert_eq!(words("O'Neill’s U.N. aide J. Lund"), ["O'Neill", "’s", "U.N.", "aide", "J.", "Lund"]);
        assert_eq!(words("Norway-Chile 3.5%"), ["Norway", "-", "Chile", "3.5", "%"]);
    }

    #[test]
    fn case_is_told() {
        let cases: Vec<Case> = tokenise("NATO and McKay, J. 12 iPhone").iter().map(|token| token.case).collect();
        use Case::{Capital, Initial, Lower, Mark, Number, Upper};
        assert_eq!(cases, [Upper, Lower, Capital, Mark, Initial, Number, Capital]);
    }

    #[test]
    fn openings_are_marked() {
        let open: Vec<&str> = tokenise("Ana left. She said: “We go.”")
            .iter()
            .filter(|t| t.opens)
            .map(|t| t.text)
            .collect::<Vec<_>>()
            .to_vec();
        assert_eq!(open, ["Ana", "She", "We"]);
    }

    proptest! {
        #[test]
        fn tokens_lie_in_order_inside_the_text(text in "\\PC{0,60}") {
            let mut at = 0;
            for token in tokenise(&text) {
                prop_assert!(token.start >= at && !token.text.is_empty());
                prop_assert_eq!(&text[token.start..token.end()], token.text);
                at = token.end();
            }
        }
    }
}
