//! The front page: what the matter is, what happened, who is in it, what was written last.

use std::cmp::Reverse;

use serde::Serialize;

use super::archive;
use super::articles;
use super::catalogue::Catalogue;
use super::entities::{self, EntityLine};
use super::entity::over_time;
use super::entry::{self, Entry};
use super::events::{self, EventView};
use super::page::{Link, Page};
use super::stories::{self, StoryView};
use super::topics::{self, TopicLine};
use crate::model::TopicScale;
use crate::publish::addresses::relative;
use crate::publish::charts::{Chart, Counted};
use crate::publish::kinds::Kind;

/// Events on the front page.
const EVENTS: usize = 5;

/// Articles in each list of the front page.
const ARTICLES: usize = 6;

/// Stories on the front page.
const STORIES: usize = 6;

/// Names of each kind on the front page.
const NAMES: usize = 8;

/// Topics of each scale on the front page.
const TOPICS: usize = 8;

/// `index.html`.
#[derive(Debug, Serialize)]
pub(crate) struct OverviewView {
    title: String,
    description: String,
    span: Option<String>,
    figures: Vec<Figure>,
    undated: Option<Link>,
    chart: Option<Chart>,
    events: Vec<EventView>,
    names: Vec<NameList>,
    subjects: Vec<TopicLine>,
    threads: Vec<TopicLine>,
    stories: Vec<StoryView>,
    latest: Vec<Entry>,
    corroborated: Vec<Corroborated>,
}

/// How many there are of something, and where.
#[derive(Debug, Serialize)]
struct Figure {
    number: String,
    words: String,
    href: String,
}

/// The names of one kind.
#[derive(Debug, Serialize)]
struct NameList {
    link: Link,
    entries: Vec<EntityLine>,
}

/// An article whose events others report too.
#[derive(Debug, Serialize)]
struct Corroborated {
    entry: Entry,
    why: String,
}

/// The front page.
pub(crate) fn overview(catalogue: &Catalogue<'_>) -> (Page, OverviewView) {
    let path = "index.html";
    let dossier = catalogue.dossier;
    let undated = catalogue.shelves.undated();
    let latest = stories::latest(catalogue, ARTICLES);
    let names = Kind::ALL.into_iter().map(|kind| NameList {
        link: Link::new(path, kind.path(), kind.title(catalogue.strings)),
        entries: entities::top(catalogue, kind, path, NAMES),
    });
    let leading = catalogue.weightiest(0..dossier.events.len(), EVENTS);
    let view = OverviewView {
        title: catalogue.config.site.title.clone(),
        description: description(catalogue),
        span: archive::span(catalogue),
        figures: figures(catalogue),
        undated: (undated > 0)
            .then(|| Link::new(path, archive::UNDATED, catalogue.strings.count("count.undated", undated))),
        chart: over_time(catalogue, path, catalogue.order.iter().copied(), Counted::DatedArticles),
        events: leading.into_iter().map(|at| events::event(catalogue, path, at)).collect(),
        names: names.filter(|names| !names.entries.is_empty()).collect(),
        subjects: topics::lines(catalogue, path, TopicScale::Subject, TOPICS),
        threads: topics::lines(catalogue, path, TopicScale::Thread, TOPICS),
        stories: stories::leading(catalogue, path, STORIES),
        latest: entry::entries(catalogue, path, &latest),
        corroborated: corroborated(catalogue, path),
    };
    let mut page =
        Page::new(catalogue, path, "overview", catalogue.strings.say("section.overview"), &view.description, &[]);
    page.title.clone_from(&catalogue.config.site.title);
    page.trail.clear();
    page.json_ld.clear();
    (page, view)
}

/// The owner's words, else what the articles themselves say it is about.
fn description(catalogue: &Catalogue<'_>) -> String {
    let site = &catalogue.config.site;
    if !site.description.is_empty() {
        return site.description.clone();
    }
    let strings = catalogue.strings;
    let articles = strings.count("count.articles", catalogue.dossier.articles.len());
    let topics: Vec<String> = catalogue.dossier.topics.iter().take(3).map(|topic| topic.label.clone()).collect();
    if topics.is_empty() {
        return format!("{articles}.");
    }
    strings.fill("overview.about", &[("articles", &articles), ("topics", &strings.list(&topics))])
}

fn figures(catalogue: &Catalogue<'_>) -> Vec<Figure> {
    let dossier = catalogue.dossier;
    let figure = |number: usize, key, to: &str| Figure {
        number: catalogue.strings.number(number),
        words: catalogue.strings.count(key, number),
        href: relative("index.html", to),
    };
    let known = catalogue.sources.iter().filter(|source| source.name.is_some()).count();
    let mut figures = vec![
        figure(dossier.articles.len(), "figure.articles", articles::ARTICLES),
        figure(known, "figure.publications", "sources/index.html"),
        figure(dossier.events.len(), "figure.events", "timeline/index.html"),
        figure(catalogue.ranked("people").len(), "figure.people", "people/index.html"),
        figure(catalogue.ranked("places").len(), "figure.places", "places/index.html"),
        figure(catalogue.said().direct.len(), "figure.quotations", "quotes/index.html"),
    ];
    figures.retain(|figure| figure.number != "0");
    figures
}

/// The articles whose events most other sources report.
fn corroborated(catalogue: &Catalogue<'_>, path: &str) -> Vec<Corroborated> {
    let mut ranked: Vec<_> = (0..catalogue.dossier.articles.len())
        .map(|at| {
            let shared = catalogue.events_of[at].iter().filter(|&&event| catalogue.reported_by[event].sources > 1);
            (Reverse(shared.count()), catalogue.place[at], at)
        })
        .filter(|(Reverse(shared), _, _)| *shared > 0)
        .collect();
    ranked.sort_unstable();
    let articles = ranked.into_iter().take(ARTICLES).map(|(Reverse(shared), _, at)| Corroborated {
        entry: entry::entry(catalogue, path, at),
        why: catalogue.strings.count("overview.corroborated_why", shared),
    });
    articles.collect()
}
