//! The archive: every article on the shelf its date allows, by year and month, and the undated on one of their own.
//!
//! An article stands in a month when its whole date does, in a year when only that is known, else among the undated.

use std::collections::BTreeMap;

use chrono::Datelike;
use serde::Serialize;

use super::articles::ARTICLES;
use super::catalogue::Catalogue;
use super::entity::over_time;
use super::entry::{self, Entry};
use super::page::{Counted, Link, Page};
use super::paging::{PAGE, Pager, parts};
use crate::model::{Article, ArticleIndex};
use crate::publish::addresses::relative;
use crate::publish::charts::{self, Chart};
use crate::publish::data::About;
use crate::publish::dates;
use crate::publish::strings::Strings;

/// Articles from which on a year's months have pages of their own.
const CROWDED: usize = 300;

/// Where the archive begins.
pub(crate) const ARCHIVE: &str = "archive/index.html";

/// Where the undated stand.
pub(crate) const UNDATED: &str = "archive/undated/index.html";

/// Articles of one month, and of a year whose month is not known.
type Month = Option<u32>;

/// All shelves.
#[derive(Debug)]
pub(crate) struct Shelves {
    years: BTreeMap<i32, BTreeMap<Month, Vec<ArticleIndex>>>,
    undated: Vec<ArticleIndex>,
}

impl Shelves {
    /// Files the articles.
    pub(crate) fn of(articles: &[Article]) -> Self {
        let mut shelves = Self { years: BTreeMap::new(), undated: Vec::new() };
        for (at, article) in articles.iter().enumerate() {
            let range = article.about.published.as_ref().map(|dated| dated.range);
            match range.and_then(|range| Some((dates::year_of(range)?, dates::month_of(range)))) {
                Some((year, month)) => {
                    let month = month.map(|(_, month)| month);
                    shelves.years.entry(year).or_default().entry(month).or_default().push(at);
                }
                None => shelves.undated.push(at),
            }
        }
        shelves
    }

    /// Whether nothing is undated.
    pub(crate) fn undated(&self) -> usize {
        self.undated.len()
    }

    /// The page of a year.
    pub(crate) fn year(year: i32) -> String {
        format!("archive/{year:04}/index.html")
    }

    /// Where a month stands: a section of its year's page, or a page of its own.
    pub(crate) fn month(&self, year: i32, month: u32) -> String {
        if self.crowded(year) {
            format!("archive/{year:04}/{month:02}/index.html")
        } else {
            format!("{}#m{month:02}", Self::year(year))
        }
    }

    /// The years that have a page.
    pub(crate) fn has_year(&self, year: i32) -> bool {
        self.years.contains_key(&year)
    }

    /// The months of a year that have articles.
    pub(crate) fn has_month(&self, year: i32, month: u32) -> bool {
        self.years.get(&year).is_some_and(|months| months.contains_key(&Some(month)))
    }

    fn crowded(&self, year: i32) -> bool {
        self.years.get(&year).is_some_and(|months| months.values().map(Vec::len).sum::<usize>() >= CROWDED)
    }

    /// The shelf of an article: its address and name, from the archive's page down.
    pub(crate) fn trail(&self, article: &Article, strings: &Strings) -> Vec<(String, String)> {
        let range = article.about.published.as_ref().map(|dated| dated.range);
        let Some((range, year)) = range.and_then(|range| Some((range, dates::year_of(range)?))) else {
            return vec![(UNDATED.into(), strings.say("archive.undated").into())];
        };
        let mut trail = vec![(Self::year(year), year.to_string())];
        if let Some((year, month)) = dates::month_of(range) {
            trail.push((self.month(year, month), dates::month_name(month, strings).to_owned()));
        }
        trail
    }
}

/// `archive/index.html`.
#[derive(Debug, Serialize)]
pub(crate) struct ArchiveView {
    years: Vec<YearRow>,
    months: Vec<String>,
    undated: Option<Link>,
    articles: String,
}

/// A year with the number of articles in each month.
#[derive(Debug, Serialize)]
struct YearRow {
    year: Link,
    total: usize,
    months: Vec<Option<Cell>>,
}

/// A month's cell: the more articles, the deeper its shade, from 1 to 4.
#[derive(Debug, Serialize)]
struct Cell {
    href: String,
    label: String,
    /// The month alone, for where there is no head above it.
    month: String,
    count: usize,
    shade: usize,
}

/// A year or a month, or the undated: articles in sections.
#[derive(Debug, Serialize)]
pub(crate) struct ShelfView {
    note: String,
    /// When its articles are of, where they stand on pages of their own.
    chart: Option<Chart>,
    sections: Vec<Section>,
    months: Vec<Link>,
    pager: Option<Pager>,
    earlier: Option<Link>,
    later: Option<Link>,
}

