//! Two sentences that read alike in, whether they may tell of the same event out.
//!
//! That they share rare words and names does not make it one event: the one may deny what the other tells, give other
//! numbers, tell that it happened again, or look back on it from later years. In doubt it is another event.

use std::collections::BTreeSet;

use super::features;
use crate::connect::cues::{self, Cue};
use crate::connect::opposites;
use crate::connect::stems::Stems;
use crate::connect::words::words;
use crate::model::{Article, QuoteKind, Span};

/// What a sentence says of its event besides its name.
#[derive(Clone, Debug, Default)]
pub(super) struct Account {
    cues: BTreeSet<Cue>,
    /// Whether the sentence or the one behind it says that it was not the first time.
    again: bool,
    /// Whether the sentence or one beside it looks back from later years.
    ago: bool,
    numbers: BTreeSet<String>,
    /// Its stems' hashes, sorted.
    stems: Vec<u64>,
}

impl Account {
    /// Reads a sentence of an article, and whether the sentences beside it say when it was.
    pub(super) fn of(article: &Article, sentence: Span) -> Self {
        let text = outside_quotations(article, sentence);
        let [_, behind] = beside(article, sentence);
        let text_behind = behind.map(|behind| outside_quotations(article, behind)).unwrap_or_default();
        let dateless = features::without_times(article, sentence);
        let cues: BTreeSet<Cue> = cues::of(&text).into_iter().map(|(_, cue)| cue).collect();
        Self {
            again: cues.contains(&Cue::Again) || cues::has(&text_behind, Cue::Again),
            ago: cues.contains(&Cue::Ago) || cues::has(&text_behind, Cue::Ago),
            numbers: words(&dateless).filter_map(|(_, word)| cues::number(&word.to_lowercase())).collect(),
            stems: sorted_stems(&text),
            cues,
        }
    }

    /// Whether this may be the same time of what a telling tells, and not a later one, or a look back.
    pub(super) fn is_the_same_time(&self, told: &Self) -> bool {
        self.again <= told.again && self.ago <= told.ago
    }

    /// Whether this may tell the same as a telling does.
    pub(super) fn agrees(&self, told: &Self) -> bool {
        let has = |cue: Cue| self.cues.contains(&cue) == told.cues.contains(&cue);
        let numbers = self.numbers.is_subset(&told.numbers) || told.numbers.is_subset(&self.numbers);
        self.is_the_same_time(told)
            && has(Cue::Negation)
            && numbers
            && !opposites::are_opposed(&self.stems, &told.stems)
    }

    /// Whether the sentence says that something will be.
    pub(super) fn is_promise(&self) -> bool {
        self.cues.contains(&Cue::Promise)
    }
}

fn sorted_stems(text: &str) -> Vec<u64> {
    let stems: BTreeSet<u64> = Stems::new().of(text).into_iter().map(|(stem, _)| stem).collect();
    stems.into_iter().collect()
}

/// The sentences before and behind one, in the same paragraph.
fn beside(article: &Article, sentence: Span) -> [Option<Span>; 2] {
    let at = article.sentences.partition_point(|other| other.start < sentence.start);
    let block = article.block_at(sentence.start);
    let near = |at: usize| {
        let other = article.sentences.get(at).copied();
        other.filter(|other| article.block_at(other.start) == block)
    };
    [at.checked_sub(1).and_then(near), near(at + 1)]
}

/// Whether the sentence around a place, or one beside it, has one of these cues, outside quotations.
pub(super) fn has_near(article: &Article, place: Span, asked: &[Cue]) -> bool {
    let sentence = article.sentence_at(place.start).unwrap_or(place);
    let [before, behind] = beside(article, sentence);
    [before, Some(sentence), behind]
        .into_iter()
        .flatten()
        .any(|sentence| cues::of(&outside_quotations(article, sentence)).iter().any(|(_, cue)| asked.contains(cue)))
}

/// The words of a stretch that nobody is quoted with.
fn outside_quotations(article: &Article, span: Span) -> String {
    let mut text = String::new();
    let mut at = span.start;
    for quote in quotations(article, span) {
        text.push_str(article.text.get(at..quote.start.max(at)).unwrap_or_default());
        text.push(' ');
        at = at.max(quote.end.min(span.end));
    }
    text.push_str(article.text.get(at..span.end).unwrap_or_default());
    text
}

/// The direct quotations that share a stretch of the text.
fn quotations(article: &Article, span: Span) -> impl Iterator<Item = Span> {
    let from = article.quotes.partition_point(|quote| quote.span.end <= span.start);
    let quotes = article.quotes.get(from..).unwrap_or_default().iter();
    let inside = quotes.take_while(move |quote| quote.span.start < span.end);
    inside.filter(|quote| quote.kind == QuoteKind::Direct).map(|quote| quote.span)
}

/// Whether a place stands in a direct quotation.
pub(super) fn is_quoted(article: &Article, place: Span) -> bool {
    quotations(article, place).any(|quote| quote.contains(&place))
}
