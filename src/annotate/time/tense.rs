//! The tense of the clause around a time expression, from the verb forms nearest to it (Mani and Wilson's cue).

use super::lexer::Token;
use super::vocabulary::{Symbol, Vocabulary};
use crate::model::Tense;

/// How far to look for a verb, in tokens.
const REACH: usize = 18;

/// The length of a word whose dot may be that of an abbreviation.
const ABBREVIATION: usize = 3;

/// How near "had" must follow what it looks back on, in tokens.
const NEAR: usize = 4;

/// How much farther a verb counts that stands behind the expression.
const BEHIND: usize = 3;

/// Tells past from future clauses.
#[derive(Debug)]
pub(super) struct Tenses<'a> {
    text: &'a str,
    tokens: &'a [Token],
    past: Option<Symbol>,
    future: Option<Symbol>,
    ahead: Option<Symbol>,
    limit: Option<Symbol>,
    present: Option<Symbol>,
    determiner: Option<Symbol>,
    clause: Option<Symbol>,
}

impl<'a> Tenses<'a> {
    pub(super) fn new(text: &'a str, tokens: &'a [Token], vocabulary: &Vocabulary) -> Self {
        let class = |name| vocabulary.find(name);
        Self {
            text,
            tokens,
            past: class("PASTVERB"),
            future: class("FUTUREVERB"),
            ahead: class("AHEAD"),
            limit: class("LIMIT"),
            present: class("PRESENTVERB"),
            determiner: class("DETERMINER"),
            clause: class("CLAUSE"),
        }
    }

    /// The tense of the clause around the tokens from `start` up to `end`: what leads to them looks ahead ("until
    /// Friday"), else that of the nearest verb form in the sentence, one that stands before counting as nearer.
    ///
    /// `open` says that the expression needs the tense: what is complete is not moved by the words that lead to it.
    pub(super) fn around(&self, start: usize, end: usize, open: bool) -> Tense {
        let before = (0..start).rev().take(REACH).take_while(|&at| !self.ends_sentence(at));
        let behind = (end..self.tokens.len()).take(REACH).take_while(|&at| !self.ends_sentence(at));
        let nearest = |mut places: Box<dyn Iterator<Item = usize> + '_>| {
            places.find_map(|at| Some((at.abs_diff(start).min(at.abs_diff(end - 1)), self.of(at)?)))
        };
        let limit = start > 0 && self.is(start - 1, self.limit);
        let governor = nearest(Box::new(before));
        let behind = behind.take_while(|&at| governor.is_none() || !self.is(at, self.clause));
        if open && self.leads_ahead(start) && !self.looks_back_on(end)
            || self.is_earliest(start) && !matches!(governor, Some((_, Tense::Past)))
        {
            return Tense::Future;
        }
        match (governor, nearest(Box::new(behind)).filter(|_| !limit)) {
            (Some((near, tense)), Some((far, _))) if near <= far * BEHIND => tense,
            (_, Some((_, tense))) | (Some((_, tense)), None) => tense,
            (None, None) if limit => Tense::Future,
            (None, None) => Tense::Open,
        }
    }

    /// Whether the words before look ahead: "until", "starting at".
    fn leads_ahead(&self, start: usize) -> bool {
        let before = |count: usize| start.checked_sub(count);
        before(1).is_some_and(|at| self.is(at, self.ahead))
            || before(2).is_some_and(|at| matches!(self.word(at + 1), "at" | "on") && self.is(at, self.ahead))
    }

    /// Whether "had" follows: "Until Thursday, they had not known."
    fn looks_back_on(&self, end: usize) -> bool {
        (end..end + NEAR).any(|at| self.word(at) == "had")
    }

    /// Whether "as early as" or "as soon as" stands before.
    fn is_earliest(&self, start: usize) -> bool {
        start.checked_sub(2).is_some_and(|at| self.word(at + 1) == "as" && matches!(self.word(at), "early" | "soon"))
    }

    fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.span.of(self.text))
    }

    /// Whether a sentence ends with a token; the dot of an abbreviation ends none.
    fn ends_sentence(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        match token.first {
            '.' => at == 0 || !token.glued || self.tokens[at - 1].span.len() > ABBREVIATION,
            mark => matches!(mark, '!' | '?' | ';' | '“' | '”' | '"'),
        }
    }

    fn is(&self, at: usize, class: Option<Symbol>) -> bool {
        class.is_some_and(|class| self.tokens[at].value(class).is_some())
    }

    fn of(&self, at: usize) -> Option<Tense> {
        let had = (1..=2).any(|back| at.checked_sub(back).is_some_and(|at| self.word(at) == "had"));
        if self.is(at, self.future) {
            return Some(if had { Tense::Past } else { Tense::Future });
        }
        let token = &self.tokens[at];
        let to_do =
            self.word(at + 1) == "to" && matches!(self.word(at), "is" | "are" | "was" | "were" | "set" | "plan");
        let attributive = at > 0 && self.is(at - 1, self.determiner);
        let regular = token.first.is_lowercase() && token.span.len() > 4 && self.word(at).ends_with("ed");
        let regular = regular && !attributive && !self.is(at, self.present);
        if to_do && !had {
            return Some(Tense::Future);
        }
        (self.is(at, self.past) || regular).then(|| if self.follows_modal(at) { Tense::Future } else { Tense::Past })
    }

    /// Whether a participle stands in a group with a modal: "would still be held".
    fn follows_modal(&self, at: usize) -> bool {
        let group = (0..at).rev().take(3).take_while(|&at| self.tokens[at].first.is_lowercase());
        let mut words = group.map(|at| (at, self.word(at)));
        matches!(words.next(), Some((_, "be"))) && words.any(|(at, word)| word == "to" || self.is(at, self.future))
    }
}
