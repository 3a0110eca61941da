//! Which printed line is the headline.
//!
//! Comes in: a page's lines with what they were taken for. Goes out: the lines that may be the headline, the likeliest
//! first. Each is weighed by what holds of it ([`sign`]): how far its text is and whose words it shares ([`words`]),
//! what it was taken for, whether date and byline stand beside it, whether the page says it again ([`part`]). The
//! weights (`data/headline_signs.toml`) add up; they were fitted as a conditional logit over the lines of each page
//! (McFadden, "Conditional Logit Analysis of Qualitative Choice Behavior", 1974), so that the lines of a page compete
//! with one another.

mod page;
mod part;
mod sign;
mod words;

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::model::{Analysis, Verdict};
use page::Page;
use sign::Sign;

/// A line that may be the headline.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Candidate {
    /// Its index.
    pub(super) at: usize,
    /// The sum of its signs' weights.
    pub(super) score: f32,
    /// What speaks for it most.
    pub(super) why: &'static str,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    sign: Vec<Weight>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Weight {
    sign: Sign,
    reason: String,
    weight: f32,
}

static WEIGHTS: LazyLock<HashMap<Sign, Weight>> = LazyLock::new(|| {
    let table: Table = toml::from_str(include_str!("../data/headline_signs.toml")).unwrap_or_default();
    table.sign.into_iter().map(|weight| (weight.sign, weight)).collect()
});

/// The lines of a page that may be its headline, the likeliest first. `is_signed` tells the bylines.
pub(super) fn rank(analysis: &Analysis, verdicts: &[Verdict], is_signed: impl Fn(usize) -> bool) -> Vec<Candidate> {
    let page = Page::of(analysis, verdicts, is_signed);
    let lines = page.lines.iter().enumerate().filter(|(_, line)| page.may_be(line));
    let mut candidates: Vec<Candidate> = lines
        .map(|(at, line)| {
            let signs = sign::of(&page, at, line);
            let weights = || signs.iter().filter_map(|sign| WEIGHTS.get(sign));
            let best = weights().max_by(|a, b| a.weight.total_cmp(&b.weight));
            Candidate {
                at,
                score: weights().map(|weight| weight.weight).sum(),
                why: best.map_or("", |weight| weight.reason.as_str()),
            }
        })
        .collect();
    candidates.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.at.cmp(&b.at)));
    candidates
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sign_has_a_reason_of_its_own() {
        let table: Table = toml::from_str(include_str!("../data/headline_signs.toml")).unwrap();
        assert_eq!(table.sign.len(), WEIGHTS.len());
        let reasons: std::collections::HashSet<&str> = table.sign.iter().map(|sign| sign.reason.as_str()).collect();
        assert_eq!(reasons.len(), table.sign.len());
    }
}
