//! What a verb of saying reports: a clause with or without "that", a question, an infinitive, a gerund.

use crate::annotate::quotes::clause::{Item, PhraseKind};
use crate::annotate::quotes::lexicon::{self, Frame};
use crate::annotate::quotes::subject;
use crate::model::Span;

use super::Report;
use super::sentence::Sentence;

/// Most words and marks between a verb and its "that".
const REACH: usize = 14;
/// Most words and marks before the verb of a clause without "that".
const BEFORE_FINITE: usize = 10;

/// Most words before it where the clause starts with a word that may as well not be a noun.
const BEFORE_FINITE_OF_WORD: usize = 3;
/// In so many words behind the verb stands its object: "said his piece".
const SAYING: usize = 3;
/// Fewest words and marks of a clause whose verb is not seen.
const FEWEST_OF_CLAUSE: usize = 4;

/// All reports of a sentence's verbs, in order; what one reports is not read again.
pub(super) fn all(sentence: &Sentence<'_>) -> Vec<Report> {
    let mut reports: Vec<Report> = Vec::new();
    let mut from = 0;
    for verb in 1..sentence.elements.len() {
        if verb < from || !sentence.is_cue(verb) || !sentence.is_narration(verb) {
            continue;
        }
        let Some((speaker, start)) = sentence.subject(verb).zip(start(sentence, verb)) else { continue };
        let end = end(sentence, start);
        let close = sentence.elements.get(end).map_or(sentence.span.end, |element| element.span.start);
        let content = Span::new(sentence.elements[start].span.start, close);
        from = end;
        reports.push(Report { content, speaker });
    }
    reports
}

/// The element that starts what the verb at `verb` reports.
pub(super) fn start(sentence: &Sentence<'_>, verb: usize) -> Option<usize> {
    let direct = sentence.direct().find(|direct| direct.start >= sentence.elements[verb].span.end);
    let begin = begin(sentence, verb)?;
    // "said: “…”" reports nothing but the quotation.
    let quoted = direct.is_some_and(|direct| direct.start < sentence.elements[begin].span.end);
    (!quoted).then_some(begin)
}

fn begin(sentence: &Sentence<'_>, verb: usize) -> Option<usize> {
    let reports = |frame| sentence.reports(verb, frame);
    let told = if reports(Frame::Addressee) || reports(Frame::ToldTo) { addressee(sentence, verb + 1) } else { None };
    let next = told.unwrap_or(verb + 1);
    let after_time = past_time(sentence, next);
    if reports(Frame::That)
        && let Some(that) = that(sentence, verb)
    {
        return Some(that);
    }
    if reports(Frame::Whether) && lexicon::get().starts_question(sentence.lower(after_time)) {
        return Some(after_time);
    }
    if reports(Frame::ToldTo) && told.is_some() && is_infinitive(sentence, next) {
        return Some(verb + 1);
    }
    if reports(Frame::To) && is_infinitive(sentence, verb + 1) {
        return Some(verb + 1);
    }
    if reports(Frame::Ing) && is_gerund(sentence, verb + 1) {
        return Some(verb + 1);
    }
    let needs_addressee = reports(Frame::Addressee) && !reports(Frame::To);
    let bare = reports(Frame::Bare) && (told.is_some() || !needs_addressee);
    (bare && starts_clause(sentence, after_time, reports(Frame::Plain))).then_some(after_time)
}

/// Where what follows whom something is told starts: "told reporters", "told him", "told the council of the town".
fn addressee(sentence: &Sentence<'_>, at: usize) -> Option<usize> {
    let lexicon = lexicon::get();
    let pronoun = ["him", "her", "them", "me", "us", "it", "you"].contains(&sentence.lower(at));
    if pronoun {
        return Some(at + 1);
    }
    let determiners = (at..sentence.elements.len()).take_while(|&at| lexicon.is_determiner(sentence.lower(at))).count();
    let noun = at + determiners;
    let element = sentence.elements.get(noun)?;
    let named = element.phrase().is_some_and(|phrase| phrase.kind != PhraseKind::Pronoun);
    let any = determiners > 0 && element.item == Item::Word;
    (named || any).then_some(noun + 1)
}

/// Where what follows the words that tell when starts: "said on Monday", "said earlier today".
fn past_time(sentence: &Sentence<'_>, mut at: usize) -> usize {
    let lexicon = lexicon::get();
    loop {
        let leads = ["on", "late", "early", "last"].contains(&sentence.lower(at));
        if lexicon.tells_when(sentence.lower(at)) {
            at += 1;
        } else if leads && lexicon.tells_when(sentence.lower(at + 1)) {
            at += 2;
        } else {
            return at;
        }
    }
}

