//! The names of an article's passages in, the mentions that were passed over out: once an article has named `Paula Forrest
//! Stone`, a `Stone` in it with a capital that nothing else explains is she, once it has named `Vardby`, a word that no
//! list of English ones holds, every `Vardby` and `VARDBY` is that, and once it has named the `Harbour Trust`, so is the one
//! in `a Harbour Trust ferry`.

use std::collections::{BTreeMap, BTreeSet};

use super::lexicon::LEXICON;
use super::tokens::{self, Case, Token};
use super::words::Word;
use crate::model::{EntityKind, MentionBasis, MentionNote, Span};

/// What an article's names tell of single words.
pub(crate) struct Recall<'t> {
    /// Surnames among the full names of persons that are common words.
    surnames: BTreeSet<&'t str>,
    /// Places that are common words: `Nice`.
    places: BTreeSet<&'t str>,
    /// Words that are no English ones, in lower case, and what they mostly name.
    words: BTreeMap<String, EntityKind>,
    /// Bodies of several words with capitals, by the first word.
    phrases: BTreeMap<&'t str, Vec<(Vec<&'t str>, EntityKind)>>,
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
        let phrases = phrases(&names);
        let surnames = surnames.filter(|surname| is_doubtful(surname)).collect();
        let places = names.iter().filter(|(name, kind)| *kind == EntityKind::Place && is_doubtful(name));
        Self { phrases, surnames, places: places.map(|(name, _)| *name).collect(), words: words.collect() }
    }

    /// The mentions of a passage with those that were passed over.
    pub(crate) fn recall(&self, text: &str, mentions: &[MentionNote]) -> Vec<MentionNote> {
        let mut all = mentions.to_vec();
        if self.surnames.is_empty() && self.places.is_empty() && self.words.is_empty() && self.phrases.is_empty() {
            return all;
        }
        let tokens = tokens::tokenise(text);
        for at in 0..tokens.len() {
            let phrase = self.phrase(&tokens, at);
            let (end, kind) = phrase.or_else(|| Some((at, self.kind(&tokens, at)?))).unzip();
            let span = Span::new(tokens[at].start, tokens[end.unwrap_or(at)].end());
            if let Some(kind) = kind.filter(|_| !all.iter().any(|mention| mention.span.overlaps(&span))) {
                all.push(MentionNote { span, kind, basis: MentionBasis::Named, title: None });
            }
        }
        all.sort_by_key(|mention| mention.span.start);
        all
    }

    /// The last token of a name of several words that begins at a token and is no part of a longer one, and what it names.
    fn phrase(&self, tokens: &[Token<'_>], at: usize) -> Option<(usize, EntityKind)> {
        let before = at.checked_sub(1).map(|before| &tokens[before]);
        if before.is_some_and(|token| token.is_capital() && !token.opens) {
            return None;
        }
        self.phrases.get(tokens[at].text)?.iter().find_map(|(words, kind)| {
            let here = tokens.get(at..at + words.len())?;
            let is_part =
                tokens.get(at + words.len()).is_some_and(|token| token.is_capital() || token.case == Case::Number);
            let same = here.iter().map(|token| token.text).eq(words.iter().copied());
            (same && !is_part).then_some((at + words.len() - 1, *kind))
        })
    }

    /// What a word names by what the article's other mentions of it name.
    fn kind(&self, tokens: &[Token<'_>], at: usize) -> Option<EntityKind> {
        let token = &tokens[at];
        if !matches!(token.case, Case::Capital | Case::Upper) {
            return None;
        }
        let of =
            |names: &BTreeSet<&str>, kind| (names.contains(token.text) && stands_alone(tokens, at)).then_some(kind);
        let word = self.words.get(&*token.lower).copied();
        word.or_else(|| of(&self.surnames, EntityKind::Person)).or_else(|| of(&self.places, EntityKind::Place))
    }
}

/// The bodies among names whose words, two or more, all have capitals.
fn phrases<'t>(names: &[(&'t str, EntityKind)]) -> BTreeMap<&'t str, Vec<(Vec<&'t str>, EntityKind)>> {
    let mut phrases: BTreeMap<&str, Vec<(Vec<&str>, EntityKind)>> = BTreeMap::new();
    let named = names.iter().filter(|(_, kind)| *kind == EntityKind::Organisation);
    for &(name, kind) in named.collect::<BTreeSet<_>>() {
        let words: Vec<&str> = name.split(' ').collect();
        let capital = |word: &&str| word.starts_with(char::is_uppercase) && word.chars().all(char::is_alphabetic);
        if words.len() > 1 && words.iter().all(&capital) && name.contains(char::is_lowercase) {
            phrases.entry(words[0]).or_default().push((words, kind));
        }
    }
    phrases
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
        token.is_capital() && !opener || matches!(&*token.lower, "a" | "an" | "the")
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
    fn places_that_are_words_are_recalled() {
        let found = recalled(&["She was born in Nice, France.", "Nice people came, and the mayor of Nice spoke."]);
        assert_eq!(found, ["Nice", "France", "Nice"]);
    }

    #[test]
    fn strange_words_are_recalled() {
        let found = recalled(&["They live in Vardby.", "VARDBY SLEEPS, vardby does not."]);
        assert_eq!(found, ["Vardby", "VARDBY"]);
    }

    #[test]
    fn names_of_several_words_are_recalled_whole() {
        let kind = EntityKind::Organisation;
        let notes = [MentionNote { span: Span::new(4, 17), kind, basis: MentionBasis::Named, title: None }];
        let recall = Recall::of(std::iter::once(("The Harbour Trust paid.", notes.as_slice())));
        let found = |text: &'static str| -> Vec<&str> {
            recall.recall(text, &[]).into_iter().map(|mention| mention.span.of(text)).collect()
        };
        assert_eq!(found("They took a Harbour Trust ferry."), ["Harbour Trust"]);
        assert!(
            found("The Old Harbour Trust and the Harbour Trust House are others, as is Harbour Trust 2.").is_empty()
        );
    }

    #[test]
    fn words_are_not() {
        let found =
            recalled(&["Paula Stone sang.", "Stone walls fell. The Stone fell. He threw a stone on Stone Day."]);
        assert_eq!(found, ["Paula Stone", "Stone Day"]);
        assert!(recalled(&["They saw Stone."]).is_empty());
    }
}
