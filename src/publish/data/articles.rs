//! `articles.jsonl`: the `extract` object of every article with what the collection adds to it.

use std::io::{self, Write};

use rayon::prelude::*;
use serde::Serialize;

use super::Source;
use crate::model::Extent;
use crate::publish::extract::{self, ExtractObject};
use crate::publish::json_line;

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

fn bytes(line: &Line<'_>) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    json_line::write(&mut bytes, line)?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn line<'a>(source: &Source<'a>, at: usize) -> Line<'a> {
    let dossier = source.dossier;
    let topics = dossier.topics_of.get(at).map_or(&[][..], Vec::as_slice);
    let related = dossier.related.get(at).map_or(&[][..], Vec::as_slice);
    let duplicates = dossier.duplicates.get(at).map_or(&[][..], Vec::as_slice);
    Line {
        article: extract::object(&dossier.articles[at]),
        publish: Some(dossier.articles[at].extent()).filter(|&extent| extent != Extent::Full),
        page: source.addresses.article(at),
        topics: topics.iter().filter_map(|&topic| Some(dossier.topics.get(topic)?.id.as_str())).collect(),
        related: related
            .iter()
            .map(|other| Related { id: source.id(other.article), score: other.score, why: &other.why })
            .collect(),
        duplicates: source.ids(duplicates.iter().copied()),
    }
}
