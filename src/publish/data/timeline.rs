//! `timeline.json` and `timeline.csv`: every event with its date, its grounds and its sentences.

use std::collections::BTreeSet;
use std::io::{self, Write};

use serde::Serialize;

use super::{Source, json_array, word};
use crate::model::{Event, EventBasis, EventEvidence, EventStatus, Precision};
use crate::publish::table::{Table, list};

#[derive(Serialize)]
struct Object<'a> {
    id: &'a str,
    earliest: String,
    latest: String,
    precision: Precision,
    edtf: &'a str,
    headline: &'a str,
    weight: f64,
    status: EventStatus,
    entities: &'a [String],
    topics: &'a [String],
    evidence: Vec<Sentence<'a>>,
}

#[derive(Serialize)]
struct Sentence<'a> {
    article: &'a str,
    start: usize,
    end: usize,
    sentence: &'a str,
    basis: EventBasis,
    /// The date that the sentence gives, where it is not the event's.
    #[serde(skip_serializing_if = "Option::is_none")]
    edtf: Option<String>,
}

pub(super) fn json(source: &Source<'_>, out: &mut dyn Write) -> io::Result<()> {
    json_array(out, source.dossier.events.iter().map(|event| object(source, event)))
}

/// The first, firmest sentence stands for all.
pub(super) fn csv(source: &Source<'_>, out: &mut dyn Write) -> io::Result<()> {
    let columns = [
        "id",
        "earliest",
        "latest",
        "precision",
        "edtf",
        "headline",
        "weight",
        "status",
        "entities",
        "topics",
        "articles",
        "basis",
        "sentence",
    ];
    let mut table = Table::new(out, &columns)?;
    for event in &source.dossier.events {
        let object = object(source, event);
        let articles: BTreeSet<&str> = object.evidence.iter().map(|sentence| sentence.article).collect();
        let first = object.evidence.first();
        table.row([
            object.id,
            &object.earliest,
            &object.latest,
            &word(object.precision),
            object.edtf,
            object.headline,
            &object.weight.to_string(),
            &word(object.status),
            &list(object.entities),
            &list(object.topics),
            &list(&articles.into_iter().collect::<Vec<_>>()),
            &first.map(|sentence| word(sentence.basis)).unwrap_or_default(),
            first.map_or("", |sentence| sentence.sentence),
        ])?;
    }
    table.finish()
}

fn object<'a>(source: &Source<'a>, event: &'a Event) -> Object<'a> {
    Object {
        id: &event.id,
        earliest: event.range.earliest.to_string(),
        latest: event.range.latest.to_string(),
        precision: event.precision,
        edtf: &event.edtf,
        headline: &event.headline,
        weight: event.weight,
        status: event.status,
        entities: &event.entities,
        topics: &event.topics,
        evidence: event.evidence.iter().filter_map(|evidence| sentence(source, evidence)).collect(),
    }
}

fn sentence<'a>(source: &Source<'a>, evidence: &EventEvidence) -> Option<Sentence<'a>> {
    let article = source.dossier.articles.get(evidence.article)?;
    let (start, end) = source.scalars.get(evidence.article)?.span(evidence.span);
    Some(Sentence {
        article: &article.id,
        start,
        end,
        sentence: evidence.span.of(&article.text),
        basis: evidence.basis,
        edtf: evidence.disputes.map(|range| range.edtf(Precision::Day)),
    })
}
