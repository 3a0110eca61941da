//! Dossier in, the files under `data/` out: everything on the pages, for programs and spreadsheets.
//!
//! Every file is written piece by piece, so that its size does not matter. The JSON files are the exact ones. The CSV
//! files are for spreadsheets, which run a cell that begins with `=`, `+`, `-` or `@` as a formula: the words in these
//! files are strangers', so such cells get an apostrophe in front ([`Table`](crate::publish::table::Table)).

mod articles;
mod cuttings;
mod entities;
mod places;
mod quotes;
mod sources;
mod stories;
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

/// A data file, what it is about, and the key of what the page of the data says of it.
struct File {
    path: &'static str,
    about: About,
    what: &'static str,
    fill: Fill,
}

const fn file(path: &'static str, about: About, what: &'static str, fill: Fill) -> File {
    File { path, about, what, fill }
}

/// What data is about: the lists of the site, and what programs for references read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum About {
    Articles,
    Events,
    Names,
    Places,
    Topics,
    Quotations,
    Publications,
    References,
}

impl About {
    pub(super) const ALL: [Self; 8] = [
        Self::Articles,
        Self::Events,
        Self::Names,
        Self::Places,
        Self::Topics,
        Self::Quotations,
        Self::Publications,
        Self::References,
    ];

    /// Its place on the page of the data.
    pub(super) const fn id(self) -> &'static str {
        match self {
            Self::Articles => "articles",
            Self::Events => "events",
            Self::Names => "names",
            Self::Places => "places",
            Self::Topics => "topics",
            Self::Quotations => "quotations",
            Self::Publications => "publications",
            Self::References => "references",
        }
    }

    /// The key of its name.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Articles => "data.about_articles",
            Self::Events => "data.about_events",
            Self::Names => "data.about_names",
            Self::Places => "data.about_places",
            Self::Topics => "data.about_topics",
            Self::Quotations => "data.about_quotations",
            Self::Publications => "data.about_publications",
            Self::References => "data.about_references",
        }
    }
}

const FILES: [File; 21] = [
    file("data/articles.jsonl", About::Articles, "data.articles", articles::jsonl),
    file("data/articles.csv", About::Articles, "data.articles_csv", articles::csv),
    file("data/timeline.json", About::Events, "data.timeline", timeline::json),
    file("data/timeline.csv", About::Events, "data.timeline_csv", timeline::csv),
    file("data/timelinejs.json", About::Events, "data.timelinejs", timeline_js::json),
    file("data/entities.json", About::Names, "data.entities", entities::json),
    file("data/entities.csv", About::Names, "data.entities_csv", entities::csv),
    file("data/together.gexf", About::Names, "data.together", together::gexf),
    file("data/places.json", About::Places, "data.places", places::json),
    file("data/places.csv", About::Places, "data.places_csv", places::csv),
    file("data/places.geojson", About::Places, "data.places_geojson", places::geojson),
    file("data/topics.json", About::Topics, "data.topics", topics::json),
    file("data/topics.csv", About::Topics, "data.topics_csv", topics::csv),
    file("data/stories.json", About::Topics, "data.stories", stories::json),
    file("data/quotes.json", About::Quotations, "data.quotes", quotes::json),
    file("data/quotes.csv", About::Quotations, "data.quotes_csv", quotes::csv),
    file("data/sources.json", About::Publications, "data.sources", sources::json),
    file("data/sources.csv", About::Publications, "data.sources_csv", sources::csv),
    file("data/cuttings.bib", About::References, "data.bibtex", cuttings::bib),
    file("data/cuttings.ris", About::References, "data.ris", cuttings::ris),
    file("data/cuttings.csl.json", About::References, "data.csl", cuttings::csl),
];

/// Path of every data file with what it is about and the key of the words that say what is in it.
pub(super) fn described() -> impl Iterator<Item = (&'static str, About, &'static str)> {
    FILES.iter().map(|file| (file.path, file.about, file.what))
}

/// The files that hold a list of the site, one of each format, with the name of that.
pub(super) fn of_list(about: About) -> Vec<(&'static str, &'static str)> {
    let mut files: Vec<(&str, &str)> = Vec::new();
    for (path, _, _) in described().filter(|file| file.1 == about) {
        if let Some(format) = format_of(path).filter(|format| files.iter().all(|(_, other)| other != format)) {
            files.push((path, format));
        }
    }
    files
}

/// What people call the format of a list.
fn format_of(path: &str) -> Option<&'static str> {
    Some(match path.rsplit_once('.')?.1 {
        "csv" => "CSV",
        "json" => "JSON",
        "jsonl" => "JSON Lines",
        "geojson" => "GeoJSON",
        "gexf" => "GEXF",
        _ => return None,
    })
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
