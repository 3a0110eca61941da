//! Places named inside other names: an article in, further mentions for the data out.
//!
//! "Bergen University" is a body, and names Bergen. Pages count and link names as a whole; the data also tell the place inside,
//! where the article names that place by itself as well, so that it is known which one is meant. This is nested named-entity
//! recognition (Finkel and Manning, EMNLP 2009) for the one case that needs no guess.

use std::collections::HashMap;

use crate::model::{Article, EntityKind, Field, Mention, Span};

/// Longer names, in words, are not looked into.
const MOST_WORDS: usize = 12;

/// Where a place is named inside another name, and a mention of that place by itself.
pub(super) type Inner<'a> = (Field, Span, &'a Mention);

/// The places inside the names of an article.
pub(super) fn places(article: &Article) -> Vec<Inner<'_>> {
    let is_settled = |mention: &&Mention| !mention.span.is_empty() && !mention.entity.is_empty();
    let settled = || article.mentions.iter().filter(is_settled);
    let own = settled().filter(|mention| mention.kind == EntityKind::Place);
    let mut by_words: HashMap<&str, &Mention> = HashMap::new();
    for place in own {
        by_words.entry(place.span.of(article.field(place.field))).or_insert(place);
    }
    if by_words.is_empty() {
        return Vec::new();
    }
    let holders = settled().filter(|mention| !matches!(mention.kind, EntityKind::Place | EntityKind::Person));
    holders.flat_map(|holder| inside(article, holder, &by_words)).collect()
}

/// The places inside one name, the longest first where they begin together.
fn inside<'a>(article: &'a Article, holder: &Mention, by_words: &HashMap<&str, &'a Mention>) -> Vec<Inner<'a>> {
    let text = article.field(holder.field);
    let words = words(text, holder.span);
    if words.len() > MOST_WORDS {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut from = 0;
    while from < words.len() {
        let ends = (from + 1..=words.len()).rev().filter(|&end| end - from < words.len());
        let spans = ends.map(|end| (end, Span::new(words[from].start, words[end - 1].end)));
        let named = spans.filter_map(|(end, span)| Some((end, span, *by_words.get(span.of(text))?)));
        let Some((end, span, place)) = named.take(1).next() else {
            from += 1;
            continue;
        };
        found.push((holder.field, span, place));
        from = end;
    }
    found
}

/// The words of a stretch, without commas and the like at their ends.
fn words(text: &str, span: Span) -> Vec<Span> {
    let mut words = Vec::new();
    let mut at = span.start;
    for word in span.of(text).split_inclusive(char::is_whitespace) {
        let bare = word.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '.');
        if !bare.is_empty() {
            words.push(Span::new(at, at + bare.len()));
        }
        at += word.len();
    }
    words
}
