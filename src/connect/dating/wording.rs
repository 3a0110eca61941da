//! What an undated article has word for word in common with dated ones: the whole text, a quotation, a sentence.
//!
//! A wire story is printed within days and a quotation is repeated for weeks. Of single sentences nobody knows who took
//! them from whom, and when; those that several articles have go from report to report while a matter lasts, and an
//! article that has several of another's was made from it or with it.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use rayon::prelude::*;

use super::account;
use super::clue::{self, Clue, Softness};
use super::features;
use crate::connect::cues::Cue;
use crate::connect::stems::written_stems;
use crate::connect::words::{hash, words};
use crate::model::{Article, ArticleIndex, DateRange, QuoteKind, Span};

/// A quotation of fewer words, or of fewer that carry meaning, may have been said by anyone at any time.
const QUOTED: usize = 8;
const MEANT: usize = 3;
/// A sentence of fewer words may be written by anyone at any time.
const WRITTEN: usize = 10;
/// A text of fewer words may be nearly that of another by chance.
const TEXT: usize = 40;
/// What more articles have than this is part of their frame.
const FRAME: usize = 200;
/// So many sentences must be those of one other article, or one sentence be in so many others.
const SENTENCES: usize = 4;
const ARTICLES: usize = 3;
/// Days before and after the dated ones on which another may share their wording, by what is shared.
const COPY: (u64, u64) = (10, 14);
const QUOTE: (u64, u64) = (21, 45);
const SENTENCE: (u64, u64) = (7, 30);

/// A stretch of words, by a hash of them, with the article that has it.
type Wording = (u64, ArticleIndex, Span);

/// The quotations and sentences of all dated articles, sorted.
#[derive(Debug, Default)]
pub(super) struct Wordings {
    quotes: Vec<Wording>,
    sentences: Vec<Wording>,
}

impl Wordings {
    /// Indexes the wordings of the articles whose day is known.
    pub(super) fn of(articles: &[Article]) -> Self {
        let all = |of: fn(&Article) -> Vec<(u64, Span)>| {
            let dated = articles.par_iter().enumerate().filter(|(_, article)| day(article).is_some());
            let keys =
                dated.flat_map_iter(|(at, article)| of(article).into_iter().map(move |(key, span)| (key, at, span)));
            let mut wordings: Vec<Wording> = keys.collect();
            wordings.par_sort_unstable();
            // What an article says twice counts once.
            wordings.dedup_by_key(|(key, article, _)| (*key, *article));
            wordings
        };
        Self { quotes: all(quotations), sentences: all(sentences) }
    }

    /// The bounds that shared wordings give an article.
    pub(super) fn clues(&self, article: &Article, articles: &[Article]) -> Vec<Clue> {
        let quotes = quotations(article).into_iter().filter_map(|(key, span)| {
            let others = others(&self.quotes, key);
            // What is quoted from a look back, or from a play, was said at any time.
            if others.is_empty() || account::has_near(article, span, &[Cue::Ago, Cue::Fiction]) {
                return None;
            }
            around(article, span, &others, articles, QUOTE, Softness::Quoted, "the same is quoted in")
        });
        let shared: Vec<(Span, Vec<(ArticleIndex, Span)>)> =
            sentences(article).into_iter().map(|(key, span)| (span, others(&self.sentences, key))).collect();
        let sentences = shared.iter().filter(|(_, others)| others.len() >= ARTICLES).filter_map(|(span, others)| {
            around(article, *span, others, articles, SENTENCE, Softness::Wording, "the same sentence stands in")
        });
        quotes.chain(sentences).chain(passages(article, &shared, articles)).collect()
    }
}

/// The bound that those articles give which have several of an article's sentences.
fn passages(article: &Article, shared: &[(Span, Vec<(ArticleIndex, Span)>)], articles: &[Article]) -> Option<Clue> {
    let mut counts: BTreeMap<ArticleIndex, (usize, Span, Span)> = BTreeMap::new();
    for (span, others) in shared {
        for &(other, there) in others {
            counts.entry(other).or_insert((0, *span, there)).0 += 1;
        }
    }
    counts.retain(|_, (count, ..)| *count >= SENTENCES);
    let (_, &(count, span, _)) =
        counts.iter().min_by_key(|(at, _)| (day(&articles[**at]).map(|range| range.earliest), **at))?;
    let others: Vec<(ArticleIndex, Span)> = counts.iter().map(|(&other, &(.., there))| (other, there)).collect();
    let rule = format!("{count} sentences, of which this is the first, stand in");
    around(article, span, &others, articles, SENTENCE, Softness::Wording, &rule)
}

