//! A passage in, what is known of it before the tagger looks at it out: tokens, casing, the rules' verdict.

use super::casing::{self, Casing};
use super::consistency::Consistency;
use super::features::Features;
use super::rules;
use super::segments::Name;
use super::tokens::{self, Token};

/// A passage, read.
pub(super) struct Reading<'t> {
    /// Its tokens.
    pub(super) tokens: Vec<Token<'t>>,
    casing: Casing,
    /// The names that the rules find.
    pub(super) ruled: Vec<Name>,
}

impl<'t> Reading<'t> {
    /// Reads a passage.
    pub(super) fn of(text: &'t str) -> Self {
        let tokens = tokens::tokenise(text);
        let casing = casing::of(&tokens);
        let ruled = rules::find(&tokens, casing);
        Self { tokens, casing, ruled }
    }

    /// The features of its tokens, in an article.
    pub(super) fn features(&self, article: &Consistency<'_>) -> Features {
        Features::of(&self.tokens, self.casing, &self.ruled, article)
    }
}

/// What an article's passages say of its words.
pub(super) fn consistency<'r>(readings: &'r [Reading<'_>]) -> Consistency<'r> {
    let mut article = Consistency::default();
    for reading in readings {
        article.add(&reading.tokens, reading.casing, &reading.ruled);
    }
    article
}
