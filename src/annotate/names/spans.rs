//! The labels of a passage's tokens in, names out, with the titles beside people.

use std::ops::Range;

use super::classify;
use super::labels::{self, Label};
use super::lexicon::{Known, LEXICON};
use super::runs;
use super::segments::{self, Name};
use super::titles;
use super::tokens::{Case, Token};
use crate::model::EntityKind;

/// The names that the labels tell of.
pub(super) fn names(tokens: &[Token<'_>], tags: &[Label], ruled: &[Name]) -> Vec<Name> {
    let mut names: Vec<Name> = Vec::new();
    let mut at = 0;
    while at < tags.len() {
        let Some(kind) = labels::kind(tags[at]) else {
            at += 1;
            continue;
        };
        let end = at + 1 + tags[at + 1..].iter().take_while(|&&tag| labels::is_inside(tag)).count();
        let floor = names.last().map_or(0, |name| name.tokens.end);
        names.extend(name(tokens, at..end, kind, floor, ruled));
        at = end;
    }
    join_people(&mut names, tokens);
    part_places(&mut names, ruled);
    add_sure(&mut names, ruled, tokens);
    names
}

/// Joins a first name to the surname behind it where the labels part them, as in capitals: `MARIA OLSEN`.
fn join_people(names: &mut Vec<Name>, tokens: &[Token<'_>]) {
    let is_person = |name: &Name| name.kind == EntityKind::Person && name.tokens.len() == 1;
    let is_first = |name: &Name| tokens[name.tokens.start].word.is_first_name();
    let mut joined: Vec<Name> = Vec::with_capacity(names.len());
    for name in names.drain(..) {
        match joined.last_mut() {
            Some(first)
                if first.tokens.end == name.tokens.start
                    && is_person(first)
                    && is_person(&name)
                    && is_first(first)
                    && !is_first(&name) =>
            {
                first.tokens.end = name.tokens.end;
            }
            _ => joined.push(name),
        }
    }
    *names = joined;
}

/// Drops names of no kind of their own that are nothing but places side by side: `Norway Chile`, which [`add_sure`] adds apart.
fn part_places(names: &mut Vec<Name>, ruled: &[Name]) {
    names.retain(|name| {
        let inside = ruled.iter().filter(|ruled| {
            ruled.kind == EntityKind::Place
                && ruled.tokens.start >= name.tokens.start
                && ruled.tokens.end <= name.tokens.end
        });
        let (count, length) = inside.fold((0, 0), |(count, length), ruled| (count + 1, length + ruled.tokens.len()));
        name.kind != EntityKind::Other || count < 2 || length < name.tokens.len()
    });
}

/// Adds what the rules are surer of than the labels: events and works, which their head nouns tell, places where the labels
/// tell of no kind of their own, and, where they tell of nothing, people with a title and what a gazetteer knows.
fn add_sure(names: &mut Vec<Name>, ruled: &[Name], tokens: &[Token<'_>]) {
    for sure in ruled {
        let overlaps = |name: &Name| name.tokens.start < sure.tokens.end && sure.tokens.start < name.tokens.end;
        let mut inside = names.iter().filter(|name| overlaps(name));
        let untouched = inside.clone().next().is_none();
        let words = &tokens[sure.tokens.clone()];
        let is_sure = match sure.kind {
            EntityKind::Event | EntityKind::Work => inside.all(|name| {
                name.kind == EntityKind::Other
                    || name.tokens.start >= sure.tokens.start && name.tokens.end <= sure.tokens.end
            }),
            EntityKind::Place if !untouched => is_headed(words) && inside.all(|name| name.kind == EntityKind::Other),
            EntityKind::Place | EntityKind::Organisation => untouched && classify::whole(words).is_some(),
            EntityKind::Person => untouched && sure.titled,
            EntityKind::Other => false,
        };
        if is_sure {
            names.retain(|name| !overlaps(name));
            names.push(sure.clone());
        }
    }
    names.sort_by_key(|name| name.tokens.start);
}

/// The name of a kind at some tokens, unless they are no name after all.
fn name(tokens: &[Token<'_>], span: Range<usize>, kind: EntityKind, floor: usize, ruled: &[Name]) -> Option<Name> {
    let span = trim(tokens, span);
    if span.is_empty() {
        return None;
    }
    let same = ruled.iter().find(|name| name.tokens == span);
    let known = classify::whole(&tokens[span.clone()]);
    let words = &tokens[span.clone()];
    let no_capital = !words.iter().any(Token::is_capital) && tokens.iter().any(Token::is_capital);
    let small = no_capital && (known.is_none() || words.iter().all(|token| token.word.is_common()));
    if small || same.is_none() && known.is_none() && (is_no_name(words) || is_common_noun(words, kind)) {
        return None;
    }
    match kind {
        EntityKind::Person | EntityKind::Organisation if titles::is_bare(words) => None,
        EntityKind::Person => {
            let ruled = same.filter(|same| same.kind == EntityKind::Person).cloned();
            ruled.or_else(|| person(tokens, span, floor))
        }
        EntityKind::Place if known == Some(Known::Adjective) => Some(plain(span, EntityKind::Other)),
        EntityKind::Organisation if same.is_some_and(|same| is_described_place(words, same)) => {
            Some(plain(span, EntityKind::Place))
        }
        EntityKind::Other => {
            let kind = same.map(|same| same.kind).or_else(|| classify::kind(tokens, &span));
            let kind = kind.filter(|kind| matches!(kind, EntityKind::Event | EntityKind::Work));
            Some(plain(span, kind.unwrap_or(EntityKind::Other)))
        }
        _ => Some(plain(span, kind)),
    }
}

/// Whether a name of several words ends in what kind of thing it names: `Norwegian Sea`.
fn is_headed(tokens: &[Token<'_>]) -> bool {
    tokens.len() > 1 && classify::last_head(tokens).is_some()
}

/// Takes off what only leads to a name, or hangs behind it: articles, small words, marks.
fn trim(tokens: &[Token<'_>], mut span: Range<usize>) -> Range<usize> {
    let caseless = !tokens.iter().any(Token::is_capital);
    let known = classify::whole(&tokens[span.clone()]).is_some();
    let leads = |token: &Token<'_>| {
        let small = token.case == Case::Lower && !LEXICON.particles.contains(&token.lower);
        token.lower == "the" || token.case == Case::Mark || small && !caseless && !known
    };
    while span.start < span.end && leads(&tokens[span.start]) {
        span.start += 1;
    }
    let hangs = |at: usize| match tokens[at].text {
        "." => at == 0 || !runs::is_abbreviation(&tokens[at - 1].lower),
        "of" | "for" | "and" | "the" | "in" | "," | "(" | "-" | "–" | "—" => true,
        _ => tokens[at].case == Case::Possessive,
    };
    while span.start < span.end && hangs(span.end - 1) {
        span.end -= 1;
    }
    without_common_nouns(tokens, span)
}

/// Takes off what describes a place that has a name without it: `Norwegian Lofoten Peninsula`, `Bergen harbour`.
fn without_common_nouns(tokens: &[Token<'_>], span: Range<usize>) -> Range<usize> {
    let is_known = |range: Range<usize>| classify::whole(&tokens[range]);
    if span.len() < 2 || is_known(span.clone()).is_some() {
        return span;
    }
    let (first, last) = (span.start, span.end - 1);
    if tokens[last].case == Case::Lower && is_known(first..last).is_some() {
        return first..last;
    }
    let adjective = is_known(first..first + 1) == Some(Known::Adjective);
    if adjective && segments::is_place_by_itself(tokens, first + 1..span.end) { first + 1..span.end } else { span }
}

/// Whether all tokens are words that are never a name by themselves: pronouns, days, bare titles.
fn is_no_name(tokens: &[Token<'_>]) -> bool {
    let bare = |token: &Token<'_>| token.word.is_never() || titles::is_office(token) || titles::is_honorific(token);
    tokens.iter().all(|token| matches!(token.case, Case::Mark | Case::Number | Case::Possessive) || bare(token))
}

/// A single common word that is neither a person's, nor, as `the League` is, what kind of body it names.
fn is_common_noun(tokens: &[Token<'_>], kind: EntityKind) -> bool {
    let [token] = tokens else { return false };
    let body = || classify::head(&token.lower).is_some() || LEXICON.teams.contains(&token.lower);
    let may_be = match kind {
        EntityKind::Place => false,
        EntityKind::Organisation => body() && !token.opens,
        _ => true,
    };
    token.case == Case::Capital && token.word.is_common() && !may_be
}

/// `Norwegian Sea`: a place by the rules, named by an adjective and a head noun.
fn is_described_place(tokens: &[Token<'_>], ruled: &Name) -> bool {
    let adjective = tokens.first().is_some_and(|first| runs::known(first) == Some(Known::Adjective));
    ruled.kind == EntityKind::Place && is_headed(tokens) && adjective
}

/// Where a person's name ends, seeing that `the` in it leads to an epithet, which is a common word, or to something else.
fn end_of_person(tokens: &[Token<'_>], span: &Range<usize>) -> usize {
    let leads_on = |&at: &usize| tokens[at].text == "the" && !tokens[at + 1..span.end].iter().any(|t| t.word.is_any());
    (span.start + 1..span.end).find(leads_on).unwrap_or(span.end)
}

/// A person with the title before or behind the name.
fn person(tokens: &[Token<'_>], mut span: Range<usize>, floor: usize) -> Option<Name> {
    span.end = end_of_person(tokens, &span);
    let leading = titles::end_of_leading(tokens, &span);
    if leading > span.start && leading < span.end {
        span.start = leading;
    }
    let start = titles::start_before(tokens, floor, span.start);
    let titled = start < span.start;
    let title = if titled { Some(start..span.start) } else { titles::behind(tokens, span.end) };
    Some(Name { tokens: span, kind: EntityKind::Person, title, titled })
}

fn plain(tokens: Range<usize>, kind: EntityKind) -> Name {
    Name { tokens, kind, title: None, titled: false }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::names::tokens::tokenise;

    #[test]
    fn what_describes_a_place_is_taken_off() {
        let place = labels::begin(EntityKind::Place);
        assert_eq!(found("Norwegian Lofoten Peninsula", &[place, place + 1, place + 1]), ["Lofoten Peninsula"]);
        assert_eq!(
            found("Bergen harbour and Norway’s", &[place, place + 1, 0, place, place + 1]),
            ["Bergen", "Norway"]
        );
        assert_eq!(found("Lofoten.", &[place, place + 1]), ["Lofoten"]);
        assert!(found("Their guardian left", &[0, place, 0]).is_empty());
        assert!(found("They left the Islands", &[0, 0, 0, place]).is_empty());
    }

    fn found<'t>(text: &'t str, tags: &[Label]) -> Vec<&'t str> {
        let tokens = tokenise(text);
        names(&tokens, tags, &[])
            .iter()
            .map(|name| &text[tokens[name.tokens.start].start..tokens[name.tokens.end - 1].end()])
            .collect()
    }

    #[test]
    fn only_an_epithet_follows_a_person_and_an_article() {
        let person = labels::begin(EntityKind::Person);
        let tags = [person, person + 1, person + 1];
        assert_eq!(found("Zqueta the Bold", &tags), ["Zqueta the Bold"]);
        assert_eq!(found("Zqueta the Vardist", &tags), ["Zqueta"]);
    }

    #[test]
    fn what_only_leads_to_a_name_is_taken_off() {
        let place = labels::begin(EntityKind::Place);
        assert_eq!(
            found("The Lofoten in northern Norway", &[place, place + 1, 0, place, place + 1]),
            ["Lofoten", "Norway"]
        );
    }

    #[test]
    fn pronouns_days_and_bare_titles_are_none() {
        let person = labels::begin(EntityKind::Person);
        assert!(found("He told The President on Monday", &[person, 0, person, person + 1, 0, person]).is_empty());
    }
}
