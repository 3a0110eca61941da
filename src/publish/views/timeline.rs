//! The timeline: events by date on one page, or on a page a year with what sums them up.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use super::catalogue::Catalogue;
use super::events::{self, EventLine, EventView};
use super::json_ld;
use super::page::{Link, Page};
use crate::model::Event;
use crate::publish::addresses::{TIMELINE, relative};
use crate::publish::charts::{self, Chart, Counted, Height, Scope, Unit};
use crate::publish::data::About;
use crate::publish::dates;
use crate::publish::strings::Strings;

/// The timeline's folder, and what its pages are called in theirs.
const FOLDER: &str = "timeline/";
const INDEX: &str = "index.html";

/// Events that open a long timeline.
const LEADING: usize = 20;

/// Events that sum up a decade, or a stretch of it that is cut further.
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
    /// Its first year.
    #[serde(skip)]
    from: i32,
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

/// The events of each page by its folder.
type Folders = BTreeMap<String, Vec<usize>>;

/// All pages of the timeline: one, or one that leads to a page for each year and to those within it.
pub(crate) fn timeline(catalogue: &Catalogue<'_>) -> Vec<(Page, TimelineView)> {
    let folders = folders(catalogue);
    let first = front(catalogue, &folders);
    if !is_split(&folders) {
        return vec![first];
    }
    let order: Vec<&String> = folders.keys().collect();
    let parts = (0..order.len()).map(|at| part(catalogue, &folders, &order, at));
    [first].into_iter().chain(parts).collect()
}

/// The events by page, with the folders above them, whose pages lead to theirs.
fn folders(catalogue: &Catalogue<'_>) -> Folders {
    let mut folders = Folders::new();
    for (at, event) in catalogue.dossier.events.iter().enumerate() {
        let page = catalogue.addresses.timeline_page(event);
        folders.entry(page.trim_end_matches(INDEX).to_owned()).or_default().push(at);
    }
    let above =
        |folder: &String| folder.match_indices('/').map(|(end, _)| folder[..=end].to_owned()).collect::<Vec<_>>();
    let above: Vec<String> = folders.keys().flat_map(above).filter(|folder| folder.len() > FOLDER.len()).collect();
    for folder in above {
        folders.entry(folder).or_default();
    }
    folders
}

fn is_split(folders: &Folders) -> bool {
    folders.keys().any(|folder| folder != FOLDER)
}

/// The events of a folder and those inside it.
fn inside<'f>(folders: &'f Folders, folder: &'f str) -> impl Iterator<Item = usize> + 'f {
    folders.iter().filter(move |(other, _)| other.starts_with(folder)).flat_map(|(_, events)| events.iter().copied())
}

/// The page of one folder.
fn part(catalogue: &Catalogue<'_>, folders: &Folders, order: &[&String], at: usize) -> (Page, TimelineView) {
    let strings = catalogue.strings;
    let folder = order[at].as_str();
    let events = &folders[folder];
    let path = format!("{folder}{INDEX}");
    let neighbour = |at: Option<usize>| {
        let folder = order.get(at?)?;
        Some(Link::new(&path, &format!("{folder}{INDEX}"), page_name(folder, strings)))
    };
    let name = page_name(folder, strings);
    let children = children(folders, folder);
    let sections = parts_of(catalogue, &path, events, children.is_empty());
    let leads = if children.is_empty() { 0 } else { SUMMARY };
    let total = strings.count("count.events", inside(folders, folder).count());
    let view = TimelineView {
        intro: total.clone(),
        chart: None,
        leading: leading(catalogue, &path, inside(folders, folder), leads),
        years: match sections.len() {
            0 | 1 => links(&path, folders, children.into_iter(), strings),
            _ => sections.iter().map(jump).collect(),
        },
        decades: Vec::new(),
        sections,
        earlier: neighbour(at.checked_sub(1)),
        later: neighbour(Some(at + 1)),
        whole: !events.is_empty(),
    };
    let description = strings.fill("timeline.of_description", &[("total", &total), ("name", &name)]);
    let above = above(folder, strings);
    let above: Vec<(&str, &str)> = above.iter().map(|(path, name)| (path.as_str(), name.as_str())).collect();
    let title = strings.fill("timeline.of", &[("name", &name)]);
    let mut page = Page::new(catalogue, &path, "timeline", &title, &description, &above).with_data(About::Events);
    page.here = name;
    if !events.is_empty() {
        page.json_ld.push(json_ld::events(catalogue, events.iter().map(|&at| &catalogue.dossier.events[at])));
    }
    (page, view)
}

