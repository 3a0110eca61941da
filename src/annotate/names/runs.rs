//! Tokens in, runs of tokens that may hold names out.
//!
//! A run begins with a token that may be part of a name and goes on over further ones and over the small words that names
//! are made with: `Bank of Norway`, `Ludwig van Beethoven`, `Kim Jong-un`, `Marks & Spencer`.

use std::ops::Range;

use super::casing::Casing;
use super::lexicon::{GAZETTEER, Known, LEXICON};
use super::tokens::{Case, Token};
use super::words::Word;

/// Most tokens of a run: no name is longer, and a line of capitals is cut, so that its length costs no more than itself.
const LONGEST: usize = 40;

/// The runs of a passage, in order, not overlapping.
pub(super) fn find(tokens: &[Token<'_>], casing: Casing) -> Vec<Range<usize>> {
    let may_be_name: Vec<bool> = (0..tokens.len()).map(|at| may_be_name(tokens, at, casing)).collect();
    let reader = Reader { tokens, may_be_name: &may_be_name };
    let mut runs = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if may_be_name[at] || reader.opens_with_particle(at) {
            let end = reader.end_of_run(at).min(at + LONGEST);
            runs.push(at..end);
            at = end;
        } else {
            at += 1;
        }
    }
    runs
}

/// Whether a token may be part of a name.
fn may_be_name(tokens: &[Token<'_>], at: usize, casing: Casing) -> bool {
    let token = &tokens[at];
    if !token.is_capital() || is_contraction(&token.lower) {
        return false;
    }
    let initialism = token.case == Case::Upper && casing != Casing::Upper && known(token).is_some();
    let initial = token.case == Case::Initial && token.text.ends_with('.');
    if token.word.is_never() && !initialism && !initial {
        return token.case == Case::Capital && is_name_all_the_same(tokens, at);
    }
    match casing {
        Casing::Sentence => true,
        Casing::Title => initialism || initial || token.case == Case::Upper || tells_a_name(tokens, at),
        Casing::Upper => initial || tells_a_name(tokens, at),
    }
}

/// `Don’t`, `We’ve`.
fn is_contraction(lower: &str) -> bool {
    lower.rsplit_once(['\'', '’']).is_some_and(|(_, ending)| matches!(ending, "t" | "ve" | "re" | "ll" | "d" | "m"))
}

/// A month or the like beside a first name, as in `April Jones` or `Robert May`.
fn is_name_all_the_same(tokens: &[Token<'_>], at: usize) -> bool {
    let first = |token: &Token<'_>| token.case == Case::Capital && token.word.is_first_name();
    let surname = |token: &Token<'_>| token.case == Case::Capital && !token.word.is_common() && known(token).is_none();
    first(&tokens[at]) && tokens.get(at + 1).is_some_and(surname)
        || at
            .checked_sub(1)
            .is_some_and(|before| first(&tokens[before]) && !tokens[before].word.is_common() && !tokens[at].opens)
}

/// Whether the word itself, not its capital, says that it may be part of a name.
fn tells_a_name(tokens: &[Token<'_>], at: usize) -> bool {
    let token = &tokens[at];
    let is_word = |token: &Token<'_>| token.word.is_any();
    let unknown = |token: &Token<'_>| !is_word(token) && token.lower.chars().count() > 2;
    if unknown(token) || matches!(known(token), Some(Known::Country | Known::Adjective)) {
        return true;
    }
    let beside = |at: Option<usize>| at.and_then(|at| tokens.get(at)).filter(|token| token.is_capital());
    let (before, behind) = (beside(at.checked_sub(1)), beside(Some(at + 1)));
    let pair = |a: &Token<'_>, b: &Token<'_>| GAZETTEER.get(&format!("{} {}", a.lower, b.lower), true).is_some();
    before.is_some_and(|before| pair(before, token) || before.word.is_first_name() && !is_word(before))
        || behind.is_some_and(|behind| pair(token, behind))
        || before.is_some_and(|before| unknown(before) && known(before).is_none() && is_head(&token.lower))
}

/// Whether a word is the head noun of names of places, bodies, events or documents.
fn is_head(lower: &str) -> bool {
    LEXICON.places.contains(lower)
        || LEXICON.organisations.contains(lower)
        || LEXICON.events.contains(lower)
        || LEXICON.works.contains(lower)
}

/// What the gazetteers say of a single token.
pub(super) fn known(token: &Token<'_>) -> Option<Known> {
    GAZETTEER.get(&token.lower, token.case == Case::Upper)
}

struct Reader<'a, 't> {
    tokens: &'a [Token<'t>],
    may_be_name: &'a [bool],
}

impl Reader<'_, '_> {
    fn is_name(&self, at: usize) -> bool {
        self.may_be_name.get(at).copied().unwrap_or(false)
    }

    fn lower(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| &token.lower)
    }

    fn word(&self, at: usize) -> Word {
        self.tokens.get(at).map_or_else(Word::default, |token| token.word)
    }

    fn is_glued(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.glued)
    }

    /// `al-Masri`, `bin Rashid`, `van Gogh`.
    fn opens_with_particle(&self, at: usize) -> bool {
        match self.lower(at) {
            "al" | "el" | "ul" => self.is_hyphen(at + 1) && self.is_glued(at + 2) && self.is_name(at + 2),
            "bin" | "ibn" | "van" | "von" | "de" => {
                self.is_name(at + 1) && known(&self.tokens[at + 1]).is_none() && !self.word(at + 1).is_common()
            }
            _ => false,
        }
    }

    fn is_hyphen(&self, at: usize) -> bool {
        self.is_glued(at) && matches!(self.lower(at), "-" | "‑" | "–")
    }

    fn end_of_run(&self, start: usize) -> usize {
        let mut end = start + 1;
        if !self.is_name(start) {
            end += usize::from(self.is_hyphen(end)) + 1;
        }
        while let Some(next) = self.step(start, end) {
            end = next;
        }
        if self.takes_lower_head(start, end) { end + 1 } else { end }
    }

    /// Where the run goes on to, if it does.
    fn step(&self, start: usize, end: usize) -> Option<usize> {
        let token = self.tokens.get(end)?;
        if self.is_name(end) {
            return (!token.opens && !self.are_countries(end - 1, end)).then_some(end + 1);
        }
        if self.is_hyphen(end) {
            return self.over_hyphen(end);
        }
        match self.lower(end) {
            "." if token.glued && self.is_name(end + 1) && is_abbreviation(self.lower(end - 1)) => Some(end + 2),
            "," if self.is_name(end + 1) && LEXICON.company_suffixes.contains(self.lower(end + 1)) => Some(end + 2),
            "&" if self.is_name(end + 1) && !self.are_countries(end - 1, end + 1) => Some(end + 2),
            "of" | "for" => self.over_of(start, end),
            "and" => self.over_and(start, end),
            word if token.case == Case::Lower && LEXICON.particles.contains(word) => self.over_particles(end),
            _ if token.case == Case::Number => {
                (LEXICON.events.contains(self.lower(end - 1)) && token.text.len() <= 2).then_some(end + 1)
            }
            _ => None,
        }
    }

    /// Two countries side by side, as headlines name them, are two names.
    fn are_countries(&self, left: usize, right: usize) -> bool {
        [left, right].iter().all(|&at| self.tokens.get(at).and_then(known) == Some(Known::Country))
    }

    /// `Jean-Paul` and `Jong-un` are one name; `Norway-Chile` and `Oslo-based` hold names that end at the hyphen, and so
    /// does the party before a constituency, `R-Utah`.
    fn over_hyphen(&self, hyphen: usize) -> Option<usize> {
        let behind = self.tokens.get(hyphen + 1).filter(|token| token.glued)?;
        let before = &self.tokens[hyphen - 1];
        let parts = known(before).is_some();
        let joins = match behind.case {
            Case::Capital | Case::Upper | Case::Initial if before.case == Case::Initial => {
                known(behind).is_none() && !LEXICON.postal_places.contains(&behind.lower)
            }
            Case::Capital | Case::Upper | Case::Initial => !parts || known(behind).is_none(),
            Case::Lower if LEXICON.hyphenated.contains(&behind.lower) => false,
            Case::Lower => !parts && (!behind.word.is_common() || self.is_given_name(hyphen)),
            Case::Number => true,
            _ => false,
        };
        joins.then_some(hyphen + 2)
    }

    /// `Ki-moon` in `Ban Ki-moon`: a short syllable between a family name and a hyphen.
    fn is_given_name(&self, hyphen: usize) -> bool {
        let short = |at: usize| self.tokens.get(at).is_some_and(|token| token.text.chars().count() <= 5);
        let strange = |at: usize| self.is_name(at) && !self.word(at).is_any();
        hyphen >= 2 && strange(hyphen - 1) && self.is_name(hyphen - 2) && short(hyphen - 1) && short(hyphen + 1)
    }

    fn over_of(&self, start: usize, of: usize) -> Option<usize> {
        let next = of + 1 + usize::from(self.lower(of + 1) == "the");
        let takes = (start..of).any(|at| LEXICON.take_of.contains(self.lower(at)));
        (takes && self.is_name(next)).then_some(next + 1)
    }

    /// `Ministry of Trade and Industry`, but not `University of Oslo and Ana Brandt`.
    fn over_and(&self, start: usize, and: usize) -> Option<usize> {
        let next = and + 1;
        let inside = (start..and).any(|at| matches!(self.lower(at), "of" | "for"));
        let words = [and - 1, next].iter().all(|&at| self.word(at).is_common());
        let is_headed = |at: usize| {
            let lower = self.lower(at);
            LEXICON.organisations.contains(lower) || LEXICON.works.contains(lower)
        };
        let headed = || (next + 1..next + 4).take_while(|&at| self.is_name(at)).any(is_headed);
        let whole = and - start > 1 && is_headed(and - 1);
        (self.is_name(next) && words && !whole && (inside || headed())).then_some(next + 1)
    }

    fn over_particles(&self, particle: usize) -> Option<usize> {
        let mut next = particle + 1;
        if self.is_hyphen(next) || LEXICON.particles.contains(self.lower(next)) {
            next += 1;
        }
        let before = &self.tokens[particle - 1];
        (self.is_name(next) && before.case == Case::Capital && !before.word.is_common()).then_some(next + 1)
    }

    /// `the Lofoten islands`, but `the Hunan province` is Hunan.
    fn takes_lower_head(&self, start: usize, end: usize) -> bool {
        let head = self.tokens.get(end).is_some_and(|token| {
            token.case == Case::Lower && !token.glued && LEXICON.lower_places.contains(&token.lower)
        });
        let name = &self.tokens[end - 1];
        head && end - start <= 2 && known(name).is_none() && !name.word.is_common()
    }
}

/// Whether a full stop behind a word belongs to it.
pub(super) fn is_abbreviation(lower: &str) -> bool {
    LEXICON.honorifics.contains(lower)
        || LEXICON.company_suffixes.contains(lower)
        || matches!(lower, "st" | "mt" | "ft" | "jr" | "sr")
}
