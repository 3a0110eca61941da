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
mod table;
mod timeline;
mod topics;

use std::io::{self, Write};

use rayon::prelude::*;
use serde::Serialize;

use super::scalars::Scalars;
use super::writer::Writer;
use super::{Addresses, PublishError, json_line};
use crate::model::{ArticleIndex, Dossier};

/// What the data files are made from.
struct Source<'a> {
    dossier: &'a Dossier,
    addresses: &'a Addresses,
    base_url: Option<&'a str>,
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

const FILES: [(&str, Fill); 13] = [
    ("data/articles.jsonl", articles::jsonl),
    ("data/timeline.json", timeline::json),
    ("data/timeline.csv", timeline::csv),
    ("data/entities.json", entities::json),
    ("data/entities.csv", entities::csv),
    ("data/places.json", places::json),
    ("data/places.geojson", places::geojson),
    ("data/topics.json", topics::json),
    ("data/quotes.json", quotes::json),
    ("data/quotes.csv", quotes::csv),
    ("data/cuttings.bib", cuttings::bib),
    ("data/cuttings.ris", cuttings::ris),
    ("data/cuttings.csl.json", cuttings::csl),
];

/// Writes all data files.
///
/// # Errors
///
/// When a file cannot be written.
pub(super) fn write(
    dossier: &Dossier,
    addresses: &Addresses,
    base_url: Option<&str>,
    writer: &Writer,
) -> Result<(), PublishError> {
    let scalars = dossier.articles.par_iter().map(|article| Scalars::of(&article.text)).collect();
    let source = Source { dossier, addresses, base_url, scalars };
    FILES.par_iter().try_for_each(|(path, fill)| writer.stream(path, |out| fill(&source, out)))
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
