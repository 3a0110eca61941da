//! What an item of a list can be filtered by: people, topics, publications and days, as attributes that the page's script
//! reads (`static/site.js`). Without it they mean nothing.

use std::collections::BTreeSet;

use serde::Serialize;

use super::catalogue::Catalogue;
use crate::model::{ArticleIndex, DateRange, EntityKind, Event};

/// People named of one item, those named most.
const PEOPLE: usize = 12;

/// The values of one item, each list with bars between.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Facets {
    people: String,
    topics: String,
    sources: String,
    /// The first and the last day it may be of; nothing where that is not known.
    date: String,
}

/// An article's.
pub(crate) fn of_article(catalogue: &Catalogue<'_>, at: ArticleIndex) -> Facets {
    let people = catalogue.entities_of[at].iter().map(|&(entity, _)| &catalogue.dossier.entities[entity]);
    let people = people.filter(|entity| entity.kind == EntityKind::Person).map(|entity| entity.name.as_str());
    Facets {
        people: joined(people.take(PEOPLE)),
        topics: topics(catalogue, catalogue.dossier.topics_of.get(at).into_iter().flatten().copied()),
        sources: joined([source(catalogue, at)]),
        date: catalogue.article(at).about.published.as_ref().map_or_else(String::new, |dated| days(dated.range)),
    }
}

/// A quotation's: those of its article, and its speaker alone.
pub(crate) fn of_quote(catalogue: &Catalogue<'_>, at: ArticleIndex, speaker: Option<&str>) -> Facets {
    Facets { people: joined(speaker), ..of_article(catalogue, at) }
}

/// An event's: who is in it and who tells of it.
pub(crate) fn of_event(catalogue: &Catalogue<'_>, event: &Event) -> Facets {
    let people = event.entities.iter().filter_map(|id| catalogue.entity(id));
    let people = people.filter(|(_, entity)| entity.kind == EntityKind::Person).map(|(_, entity)| entity.name.as_str());
    let tellers: BTreeSet<&str> = event.evidence.iter().map(|evidence| source(catalogue, evidence.article)).collect();
    let all = catalogue.dossier.topics.iter().enumerate();
    let of_event = all.filter(|(_, topic)| event.topics.contains(&topic.id)).map(|(at, _)| at);
    Facets {
        people: joined(people.take(PEOPLE)),
        topics: topics(catalogue, of_event),
        sources: joined(tellers),
        date: days(event.range),
    }
}

fn topics(catalogue: &Catalogue<'_>, topics: impl Iterator<Item = usize>) -> String {
    let shown = topics.filter(|&topic| catalogue.addresses.topic(topic).is_some());
    joined(shown.map(|topic| catalogue.dossier.topics[topic].label.as_str()))
}

fn source<'c>(catalogue: &'c Catalogue<'_>, at: ArticleIndex) -> &'c str {
    catalogue.source_label(at)
}

fn days(range: DateRange) -> String {
    format!("{}|{}", range.earliest, range.latest)
}

fn joined<'n>(names: impl IntoIterator<Item = &'n str>) -> String {
    names.into_iter().map(|name| name.replace('|', "/")).collect::<Vec<_>>().join("|")
}
