//! How much an event matters: a vote of the independent articles that tell it.
//!
//! Each article has one vote for each date it names, shared out among what it tells of that date, so that a long one
//! does not outvote many. What a vote is worth is said in [`Votes::worth`]; copies of one article vote once.
//!
//! That the articles which name a date are better evidence of its weight than the sentences, and that what is still told
//! much later matters most, is the literature's finding on date selection (Tran, Herder and Markert, *Joint graphical
//! models for date selection in timeline summarization*, 2015; Gholipour Ghalandari and Ifrim, *Examining the state of
//! the art in news timeline summarization*, 2020).

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use chrono::{Days, NaiveDate};
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::centrality;
use super::grouping::Group;
use super::known::{Known, Named};
use super::telling::{DateKey, Telling};
use crate::connect::stems::Stems;
use crate::connect::terms::Counts;
use crate::data_file::rows;
use crate::model::{Article, ArticleIndex, EntityKind, EventBasis, EventStatus, Field, Precision};

/// What a vote is worth where the article only appeared on that day and names none.
const REPORTED: f64 = 0.75;
/// What the vote of an article that looks ahead to the day is worth.
const AHEAD: f64 = 0.5;
/// How much more a vote is worth when an event that others tell too is still told long after.
const REMEMBERED: f64 = 4.0;
/// From how many days after the event on it counts as remembered, and after how many wholly so.
const MEMORY: (f64, f64) = (14.0, 45.0);
/// One article in so many may be older than the time that a collection covers.
const FEW_OLD: usize = 25;
/// How many days before its first article a collection's time begins.
const BEFORE_FIRST: u64 = 31;
/// How much more an entry of a chronology is worth, which somebody chose.
const LISTED: f64 = 3.0;

/// The votes of a collection's articles.
pub(super) struct Votes<'a> {
    duplicates: &'a [Vec<ArticleIndex>],
    centrality: Vec<f64>,
    /// The first day that the collection itself covers.
    since: Option<NaiveDate>,
    /// How many events each article tells of each date.
    told: FxHashMap<(ArticleIndex, DateKey), u32>,
    /// Whom and what the headline of each article names.
    headlines: Vec<Vec<Named>>,
}

impl<'a> Votes<'a> {
    pub(super) fn new(
        articles: &'a [Article],
        terms: &[Counts],
        known: &Known<'_>,
        duplicates: &'a [Vec<ArticleIndex>],
        groups: &[Group],
    ) -> Self {
        let mut told: FxHashMap<(ArticleIndex, DateKey), u32> = FxHashMap::default();
        for group in groups {
            let voters: BTreeSet<(ArticleIndex, DateKey)> = group.iter().map(voter).collect();
            for voter in voters {
                *told.entry(voter).or_default() += 1;
            }
        }
        let headlines = articles.par_iter().map(|article| headline(article, known)).collect();
        Self { duplicates, centrality: centrality::of(terms), since: since(articles), told, headlines }
    }

    /// The weight of the event that a group tells.
    pub(super) fn weight(&self, group: &[Telling]) -> f64 {
        let tellers: BTreeSet<ArticleIndex> = group.iter().map(|telling| telling.article).collect();
        let original = |telling: &Telling| original(telling.article, self.duplicates, &tellers);
        let is_shared = group.first().is_some_and(|first| group.iter().any(|other| original(other) != original(first)));
        let mut best: BTreeMap<ArticleIndex, f64> = BTreeMap::new();
        for telling in group {
            let share = 1.0 / f64::from(self.told.get(&voter(telling)).copied().unwrap_or(1));
            let vote = self.centrality[telling.article] * share * self.worth(telling, is_shared);
            let said = best.entry(original(telling)).or_default();
            *said = said.max(vote);
        }
        best.values().sum::<f64>() * fineness(group.first().map_or(Precision::Interval, |first| first.precision))
    }

    /// What one telling is worth: the product of its basis, how long after it is told, and factors for what it tells.
    ///
    /// A quarter more for a name that the headline has too, a quarter more for a person who acts or speaks; half for
    /// commentary (`data/commentary.txt`), half for a thing only mentioned by a name that holds its date.
    fn worth(&self, telling: &Telling, is_shared: bool) -> f64 {
        let headline = &self.headlines[telling.article];
        let factor = |holds: bool, factor: f64| if holds { factor } else { 1.0 };
        factor(is_shared, self.memory(telling))
            * factor(telling.basis == EventBasis::Reported, REPORTED)
            * factor(telling.status == EventStatus::Planned, AHEAD)
            * factor(telling.listed.is_some(), LISTED)
            * factor(telling.entities.iter().any(|entity| headline.contains(entity)), 1.25)
            * factor(telling.entities.iter().any(|entity| entity.kind == EntityKind::Person), 1.25)
            * factor(telling.words.iter().any(|stem| COMMENTARY.contains(stem)), 0.5)
            * factor(telling.is_passing(), 0.5)
    }

    /// 1 for news of the day, rising to [`REMEMBERED`] for what is still told after [`MEMORY`]. What happened before the
    /// collection begins is told as background, and not remembered out of much else.
    fn memory(&self, telling: &Telling) -> f64 {
        let covered = self.since.is_some_and(|since| telling.range.earliest >= since);
        let Some(published) = telling.published.filter(|_| covered) else { return 1.0 };
        let after = (published.earliest - telling.range.latest).num_days() as f64;
        let (from, to) = MEMORY;
        1.0 + (REMEMBERED - 1.0) * ((after - from) / (to - from)).clamp(0.0, 1.0)
    }
}

/// The day from which on a collection tells what happens: some time before its first articles, but for a few old ones.
fn since(articles: &[Article]) -> Option<NaiveDate> {
    let published = articles.iter().filter_map(|article| article.about.published.as_ref());
    let mut days: Vec<NaiveDate> = published.map(|dated| dated.range.earliest).collect();
    days.sort_unstable();
    days.get(days.len() / FEW_OLD).and_then(|first| first.checked_sub_days(Days::new(BEFORE_FIRST)))
}

/// Whom and what an article's headline names.
fn headline(article: &Article, known: &Known<'_>) -> Vec<Named> {
    let mentions = article.mentions.iter().take_while(|mention| mention.field == Field::Title);
    mentions.filter_map(|mention| known.get(&mention.entity)).collect()
}

/// The first of an article and its copies among some articles.
fn original(article: ArticleIndex, duplicates: &[Vec<ArticleIndex>], among: &BTreeSet<ArticleIndex>) -> ArticleIndex {
    let copies = duplicates.get(article).into_iter().flatten().filter(|copy| among.contains(copy));
    copies.copied().chain([article]).min().unwrap_or(article)
}

fn voter(telling: &Telling) -> (ArticleIndex, DateKey) {
    (telling.article, telling.key())
}

static COMMENTARY: LazyLock<FxHashSet<u64>> = LazyLock::new(|| {
    let lines = rows(include_str!("data/commentary.txt"));
    let mut stems = Stems::new();
    lines.flat_map(|line| stems.of(line)).map(|(stem, _)| stem).collect()
});

/// A day says more than a decade.
const fn fineness(precision: Precision) -> f64 {
    match precision {
        Precision::Day => 1.0,
        Precision::Week => 0.9,
        Precision::Month => 0.8,
        Precision::Season | Precision::Interval => 0.6,
        Precision::Year => 0.5,
        Precision::Decade | Precision::Century => 0.2,
    }
}
