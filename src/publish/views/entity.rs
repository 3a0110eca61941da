//! A person, place or organisation: its names and why they are one, where it is mentioned, what it said, with whom it
//! appears.

use std::collections::HashSet;

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use super::archive::ARCHIVE;
use super::catalogue::{Catalogue, QuoteRef, speaker};
use super::doubts::{self, DoubtView};
use super::entry::{self, Entry};
use super::events::{self, EventLine};
use super::naming::{self, NameView, OfficeView};
use super::page::{Link, Page};
use super::paging::{Pager, Part, parts};
use super::quotes::{self, QuoteView};
use super::said;
use super::sayings::{self, Saying};
use super::whereabouts::{self, WhereaboutsView};
use crate::model::{ArticleIndex, DateRange, Entity, Field, Quote, Span};
use crate::publish::addresses::relative;
use crate::publish::charts::{self, Chart, Counted, Height, Scope, Unit};
use crate::publish::kinds::Kind;
use crate::publish::wording::{begun, clip};

/// Articles on a page.
const SIZE: usize = 50;

/// Quotations, events and neighbours on the first page.
const SHOWN: usize = 20;

/// What others said of it.
const ABOUT: usize = 8;

/// Titles and offices.
const TITLES: usize = 6;

/// Links to paragraphs of one article.
const PARAGRAPHS: usize = 6;

/// The page of a person, place or organisation.
#[derive(Debug, Serialize)]
pub(crate) struct EntityView {
    name: String,
    kind: String,
    titles: Vec<String>,
    names: Vec<NameView>,
    offices: Vec<OfficeView>,
    joins: Vec<JoinView>,
    doubts: Vec<DoubtView>,
    totals: String,
    /// What people say of it in their own words.
    note: Option<String>,
    /// The address people give for it.
    link: Option<String>,
    whereabouts: Option<WhereaboutsView>,
    chart: Option<Chart>,
    quotes: Vec<QuoteView>,
    more_quotes: usize,
    /// What it is reported to have said.
    reports: Vec<QuoteView>,
    more_reports: usize,
    /// What others said of it.
    about: Vec<QuoteView>,
    all_quotes: String,
    all_reports: String,
    with: Vec<Companion>,
    events: Vec<EventLine>,
    articles: Vec<MentionedIn>,
    pager: Option<Pager>,
    first: bool,
}

/// Why a name was joined, with every reason that there is.
#[derive(Debug, Serialize)]
struct JoinView {
    name: String,
    reasons: Vec<String>,
}

/// Another entity in the same articles.
#[derive(Debug, Serialize)]
struct Companion {
    link: Link,
    kind: String,
    /// In how many paragraphs both stand.
    paragraphs: usize,
    /// In how many articles.
    articles: usize,
}

/// An article with the paragraphs that mention it.
#[derive(Debug, Serialize)]
struct MentionedIn {
    entry: Entry,
    times: usize,
    sentence: Option<String>,
    paragraphs: Vec<Link>,
}

/// The pages of one entity; none where it has none.
pub(crate) fn entity(catalogue: &Catalogue<'_>, at: usize) -> Vec<(Page, EntityView)> {
    let entity = &catalogue.dossier.entities[at];
    let (Some(address), Some(kind)) = (catalogue.addresses.entity(&entity.id), Kind::of(entity.kind)) else {
        return Vec::new();
    };
    let mut articles = entity.articles.clone();
    articles.sort_by_key(|&(article, _)| catalogue.recency(article));
    let parts = parts(&articles, SIZE, address).into_iter();
    parts
        .map(|part| {
            let view = view(catalogue, at, kind, &articles, &part);
            (head(catalogue, entity, kind, &part), view)
        })
        .collect()
}

fn head(catalogue: &Catalogue<'_>, entity: &Entity, kind: Kind, part: &Part<'_, (ArticleIndex, usize)>) -> Page {
    let strings = catalogue.strings;
    let slug = entity.id.rsplit('/').next().unwrap_or_default();
    let told_apart = if slug == slug::slugify(&entity.name) { String::new() } else { format!(" ({slug})") };
    let suffix = part.suffix(strings);
    let title = format!("{}{told_apart}, {}{suffix}", entity.name, kind.noun(entity.kind, strings));
    let description = format!("{}: {}{suffix}.", entity.name, totals(catalogue, entity));
    let above = [(kind.path(), kind.title(strings))];
    let mut page = Page::new(catalogue, &part.path, kind.folder(), &title, &description, &above);
    page.here.clone_from(&entity.name);
    page.has_feed = part.number == 1;
    page
}

