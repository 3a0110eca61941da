//! The publications: all as small multiples, and each with its articles.

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use super::catalogue::{Catalogue, Source};
use super::entity::over_time;
use super::entry::{self, Entry};
use super::page::{Link, Page};
use super::paging::{PAGE, Pager, parts};
use crate::model::DateRange;
use crate::publish::charts::{self, Chart, Height};
use crate::publish::dates;
use crate::publish::wording::count;

/// Publications with a picture of their own.
const MULTIPLES: usize = 48;

/// `sources/index.html`.
#[derive(Debug, Serialize)]
pub(crate) struct SourcesView {
    sources: Vec<SourceLine>,
    known: usize,
    axis: Option<Axis>,
}

/// The stretch of time that all pictures share.
#[derive(Debug, Serialize)]
struct Axis {
    from: String,
    to: String,
}

/// A publication in the list.
#[derive(Debug, Serialize)]
struct SourceLine {
    link: Link,
    known: bool,
    articles: String,
    quotes: String,
    span: Option<String>,
    chart: Option<Chart>,
}

/// A publication's page.
#[derive(Debug, Serialize)]
pub(crate) struct SourceView {
    name: String,
    known: bool,
    total: String,
    chart: Option<Chart>,
    articles: Vec<Entry>,
    pager: Option<Pager>,
}

/// The list of publications.
pub(crate) fn sources(catalogue: &Catalogue<'_>) -> (Page, SourcesView) {
    let path = "sources/index.html";
    let all: Vec<DateRange> = ranges(catalogue, &catalogue.order);
    let unit = charts::unit_for(&all);
    // All pictures share one axis, so that they can be compared.
    let frame = unit.map(|unit| charts::bins(&all, unit)).unwrap_or_default();
    let lines = catalogue.sources.iter().enumerate().map(|(number, source)| SourceLine {
        link: Link::new(path, &source.path, source.label()),
        known: source.name.is_some(),
        articles: count(source.articles.len(), "article", "articles"),
        quotes: count(
            source.articles.iter().map(|&at| catalogue.article(at).quotes.len()).sum(),
            "quotation",
            "quotations",
        ),
        span: span(&ranges(catalogue, &source.articles)),
        chart: unit.filter(|_| number < MULTIPLES).and_then(|unit| {
            let own = charts::bins(&ranges(catalogue, &source.articles), unit);
            let count_at = |start: NaiveDate| own.iter().find(|bin| bin.start == start).map_or(0, |bin| bin.count);
            let bins: Vec<_> =
                frame.iter().map(|bin| charts::Bin { count: count_at(bin.start), ..bin.clone() }).collect();
            charts::histogram(&bins, unit, ("article", "articles"), Height::Small, |_| None)
        }),
    });
    let ends = frame.first().zip(frame.last()).filter(|(first, last)| first != last);
    let view = SourcesView {
        sources: lines.collect(),
        known: catalogue.sources.iter().filter(|source| source.name.is_some()).count(),
        axis: ends.map(|(first, last)| Axis { from: first.label.clone(), to: last.label.clone() }),
    };
    let number = count(view.known, "publication", "publications");
    let description = format!("{number} and how many articles each has, over time.");
    (Page::new(catalogue, path, "sources", "Sources", &description, &[]), view)
}

fn ranges(catalogue: &Catalogue<'_>, articles: &[usize]) -> Vec<DateRange> {
    articles.iter().filter_map(|&at| Some(catalogue.article(at).about.published.as_ref()?.range)).collect()
}

fn span(ranges: &[DateRange]) -> Option<String> {
    let exact = || ranges.iter().filter(|range| dates::year_of(**range).is_some());
    let earliest = exact().map(|range| range.earliest).min()?;
    let latest = exact().map(|range| range.latest).max()?;
    (earliest.year() > 0).then(|| dates::span(earliest, latest))
}

/// The pages of one publication.
pub(crate) fn source(catalogue: &Catalogue<'_>, source: &Source) -> Vec<(Page, SourceView)> {
    let total = count(source.articles.len(), "article", "articles");
    let mut newest = source.articles.clone();
    newest.sort_by_key(|&article| catalogue.recency(article));
    let parts = parts(&newest, PAGE, &source.path).into_iter().map(|part| {
        let path = part.path.as_str();
        let chart = (part.number == 1)
            .then(|| over_time(catalogue, path, source.articles.iter().copied(), ("article", "articles")))
            .flatten();
        let view = SourceView {
            name: source.label().to_owned(),
            known: source.name.is_some(),
            total: total.clone(),
            chart,
            articles: part.entries.iter().map(|&at| entry::filterable(catalogue, path, at)).collect(),
            pager: part.pager(),
        };
        let slug = source.path.split('/').nth(1).unwrap_or_default();
        let plain = slug::slugify(source.label()) == slug || source.name.is_none();
        let told_apart = if plain { String::new() } else { format!(" ({slug})") };
        let title = format!("{}{told_apart}, source{}", source.label(), part.suffix());
        let description = format!("{total} of this dossier from {}{}.", source.label(), part.suffix());
        let above = [("sources/index.html", "Sources")];
        let mut page = Page::new(catalogue, path, "sources", &title, &description, &above);
        page.here = source.label().to_owned();
        (page, view)
    });
    parts.collect()
}
