//! Articles in, phrases that could name a topic out: terms of several words and names, as written.
//!
//! What single articles hold ([`candidates`]) is kept when it behaves like a noun phrase somewhere in the collection: a
//! determiner, possessive or preposition stands in front, and its last word is no verb by the company it keeps.

use std::collections::BTreeSet;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::connect::stems::Stems;
use crate::connect::words::{hash, words};
use crate::model::{Article, ArticleIndex, Entity, EntityKind};

use super::candidates::{self, Found, Seen};
use super::repeated::Repeated;
use super::word_lists::{is_matter, is_weak_head};

/// Most phrases that are kept of one article, the most frequent ones.
const PER_ARTICLE: usize = 80;

/// A phrase of the collection.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    /// As most often written.
    pub(super) label: String,
    /// Hashes of the stems of its words, sorted.
    pub(super) stems: Vec<u64>,
    /// Its articles, in order, with how often it occurs in each; a headline counts three times.
    pub(super) articles: Vec<(ArticleIndex, f64)>,
    /// What it names, where it is a name.
    pub(super) kind: Option<EntityKind>,
    /// What its last word promises: more than 1 for a noun that names a matter, less for one that says little.
    pub(super) head: f64,
    /// Whether it names one matter by its year: "1856 treaty".
    pub(super) dated: bool,
    /// Whether it is a word of a language whose phrases are not known.
    pub(super) is_word: bool,
}

/// The phrases of a collection, and the names of its entities, sorted by label.
pub(super) fn collect(articles: &[Article], entities: &[Entity]) -> Vec<Phrase> {
    let fewest = if articles.len() < 4 { 1 } else { 2 };
    let repeated = Repeated::among(articles);
    let shared = shared(articles, &repeated, fewest);
    let found: Vec<Found> = articles.par_iter().map(|article| find(article, &repeated, &shared)).collect();
    let mut heads: FxHashMap<u64, (u32, u32)> = FxHashMap::default();
    for (stem, (noun, verb)) in found.iter().flat_map(|found| &found.heads) {
        let sum = heads.entry(*stem).or_default();
        *sum = (sum.0 + noun, sum.1 + verb);
    }
    let mut seen: Vec<Sighting> = Vec::new();
    for (article, found) in found.into_iter().enumerate() {
        seen.extend(found.phrases.into_iter().map(|(key, seen)| Sighting { key, article, seen }));
    }
    seen.par_sort_unstable_by_key(|sighting| (sighting.key, sighting.article));
    let sources = sources(articles);
    let is_source = |entity: &Entity| entity.names.keys().any(|name| sources.contains(&name.to_lowercase()));
    let people = people(entities);
    let merged = seen.par_chunk_by(|a, b| a.key == b.key).filter(|sightings| sightings.len() >= fewest);
    let merged: Vec<Phrase> = merged
        .filter_map(|sightings| {
            let mut stems = Stems::new();
            let (seen, articles) = merge(sightings);
            let noun = seen.whole
                && ends_in_noun(&seen.words, &heads, &mut stems)
                && !seen.words.iter().any(|word| people.contains(word.as_str()));
            noun.then(|| phrase(seen, articles, &mut stems)).flatten()
        })
        .collect();
    let mut phrases: Vec<Phrase> = merged
        .into_iter()
        .chain(entities.iter().filter(|entity| entity.articles.len() >= fewest && !is_source(entity)).filter_map(named))
        .filter(|phrase| !sources.contains(&phrase.label.to_lowercase()))
        .collect();
    phrases.par_sort_by(|a, b| (&a.label, a.kind.is_none()).cmp(&(&b.label, b.kind.is_none())));
    phrases.dedup_by(|b, a| a.stems == b.stems);
    phrases
}

/// A phrase in an article.
struct Sighting {
    key: u64,
    article: ArticleIndex,
    seen: Seen,
}

