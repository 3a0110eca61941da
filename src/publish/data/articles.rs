//! `articles.jsonl`: the `extract` object of every article with what the collection adds to it. `articles.csv`: a row of each.

use std::io::{self, Write};

use rayon::prelude::*;
use serde::Serialize;

use super::{Source, word};
use crate::model::Extent;
use crate::publish::extract::{self, ExtractObject};
use crate::publish::json_line;
use crate::publish::table::{Table, list};

/// Articles whose lines are made at once, in parallel.
const BATCH: usize = 256;

#[derive(Serialize)]
struct Line<'a> {
    #[serde(flatten)]
    article: ExtractObject<'a>,
    /// How much of it is published, where that is not all.
    #[serde(skip_serializing_if = "Option::is_none")]
    publish: Option<Extent>,
    page: String,
    topics: Vec<&'a str>,
    related: Vec<Related<'a>>,
    duplicates: Vec<&'a str>,
}

#[derive(Serialize)]
struct Related<'a> {
    id: &'a str,
    score: f64,
    why: &'a str,
}

pub(super) fn jsonl(source: &Source<'_>, out: &mut dyn Write) -> io::Result<()> {
    let count = source.dossier.articles.len();
    for start in (0..count).step_by(BATCH) {
        let batch = start..count.min(start + BATCH);
        let lines: Vec<Vec<u8>> = batch.into_par_iter().map(|at| bytes(&line(source, at))).collect::<Result<_, _>>()?;
        for line in lines {
            out.write_all(&line)?;
        }
    }
    Ok(())
}

pub(super) fn csv(source: &Source<'_>, out: &mut dyn Write) -> io::Result<()> {
    let columns = [
        "id",
        "title",
        "authors",
        "publisher",
        "agency",
        "earliest",
        "latest",
        "precision",
        "basis",
        "language",
        "words",
        "topics",
        "url",
        "page",
    ];
    let mut table = Table::new(out, &columns)?;
    for (at, article) in source.dossier.articles.iter().enumerate() {
        let about = &article.about;
        let published = about.published.as_ref();
        let authors: Vec<&str> = about.authors.iter().map(|author| author.value.as_str()).collect();
        let value = |known: &Option<crate::model::Known<String>>| {
            known.as_ref().map(|known| known.value.clone()).unwrap_or_default()
        };
        table.row([
            &article.id,
            article.title(),
            &list(&authors),
            &value(&about.publisher),
            &value(&about.agency),
            &published.map(|dated| dated.range.earliest.to_string()).unwrap_or_default(),
            &published.map(|dated| dated.range.latest.to_string()).unwrap_or_default(),
            &published.map(|dated| word(dated.precision)).unwrap_or_default(),
            &published.map(|dated| word(dated.basis)).unwrap_or_default(),
            &value(&about.language),
            &article.text.split_whitespace().count().to_string(),
            &list(&topics(source, at)),
            &value(&about.url),
            &source.addresses.article(at),
        ])?;
    }
    table.finish()
}

fn bytes(line: &Line<'_>) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    json_line::write(&mut bytes, line)?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// The ids of an article's topics, the main one first.
fn topics<'a>(source: &Source<'a>, at: usize) -> Vec<&'a str> {
    let topics = source.dossier.topics_of.get(at).map_or(&[][..], Vec::as_slice);
    topics.iter().filter_map(|&topic| Some(source.dossier.topics.get(topic)?.id.as_str())).collect()
}

fn line<'a>(source: &Source<'a>, at: usize) -> Line<'a> {
    let dossier = source.dossier;
    let related = dossier.related.get(at).map_or(&[][..], Vec::as_slice);
    let duplicates = dossier.duplicates.get(at).map_or(&[][..], Vec::as_slice);
    Line {
        article: extract::object(&dossier.articles[at]),
        publish: Some(dossier.articles[at].extent()).filter(|&extent| extent != Extent::Full),
        page: source.addresses.article(at),
        topics: topics(source, at),
        related: related
            .iter()
            .map(|other| Related { id: source.id(other.article), score: other.score, why: &other.why })
            .collect(),
        duplicates: source.ids(duplicates.iter().copied()),
    }
}
