//! The timeline: events by date, a page a year when there are many, each with what says so.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use super::catalogue::{Catalogue, UNKNOWN};
use super::json_ld;
use super::page::{Link, Page};
use crate::model::{DateRange, EventEvidence, EventStatus};
use crate::publish::addresses::{TIMELINE, relative};
use crate::publish::charts::{self, Chart, Height, Unit};
use crate::publish::dates::{self, BasisView, DateView};
use crate::publish::wording::count;

/// Sentences shown at once; the others are behind a fold.
const SHOWN: usize = 1;

/// Names listed beside an event.
const NAMES: usize = 6;

/// An event in a list: when, what, and how the date is known.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct EventLine {
    /// Its place on the timeline.
    href: String,
    headline: String,
    date: DateView,
    /// The firmest basis among its evidence.
    basis: BasisView,
}

/// An event with its evidence.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct EventView {
    #[serde(flatten)]
    line: EventLine,
    id: String,
    /// `month only` and the like, nothing where the day is known.
    precision: Option<&'static str>,
    planned: bool,
    reports: String,
    evidence: Vec<EvidenceSentence>,
    /// What is behind the fold.
    more: Vec<EvidenceSentence>,
    names: Vec<Link>,
}

/// A sentence that tells of an event.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct EvidenceSentence {
    /// The paragraph it stands in.
    href: String,
    /// The sentence before, in and behind its time expression.
    before: String,
    time: String,
    after: String,
    basis: BasisView,
    source: String,
    title: String,
    /// When the article was published, and how firmly that is known.
    date: Option<DateView>,
    date_basis: Option<BasisView>,
    lang: Option<String>,
}

/// An event as the page `from` lists it.
pub(crate) fn line(catalogue: &Catalogue<'_>, from: &str, at: usize) -> EventLine {
    let event = &catalogue.dossier.events[at];
    let basis = event.evidence.first().map(|first| dates::event_basis(first, &catalogue.article(first.article).text));
    EventLine {
        href: relative(from, &catalogue.addresses.event(event)),
        headline: event.headline.clone(),
        date: dates::view(event.range, event.precision),
        basis: basis.unwrap_or(BasisView { kind: "reported", words: "no sentence kept".into() }),
    }
}

/// An event with its evidence as the page `from` shows it.
pub(crate) fn event(catalogue: &Catalogue<'_>, from: &str, at: usize) -> EventView {
    let event = &catalogue.dossier.events[at];
    let mut sentences = event.evidence.iter().map(|evidence| sentence(catalogue, from, evidence));
    let names = event.entities.iter().filter_map(|id| {
        let (_, entity) = catalogue.entity(id)?;
        Some(Link::new(from, catalogue.addresses.entity(id)?, entity.name.as_str()))
    });
    EventView {
        line: line(catalogue, from, at),
        id: event.id.clone(),
        precision: (event.range.earliest != event.range.latest).then(|| dates::precision(event.precision)),
        planned: event.status == EventStatus::Planned,
        reports: reports(event.reports().count(), catalogue.reported_by[at]),
        evidence: sentences.by_ref().take(SHOWN).collect(),
        more: sentences.collect(),
        names: names.take(NAMES).collect(),
    }
}

/// How many sentences tell of an event, and in how many independent sources, where that says more.
fn reports(sentences: usize, sources: usize) -> String {
    match (sentences, sources) {
        (_, 0 | 1) => "one source".to_owned(),
        _ => format!("{} in {sources} independent sources", count(sentences, "report", "reports")),
    }
}

fn sentence(catalogue: &Catalogue<'_>, from: &str, evidence: &EventEvidence) -> EvidenceSentence {
    let article = catalogue.article(evidence.article);
    let text = article.text.as_str();
    let (start, end) = (evidence.span.start, evidence.span.end);
    let time = evidence.time.filter(|time| evidence.span.contains(time));
    let (from_time, to_time) = time.map_or((end, end), |time| (time.start, time.end));
    let part = |start, end| crate::model::Span::new(start, end).of(text).to_owned();
    let published = article.about.published.as_ref();
    EvidenceSentence {
        href: catalogue.paragraph(from, evidence.article, Some(start)),
        before: part(start, from_time),
        time: part(from_time, to_time),
        after: part(to_time, end),
        basis: dates::event_basis(evidence, text),
        source: catalogue.publisher(evidence.article).unwrap_or(UNKNOWN).to_owned(),
        title: article.title().to_owned(),
        date: published.map(|dated| dates::view(dated.range, dated.precision)),
        date_basis: published.map(dates::brief_basis),
        lang: super::entry::foreign(catalogue, article),
    }
}

/// A page of the timeline.
#[derive(Debug, Serialize)]
pub(crate) struct TimelineView {
    intro: String,
    chart: Option<Chart>,
    /// All years with events, for jumping.
    years: Vec<YearLink>,
    sections: Vec<YearSection>,
    earlier: Option<Link>,
    later: Option<Link>,
    /// Whether the events are on this page or only the way to them.
    whole: bool,
}

