//! Dossier in, out comes what of it may be published: the owner's choice, for the whole ([`crate::config::Publish`]) or
//! for one article ([`crate::model::Metadata::publish`]).
//!
//! What is withheld is taken out of the dossier before anything is written, so that no page, feed, data file or index can
//! hold it. Of an article published as an excerpt a shorter text is left ([`selection`]): its first sentences where it has no
//! standfirst, and, within a limit, the sentences quoted elsewhere on the site: evidence and quotations, which always
//! stand with their source. All places in the text are moved to where the words now stand ([`cut`]); what no longer
//! has its words goes: a quotation, a piece of evidence, and an event none of whose evidence is left.

mod cut;
mod selection;

use std::borrow::Cow;

use rayon::prelude::*;

use super::wording::clip;
use crate::model::{Article, Dossier, Doubt, Event, Extent, Span};
use cut::Text;

/// Characters of a headline made anew.
const HEADLINE: usize = 120;

/// The dossier as it may be published; where all is, the dossier itself.
pub(super) fn withhold(dossier: &Dossier, default: Extent) -> Cow<'_, Dossier> {
    let extent = |article: &Article| article.about.publish.unwrap_or(default);
    if dossier.articles.iter().all(|article| extent(article) == Extent::Full) {
        return Cow::Borrowed(dossier);
    }
    let quoted = selection::quoted(dossier);
    let cut = dossier.articles.par_iter().zip(quoted).map(|(article, quoted)| {
        let extent = extent(article);
        let text = Text::of(article, &selection::kept(article, extent, &quoted));
        (cut::article(article, extent, &text), text)
    });
    let (articles, texts): (Vec<Article>, Vec<Text>) = cut.unzip();
    let place = |article: usize, span: Span| texts.get(article)?.place(span);
    let mut published = Dossier {
        articles,
        entities: dossier.entities.clone(),
        events: Vec::new(),
        topics: dossier.topics.clone(),
        topics_of: dossier.topics_of.clone(),
        stories: dossier.stories.clone(),
        related: dossier.related.clone(),
        copies: dossier.copies.clone(),
        duplicates: dossier.duplicates.clone(),
        witnesses: dossier.witnesses.clone(),
        remarks: Vec::new(),
        doubts: dossier.doubts.iter().map(|doubt| Doubt { evidence: Vec::new(), ..doubt.clone() }).collect(),
        whereabouts: dossier.whereabouts.clone(),
    };
    published.events = dossier.events.iter().filter_map(|event| told(event, &published.articles, &place)).collect();
    for topic in &mut published.topics {
        for (article, _, span) in &mut topic.articles {
            *span = span.and_then(|span| place(*article, span));
        }
        topic.sentences.retain_mut(|it| move_to(place(it.article, it.span), &mut it.span));
    }
    for witnesses in &mut published.witnesses {
        witnesses.retain_mut(|it| move_to(place(it.article, it.sentence), &mut it.sentence));
    }
    Cow::Owned(published)
}

/// Puts a span where its words stand now; whether they do.
fn move_to(to: Option<Span>, span: &mut Span) -> bool {
    *span = to.unwrap_or(*span);
    to.is_some()
}

/// An event with the evidence that is left; nothing where none is. Its headline was cut from the sentence that stood for
/// all: where that is withheld, it is made of the one that does now.
fn told(event: &Event, articles: &[Article], place: &dyn Fn(usize, Span) -> Option<Span>) -> Option<Event> {
    let evidence = event.evidence.iter().filter_map(|told| {
        let mut left = told.clone();
        left.span = place(told.article, told.span)?;
        left.time = told.time.and_then(|time| place(told.article, time));
        Some(left)
    });
    let mut left = Event { evidence: evidence.collect(), ..event.clone() };
    let first = left.evidence.first()?;
    let stands = event.evidence.first().is_some_and(|told| place(told.article, told.span).is_some());
    if !stands {
        left.headline = clip(first.span.of(&articles.get(first.article)?.text), HEADLINE);
    }
    Some(left)
}
