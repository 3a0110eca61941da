//! A list from A to Z: items with names in, the letters they stand under out, each with its address.
//!
//! Names are compared by their compatibility decomposition (Unicode Standard Annex 15, NFKD), so that neither accents nor
//! ligatures nor wide forms make a letter of their own.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

use super::page::{Letter, Link};

/// What stands under no letter.
const OTHER: char = '#';

/// Items by the first letter of their names.
#[derive(Debug)]
pub(crate) struct Alphabet<T> {
    /// The page of the list.
    path: &'static str,
    /// The folder of the letters' own pages; none where all letters stand on the list's page.
    folder: Option<String>,
    by_letter: BTreeMap<char, Vec<T>>,
}

impl<T> Alphabet<T> {
    /// Sorts items by `name`, equal names in the order of `items`.
    pub(crate) fn new<'n>(
        path: &'static str,
        folder: Option<String>,
        items: Vec<T>,
        name: impl Fn(&T) -> &'n str,
    ) -> Self {
        let mut by_letter: BTreeMap<char, Vec<T>> = BTreeMap::new();
        for item in items {
            by_letter.entry(letter(name(&item))).or_default().push(item);
        }
        for items in by_letter.values_mut() {
            items.sort_by_cached_key(|item| fold(name(item)));
        }
        Self { path, folder, by_letter }
    }

    /// The letters that all stand on the list's page.
    pub(crate) fn sections(&self) -> impl Iterator<Item = (char, &[T])> {
        self.letters().filter(|_| self.folder.is_none())
    }

    /// The letters that have pages of their own.
    pub(crate) fn pages(&self) -> impl Iterator<Item = (char, &[T])> {
        self.letters().filter(|_| self.folder.is_some())
    }

    fn letters(&self) -> impl Iterator<Item = (char, &[T])> {
        self.by_letter.iter().map(|(&letter, items)| (letter, items.as_slice()))
    }

    /// Where a letter begins.
    pub(crate) fn address(&self, letter: char) -> String {
        let id = letter_id(letter);
        self.folder.as_ref().map_or_else(|| format!("{}#{id}", self.path), |folder| format!("{folder}/{id}/index.html"))
    }

    /// The way from a page to all letters; `here` is the one the page is about.
    pub(crate) fn links(&self, from: &str, here: Option<char>) -> Vec<Letter> {
        let links = self
            .by_letter
            .keys()
            .map(|&letter| Letter { link: Link::new(from, &self.address(letter), letter), here: here == Some(letter) });
        links.collect()
    }
}

/// What a name is sorted by: letters without accents or case.
fn fold(name: &str) -> String {
    name.nfkd().filter(|c| c.is_alphanumeric() || *c == ' ').flat_map(char::to_lowercase).collect()
}

/// The heading a name stands under: its first letter from A to Z, the character of another script, or `#`.
fn letter(name: &str) -> char {
    let first = fold(name).trim_start().chars().next().filter(|first| first.is_alphabetic());
    first.and_then(|first| first.to_uppercase().next()).unwrap_or(OTHER)
}

/// A letter as part of an id and an address; no two letters have the same.
pub(crate) fn letter_id(letter: char) -> String {
    match letter {
        'A'..='Z' => letter.to_ascii_lowercase().to_string(),
        OTHER => "other".to_owned(),
        _ => format!("u{:x}", u32::from(letter)),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn names_stand_under_their_letter_whatever_the_accent() {
        assert_eq!(letter("Élodie"), 'E');
        assert_eq!(letter("“49ers”"), OTHER);
        assert_eq!(letter_id(letter("Жуков")), "u416");
        assert_eq!(letter_id(letter("")), "other");
    }

    #[test]
    fn a_ligature_is_its_first_letter() {
        for name in ["ﬁsh market", "Ｆerry", "ﬀ"] {
            assert_eq!(letter(name), 'F', "{name}");
        }
        let list = Alphabet::new("search/index.html", Some("search".into()), vec!["Ferry", "ﬁsh"], |name| name);
        assert_eq!(list.pages().collect::<Vec<_>>(), [('F', &["Ferry", "ﬁsh"][..])]);
        assert_eq!(list.address('F'), "search/f/index.html");
    }

    #[test]
    fn no_two_letters_share_an_id() {
        let letters: HashSet<char> = ('\0'..=char::MAX).map(|c| letter(c.encode_utf8(&mut [0; 4]))).collect();
        let ids: HashSet<String> = letters.iter().map(|&letter| letter_id(letter)).collect();
        assert_eq!(ids.len(), letters.len());
    }
}
