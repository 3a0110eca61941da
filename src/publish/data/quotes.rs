//! `quotes.json` and `quotes.csv`: who said what, in which article.

use std::collections::HashMap;
use std::io::{self, Write};

use serde::Serialize;

use super::{Source, json_array, word};
use crate::model::{Article, Entity, Quote, QuoteKind, SpeakerBasis};
use crate::publish::table::Table;

#[derive(Serialize)]
struct Object<'a> {
    article: &'a str,
    start: usize,
    end: usize,
    text: &'a str,
    kind: QuoteKind,
    speaker: Option<Speaker<'a>>,
}

#[derive(Serialize)]
struct Speaker<'a> {
    name: &'a str,
    entity: Option<&'a str>,
    basis: SpeakerBasis,
}

pub(super) fn json(source: &Source<'_>, out: &mut dyn Write) -> io::Result<()> {
    json_array(out, objects(source))
}

pub(super) fn csv(source: &Source<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut table = Table::new(out, &["article", "start", "end", "text", "kind", "speaker", "entity", "basis"])?;
    for quote in objects(source) {
        let speaker = quote.speaker.as_ref();
        table.row([
            quote.article,
            &quote.start.to_string(),
            &quote.end.to_string(),
            quote.text,
            &word(quote.kind),
            speaker.map_or("", |speaker| speaker.name),
            speaker.and_then(|speaker| speaker.entity).unwrap_or_default(),
            &speaker.map(|speaker| word(speaker.basis)).unwrap_or_default(),
        ])?;
    }
    table.finish()
}

fn objects<'a>(source: &'a Source<'a>) -> impl Iterator<Item = Object<'a>> {
    let entities: HashMap<&str, &Entity> =
        source.dossier.entities.iter().map(|entity| (entity.id.as_str(), entity)).collect();
    source.dossier.articles.iter().zip(&source.scalars).flat_map(move |(article, scalars)| {
        let quotes = article.quotes.iter().map(|quote| {
            let (start, end) = scalars.span(quote.span);
            let (text, speaker) = (quote.span.of(&article.text), speaker(article, quote, &entities));
            Object { article: &article.id, start, end, text, kind: quote.kind, speaker }
        });
        quotes.collect::<Vec<_>>()
    })
}

/// The speaker by the entity's name, else by the words that stand in the article.
fn speaker<'a>(article: &'a Article, quote: &Quote, entities: &HashMap<&str, &'a Entity>) -> Option<Speaker<'a>> {
    let speaker = quote.speaker.as_ref()?;
    let mention = speaker.mention.and_then(|mention| article.mentions.get(mention));
    let entity = mention.and_then(|mention| entities.get(mention.entity.as_str()));
    let words = speaker.span.map(|span| span.of(&article.text));
    let words = words.or_else(|| mention.map(|mention| mention.span.of(article.field(mention.field))));
    Some(Speaker {
        name: entity.map(|entity| entity.name.as_str()).or(words).unwrap_or_default(),
        entity: entity.map(|entity| entity.id.as_str()),
        basis: speaker.basis,
    })
}
