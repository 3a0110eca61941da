//! Titles and offices beside a name: `Norwegian Foreign Minister Ana Brandt`, `Ana Brandt, the mayor of Bergen`.

use std::ops::Range;

use super::classify;
use super::lexicon::{Known, LEXICON};
use super::runs::known;
use super::tokens::{Case, Token};

/// The most tokens read for a title behind a name.
const LONGEST_BEHIND: usize = 9;

/// Whether a word ends an office.
pub(super) fn is_office(token: &Token<'_>) -> bool {
    LEXICON.offices.contains(&token.lower)
        || token.lower.strip_suffix('s').is_some_and(|lower| LEXICON.offices.contains(lower))
}

/// Whether words are an office and nobody's name: `Vice President`, `Mr. President`; `King` may be a surname.
pub(super) fn is_bare(tokens: &[Token<'_>]) -> bool {
    let modifies = |token: &Token<'_>| LEXICON.office_modifiers.contains(&token.lower);
    let Some((last, before)) = tokens.split_last() else { return false };
    let alone = || LEXICON.offices_only.contains(&last.lower);
    let part = |token: &Token<'_>| modifies(token) || is_office(token);
    is_office(last) && (!before.is_empty() || alone()) && before.iter().all(part)
}

/// Whether a word is an honorific.
pub(super) fn is_honorific(token: &Token<'_>) -> bool {
    LEXICON.honorifics.contains(&token.lower)
}

/// Whether a word may stand in a title before the office itself.
fn is_part(token: &Token<'_>) -> bool {
    is_office(token)
        || is_honorific(token)
        || LEXICON.office_modifiers.contains(&token.lower)
        || known(token).is_some_and(|known| known != Known::Province)
        || token.case == Case::Upper
        || token.text == "-" && token.glued
}

/// Splits a run in its leading title and what it is the title of: the end of the title, or the start of the run.
pub(super) fn end_of_leading(tokens: &[Token<'_>], run: &Range<usize>) -> usize {
    if classify::whole(&tokens[run.clone()]).is_some() {
        return run.start;
    }
    let last = run.end - 1;
    if is_head(&tokens[last])
        && !is_office(&tokens[last])
        && run.len() > 1
        && !(tokens[last - 1].word.is_first_name() && LEXICON.surname_heads.contains(&tokens[last].lower))
    {
        return run.start;
    }
    let marks = |at: usize| if at < run.end && tokens[at].text == "." { at + 1 } else { at };
    let ends =
        run.clone().rev().find(|&at| is_office(&tokens[at]) || is_honorific(&tokens[at]) && marks(at + 1) < run.end);
    let Some(office) = ends else { return run.start };
    let before = office.checked_sub(1).filter(|&before| before >= run.start).map(|before| &tokens[before]);
    if before
        .is_some_and(|before| before.word.is_first_name() && !is_part(before) && known(before) != Some(Known::Province))
    {
        return run.start;
    }
    let next = marks(office + 1);
    if next + 1 < run.end && (next..run.end).all(|at| is_common_noun(&tokens[at])) {
        return run.start;
    }
    let of =
        tokens.get(next).is_some_and(|token| next < run.end && matches!(&*token.lower, "of" | "for" | "and" | "&"));
    if of { over_of(tokens, run, next) } else { next }
}

/// `Secretary of State Ana Brandt`: the end of the office that goes on at `of`, else the start of the run.
fn over_of(tokens: &[Token<'_>], run: &Range<usize>, of: usize) -> usize {
    let end = (of + 1..run.end).take_while(|&at| tokens[at].word.is_common()).last().map_or(of, |at| at + 1);
    if end > of + 1 { end } else { run.start }
}

/// A common word with a capital that is no first name: two of them behind a title are no person, as in `Major League Baseball`.
fn is_common_noun(token: &Token<'_>) -> bool {
    token.case == Case::Capital && token.word.is_common() && !token.word.is_first_name()
}

fn is_head(token: &Token<'_>) -> bool {
    LEXICON.organisations.contains(&token.lower)
        || LEXICON.places.contains(&token.lower)
        || LEXICON.works.contains(&token.lower)
        || LEXICON.events.contains(&token.lower)
}

/// The start of the title that ends right before `end`, at or behind `floor`; `end` where there is none.
pub(super) fn start_before(tokens: &[Token<'_>], floor: usize, end: usize) -> usize {
    let Some(mut start) = end.checked_sub(1).filter(|&at| at >= floor) else { return end };
    if tokens[start].text == "." && start > floor && is_honorific(&tokens[start - 1]) {
        start -= 1;
    }
    if !(is_office(&tokens[start]) || is_honorific(&tokens[start])) {
        return end;
    }
    while start > floor && is_part(&tokens[start - 1]) && !tokens[start].opens {
        start -= 1;
    }
    while start < end && matches!(tokens[start].case, Case::Mark) {
        start += 1;
    }
    start
}

/// The title behind a name that ends at `end`: `, the former Norwegian finance minister,`.
pub(super) fn behind(tokens: &[Token<'_>], end: usize) -> Option<Range<usize>> {
    if tokens.get(end)?.text != "," {
        return None;
    }
    let mut start = end + 1;
    let mut office = None;
    for (at, token) in tokens.iter().enumerate().skip(end + 1).take(LONGEST_BEHIND) {
        if is_office(token) {
            office = Some(at + 1);
        } else if is_lead(token) && office.is_none() {
            start = at + 1;
        } else if !is_part(token) || office.is_some() {
            break;
        }
    }
    let end = office?;
    let closes = tokens.get(end).is_none_or(|token| {
        token.case == Case::Mark || matches!(&*token.lower, "of" | "for" | "in" | "at" | "who" | "and")
    });
    (closes && start < end).then_some(start..end)
}

/// `a`, `the`, `Norway's`: before a title, and no part of it.
fn is_lead(token: &Token<'_>) -> bool {
    token.case == Case::Possessive
        || matches!(&*token.lower, "a" | "an" | "the" | "his" | "her" | "its" | "their" | "new")
}
