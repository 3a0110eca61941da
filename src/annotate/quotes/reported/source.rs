//! Sources of a whole sentence: "According to Ann Lee, …", "…, according to Ann Lee", "…, Ann Lee said", "The dam, Ann Lee
//! said, will hold".

use crate::annotate::quotes::clause::{Item, Phrase, PhraseKind};
use crate::annotate::quotes::lexicon::{self, Frame};
use crate::model::Span;

use super::sentence::Sentence;
use super::{Report, complement};

/// Most words and marks of who is the source.
const SOURCE: usize = 24;
/// Most words and marks behind the verb that ends a sentence: "…, she said in a statement on Monday".
const TRAIL: usize = 14;
/// Fewest elements of what is said in front of the words put in.
const FRONT: usize = 4;

/// The report that is the sentence as a whole, where it has a source.
pub(super) fn of(sentence: &Sentence<'_>) -> Option<Report> {
    according(sentence).or_else(|| put_in(sentence))
}

fn according(sentence: &Sentence<'_>) -> Option<Report> {
    let elements = &sentence.elements;
    let at = (1..elements.len()).find(|&at| sentence.lower(at - 1) == "according" && sentence.lower(at) == "to")?;
    if !sentence.is_narration(at) {
        return None;
    }
    let end = (at + 1..elements.len()).take(SOURCE).find(|&end| sentence.is_mark(end, &[',', ';']));
    let speaker = named(sentence, at + 1, end.unwrap_or(elements.len()))?;
    let content = if at == 1 {
        Span::new(elements[end?].span.end, sentence.span.end)
    } else {
        Span::new(sentence.span.start, elements[at - 1].span.start)
    };
    Some(Report { content, speaker })
}

/// Who or what the elements from `start` to `end` name as a source.
fn named(sentence: &Sentence<'_>, start: usize, end: usize) -> Option<Phrase> {
    let elements = sentence.elements.get(start..end)?;
    let phrase = elements.iter().take_while(|element| !element.is_mark('(')).find_map(|element| element.phrase());
    let document = elements.iter().position(|element| lexicon::get().is_document(&element.lower));
    match (phrase, document) {
        (Some(phrase), document) if document.is_none_or(|at| elements[at].span.start > phrase.span.end) => {
            Some(phrase.clone())
        }
        (_, Some(at)) => {
            let span = Span::new(elements[0].span.start, elements[at].span.end);
            Some(Phrase { span, kind: PhraseKind::Description, mention: None })
        }
        _ => None,
    }
}

/// "…, Ann Lee said." and "The dam, Ann Lee said, will hold."
fn put_in(sentence: &Sentence<'_>) -> Option<Report> {
    let says = |verb: &usize| {
        let verb = *verb;
        sentence.is_speech(verb) && sentence.reports(verb, Frame::Bare) && sentence.is_narration(verb)
    };
    let verbs = (FRONT..sentence.elements.len()).filter(says);
    let named = |verb| [behind_verb(sentence, verb), before_verb(sentence, verb)].into_iter().flatten();
    verbs
        .flat_map(|verb| named(verb).map(move |named| (verb, named)))
        .find_map(|(verb, named)| around(sentence, verb, named))
}

/// A speaker, the element where the words that name the speaker start, and the one where what follows them starts.
type Named = (Phrase, usize, usize);

/// What is said around the words that name the speaker.
fn around(sentence: &Sentence<'_>, verb: usize, (speaker, start, after): Named) -> Option<Report> {
    let elements = &sentence.elements;
    let comma = start.checked_sub(1).filter(|&at| sentence.is_mark(at, &[',']))?;
    let front = Span::new(sentence.span.start, elements[comma].span.start);
    let quoted: usize = sentence.direct().filter(|direct| front.overlaps(direct)).map(|direct| direct.len()).sum();
    let trail = elements.len() - after;
    if quoted * 2 > front.len() {
        return None;
    }
    if sentence.is_mark(after, &[',']) && trail > FRONT && is_clause_part(sentence, comma) {
        let relative = comma.checked_sub(1).filter(|&at| ["which", "who"].contains(&sentence.lower(at)));
        let from = relative.map_or(front.start, |at| elements[at].span.start);
        return Some(Report { content: Span::new(from, sentence.span.end), speaker });
    }
    let open = comma < FRONT || trail > TRAIL || complement::start(sentence, verb).is_some();
    (!open && says_something(sentence, comma)).then_some(Report { content: front, speaker })
}

/// A subject and its verb: ", Ann Lee said".
fn before_verb(sentence: &Sentence<'_>, verb: usize) -> Option<Named> {
    let speaker = sentence.subject(verb)?;
    let start = sentence.elements.iter().position(|element| element.span.end > speaker.span.start)?;
    (start < verb).then_some((speaker, start, verb + 1))
}

/// A verb and its subject: ", said Ann Lee".
fn behind_verb(sentence: &Sentence<'_>, verb: usize) -> Option<Named> {
    let is_free = |at: usize| !lexicon::get().is_determiner(sentence.lower(at));
    let next = (verb + 1..sentence.elements.len()).take(3).find(|&at| is_free(at))?;
    let phrase = sentence.elements[next].phrase().filter(|phrase| phrase.kind != PhraseKind::Pronoun)?;
    let has_addressee = sentence.reports(verb, Frame::Addressee);
    let starts = !has_addressee && verb.checked_sub(1).is_some_and(|at| sentence.is_mark(at, &[',']));
    (starts && sentence.is_narration(next)).then(|| (phrase.clone(), verb, next + 1))
}

/// Whether the words up to a comma leave a clause open, as "The dam" does, and are no adjunct as "On Monday" is.
fn is_clause_part(sentence: &Sentence<'_>, comma: usize) -> bool {
    let first = sentence.lower(0);
    let adjunct = lexicon::get().is_preposition(first) || lexicon::get().starts_adjunct(first);
    comma > 0 && !adjunct && !(0..comma).any(|at| sentence.is_cue(at))
}

/// Whether the words up to a comma are a clause.
fn says_something(sentence: &Sentence<'_>, comma: usize) -> bool {
    let starts = !lexicon::get().starts_adjunct(sentence.lower(0));
    let verb = |at: usize| {
        let element = &sentence.elements[at];
        lexicon::get().is_finite(&element.lower)
            || matches!(element.item, Item::Cue(_))
            || element.item == Item::Word && element.lower.ends_with("ed")
    };
    starts && (1..comma).any(verb)
}
