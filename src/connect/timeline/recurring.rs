//! Sentences that several articles have word for word, and whose date is not printed in them.
//!
//! In articles that are no copies they are standing words, of a programme or a page, and report nothing. A copy that
//! appears on a later day reports nothing new either.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use rustc_hash::FxHashMap;

use super::telling::Telling;
use crate::connect::copies::original;
use crate::connect::words::hash;
use crate::model::{Article, ArticleIndex, EventBasis};

/// When and by whom a sentence is told.
#[derive(Debug, Default)]
struct Uses {
    days: BTreeSet<NaiveDate>,
    /// The articles that tell it, of copies the first.
    articles: BTreeSet<ArticleIndex>,
    /// The first day that a report opens with it.
    reported: Option<NaiveDate>,
}

/// Drops the tellings that recur without a date of their own.
pub(super) fn drop(tellings: &mut [Vec<Telling>], articles: &[Article], duplicates: &[Vec<ArticleIndex>]) {
    let text = |telling: &Telling| hash(telling.sentence.of(&articles[telling.article].text));
    let is_report = |telling: &Telling| telling.basis == EventBasis::Reported;
    let mut told: FxHashMap<u64, Uses> = FxHashMap::default();
    for telling in tellings.iter().flatten().filter(|telling| telling.basis != EventBasis::Stated) {
        let (uses, day) = (told.entry(text(telling)).or_default(), telling.range.earliest);
        uses.days.insert(day);
        uses.articles.insert(original(telling.article, duplicates));
        if is_report(telling) {
            uses.reported = Some(uses.reported.map_or(day, |first| first.min(day)));
        }
    }
    told.retain(|_, uses| uses.days.len() > 1);
    for telling in tellings {
        telling.retain(|telling| {
            let Some(uses) = told.get(&text(telling)).filter(|_| telling.basis != EventBasis::Stated) else {
                return true;
            };
            let is_late = is_report(telling) && uses.reported.is_some_and(|first| telling.range.earliest > first);
            uses.articles.len() == 1 && !is_late
        });
    }
}
