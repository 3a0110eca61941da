//! All articles in one list, the newest first, with the ways to see a part of them.

use std::cmp::Reverse;

use serde::Serialize;

use super::archive::{self, ARCHIVE};
use super::catalogue::Catalogue;
use super::entity::over_time;
use super::entry::{self, Entry};
use super::page::{Counted, Link, Page};
use super::paging::{PAGE, Pager, parts};
use crate::publish::addresses::relative;
use crate::publish::charts::{self, Chart};
use crate::publish::data::About;

/// Where the list begins.
pub(crate) const ARTICLES: &str = "articles/index.html";

/// Publications and topics beside the list.
const SOURCES: usize = 12;
const TOPICS: usize = 12;

/// A page of the list.
#[derive(Debug, Serialize)]
pub(crate) struct ArticlesView {
    total: String,
    articles: Vec<Entry>,
    pager: Option<Pager>,
    /// What stands beside the list, on its first page.
    chart: Option<Chart>,
    archive: String,
    years: Vec<Counted>,
    undated: Option<Counted>,
    sources: Vec<Counted>,
    all_sources: Option<String>,
    topics: Vec<Counted>,
}

/// The pages of the list.
pub(crate) fn articles(catalogue: &Catalogue<'_>) -> Vec<(Page, ArticlesView)> {
    let newest = catalogue.newest();
    let parts = parts(&newest, PAGE, ARTICLES).into_iter().map(|part| {
        let strings = catalogue.strings;
        let path = part.path.as_str();
        let total = strings.count("count.articles", newest.len());
        let (suffix, first) = (part.suffix(strings), part.number == 1);
        let view = ArticlesView {
            articles: part.entries.iter().map(|&at| entry::filterable(catalogue, path, at)).collect(),
            pager: part.pager(),
            chart: first
                .then(|| over_time(catalogue, path, newest.iter().copied(), charts::Counted::Articles))
                .flatten(),
            archive: relative(path, ARCHIVE),
            years: if first { archive::years(catalogue, path) } else { Vec::new() },
            undated: archive::undated_link(catalogue, path).filter(|_| first),
            topics: if first { topics(catalogue, path) } else { Vec::new() },
            sources: if first { sources(catalogue, path) } else { Vec::new() },
            all_sources: (catalogue.sources.len() > SOURCES).then(|| relative(path, "sources/index.html")),
            total,
        };
        let title = format!("{}{suffix}", strings.say("section.articles"));
        let description = strings.fill("articles.description", &[("articles", &view.total), ("part", &suffix)]);
        (Page::new(catalogue, path, "articles", &title, &description, &[]).with_data(About::Articles), view)
    });
    parts.collect()
}

fn topics(catalogue: &Catalogue<'_>, from: &str) -> Vec<Counted> {
    let mut topics: Vec<_> = catalogue.dossier.topics.iter().enumerate().collect();
    topics.sort_by_key(|(_, topic)| Reverse(topic.articles.len()));
    let links = topics.into_iter().filter_map(|(at, topic)| {
        let link = Link::new(from, catalogue.addresses.topic(at)?, topic.label.as_str());
        Some(Counted { link, count: topic.articles.len() })
    });
    links.take(TOPICS).collect()
}

fn sources(catalogue: &Catalogue<'_>, from: &str) -> Vec<Counted> {
    let links = catalogue.sources.iter().take(SOURCES).map(|source| Counted {
        link: Link::new(from, &source.path, source.label.as_str()),
        count: source.articles.len(),
    });
    links.collect()
}
