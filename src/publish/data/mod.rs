//! Dossier in, the files under `data/` out: everything on the pages, for programs and spreadsheets.
//!
//! Every file is written piece by piece, so that its size does not matter. The JSON files are the exact ones. The CSV
//! files are for spreadsheets, which run a cell that begins with `=`, `+`, `-` or `@` as a formula: the words in these
//! files are strangers', so such cells get an apostrophe in front ([`table::Table`]).

mod articles;
mod cuttings;
mod entities;
mod places;
mod quotes;
mod stories;
mod table;
mod timeline;
mod timeline_js;
mod together;
mod topics;

use std::io::{self, Write};

use rayon::prelude::*;
use serde::Serialize;

use super::scalars::Scalars;
use super::strings::Strings;
use super::writer::Writer;
use super::{Addresses, PublishError, json_line};
use crate::config::Config;
use crate::model::{ArticleIndex, Dossier};

/// What the data files are made from.
struct Source<'a> {
    dossier: &'a Dossier,
    addresses: &'a Addresses,
    base_url: Option<&'a str>,
    strings: &'a Strings,
    /// Offsets in each article's text.
    scalars: Vec<Scalars<'a>>,
}

impl<'a> Source<'a> {
    fn id(&self, article: ArticleIndex) -> &'a str {
        self.dossier.articles.get(article).map_or("", |article| &article.id)
    }

    fn ids(&self, articles: impl Iterator<Item = ArticleIndex>) -> Vec<&'a str> {
        articles.map(|article| self.id(article)).collect()
    }
}

/// Fills one file from the source.
type Fill = fn(&Source<'_>, &mut dyn Write) -> io::Result<()>;

/// A data file, and the key of what the page about the dossier says of it.
struct File {
    path: &'static str,
    what: &'static str,
    fill: Fill,
}

const fn file(path: &'static str, what: &'static str, fill: Fill) -> File {
    File { path, what, fill }
}

const FILES: [File; 16] = [
    file("data/articles.jsonl", "data.articles", articles::jsonl),
    file("data/timeline.json", "data.timeline", timeline::json),
    file("data/timeline.csv", "data.timeline_csv", timeline::csv),
    file("data/timelinejs.json", "data.timelinejs", timeline_js::json),
    file("data/entities.json", "data.entities", entities::json),
    file("data/entities.csv", "data.entities_csv", entities::csv),
    file("data/together.gexf", "data.together", together::gexf),
    file("data/places.json", "data.places", places::json),
    file("data/places.geojson", "data.places_geojson", places::geojson),
    file("data/topics.json", "data.topics", topics::json),
    file("data/stories.json", "data.stories", stories::json),
    file("data/quotes.json", "data.quotes", quotes::json),
    file("data/quotes.csv", "data.quotes_csv", quotes::csv),
    file("data/cuttings.bib", "data.bibtex", cuttings::bib),
    file("data/cuttings.ris", "data.ris", cuttings::ris),
    file("data/cuttings.csl.json", "data.csl", cuttings::csl),
];

/// Path of every data file, with the key of the words that say what is in it.
pub(super) fn described() -> impl Iterator<Item = (&'static str, &'static str)> {
    FILES.iter().map(|file| (file.path, file.what))
}

/// Writes all data files.
///
/// # Errors
///
/// When a file cannot be written.
pub(super) fn write(
    dossier: &Dossier,
    addresses: &Addresses,
    config: &Config,
    writer: &Writer,
) -> Result<(), PublishError> {
    let scalars = dossier.articles.par_iter().map(|article| Scalars::of(&article.text)).collect();
    let strings = &Strings::of(config);
    let source = Source { dossier, addresses, base_url: config.site.base_url.as_deref(), strings, scalars };
    FILES.par_iter().try_for_each(|file| writer.stream(file.path, |out| (file.fill)(&source, out)))
}

/// A JSON array with an object a line.
fn json_array<T: Serialize>(out: &mut dyn Write, items: impl Iterator<Item = T>) -> io::Result<()> {
    let mut before = "[\n";
    for item in items {
        out.write_all(before.as_bytes())?;
        json_line::write(out, &item)?;
        before = ",\n";
    }
    out.write_all(if before == "[\n" { b"[]\n" } else { b"\n]\n" })
}

/// A name from the model as it stands in JSON.
fn word(value: impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}