/// The articles that have a wording; none where too many do.
fn others(wordings: &[Wording], key: u64) -> Vec<(ArticleIndex, Span)> {
    let from = wordings.partition_point(|(other, ..)| *other < key);
    let to = wordings.partition_point(|(other, ..)| *other <= key);
    let same = wordings.get(from..to).filter(|same| same.len() <= FRAME).unwrap_or_default();
    same.iter().map(|&(_, article, span)| (article, span)).collect()
}

/// The bound that the dated ones among an article's near-copies give.
pub(super) fn copied(article: &Article, copies: &[ArticleIndex], articles: &[Article]) -> Option<Clue> {
    key(&article.text, TEXT, Some(TEXT))?;
    let whole = |at: ArticleIndex| Some((at, articles[at].sentences.first().copied()?));
    let dated: Vec<(ArticleIndex, Span)> =
        copies.iter().filter(|&&at| day(&articles[at]).is_some()).filter_map(|&at| whole(at)).collect();
    let first = article.sentences.first().copied()?;
    around(article, first, &dated, articles, COPY, Softness::Copied, "nearly the same text as")
}

/// The days from a little before the first to a little after the last of those that share a wording.
fn around(
    article: &Article,
    span: Span,
    others: &[(ArticleIndex, Span)],
    articles: &[Article],
    (before, after): (u64, u64),
    softness: Softness,
    rule: &str,
) -> Option<Clue> {
    let days = || others.iter().filter_map(|&(at, _)| day(&articles[at]));
    let earliest = days().map(|range| range.earliest).min()?.checked_sub_days(Days::new(before))?;
    let latest = days().map(|range| range.latest).max()?.checked_add_days(Days::new(after))?;
    let first =
        others.iter().copied().min_by_key(|&(at, span)| (day(&articles[at]).map(|range| range.earliest), at, span))?;
    let more = match others.len() {
        1 => String::new(),
        count => format!(", the first of {count}"),
    };
    let evidence = clue::evidence(article, span, format!("{rule} {}{more}", clue::called(&articles[first.0])));
    let range = DateRange { earliest, latest };
    Some(Clue { range, softness, weight: 1.0, evidence, elsewhere: Some(first) })
}

/// The day an article was published, where it is known to the month.
fn day(article: &Article) -> Option<DateRange> {
    article
        .about
        .published
        .as_ref()
        .map(|dated| dated.range)
        .filter(|range| range.days() <= 31 && range.latest < NaiveDate::MAX)
}

/// The direct quotations of an article, and the parts of them behind a mark, by a hash of the first words.
fn quotations(article: &Article) -> Vec<(u64, Span)> {
    let direct = article.quotes.iter().filter(|quote| quote.kind == QuoteKind::Direct);
    let parts = direct.flat_map(|quote| {
        let parts = features::parts(quote.span.of(&article.text)).filter(|part| means_something(part));
        parts.filter_map(|part| Some((key(part, QUOTED, Some(QUOTED))?, quote.span)))
    });
    parts.collect()
}

/// Whether enough of the first words of what is said carry meaning: "at the end of the day we are" is said every day.
fn means_something(said: &str) -> bool {
    let end = words(said).nth(QUOTED - 1).map_or(said.len(), |(span, _)| span.end);
    written_stems(&said[..end]).len() >= MEANT
}

/// The long sentences of an article by a hash of all their words.
fn sentences(article: &Article) -> Vec<(u64, Span)> {
    let spans = article.sentences.iter();
    spans.filter_map(|span| Some((key(span.of(&article.text), WRITTEN, None)?, *span))).collect()
}

/// A hash of a text's words, or of the first ones; none of a text that has fewer than `least`.
fn key(text: &str, least: usize, first: Option<usize>) -> Option<u64> {
    let text = features::joined(first.map_or(text, |first| features::first_words(text, first + 1)));
    let all = || words(&text).map(|(_, word)| hash(&word.to_lowercase()));
    let enough = all().nth(least.checked_sub(1)?).is_some();
    let combined = all().take(first.unwrap_or(usize::MAX)).fold(0, |sum: u64, word| hash(&format!("{sum:x} {word:x}")));
    enough.then_some(combined)
}
