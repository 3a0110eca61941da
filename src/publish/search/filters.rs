//! What results can be filtered by: people, places, topics, publications and years, each with its articles as one more
//! term of the index.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use chrono::Datelike;
use serde::Serialize;

use super::digits;
use crate::publish::kinds::Kind;
use crate::publish::views::catalogue::Catalogue;

/// Values offered of each kind, those with most articles.
const OFFERED: usize = 100;

/// What can be filtered by, of one kind.
#[derive(Debug, Serialize)]
pub(super) struct Group {
    /// Its name in the page's address.
    name: &'static str,
    /// Its values in the order they are listed: name in the address, label, number of articles.
    values: Vec<(String, String, usize)>,
    /// The term of the first value; the others follow.
    first: usize,
}

/// A value with its articles, by number.
struct Value {
    name: String,
    label: String,
    articles: Vec<usize>,
}

/// All groups that have a choice to offer, and the terms of their values, which are numbered from `first` on.
pub(super) fn filters(catalogue: &Catalogue<'_>, mut first: usize) -> (Vec<Group>, Vec<String>) {
    let mut groups = Vec::new();
    let mut terms = Vec::new();
    for (name, mut values) in [
        ("person", entities(catalogue, Kind::People)),
        ("place", entities(catalogue, Kind::Places)),
        ("topic", topics(catalogue)),
        ("source", sources(catalogue)),
        ("year", years(catalogue)),
    ] {
        if values.len() < 2 {
            continue;
        }
        if name != "year" {
            values.sort_by_key(|value| Reverse(value.articles.len()));
            values.truncate(OFFERED);
            values.sort_by_cached_key(|value| (value.label.to_lowercase(), value.name.clone()));
        }
        terms.extend(values.iter().map(|value| postings(&value.articles)));
        let values: Vec<_> = values.into_iter().map(|value| (value.name, value.label, value.articles.len())).collect();
        first += values.len();
        groups.push(Group { name, first: first - values.len(), values });
    }
    (groups, terms)
}

/// A list of articles, rising, without weights.
fn postings(articles: &[usize]) -> String {
    let mut out = String::new();
    let mut next = 0;
    for &article in articles {
        digits::push(&mut out, u32::try_from(article - next).unwrap_or(u32::MAX));
        digits::push(&mut out, 0);
        next = article + 1;
    }
    out
}

fn numbers(catalogue: &Catalogue<'_>, articles: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut numbers: Vec<usize> = articles.map(|at| catalogue.place[at]).collect();
    numbers.sort_unstable();
    numbers
}

fn entities(catalogue: &Catalogue<'_>, kind: Kind) -> Vec<Value> {
    let ranked = catalogue.ranked(kind.folder()).into_iter().map(|at| &catalogue.dossier.entities[at]);
    let values = ranked.map(|entity| Value {
        name: folder(catalogue.addresses.entity(&entity.id).unwrap_or(&entity.id)),
        label: entity.name.clone(),
        articles: numbers(catalogue, entity.articles.iter().map(|&(at, _)| at)),
    });
    values.collect()
}

fn topics(catalogue: &Catalogue<'_>) -> Vec<Value> {
    let topics = catalogue.dossier.topics.iter().enumerate();
    let values = topics.filter_map(|(at, topic)| {
        let name = folder(catalogue.addresses.topic(at)?);
        let articles = numbers(catalogue, topic.articles.iter().map(|&(at, _, _)| at));
        Some(Value { name, label: topic.label.clone(), articles })
    });
    values.collect()
}

fn sources(catalogue: &Catalogue<'_>) -> Vec<Value> {
    let values = catalogue.sources.iter().map(|source| Value {
        name: folder(&source.path),
        label: source.label.clone(),
        articles: numbers(catalogue, source.articles.iter().copied()),
    });
    values.collect()
}

/// The years, the latest first, with the articles whose year is certain; the others come last.
fn years(catalogue: &Catalogue<'_>) -> Vec<Value> {
    let mut years: BTreeMap<Reverse<Option<i32>>, Vec<usize>> = BTreeMap::new();
    for (number, &at) in catalogue.order.iter().enumerate() {
        let range = catalogue.article(at).about.published.as_ref().map(|dated| dated.range);
        let year = range.filter(|range| range.earliest.year() == range.latest.year());
        years.entry(Reverse(year.map(|range| range.earliest.year()))).or_default().push(number);
    }
    let values = years.into_iter().map(|(Reverse(year), articles)| match year {
        Some(year) => Value { name: year.to_string(), label: year.to_string(), articles },
        None => Value { name: "unknown".into(), label: catalogue.strings.say("search.year_unknown").into(), articles },
    });
    values.collect()
}

/// The folder of a page: `people/a/index.html` → `a`.
fn folder(path: &str) -> String {
    path.rsplit('/').nth(1).unwrap_or(path).to_owned()
}
