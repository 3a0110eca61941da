//! Stories: what several articles report within days, as the front page lists them.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use chrono::Datelike;
use serde::Serialize;

use super::catalogue::Catalogue;
use super::entry::{self, Entry};
use crate::model::{ArticleIndex, DateRange, Story};
use crate::publish::dates;
use crate::publish::strings::Strings;

/// Collections of fewer articles are seen whole, and need no stories.
const MANY: usize = 25;

/// Names of publications beside a story.
const SOURCES: usize = 4;

/// A story in a list.
#[derive(Debug, Serialize)]
pub(crate) struct StoryView {
    id: String,
    /// The most typical report.
    main: Entry,
    /// From the first report to the latest.
    date: String,
    reports: String,
    sources: String,
    first: Entry,
    latest: Entry,
    /// Whether it went on after the first day.
    went_on: bool,
}

/// The stories that most publications report, the latest first.
pub(crate) fn leading(catalogue: &Catalogue<'_>, from: &str, number: usize) -> Vec<StoryView> {
    let dossier = catalogue.dossier;
    if dossier.articles.len() < MANY {
        return Vec::new();
    }
    let mut ranked: Vec<&Story> = dossier.stories.iter().collect();
    ranked.sort_by_key(|story| (Reverse(story.sources.len()), Reverse(story.reports), Reverse(story.range.latest)));
    ranked.truncate(number);
    ranked.sort_by_key(|story| Reverse((story.range.latest, story.range.earliest)));
    ranked.into_iter().filter_map(|story| view(catalogue, from, story)).collect()
}

/// The articles that came last, of each story only the latest; of a small collection all.
pub(crate) fn latest(catalogue: &Catalogue<'_>, number: usize) -> Vec<ArticleIndex> {
    let dossier = catalogue.dossier;
    let mut hidden: BTreeSet<ArticleIndex> = BTreeSet::new();
    if dossier.articles.len() >= MANY {
        hidden.extend(dossier.stories.iter().flat_map(|story| story.articles.iter().rev().skip(1)));
    }
    let dated = catalogue.order.iter().rev().filter(|&&at| catalogue.article(at).about.published.is_some());
    dated.filter(|at| !hidden.contains(at)).take(number).copied().collect()
}

/// `7 June to 10 June 2021`.
fn days(range: DateRange, strings: &Strings) -> String {
    let last = dates::day(range.latest, strings);
    if range.earliest == range.latest {
        return last;
    }
    let first = if range.earliest.year() == range.latest.year() { dates::day_of_year } else { dates::day };
    dates::from_to(&first(range.earliest, strings), &last, strings)
}

fn view(catalogue: &Catalogue<'_>, from: &str, story: &Story) -> Option<StoryView> {
    let strings = catalogue.strings;
    let mut sources: Vec<String> = story.sources.iter().take(SOURCES).cloned().collect();
    if story.sources.len() > SOURCES {
        sources.push(strings.count("story.more_sources", story.sources.len() - SOURCES));
    }
    Some(StoryView {
        id: story.id.clone(),
        main: entry::entry(catalogue, from, story.main),
        date: days(story.range, strings),
        reports: strings.count("story.reports", story.reports),
        sources: strings.list(&sources),
        first: entry::entry(catalogue, from, *story.articles.first()?),
        latest: entry::entry(catalogue, from, *story.articles.last()?),
        went_on: story.range.days() > 1,
    })
}
