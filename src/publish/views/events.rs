//! An event in a list, and one with all that tells of it.

use serde::Serialize;

use super::catalogue::{Catalogue, Reporters};
use super::facets::{self, Facets};
use super::page::Link;
use crate::model::{Event, EventEvidence, EventStatus, Precision};
use crate::publish::addresses::relative;
use crate::publish::dates::{self, BasisView, DateView};
use crate::publish::strings::Strings;

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
    /// The language of its headline, where it is not the site's.
    lang: Option<String>,
}

/// An event with its evidence.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct EventView {
    #[serde(flatten)]
    line: EventLine,
    id: String,
    /// `month only` and the like, nothing where the day is known.
    precision: Option<String>,
    planned: bool,
    /// That reports disagree on the date, where they do.
    disputed: Option<String>,
    reports: String,
    evidence: Vec<EvidenceSentence>,
    /// What is behind the fold.
    more: Vec<EvidenceSentence>,
    names: Vec<Link>,
    facets: Facets,
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
    /// The date that it gives instead of the event's.
    instead: Option<DateView>,
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
    let firmest = event.reports().filter(|told| told.disputes.is_none()).min_by_key(|told| told.basis);
    let basis = firmest.map(|told| dates::event_basis(told, &catalogue.article(told.article).text, catalogue.strings));
    EventLine {
        href: relative(from, &catalogue.addresses.event(event)),
        headline: event.headline.clone(),
        date: dates::view(event.range, event.precision, catalogue.strings),
        basis: basis.unwrap_or(BasisView { kind: "reported", words: catalogue.strings.say("basis.none").into() }),
        lang: event.evidence.first().and_then(|told| super::entry::foreign(catalogue, catalogue.article(told.article))),
    }
}

/// An event with its evidence as the page `from` shows it.
pub(crate) fn event(catalogue: &Catalogue<'_>, from: &str, at: usize) -> EventView {
    let event = &catalogue.dossier.events[at];
    let (shown, more) = shown(event);
    let sentences = |evidence: Vec<&EventEvidence>| {
        evidence.into_iter().map(|evidence| sentence(catalogue, from, evidence)).collect()
    };
    let names = event.entities.iter().filter_map(|id| {
        let (_, entity) = catalogue.entity(id)?;
        Some(Link::new(from, catalogue.addresses.entity(id)?, entity.name.as_str()))
    });
    EventView {
        line: line(catalogue, from, at),
        id: event.id.clone(),
        precision: (event.range.earliest != event.range.latest)
            .then(|| dates::precision(event.precision, catalogue.strings).to_owned()),
        planned: event.status == EventStatus::Planned,
        disputed: disputed(event, catalogue.strings),
        reports: reported_by(catalogue.reported_by[at], catalogue.strings),
        evidence: sentences(shown),
        more: sentences(more),
        names: names.take(NAMES).collect(),
        facets: facets::of_event(catalogue, event),
    }
}

/// The evidence to show at once, and what waits behind a fold: the best sentence, and the best for each other date.
fn shown(event: &Event) -> (Vec<&EventEvidence>, Vec<&EventEvidence>) {
    let mut dates = Vec::new();
    let mut undisputed = 0;
    event.evidence.iter().partition(|told| match told.disputes {
        None => {
            undisputed += 1;
            undisputed <= SHOWN
        }
        Some(date) if dates.contains(&date) => false,
        Some(date) => {
            dates.push(date);
            true
        }
    })
}

/// That some reports give another date.
fn disputed(event: &Event, strings: &Strings) -> Option<String> {
    let others = event.evidence.iter().filter(|told| told.disputes.is_some()).count();
    (others > 0).then(|| strings.count("event.disputed", others))
}

/// In how many articles and independent sources an event is reported.
fn reported_by(Reporters { articles, sources }: Reporters, strings: &Strings) -> String {
    let numbers = [("articles", articles.to_string()), ("sources", sources.to_string())];
    let numbers = numbers.each_ref().map(|(name, number)| (*name, number.as_str()));
    match (articles, sources) {
        (0 | 1, _) => strings.say("event.one_source").to_owned(),
        (_, 1) => strings.fill("event.articles_of_one", &numbers),
        _ => strings.fill("event.articles_of_many", &numbers),
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
        basis: dates::event_basis(evidence, text, catalogue.strings),
        instead: evidence.disputes.map(|range| dates::view(range, Precision::Day, catalogue.strings)),
        source: catalogue.source_label(evidence.article).to_owned(),
        title: article.title().to_owned(),
        date: published.map(|dated| dates::view(dated.range, dated.precision, catalogue.strings)),
        date_basis: published.map(|dated| dates::brief_basis(dated, catalogue.strings)),
        lang: super::entry::foreign(catalogue, article),
    }
}
