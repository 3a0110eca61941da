//! Reported speech: an article whose direct quotations are known in, what its sentences say others said out.
//!
//! Three patterns of a shallow parse, from the surest to the least sure: a source ("According to Ann Lee, …", [`source`]), words
//! put in at the end or in the middle ("…, Ann Lee said", [`source`]), and a verb with what it reports (Ann Lee said that …,
//! denied doing …, vowed to …, [`complement`]); which verb can do what is told in `cue-verbs.tsv`. These are the syntactic
//! kinds of indirect attribution of Pareti, *PARC 3.0: A Corpus of Attribution Relations* (LREC 2016). What was not said,
//! may be said or is only wanted ("did not say", "would say", "if he says") is no report. A report may hold a direct quotation, never
//! a part of one.

mod complement;
mod sentence;
mod source;
#[cfg(test)]
mod tests;

use crate::model::{Article, BlockKind, Span};

use super::clause::Phrase;
use sentence::Sentence;

/// Fewest words of what is reported.
const FEWEST_WORDS: usize = 3;
/// A longer stretch, in bytes, is no sentence.
const LONGEST_SENTENCE: usize = 1_500;

/// What someone is reported to have said, and the words that say who.
#[derive(Clone, Debug)]
pub(super) struct Report {
    pub(super) content: Span,
    pub(super) speaker: Phrase,
}

/// Finds the reports of an article in English, in order.
pub(super) fn find(article: &Article) -> Vec<Report> {
    let is_english = article.about.language.as_ref().is_none_or(|language| language.value.starts_with("en"));
    if !is_english {
        return Vec::new();
    }
    article
        .sentences
        .iter()
        .filter(|sentence| is_told(article, **sentence))
        .flat_map(|span| of_sentence(article, *span))
        .collect()
}

/// Whether a sentence may report something: a whole sentence of prose that asks nothing.
fn is_told(article: &Article, sentence: Span) -> bool {
    let block = article.block_at(sentence.start).map(|block| article.blocks[block].kind);
    let prose = block.is_none_or(|kind| matches!(kind, BlockKind::Paragraph | BlockKind::ListItem));
    let text = sentence.of(&article.text);
    prose && text.len() <= LONGEST_SENTENCE && !text.trim_end().ends_with('?') && sentence::may_report(text)
}

fn of_sentence(article: &Article, span: Span) -> Vec<Report> {
    let sentence = Sentence::of(article, span);
    let found = source::of(&sentence).map_or_else(|| complement::all(&sentence), |report| vec![report]);
    found.into_iter().filter_map(|report| settled(&sentence, report)).collect()
}

/// A report with nothing but what was said in it; none where too little of it is the narrator's.
fn settled(sentence: &Sentence<'_>, report: Report) -> Option<Report> {
    let content = sentence.trimmed(report.content);
    let words = |span: Span| span.of(sentence.text()).split_whitespace().count();
    let quoted: usize = sentence.direct().filter(|direct| content.contains(direct)).map(words).sum();
    let crosses = sentence.direct().any(|direct| direct.overlaps(&content) && !content.contains(&direct));
    (!crosses && words(content) >= FEWEST_WORDS + quoted).then_some(Report { content, ..report })
}
