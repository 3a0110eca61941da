//! Number words in, numbers out: "twenty-five", "two hundred and ten", "nineteen ninety-six", "thirty-first".
//!
//! A run of tokens that together name one number becomes one token, so that the grammar knows numbers only.

use super::lexer::Token;
use super::vocabulary::{Reading, Symbol, Vocabulary};
use crate::model::Span;

/// Replaces every run of number words by one token that has the number as a reading.
pub(super) fn merge(tokens: Vec<Token>, vocabulary: &Vocabulary) -> Vec<Token> {
    let Some(word) = vocabulary.find("NUMBER") else { return tokens };
    if !tokens.iter().any(|token| token.value(word).is_some()) {
        return tokens;
    }
    let mut merged = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while at < tokens.len() {
        match tokens[at].value(word) {
            Some(_) => {
                let run = Run::read(&tokens, at, word);
                merged.push(run.token(&tokens, at));
                at = run.end;
            }
            None => {
                merged.push(tokens[at].clone());
                at += 1;
            }
        }
    }
    merged
}

/// A run of number words and what it amounts to.
struct Run {
    end: usize,
    /// What is complete: thousands.
    total: i32,
    /// What is being said: hundreds, tens and ones.
    part: i32,
    year: bool,
    ordinal: bool,
}

impl Run {
    fn read(tokens: &[Token], start: usize, word: Symbol) -> Self {
        let mut run = Self { end: start, total: 0, part: 0, year: false, ordinal: false };
        while let Some((place, value, ordinal)) = run.next(tokens, start, word) {
            if place > start && !run.add(value) {
                break;
            }
            if place == start {
                run.part = value;
            }
            run.end = place + 1;
            run.ordinal = ordinal;
            if ordinal {
                break;
            }
        }
        run
    }

    /// The next word of the run: directly behind, behind a hyphen, or behind "and" after a hundred.
    fn next(&self, tokens: &[Token], start: usize, word: Symbol) -> Option<(usize, i32, bool)> {
        let at = self.end;
        let value =
            |place: usize| tokens.get(place).and_then(|token| token.value(word)).map(|value| (place, value, false));
        if at == start {
            return value(at);
        }
        let hyphen = tokens.get(at).is_some_and(|token| token.is_hyphen() && token.glued);
        let place = if hyphen { at + 1 } else { at };
        let ones = || {
            let ordinal = tokens.get(place)?.value(Symbol::ORD).filter(|ordinal| *ordinal < 10)?;
            (hyphen && self.part % 100 >= 20 && self.part % 10 == 0).then_some((place, ordinal, true))
        };
        value(place).or_else(ones)
    }

    /// Adds a word's value, if the number may go on with it.
    fn add(&mut self, value: i32) -> bool {
        match value {
            1000 if self.part > 0 => {
                self.total = self.total.saturating_add(self.part.saturating_mul(1000));
                self.part = 0;
            }
            100 if (1..100).contains(&self.part) => self.part *= 100,
            1..10 if self.part % 100 >= 20 && self.part % 10 == 0 => self.part += value,
            1..100 if self.part > 0 && self.part % 100 == 0 || self.part == 0 && self.total > 0 => self.part += value,
            10..100 if (11..=20).contains(&self.part) && self.total == 0 => {
                self.part = self.part * 100 + value;
                self.year = true;
            }
            _ => return false,
        }
        true
    }

    fn token(&self, tokens: &[Token], start: usize) -> Token {
        let value = self.total.saturating_add(self.part);
        let first = &tokens[start];
        let mut readings = if self.end == start + 1 { first.readings.to_vec() } else { Vec::new() };
        let mut read = |symbol| readings.push(Reading { symbol, value });
        match self.ordinal {
            true => read(Symbol::ORD),
            false => read(Symbol::NUM),
        }
        if self.year || self.total == 2000 {
            read(Symbol::YEAR);
        }
        let span = Span::new(first.span.start, tokens[self.end - 1].span.end);
        Token { span, glued: first.glued, first: first.first, readings: readings.into() }
    }
}