/// The pages that lead to a folder's, as address and name, the timeline's first one first.
fn above(folder: &str, strings: &Strings) -> Vec<(String, String)> {
    let folders = folder.match_indices('/').map(|(end, _)| &folder[..=end]).filter(|above| *above != folder);
    let named = folders.map(|above| {
        let name = if above == FOLDER { strings.say("section.timeline").to_owned() } else { page_name(above, strings) };
        (format!("{above}{INDEX}"), name)
    });
    named.collect()
}

/// The folders right inside one.
fn children<'f>(folders: &'f Folders, folder: &str) -> Vec<&'f str> {
    let within = folders.keys().filter_map(|other| other.strip_prefix(folder).map(|rest| (other.as_str(), rest)));
    within.filter(|(_, rest)| rest.matches('/').count() == 1).map(|(other, _)| other).collect()
}

/// `timeline/2018/` → `2018`, `timeline/2018/09/` → `September 2018`, `timeline/2018/09/01-15/` → `1–15 September 2018`.
fn page_name(folder: &str, strings: &Strings) -> String {
    let mut parts = folder.trim_end_matches('/').split('/').skip(1);
    let year = parts.next().unwrap_or_default().trim_start_matches('0');
    let Some(month) = parts.next().and_then(|month| month.parse().ok()) else { return year.to_owned() };
    let month = dates::month_name(month, strings);
    let day = |day: &str| day.trim_start_matches('0').to_owned();
    let day_of_month = |of: &str| strings.fill("date.day_of_month", &[("day", &day(of))]);
    match (parts.next().and_then(|half| half.split_once('-')), parts.next()) {
        (None, _) => strings.fill("date.month", &[("month", month), ("year", year)]),
        (Some((first, last)), None) => {
            let days = format!("{}–{}", day_of_month(first), day_of_month(last));
            strings.fill("date.days", &[("days", &days), ("month", month), ("year", year)])
        }
        (_, Some(of)) => strings.fill("date.day", &[("day", &day(of)), ("month", month), ("year", year)]),
    }
}

/// The first page: the whole timeline, or what sums it up and leads to its parts.
fn front(catalogue: &Catalogue<'_>, folders: &Folders) -> (Page, TimelineView) {
    let events = &catalogue.dossier.events;
    let strings = catalogue.strings;
    let split = is_split(folders);
    let all: Vec<usize> = (0..events.len()).collect();
    let sections = if split { Vec::new() } else { sections(catalogue, TIMELINE, &all) };
    let scope = Scope::of(events.iter().map(|event| event.range).collect());
    let decades = if split { decades(catalogue, folders, &scope) } else { Vec::new() };
    let years = match (split, decades.is_empty()) {
        (false, _) => sections.iter().map(jump).collect(),
        (true, true) => links(TIMELINE, folders, wide(folders), strings),
        (true, false) => Vec::new(),
    };
    let total = strings.count("count.events", events.len());
    let view = TimelineView {
        intro: total.clone(),
        chart: chart(catalogue, folders, &scope, &decades),
        leading: if split { leading(catalogue, TIMELINE, all.into_iter(), LEADING) } else { Vec::new() },
        years,
        decades,
        sections,
        earlier: None,
        later: None,
        whole: !split,
    };
    let description = strings.fill("timeline.description", &[("total", &total)]);
    let page = Page::new(catalogue, TIMELINE, "timeline", strings.say("section.timeline"), &description, &[]);
    let mut page = page.with_data(About::Events);
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

/// The way to an event's year on the same page.
fn jump(section: &YearSection) -> YearLink {
    let link = Link { href: format!("#{}", section.id), text: section.heading.clone() };
    YearLink { link, count: section.events.len() }
}

/// The folders that the first page leads to: years and months.
fn wide(folders: &Folders) -> impl Iterator<Item = &str> {
    folders.keys().map(String::as_str).filter(|folder| (2..=3).contains(&folder.matches('/').count()))
}

/// The way from a page to those of some folders, each with the number of all events inside.
fn links<'f>(from: &str, folders: &Folders, to: impl Iterator<Item = &'f str>, strings: &Strings) -> Vec<YearLink> {
    let link = |folder: &str| YearLink {
        link: Link::new(from, &format!("{folder}{INDEX}"), page_name(folder, strings)),
        count: inside(folders, folder).count(),
    };
    to.map(link).collect()
}

