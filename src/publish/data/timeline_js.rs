//! `timelinejs.json`: the weightiest events for TimelineJS 3 (timeline.knightlab.com), which shows them as slides.
//!
//! Its headlines and texts are HTML, so the articles' words are escaped. A date that is no day, month or year keeps its bounds
//! and is shown in words.

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::io::{self, Write};

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use super::Source;
use crate::model::Event;
use crate::publish::addresses::absolute;
use crate::publish::markup::Markup;
use crate::publish::{dates, json_line};

/// Most events: the program is made for slides, not for thousands.
const MOST: usize = 300;

#[derive(Serialize)]
struct Slide<'a> {
    unique_id: &'a str,
    start_date: Date,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_date: Option<Date>,
    display_date: String,
    text: Text,
}

#[derive(Serialize)]
struct Date {
    year: i32,
    #[serde(skip_serializing_if = "Option::is_none")]
    month: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    day: Option<u32>,
}

#[derive(Serialize)]
struct Text {
    headline: Markup,
    text: Markup,
}

pub(super) fn json(source: &Source<'_>, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(b"{\"events\":")?;
    let mut before = "[\n";
    for event in weightiest(&source.dossier.events) {
        out.write_all(before.as_bytes())?;
        json_line::write(out, &slide(source, event))?;
        before = ",\n";
    }
    out.write_all(if before == "[\n" { b"[]}\n" } else { b"\n]}\n" })
}

/// The weightiest events, in the timeline's order.
fn weightiest(events: &[Event]) -> impl Iterator<Item = &Event> {
    let heavier =
        |&a: &usize, &b: &usize| -> Ordering { events[b].weight.total_cmp(&events[a].weight).then(a.cmp(&b)) };
    let mut ranked: Vec<usize> = (0..events.len()).collect();
    ranked.sort_by(heavier);
    let kept: BTreeSet<usize> = ranked.into_iter().take(MOST).collect();
    kept.into_iter().map(|at| &events[at])
}

fn slide<'a>(source: &Source<'_>, event: &'a Event) -> Slide<'a> {
    let (earliest, latest) = (event.range.earliest, event.range.latest);
    // Only a day, a month and a year have an ISO form, of ten, seven and four characters.
    let iso = dates::iso(event.range).map(|iso| iso.len());
    let day = |date: NaiveDate| Date { year: date.year(), month: Some(date.month()), day: Some(date.day()) };
    let (start_date, end_date) = match iso {
        Some(4) => (Date { year: earliest.year(), month: None, day: None }, None),
        Some(7) => (Date { year: earliest.year(), month: Some(earliest.month()), day: None }, None),
        _ => (day(earliest), (earliest != latest).then(|| day(latest))),
    };
    let mut headline = Markup::new();
    headline.text(&event.headline);
    Slide {
        unique_id: &event.id,
        start_date,
        end_date,
        display_date: dates::view(event.range, event.precision, source.strings).plain(),
        text: Text { headline, text: told(source, event) },
    }
}

/// The sentence that stands for all, and where it stands.
fn told(source: &Source<'_>, event: &Event) -> Markup {
    let mut text = Markup::new();
    let Some(evidence) = event.evidence.first() else { return text };
    let Some(article) = source.dossier.articles.get(evidence.article) else { return text };
    text.raw("<blockquote>").text(evidence.span.of(&article.text)).raw("</blockquote><p>");
    let page = source.base_url.map(|base| absolute(base, &source.addresses.article(evidence.article)));
    match page {
        Some(page) => text.raw("<a href=\"").text(&page).raw("\">").text(article.title()).raw("</a>"),
        None => text.text(article.title()),
    };
    if let Some(publisher) = &article.about.publisher {
        text.raw(", ").text(&publisher.value);
    }
    text.raw("</p>");
    text
}
