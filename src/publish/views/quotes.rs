//! Who said what: quotations by date and by speaker, each once with all its sources, and reported speech apart.

use serde::Serialize;

use super::catalogue::{Catalogue, QuoteRef, speaker};
use super::facets::{self, Facets};
use super::page::{Counted, Link, Page};
use super::paging::{Pager, parts};
use super::said::{self, Said};
use super::sayings::Saying;
use crate::model::{QuoteKind, SpeakerBasis};
use crate::publish::data::About;
use crate::publish::dates::{self, BasisView, DateView};

/// Quotations on a page.
const SIZE: usize = 60;

/// Speakers in the ranking, and on a page of all of them.
const SPEAKERS: usize = 24;

/// Quotations of each speaker on a page of all speakers.
const OF_SPEAKER: usize = 4;

/// A quotation.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct QuoteView {
    text: String,
    direct: bool,
    /// The speaker's page, or only the words that name the speaker.
    speaker: Option<Link>,
    speaker_words: Option<String>,
    /// How the speaker was found, where the name does not stand beside the quotation.
    basis: Option<String>,
    /// The paragraph it stands in.
    href: String,
    title: String,
    source: String,
    /// When the article was published, and how firmly that is known.
    date: Option<DateView>,
    date_basis: Option<BasisView>,
    lang: Option<String>,
    /// Where else the same is printed, where it is shown once.
    also: Vec<AlsoIn>,
    /// What it can be filtered by, among all quotations.
    facets: Option<Facets>,
}

/// Another article that prints the same quotation.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct AlsoIn {
    /// The paragraph it stands in.
    #[serde(flatten)]
    link: Link,
    source: String,
    date: Option<DateView>,
    date_basis: Option<BasisView>,
}

/// A page of `quotes/`.
#[derive(Debug, Serialize)]
pub(crate) struct QuotesView {
    standfirst: String,
    /// The heading of the list.
    heading: String,
    /// The ways to see the quotations.
    lists: Vec<ListLink>,
    /// Those quoted most.
    speakers: Vec<Counted>,
    /// Quotations in one list.
    quotes: Vec<QuoteView>,
    /// Quotations by who said them.
    groups: Vec<Group>,
    pager: Option<Pager>,
}

/// A link to one of the lists of quotations.
#[derive(Debug, Serialize)]
struct ListLink {
    #[serde(flatten)]
    link: Link,
    current: bool,
    #[serde(skip)]
    list: List,
}

/// A speaker and the first of what the speaker said; or what those said who are not named.
#[derive(Debug, Serialize)]
struct Group {
    name: String,
    /// The speaker's page.
    href: Option<String>,
    count: usize,
    quotes: Vec<QuoteView>,
}

/// A quotation as the page `from` shows it.
pub(crate) fn quote(catalogue: &Catalogue<'_>, from: &str, at: QuoteRef) -> QuoteView {
    let (article, quote) = catalogue.quote(at);
    let link = speaker(article, quote).and_then(|id| {
        let (_, entity) = catalogue.entity(id)?;
        Some(Link::new(from, catalogue.addresses.entity(id)?, entity.name.as_str()))
    });
    let found = quote.speaker.as_ref();
    let mention = found.and_then(|speaker| article.mentions.get(speaker.mention?));
    let words = found.and_then(|speaker| speaker.span).or_else(|| mention.map(|mention| mention.span));
    let published = article.about.published.as_ref();
    QuoteView {
        text: with_curly_marks(quote.span.of(&article.text)),
        direct: quote.kind == QuoteKind::Direct,
        speaker_words: words.map(|span| span.of(&article.text).to_owned()).filter(|words| !words.is_empty()),
        basis: found.and_then(|it| basis(it.basis, link.is_some())).map(|key| catalogue.strings.say(key).to_owned()),
        speaker: link,
        href: catalogue.paragraph(from, at.0, Some(quote.span.start)),
        title: article.title().to_owned(),
        source: catalogue.source_label(at.0).to_owned(),
        date: published.map(|dated| dates::view(dated.range, dated.precision, catalogue.strings)),
        date_basis: published.map(|dated| dates::brief_basis(dated, catalogue.strings)),
        lang: super::entry::foreign(catalogue, article),
        also: Vec::new(),
        facets: None,
    }
}

