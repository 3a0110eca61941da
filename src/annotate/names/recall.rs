//! The names of an article's passages in, the surnames that were passed over because they are common words out: once an
//! article has named `Paula Forrest Stone`, a `Stone` in it with a capital that nothing else explains is she.

use std::collections::BTreeSet;

use super::lexicon::{GAZETTEER, LEXICON};
use super::tokens::{self, Case, Token};
use crate::model::{EntityKind, MentionBasis, MentionNote, Span};

/// The surnames among an article's full names of persons that are common words.
pub(crate) struct Surnames<'t>(BTreeSet<&'t str>);

impl<'t> Surnames<'t> {
    /// Collects them from the passages of an article.
    pub(crate) fn of(passages: impl Iterator<Item = (&'t str, &'t [MentionNote])>) -> Self {
        let people = passages.flat_map(|(text, mentions)| {
            let people = mentions.iter().filter(|mention| mention.kind == EntityKind::Person);
            people.filter_map(move |mention| mention.span.of(text).rsplit_once(' '))
        });
        let surnames = people.map(|(_, surname)| surname);
        Self(surnames.filter(|surname| is_doubtful(surname)).collect())
    }

    /// The mentions of a passage with the surnames that were passed over.
    pub(crate) fn recall(&self, text: &str, mentions: &[MentionNote]) -> Vec<MentionNote> {
        let mut all = mentions.to_vec();
        if !self.0.iter().any(|surname| text.contains(surname)) {
            return all;
        }
        let taken = |span: &Span| mentions.iter().any(|mention| mention.span.overlaps(span));
        let tokens = tokens::tokenise(text);
        let surnames = (0..tokens.len()).filter(|&at| self.0.contains(tokens[at].text) && stands_alone(&tokens, at));
        let spans = surnames.map(|at| Span::new(tokens[at].start, tokens[at].end()));
        all.extend(spans.filter(|span| !taken(span)).map(|span| MentionNote {
            span,
            kind: EntityKind::Person,
            basis: MentionBasis::Named,
            title: None,
        }));
        all.sort_by_key(|mention| mention.span.start);
        all
    }
}

/// Whether a surname is a word that is no name by itself.
fn is_doubtful(surname: &str) -> bool {
    let lower = surname.to_lowercase();
    surname.chars().any(char::is_lowercase) && GAZETTEER.is_any_word(&lower) && !LEXICON.never.contains(&lower)
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
        let opener = token.opens && GAZETTEER.is_any_word(&token.lower);
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
        let surnames = Surnames::of(passages.iter().zip(&notes).map(|(text, notes)| (*text, notes.as_slice())));
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
    fn words_are_not() {
        let found =
            recalled(&["Paula Stone sang.", "Stone walls fell. The Stone fell. He threw a stone on Stone Day."]);
        assert_eq!(found, ["Paula Stone", "Stone Day"]);
        assert!(recalled(&["They saw Stone."]).is_empty());
    }
}
