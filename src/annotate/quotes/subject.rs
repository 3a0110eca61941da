//! A clause in; who speaks by one of its verbs of saying out: the verb's subject, or whom another quotes.

use super::clause::{Element, Item, Phrase, PhraseKind};
use super::lexicon;
use crate::model::Span;

/// Most words between a document and its determiner.
const MODIFIERS: usize = 4;

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
            if let Some(holder) = at.checked_sub(1).and_then(|before| holder(elements, before)) {
                return Some(holder);
            }
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

/// What the words behind the preposition at `preposition` hang on: "a spokesman for the port", "a person familiar with the
/// matter", "a study of the harbour".
fn holder(elements: &[Element], preposition: usize) -> Option<Phrase> {
    let is_preposition = lexicon::get().is_preposition(&elements.get(preposition)?.lower);
    let last = preposition.checked_sub(1).filter(|_| is_preposition)?;
    let adjective = || last.checked_sub(1).filter(|_| elements[last].item == Item::Word);
    let phrase = elements[last].phrase().or_else(|| elements[adjective()?].phrase());
    phrase.cloned().or_else(|| document(elements, last))
}

/// A document that ends at `noun`, with what stands before it back to its determiner: "a new study".
fn document(elements: &[Element], noun: usize) -> Option<Phrase> {
    let lexicon = lexicon::get();
    if !lexicon.is_document(&elements.get(noun)?.lower) {
        return None;
    }
    let words = elements[..noun].iter().rev().take_while(|before| before.item == Item::Word);
    let determiner = words.take(MODIFIERS).find(|before| lexicon.is_determiner(&before.lower));
    let start = determiner.unwrap_or(&elements[noun]).span.start;
    let span = Span::new(start, elements[noun].span.end);
    Some(Phrase { span, kind: PhraseKind::Description, mention: None })
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
        if let Some(document) = made_by(elements, owner, at) {
            return Some(document);
        }
        if !lexicon::get().is_preposition(&elements[owner + 1].lower) || elements[owner].phrase().is_none() {
            break;
        }
        at = owner;
    }
    elements[at].phrase().cloned()
}

/// A document at `noun`, with the name at `maker` of who made it: "a study by the Harbour Institute".
fn made_by(elements: &[Element], noun: usize, maker: usize) -> Option<Phrase> {
    let by = matches!(elements.get(noun + 1)?.lower.as_str(), "by" | "from");
    let (document, maker) = (document(elements, noun)?, elements[maker].phrase()?);
    by.then(|| Phrase { span: Span::new(document.span.start, maker.span.end), mention: maker.mention, ..document })
}

/// The phrase in front of an apposition that ends with the comma at `comma`; else the first phrase of the clause that
/// hangs on no preposition.
fn before_apposition(elements: &[Element], comma: usize) -> Option<Phrase> {
    let opening = elements[..comma].iter().rposition(|element| element.is_mark(','));
    let direct = opening.and_then(|opening| opening.checked_sub(1)).and_then(|at| head_of(elements, at));
    direct.or_else(|| first_free(&elements[..comma]))
}
