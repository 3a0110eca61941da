//! `topics.json` and `topics.csv`: what the articles are about.

use std::io::{self, Write};

use serde::Serialize;

use super::{Source, json_array, word};
use crate::model::TopicScale;
use crate::publish::table::{Table, list};

#[derive(Serialize)]
struct Object<'a> {
    id: &'a str,
    scale: TopicScale,
    label: &'a str,
    terms: &'a [String],
    articles: Vec<&'a str>,
    page: Option<&'a str>,
}

pub(super) fn json(source: &Source<'_>, out: &mut dyn Write) -> io::Result<()> {
    json_array(out, objects(source))
}

pub(super) fn csv(source: &Source<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut table = Table::new(out, &["id", "scale", "label", "terms", "articles", "page"])?;
    for topic in objects(source) {
        table.row([
            topic.id,
            &word(topic.scale),
            topic.label,
            &list(topic.terms),
            &topic.articles.len().to_string(),
            topic.page.unwrap_or_default(),
        ])?;
    }
    table.finish()
}

fn objects<'a>(source: &Source<'a>) -> impl Iterator<Item = Object<'a>> {
    source.dossier.topics.iter().enumerate().map(|(at, topic)| Object {
        id: &topic.id,
        scale: topic.scale,
        label: &topic.label,
        terms: &topic.terms,
        articles: source.ids(topic.articles.iter().map(|&(article, _, _)| article)),
        page: source.addresses.topic(at),
    })
}