/// A month's section.
#[derive(Debug, Serialize)]
struct Section {
    id: String,
    heading: String,
    articles: Vec<Entry>,
}

/// The archive's first page.
pub(crate) fn archive(catalogue: &Catalogue<'_>) -> (Page, ArchiveView) {
    let path = ARCHIVE;
    let strings = catalogue.strings;
    let shelves = &catalogue.shelves;
    let most = shelves.years.values().flat_map(|months| months.values().map(Vec::len)).max().unwrap_or(1);
    let years = shelves.years.iter().rev().map(|(&year, months)| {
        let cells = (1..=12).map(|month| {
            let count = months.get(&Some(month))?.len();
            Some(Cell {
                href: relative(path, &shelves.month(year, month)),
                label: dates::long_month(year, month, strings),
                month: dates::short(month, strings).to_owned(),
                count,
                shade: (count * 4).div_ceil(most),
            })
        });
        YearRow {
            year: Link::new(path, &Shelves::year(year), year.to_string()),
            total: months.values().map(Vec::len).sum(),
            months: cells.collect(),
        }
    });
    let undated = shelves.undated.len();
    let articles = strings.count("count.articles", catalogue.dossier.articles.len());
    let description = strings.fill("archive.description", &[("articles", &articles)]);
    let view = ArchiveView {
        years: years.collect(),
        months: (0..12).map(|month| strings.entry("date.months_narrow", month).to_owned()).collect(),
        undated: (undated > 0).then(|| Link::new(path, UNDATED, strings.count("count.undated", undated))),
        articles,
    };
    let above = [(ARTICLES, strings.say("section.articles"))];
    let page = Page::new(catalogue, path, "articles", strings.say("section.archive"), &description, &above);
    (page.with_data(About::Articles), view)
}

/// Every other page of the archive.
pub(crate) fn shelves(catalogue: &Catalogue<'_>) -> Vec<(Page, ShelfView)> {
    let mut pages = undated(catalogue);
    for (&year, months) in &catalogue.shelves.years {
        if catalogue.shelves.crowded(year) {
            pages.push(year_page(catalogue, year, months, false));
            let known = months.iter().filter_map(|(month, articles)| Some(((*month)?, articles)));
            for (month, articles) in known {
                pages.extend(month_pages(catalogue, year, month, articles));
            }
        } else {
            pages.push(year_page(catalogue, year, months, true));
        }
    }
    pages
}

fn year_page(
    catalogue: &Catalogue<'_>,
    year: i32,
    months: &BTreeMap<Month, Vec<ArticleIndex>>,
    whole: bool,
) -> (Page, ShelfView) {
    let path = Shelves::year(year);
    let strings = catalogue.strings;
    let shelves = &catalogue.shelves;
    let total = strings.count("count.articles", months.values().map(Vec::len).sum());
    let shown = months.iter().filter(|(month, _)| whole || month.is_none());
    // The known months first, the unknown one last.
    let (unknown, known): (Vec<_>, Vec<_>) = shown.partition(|(month, _)| month.is_none());
    let sections = known.into_iter().chain(unknown).map(|(month, articles)| Section {
        id: month.map_or_else(|| "unknown".into(), |month| format!("m{month:02}")),
        heading: month
            .map_or_else(|| strings.say("archive.month_unknown"), |month| dates::month_name(month, strings))
            .into(),
        articles: in_order(catalogue, &path, articles),
    });
    let links = months.iter().filter_map(|(month, articles)| {
        let month = (*month)?;
        let words = format!("{} ({})", dates::month_name(month, strings), articles.len());
        Some(Link::new(&path, &shelves.month(year, month), words))
    });
    let view = ShelfView {
        note: total.clone(),
        chart: if whole {
            None
        } else {
            over_time(catalogue, &path, months.values().flatten().copied(), charts::Counted::Articles)
        },
        sections: sections.collect(),
        months: links.collect(),
        pager: None,
        earlier: neighbour(&path, shelves.years.range(..year).next_back().map(|(year, _)| *year)),
        later: neighbour(&path, shelves.years.range(year + 1..).next().map(|(year, _)| *year)),
    };
    let name = year.to_string();
    let title = strings.fill("archive.of", &[("name", &name)]);
    let description = strings.fill("archive.of_year_description", &[("total", &total), ("year", &name)]);
    let above = [(ARTICLES, strings.say("section.articles")), (ARCHIVE, strings.say("section.archive"))];
    let mut page = Page::new(catalogue, &path, "articles", &title, &description, &above);
    page.here = name;
    (page, view)
}

