//! The names that rules found in all passages of an article in, what they say of each word out: what is said of a word in one
//! place helps where the same word stands elsewhere, as in Ratinov and Roth, "Design Challenges and Misconceptions in
//! Named Entity Recognition" (CoNLL 2009).

use rustc_hash::FxHashMap;

use super::casing::Casing;
use super::labels;
use super::segments::Name;
use super::tokens::{Case, Token};
use crate::model::EntityKind;

/// How often a word is what, in an article.
#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    /// By kind of name: person, place, organisation, other.
    kinds: [u16; 4],
    /// The last word of a person's full name.
    surname: u16,
    /// Written with a capital that does not only open a sentence, in running text.
    capital: u16,
    /// Written in lower case.
    lower: u16,
}

/// What an article says of each of its words.
#[derive(Debug, Default)]
pub(super) struct Consistency<'t> {
    counts: FxHashMap<&'t str, Counts>,
}

impl<'t> Consistency<'t> {
    /// Takes up a passage.
    pub(super) fn add(&mut self, tokens: &'t [Token<'_>], casing: Casing, names: &[Name]) {
        for token in tokens {
            match token.case {
                Case::Capital | Case::Upper if casing == Casing::Sentence && !token.opens => {
                    bump(&mut self.counts.entry(&token.lower).or_default().capital);
                }
                Case::Lower => bump(&mut self.counts.entry(&token.lower).or_default().lower),
                _ => {}
            }
        }
        for name in names {
            let slot = labels::begin(name.kind) / 2;
            for token in &tokens[name.tokens.clone()] {
                if matches!(token.case, Case::Capital | Case::Upper) {
                    bump(&mut self.counts.entry(&token.lower).or_default().kinds[slot]);
                }
            }
            if name.kind == EntityKind::Person && name.tokens.len() > 1 {
                bump(&mut self.counts.entry(&tokens[name.tokens.end - 1].lower).or_default().surname);
            }
        }
    }

    /// The kind of name that a word mostly is part of: 0 for none, else one more than its number.
    pub(super) fn kind(&self, lower: &str) -> u32 {
        let Some(counts) = self.counts.get(lower) else { return 0 };
        if counts.surname > 0 {
            return 5;
        }
        let most = (0..4).rev().max_by_key(|&slot| counts.kinds[slot]).unwrap_or_default();
        if counts.kinds[most] == 0 { 0 } else { u32::try_from(most).unwrap_or_default() + 1 }
    }

    /// How a word is written elsewhere: bit 0 with a capital that tells, bit 1 in lower case.
    pub(super) fn writing(&self, lower: &str) -> u32 {
        let counts = self.counts.get(lower).copied().unwrap_or_default();
        u32::from(counts.capital > 0) + 2 * u32::from(counts.lower > 0)
    }
}

fn bump(count: &mut u16) {
    *count = count.saturating_add(1);
}

#[cfg(test)]
mod tests {
    use crate::annotate::names::reading::{Reading, consistency};

    #[test]
    fn an_article_tells_of_its_words() {
        let readings = ["Ana Brandt left Oslo.", "They saw Brandt throw a stone."].map(Reading::of);
        let article = consistency(&readings);
        assert_eq!(["brandt", "oslo", "throw"].map(|word| article.kind(word)), [5, 2, 0]);
        assert_eq!(["brandt", "stone", "ana"].map(|word| article.writing(word)), [1, 2, 0]);
    }
}