/// One page of an entity whose articles are `articles`; all but the list of articles stands on the first page only.
fn view(
    catalogue: &Catalogue<'_>,
    at: usize,
    kind: Kind,
    articles: &[(ArticleIndex, usize)],
    part: &Part<'_, (ArticleIndex, usize)>,
) -> EntityView {
    let entity = &catalogue.dossier.entities[at];
    let path = part.path.as_str();
    let first = part.number == 1;
    let shown = if first { SHOWN } else { 0 };
    let dates = || articles.iter().map(|&(article, _)| article);
    let (said, reported) =
        if first { (said::quotations(catalogue, at), said::reports(catalogue, at)) } else { (Vec::new(), Vec::new()) };
    let shown_of = |said: &[Saying]| -> Vec<QuoteView> {
        said.iter().take(shown).map(|saying| quotes::saying(catalogue, path, saying)).collect()
    };
    let listed = part.entries.iter().map(|&(article, times)| mentioned(catalogue, entity, article, times, path));
    EntityView {
        name: entity.name.clone(),
        kind: begun(kind.noun(entity.kind, catalogue.strings)),
        titles: entity.titles.iter().take(TITLES).cloned().collect(),
        names: naming::names(catalogue, entity),
        offices: if first { naming::offices(catalogue, entity) } else { Vec::new() },
        joins: joins(entity),
        doubts: if first { doubts::doubts(catalogue, entity, path) } else { Vec::new() },
        totals: begun(&totals(catalogue, entity)),
        note: entity.told.as_ref().and_then(|told| told.note.clone()).filter(|_| first),
        link: entity.told.as_ref().and_then(|told| told.link.clone()).filter(|_| first),
        whereabouts: if first { whereabouts::whereabouts(catalogue, &entity.id, path) } else { None },
        chart: first.then(|| over_time(catalogue, path, dates(), Counted::Articles)).flatten(),
        quotes: shown_of(&said),
        more_quotes: said.len().saturating_sub(SHOWN),
        reports: shown_of(&reported),
        more_reports: reported.len().saturating_sub(SHOWN),
        about: if first { said_of(catalogue, entity, articles, path) } else { Vec::new() },
        all_quotes: relative(path, "quotes/index.html"),
        all_reports: relative(path, "quotes/reported/index.html"),
        with: if first { companions(catalogue, at, path) } else { Vec::new() },
        events: own_events(catalogue, entity, articles, path, shown),
        articles: listed.collect(),
        pager: part.pager(),
        first,
    }
}

/// How often it is named, in how many articles, and how often it is quoted.
fn totals(catalogue: &Catalogue<'_>, entity: &Entity) -> String {
    let strings = catalogue.strings;
    let mentions: usize = entity.articles.iter().map(|(_, times)| times).sum();
    let quotes = catalogue.entity(&entity.id).map_or(0, |(at, _)| catalogue.said().quotations_by(at));
    let named = strings.count("entity.named", mentions);
    let articles = strings.count("count.in_articles", entity.articles.len());
    let mut totals = vec![format!("{named} {articles}")];
    if quotes > 0 {
        totals.push(strings.count("entity.quoted", quotes));
    }
    strings.list(&totals)
}

fn joins(entity: &Entity) -> Vec<JoinView> {
    let mut views: Vec<JoinView> = Vec::new();
    for join in &entity.joins {
        match views.iter_mut().find(|view| view.name == join.name) {
            Some(view) if view.reasons.contains(&join.reason) => {}
            Some(view) => view.reasons.push(join.reason.clone()),
            None => views.push(JoinView { name: join.name.clone(), reasons: vec![join.reason.clone()] }),
        }
    }
    views
}

/// Articles over time; the bars lead to the archive.
pub(crate) fn over_time(
    catalogue: &Catalogue<'_>,
    from: &str,
    articles: impl Iterator<Item = ArticleIndex>,
    counted: Counted,
) -> Option<Chart> {
    let published = articles.filter_map(|at| Some(catalogue.article(at).about.published.as_ref()?.range));
    let ranges: Vec<DateRange> = published.collect();
    let scope = Scope::of(ranges);
    let unit = charts::unit_for(&scope.shown)?;
    let bins = charts::bins(&scope.shown, unit, catalogue.strings);
    let years =
        bins.iter().filter(|bin| bin.count > 0).map(|bin| bin.start.year()).collect::<std::collections::BTreeSet<_>>();
    let link = |start: NaiveDate| {
        let (year, month) = (start.year(), start.month());
        let shelves = &catalogue.shelves;
        let target = if unit == Unit::Decade {
            return None;
        } else if years.len() > 1 && unit != Unit::Day || !shelves.has_month(year, month) {
            shelves.has_year(year).then(|| super::archive::Shelves::year(year))
        } else {
            Some(shelves.month(year, month))
        };
        target.map(|target| relative(from, &target))
    };
    let mut chart = charts::histogram(&bins, unit, counted, Height::Full, link, catalogue.strings)?;
    let archive = || Some(relative(from, ARCHIVE));
    chart.left_out = scope.left_out(&bins, (archive(), archive()), catalogue.strings);
    Some(chart)
}

