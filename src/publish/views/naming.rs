//! What an entity is called: its articles in; its names with who writes them so, and the offices and descriptions seen with
//! it, with when, out.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::Serialize;

use super::catalogue::Catalogue;
use crate::model::{DateRange, Entity, Mention, Precision};
use crate::publish::dates::{self, DateView};

/// Articles that are looked through for one entity.
const ARTICLES: usize = 500;

/// Names and offices that are shown.
const SHOWN: usize = 12;

/// Publications that are named with a name.
const SOURCES: usize = 4;

/// A form of the name, how often it stands in the articles, and in which publications.
#[derive(Debug, Serialize)]
pub(super) struct NameView {
    name: String,
    count: usize,
    /// The publications, those that write it so most often first.
    sources: Vec<SourceView>,
    /// How many more there are.
    more: usize,
}

#[derive(Debug, Serialize)]
struct SourceView {
    name: String,
    count: usize,
}

/// A title, office or description, and when it was seen.
#[derive(Debug, Serialize)]
pub(super) struct OfficeView {
    name: String,
    count: usize,
    /// Of the first article with a date, and of the last, where that is another day.
    first: Option<DateView>,
    last: Option<DateView>,
}

/// The mentions of an entity, each with its article.
fn mentions<'c>(catalogue: &'c Catalogue<'_>, entity: &'c Entity) -> impl Iterator<Item = (usize, &'c Mention)> {
    let articles = entity.articles.iter().take(ARTICLES);
    articles.flat_map(move |&(at, _)| {
        let mentions = catalogue.article(at).mentions.iter();
        mentions.filter(move |mention| mention.entity == entity.id).map(move |mention| (at, mention))
    })
}

/// The forms of the name, the most frequent first.
pub(super) fn names(catalogue: &Catalogue<'_>, entity: &Entity) -> Vec<NameView> {
    let mut by: BTreeMap<&str, BTreeMap<usize, usize>> = BTreeMap::new();
    for (at, mention) in mentions(catalogue, entity).filter(|(_, mention)| !mention.span.is_empty()) {
        let form = mention.span.of(catalogue.article(at).field(mention.field));
        *by.entry(form).or_default().entry(catalogue.source_of[at]).or_default() += 1;
    }
    let mut names: Vec<_> = entity.names.iter().collect();
    names.sort_by_key(|&(name, count)| (Reverse(count), name));
    let several = catalogue.sources.len() > 1;
    let view = |(name, &count): (&String, &usize)| {
        let mut sources: Vec<(usize, usize)> = by
            .get(name.as_str())
            .filter(|_| several)
            .into_iter()
            .flatten()
            .map(|(source, count)| (*source, *count))
            .collect();
        sources.sort_by_key(|&(source, count)| (Reverse(count), source));
        let more = sources.len().saturating_sub(SOURCES);
        let shown = sources.into_iter().take(SOURCES);
        let source = |(at, count): (usize, usize)| SourceView { name: catalogue.sources[at].label.clone(), count };
        NameView { name: name.clone(), count, sources: shown.map(source).collect(), more }
    };
    names.into_iter().map(view).collect()
}

/// An office as it was seen first, how often it was, and the days of its articles.
#[derive(Default)]
struct Seen {
    name: String,
    count: usize,
    days: Vec<(DateRange, Precision)>,
}

/// The titles, offices and descriptions, the most frequent first; case apart they are one.
pub(super) fn offices(catalogue: &Catalogue<'_>, entity: &Entity) -> Vec<OfficeView> {
    let is_known = |title: &&str| entity.titles.iter().any(|known| known.eq_ignore_ascii_case(title));
    let mut by: BTreeMap<String, Seen> = BTreeMap::new();
    for (at, mention) in mentions(catalogue, entity) {
        let Some(title) = mention.title.as_deref().filter(is_known) else { continue };
        let seen = by.entry(title.to_lowercase()).or_default();
        if seen.count == 0 {
            title.clone_into(&mut seen.name);
        }
        seen.count += 1;
        let published = catalogue.article(at).about.published.as_ref();
        seen.days.extend(published.map(|dated| (dated.range, dated.precision)));
    }
    let mut offices: Vec<Seen> = by.into_values().collect();
    offices.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.name.cmp(&b.name)));
    offices.into_iter().take(SHOWN).map(|seen| office(catalogue, seen)).collect()
}

fn office(catalogue: &Catalogue<'_>, Seen { name, count, mut days }: Seen) -> OfficeView {
    days.sort_by_key(|(range, _)| (range.earliest, range.latest));
    let day = |found: Option<&(DateRange, Precision)>| {
        found.map(|&(range, precision)| dates::view(range, precision, catalogue.strings))
    };
    let last = days.last().filter(|last| days.first().is_some_and(|first| first.0 != last.0));
    OfficeView { name, count, first: day(days.first()), last: day(last) }
}