fn neighbour(from: &str, year: Option<i32>) -> Option<Link> {
    year.map(|year| Link::new(from, &Shelves::year(year), year.to_string()))
}

fn month_pages(catalogue: &Catalogue<'_>, year: i32, month: u32, articles: &[ArticleIndex]) -> Vec<(Page, ShelfView)> {
    let strings = catalogue.strings;
    let name = dates::long_month(year, month, strings);
    let total = strings.count("count.articles", articles.len());
    let above = [&archive_trail(catalogue)[..], &[(Shelves::year(year), year.to_string())]].concat();
    let address = catalogue.shelves.month(year, month);
    let title = strings.fill("archive.of", &[("name", &name)]);
    let note = strings.fill("archive.of_month_description", &[("total", &total), ("name", &name)]);
    listed(catalogue, &address, &title, &note, &above, articles)
}

fn undated(catalogue: &Catalogue<'_>) -> Vec<(Page, ShelfView)> {
    let articles = &catalogue.shelves.undated;
    if articles.is_empty() {
        return Vec::new();
    }
    let strings = catalogue.strings;
    let total = strings.count("count.articles", articles.len());
    let note = strings.fill("archive.undated_note", &[("total", &total)]);
    listed(catalogue, UNDATED, strings.say("archive.undated_title"), &note, &archive_trail(catalogue), articles)
}

/// The list of all articles: its address and name.
pub(super) fn top(catalogue: &Catalogue<'_>) -> (String, String) {
    (ARTICLES.to_owned(), catalogue.strings.say("section.articles").to_owned())
}

/// The way to what stands in the archive.
fn archive_trail(catalogue: &Catalogue<'_>) -> [(String, String); 2] {
    [top(catalogue), (ARCHIVE.to_owned(), catalogue.strings.say("section.archive").to_owned())]
}

/// The years that have articles, the latest first, with how many these are.
pub(super) fn years(catalogue: &Catalogue<'_>, from: &str) -> Vec<Counted> {
    let years = catalogue.shelves.years.iter().rev();
    let link = |year: i32| Link::new(from, &Shelves::year(year), year.to_string());
    years.map(|(&year, months)| Counted { link: link(year), count: months.values().map(Vec::len).sum() }).collect()
}

/// The way to the undated, where there are any.
pub(super) fn undated_link(catalogue: &Catalogue<'_>, from: &str) -> Option<Counted> {
    let count = catalogue.shelves.undated();
    (count > 0).then(|| Counted { link: Link::new(from, UNDATED, catalogue.strings.say("archive.undated")), count })
}

/// A list of articles under one heading, a page for every hundred.
fn listed(
    catalogue: &Catalogue<'_>,
    address: &str,
    title: &str,
    note: &str,
    above: &[(String, String)],
    articles: &[ArticleIndex],
) -> Vec<(Page, ShelfView)> {
    let mut articles = articles.to_vec();
    articles.sort_by_key(|&at| catalogue.place[at]);
    let above: Vec<_> = above.iter().map(|(to, text)| (to.as_str(), text.as_str())).collect();
    parts(&articles, PAGE, address)
        .into_iter()
        .map(|part| {
            let title = format!("{title}{}", part.suffix(catalogue.strings));
            let note_here = format!("{note}{}", part.suffix(catalogue.strings));
            let view = ShelfView {
                note: note.to_owned(),
                chart: None,
                sections: vec![Section {
                    id: "list".into(),
                    heading: catalogue.strings.say("archive.all").into(),
                    articles: part.entries.iter().map(|&at| entry::filterable(catalogue, &part.path, at)).collect(),
                }],
                months: Vec::new(),
                pager: part.pager(),
                earlier: None,
                later: None,
            };
            (Page::new(catalogue, &part.path, "articles", &title, &note_here, &above), view)
        })
        .collect()
}

fn in_order(catalogue: &Catalogue<'_>, from: &str, articles: &[ArticleIndex]) -> Vec<Entry> {
    let mut articles = articles.to_vec();
    articles.sort_by_key(|&at| catalogue.place[at]);
    articles.iter().map(|&at| entry::filterable(catalogue, from, at)).collect()
}

/// The first and last day of the dated articles.
pub(crate) fn span(catalogue: &Catalogue<'_>) -> Option<String> {
    let ranges =
        || catalogue.dossier.articles.iter().filter_map(|article| Some(article.about.published.as_ref()?.range));
    let exact = || ranges().filter(|range| dates::year_of(*range).is_some());
    let earliest = exact().map(|range| range.earliest).min()?;
    let latest = exact().map(|range| range.latest).max()?;
    (earliest.year() > 0).then(|| dates::span(earliest, latest, catalogue.strings))
}
