//! The names of an article's passages in, the mentions that were passed over out: once an article has named `Paula Forrest
//! Stone`, a `Stone` in it with a capital that nothing else explains is she, and once it has named `Vardby`, a word that no
//! list of English ones holds, every `Vardby` and `VARDBY` is that.

use std::collections::{BTreeMap, BTreeSet};

use super::lexicon::LEXICON;
use super::tokens::{self, Case, Token};
use super::words::Word;
use crate::model::{EntityKind, MentionBasis, MentionNote, Span};

/// What an article's names tell of single words.
pub(crate) struct Recall<'t> {
    /// Surnames among the full names of persons that are common words.
    surnames: BTreeSet<&'t str>,
    /// Words that are no English ones, in lower case, and what they mostly name.
    words: BTreeMap<String, EntityKind>,
}

impl<'t> Recall<'t> {
    /// Collects it from the passages of an article.
    pub(crate) fn of(passages: impl Iterator<Item = (&'t str, &'t [MentionNote])>) -> Self {
        let names: Vec<(&str, EntityKind)> = passages
            .flat_map(|(text, mentions)| mentions.iter().map(|mention| (mention.span.of(text), mention.kind)))
            .collect();
        let people = names.iter().filter(|(_, kind)| *kind == EntityKind::Person);
        let surnames = people.filter_map(|(name, _)| Some(name.rsplit_once(' ')?.1));
        let mut counts: BTreeMap<String, BTreeMap<EntityKind, usize>> = BTreeMap::new();
        for (name, kind) in &names {
            let surname = name.rsplit_once(' ').filter(|_| *kind == EntityKind::Person).map(|(_, surname)| surname);
            if let Some(word) = surname.or(Some(*name)).filter(|word| is_strange(word)) {
                *counts.entry(word.to_lowercase()).or_default().entry(*kind).or_default() += 1;
            }
        }
        let mostly = |kinds: BTreeMap<EntityKind, usize>| kinds.into_iter().rev().max_by_key(|(_, count)| *count);
        let words = counts.into_iter().filter_map(|(word, kinds)| Some((word, mostly(kinds)?.0)));
        Self { surnames: surnames.filter(|surname| is_doubtful(surname)).collect(), words: words.collect() }
    }

    /// The mentions of a passage with those that were passed over.
    pub(crate) fn recall(&self, text: &str, mentions: &[MentionNote]) -> Vec<MentionNote> {
        let mut all = mentions.to_vec();
        if self.surnames.is_empty() && self.words.is_empty() {
            return all;
        }
        let tokens = tokens::tokenise(text);
        for at in 0..tokens.len() {
            let span = Span::new(tokens[at].start, tokens[at].end());
            let kind = self.kind(&tokens, at);
            if let Some(kind) = kind.filter(|_| !mentions.iter().any(|mention| mention.span.overlaps(&span))) {
                all.push(MentionNote { span, kind, basis: MentionBasis::Named, title: None });
            }
        }
        all.sort_by_key(|mention| mention.span.start);
        all
    }

    /// What a word names by what the article's other mentions of it name.
    fn kind(&self, tokens: &[Token<'_>], at: usize) -> Option<EntityKind> {
        let token = &tokens[at];
        if !matches!(token.case, Case::Capital | Case::Upper) {
            return None;
        }
        let surname = || self.surnames.contains(token.text) && stands_alone(tokens, at);
        self.words.get(&token.lower).copied().or_else(|| surname().then_some(EntityKind::Person))
    }
}

/// Whether a word with a capital is no English word.
fn is_strange(word: &str) -> bool {
    let lower = word.to_lowercase();
    word.chars().all(char::is_alphabetic) && word != lower && word.chars().count() > 1 && !Word::of(&lower).is_any()
}

/// Whether a surname is a word that is no name by itself.
fn is_doubtful(surname: &str) -> bool {
    let word = Word::of(&surname.to_lowercase());
    surname.chars().any(char::is_lowercase) && word.is_any() && !word.is_never()
}

/// Whether a capital word is no part of a longer name and does not only open a sentence.
fn stands_alone(tokens: &[Token<'_>], at: usize) -> bool {
    let behind = tokens.get(at + 1);
    let tells = behind.is_some_and(|token| {
        token.case == Case::Possessive
            || LEXICON.saying.contains(&token.lower)
            || LEXICON.auxiliaries.contains(&token.lower)
    });
    let is_part = |token: &Token<'_>| {
        let opener = token.opens && token.word.is_any();
        token.is_capital() && !opener || matches!(token.lower.as_str(), "a" | "an" | "the")
    };
    let before = at.checked_sub(1).map(|before| &tokens[before]);
    !behind.is_some_and(Token::is_capital) && if tokens[at].opens { tells } else { !before.is_some_and(is_part) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::names;

    fn recalled<'t>(passages: &[&'t str]) -> Vec<&'t str> {
        let notes: Vec<Vec<MentionNote>> = passages.iter().map(|text| names::recognise(text, None)).collect();
        let surnames = Recall::of(passages.iter().zip(&notes).map(|(text, notes)| (*text, notes.as_slice())));
        let all = passages
            .iter()
            .zip(&notes)
            .flat_map(|(text, notes)| surnames.recall(text, notes).into_iter().map(|mention| mention.span.of(text)));
        all.collect()
    }

    #[test]
    fn surnames_that_are_words_are_recalled() {
        let found = recalled(&["Paula Stone sang.", "Later Stone left. Stone was glad.", "They saw Stone’s ship."]);
        assert_eq!(found, ["Paula Stone", "Stone", "Stone", "Stone"]);
    }

    #[test]
    fn strange_words_are_recalled() {
        let found = recalled(&["They live in Vardby.", "VARDBY SLEEPS, vardby does not."]);
        assert_eq!(found, ["Vardby", "VARDBY"]);
    }

    #[test]
    fn words_are_not() {
        let found =
            recalled(&["Paula Stone sang.", "Stone walls fell. The Stone fell. He threw a stone on Stone Day."]);
        assert_eq!(found, ["Paula Stone", "Stone Day"]);
        assert!(recalled(&["They saw Stone."]).is_empty());
    }
}