/// Who and what it appears with, the closest first.
fn companions(catalogue: &Catalogue<'_>, at: usize, path: &str) -> Vec<Companion> {
    let with = catalogue.company.with(at);
    let own: HashSet<ArticleIndex> =
        catalogue.dossier.entities[at].articles.iter().map(|(article, _)| *article).collect();
    let companions = with.into_iter().filter_map(|met| {
        let other = &catalogue.dossier.entities[met.entity];
        Some(Companion {
            link: Link::new(path, catalogue.addresses.entity(&other.id)?, other.name.as_str()),
            kind: Kind::of(other.kind)?.noun(other.kind, catalogue.strings).to_owned(),
            paragraphs: met.paragraphs,
            articles: other.articles.iter().filter(|(article, _)| own.contains(article)).count(),
        })
    });
    companions.take(SHOWN).collect()
}

/// What others said of an entity in the newest of its articles.
fn said_of(
    catalogue: &Catalogue<'_>,
    entity: &Entity,
    articles: &[(ArticleIndex, usize)],
    path: &str,
) -> Vec<QuoteView> {
    let mut found: Vec<QuoteRef> = Vec::new();
    for &(at, _) in articles.iter().take(SIZE) {
        let article = catalogue.article(at);
        let named =
            article.mentions.iter().filter(|mention| mention.field == Field::Text && mention.entity == entity.id);
        let named: Vec<Span> = named.map(|mention| mention.span).collect();
        let of_it = |quote: &Quote| {
            let others = speaker(article, quote).is_some_and(|speaker| speaker != entity.id);
            others && named.iter().any(|name| quote.span.contains(name))
        };
        let quotes = article.quotes.iter().enumerate().filter(|(_, quote)| of_it(quote));
        found.extend(quotes.map(|(number, _)| (at, number)));
    }
    let said = sayings::sayings(catalogue, found.into_iter());
    said.iter()
        .filter(|saying| !saying.fragment)
        .take(ABOUT)
        .map(|saying| quotes::saying(catalogue, path, saying))
        .collect()
}

fn own_events(
    catalogue: &Catalogue<'_>,
    entity: &Entity,
    articles: &[(ArticleIndex, usize)],
    path: &str,
    limit: usize,
) -> Vec<EventLine> {
    if limit == 0 {
        return Vec::new();
    }
    let mut own: Vec<usize> =
        articles.iter().flat_map(|(article, _)| catalogue.events_of[*article].iter().copied()).collect();
    own.sort_unstable();
    own.dedup();
    own.retain(|&event| catalogue.dossier.events[event].entities.contains(&entity.id));
    let mut shown = catalogue.weightiest(own.into_iter(), limit);
    shown.sort_unstable();
    shown.into_iter().map(|event| events::line(catalogue, path, event)).collect()
}

fn mentioned(catalogue: &Catalogue<'_>, entity: &Entity, at: ArticleIndex, times: usize, path: &str) -> MentionedIn {
    let article = catalogue.article(at);
    let own = article.mentions.iter().filter(|mention| mention.field == Field::Text && mention.entity == entity.id);
    let mut blocks: Vec<usize> = own.clone().filter_map(|mention| article.block_at(mention.span.start)).collect();
    blocks.dedup();
    let page = catalogue.addresses.article(at);
    let sentence = own.clone().next().map(|mention| catalogue.sentence(at, mention.span).of(&article.text));
    MentionedIn {
        entry: entry::filterable(catalogue, path, at),
        times,
        sentence: sentence.map(|sentence| clip(sentence, 260)),
        paragraphs: blocks
            .into_iter()
            .take(PARAGRAPHS)
            .map(|block| {
                Link::new(
                    path,
                    &format!("{page}#p{}", block + 1),
                    catalogue.strings.fill("entity.paragraph", &[("number", &(block + 1).to_string())]),
                )
            })
            .collect(),
    }
}
