//! An article's page: its text, and beside it all that is known about it and why.

use std::collections::BTreeMap;

use serde::Serialize;

use super::archive;
use super::body;
use super::catalogue::Catalogue;
use super::copies::{self, CopiesView};
use super::entry::{self, Entry};
use super::events::{self, EventLine};
use super::json_ld;
use super::page::{Counted, Link, Page};
use super::roles;
use crate::model::{Article, ArticleIndex, Dated, EntityKind, Extent, Known, Role, Verdict};
use crate::publish::addresses::relative;
use crate::publish::citations::{self, Citation};
use crate::publish::dates::{self, BasisView, DateView, EvidenceView};
use crate::publish::manifest::sha256;
use crate::publish::markup::Markup;
use crate::publish::originals;
use crate::publish::strings::Strings;
use crate::publish::wording::begun;

/// Names listed of each kind.
const NAMES: usize = 12;

/// Events listed beside an article.
const EVENTS: usize = 8;

/// Characters shown of a sentence of another article.
const SENTENCE: usize = 240;

/// An article's page.
#[derive(Debug, Serialize)]
pub(crate) struct ArticleView {
    title: String,
    lang: Option<String>,
    standfirst: Option<String>,
    source: Link,
    source_known: bool,
    authors: String,
    agency: Option<String>,
    section: Option<String>,
    tags: Vec<String>,
    #[serde(flatten)]
    published: PublishedView,
    /// Its length, where all of it is there.
    reading: Option<String>,
    /// `excerpt` or `metadata`, where not all of it is published.
    extent: Option<Extent>,
    body: Markup,
    captions: Vec<CaptionView>,
    author_note: Option<String>,
    file: String,
    url: Option<String>,
    original: Option<OriginalView>,
    facts: Vec<Fact>,
    topics: Vec<Link>,
    names: Vec<Names>,
    events: Vec<EventLine>,
    related: Vec<RelatedView>,
    copies: Option<CopiesView>,
    citations: Vec<Citation>,
    /// The same for programs that look at the page.
    coins: String,
    removed: Vec<RemovedView>,
    removed_count: String,
    #[serde(flatten)]
    neighbours: Neighbours,
}

/// The file of an article as it came.
#[derive(Debug, Serialize)]
struct OriginalView {
    href: String,
    /// Its SHA-256, as the manifest lists it.
    hash: String,
}

/// When an article was published and how that is known; empty where it is not.
#[derive(Debug, Default, Serialize)]
struct PublishedView {
    date: Option<DateView>,
    time: Option<String>,
    precision: Option<String>,
    basis: Option<BasisView>,
    evidence: Vec<DateEvidence>,
}

/// What a date rests on.
#[derive(Debug, Serialize)]
struct DateEvidence {
    #[serde(flatten)]
    own: EvidenceView,
    /// The sentence of another article that it rests on too, with the way there.
    elsewhere: Option<Link>,
}

/// The articles published before and after one.
#[derive(Debug, Serialize)]
struct Neighbours {
    previous: Option<Link>,
    next: Option<Link>,
}

/// A caption and its credit.
#[derive(Debug, Serialize)]
struct CaptionView {
    text: Option<String>,
    credit: Option<String>,
}

/// A value of the article's description with what it was read from.
#[derive(Debug, Serialize)]
struct Fact {
    name: String,
    value: String,
    basis: BasisView,
    evidence: EvidenceView,
}

/// The names of one kind.
#[derive(Debug, Serialize)]
struct Names {
    heading: String,
    links: Vec<Counted>,
}

/// Another article and why.
#[derive(Debug, Serialize)]
struct RelatedView {
    entry: Entry,
    why: String,
}

/// Lines that were taken out for one reason.
#[derive(Debug, Serialize)]
struct RemovedView {
    reason: String,
    lines: Vec<RemovedLine>,
}

#[derive(Debug, Serialize)]
struct RemovedLine {
    line: u32,
    text: String,
    why: String,
}