/// The decades of a long timeline, few events of several decades together, and so all before and all behind those that the
/// chart shows; none where there is only one.
fn decades(catalogue: &Catalogue<'_>, folders: &Folders, scope: &Scope) -> Vec<Decade> {
    let mut parts: Vec<(i32, i32, Vec<&str>)> = Vec::new();
    let number = |years: &[&str]| years.iter().map(|year| inside(folders, year).count()).sum::<usize>();
    let decade_of = |year: i32| year.div_euclid(10) * 10;
    let Some((first, last)) = scope.years().map(|(first, last)| (decade_of(first), decade_of(last))) else {
        return Vec::new();
    };
    let is_core = |decade: i32| (first..=last).contains(&decade);
    let belong_together =
        |a: i32, b: i32, few: bool| is_core(a) == is_core(b) && (a < first) == (b < first) && (few || !is_core(a));
    for year in children(folders, FOLDER) {
        let Some(decade) = year_of(year).map(decade_of) else { continue };
        match parts.last_mut() {
            Some((_, to, years)) if *to == decade || belong_together(*to, decade, number(years) < SPARSE) => {
                *to = decade;
                years.push(year);
            }
            _ => parts.push((decade, decade, vec![year])),
        }
    }
    if parts.len() < 2 {
        return Vec::new();
    }
    let view = |(from, to, years): (i32, i32, Vec<&str>)| {
        let of_these = |folder: &&str| years.iter().any(|year| folder.starts_with(year));
        let events = years.iter().flat_map(|year| inside(folders, year));
        Decade {
            id: format!("d{from}"),
            from,
            heading: decade_name(from, to, catalogue.strings),
            years: links(TIMELINE, folders, wide(folders).filter(of_these), catalogue.strings),
            leading: leading(catalogue, TIMELINE, events, SUMMARY),
        }
    };
    parts.into_iter().map(view).collect()
}

/// The year of a year's folder.
fn year_of(folder: &str) -> Option<i32> {
    folder.strip_prefix(FOLDER)?.trim_end_matches('/').parse().ok()
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

/// The events of a year's page by month, those of another page in one section.
fn parts_of(catalogue: &Catalogue<'_>, path: &str, events: &[usize], whole: bool) -> Vec<YearSection> {
    let strings = catalogue.strings;
    let is_year = whole && year_of(path.trim_end_matches(INDEX)).is_some();
    let mut months: BTreeMap<Option<u32>, Vec<EventView>> = BTreeMap::new();
    for &at in events {
        let month = dates::month_of(catalogue.dossier.events[at].range).map(|(_, month)| month);
        months.entry(month.filter(|_| is_year)).or_default().push(events::event(catalogue, path, at));
    }
    let sections = months.into_iter().map(|(month, events)| {
        let (id, heading) = match month {
            Some(month) => (format!("m{month:02}"), dates::month_name(month, strings)),
            None if whole && !is_year => ("events".to_owned(), strings.say("heading.events")),
            None => ("wider".to_owned(), strings.say("timeline.wider")),
        };
        YearSection { id, heading: heading.to_owned(), events }
    });
    sections.collect()
}

/// Events over time; the bars link to the year or month they show.
fn chart(catalogue: &Catalogue<'_>, folders: &Folders, scope: &Scope, decades: &[Decade]) -> Option<Chart> {
    let unit = charts::unit_for(&scope.shown)?;
    let bins = charts::bins(&scope.shown, unit, catalogue.strings);
    let link = |start: NaiveDate| {
        let year = format!("{FOLDER}{:04}/", start.year());
        let month = format!("{year}{:02}/", start.month());
        let has = |folder: &String| folders.contains_key(folder);
        let folder = Some(month).filter(|month| unit != Unit::Year && has(month)).or(Some(year).filter(has));
        match folder {
            _ if unit == Unit::Decade => None,
            Some(folder) => Some(relative(TIMELINE, &format!("{folder}{INDEX}"))),
            None => (!is_split(folders)).then(|| format!("#y{}", start.year())),
        }
    };
    let mut chart = charts::histogram(&bins, unit, Counted::Events, Height::Full, link, catalogue.strings)?;
    chart.left_out = scope.left_out(&bins, beyond(catalogue, folders, scope, decades), catalogue.strings);
    Some(chart)
}

/// Where the first event before those that the chart shows stands, and the first behind them.
fn beyond(
    catalogue: &Catalogue<'_>,
    folders: &Folders,
    scope: &Scope,
    decades: &[Decade],
) -> (Option<String>, Option<String>) {
    let Some((_, last)) = scope.years() else { return (None, None) };
    let stands = |event: &Event| {
        let year = event.range.earliest.year();
        let decade = decades.iter().rev().find(|decade| decade.from <= year);
        match decade {
            _ if !is_split(folders) => format!("#y{year}"),
            Some(decade) => format!("#{}", decade.id),
            None => relative(TIMELINE, &catalogue.addresses.timeline_page(event)),
        }
    };
    let events = &catalogue.dossier.events;
    let later = events.iter().find(|event| event.range.earliest.year() > last);
    (events.first().map(stands), later.map(stands))
}