/// A quotation with all places where it is printed, as the page `from` shows it.
pub(crate) fn saying(catalogue: &Catalogue<'_>, from: &str, saying: &Saying) -> QuoteView {
    let also = saying.also.iter().map(|&at| {
        let (article, quote) = catalogue.quote(at);
        let published = article.about.published.as_ref();
        AlsoIn {
            link: Link {
                href: catalogue.paragraph(from, at.0, Some(quote.span.start)),
                text: article.title().to_owned(),
            },
            source: catalogue.source_label(at.0).to_owned(),
            date: published.map(|dated| dates::view(dated.range, dated.precision, catalogue.strings)),
            date_basis: published.map(|dated| dates::brief_basis(dated, catalogue.strings)),
        }
    });
    QuoteView { also: also.collect(), ..quote(catalogue, from, saying.quote) }
}

/// Straight marks inside a quotation set like those that the page sets around it: `We sail,” he said. “At dawn`.
fn with_curly_marks(text: &str) -> String {
    let mut before = ' ';
    let set = |c: char| {
        let opens = before.is_whitespace() || matches!(before, '(' | '—' | '–');
        before = c;
        match c {
            '"' if opens => '“',
            '"' => '”',
            _ => c,
        }
    };
    text.chars().map(set).collect()
}

/// A quotation as the list of all shows it, where it can be filtered.
fn filterable(catalogue: &Catalogue<'_>, from: &str, one: &Saying) -> QuoteView {
    let view = saying(catalogue, from, one);
    let facets = facets::of_quote(catalogue, one.quote.0, view.speaker.as_ref().map(|speaker| speaker.text.as_str()));
    QuoteView { facets: Some(facets), ..view }
}

/// The key of how a speaker was found, or was not.
const fn basis(basis: SpeakerBasis, is_found: bool) -> Option<&'static str> {
    match basis {
        SpeakerBasis::Named | SpeakerBasis::Title => None,
        SpeakerBasis::Pronoun if !is_found => Some("quotes.basis_unclear"),
        SpeakerBasis::Description => Some("quotes.basis_description"),
        SpeakerBasis::Pronoun => Some("quotes.basis_pronoun"),
        SpeakerBasis::Carried => Some("quotes.basis_carried"),
    }
}

/// One of the lists of quotations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum List {
    /// Words in quotation marks, the newest first.
    Direct,
    /// Reported speech, the newest first.
    Reported,
    /// Both, by who said them.
    Speakers,
}

impl List {
    const ALL: [Self; 3] = [Self::Direct, Self::Speakers, Self::Reported];

    const fn path(self) -> &'static str {
        match self {
            Self::Direct => "quotes/index.html",
            Self::Reported => "quotes/reported/index.html",
            Self::Speakers => "quotes/speakers/index.html",
        }
    }

    /// The key of its name.
    const fn name(self) -> &'static str {
        match self {
            Self::Direct => "quotes.by_date",
            Self::Reported => "quotes.reported",
            Self::Speakers => "quotes.by_speaker",
        }
    }
}

/// All pages of quotations: by date, by speaker, and what is only reported.
pub(crate) fn quotes(catalogue: &Catalogue<'_>) -> Vec<(Page, QuotesView)> {
    let Said { direct, reported, .. } = catalogue.said();
    let mut pages = by_date(catalogue, List::Direct, direct);
    if !reported.is_empty() {
        pages.extend(by_date(catalogue, List::Reported, reported));
    }
    pages.extend(by_speaker(catalogue));
    for (_, view) in &mut pages {
        view.lists.retain(|list| list.list != List::Reported || !reported.is_empty());
    }
    pages
}

fn by_date(catalogue: &Catalogue<'_>, list: List, all: &[Saying]) -> Vec<(Page, QuotesView)> {
    let strings = catalogue.strings;
    let (counted, standfirst, heading) = match list {
        List::Reported => ("count.reports", "quotes.reported_standfirst", "quotes.all_reported"),
        _ => ("count.quotations", "quotes.standfirst", "quotes.all"),
    };
    let total = strings.count(counted, all.len());
    let parts = parts(all, SIZE, list.path()).into_iter().map(|part| {
        let first = part.number == 1 && list == List::Direct;
        let view = QuotesView {
            standfirst: strings.fill(standfirst, &[("total", &total)]),
            heading: strings.say(heading).to_owned(),
            lists: lists(catalogue, &part.path, list),
            speakers: if first { most_quoted(catalogue, list.path()) } else { Vec::new() },
            quotes: part.entries.iter().map(|saying| filterable(catalogue, &part.path, saying)).collect(),
            groups: Vec::new(),
            pager: part.pager(),
        };
        (page(catalogue, list, &part.path, &part.suffix(strings), &total), view)
    });
    parts.collect()
}

