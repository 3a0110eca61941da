//! `topics.json`: what the articles are about.

use std::io::{self, Write};

use serde::Serialize;

use super::{Source, json_array};
use crate::model::TopicScale;

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
    let topics = source.dossier.topics.iter().enumerate();
    json_array(
        out,
        topics.map(|(at, topic)| Object {
            id: &topic.id,
            scale: topic.scale,
            label: &topic.label,
            terms: &topic.terms,
            articles: source.ids(topic.articles.iter().map(|&(article, _, _)| article)),
            page: source.addresses.topic(at),
        }),
    )
}