#[derive(Debug, Serialize)]
struct YearLink {
    link: Link,
    count: usize,
}

#[derive(Debug, Serialize)]
struct YearSection {
    id: String,
    heading: String,
    events: Vec<EventView>,
}

/// All pages of the timeline: one, or one that leads to a page for each year.
pub(crate) fn timeline(catalogue: &Catalogue<'_>) -> Vec<(Page, TimelineView)> {
    let mut by_page: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, event) in catalogue.dossier.events.iter().enumerate() {
        by_page.entry(catalogue.addresses.timeline_page(event)).or_default().push(at);
    }
    let split = by_page.keys().any(|path| path != TIMELINE);
    let first = front(catalogue, &by_page, split);
    if !split {
        return vec![first];
    }
    let paths: Vec<&String> = by_page.keys().collect();
    let years = by_page.iter().enumerate().map(|(number, (path, events))| {
        let neighbour = |at: Option<usize>| {
            let path_to = paths.get(at?)?;
            Some(Link::new(path, path_to, page_name(path_to)))
        };
        let name = page_name(path);
        let view = TimelineView {
            intro: count(events.len(), "event", "events"),
            chart: None,
            years: Vec::new(),
            sections: sections(catalogue, path, events),
            earlier: neighbour(number.checked_sub(1)),
            later: neighbour(Some(number + 1)),
            whole: true,
        };
        let description = format!("{} of {name}, each with the sentences that tell of it.", view.intro);
        let above = [(TIMELINE, "Timeline")];
        let mut page = Page::new(catalogue, path, "timeline", &format!("Timeline of {name}"), &description, &above);
        page.here.clone_from(&name);
        page.json_ld.push(json_ld::events(catalogue, events.iter().map(|&at| &catalogue.dossier.events[at])));
        (page, view)
    });
    let mut pages: Vec<_> = years.collect();
    pages.push(first);
    pages
}

/// `timeline/2018/index.html` → `2018`, `timeline/2018/09/index.html` → `September 2018`.
fn page_name(path: &str) -> String {
    let mut parts = path.split('/').skip(1);
    let year = parts.next().unwrap_or_default().trim_start_matches('0');
    match parts.next().and_then(|month| month.parse().ok()) {
        Some(month) => format!("{} {year}", dates::month_name(month)),
        None => year.to_owned(),
    }
}

fn front(catalogue: &Catalogue<'_>, by_page: &BTreeMap<String, Vec<usize>>, split: bool) -> (Page, TimelineView) {
    let events = &catalogue.dossier.events;
    let all: Vec<usize> = (0..events.len()).collect();
    let sections = if split { Vec::new() } else { sections(catalogue, TIMELINE, &all) };
    let years = if split {
        by_page
            .iter()
            .map(|(path, events)| YearLink { link: Link::new(TIMELINE, path, page_name(path)), count: events.len() })
            .collect()
    } else {
        sections
            .iter()
            .map(|section| YearLink {
                link: Link { href: format!("#{}", section.id), text: section.heading.clone() },
                count: section.events.len(),
            })
            .collect()
    };
    let total = count(events.len(), "event", "events");
    let view = TimelineView {
        intro: total.clone(),
        chart: chart(catalogue, TIMELINE),
        years,
        sections,
        earlier: None,
        later: None,
        whole: !split,
    };
    let description =
        format!("{total} in order of date, each with the sentence that tells of it and how its date is known.");
    let mut page = Page::new(catalogue, TIMELINE, "timeline", "Timeline", &description, &[]);
    if !split {
        page.json_ld.push(json_ld::events(catalogue, events.iter()));
    }
    (page, view)
}

fn sections(catalogue: &Catalogue<'_>, path: &str, events: &[usize]) -> Vec<YearSection> {
    let mut sections: Vec<YearSection> = Vec::new();
    for &at in events {
        let heading = catalogue.dossier.events[at].range.earliest.year().to_string();
        let view = event(catalogue, path, at);
        match sections.last_mut().filter(|section| section.heading == heading) {
            Some(section) => section.events.push(view),
            None => sections.push(YearSection { id: format!("y{heading}"), heading, events: vec![view] }),
        }
    }
    sections
}

/// Events over time; the bars of a year link to it where it has a page.
fn chart(catalogue: &Catalogue<'_>, from: &str) -> Option<Chart> {
    let ranges: Vec<DateRange> = catalogue.dossier.events.iter().map(|event| event.range).collect();
    let unit = charts::unit_for(&ranges)?;
    let bins = charts::bins(&ranges, unit);
    let mut years: BTreeMap<i32, String> = BTreeMap::new();
    for event in catalogue.dossier.events.iter().rev() {
        let year = event.range.earliest.year();
        let page = catalogue.addresses.timeline_page(event);
        years.insert(year, if page == TIMELINE { format!("#y{year}") } else { relative(from, &page) });
    }
    let link = |start: NaiveDate| years.get(&start.year()).filter(|_| unit != Unit::Decade).cloned();
    charts::histogram(&bins, unit, ("event", "events"), Height::Full, link)
}
