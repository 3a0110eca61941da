//! The publications: all as small multiples, and each with its articles.

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use super::catalogue::Catalogue;
use super::entity::over_time;
use super::entry::{self, Entry};
use super::page::{Link, Page};
use super::paging::{PAGE, Pager, parts};
use crate::model::{DateRange, QuoteKind};
use crate::publish::charts::{self, Chart, Counted, Height};
use crate::publish::data::About;
use crate::publish::dates;
use crate::publish::publications::Source;
use crate::publish::strings::Strings;

/// Publications with a picture of their own.
const MULTIPLES: usize = 48;

/// `sources/index.html`.
#[derive(Debug, Serialize)]
pub(crate) struct SourcesView {
    sources: Vec<SourceLine>,
    /// The publications, told in words.
    number: String,
    axis: Option<Axis>,
    numbers: Option<NumbersView>,
}

/// The numbers of all pictures in one table.
#[derive(Debug, Serialize)]
struct NumbersView {
    unit: String,
    rows: Vec<NumberRow>,
    csv: String,
}

/// How much of one publication is of one stretch of time.
#[derive(Debug, Serialize)]
struct NumberRow {
    name: String,
    label: String,
    count: usize,
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
    let strings = catalogue.strings;
    let all: Vec<DateRange> = ranges(catalogue, &catalogue.order);
    let unit = charts::unit_for(&all);
    // All pictures share one axis, so that they can be compared.
    let frame = unit.map(|unit| charts::bins(&all, unit, strings)).unwrap_or_default();
    let lines = catalogue.sources.iter().enumerate().map(|(number, source)| SourceLine {
        link: Link::new(path, &source.path, source.label.as_str()),
        known: source.name.is_some(),
        articles: strings.count("count.articles", source.articles.len()),
        quotes: strings.count(
            "count.quotations",
            source.articles.iter().map(|&at| catalogue.article(at).said(QuoteKind::Direct).count()).sum(),
        ),
        span: span(&ranges(catalogue, &source.articles), strings),
        chart: unit.filter(|_| number < MULTIPLES).and_then(|unit| {
            let own = charts::bins(&ranges(catalogue, &source.articles), unit, strings);
            let count_at = |start: NaiveDate| own.iter().find(|bin| bin.start == start).map_or(0, |bin| bin.count);
            let bins: Vec<_> =
                frame.iter().map(|bin| charts::Bin { count: count_at(bin.start), ..bin.clone() }).collect();
            charts::histogram(&bins, unit, Counted::Articles, Height::Small, |_| None, strings)
        }),
    });
    let ends = frame.first().zip(frame.last()).filter(|(first, last)| first != last);
    let lines: Vec<SourceLine> = lines.collect();
    let known = catalogue.sources.iter().filter(|source| source.name.is_some()).count();
    let view = SourcesView {
        numbers: unit.map(|unit| numbers(&lines, unit, strings)),
        sources: lines,
        number: strings.count("count.publications", known),
        axis: ends.map(|(first, last)| Axis { from: first.label.clone(), to: last.label.clone() }),
    };
    let description = strings.fill("sources.description", &[("number", &view.number)]);
    let page = Page::new(catalogue, path, "sources", strings.say("section.sources"), &description, &[]);
    (page.with_data(About::Publications), view)
}

fn numbers(lines: &[SourceLine], unit: charts::Unit, strings: &Strings) -> NumbersView {
    let unit = unit.name(strings).to_owned();
    let rows = lines.iter().flat_map(|line| {
        let rows = line.chart.iter().flat_map(|chart| &chart.rows);
        rows.map(|row| NumberRow { name: line.link.text.clone(), label: row.label.clone(), count: row.count })
    });
    let rows: Vec<NumberRow> = rows.collect();
    let cells = rows.iter().map(|row| [row.name.clone(), row.label.clone(), row.count.to_string()]);
    let csv = charts::address([strings.say("heading.source"), &unit, strings.say("heading.articles")], cells);
    NumbersView { unit, rows, csv }
}

fn ranges(catalogue: &Catalogue<'_>, articles: &[usize]) -> Vec<DateRange> {
    articles.iter().filter_map(|&at| Some(catalogue.article(at).about.published.as_ref()?.range)).collect()
}

fn span(ranges: &[DateRange], strings: &Strings) -> Option<String> {
    let exact = || ranges.iter().filter(|range| dates::year_of(**range).is_some());
    let earliest = exact().map(|range| range.earliest).min()?;
    let latest = exact().map(|range| range.latest).max()?;
    (earliest.year() > 0).then(|| dates::span(earliest, latest, strings))
}

/// The pages of one publication.
pub(crate) fn source(catalogue: &Catalogue<'_>, source: &Source) -> Vec<(Page, SourceView)> {
    let strings = catalogue.strings;
    let total = strings.count("count.articles", source.articles.len());
    let mut newest = source.articles.clone();
    newest.sort_by_key(|&article| catalogue.recency(article));
    let parts = parts(&newest, PAGE, &source.path).into_iter().map(|part| {
        let path = part.path.as_str();
        let chart = (part.number == 1)
            .then(|| over_time(catalogue, path, source.articles.iter().copied(), Counted::Articles))
            .flatten();
        let view = SourceView {
            name: source.label.clone(),
            known: source.name.is_some(),
            total: total.clone(),
            chart,
            articles: part.entries.iter().map(|&at| entry::filterable(catalogue, path, at)).collect(),
            pager: part.pager(),
        };
        let slug = source.path.split('/').nth(1).unwrap_or_default();
        let plain = slug::slugify(source.label.as_str()) == slug || source.name.is_none();
        let told_apart = if plain { String::new() } else { format!(" ({slug})") };
        let suffix = part.suffix(strings);
        let name = format!("{}{told_apart}", source.label);
        let title = strings.fill("source.title", &[("name", &name), ("part", &suffix)]);
        let values = [("total", total.as_str()), ("name", &source.label), ("part", &suffix)];
        let description = strings.fill("source.description", &values);
        let above = [("sources/index.html", strings.say("section.sources"))];
        let mut page = Page::new(catalogue, path, "sources", &title, &description, &above);
        page.here = source.label.clone();
        (page, view)
    });
    parts.collect()
}