/// What all sightings of a phrase say together, and its articles.
fn merge(sightings: &[Sighting]) -> (Seen, Vec<(ArticleIndex, f64)>) {
    let mut sum = Seen::default();
    for Sighting { seen, .. } in sightings {
        sum.whole |= seen.whole;
        sum.is_word |= seen.is_word;
        seen.written.iter().for_each(|(form, count)| *sum.written.entry(form.clone()).or_default() += count);
    }
    if let Some(last) = sightings.last() {
        sum.words.clone_from(&last.seen.words);
    }
    (sum, sightings.iter().map(|sighting| (sighting.article, sighting.seen.count)).collect())
}

/// Names of the sources, in lower case: they label nothing.
fn sources(articles: &[Article]) -> BTreeSet<String> {
    let about = articles.iter().map(|article| &article.about);
    about
        .flat_map(|about| about.publisher.iter().chain(&about.agency).chain(&about.authors))
        .map(|known| known.value.to_lowercase())
        .collect()
}

/// Surnames: a phrase that holds one is a name with something in front of it.
fn people(entities: &[Entity]) -> BTreeSet<&str> {
    let people = entities.iter().filter(|entity| entity.kind == EntityKind::Person);
    people.filter_map(|entity| entity.name.split_whitespace().next_back()).collect()
}

fn ends_in_noun(words: &[String], heads: &FxHashMap<u64, (u32, u32)>, stems: &mut Stems) -> bool {
    let stem = words.last().and_then(|last| stems.stem(last));
    stem.and_then(|stem| heads.get(&stem)).is_some_and(|&(noun, verb)| noun > 0 && noun >= verb)
}

fn phrase(seen: Seen, articles: Vec<(ArticleIndex, f64)>, stems: &mut Stems) -> Option<Phrase> {
    let (label, _) = seen.written.into_iter().max_by(|a, b| a.1.cmp(&b.1).then(b.0.cmp(&a.0)))?;
    let last = seen.words.last()?.to_lowercase();
    let head = match last.as_str() {
        last if is_matter(last) => 1.4,
        last if is_weak_head(last) => 0.3,
        _ if seen.is_word => 0.5,
        _ => 1.0,
    };
    let dated = is_matter(&last) && seen.words.first().is_some_and(|first| candidates::is_year(first));
    Some(Phrase { stems: stems_of(&label, stems), label, articles, kind: None, head, dated, is_word: seen.is_word })
}

fn named(entity: &Entity) -> Option<Phrase> {
    if entity.kind == EntityKind::Other || !entity.name.contains(char::is_alphabetic) {
        return None;
    }
    let articles = entity.articles.iter().map(|&(article, count)| (article, count as f64)).collect();
    let stems = stems_of(&entity.name, &mut Stems::new());
    (!stems.is_empty()).then(|| Phrase {
        label: entity.name.clone(),
        stems,
        articles,
        kind: Some(entity.kind),
        head: 1.0,
        dated: false,
        is_word: false,
    })
}

fn stems_of(label: &str, stems: &mut Stems) -> Vec<u64> {
    let mut found: Vec<u64> = words(label).map(|(_, word)| stems.stem(word).unwrap_or_else(|| hash(word))).collect();
    found.sort_unstable();
    found
}

/// Short keys of the phrases that at least `fewest` articles hold: all others are forgotten at once.
fn shared(articles: &[Article], repeated: &Repeated, fewest: usize) -> FxHashSet<u32> {
    let mut keys: Vec<u32> = articles.par_iter().flat_map_iter(|article| candidates::keys(article, repeated)).collect();
    keys.par_sort_unstable();
    keys.chunk_by(|a, b| a == b).filter(|same| same.len() >= fewest).map(|same| same[0]).collect()
}

/// The phrases of one article that are `shared` with others, the most frequent ones.
fn find(article: &Article, repeated: &Repeated, shared: &FxHashSet<u32>) -> Found {
    let mut found = candidates::scan(article, repeated, shared);
    if found.phrases.len() > PER_ARTICLE {
        let mut order: Vec<(u64, Seen)> = std::mem::take(&mut found.phrases).into_iter().collect();
        order.sort_by(|a, b| b.1.count.total_cmp(&a.1.count).then(a.0.cmp(&b.0)));
        found.phrases = order.into_iter().take(PER_ARTICLE).collect();
    }
    found
}