/// The page of one article.
pub(crate) fn article(catalogue: &Catalogue<'_>, at: ArticleIndex) -> (Page, ArticleView) {
    let path = catalogue.addresses.article(at);
    let article = catalogue.article(at);
    let about = &article.about;
    let strings = catalogue.strings;
    let source = &catalogue.sources[catalogue.source_of[at]];
    let page = head(catalogue, at, &path);
    let is_whole = article.extent() == Extent::Full;
    let removed = if is_whole { removed(article, catalogue.strings) } else { Vec::new() };
    let removed_lines = removed.iter().map(|group| group.lines.len()).sum();
    let value = |known: &Option<Known<String>>| known.as_ref().map(|known| known.value.clone());
    let view = ArticleView {
        title: article.title().to_owned(),
        lang: entry::foreign(catalogue, article),
        standfirst: value(&about.standfirst).filter(|standfirst| !article.text.starts_with(standfirst.as_str())),
        source: Link::new(&path, &source.path, source.label.as_str()),
        source_known: source.name.is_some(),
        authors: strings.list(&about.authors.iter().map(|author| author.value.clone()).collect::<Vec<_>>()),
        agency: value(&about.agency),
        section: value(&about.section),
        tags: about.tags.clone(),
        published: about.published.as_ref().map(|dated| published(catalogue, at, &path, dated)).unwrap_or_default(),
        reading: is_whole.then(|| reading_time(&article.text, strings)),
        extent: (!is_whole).then(|| article.extent()),
        body: body::body(catalogue, at, &path),
        captions: captions(article),
        author_note: value(&about.author_note),
        file: article.source.clone(),
        url: value(&about.url),
        original: is_whole.then(|| OriginalView {
            href: relative(&path, &catalogue.addresses.original(at)),
            hash: sha256(originals::text(article).as_bytes()),
        }),
        facts: facts(article, strings),
        topics: topics(catalogue, at, &path),
        names: names(catalogue, at, &path),
        events: event_lines(catalogue, at, &path),
        related: related(catalogue, at, &path),
        copies: copies::copies(catalogue, at, &path),
        citations: citations::all(article, page.canonical.as_deref()),
        coins: citations::coins(&citations::Reference::to(article, page.canonical.as_deref())),
        removed,
        removed_count: strings.count("count.lines", removed_lines),
        neighbours: neighbours(catalogue, at, &path),
    };
    (page, view)
}

fn published(catalogue: &Catalogue<'_>, at: ArticleIndex, path: &str, dated: &Dated) -> PublishedView {
    let strings = catalogue.strings;
    let is_one_day = dated.range.earliest == dated.range.latest;
    let witnesses = catalogue.dossier.witnesses.get(at).map_or(&[][..], Vec::as_slice);
    let evidence = dated.evidence.iter().enumerate().map(|(number, evidence)| DateEvidence {
        own: EvidenceView::from(evidence),
        elsewhere: witnesses.iter().find(|witness| witness.evidence == number).map(|witness| {
            let sentence = witness.sentence.of(&catalogue.article(witness.article).text);
            Link {
                href: catalogue.paragraph(path, witness.article, Some(witness.sentence.start)),
                text: crate::publish::wording::clip(sentence, SENTENCE),
            }
        }),
    });
    PublishedView {
        date: Some(dates::view(dated.range, dated.precision, strings)),
        time: dated.time.map(|time| time.format("%H:%M").to_string()),
        precision: (!is_one_day).then(|| dates::precision(dated.precision, strings).to_owned()),
        basis: Some(dates::basis(dated.basis, strings)),
        evidence: evidence.collect(),
    }
}

fn neighbours(catalogue: &Catalogue<'_>, at: ArticleIndex, path: &str) -> Neighbours {
    let neighbour = |place: Option<usize>| {
        let other = *catalogue.order.get(place?)?;
        Some(Link::new(path, &catalogue.addresses.article(other), catalogue.article(other).title()))
    };
    let place = catalogue.place[at];
    Neighbours { previous: neighbour(place.checked_sub(1)), next: neighbour(Some(place + 1)) }
}

fn head(catalogue: &Catalogue<'_>, at: ArticleIndex, path: &str) -> Page {
    let article = catalogue.article(at);
    let mut trail = vec![archive::top(catalogue)];
    trail.extend(catalogue.shelves.trail(article, catalogue.strings));
    let above: Vec<_> = trail.iter().map(|(to, text)| (to.as_str(), text.as_str())).collect();
    let teaser = entry::teaser(article);
    let source = catalogue.source_label(at);
    let published = article.about.published.as_ref();
    let date =
        published.map(|dated| format!(", {}", dates::view(dated.range, dated.precision, catalogue.strings).plain()));
    let description = format!("{source}{}: {teaser}", date.unwrap_or_default());
    let mut page = Page::new(catalogue, path, "articles", &catalogue.unique_title(at), &description, &above);
    page.kind = "article";
    page.json_ld.insert(0, json_ld::article(catalogue, at));
    page
}

