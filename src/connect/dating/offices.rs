//! The offices that an article gives to people, as it puts them: "Prime Minister X", "X, the former mayor".

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::events::times_in;
use super::features;
use crate::connect::cues::{self, Cue};
use crate::connect::entities;
use crate::connect::stems::written_stems;
use crate::data_file::rows;
use crate::model::{Article, EntityKind, Field, Mention, Span, TimeForm};

/// How many words before an office are read, names of places counting as one.
const LONGEST_SCOPE: usize = 4;

/// The offices, the longer names first.
static OFFICES: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let mut offices: Vec<&str> = rows(include_str!("data/offices.txt")).collect();
    offices.sort_by_key(|office| std::cmp::Reverse(office.len()));
    offices
});

/// Words that may stand before a public office.
static SCOPES: LazyLock<BTreeSet<&'static str>> = LazyLock::new(|| rows(include_str!("data/scopes.txt")).collect());

/// How an article puts a person to an office.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Standing {
    /// Holds it.
    Holds,
    /// Has just taken it.
    New,
    /// Held it once.
    Former,
}

/// A person with an office, as an article calls them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Called<'a> {
    pub(super) entity: &'a str,
    pub(super) office: &'static str,
    pub(super) standing: Standing,
    /// Whether a country, a place or the like stands before the office: "South African President".
    pub(super) is_scoped: bool,
    pub(super) span: Span,
}

/// The people of an article's text with their offices.
pub(super) fn called(article: &Article) -> impl Iterator<Item = Called<'_>> {
    let people =
        article.mentions.iter().filter(|mention| mention.kind == EntityKind::Person && mention.field == Field::Text);
    people.filter_map(|mention| {
        let (office, (standing, is_scoped)) = office(article, mention)?;
        Some(Called { entity: &mention.entity, office, standing, is_scoped, span: mention.span })
    })
}

/// The office of a mention and how it is put; none where the words around leave that open ("then", "acting"), or where it
/// is that of a body ("party president").
fn office(article: &Article, mention: &Mention) -> Option<(&'static str, (Standing, bool))> {
    let title = mention.title.as_deref()?.to_lowercase();
    let is_whole =
        |office: &&&str| title.strip_suffix(**office).is_some_and(|rest| !rest.ends_with(char::is_alphanumeric));
    let office = *OFFICES.iter().find(is_whole)?;
    let sentence = article.sentence_at(mention.span.start)?;
    let before = Span::new(sentence.start, mention.span.start).of(&article.text).trim_end();
    let behind = Span::new(mention.span.end, sentence.end).of(&article.text);
    let (start, end) = if before.to_ascii_lowercase().ends_with(office) {
        let end = sentence.start + before.len();
        (end - office.len(), end)
    } else {
        let start = mention.span.end + behind.to_ascii_lowercase().find(office)?;
        (start, start + office.len())
    };
    if is_of_a_body(article.text.get(end..sentence.end)?) || leads_a_body(behind) {
        return None;
    }
    let from = if start < mention.span.start { sentence.start } else { mention.span.end };
    Some((office, standing(article, Span::new(from, start))?))
}

/// Whether what goes on behind an office names a body: "president of the chamber of trade".
fn is_of_a_body(behind: &str) -> bool {
    let Some(named) = behind.strip_prefix(" of ") else { return false };
    let mut words =
        named.split(|c: char| !c.is_alphanumeric() && c != '.').filter(|word| !word.is_empty() && *word != "the");
    let first = words.next().unwrap_or_default();
    let second = words.next().unwrap_or_default();
    !entities::is_of_a_country(first) && !entities::is_of_a_country(&format!("{first} {second}"))
}

/// Words behind "of" that may name a body.
const BODY: usize = 5;

/// Whether what goes on behind a person's name tells of which body they are: "President X of the rowing club".
fn leads_a_body(behind: &str) -> bool {
    let clause = behind.split([',', ';', ':']).next().unwrap_or_default();
    clause.strip_prefix(" of ").is_some_and(|named| cues::has(features::first_words(named, BODY), Cue::Body))
}

/// How the words before an office put it, read from the office on, and whether they say of which country or place it is.
fn standing(article: &Article, before: Span) -> Option<(Standing, bool)> {
    let mut at = before.start;
    let mut words: Vec<(usize, &str)> = Vec::new();
    for piece in before.of(&article.text).split_inclusive(|c: char| c.is_whitespace() || c == '-') {
        words.push((at, bare(piece)));
        at += piece.len();
    }
    words.retain(|(_, word)| !word.is_empty());
    let mut standing = Standing::Holds;
    let mut is_scoped = false;
    for _ in 0..LONGEST_SCOPE {
        let Some(&(at, word)) = words.last() else { break };
        let lower = word.to_lowercase();
        let says = |cue: Cue| cues::has(&lower, cue);
        if says(Cue::Former) {
            return Some((Standing::Former, is_scoped));
        }
        if says(Cue::Open) || says(Cue::Body) {
            return None;
        }
        let named = (1..=words.len().min(3)).rev().find(|count| {
            let words: Vec<&str> = words[words.len() - count..].iter().map(|(_, word)| *word).collect();
            entities::is_of_a_country(&words.join(" "))
        });
        let is_place = is_place(article, at);
        // The "New" of New York is no new holder's.
        if named.is_none() && !is_place && says(Cue::New) {
            standing = Standing::New;
        }
        is_scoped |= named.is_some() || is_place;
        let known = standing == Standing::New || SCOPES.contains(lower.as_str()) || is_place;
        let taken = named.unwrap_or(usize::from(known));
        if taken == 0 {
            let is_body = word.starts_with(char::is_uppercase) && !written_stems(word).is_empty();
            return (!is_body).then_some((standing, is_scoped));
        }
        words.truncate(words.len() - taken);
    }
    Some((standing, is_scoped))
}

/// A word without the marks around it and its possessive ending.
fn bare(word: &str) -> &str {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '.');
    ["'s", "’s"].iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word)
}

/// Whether a word of the text belongs to the name of a place.
fn is_place(article: &Article, at: usize) -> bool {
    let text = article.mentions.partition_point(|mention| mention.field != Field::Text);
    let after = article.mentions[text..].partition_point(|mention| mention.span.start <= at);
    let mention = after.checked_sub(1).map(|last| &article.mentions[text + last]);
    mention.is_some_and(|mention| mention.kind == EntityKind::Place && at < mention.span.end)
}

/// Whether the sentence around a place looks from the day of writing and nowhere else.
pub(super) fn looks_from_writing(article: &Article, place: Span) -> bool {
    let sentence = article.sentence_at(place.start).unwrap_or(place);
    let dates = times_in(article, sentence).iter().filter(|time| !time.value.starts_with('P') || time.range.is_some());
    let mut relative = false;
    for time in dates {
        match &time.form {
            TimeForm::Absolute(_) => return false,
            TimeForm::Relative(_) => relative = true,
        }
    }
    relative
}
