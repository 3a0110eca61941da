//! When an article without a date was written, as far as its own text tells.
//!
//! Each clue bounds the day of writing from one side or both ([`clues`]). The clues are intersected from the hardest to
//! the softest; one that contradicts the harder ones is dropped, and the evidence says so. Only an interval with two
//! honest ends is given, never a single day; without one the date stays unknown. Intersecting intervals of constraints
//! is Allen's way with time (*Maintaining Knowledge about Temporal Intervals*, 1983).

mod clues;

use rayon::prelude::*;

use crate::annotate::time;
use crate::model::{Article, Basis, DateRange, Dated, Evidence, Precision};
use clues::Clue;

/// An interval wider than this, in days, dates nothing.
const WIDEST: i64 = 15 * 366;

/// Gives undated articles an honest interval where there is one, and resolves their time expressions anew.
pub fn date_undated(articles: &mut [Article]) {
    articles.par_iter_mut().filter(|article| article.about.published.is_none()).for_each(|article| {
        if let Some(dated) = interval(clues::of(article)) {
            article.about.published = Some(dated);
            time::resolve(article);
        }
    });
}

/// The days that all clues allow, but for those that contradict harder ones.
fn interval(mut clues: Vec<Clue>) -> Option<Dated> {
    clues.sort_by_key(|clue| clue.softness);
    let mut range = DateRange { earliest: chrono::NaiveDate::MIN, latest: chrono::NaiveDate::MAX };
    let (mut lower, mut upper) = (None, None);
    let mut dropped = Vec::new();
    for clue in clues {
        match range.intersect(&clue.range) {
            None => dropped.push(Evidence {
                rule: format!("left out, because it contradicts what is firmer: {}", clue.evidence.rule),
                ..clue.evidence
            }),
            Some(narrowed) => {
                if narrowed.earliest > range.earliest {
                    lower = Some(clue.evidence.clone());
                }
                if narrowed.latest < range.latest {
                    upper = Some(clue.evidence);
                }
                range = narrowed;
            }
        }
    }
    let mut evidence = vec![lower?, upper?];
    evidence.dedup();
    evidence.extend(dropped);
    let honest = (2..=WIDEST).contains(&range.days());
    honest.then_some(Dated { range, time: None, precision: Precision::Interval, basis: Basis::Inferred, evidence })
}

#[cfg(test)]
mod tests;
