//! The timeline: events by date on one page, or on a page a year with what sums them up.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use super::catalogue::Catalogue;
use super::events::{self, EventLine, EventView};
use super::json_ld;
use super::page::{Link, Page};
use crate::publish::addresses::{TIMELINE, relative};
use crate::publish::charts::{self, Chart, Counted, Height, Scope, Unit};
use crate::publish::dates;
use crate::publish::strings::Strings;

/// Events that open a long timeline.
const LEADING: usize = 20;

/// Events that sum up a decade, or a year whose months have pages of their own.
const SUMMARY: usize = 8;

/// A decade of fewer events is shown together with the next.
const SPARSE: usize = 30;

/// A page of the timeline.
#[derive(Debug, Serialize)]
pub(crate) struct TimelineView {
    intro: String,
    chart: Option<Chart>,
    /// What matters most on a page that leads to others.
    leading: Vec<EventLine>,
    /// The years with events, for jumping, in one list.
    years: Vec<YearLink>,
    /// The same by decade, each with what mattered most, where they are of several decades.
    decades: Vec<Decade>,
    sections: Vec<YearSection>,
    earlier: Option<Link>,
    later: Option<Link>,
    /// Whether the events are on this page or only the way to them.
    whole: bool,
}

/// Ten years of a long timeline, or more where little is told of them.
#[derive(Debug, Serialize)]
struct Decade {
    id: String,
    heading: String,
    years: Vec<YearLink>,
    leading: Vec<EventLine>,
}

/// The way to a year's events, and how many they are.
#[derive(Debug, Serialize)]
struct YearLink {
    link: Link,
    count: usize,
}

/// A year's events.
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
    let strings = catalogue.strings;
    let paths: Vec<&String> = by_page.keys().collect();
    let years = by_page.iter().enumerate().map(|(number, (path, events))| {
        let neighbour = |at: Option<usize>| {
            let path_to = paths.get(at?)?;
            Some(Link::new(path, path_to, page_name(path_to, strings)))
        };
        let name = page_name(path, strings);
        let view = TimelineView {
            intro: strings.count("count.events", events.len()),
            chart: None,
            leading: leading_of_year(catalogue, path, &by_page),
            years: Vec::new(),
            decades: Vec::new(),
            sections: sections(catalogue, path, events),
            earlier: neighbour(number.checked_sub(1)),
            later: neighbour(Some(number + 1)),
            whole: true,
        };
        let description = strings.fill("timeline.of_description", &[("total", &view.intro), ("name", &name)]);
        let above = [(TIMELINE, strings.say("section.timeline"))];
        let title = strings.fill("timeline.of", &[("name", &name)]);
        let mut page = Page::new(catalogue, path, "timeline", &title, &description, &above);
        page.here.clone_from(&name);
        page.json_ld.push(json_ld::events(catalogue, events.iter().map(|&at| &catalogue.dossier.events[at])));
        (page, view)
    });
    let mut pages: Vec<_> = years.collect();
    pages.push(first);
    pages
}

/// `timeline/2018/index.html` → `2018`, `timeline/2018/09/index.html` → `September 2018`.
fn page_name(path: &str, strings: &Strings) -> String {
    let mut parts = path.split('/').skip(1);
    let year = parts.next().unwrap_or_default().trim_start_matches('0');
    match (year.parse(), parts.next().and_then(|month| month.parse().ok())) {
        (Ok(year), Some(month)) => dates::long_month(year, month, strings),
        _ => year.to_owned(),
    }
}

/// The first page: the whole timeline, or what sums it up and leads to its parts.
fn front(catalogue: &Catalogue<'_>, by_page: &BTreeMap<String, Vec<usize>>, split: bool) -> (Page, TimelineView) {
    let events = &catalogue.dossier.events;
    let strings = catalogue.strings;
    let all: Vec<usize> = (0..events.len()).collect();
    let sections = if split { Vec::new() } else { sections(catalogue, TIMELINE, &all) };
    let decades = if split { decades(catalogue, by_page) } else { Vec::new() };
    let years = if split { pages(by_page, strings) } else { sections.iter().map(jump).collect() };
    let total = strings.count("count.events", events.len());
    let view = TimelineView {
        intro: total.clone(),
        chart: chart(catalogue, TIMELINE),
        leading: if split { leading(catalogue, TIMELINE, all.into_iter(), LEADING) } else { Vec::new() },
        years: if decades.is_empty() { years } else { Vec::new() },
        decades,
        sections,
        earlier: None,
        later: None,
        whole: !split,
    };
    let description = strings.fill("timeline.description", &[("total", &total)]);
    let mut page = Page::new(catalogue, TIMELINE, "timeline", strings.say("section.timeline"), &description, &[]);
    if !split {
        page.json_ld.push(json_ld::events(catalogue, events.iter()));
    }
    (page, view)
}

