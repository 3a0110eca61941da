//! A name that a sentence begins with in, whether it is only the word that it also is out: `Nice people came`, where the
//! article names the town of Nice, and `Orange juice was sold`.
//!
//! The word behind it tells: a verb makes it a name ("Nice lost"), a noun does not, unless it is one of those that stand behind
//! names of places and bodies ("Reading fans").

use super::lexicon::LEXICON;
use super::segments::Name;
use super::titles;
use super::tokens::{Case, Token};
use super::words::Word;
use crate::model::EntityKind;

/// Whether a name is a common word that opens a sentence and belongs to the noun behind it.
pub(super) fn is_common_word(tokens: &[Token<'_>], name: &Name) -> bool {
    let first = &tokens[name.tokens.start];
    let may_be = name.tokens.len() == 1 && name.kind != EntityKind::Person && first.opens;
    if !may_be || first.case != Case::Capital || !first.word.is_any() {
        return false;
    }
    let Some(noun) = tokens.get(name.tokens.end).filter(|next| is_noun(next)) else { return false };
    is_gradable(&first.lower) || tokens.get(name.tokens.end + 1).is_some_and(is_verb) && !noun.lower.ends_with("ing")
}

/// Whether a word is an adjective by its superlative: `nice`, `nicest`.
fn is_gradable(lower: &str) -> bool {
    let ending = if lower.ends_with('e') { "st" } else { "est" };
    Word::of(&format!("{lower}{ending}")).is_any()
}

/// Whether a word may be a noun that an adjective or another noun stands before, and that no name of a place or body does.
fn is_noun(token: &Token<'_>) -> bool {
    let of_names = LEXICON.inhabitants.contains(&token.lower)
        || titles::is_office(token)
        || LEXICON.organisations.contains(&token.lower)
        || LEXICON.places.contains(&token.lower);
    token.case == Case::Lower && !of_names && !is_verb(token) && !token.word.is_never() && !token.lower.ends_with("ly")
}

/// Whether a word is a verb in the past, or an auxiliary.
fn is_verb(token: &Token<'_>) -> bool {
    let lower = &*token.lower;
    LEXICON.auxiliaries.contains(lower)
        || LEXICON.saying.contains(lower)
        || LEXICON.irregular_pasts.contains(lower)
        || lower.len() > 4 && lower.ends_with("ed")
}
