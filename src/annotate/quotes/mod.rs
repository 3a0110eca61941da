//! Quotations in a passage, and who said them in an article.
//!
//! [`find`] takes the text of one passage and gives the quotations between its marks. [`find_speakers`] takes an article
//! whose names are known and attributes each quotation by the two sieves of Muzny, Fang, Chang and Jurafsky, *A Two-stage
//! Sieve Approach for Quote Attribution* (EACL 2017): first from the quotation to the words that say who speaks
//! ([`attribution`]), then from these words to the name they mean ([`antecedents`]). Words in marks that nobody is said
//! to have spoken and that do not read as an utterance (scare quotes, titles of works) are dropped. Dialogue led by dashes is
//! read by [`dialogue`], other languages than English by the words of [`languages`].

mod antecedents;
mod attribution;
mod clause;
mod description;
mod dialogue;
#[cfg(test)]
mod fixture;
mod interruption;
mod languages;
mod lexicon;
mod marks;
mod narration;
mod reported;
mod subject;
#[cfg(test)]
mod tests;
mod utterance;

use std::cmp::Reverse;

use crate::model::{Article, Quote, QuoteKind, Span, Speaker, SpeakerBasis};

use antecedents::Antecedents;
use attribution::Attribution;
use narration::Narration;

pub use marks::find;

/// Finds who said each quotation of an article whose names are known, drops marks that hold no quotation, joins the
/// parts of interrupted ones, and adds what is reported without marks. Quotations are in the order of their starts;
/// reported ones may hold direct ones, and no others overlap.
pub fn find_speakers(article: &mut Article) {
    let narration = Narration::of(article);
    let speakers = attribute(article, &narration);
    let quotes = std::mem::take(&mut article.quotes);
    let spoken = quotes.into_iter().zip(speakers).enumerate().filter_map(|(at, (quote, speaker))| {
        let quote = Quote { speaker, ..quote };
        utterance::is_one(article, &quote, narration.beside(at)).then_some(quote)
    });
    let spoken: Vec<Quote> = spoken.collect();
    article.quotes = interruption::join(article, spoken);
    add_dialogue(article);
    let reported = reported(article);
    article.quotes.extend(reported);
    article.quotes.sort_by_key(|quote| (quote.span.start, Reverse(quote.span.end)));
}

/// Adds what is said behind dashes. What quotation marks hold in it is part of it.
fn add_dialogue(article: &mut Article) {
    let lines = dialogue::find(article);
    if lines.is_empty() {
        return;
    }
    let mut antecedents = Antecedents::of(article);
    let mut quotes = article.quotes.iter().peekable();
    let mut spoken = Vec::with_capacity(lines.len());
    for line in lines {
        while let Some(before) = quotes.next_if(|quote| quote.span.start < line.span.start) {
            before.speaker.iter().for_each(|speaker| antecedents.heard(before.span, speaker));
        }
        let speaker = line.speaker.as_ref().map(|phrase| antecedents.speaker(phrase));
        speaker.iter().for_each(|speaker| antecedents.heard(line.span, speaker));
        spoken.push(Quote { kind: QuoteKind::Direct, span: line.span, speaker });
    }
    // Marks inside a line are of its words; marks that reach beyond it tell better what is said.
    spoken.retain(|line| overlapping(&article.quotes, line.span).all(|quote| line.span.contains(&quote.span)));
    article.quotes.retain(|quote| overlapping(&spoken, quote.span).next().is_none());
    article.quotes.extend(spoken);
    article.quotes.sort_by_key(|quote| quote.span.start);
}

/// Those of some quotations, in order, that a stretch of text touches.
fn overlapping(quotes: &[Quote], span: Span) -> impl Iterator<Item = &Quote> {
    let from = quotes.partition_point(|quote| quote.span.end <= span.start);
    quotes[from..].iter().take_while(move |quote| quote.span.start < span.end)
}

/// What an article reports, each with its speaker. A pronoun may mean who was quoted or reported last.
fn reported(article: &Article) -> Vec<Quote> {
    let reports = reported::find(article);
    let mut antecedents = Antecedents::of(article);
    let mut direct = article.quotes.iter().peekable();
    let quotes = reports.into_iter().map(|report| {
        while let Some(before) = direct.next_if(|quote| quote.span.start < report.content.start) {
            before.speaker.iter().for_each(|speaker| antecedents.heard(before.span, speaker));
        }
        let speaker = antecedents.speaker(&report.speaker);
        antecedents.heard(report.content, &speaker);
        Quote { kind: QuoteKind::Indirect, span: report.content, speaker: Some(speaker) }
    });
    quotes.collect()
}

/// The speaker of each quotation, in order.
fn attribute(article: &Article, narration: &Narration) -> Vec<Option<Speaker>> {
    let mut antecedents = Antecedents::of(article);
    let mut speakers: Vec<Option<Speaker>> = Vec::with_capacity(article.quotes.len());
    for at in 0..article.quotes.len() {
        let speaker = match attribution::attribute(article, narration, at) {
            Attribution::Phrase(phrase) => Some(antecedents.speaker(&phrase)),
            Attribution::Previous => at.checked_sub(1).and_then(|before| speakers[before].clone()).map(carried),
            Attribution::Unknown => None,
        };
        if let Some(speaker) = &speaker {
            antecedents.heard(article.quotes[at].span, speaker);
        }
        speakers.push(speaker);
    }
    speakers
}

fn carried(speaker: Speaker) -> Speaker {
    Speaker { basis: SpeakerBasis::Carried, ..speaker }
}
