//! The tense of the clause around a time expression, from the verb forms nearest to it (Mani and Wilson's cue).

use super::lexer::Token;
use super::vocabulary::{Symbol, Vocabulary};
use crate::model::Tense;

/// How far to look for a verb, in tokens.
const REACH: usize = 18;

/// Tells past from future clauses.
#[derive(Debug)]
pub(super) struct Tenses<'a> {
    text: &'a str,
    tokens: &'a [Token],
    past: Option<Symbol>,
    future: Option<Symbol>,
}

impl<'a> Tenses<'a> {
    pub(super) fn new(text: &'a str, tokens: &'a [Token], vocabulary: &Vocabulary) -> Self {
        Self { text, tokens, past: vocabulary.find("PASTVERB"), future: vocabulary.find("FUTUREVERB") }
    }

    /// The tense of the clause around the tokens from `start` up to `end`: that of the nearest verb form in the sentence.
    pub(super) fn around(&self, start: usize, end: usize) -> Tense {
        let before = (0..start).rev().take(REACH).take_while(|&at| !self.ends_sentence(at));
        let behind = (end..self.tokens.len()).take(REACH).take_while(|&at| !self.ends_sentence(at));
        let nearest = |mut places: Box<dyn Iterator<Item = usize> + '_>| {
            places.find_map(|at| Some((at.abs_diff(start).min(at.abs_diff(end - 1)), self.of(at)?)))
        };
        match (nearest(Box::new(before)), nearest(Box::new(behind))) {
            (Some((near, tense)), Some((far, _))) if near <= far => tense,
            (_, Some((_, tense))) | (Some((_, tense)), None) => tense,
            (None, None) => Tense::Open,
        }
    }

    fn ends_sentence(&self, at: usize) -> bool {
        matches!(self.tokens[at].first, '.' | '!' | '?' | ';' | '“' | '”' | '"')
    }

    fn of(&self, at: usize) -> Option<Tense> {
        let token = &self.tokens[at];
        let is = |class: Option<Symbol>| class.is_some_and(|class| token.value(class).is_some());
        if is(self.future) {
            return Some(Tense::Future);
        }
        let regular = token.first.is_lowercase() && token.span.len() > 4 && token.span.of(self.text).ends_with("ed");
        (is(self.past) || regular).then_some(Tense::Past)
    }
}
