//! Seed in, the article's own lines out, and what every other line was taken for and why.
//!
//! The local pass ([`score()`]) gives every line of a raw page a score for each role it may have: the rules of
//! `data/features.toml` and `data/wording.toml` that hold of the line add up, as in a log-linear model. The second
//! pass ([`label()`]) reads the page as a whole: it finds the most likely sequence of zones and roles (`data/grammar.toml`,
//! Viterbi), now that [`Recurrence`] has counted which lines belong to the frame of many pages.
//!
//! Sources that mark their own parts (Markdown, crawl records) are not judged.

pub(crate) mod agencies;
mod assemble;
pub(crate) mod credit;
mod decode;
mod features;
mod grammar;
mod label;
mod page;
mod recurrence;
mod rules;
mod score;
mod shape;
mod wording;

pub use assemble::assemble;
pub use label::label;
pub use recurrence::{Recurrence, Trace};

use crate::model::{LineFacts, Seed, TimeExpression};

/// Scores every passage of a seed for the roles it may have, from the seed alone. `times` holds the time expressions of
/// each passage.
#[must_use]
pub fn score(seed: &Seed, times: &[Vec<TimeExpression>]) -> Vec<LineFacts> {
    if !seed.format.is_clean() {
        return score::page(&seed.passages, times);
    }
    let marked = |passage: &crate::model::Passage| LineFacts {
        fingerprint: recurrence::fingerprint(&passage.text),
        scores: vec![(label::marked_role(passage.form), 0.0)],
        reasons: Vec::new(),
    };
    seed.passages.iter().map(marked).collect()
}

/// Whether a passage may turn out to be text of the article: only then is it worth annotating. [`label()`] never makes
/// text of any other.
#[must_use]
pub fn may_be_text(facts: &LineFacts) -> bool {
    facts.scores.iter().any(|(role, _)| role.is_text())
}

/// Whether a line reads like running text, by its shape alone.
pub(crate) fn is_prose(text: &str) -> bool {
    shape::Shape::of_prose(text)
}

#[cfg(test)]
mod tests;
