//! The tokens of one name and what stands beside them in, the kind of thing named out.
//!
//! The strongest evidence decides, in this order: gazetteers, company suffixes, head nouns (of the first noun before `of`,
//! else the last word), first names and initials, and last the words beside the name.

use std::ops::Range;

use super::lexicon::{GAZETTEER, Known, LEXICON};
use super::runs::known;
use super::titles;
use super::tokens::{Case, Token};
use crate::model::EntityKind;

/// The most letters of an acronym; longer words in capitals are words that somebody shouts.
const LONGEST_ACRONYM: usize = 6;

/// The most tokens from the place to the dash of a dateline.
const LONGEST_DATELINE: usize = 6;

/// The kind of the name at `name`; none where it is no name.
pub(super) fn kind(tokens: &[Token<'_>], name: &Range<usize>) -> Option<EntityKind> {
    let words: Vec<&Token<'_>> = tokens[name.clone()].iter().filter(|token| token.case != Case::Mark).collect();
    let (first, last) = (words.first()?, words.last()?);
    if let Some(known) = whole(&tokens[name.clone()]) {
        return Some(of_known(known, tokens, name));
    }
    if words.len() > 1 && LEXICON.company_suffixes.contains(&last.lower) {
        return Some(EntityKind::Organisation);
    }
    if is_dateline(tokens, name) {
        return Some(EntityKind::Place);
    }
    if words.len() == 1 {
        return single(tokens, name);
    }
    let shouted = first.case == Case::Upper && last.case != Case::Upper;
    let is_first_name = first.word.is_first_name()
        && !shouted
        && known(first).is_none_or(|known| known != Known::Country && !(known.is_place() && last.word.is_common()));
    if words.iter().all(|token| token.case == Case::Upper && token.word.is_any()) {
        return None;
    }
    if LEXICON.directions.contains(&last.lower) {
        return Some(EntityKind::Other);
    }
    if LEXICON.event_openers.contains(&first.lower) {
        return Some(EntityKind::Event);
    }
    if let Some(kind) = by_head(&words) {
        let surname = words.len() == 2 && is_first_name && LEXICON.surname_heads.contains(&last.lower);
        return Some(if surname { EntityKind::Person } else { kind });
    }
    if LEXICON.place_openers.contains(&first.lower) {
        return Some(EntityKind::Place);
    }
    Some(several(&words, is_first_name))
}

/// What the gazetteers say of all tokens together.
pub(super) fn whole(tokens: &[Token<'_>]) -> Option<Known> {
    let mut name = String::new();
    for token in tokens {
        if !token.glued && !name.is_empty() {
            name.push(' ');
        }
        name.push_str(&token.lower);
    }
    let upper = tokens.iter().all(|token| matches!(token.case, Case::Upper | Case::Mark | Case::Initial));
    let name = name.replace('’', "'");
    if let Some(known) = GAZETTEER.get(&name, upper) {
        return Some(known);
    }
    LEXICON.other_names.contains(&name).then_some(Known::Adjective)
}

fn of_known(known: Known, tokens: &[Token<'_>], name: &Range<usize>) -> EntityKind {
    match known {
        Known::Organisation => EntityKind::Organisation,
        Known::Event => EntityKind::Event,
        Known::Adjective => EntityKind::Other,
        Known::City | Known::Province if name.len() == 1 => {
            let token = &tokens[name.start];
            let doubtful = token.word.is_first_name() || token.word.is_common();
            if doubtful && is_person_by_context(tokens, name) { EntityKind::Person } else { EntityKind::Place }
        }
        _ => EntityKind::Place,
    }
}

/// The kind that a head noun tells: that before the first `of` or `for`, else the last word.
fn by_head(words: &[&Token<'_>]) -> Option<EntityKind> {
    let of = words.iter().position(|token| matches!(&*token.lower, "of" | "for"));
    of.filter(|&of| of > 0).and_then(|of| head(&words[of - 1].lower)).or_else(|| last_head(words))
}

/// The kind that the last word tells, a number behind it apart: `Harbour War II`.
pub(super) fn last_head<'t>(words: &[impl std::borrow::Borrow<Token<'t>>]) -> Option<EntityKind> {
    let is_number = |token: &Token<'_>| {
        token.case == Case::Number || token.is_capital() && token.text.chars().all(|c| matches!(c, 'I' | 'V' | 'X'))
    };
    head(&words.iter().map(std::borrow::Borrow::borrow).rfind(|token| !is_number(token))?.lower)
}

/// The kind that a head noun tells.
pub(super) fn head(lower: &str) -> Option<EntityKind> {
    let kinds = [
        (&LEXICON.works, EntityKind::Work),
        (&LEXICON.events, EntityKind::Event),
        (&LEXICON.places, EntityKind::Place),
        (&LEXICON.lower_places, EntityKind::Place),
        (&LEXICON.organisations, EntityKind::Organisation),
    ];
    kinds.into_iter().find(|(words, _)| words.contains(lower)).map(|(_, kind)| kind)
}

/// A name of one word that no gazetteer knows.
fn single(tokens: &[Token<'_>], name: &Range<usize>) -> Option<EntityKind> {
    let token = &tokens[name.start];
    let first_name = token.word.is_first_name();
    let is_word = token.word.is_common();
    if token.case == Case::Initial
        || LEXICON.company_suffixes.contains(&token.lower)
        || titles::is_honorific(token)
        || titles::is_office(token)
    {
        return None;
    }
    if is_abbreviated_place(tokens, name) {
        return Some(EntityKind::Place);
    }
    if has_inner_capital(token) {
        return Some(EntityKind::Organisation);
    }
    if token.case == Case::Upper && token.text.chars().count() <= LONGEST_ACRONYM {
        let body = !is_word && token.text.starts_with(char::is_alphabetic);
        return body.then_some(EntityKind::Organisation);
    }
    if is_word && !(first_name && is_person_by_context(tokens, name)) {
        return None;
    }
    if first_name || is_person_by_context(tokens, name) {
        return Some(EntityKind::Person);
    }
    Some(if is_place_by_context(tokens, name) { EntityKind::Place } else { EntityKind::Other })
}

/// `WARSAW (AP) —` and `WARSAW —` at the start of a passage say where it was written.
fn is_dateline(tokens: &[Token<'_>], name: &Range<usize>) -> bool {
    let is_strange = |token: &Token<'_>| token.case == Case::Upper && !token.word.is_any();
    let upper = tokens[name.clone()].iter().all(is_strange);
    let behind = tokens.get(name.end).map_or("", |token| token.text);
    let bracket = behind == "(" && tokens.iter().skip(name.end).take(LONGEST_DATELINE).any(|token| is_dash(token.text));
    name.start == 0 && upper && (is_dash(behind) || bracket)
}

fn is_dash(mark: &str) -> bool {
    matches!(mark, "—" | "–" | "-")
}

/// `Ala.` in `Mobile, Ala.` and in `R-Ala.`
fn is_abbreviated_place(tokens: &[Token<'_>], name: &Range<usize>) -> bool {
    let before = name.start.checked_sub(1).map_or("", |at| tokens[at].text);
    matches!(before, "," | "-" | "(") && LEXICON.postal_places.contains(&tokens[name.start].lower)
}

/// Whether a firm or a brand writes itself with a capital inside, as in `DailyPost`; `McKay` and `DeSouza` are people.
fn has_inner_capital(token: &Token<'_>) -> bool {
    let mut before = '\0';
    let inner = token.text.char_indices().find(|&(_, c)| {
        let found = before.is_lowercase() && c.is_uppercase();
        before = c;
        found
    });
    inner.is_some_and(|(at, _)| {
        !LEXICON.prefixes.iter().any(|prefix| prefix.len() == at && token.lower.starts_with(prefix))
    })
}

/// A name of several words without a head noun.
fn several(words: &[&Token<'_>], is_first_name: bool) -> EntityKind {
    let capitals = words.iter().filter(|token| token.is_capital());
    let common = capitals.clone().filter(|token| token.word.is_common()).count();
    let count = capitals.count();
    let initials = words.iter().any(|token| token.case == Case::Initial && token.text.ends_with('.'));
    let all_upper = words.iter().all(|token| token.case == Case::Upper);
    let numbers = words.iter().any(|token| token.case == Case::Number);
    let last_is_adjective =
        words.last().and_then(|token| whole(std::slice::from_ref(*token))) == Some(Known::Adjective);
    let first_is_place = words.first().and_then(|token| known(token)).is_some_and(Known::is_place);
    let last_is_place = words.last().and_then(|token| known(token)).is_some_and(Known::is_place);
    if numbers || words.iter().any(|token| matches!(&*token.lower, "&" | "of" | "for")) {
        return EntityKind::Organisation;
    }
    if last_is_adjective || all_upper && common == count {
        return EntityKind::Other;
    }
    match count {
        _ if is_first_name && count <= 4 || initials => EntityKind::Person,
        2 | 3 if last_is_place || first_is_place => EntityKind::Organisation,
        2 if common == 0 && (!all_upper || words.iter().all(|token| token.text.chars().count() > 3)) => {
            EntityKind::Person
        }
        2 if !words[0].word.is_common() => EntityKind::Organisation,
        3 if common == 0 && words.iter().any(|token| token.word.is_first_name()) => EntityKind::Person,
        _ => EntityKind::Other,
    }
}

/// Whether the words beside a name say that it is a person's.
fn is_person_by_context(tokens: &[Token<'_>], name: &Range<usize>) -> bool {
    let behind = tokens.get(name.end);
    let says = |token: &Token<'_>| LEXICON.saying.contains(&token.lower);
    let comma = behind.is_some_and(|token| token.text == ",");
    behind.is_some_and(says)
        || comma && tokens.get(name.end + 1).is_some_and(|token| token.lower == "who")
        || name
            .start
            .checked_sub(1)
            .is_some_and(|before| matches!(&*tokens[before].lower, "said" | "says" | "told" | "asked"))
}

/// Whether the words beside a name say that it is a place's.
fn is_place_by_context(tokens: &[Token<'_>], name: &Range<usize>) -> bool {
    let comma = tokens.get(name.end).is_some_and(|token| token.text == ",");
    let within = tokens.get(name.end + 1).and_then(known).is_some_and(Known::is_place);
    let before = name.start.checked_sub(1).map(|at| &tokens[at]);
    comma && within || before.is_some_and(|before| LEXICON.locating.contains(&before.lower))
}
