//! Who said what: quotations by date, and the people who are quoted most.

use std::cmp::Reverse;

use serde::Serialize;

use super::catalogue::{Catalogue, QuoteRef, speaker};
use super::facets::{self, Facets};
use super::page::{Counted, Link, Page};
use super::paging::{Pager, parts};
use super::sayings::Saying;
use crate::model::{QuoteKind, SpeakerBasis};
use crate::publish::dates::{self, BasisView, DateView};

/// Quotations on a page.
const SIZE: usize = 60;

/// Speakers in the ranking.
const SPEAKERS: usize = 24;

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
    total: String,
    speakers: Vec<Counted>,
    quotes: Vec<QuoteView>,
    pager: Option<Pager>,
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
        text: quote.span.of(&article.text).to_owned(),
        direct: quote.kind == QuoteKind::Direct,
        speaker_words: words.map(|span| span.of(&article.text).to_owned()).filter(|words| !words.is_empty()),
        basis: found.and_then(|speaker| basis(speaker.basis)).map(|key| catalogue.strings.say(key).to_owned()),
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

/// A quotation as the list of all shows it, where it can be filtered.
fn filterable(catalogue: &Catalogue<'_>, from: &str, at: QuoteRef) -> QuoteView {
    let view = quote(catalogue, from, at);
    let facets = facets::of_quote(catalogue, at.0, view.speaker.as_ref().map(|speaker| speaker.text.as_str()));
    QuoteView { facets: Some(facets), ..view }
}

/// The key of how a speaker was found.
const fn basis(basis: SpeakerBasis) -> Option<&'static str> {
    match basis {
        SpeakerBasis::Named | SpeakerBasis::Title => None,
        SpeakerBasis::Description => Some("quotes.basis_description"),
        SpeakerBasis::Pronoun => Some("quotes.basis_pronoun"),
        SpeakerBasis::Carried => Some("quotes.basis_carried"),
    }
}

/// All pages of quotations, the newest first.
pub(crate) fn quotes(catalogue: &Catalogue<'_>) -> Vec<(Page, QuotesView)> {
    let path = "quotes/index.html";
    let mut newest = catalogue.order.clone();
    newest.sort_by_key(|&article| catalogue.recency(article));
    let all: Vec<QuoteRef> = newest
        .into_iter()
        .flat_map(|article| (0..catalogue.article(article).quotes.len()).map(move |quote| (article, quote)))
        .collect();
    let strings = catalogue.strings;
    let total = strings.count("count.quotations", all.len());
    let parts = parts(&all, SIZE, path).into_iter().map(|part| {
        let view = QuotesView {
            total: total.clone(),
            speakers: if part.number == 1 { speakers(catalogue, path) } else { Vec::new() },
            quotes: part.entries.iter().map(|&at| filterable(catalogue, &part.path, at)).collect(),
            pager: part.pager(),
        };
        let suffix = part.suffix(strings);
        let title = format!("{}{suffix}", strings.say("section.quotes"));
        let description = strings.fill("quotes.description", &[("total", &total), ("part", &suffix)]);
        (Page::new(catalogue, &part.path, "quotes", &title, &description, &[]), view)
    });
    parts.collect()
}

fn speakers(catalogue: &Catalogue<'_>, path: &str) -> Vec<Counted> {
    let mut ranked: Vec<_> =
        catalogue.quotes_by.iter().map(|(entity, quotes)| (Reverse(quotes.len()), *entity)).collect();
    ranked.sort_unstable();
    let links = ranked.into_iter().filter_map(|(Reverse(quotes), entity)| {
        let entity = &catalogue.dossier.entities[entity];
        let page = catalogue.addresses.entity(&entity.id)?;
        let link = Link::new(path, &format!("{page}#quotes"), entity.name.as_str());
        Some(Counted { link, count: quotes })
    });
    links.take(SPEAKERS).collect()
}