/// What each speaker said, those quoted most first.
fn by_speaker(catalogue: &Catalogue<'_>) -> Vec<(Page, QuotesView)> {
    let strings = catalogue.strings;
    let has_page = |entity: &usize| catalogue.addresses.entity(&catalogue.dossier.entities[*entity].id).is_some();
    let mut speakers = catalogue.said().speakers();
    speakers.retain(|(entity, _)| has_page(entity));
    let total = strings.count("quotes.speakers", speakers.len());
    let parts = parts(&speakers, SPEAKERS, List::Speakers.path()).into_iter().map(|part| {
        let groups = part.entries.iter().filter_map(|&(entity, count)| group(catalogue, &part.path, entity, count));
        let rest = if part.number == part.of { unnamed(catalogue, &part.path) } else { None };
        let view = QuotesView {
            standfirst: strings.fill("quotes.speakers_standfirst", &[("total", &total)]),
            heading: String::new(),
            lists: lists(catalogue, &part.path, List::Speakers),
            speakers: Vec::new(),
            quotes: Vec::new(),
            groups: groups.chain(rest).collect(),
            pager: part.pager(),
        };
        (page(catalogue, List::Speakers, &part.path, &part.suffix(strings), &total), view)
    });
    parts.collect()
}

/// The first of what someone said.
fn group(catalogue: &Catalogue<'_>, path: &str, entity: usize, count: usize) -> Option<Group> {
    let shown = |said: Vec<Saying>, most: usize| -> Vec<QuoteView> {
        said.iter().take(most).map(|one| saying(catalogue, path, one)).collect()
    };
    let mut quotes = shown(said::quotations(catalogue, entity), OF_SPEAKER);
    let room = OF_SPEAKER.saturating_sub(quotes.len());
    quotes.extend(shown(said::reports(catalogue, entity), room));
    let entity = &catalogue.dossier.entities[entity];
    let page = catalogue.addresses.entity(&entity.id)?;
    let Link { href, text: name } = Link::new(path, page, entity.name.as_str());
    Some(Group { name, href: Some(href), count, quotes })
}

/// What those said whom the articles describe and do not name: "the report", "a resident".
fn unnamed(catalogue: &Catalogue<'_>, path: &str) -> Option<Group> {
    let said = said::unnamed(catalogue);
    let name = catalogue.strings.say("quotes.unnamed").to_owned();
    let quotes = said.iter().take(SIZE).map(|one| saying(catalogue, path, one)).collect();
    (!said.is_empty()).then_some(Group { name, href: None, count: said.len(), quotes })
}

fn page(catalogue: &Catalogue<'_>, list: List, path: &str, suffix: &str, total: &str) -> Page {
    let strings = catalogue.strings;
    let quotes = strings.say("section.quotes");
    let above = [(List::Direct.path(), quotes)];
    let (name, above) = match list {
        List::Direct => (quotes, &[][..]),
        _ => (strings.say(list.name()), &above[..]),
    };
    let title = match list {
        List::Direct => format!("{quotes}{suffix}"),
        _ => format!("{quotes}: {name}{suffix}"),
    };
    let description = strings.fill("quotes.description", &[("total", total), ("part", suffix)]);
    let page = Page::new(catalogue, path, "quotes", &title, &description, above);
    let mut page = page.with_data(About::Quotations);
    if list != List::Direct {
        page.here = format!("{name}{suffix}");
    }
    page
}

/// The lists, as links from one of them.
fn lists(catalogue: &Catalogue<'_>, from: &str, here: List) -> Vec<ListLink> {
    let link = |list: List| ListLink {
        link: Link::new(from, list.path(), catalogue.strings.say(list.name())),
        current: list == here,
        list,
    };
    List::ALL.map(link).into()
}

fn most_quoted(catalogue: &Catalogue<'_>, path: &str) -> Vec<Counted> {
    let links = catalogue.said().quoted().into_iter().filter_map(|(entity, quotes)| {
        let entity = &catalogue.dossier.entities[entity];
        let page = catalogue.addresses.entity(&entity.id)?;
        let link = Link::new(path, &format!("{page}#quotes"), entity.name.as_str());
        Some(Counted { link, count: quotes })
    });
    links.take(SPEAKERS).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_inside_a_quotation_are_set_like_those_around_it() {
        assert_eq!(with_curly_marks("We sail,\" he said. \"At dawn"), "We sail,” he said. “At dawn");
        assert_eq!(with_curly_marks("\"Mad\" is the word"), "“Mad” is the word");
    }
}
