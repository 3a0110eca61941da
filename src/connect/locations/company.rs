//! The company that places keep: articles with their entities in, out comes how often a place is named together with a
//! country or region, and how often right before it ("Bergen, Norway").

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::connect::entities::key;
use crate::model::{Article, Entity, EntityKind, Mention};

/// Which places the articles of a collection name.
pub(super) struct Company {
    /// The places by the keys of their names.
    by_key: HashMap<String, BTreeSet<usize>>,
    /// The places that lie in a country or region, by the key of its name.
    inside: HashMap<String, BTreeSet<usize>>,
    /// The articles that name each place.
    articles: Vec<BTreeSet<usize>>,
    /// How often a place stands right before a country or region, as in "Bergen, Norway".
    before: BTreeMap<(usize, usize), usize>,
    size: usize,
}

/// How a place keeps company with a country or region.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Ties {
    /// The articles that name the place, and the area or other places in it.
    pub(super) together: usize,
    /// The share of the collection's articles that name the area or places in it.
    pub(super) anywhere: f64,
    /// How often they are named one right before the other.
    pub(super) adjacent: usize,
}

impl Company {
    /// Counts in all articles; `areas` are the keys of countries and regions.
    pub(super) fn of(articles: &[Article], entities: &[Entity], areas: &BTreeSet<String>) -> Self {
        let mut by_key: HashMap<String, BTreeSet<usize>> = HashMap::new();
        for (at, entity) in entities.iter().enumerate().filter(|(_, entity)| entity.kind == EntityKind::Place) {
            for name in entity.names.keys().chain([&entity.name]) {
                by_key.entry(key(name)).or_default().insert(at);
            }
        }
        let named = areas.iter().filter_map(|area| by_key.get(area)).flatten();
        let is_area: BTreeSet<usize> = named.copied().collect();
        let number: HashMap<&str, usize> =
            entities.iter().enumerate().map(|(at, entity)| (entity.id.as_str(), at)).collect();
        let mut before: BTreeMap<(usize, usize), usize> = BTreeMap::new();
        for article in articles {
            for pair in article.mentions.windows(2).filter(|pair| is_adjacent(article, &pair[0], &pair[1])) {
                let both = number.get(pair[0].entity.as_str()).zip(number.get(pair[1].entity.as_str()));
                if let Some((&place, &other)) = both.filter(|(_, other)| is_area.contains(other)) {
                    *before.entry((place, other)).or_default() += 1;
                }
            }
        }
        let articles_of = entities.iter().map(|entity| entity.articles.iter().map(|(article, _)| *article).collect());
        let inside = HashMap::new();
        Self { by_key, inside, articles: articles_of.collect(), before, size: articles.len() }
    }

    /// Takes in that a place lies in a country and region.
    pub(super) fn learn(&mut self, place: usize, areas: impl Iterator<Item = String>) {
        for area in areas {
            self.inside.entry(key(&area)).or_default().insert(place);
        }
    }

    /// The ties of a place to the others that are called by one of some names.
    pub(super) fn ties(&self, place: usize, names: &[&str]) -> Ties {
        let keys: Vec<String> = names.iter().map(|name| key(name)).collect();
        let called = |by: &HashMap<String, BTreeSet<usize>>| -> BTreeSet<usize> {
            let called = keys.iter().filter_map(|key| by.get(key)).flatten();
            called.copied().filter(|&other| other != place).collect()
        };
        let (others, inside) = (called(&self.by_key), called(&self.inside));
        let named: BTreeSet<usize> =
            others.iter().chain(&inside).flat_map(|&other| self.articles[other].iter().copied()).collect();
        Ties {
            together: self.articles[place].intersection(&named).count(),
            anywhere: share(named.len(), self.size),
            adjacent: others.iter().filter_map(|&other| self.before.get(&(place, other))).sum(),
        }
    }

    /// How often a place stands right before some country or region.
    pub(super) fn adjacencies(&self, place: usize) -> usize {
        self.before.range((place, 0)..=(place, usize::MAX)).map(|(_, count)| count).sum()
    }

    /// How many articles name a place.
    pub(super) fn articles(&self, place: usize) -> usize {
        self.articles[place].len()
    }
}

/// A part of a whole.
#[expect(clippy::cast_precision_loss, reason = "numbers of articles are far below 2^52")]
pub(super) fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// Whether nothing but a comma stands between two names.
fn is_adjacent(article: &Article, place: &Mention, other: &Mention) -> bool {
    let between = article.field(place.field).get(place.span.end..other.span.start);
    place.field == other.field && between.is_some_and(|between| between.trim() == ",")
}
