//! A run of tokens in, the names it holds out: titles taken off, common words dropped, places and bodies inside a title
//! kept as names of their own.

use std::ops::Range;

use super::classify;
use super::lexicon::{Known, LEXICON};
use super::runs::known;
use super::titles;
use super::tokens::{Case, Token};
use crate::model::EntityKind;

/// A name among the tokens of a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Name {
    /// Its tokens.
    pub(super) tokens: Range<usize>,
    /// What it seems to name.
    pub(super) kind: EntityKind,
    /// The tokens of the title before or behind it.
    pub(super) title: Option<Range<usize>>,
    /// Whether the title stands before it.
    pub(super) titled: bool,
}

/// The most tokens of a name that a gazetteer knows.
const LONGEST_KNOWN: usize = 4;

/// Finds the names of a run; `floor` is the end of the name before it.
pub(super) fn find(tokens: &[Token<'_>], run: Range<usize>, floor: usize) -> Vec<Name> {
    let run = without_opener(tokens, run);
    if run.is_empty() {
        return Vec::new();
    }
    let leading = titles::end_of_leading(tokens, &run);
    let mut names = Vec::new();
    let start = if leading > run.start {
        titles::start_before(tokens, floor, leading)
    } else {
        titles::start_before(tokens, floor, run.start)
    };
    if leading > run.start {
        names.extend(inside_title(tokens, run.start..leading, start));
    }
    let rest = trim(tokens, leading..run.end);
    if rest.is_empty() {
        return names;
    }
    if start < rest.start && is_person_like(tokens, &rest) {
        names.push(Name {
            tokens: trailing_person(tokens, &rest).unwrap_or(rest.start)..rest.end,
            kind: EntityKind::Person,
            title: Some(start..leading.max(run.start)),
            titled: true,
        });
    } else {
        names.extend(split(tokens, rest));
    }
    for name in &mut names {
        if name.kind == EntityKind::Person && name.title.is_none() {
            name.title = titles::behind(tokens, name.tokens.end);
        }
    }
    names
}

/// Takes off the word whose capital only says that a sentence begins.
fn without_opener(tokens: &[Token<'_>], mut run: Range<usize>) -> Range<usize> {
    let first = &tokens[run.start];
    let says_nothing = first.opens && first.case == Case::Capital && first.word.is_any();
    if says_nothing && !keeps_opener(tokens, &run) {
        run.start += 1;
        while run.start < run.end && !tokens[run.start].is_capital() {
            run.start += 1;
        }
    }
    run
}

/// Whether a common word that begins a sentence is part of the name behind it.
fn keeps_opener(tokens: &[Token<'_>], run: &Range<usize>) -> bool {
    let first = &tokens[run.start];
    let title =
        titles::is_office(first) || titles::is_honorific(first) || LEXICON.office_modifiers.contains(&first.lower);
    let known_start = (run.start + 2..=run.end.min(run.start + LONGEST_KNOWN))
        .any(|end| classify::whole(&tokens[run.start..end]).is_some());
    let country =
        run.len() == 1 && known(first).is_some_and(|known| matches!(known, Known::Country | Known::Adjective));
    let next = tokens[run.clone()].get(1);
    let first_name = first.word.is_first_name()
        && next.is_some_and(|next| next.is_capital() && !titles::is_office(next) && known(next).is_none());
    let headed = run.len() > 1
        && !first.word.is_never()
        && !first.lower.ends_with("ly")
        && (classify::last_head(&tokens[run.clone()]).is_some()
            || tokens[run.clone()].iter().any(|token| token.lower == "of"));
    title
        || known_start
        || country
        || first_name
        || headed
        || LEXICON.place_openers.contains(&first.lower) && run.len() > 1
}

/// The places and bodies named inside a title, such as the `UN` of `UN Secretary-General`.
fn inside_title(tokens: &[Token<'_>], run: Range<usize>, start: usize) -> Vec<Name> {
    let mut names = Vec::new();
    if run.start < start {
        names.extend(split(tokens, trim(tokens, run.start..start)));
    }
    let mut at = run.start.max(start);
    while at < run.end {
        let end = longest_known(tokens, at, run.end).unwrap_or(at + 1);
        match classify::whole(&tokens[at..end]) {
            Some(known) if known.is_place() || known == Known::Organisation => {
                names.push(plain(at..end, kind_of(known)))
            }
            _ if end - at == 1 && is_acronym(&tokens[at]) => names.push(plain(at..end, EntityKind::Organisation)),
            _ => {}
        }
        at = end;
    }
    names
}

fn is_acronym(token: &Token<'_>) -> bool {
    token.case == Case::Upper && !titles::is_office(token) && !titles::is_honorific(token) && token.text.len() > 1
}

fn kind_of(known: Known) -> EntityKind {
    if known == Known::Organisation { EntityKind::Organisation } else { EntityKind::Place }
}

fn plain(tokens: Range<usize>, kind: EntityKind) -> Name {
    Name { tokens, kind, title: None, titled: false }
}

/// The end of the longest name that a gazetteer knows at `start`.
fn longest_known(tokens: &[Token<'_>], start: usize, end: usize) -> Option<usize> {
    let longest = if tokens.get(start)?.word.opens_name() { LONGEST_KNOWN } else { 1 };
    (start + 1..=end.min(start + longest)).rev().find(|&end| classify::whole(&tokens[start..end]).is_some())
}

/// Takes marks and small words off both ends.
fn trim(tokens: &[Token<'_>], mut range: Range<usize>) -> Range<usize> {
    let loose = |token: &Token<'_>| !token.is_capital() && token.case != Case::Number;
    let particle =
        |token: &Token<'_>| LEXICON.particles.contains(&token.lower) || LEXICON.lower_places.contains(&token.lower);
    while range.start < range.end && loose(&tokens[range.start]) && !particle(&tokens[range.start]) {
        range.start += 1;
    }
    let hangs =
        |token: &Token<'_>| matches!(token.case, Case::Mark) || matches!(&*token.lower, "of" | "for" | "and" | "the");
    while range.start < range.end && hangs(&tokens[range.end - 1]) {
        range.end -= 1;
    }
    range
}

/// Whether a name behind a title may be a person's.
fn is_person_like(tokens: &[Token<'_>], name: &Range<usize>) -> bool {
    let country =
        matches!(classify::whole(&tokens[name.clone()]), Some(Known::Country | Known::Adjective | Known::Organisation));
    let body = name.len() > 1 && classify::head(&tokens[name.end - 1].lower).is_some();
    let first = known(&tokens[name.start]).is_some_and(|known| matches!(known, Known::Country | Known::Adjective));
    let of = tokens[name.clone()].iter().any(|token| token.lower == "of");
    if country || of || name.len() > 1 && first {
        return false;
    }
    !body || tokens[name.start].word.is_first_name()
}

/// Splits a run without title into names.
fn split(tokens: &[Token<'_>], run: Range<usize>) -> Vec<Name> {
    if run.is_empty() {
        return Vec::new();
    }
    let headed = classify::last_head(&tokens[run.clone()]).is_some()
        || tokens[run.clone()].iter().any(|token| token.lower == "of");
    if run.len() > 1 && classify::whole(&tokens[run.clone()]).is_none() {
        let adjective = leading_adjective(tokens, &run);
        if let Some(end) = adjective.filter(|&end| !headed || is_place_by_itself(tokens, end..run.end)) {
            let mut names = vec![plain(run.start..end, EntityKind::Other)];
            names.extend(split(tokens, trim(tokens, end..run.end)));
            return names;
        }
        if let Some(start) = trailing_place(tokens, &run).filter(|_| !headed) {
            return vec![plain(start..run.end, EntityKind::Place)];
        }
        if let Some(start) = trailing_person(tokens, &run).filter(|_| !headed) {
            return vec![plain(start..run.end, EntityKind::Person)];
        }
    }
    classify::kind(tokens, &run).map(|kind| plain(run, kind)).into_iter().collect()
}

/// Whether what stands behind an adjective is a place's name without it: `Lofoten Islands`, but not `Coast` or `Coastal Road`.
pub(super) fn is_place_by_itself(tokens: &[Token<'_>], rest: Range<usize>) -> bool {
    rest.len() > 1 && !tokens[rest.start].word.is_common() && classify::kind(tokens, &rest) == Some(EntityKind::Place)
}

/// `Oceanographer Ana Brandt`: the start of a full name behind words that are no part of it.
fn trailing_person(tokens: &[Token<'_>], run: &Range<usize>) -> Option<usize> {
    let is_first = |at: usize| {
        let (first, surname) = (&tokens[at], &tokens[at + 1]);
        let a_word = first.word.is_common() && surname.word.is_any();
        first.case == Case::Capital
            && first.word.is_first_name()
            && !a_word
            && surname.is_capital()
            && classify::whole(&tokens[at + 1..at + 2]).is_none()
            && classify::whole(&tokens[at - 1..=at]).is_none()
    };
    let start = (run.start + 1..run.end.saturating_sub(1)).find(|&at| is_first(at))?;
    let before = &tokens[run.start..start];
    let words = before.iter().all(|token| token.case == Case::Capital && token.word.is_any())
        && !before.iter().any(|token| token.word.is_first_name());
    words.then_some(start)
}

/// `Norwegian Ana Brandt`: the end of the adjective, where a name goes on behind it.
fn leading_adjective(tokens: &[Token<'_>], run: &Range<usize>) -> Option<usize> {
    let end = longest_known(tokens, run.start, run.end)?;
    let adjective = classify::whole(&tokens[run.start..end]) == Some(Known::Adjective);
    (adjective && end < run.end).then_some(end)
}

/// `Imperial Norway`: the start of the country behind words that are no part of its name.
fn trailing_place(tokens: &[Token<'_>], run: &Range<usize>) -> Option<usize> {
    let start = (run.start + 1..run.end).find(|&start| {
        classify::whole(&tokens[start..run.end])
            .is_some_and(|known| matches!(known, Known::Country | Known::City | Known::Region))
    })?;
    let words = tokens[run.start..start].iter().all(|token| {
        token.word.is_common() && !LEXICON.place_openers.contains(&token.lower) && !token.word.is_first_name()
    });
    words.then_some(start)
}