/// The element behind the "that" of a verb.
fn that(sentence: &Sentence<'_>, verb: usize) -> Option<usize> {
    let lexicon = lexicon::get();
    let reach = (sentence.elements.len()).min(verb + 1 + REACH);
    let stop = |at: usize| {
        let ends = sentence.is_cue(at) || sentence.is_mark(at, &[';', ':', '(']) || is_infinitive(sentence, at);
        ends || !sentence.is_narration(at)
    };
    let that = (verb + 1..reach).take_while(|&at| !stop(at)).find(|&at| sentence.lower(at) == "that")?;
    let next = sentence.lower(that + 1);
    // "in a statement that was read out", "the rules that could change" only tell more about the noun.
    let relative = lexicon.is_finite(next) || that > verb + 1 && next.ends_with("ed");
    (that + 1 < sentence.elements.len() && !relative).then_some(that + 1)
}

fn is_infinitive(sentence: &Sentence<'_>, at: usize) -> bool {
    let Some(verb) = sentence.elements.get(at + 1) else { return false };
    let noun = lexicon::get().is_determiner(&verb.lower) || verb.phrase().is_some();
    let lower = sentence.text()[verb.span.start..].starts_with(char::is_lowercase);
    sentence.lower(at) == "to" && lower && !noun && sentence.elements.len() > at + 2
}

fn is_gerund(sentence: &Sentence<'_>, at: usize) -> bool {
    let word = sentence.lower(at);
    let lower = sentence
        .elements
        .get(at)
        .is_some_and(|verb| sentence.text()[verb.span.start..].starts_with(char::is_lowercase));
    lower
        && word.len() > 5
        && word.ends_with("ing")
        && !["nothing", "anything", "something", "everything"].contains(&word)
}

/// Whether a clause starts here: something that can be a subject, and, unless behind a `plain` verb, a finite verb behind it.
fn starts_clause(sentence: &Sentence<'_>, at: usize, plain: bool) -> bool {
    let lexicon = lexicon::get();
    let Some(first) = sentence.elements.get(at) else { return false };
    let word = first.lower.as_str();
    let rest = sentence.elements.len() - at;
    if lexicon.is_pronoun(word) || word == "there" {
        return rest > 2 && sentence.is_narration(at);
    }
    let closed = lexicon.is_preposition(word) || lexicon.is_never_name(word) && !lexicon.is_determiner(word);
    if matches!(first.item, Item::Mark(_) | Item::Cue(_)) || first.is_word() && closed {
        return false;
    }
    let plural = plain && first.is_word() && word.len() > 3 && word.ends_with('s');
    let noun = !first.is_word() || lexicon.is_determiner(word) || plural;
    let until = if noun { BEFORE_FINITE } else { BEFORE_FINITE_OF_WORD };
    let clause = (at + 1..sentence.elements.len()).take(until);
    let mut clause = clause.take_while(|&at| !sentence.is_mark(at, &[';', ':']) && !starts_relative(sentence, at));
    let object = (at..sentence.elements.len()).take(SAYING).any(|at| lexicon.is_saying(sentence.lower(at)));
    let named_only = object || !first.is_word() && sentence.is_mark(at + 1, &[',', '(']);
    !named_only && (plain && noun && rest > FEWEST_OF_CLAUSE || clause.any(|at| is_verb(sentence, at)))
}

fn starts_relative(sentence: &Sentence<'_>, at: usize) -> bool {
    ["who", "which"].contains(&sentence.lower(at))
}

fn is_verb(sentence: &Sentence<'_>, at: usize) -> bool {
    let element = &sentence.elements[at];
    lexicon::get().is_finite(&element.lower)
        || matches!(element.item, Item::Cue(_))
        || element.item == Item::Word && element.lower.len() > 4 && element.lower.ends_with("ed")
}

/// Where what is reported ends: at the end of the sentence, or before a clause in which someone else, or the same one again,
/// says something.
fn end(sentence: &Sentence<'_>, start: usize) -> usize {
    let elements = &sentence.elements;
    let breaks = |at: &usize| {
        let at = *at;
        if !sentence.is_narration(at) {
            return false;
        }
        if sentence.is_mark(at, &[';']) {
            return true;
        }
        let conjunction = lexicon::get().contrasts(sentence.lower(at + 1));
        if !sentence.is_mark(at, &[',']) {
            return ["but", "and"].contains(&sentence.lower(at))
                && sentence.is_speech(at.saturating_add(1).min(elements.len() - 1));
        }
        let next = at + 1 + usize::from(conjunction);
        let verb = (next..elements.len()).take(6).find(|&at| sentence.is_cue(at));
        let Some(verb) = verb else { return false };
        let own = subject::end_of_subject(elements, verb);
        let participle = verb == next && sentence.lower(verb).ends_with("ing");
        let again = conjunction && verb == next;
        let subject = own > next
            && subject::adjacent(elements, verb).is_some_and(|phrase| phrase.span.start >= elements[next].span.start);
        let reports = begin(sentence, verb).is_some() || verb + 1 == elements.len() || sentence.is_speech(verb);
        (participle || again || subject && conjunction || subject && verb + 1 == elements.len()) && reports
    };
    (start + 1..elements.len()).find(breaks).unwrap_or(elements.len())
}
