//! Two lines of a paragraph in, one out: words that a line's end breaks become whole.
//!
//! Marks that only break words (`¬`, the soft hyphen) go. A hyphen may be the word's own ("anti-war"): the rest of the
//! text decides, if it holds the word in either form; else it goes where a small letter follows a letter, and stays
//! before a capital or a digit ("Anglo-Saxon", "1914-18"). The `=` of blackletter print breaks words only in a text that
//! ends many lines with it and uses it nowhere else.

use std::collections::HashSet;

use crate::data_file::rows;

/// Words before which a hyphen stands for the rest of a compound ("in- and outgoing"), a word a line.
const JOINING: &str = include_str!("data/joining_words.txt");

/// So many lines have to end in `=` before it is taken for a hyphen.
const FEWEST_EQUALS: usize = 3;

/// Whether a mark may break a word at a line's end.
pub(super) fn breaks_words(c: char) -> bool {
    matches!(c, '-' | '¬' | '\u{ad}' | '=' | '\u{2010}')
}

/// Joins the lines of one text.
#[derive(Debug)]
pub(in crate::read) struct Joiner<'t> {
    text: &'t str,
    /// The words of the text in small letters; made when first asked for.
    words: Option<HashSet<String>>,
    equals: Option<bool>,
}

/// What becomes of the end of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Seam {
    /// A space is put between.
    Space,
    /// Nothing is.
    Nothing,
    /// The last mark goes.
    Whole,
}

impl<'t> Joiner<'t> {
    /// A joiner of lines of `text`.
    pub(in crate::read) const fn new(text: &'t str) -> Self {
        Self { text, words: None, equals: None }
    }

    /// Puts a line behind those before it.
    pub(in crate::read) fn append(&mut self, text: &mut String, line: &str) {
        match self.seam(text, line) {
            Seam::Space => text.push(' '),
            Seam::Nothing => {}
            Seam::Whole => {
                text.pop();
            }
        }
        text.push_str(line);
    }

    fn seam(&mut self, before: &str, line: &str) -> Seam {
        let mut ends = before.chars().rev();
        let (Some(mark), Some(first)) = (ends.next(), line.chars().next()) else { return Seam::Space };
        if is_spaceless(mark) && is_spaceless(first) {
            return Seam::Nothing;
        }
        let Some(last) = ends.next().filter(|last| last.is_alphanumeric() && breaks_words(mark)) else {
            return Seam::Space;
        };
        match mark {
            '¬' | '\u{ad}' => Seam::Whole,
            '=' => {
                let joined = first.is_alphabetic() && last.is_alphabetic() && self.equals_break_words();
                if joined { Seam::Whole } else { Seam::Space }
            }
            _ => self.hyphen(before, line, last, first),
        }
    }

    fn hyphen(&mut self, before: &str, line: &str, last: char, first: char) -> Seam {
        let rest = first_word(line);
        let stem = last_word(before);
        if self.words().contains(&format!("{stem}{rest}").to_lowercase()) {
            return Seam::Whole;
        }
        if rows(JOINING).any(|word| word == rest) {
            return Seam::Space;
        }
        if !first.is_alphanumeric() {
            return Seam::Space;
        }
        if self.words().contains(&format!("{stem}-{rest}").to_lowercase()) {
            return Seam::Nothing;
        }
        let in_capitals = stem.chars().count() > 1 && !stem.chars().chain(rest.chars()).any(char::is_lowercase);
        let one_word = last.is_alphabetic() && (first.is_lowercase() || (first.is_uppercase() && in_capitals));
        if one_word { Seam::Whole } else { Seam::Nothing }
    }

    fn words(&mut self) -> &HashSet<String> {
        let text = self.text;
        self.words.get_or_insert_with(|| {
            let words = text.split(|c: char| !is_of_word(c)).filter(|word| word.len() > 2);
            words.map(|word| word.trim_matches('-')).map(str::to_lowercase).collect()
        })
    }

    fn equals_break_words(&mut self) -> bool {
        let text = self.text;
        *self.equals.get_or_insert_with(|| {
            let at_ends = text.lines().filter(|line| line.trim_end().ends_with('=')).count();
            at_ends >= FEWEST_EQUALS && at_ends == text.matches('=').count()
        })
    }
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '\u{2010}' | '\'' | '’')
}

fn first_word(line: &str) -> &str {
    line.split(|c: char| !is_of_word(c)).next().unwrap_or_default().trim_end_matches('-')
}

/// The last word of a text, without the hyphen at its end.
fn last_word(text: &str) -> &str {
    text.rsplit(|c: char| !is_of_word(c)).next().unwrap_or_default().trim_end_matches(['-', '\u{2010}'])
}

/// Whether a letter is of a script that puts no spaces between words.
fn is_spaceless(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ff60}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(text: &str, before: &str, line: &str) -> String {
        let mut joined = before.to_owned();
        Joiner::new(text).append(&mut joined, line);
        joined
    }

    #[test]
    fn broken_words_become_whole() {
        assert_eq!(joined("", "was fore-", "seen then"), "was foreseen then");
        assert_eq!(joined("", "was fore¬", "seen"), "was foreseen");
        assert_eq!(joined("", "was fore\u{ad}", "seen"), "was foreseen");
        assert_eq!(joined("", "THE HAR-", "BOUR BOARD"), "THE HARBOUR BOARD");
        assert_eq!(joined("", "the plan", "was late"), "the plan was late");
    }

    #[test]
    fn compounds_keep_their_hyphen() {
        assert_eq!(joined("an anti-war march", "the anti-", "war party"), "the anti-war party");
        assert_eq!(joined("the antiwar march", "the anti-", "war party"), "the antiwar party");
        assert_eq!(joined("", "the Anglo-", "Saxon fleet"), "the Anglo-Saxon fleet");
        assert_eq!(joined("", "in 1914-", "18 the"), "in 1914-18 the");
        assert_eq!(joined("a thousand", "two thous-", "and pounds"), "two thousand pounds");
        assert_eq!(joined("", "die Hafen-", "und Fährgebühren"), "die Hafen- und Fährgebühren");
    }

    #[test]
    fn the_equals_sign_of_blackletter_only_where_it_is_unmistakable() {
        let print = "die Ge=\nmeinde und der Bür=\ngermeister der Stadt be=\nschlossen";
        assert_eq!(joined(print, "die Ge=", "meinde"), "die Gemeinde");
        assert_eq!(joined("x = 1\ny =\nz=\na=", "so x=", "one"), "so x= one");
    }

    #[test]
    fn scripts_without_spaces_get_none() {
        assert_eq!(joined("", "市议会批准", "了新码头"), "市议会批准了新码头");
    }
}
