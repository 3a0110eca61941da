//! The company that places keep: articles with their entities in, out comes how often a place is named together with a
//! country or region, and how often right before it ("Bergen, Norway").

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::connect::entities::key;
use crate::model::{Article, Entity, EntityKind, Mention};

/// Which places the articles of a collection name.
pub(super) struct Company<'c> {
    entities: &'c [Entity],
    /// The places by the keys of their names.
    by_key: HashMap<String, BTreeSet<usize>>,
    /// The articles that name each place.
    articles: Vec<BTreeSet<usize>>,
    /// How often a place stands right before another, as in "Bergen, Norway".
    before: BTreeMap<(usize, usize), usize>,
    size: usize,
}

/// How a place keeps company with another: shares from 0 to 1.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Ties {
    /// The articles that name both, of those that name the place.
    pub(super) together: usize,
    /// The articles of the collection that name the other.
    pub(super) anywhere: f64,
    /// How often they are named one right before the other.
    pub(super) adjacent: usize,
}

impl<'c> Company<'c> {
    pub(super) fn of(articles: &[Article], entities: &'c [Entity]) -> Self {
        let mut by_key: HashMap<String, BTreeSet<usize>> = HashMap::new();
        for (at, entity) in entities.iter().enumerate().filter(|(_, entity)| entity.kind == EntityKind::Place) {
            for name in entity.names.keys().chain([&entity.name]) {
                by_key.entry(key(name)).or_default().insert(at);
            }
        }
        let number: HashMap<&str, usize> =
            entities.iter().enumerate().map(|(at, entity)| (entity.id.as_str(), at)).collect();
        let mut before: BTreeMap<(usize, usize), usize> = BTreeMap::new();
        for article in articles {
            for pair in article.mentions.windows(2).filter(|pair| is_adjacent(article, &pair[0], &pair[1])) {
                if let (Some(&place), Some(&other)) =
                    (number.get(pair[0].entity.as_str()), number.get(pair[1].entity.as_str()))
                {
                    *before.entry((place, other)).or_default() += 1;
                }
            }
        }
        let articles_of = entities.iter().map(|entity| entity.articles.iter().map(|(article, _)| *article).collect());
        Self { entities, by_key, articles: articles_of.collect(), before, size: articles.len() }
    }

    /// The ties of a place to the others that are called by one of some names.
    pub(super) fn ties(&self, place: usize, names: &[&str]) -> Ties {
        let others: BTreeSet<usize> = names
            .iter()
            .filter_map(|name| self.by_key.get(&key(name)))
            .flatten()
            .copied()
            .filter(|&other| other != place)
            .collect();
        let named: BTreeSet<usize> = others.iter().flat_map(|&other| self.articles[other].iter().copied()).collect();
        Ties {
            together: self.articles[place].intersection(&named).count(),
            anywhere: share(named.len(), self.size),
            adjacent: others.iter().filter_map(|&other| self.before.get(&(place, other))).sum(),
        }
    }

    /// How often a place stands right before some other place.
    pub(super) fn adjacencies(&self, place: usize) -> usize {
        let kind = |at: usize| self.entities[at].kind;
        let pairs = self.before.range((place, 0)..=(place, usize::MAX));
        pairs.filter(|((_, other), _)| kind(*other) == EntityKind::Place).map(|(_, count)| count).sum()
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