/// Minutes at 230 words a minute.
fn reading_time(text: &str, strings: &Strings) -> String {
    let words = text.split_whitespace().count();
    strings.count_with("article.words", words, &[("minutes", &words.div_ceil(230).max(1).to_string())])
}

fn captions(article: &Article) -> Vec<CaptionView> {
    let captions = article.about.captions.iter();
    captions.map(|caption| CaptionView { text: caption.text.clone(), credit: caption.credit.clone() }).collect()
}

/// What is known besides the date, each with its evidence.
fn facts(article: &Article, strings: &Strings) -> Vec<Fact> {
    let about = &article.about;
    let single = [
        ("fact.headline", &about.title),
        ("fact.standfirst", &about.standfirst),
        ("fact.agency", &about.agency),
        ("fact.publication", &about.publisher),
        ("fact.section", &about.section),
        ("fact.language", &about.language),
    ];
    let authors = about.authors.iter().map(|author| ("fact.author", author));
    let known = single.into_iter().filter_map(|(key, known)| Some((key, known.as_ref()?))).chain(authors);
    known
        .map(|(key, known)| Fact {
            name: strings.say(key).to_owned(),
            value: crate::publish::wording::clip(&known.value, 80),
            basis: dates::basis(known.evidence.basis, strings),
            evidence: EvidenceView::from(&known.evidence),
        })
        .collect()
}

fn topics(catalogue: &Catalogue<'_>, at: ArticleIndex, path: &str) -> Vec<Link> {
    let topics = catalogue.dossier.topics_of.get(at).into_iter().flatten();
    topics
        .filter_map(|&topic| {
            Some(Link::new(path, catalogue.addresses.topic(topic)?, catalogue.dossier.topics[topic].label.as_str()))
        })
        .collect()
}

fn names(catalogue: &Catalogue<'_>, at: ArticleIndex, path: &str) -> Vec<Names> {
    let of_kinds = |key, kinds: &[EntityKind]| {
        let entities =
            catalogue.entities_of[at].iter().map(|&(entity, times)| (&catalogue.dossier.entities[entity], times));
        let links = entities.filter(|(entity, _)| kinds.contains(&entity.kind)).filter_map(|(entity, times)| {
            let link = Link::new(path, catalogue.addresses.entity(&entity.id)?, entity.name.as_str());
            Some(Counted { link, count: times })
        });
        Names { heading: catalogue.strings.say(key).to_owned(), links: links.take(NAMES).collect() }
    };
    let names = [
        of_kinds("section.people", &[EntityKind::Person]),
        of_kinds("section.places", &[EntityKind::Place]),
        of_kinds("heading.organisations", &[EntityKind::Organisation, EntityKind::Event]),
    ];
    names.into_iter().filter(|names| !names.links.is_empty()).collect()
}

fn event_lines(catalogue: &Catalogue<'_>, at: ArticleIndex, path: &str) -> Vec<EventLine> {
    let mut shown: Vec<usize> = catalogue.weightiest(catalogue.events_of[at].iter().copied(), EVENTS);
    shown.sort_unstable();
    shown.into_iter().map(|event| events::line(catalogue, path, event)).collect()
}

fn related(catalogue: &Catalogue<'_>, at: ArticleIndex, path: &str) -> Vec<RelatedView> {
    let related = catalogue.dossier.related.get(at).into_iter().flatten();
    related
        .map(|related| RelatedView { entry: entry::entry(catalogue, path, related.article), why: related.why.clone() })
        .collect()
}

/// The lines that are neither text nor description, by what they were taken for.
fn removed(article: &Article, strings: &Strings) -> Vec<RemovedView> {
    let mut groups: BTreeMap<Role, Vec<RemovedLine>> = BTreeMap::new();
    for Verdict { first_line: line, text, role, why, .. } in article.verdicts.get() {
        if !role.is_text() {
            groups.entry(role).or_default().push(RemovedLine { line, text, why });
        }
    }
    let groups = groups.into_iter();
    groups.map(|(role, lines)| RemovedView { reason: begun(strings.say(&roles::key(role))), lines }).collect()
}
