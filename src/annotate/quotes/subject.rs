//! A clause in; who speaks by one of its verbs of saying out: the verb's subject, or whom another quotes.

use super::clause::{Element, Item, Phrase, PhraseKind};
use super::lexicon;
use crate::model::Span;

/// The phrase that is the subject of the cue at `verb`, or the one that follows it in inverted order.
pub(super) fn of(elements: &[Element], verb: usize) -> Option<Phrase> {
    before_verb(elements, verb).or_else(|| inverted(elements, verb))
}

/// Who is quoted by someone else: "an agency quoted Lee as saying", "Lee was quoted by an agency as saying".
pub(super) fn quoted(elements: &[Element]) -> Option<Phrase> {
    let says = |pair: &[Element]| {
        pair[0].lower == "as" && matches!(pair[1].item, Item::Cue(_)) && pair[1].lower.ends_with("ing")
    };
    let end = elements.windows(2).position(says)?;
    (0..end).rev().filter(|&at| at == 0 || elements[at - 1].lower != "by").find_map(|at| elements[at].phrase()).cloned()
}

/// Verb before subject: "said the minister", "asked former mayor Ann Lee".
fn inverted(elements: &[Element], verb: usize) -> Option<Phrase> {
    if elements[verb].lower.ends_with("ing") {
        return None;
    }
    elements[verb + 1..]
        .iter()
        .take(8)
        .take_while(|element| {
            let ends = matches!(element.item, Item::Cue(_) | Item::Mark(_));
            let hangs = element.item == Item::Word && lexicon::get().is_preposition(&element.lower);
            !ends && !hangs
        })
        .find_map(Element::phrase)
        .cloned()
}

/// Subject before verb, with what may stand between them; else the first phrase of the clause.
fn before_verb(elements: &[Element], verb: usize) -> Option<Phrase> {
    adjacent(elements, verb).or_else(|| first_free(&elements[..end_of_subject(elements, verb)]))
}

/// Where the subject of the cue at `verb` ends, if it stands before it: what may stand between them starts here.
pub(super) fn end_of_subject(elements: &[Element], verb: usize) -> usize {
    let between = |element: &Element| element.is_word() && lexicon::get().is_between_subject_and_verb(&element.lower);
    verb - elements[..verb].iter().rev().take_while(|element| between(element)).count()
}

/// The subject that ends where the cue at `verb` starts.
pub(super) fn adjacent(elements: &[Element], verb: usize) -> Option<Phrase> {
    let end = end_of_subject(elements, verb);
    let last = elements[..end].last()?;
    match &last.item {
        Item::Phrase(_) if last.phrase().is_some() => head_of(elements, end - 1),
        Item::Mark(',') => before_apposition(elements, end - 1),
        Item::Word if last.lower == "who" || last.lower == "which" || last.lower == "that" => {
            elements[..end - 1].iter().rev().find_map(Element::phrase).cloned()
        }
        Item::Mark(')') => {
            let opening = elements[..end].iter().rposition(|element| element.is_mark('('))?;
            head_of(elements, opening.checked_sub(1)?)
        }
        _ => unlisted(elements, end),
    }
}

/// A noun phrase that ends at `end` with a noun no list holds: "the ruling said"; or the phrase that such words hang on.
fn unlisted(elements: &[Element], end: usize) -> Option<Phrase> {
    let last = elements[..end].last()?.span.end;
    for at in (end.saturating_sub(6)..end).rev() {
        let element = &elements[at];
        if lexicon::get().is_determiner(&element.lower) && at + 1 < end {
            let span = Span::new(element.span.start, last);
            return Some(Phrase { span, kind: PhraseKind::Description, mention: None });
        }
        if let Some(phrase) = element.phrase() {
            let hangs = elements.get(at + 1).is_some_and(|next| lexicon::get().is_preposition(&next.lower));
            return hangs.then(|| phrase.clone());
        }
        if element.item != Item::Word {
            return None;
        }
    }
    None
}

/// The first phrase that hangs on no preposition.
pub(super) fn first_free(elements: &[Element]) -> Option<Phrase> {
    (0..elements.len())
        .filter(|&at| at == 0 || !lexicon::get().is_preposition(&elements[at - 1].lower))
        .find_map(|at| elements[at].phrase())
        .cloned()
}

/// The head of the noun phrase that ends at `last`: "a lawyer for the firm" is the lawyer.
fn head_of(elements: &[Element], last: usize) -> Option<Phrase> {
    let mut at = last;
    loop {
        let determiners =
            elements[..at].iter().rev().take_while(|before| lexicon::get().is_determiner(&before.lower)).count();
        let Some(owner) = (at - determiners).checked_sub(2) else { break };
        if !lexicon::get().is_preposition(&elements[owner + 1].lower) || elements[owner].phrase().is_none() {
            break;
        }
        at = owner;
    }
    elements[at].phrase().cloned()
}

/// The phrase in front of an apposition that ends with the comma at `comma`; else the first phrase of the clause that
/// hangs on no preposition.
fn before_apposition(elements: &[Element], comma: usize) -> Option<Phrase> {
    let opening = elements[..comma].iter().rposition(|element| element.is_mark(','));
    let direct = opening.and_then(|opening| opening.checked_sub(1)).and_then(|at| head_of(elements, at));
    direct.or_else(|| first_free(&elements[..comma]))
}
