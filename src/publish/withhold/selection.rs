//! An article and what is quoted from it in, the stretches of its text that an excerpt keeps out.

use std::cmp::Reverse;

use crate::model::{Article, Dossier, Extent, QuoteKind, Span};

/// Bytes of the first sentences.
const LEAD: usize = 300;

/// The part of its text that may be its first sentences, at most: one in so many.
const LEAD_SHARE: usize = 3;

/// The part of its text that may be quoted elsewhere on the site, at most: one in so many.
const QUOTED_SHARE: usize = 4;

/// Bytes of what is quoted at once.
const LONGEST: usize = 600;

/// For each article the stretches of its text that the site quotes elsewhere, those that are needed most first: the evidence
/// of events by their weight, then what the dates of other articles rest on.
pub(super) fn quoted(dossier: &Dossier) -> Vec<Vec<Span>> {
    let mut quoted = vec![Vec::new(); dossier.articles.len()];
    let mut add = |article: usize, span: Span| {
        if let Some(spans) = quoted.get_mut(article) {
            spans.push(span);
        }
    };
    let mut events: Vec<usize> = (0..dossier.events.len()).collect();
    events.sort_by(|&a, &b| dossier.events[b].weight.total_cmp(&dossier.events[a].weight).then(a.cmp(&b)));
    for event in events {
        dossier.events[event].evidence.iter().for_each(|told| add(told.article, told.span));
    }
    for witness in dossier.witnesses.iter().flatten() {
        add(witness.article, witness.sentence);
    }
    quoted
}

/// What is kept of an article's text: stretches in order, none touching another.
pub(super) fn kept(article: &Article, extent: Extent, quoted: &[Span]) -> Vec<Span> {
    let text = article.text.as_str();
    match extent {
        Extent::Full => vec![Span::new(0, text.len())],
        Extent::Metadata => Vec::new(),
        Extent::Excerpt => {
            let mut kept = if article.about.standfirst.is_some() { Vec::new() } else { lead(article) };
            let mut left = text.len() / QUOTED_SHARE;
            let direct = article.quotes.iter().filter(|quote| quote.kind == QuoteKind::Direct);
            let said = direct.map(|quote| quote.span);
            for span in quoted.iter().copied().chain(said) {
                let span = whole_sentences(article, span);
                let is_kept = |sentence: &Span| kept.iter().any(|kept: &Span| kept.contains(sentence));
                if span.len() > LONGEST || is_kept(&span) || span.len() > left {
                    continue;
                }
                left -= span.len();
                kept.push(span);
            }
            joined(text, kept)
        }
    }
}

/// The first sentences; of a first one that is very long, its first words.
fn lead(article: &Article) -> Vec<Span> {
    let Some(first) = article.sentences.first() else { return Vec::new() };
    let text = article.text.as_str();
    let most = LEAD.min(text.len() / LEAD_SHARE);
    let fit = article.sentences.iter().take_while(|sentence| sentence.end <= first.start + most);
    if let Some(last) = fit.last() {
        return vec![Span::new(first.start, last.end)];
    }
    let end = text.floor_char_boundary(first.end.min(first.start + LEAD));
    let words = text[first.start..end].rfind(char::is_whitespace).filter(|_| end < first.end);
    vec![Span::new(first.start, words.map_or(end, |cut| first.start + cut))]
}

/// A stretch widened to the sentences it touches.
fn whole_sentences(article: &Article, span: Span) -> Span {
    let touched = || article.sentences.iter().filter(|sentence| sentence.overlaps(&span));
    let start = touched().next().map_or(span.start, |sentence| sentence.start.min(span.start));
    let end = touched().next_back().map_or(span.end, |sentence| sentence.end.max(span.end));
    Span::new(start, end)
}

/// Stretches in order, those joined that only white space parts.
fn joined(text: &str, mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_by_key(|span| (span.start, Reverse(span.end)));
    let mut joined: Vec<Span> = Vec::new();
    for span in spans {
        match joined.last_mut() {
            Some(last) if Span::new(last.end, span.start).of(text).trim().is_empty() => {
                last.end = last.end.max(span.end)
            }
            _ => joined.push(span),
        }
    }
    joined
}
