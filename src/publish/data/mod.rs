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

/// A data file and what is in it, for a reader of the page about the dossier.
struct File {
    path: &'static str,
    what: &'static str,
    fill: Fill,
}

const fn file(path: &'static str, what: &'static str, fill: Fill) -> File {
    File { path, what, fill }
}

const FILES: [File; 16] = [
    file(
        "data/articles.jsonl",
        "Every article with its text, its metadata and the evidence for it, names, dates, quotations, and the lines left \
         out; an object a line.",
        articles::jsonl,
    ),
    file(
        "data/timeline.json",
        "Every event with its date, as precisely as it is known, and the sentences that tell it.",
        timeline::json,
    ),
    file("data/timeline.csv", "The same for a spreadsheet, with the first sentence of each.", timeline::csv),
    file(
        "data/timelinejs.json",
        "The 300 events that matter most, for TimelineJS, which shows them as slides.",
        timeline_js::json,
    ),
    file(
        "data/entities.json",
        "People, places, organisations and other names: all forms of each and the articles that name it.",
        entities::json,
    ),
    file("data/entities.csv", "The same for a spreadsheet, with numbers in place of the articles.", entities::csv),
    file(
        "data/together.gexf",
        "Who appears with whom: people and organisations as a network for Gephi and other programs.",
        together::gexf,
    ),
    file(
        "data/places.json",
        "Where each place lies and why it is taken to lie there, or which places of its name there are. Positions: GeoNames, \
         CC BY 4.0.",
        places::json,
    ),
    file("data/places.geojson", "The places whose position is clear, as points for a map.", places::geojson),
    file("data/topics.json", "Subjects and threads with their words and their articles.", topics::json),
    file(
        "data/stories.json",
        "What several articles report within days: the first report, the latest, and who published them.",
        stories::json,
    ),
    file("data/quotes.json", "Every quotation with its speaker and how the speaker is known.", quotes::json),
    file("data/quotes.csv", "The same for a spreadsheet.", quotes::csv),
    file("data/cuttings.bib", "All articles as references for LaTeX and others (BibTeX).", cuttings::bib),
    file("data/cuttings.ris", "The same for reference managers (RIS).", cuttings::ris),
    file("data/cuttings.csl.json", "The same as CSL-JSON, for Zotero, Pandoc and others.", cuttings::csl),
];

/// Path and content of every data file, in words.
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
    base_url: Option<&str>,
    writer: &Writer,
) -> Result<(), PublishError> {
    let scalars = dossier.articles.par_iter().map(|article| Scalars::of(&article.text)).collect();
    let source = Source { dossier, addresses, base_url, scalars };
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
