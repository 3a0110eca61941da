//! Quotations in a passage, and who said them in an article.
//!
//! [`find`] takes the text of one passage and gives the quotations between its marks. [`find_speakers`] takes an article
//! whose names are known and attributes each quotation by the two sieves of Muzny, Fang, Chang and Jurafsky, *A Two-stage
//! Sieve Approach for Quote Attribution* (EACL 2017): first from the quotation to the words that say who speaks
//! ([`attribution`]), then from these words to the name they mean ([`antecedents`]). Words in marks that nobody is said
//! to have spoken and that do not read as an utterance (scare quotes, titles of works) are dropped.

mod antecedents;
mod attribution;
mod clause;
#[cfg(test)]
mod fixture;
mod lexicon;
mod marks;
mod narration;
#[cfg(test)]
mod tests;
mod utterance;

use crate::model::{Article, Quote, Speaker, SpeakerBasis};

use antecedents::Antecedents;
use attribution::Attribution;
use narration::Narration;

pub use marks::find;

/// Finds who said each quotation of an article whose names are known, and drops marks that hold no quotation.
pub fn find_speakers(article: &mut Article) {
    let speakers = attribute(article);
    let quotes = std::mem::take(&mut article.quotes);
    article.quotes = quotes
        .into_iter()
        .zip(speakers)
        .filter(|(quote, speaker)| {
            let spoken = speaker.as_ref().is_some_and(|speaker| speaker.basis != SpeakerBasis::Carried);
            spoken || utterance::is_one(quote.span.of(&article.text))
        })
        .map(|(quote, speaker)| Quote { speaker, ..quote })
        .collect();
}

/// The speaker of each quotation, in order.
fn attribute(article: &Article) -> Vec<Option<Speaker>> {
    let narration = Narration::of(article);
    let mut antecedents = Antecedents::of(article);
    let mut speakers: Vec<Option<Speaker>> = Vec::with_capacity(article.quotes.len());
    for at in 0..article.quotes.len() {
        let speaker = match attribution::attribute(article, &narration, at) {
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
