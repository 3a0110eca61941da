//! A sentence in, what it tells of out: hashes of the stems of its content words, of the names in it, and of what is
//! quoted in it of whom.
//!
//! Words of its time expressions are no features: that two sentences both say "Tuesday" says nothing. Where a pronoun
//! stands for a person, the persons named just before are features too.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::connect::stems::written_stems;
use crate::connect::words::{hash, words};
use crate::data_file::rows;
use crate::model::{Article, EntityKind, Field, Mention, QuoteKind, Span};

/// Words of a part of a quotation that make it the same, from the same mouth.
const SAID: usize = 3;

/// Stems of words for what recurs, with how often: `data/recurring.tsv`.
static RECURRING: LazyLock<BTreeMap<String, Recurrence>> = LazyLock::new(|| {
    let rows = rows(include_str!("data/recurring.tsv"));
    let columns = rows.filter_map(|row| row.split_once('\t'));
    let stems = columns.flat_map(|(word, often)| {
        let recurrence = if often == "often" { Recurrence::Often } else { Recurrence::Yearly };
        written_stems(word).into_iter().map(move |stem| (stem, recurrence))
    });
    stems.collect()
});

/// How often something happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Recurrence {
    /// As far as its name tells, once.
    Once,
    /// Once a year or less often.
    Yearly,
    /// More often.
    Often,
}

/// What a feature is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// What a person is quoted with.
    Said,
    /// A name.
    Name,
    /// A word of the name with this hash.
    PartOf(u64),
    /// Any other word.
    Word,
}

/// Something that two sentences can have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Feature {
    pub(super) hash: u64,
    pub(super) kind: Kind,
    /// How often that happens which it is a word for: "festival".
    pub(super) recurs: Recurrence,
}

impl Feature {
    fn new(text: &str, kind: Kind) -> Self {
        Self { hash: hash(text), kind, recurs: RECURRING.get(text).copied().unwrap_or(Recurrence::Once) }
    }

    /// The feature of a stem inside a name: "economic" of an Economic Forum is not that of economic policy.
    fn part_of(name: u64, word: &str) -> Self {
        Self { hash: hash(&format!("{word}^")), ..Self::new(word, Kind::PartOf(name)) }
    }
}

/// What a stretch of an article's text tells of, sorted by hash, each feature once.
pub(super) fn of(article: &Article, span: Span) -> Vec<Feature> {
    let text = without_times(article, span);
    let mut parts: BTreeMap<String, u64> = BTreeMap::new();
    let mut features = Vec::new();
    for mention in mentions(article, span) {
        let name = Feature::new(&mention.entity, Kind::Name);
        features.push(name);
        let words = written_stems(&joined(mention.span.of(&article.text)));
        parts.extend(words.into_iter().map(|word| (word, name.hash)));
    }
    if has_pronoun(&text) {
        features.extend(persons_before(article, span));
    }
    let words = written_stems(&text).into_iter().chain(numbers(&text));
    features.extend(words.map(|word| match parts.get(&word) {
        Some(&name) => Feature::part_of(name, &word),
        None => Feature::new(&word, Kind::Word),
    }));
    features.extend(said(article, span));
    features.sort_unstable();
    features.dedup_by_key(|feature| feature.hash);
    features
}

/// The mentions of entities in a stretch of the text.
fn mentions(article: &Article, span: Span) -> &[Mention] {
    let text = article.mentions.partition_point(|mention| mention.field != Field::Text);
    let mentions = &article.mentions[text..];
    let from = mentions.partition_point(|mention| mention.span.start < span.start);
    let to = mentions.partition_point(|mention| mention.span.start < span.end);
    mentions.get(from..to).unwrap_or_default()
}

/// The words of a stretch without those of its time expressions.
pub(super) fn without_times(article: &Article, span: Span) -> String {
    let from = article.times.partition_point(|time| time.span.end <= span.start);
    let mut text = String::new();
    let mut at = span.start;
    for time in article.times[from..].iter().take_while(|time| time.span.start < span.end) {
        text.push_str(article.text.get(at..time.span.start).unwrap_or_default());
        text.push(' ');
        at = at.max(time.span.end);
    }
    text.push_str(article.text.get(at..span.end).unwrap_or_default());
    joined(&text)
}

/// A text without hyphens and possessive endings: "pre-condition" and "precondition" are one word.
pub(super) fn joined(text: &str) -> String {
    text.replace('-', "").replace("’s", "").replace("'s", "")
}

/// Numbers of two digits or more, which are as good as names.
fn numbers(text: &str) -> impl Iterator<Item = String> {
    let numbers = words(text).map(|(_, word)| word).filter(|word| word.bytes().all(|c| c.is_ascii_digit()));
    numbers.filter(|number| number.len() > 1).map(str::to_owned)
}

fn has_pronoun(text: &str) -> bool {
    let pronouns = ["he", "she", "him", "his", "her"];
    words(text).any(|(_, word)| pronouns.iter().any(|pronoun| word.eq_ignore_ascii_case(pronoun)))
}

/// The persons named before, in the same sentence or in the one before that, in the same paragraph.
fn persons_before(article: &Article, span: Span) -> impl Iterator<Item = Feature> {
    let here = article.sentences.partition_point(|sentence| sentence.start <= span.start).saturating_sub(1);
    let start = |at: usize| article.sentences.get(at).map(|sentence| sentence.start);
    let before = here.checked_sub(1).and_then(start);
    let before = before.filter(|before| article.block_at(*before) == article.block_at(span.start));
    let from = before.or_else(|| start(here)).unwrap_or(span.start);
    let named = mentions(article, Span::new(from, span.start));
    let persons = named.iter().filter(|mention| mention.entity.starts_with(EntityKind::Person.name()));
    persons.map(|mention| Feature::new(&mention.entity, Kind::Name))
}

/// The beginnings of what is quoted in a stretch, and of its parts behind a mark that begin in it, with the speaker.
fn said(article: &Article, span: Span) -> Vec<Feature> {
    let from = article.quotes.partition_point(|quote| quote.span.end <= span.start);
    let quotes = article.quotes[from..].iter().take_while(|quote| quote.span.start < span.end);
    let direct = quotes.filter(|quote| quote.kind == QuoteKind::Direct);
    let mut features = Vec::new();
    for quote in direct {
        let speaker = quote.speaker.as_ref().and_then(|speaker| article.mentions.get(speaker.mention?));
        let Some(speaker) = speaker else { continue };
        let start = quote.span.start.max(span.start);
        let here = Span::new(start, quote.span.end);
        for part in parts(here.of(&article.text)).take_while(|part| quote.span.end - part.len() < span.end) {
            let part = joined(first_words(part, SAID)).to_lowercase();
            let words: Vec<&str> = words(&part).map(|(_, word)| word).take(SAID).collect();
            let words = (words.len() == SAID).then(|| words.join(" ")).filter(|words| !written_stems(words).is_empty());
            features.extend(words.map(|words| Feature::new(&format!("{} {words}", speaker.entity), Kind::Said)));
        }
    }
    features
}

/// The beginning of a text with so many words, and all of it that has fewer: no more is read, however long it is.
pub(super) fn first_words(text: &str, count: usize) -> &str {
    let next = words(text).nth(count).map(|(span, _)| span.start);
    next.map_or(text, |next| &text[..next])
}

/// What is said, and what is said behind each mark in it.
pub(super) fn parts(said: &str) -> impl Iterator<Item = &str> {
    let behind = said.match_indices([',', '.', ';', ':', '!', '?', '—']).map(|(at, mark)| at + mark.len());
    std::iter::once(0).chain(behind).map(|at| &said[at..])
}
