//! The first sieve: from a quotation to the words that say who speaks.
//!
//! Patterns are tried from the surest to the least sure: a verb of saying right behind the quotation, one before it in
//! the same sentence, one further behind it, "according to", a signature, a speaker before a colon, the same speaker
//! going on, the sentence before.

use crate::model::{Article, Span};

use super::clause::{self, Element, Item, Phrase, PhraseKind};
use super::lexicon::{self, Cue};
use super::narration::{Beside, Narration};
use super::subject;

/// Whose words a quotation holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Attribution {
    /// Theirs whom these words name.
    Phrase(Phrase),
    /// The previous speaker's.
    Previous,
    /// The text does not tell.
    Unknown,
}

/// Finds the words that say who speaks in the quotation at `at`.
pub(super) fn attribute(article: &Article, narration: &Narration, at: usize) -> Attribution {
    let beside = narration.beside(at);
    let before = clause::read(article, beside.before);
    let after = clause::read(article, beside.after);
    let surest = subject::quoted(&after).or_else(|| right_behind(&after)).or_else(|| subject::quoted(&before));
    if let Some(others) = said_by_others(&before).filter(|_| surest.is_none()) {
        return others;
    }
    surest
        .or_else(|| in_front(&before))
        .or_else(|| behind(&after))
        .or_else(|| source(&after).or_else(|| source(&before)))
        .or_else(|| signature(&after))
        .or_else(|| label(&before))
        .map_or_else(|| going_on(article, beside, at), Attribution::Phrase)
}

/// The words among some put into what is said that say who says it.
pub(super) fn of_words(incise: &[Element]) -> Option<Phrase> {
    right_behind(incise).or_else(|| behind(incise))
}

/// "…", she said. · "…", said Ann Lee.
fn right_behind(after: &[Element]) -> Option<Phrase> {
    let first = after.iter().position(|element| !element.is_mark(','))?;
    let verb = after.iter().position(|element| element.item == Item::Cue(Cue::Speech))?;
    let phrase = subject::of(after, verb)?;
    let starts = after[first].span.start;
    (verb == first || phrase.span.start == starts).then_some(phrase)
}

/// She was told by Ann Lee: "…" · She did not say "…", which nobody may have said.
fn said_by_others(before: &[Element]) -> Option<Attribution> {
    let lexicon = lexicon::get();
    let verb = before.iter().rposition(|element| matches!(element.item, Item::Cue(_)))?;
    let between = || before[subject::end_of_subject(before, verb)..verb].iter().map(|element| element.lower.as_str());
    if between().any(|word| lexicon.denies(word)) {
        return Some(Attribution::Unknown);
    }
    let is_told = between().any(|word| lexicon.makes_passive(word)) && !before[verb].lower.ends_with("ing");
    let by = before[verb..].windows(2).find(|pair| pair[0].lower == "by").and_then(|pair| pair[1].phrase().cloned());
    is_told.then(|| by.map_or(Attribution::Unknown, Attribution::Phrase))
}

/// She said "…" · She told reporters that it was "…".
fn in_front(before: &[Element]) -> Option<Phrase> {
    let mut cues = (0..before.len()).rev().filter(|&at| matches!(before[at].item, Item::Cue(_)));
    cues.find_map(|verb| subject::of(before, verb))
}

/// "…" is how she described it.
fn behind(after: &[Element]) -> Option<Phrase> {
    let verb = after.iter().position(|element| matches!(element.item, Item::Cue(_)))?;
    subject::of(after, verb)
}

/// According to Ann Lee, "…"
fn source(elements: &[Element]) -> Option<Phrase> {
    let at = elements.windows(2).position(|pair| pair[0].lower == "according" && pair[1].lower == "to")?;
    elements[at + 2..].iter().find_map(Element::phrase).cloned()
}

/// "…" — Ann Lee
fn signature(after: &[Element]) -> Option<Phrase> {
    let (first, rest) = after.split_first()?;
    let dash = ['—', '–', '―', '-'].iter().any(|&dash| first.is_mark(dash));
    rest.first().filter(|_| dash)?.phrase().filter(|phrase| phrase.kind == PhraseKind::Name).cloned()
}

/// Ann Lee: "…"
fn label(before: &[Element]) -> Option<Phrase> {
    let (colon, rest) = before.split_last()?;
    rest.last().filter(|_| colon.is_mark(':'))?.phrase().cloned()
}

/// A quotation without words of its own that say who speaks.
fn going_on(article: &Article, beside: &Beside, at: usize) -> Attribution {
    let unclosed = at > 0 && is_unclosed(article, article.quotes[at - 1].span);
    if !beside.starts_sentence {
        return Attribution::Unknown;
    }
    let introduced = beside.introduction.and_then(|lead| in_front(&clause::read(article, lead)));
    if let Some(phrase) = introduced {
        return Attribution::Phrase(phrase);
    }
    if beside.follows_paragraph || (unclosed && beside.sentences_since == 0) {
        return Attribution::Previous;
    }
    if beside.follows_in_paragraph && beside.sentences_since <= 1 {
        return Attribution::Previous;
    }
    let lead = beside.lead.and_then(|lead| in_front(&clause::read(article, lead)));
    match lead {
        Some(phrase) => Attribution::Phrase(phrase),
        None if beside.follows_in_paragraph => Attribution::Previous,
        None => Attribution::Unknown,
    }
}

/// Whether the paragraph ends without the quotation's closing mark.
fn is_unclosed(article: &Article, quote: Span) -> bool {
    article.block_at(quote.start).is_some_and(|block| article.blocks[block].span.end == quote.end)
}
