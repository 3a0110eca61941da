//! About the dossier: what was read, what was worked out, what was taken out, and how far to trust it.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::Serialize;

use super::archive;
use super::catalogue::Catalogue;
use super::page::Page;
use super::roles;
use crate::model::{Basis, Extent, Format, Role, SpeakerBasis};
use crate::publish::addresses::{TIMELINE, absolute, relative};
use crate::publish::kinds::Kind;
use crate::publish::strings::Strings;

/// Where it stands.
const PATH: &str = "about/index.html";

/// `about/index.html`.
#[derive(Debug, Serialize)]
pub(crate) struct AboutView {
    /// How many articles, of which time.
    made_of: String,
    formats: Vec<Count>,
    dates: Vec<Count>,
    kept: String,
    removed: Vec<Count>,
    found: Vec<Count>,
    speakers: Vec<Count>,
    /// How many articles are not published in full, by what is; none where all are.
    extents: Vec<Count>,
}

/// A number with its name.
#[derive(Debug, Serialize)]
struct Count {
    name: String,
    number: String,
    /// Where the reader finds them.
    href: Option<String>,
}

impl Count {
    fn new(key: &str, number: usize, strings: &Strings) -> Self {
        Self { name: strings.say(key).into(), number: strings.number(number), href: None }
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
    let strings = catalogue.strings;
    let (kept, removed) = lines(catalogue);
    let articles = strings.count("count.articles", dossier.articles.len());
    let view = AboutView {
        made_of: [Some(articles.clone()), archive::span(catalogue)]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(", "),
        formats: formats(catalogue),
        dates: date_bases(catalogue),
        kept: strings.number(kept),
        removed,
        found: found(catalogue),
        speakers: speakers(catalogue),
        extents: extents(catalogue),
    };
    let title = strings.say("about.title");
    let description = strings.fill("about.description", &[("articles", &articles)]);
    (Page::new(catalogue, PATH, "about", title, &description, &[]), view)
}

/// What was found, each with where it stands.
fn found(catalogue: &Catalogue<'_>) -> Vec<Count> {
    let dossier = catalogue.dossier;
    let said = catalogue.said();
    let kinds =
        Kind::ALL.map(|kind| (kind.title(catalogue.strings), catalogue.ranked(kind.folder()).len(), kind.path()));
    let with_page = kinds.iter().map(|(_, number, _)| number).sum();
    let count = |key: &str, number: usize, to: &str| Count {
        href: Some(relative(PATH, to)),
        ..Count::new(key, number, catalogue.strings)
    };
    let mut found = vec![count("about.found_events", dossier.events.len(), TIMELINE)];
    found.extend(kinds.into_iter().map(|(name, number, path)| Count {
        name: name.to_owned(),
        number: catalogue.strings.number(number),
        href: Some(relative(PATH, path)),
    }));
    let other = dossier.entities.len().saturating_sub(with_page);
    found.push(Count::new("about.found_names", other, catalogue.strings));
    let publications = catalogue.sources.iter().filter(|source| source.name.is_some()).count();
    found.extend([
        count("about.found_topics", dossier.topics.len(), "topics/index.html"),
        count("about.found_quotations", said.direct.len(), "quotes/index.html"),
        count("about.found_reports", said.reported.len(), "quotes/reported/index.html"),
        count("about.found_publications", publications, "sources/index.html"),
    ]);
    found.retain(|count| count.number != "0");
    found
}

fn formats(catalogue: &Catalogue<'_>) -> Vec<Count> {
    let name = |format: Format| match format {
        Format::Text => "about.format_text",
        Format::Html => "about.format_html",
        Format::Pdf => "about.format_pdf",
        Format::Markdown => "about.format_markdown",
        Format::Record => "about.format_record",
    };
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for article in &catalogue.dossier.articles {
        *counts.entry(name(article.format)).or_default() += 1;
    }
    let mut counts: Vec<Count> =
        counts.into_iter().map(|(key, number)| Count::new(key, number, catalogue.strings)).collect();
    counts.sort_by(|a, b| a.name.cmp(&b.name));
    counts
}

/// How much of how many articles is published.
fn extents(catalogue: &Catalogue<'_>) -> Vec<Count> {
    let articles = &catalogue.dossier.articles;
    if articles.iter().all(|article| article.extent() == Extent::Full) {
        return Vec::new();
    }
    let name = |extent: Extent| match extent {
        Extent::Full => "about.extent_full",
        Extent::Excerpt => "about.extent_excerpt",
        Extent::Metadata => "about.extent_metadata",
    };
    let counts = Extent::ALL.map(|extent| {
        let number = articles.iter().filter(|article| article.extent() == extent).count();
        Count::new(name(extent), number, catalogue.strings)
    });
    counts.into_iter().filter(|count| count.number != "0").collect()
}

fn date_bases(catalogue: &Catalogue<'_>) -> Vec<Count> {
    let mut counts = [
        ("basis.declared_long", 0),
        ("basis.stated_long", 0),
        ("about.date_inferred_day", 0),
        ("about.date_inferred_bounds", 0),
        ("about.date_unknown", 0),
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
    named(catalogue, counts)
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
    (kept, ranked.into_iter().map(|(role, number)| Count::new(&roles::key(role), number, catalogue.strings)).collect())
}

fn speakers(catalogue: &Catalogue<'_>) -> Vec<Count> {
    let mut counts = [
        ("about.speaker_named", 0),
        ("about.speaker_described", 0),
        ("about.speaker_inferred", 0),
        ("about.speaker_unknown", 0),
    ];
    let said = catalogue.said();
    for saying in said.direct.iter().chain(&said.reported) {
        let (_, quote) = catalogue.quote(saying.quote);
        let at = match quote.speaker.as_ref().map(|speaker| speaker.basis) {
            Some(SpeakerBasis::Named | SpeakerBasis::Title) => 0,
            Some(SpeakerBasis::Description) => 1,
            Some(SpeakerBasis::Pronoun | SpeakerBasis::Carried) => 2,
            None => 3,
        };
        counts[at].1 += 1;
    }
    named(catalogue, counts)
}

/// The numbers that are not zero, with their names.
fn named<const N: usize>(catalogue: &Catalogue<'_>, counts: [(&'static str, usize); N]) -> Vec<Count> {
    let counts = counts.into_iter().filter(|(_, number)| *number > 0);
    counts.map(|(key, number)| Count::new(key, number, catalogue.strings)).collect()
}

/// The page for addresses that lead nowhere. It may be shown at any depth, so it has no relative link: style and menu are
/// there where the site's address is known, and else the browser's own look.
pub(crate) fn not_found(catalogue: &Catalogue<'_>) -> (Page, NotFoundView) {
    let base = catalogue.config.site.base_url.as_deref().map(|base| absolute(base, ""));
    let (title, description) = (catalogue.strings.say("missing.title"), catalogue.strings.say("missing.description"));
    let mut page = Page::new(catalogue, "404.html", "", title, description, &[]);
    page.canonical = None;
    page.json_ld.clear();
    page.trail.clear();
    (page, NotFoundView { base })
}
