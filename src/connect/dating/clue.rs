//! What bounds the day an article was written, and how firmly.

use crate::model::{Article, ArticleIndex, Basis, DateRange, Evidence, Span};

/// How firm a clue is; the softest is dropped first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Softness {
    /// A page cannot be fetched before it was written.
    Fetched,
    /// Near-copies of one text appear within days.
    Copied,
    /// What is told in the past tense has happened.
    Told,
    /// What somebody said is quoted soon.
    Quoted,
    /// The same event is told elsewhere with its date.
    Shared,
    /// An office is held from a known day on and up to a known day.
    Office,
    /// What lies ahead has not happened yet.
    Ahead,
    /// A sentence is taken over word for word.
    Wording,
    /// Other articles call a person otherwise before and after.
    Called,
    /// What an article opens with is news.
    News,
    /// A page's notice of copyright names the year in which the page was made.
    Copyright,
    /// "Seventy years after" is a round number.
    Round,
    /// What happens every year dates nothing but the season, once the year is known.
    Recurring,
}

/// A bound of the day of writing.
#[derive(Clone, Debug)]
pub(super) struct Clue {
    pub(super) range: DateRange,
    pub(super) softness: Softness,
    /// How much speaks for it; of two equally soft clues that contradict one another, much the lighter one is
    /// dropped, and both where neither is.
    pub(super) weight: f64,
    pub(super) evidence: Evidence,
    /// The sentence of another article that it rests on.
    pub(super) elsewhere: Option<(ArticleIndex, Span)>,
}

impl Clue {
    /// A clue that rests on the words of the article alone.
    pub(super) const fn own(range: DateRange, softness: Softness, evidence: Evidence) -> Self {
        Self { range, softness, weight: 0.0, evidence, elsewhere: None }
    }
}

/// The sentence around a place of an article's text as evidence.
pub(super) fn evidence(article: &Article, span: Span, rule: String) -> Evidence {
    let sentence = article.sentence_at(span.start).unwrap_or(span);
    let line = article.block_at(span.start).map(|block| article.blocks[block].line);
    Evidence { basis: Basis::Inferred, text: sentence.of(&article.text).to_owned(), rule, line }
}

/// How another article is called in a rule: its headline, and when it was published.
pub(super) fn called(article: &Article) -> String {
    let date = article.about.published.as_ref().map(|dated| dated.range.edtf(dated.precision));
    date.map_or_else(|| format!("“{}”", article.title()), |date| format!("“{}” ({date})", article.title()))
}
