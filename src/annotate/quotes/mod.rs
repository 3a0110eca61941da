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
mod description;
#[cfg(test)]
mod fixture;
mod interruption;
mod lexicon;
mod marks;
mod narration;
mod subject;
#[cfg(test)]
mod tests;
mod utterance;

use crate::model::{Article, Quote, Speaker, SpeakerBasis};

use antecedents::Antecedents;
use attribution::Attribution;
use narration::Narration;

pub use marks::find;

/// Finds who said each quotation of an article whose names are known, drops marks that hold no quotation, and joins the
/// parts of interrupted ones.
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
