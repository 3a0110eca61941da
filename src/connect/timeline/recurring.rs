//! Sentences that several articles have word for word, and whose date is not printed in them.
//!
//! In articles that are no copies they are standing words, of a programme or a page, and report nothing. A copy that
//! appears on a later day reports nothing new either.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::NaiveDate;

use super::telling::Telling;
use crate::connect::words::hash;
use crate::model::{Article, ArticleIndex, EventBasis};

/// On which days a sentence is told, each with the articles that tell it, of copies the first.
type Days = BTreeMap<NaiveDate, BTreeSet<ArticleIndex>>;

/// Drops the tellings that recur without a date of their own.
pub(super) fn drop(tellings: &mut [Vec<Telling>], articles: &[Article], duplicates: &[Vec<ArticleIndex>]) {
    let text = |telling: &Telling| hash(telling.sentence.of(&articles[telling.article].text));
    let mut told: HashMap<u64, Days> = HashMap::new();
    for telling in tellings.iter().flatten().filter(|telling| telling.basis != EventBasis::Stated) {
        let days = told.entry(text(telling)).or_default();
        days.entry(telling.range.earliest).or_default().insert(original(telling.article, duplicates));
    }
    told.retain(|_, days| days.len() > 1);
    for telling in tellings {
        telling.retain(|telling| {
            let days = told.get(&text(telling)).filter(|_| telling.basis != EventBasis::Stated);
            days.is_none_or(|days| !is_standing(days) && !is_late(telling, days))
        });
    }
}

/// The first of an article and its copies.
pub(super) fn original(article: ArticleIndex, duplicates: &[Vec<ArticleIndex>]) -> ArticleIndex {
    let copies = duplicates.get(article).and_then(|copies| copies.first());
    copies.map_or(article, |first| article.min(*first))
}

/// Whether articles of different days that are no copies have the sentence.
fn is_standing(days: &Days) -> bool {
    days.values().flatten().collect::<BTreeSet<_>>().len() > 1
}

/// Whether a report repeats that of an earlier day.
fn is_late(telling: &Telling, days: &Days) -> bool {
    telling.basis == EventBasis::Reported && days.keys().next().is_some_and(|first| telling.range.earliest > *first)
}
