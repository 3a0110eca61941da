//! About the dossier: what was read, what was worked out, what was taken out, and how far to trust it.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::Serialize;

use super::archive;
use super::catalogue::Catalogue;
use super::json_ld;
use super::page::{Link, Page};
use crate::model::{Basis, Extent, Format, Role, SpeakerBasis};
use crate::publish::addresses::absolute;
use crate::publish::data;
use crate::publish::wording::{count, thousands};

/// Where it stands.
const PATH: &str = "about/index.html";

/// `about/index.html`.
#[derive(Debug, Serialize)]
pub(crate) struct AboutView {
    articles: String,
    span: Option<String>,
    formats: Vec<Count>,
    dates: Vec<Count>,
    kept: String,
    removed: Vec<Count>,
    found: Vec<Count>,
    speakers: Vec<Count>,
    /// How many articles are not published in full, by what is; none where all are.
    extents: Vec<Count>,
    files: Vec<DataFile>,
}

/// A data file and what is in it.
#[derive(Debug, Serialize)]
struct DataFile {
    link: Link,
    what: &'static str,
}

/// A number with its name.
#[derive(Debug, Serialize)]
struct Count {
    name: String,
    number: String,
}

impl Count {
    fn new(name: impl Into<String>, number: usize) -> Self {
        Self { name: name.into(), number: thousands(number) }
    }
}

/// `404.html`.
#[derive(Debug, Serialize)]
pub(crate) struct NotFoundView {
    /// Where the site begins, when its address is known.
    base: Option<String>,
}

/// The page about the dossier.
pub(crate) fn about(catalogue: &Catalogue<'_>) -> (Page, AboutView) {
    let dossier = catalogue.dossier;
    let (kept, removed) = lines(catalogue);
    let view = AboutView {
        articles: count(dossier.articles.len(), "article", "articles"),
        span: archive::span(catalogue),
        formats: formats(catalogue),
        dates: date_bases(catalogue),
        kept: thousands(kept),
        removed,
        found: vec![
            Count::new("events on the timeline", dossier.events.len()),
            Count::new("people, places, organisations and other names", dossier.entities.len()),
            Count::new("topics", dossier.topics.len()),
            Count::new("quotations", dossier.articles.iter().map(|article| article.quotes.len()).sum()),
            Count::new("publications", catalogue.sources.iter().filter(|source| source.name.is_some()).count()),
        ],
        speakers: speakers(catalogue),
        files: files().map(|(to, what)| DataFile { link: Link::new(PATH, to, to), what }).collect(),
        extents: extents(catalogue),
    };
    let title = "About this dossier";
    let description = format!("How this dossier was made from {}, what was worked out, and its limits.", view.articles);
    let mut page = Page::new(catalogue, PATH, "about", title, &description, &[]);
    page.json_ld.extend(json_ld::dataset(catalogue, &page.description, data::described().map(|(path, _)| path)));
    (page, view)
}

/// All that is there for programs.
fn files() -> impl Iterator<Item = (&'static str, &'static str)> {
    let others = [
        (
            "feed.xml",
            "The newest articles for a feed reader (Atom); topics, people, places and organisations have their own.",
        ),
        ("feed.json", "The same as JSON Feed."),
        ("data/manifest-sha256.txt", "A SHA-256 hash of every file of the site, to see that it is whole."),
    ];
    data::described().chain(others)
}

fn formats(catalogue: &Catalogue<'_>) -> Vec<Count> {
    let name = |format: Format| match format {
        Format::Text => "raw page text, cleaned",
        Format::Html => "saved web pages, cleaned",
        Format::Pdf => "printed pages with a text layer (PDF), cleaned",
        Format::Markdown => "Markdown written by a person",
        Format::Record => "records of a crawl",
    };
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for article in &catalogue.dossier.articles {
        *counts.entry(name(article.format)).or_default() += 1;
    }
    counts.into_iter().map(|(name, number)| Count::new(name, number)).collect()
}

/// How much of how many articles is published.
fn extents(catalogue: &Catalogue<'_>) -> Vec<Count> {
    let articles = &catalogue.dossier.articles;
    if articles.iter().all(|article| article.extent() == Extent::Full) {
        return Vec::new();
    }
    let name = |extent: Extent| match extent {
        Extent::Full => "in full",
        Extent::Excerpt => "as an excerpt",
        Extent::Metadata => "without their text",
    };
    let counts = Extent::ALL
        .map(|extent| Count::new(name(extent), articles.iter().filter(|article| article.extent() == extent).count()));
    counts.into_iter().filter(|count| count.number != "0").collect()
}

fn date_bases(catalogue: &Catalogue<'_>) -> Vec<Count> {
    let mut counts = [
        ("declared by the file or page", 0),
        ("stated in the article", 0),
        ("worked out, exact to the day", 0),
        ("worked out, between two bounds", 0),
        ("unknown", 0),
    ];
    for article in &catalogue.dossier.articles {
        let at = match article.about.published.as_ref().map(|dated| (dated.basis, dated.range.days())) {
            Some((Basis::Declared, _)) => 0,
            Some((Basis::Stated, _)) => 1,
            Some((Basis::Inferred, 1)) => 2,
            Some((Basis::Inferred, _)) => 3,
            None => 4,
        };
        counts[at].1 += 1;
    }
    counts.into_iter().filter(|(_, number)| *number > 0).map(|(name, number)| Count::new(name, number)).collect()
}

/// How many passages are text, and how many were taken for something else, by what.
fn lines(catalogue: &Catalogue<'_>) -> (usize, Vec<Count>) {
    let mut kept = 0;
    let mut removed: BTreeMap<Role, usize> = BTreeMap::new();
    for verdict in catalogue.dossier.articles.iter().flat_map(|article| article.verdicts.get()) {
        if verdict.role.is_text() {
            kept += 1;
        } else {
            *removed.entry(verdict.role).or_default() += 1;
        }
    }
    let mut ranked: Vec<_> = removed.into_iter().collect();
    ranked.sort_by_key(|&(role, number)| (Reverse(number), role));
    (kept, ranked.into_iter().map(|(role, number)| Count::new(role.name().replace('-', " "), number)).collect())
}

fn speakers(catalogue: &Catalogue<'_>) -> Vec<Count> {
    let mut counts = [("named beside the words", 0), ("described, not named", 0), ("worked out", 0), ("not known", 0)];
    for quote in catalogue.dossier.articles.iter().flat_map(|article| &article.quotes) {
        let at = match quote.speaker.as_ref().map(|speaker| speaker.basis) {
            Some(SpeakerBasis::Named | SpeakerBasis::Title) => 0,
            Some(SpeakerBasis::Description) => 1,
            Some(SpeakerBasis::Pronoun | SpeakerBasis::Carried) => 2,
            None => 3,
        };
        counts[at].1 += 1;
    }
    counts.into_iter().filter(|(_, number)| *number > 0).map(|(name, number)| Count::new(name, number)).collect()
}

/// The page for addresses that lead nowhere. It may be shown at any depth, so it has no relative link and no stylesheet.
pub(crate) fn not_found(catalogue: &Catalogue<'_>) -> (Page, NotFoundView) {
    let base = catalogue.config.site.base_url.as_deref().map(|base| absolute(base, ""));
    let description = "There is no page at this address.";
    let mut page = Page::new(catalogue, "404.html", "", "Page not found", description, &[]);
    page.canonical = None;
    page.json_ld.clear();
    (page, NotFoundView { base })
}
