//! Acronyms that stand for common nouns, as an article itself says: after `deep sea trawling (DST)`, `DST` is no name.

use std::collections::BTreeSet;

use super::{forms, mentions};
use crate::model::{Article, Mention};

/// Drops the mentions of acronyms that some article introduces behind common nouns only.
pub(super) fn drop(articles: &mut [Article]) {
    let introduced: BTreeSet<String> = articles
        .iter()
        .flat_map(|article| article.text.match_indices('(').filter_map(|(at, _)| introduced(&article.text, at)))
        .map(str::to_owned)
        .collect();
    if introduced.is_empty() {
        return;
    }
    for article in articles {
        mentions::keep(article, |article, mention| !introduced.contains(surface(article, mention)));
    }
}

fn surface<'a>(article: &'a Article, mention: &Mention) -> &'a str {
    mention.span.of(article.field(mention.field))
}

/// The acronym in the bracket that opens at `at`, behind words in lower case that have its letters as initials.
fn introduced(text: &str, at: usize) -> Option<&str> {
    let (before, behind) = (text.get(..at)?, text.get(at + 1..)?);
    let (acronym, _) = behind.split_once(')')?;
    if !forms::is_acronym(acronym) {
        return None;
    }
    let mut words = before.split([' ', '-']).rev().filter(|word| !word.is_empty());
    let mut letters = acronym.chars().rev().filter(|c| *c != '.');
    letters.all(|letter| words.next().is_some_and(|word| begins(word, letter))).then_some(acronym)
}

/// Whether a word in lower case begins with a letter.
fn begins(word: &str, letter: char) -> bool {
    letter.to_lowercase().eq(word.chars().take(1))
}
