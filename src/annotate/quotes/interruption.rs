//! A quotation that the narrator interrupts to name the speaker is one: “The dam,” said Ann Lee, “will hold.”

use crate::model::{Article, Quote, Span};

use super::clause::{self, Item};

/// Joins the parts of interrupted quotations; the narrator's words between stay inside the joined one.
pub(super) fn join(article: &Article, quotes: Vec<Quote>) -> Vec<Quote> {
    let mut joined: Vec<Quote> = Vec::with_capacity(quotes.len());
    for quote in quotes {
        match joined.last_mut() {
            Some(last) if interrupts(article, last, &quote) => last.span.end = quote.span.end,
            _ => joined.push(quote),
        }
    }
    joined
}

/// Whether nothing but the words that name the speaker of both stand between two quotations of one paragraph.
fn interrupts(article: &Article, first: &Quote, second: &Quote) -> bool {
    let gap = Span::new(first.span.end, second.span.start);
    let speakers = first.speaker.as_ref().zip(second.speaker.as_ref());
    let Some(phrase) = speakers.and_then(|(one, other)| one.span.filter(|_| one.span == other.span)) else {
        return false;
    };
    let verbs = || clause::read(article, gap).iter().filter(|element| matches!(element.item, Item::Cue(_))).count();
    gap.contains(&phrase) && article.block_at(gap.start) == article.block_at(gap.end) && verbs() <= 1
}