/// The weightiest of some events, in order of date.
fn leading(catalogue: &Catalogue<'_>, from: &str, among: impl Iterator<Item = usize>, limit: usize) -> Vec<EventLine> {
    let mut leading = catalogue.weightiest(among, limit);
    leading.sort_unstable();
    leading.into_iter().map(|at| events::line(catalogue, from, at)).collect()
}

/// What mattered most in a year whose months have pages of their own, for the page of the year itself.
fn leading_of_year(catalogue: &Catalogue<'_>, path: &str, by_page: &BTreeMap<String, Vec<usize>>) -> Vec<EventLine> {
    let folder = path.trim_end_matches("index.html");
    let inside = by_page.iter().filter(|(page, _)| page.starts_with(folder));
    if inside.clone().count() < 2 {
        return Vec::new();
    }
    leading(catalogue, path, inside.flat_map(|(_, events)| events.iter().copied()), SUMMARY)
}

/// The way to an event's year on the same page.
fn jump(section: &YearSection) -> YearLink {
    let link = Link { href: format!("#{}", section.id), text: section.heading.clone() };
    YearLink { link, count: section.events.len() }
}

/// The way to the pages of the timeline.
fn pages(by_page: &BTreeMap<String, Vec<usize>>, strings: &Strings) -> Vec<YearLink> {
    let link = |(path, events): (&String, &Vec<usize>)| YearLink {
        link: Link::new(TIMELINE, path, page_name(path, strings)),
        count: events.len(),
    };
    by_page.iter().map(link).collect()
}

/// The decades of a long timeline, few events of several decades together; none where there is only one.
fn decades(catalogue: &Catalogue<'_>, by_page: &BTreeMap<String, Vec<usize>>) -> Vec<Decade> {
    let mut parts: Vec<(i32, i32, BTreeMap<String, Vec<usize>>)> = Vec::new();
    for (path, events) in by_page {
        let Some(first) = events.first() else { continue };
        let decade = catalogue.dossier.events[*first].range.earliest.year().div_euclid(10) * 10;
        match parts.last_mut() {
            Some((_, to, pages)) if *to == decade || pages.values().map(Vec::len).sum::<usize>() < SPARSE => {
                *to = decade;
                pages.insert(path.clone(), events.clone());
            }
            _ => parts.push((decade, decade, BTreeMap::from([(path.clone(), events.clone())]))),
        }
    }
    if parts.len() < 2 {
        return Vec::new();
    }
    let view = |(from, to, by_page): (i32, i32, BTreeMap<String, Vec<usize>>)| Decade {
        id: format!("d{from}"),
        heading: decade_name(from, to, catalogue.strings),
        years: pages(&by_page, catalogue.strings),
        leading: leading(catalogue, TIMELINE, by_page.into_values().flatten(), SUMMARY),
    };
    parts.into_iter().map(view).collect()
}

/// `1980s`, or `1950s to 1980s`.
fn decade_name(from: i32, to: i32, strings: &Strings) -> String {
    let (first, last) = (dates::decade(from, strings), dates::decade(to, strings));
    if from == to { first } else { dates::from_to(&first, &last, strings) }
}

fn sections(catalogue: &Catalogue<'_>, path: &str, events: &[usize]) -> Vec<YearSection> {
    let mut sections: Vec<YearSection> = Vec::new();
    for &at in events {
        let heading = catalogue.dossier.events[at].range.earliest.year().to_string();
        let view = events::event(catalogue, path, at);
        match sections.last_mut().filter(|section| section.heading == heading) {
            Some(section) => section.events.push(view),
            None => sections.push(YearSection { id: format!("y{heading}"), heading, events: vec![view] }),
        }
    }
    sections
}

/// Events over time; the bars link to the year or month they show.
fn chart(catalogue: &Catalogue<'_>, from: &str) -> Option<Chart> {
    let scope = Scope::of(catalogue.dossier.events.iter().map(|event| event.range).collect());
    let unit = charts::unit_for(&scope.shown)?;
    let bins = charts::bins(&scope.shown, unit, catalogue.strings);
    // Of the pages of a bar's events the one that leads to the others has the shortest path.
    let bar = |day: NaiveDate| (day.year(), if unit == Unit::Month { day.month() } else { 0 });
    let mut pages: BTreeMap<(i32, u32), String> = BTreeMap::new();
    for event in &catalogue.dossier.events {
        let page = catalogue.addresses.timeline_page(event);
        let known = pages.entry(bar(event.range.earliest)).or_insert_with(|| page.clone());
        if page.len() < known.len() {
            *known = page;
        }
    }
    let link = |start: NaiveDate| {
        let page = pages.get(&bar(start)).filter(|_| unit != Unit::Decade)?;
        Some(if page == TIMELINE { format!("#y{}", start.year()) } else { relative(from, page) })
    };
    let mut chart = charts::histogram(&bins, unit, Counted::Events, Height::Full, link, catalogue.strings)?;
    chart.caption.push_str(&scope.left_out(catalogue.strings));
    Some(chart)
}
