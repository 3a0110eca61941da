//! How much an event matters, from the independent articles that tell it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::telling::{Telling, content_words};
use crate::model::{Article, ArticleIndex, EntityKind, EventBasis, Field, Precision};

/// The sum over independent articles of what each says for the event; copies of one article count once.
pub(super) fn of(group: &[Telling], articles: &[Article], duplicates: &[Vec<ArticleIndex>]) -> f64 {
    let mut best: BTreeMap<ArticleIndex, f64> = BTreeMap::new();
    for telling in group {
        let copies = duplicates.get(telling.article).map_or(&[][..], Vec::as_slice);
        let original = copies.iter().copied().chain([telling.article]).min().unwrap_or(telling.article);
        let said = best.entry(original).or_default();
        *said = said.max(worth(telling, &articles[telling.article]));
    }
    best.values().sum::<f64>() * fineness(group.first().map_or(Precision::Interval, |first| first.precision))
}

/// What one telling is worth: the product of its basis, its nearness to the publication, and factors for what it tells.
///
/// A quarter more for a name that the headline has too, a quarter more for a person who acts or speaks; half for
/// commentary (`data/commentary.txt`), half for a thing only mentioned by a name that holds its date.
fn worth(telling: &Telling, article: &Article) -> f64 {
    let basis = match telling.basis {
        EventBasis::Stated | EventBasis::Inferred => 1.0,
        EventBasis::Reported => 0.9,
    };
    let headline: BTreeSet<&str> = article
        .mentions
        .iter()
        .filter(|mention| mention.field == Field::Title)
        .map(|mention| mention.entity.as_str())
        .collect();
    let factor = |holds: bool, factor: f64| if holds { factor } else { 1.0 };
    basis
        * closeness(telling)
        * factor(telling.entities.iter().any(|entity| headline.contains(entity.as_str())), 1.25)
        * factor(telling.entities.iter().any(|entity| entity.starts_with(EntityKind::Person.name())), 1.25)
        * factor(telling.words.iter().any(|stem| COMMENTARY.contains(stem)), 0.5)
        * factor(telling.is_passing(), 0.5)
}

static COMMENTARY: LazyLock<BTreeSet<String>> = LazyLock::new(|| stems(include_str!("data/commentary.txt")));

fn stems(table: &str) -> BTreeSet<String> {
    table.lines().filter(|line| !line.starts_with('#')).flat_map(content_words).collect()
}

/// 1 for an article of the same days, falling to two thirds for one of a month away and more.
fn closeness(telling: &Telling) -> f64 {
    let Some(published) = telling.published else { return 0.5 };
    let away = if published.earliest > telling.range.latest {
        (published.earliest - telling.range.latest).num_days()
    } else {
        (telling.range.earliest - published.latest).num_days().max(0)
    };
    1.0 / (1.0 + away.min(30) as f64 / 60.0)
}

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
