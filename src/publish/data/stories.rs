//! `stories.json`: what several articles report within days.

use std::io::{self, Write};

use serde::Serialize;

use super::{Source, json_array};
use crate::model::Precision;

#[derive(Serialize)]
struct Object<'a> {
    id: &'a str,
    headline: &'a str,
    /// The days from the first report to the latest, in EDTF.
    edtf: String,
    /// Copies of one report counted once.
    reports: usize,
    sources: &'a [String],
    first: &'a str,
    latest: &'a str,
    /// The most typical report.
    main: &'a str,
    articles: Vec<&'a str>,
}

pub(super) fn json(source: &Source<'_>, out: &mut dyn Write) -> io::Result<()> {
    let id = |article: Option<&usize>| article.map_or("", |&at| source.dossier.articles[at].id.as_str());
    let stories = source.dossier.stories.iter();
    json_array(
        out,
        stories.map(|story| Object {
            id: &story.id,
            headline: &story.headline,
            edtf: story.range.edtf(Precision::Interval),
            reports: story.reports,
            sources: &story.sources,
            first: id(story.articles.first()),
            latest: id(story.articles.last()),
            main: id(Some(&story.main)),
            articles: source.ids(story.articles.iter().copied()),
        }),
    )
}
