//! An article in; for each quotation the narrator's words beside it out.

use crate::model::{Article, Span};

/// The narrator's words beside one quotation. Empty spans where there are none.
#[derive(Clone, Copy, Debug)]
pub(super) struct Beside {
    /// From the start of the sentence, or the end of the quotation before, to the opening mark.
    pub(super) before: Span,
    /// From the closing mark to the end of the sentence, or the next quotation.
    pub(super) after: Span,
    /// The whole sentence before, where the quotation starts its own sentence and no other quotation lies between.
    pub(super) lead: Option<Span>,
    /// The last sentence of the paragraph before, where it ends with a colon and the quotation starts its paragraph.
    pub(super) introduction: Option<Span>,
    /// Number of whole sentences of narration between the previous quotation of the paragraph and this one.
    pub(super) sentences_since: usize,
    /// Whether the quotation starts a sentence.
    pub(super) starts_sentence: bool,
    /// Whether a quotation precedes it in the same paragraph.
    pub(super) follows_in_paragraph: bool,
    /// Whether it stands at the start of a paragraph and the paragraph before ended with a quotation or its speaker.
    pub(super) follows_paragraph: bool,
}

/// What stands beside each quotation of an article, in the order of the quotations.
#[derive(Debug)]
pub(super) struct Narration {
    beside: Vec<Beside>,
}

impl Narration {
    /// Looks beside every quotation.
    pub(super) fn of(article: &Article) -> Self {
        Self { beside: (0..article.quotes.len()).map(|at| beside(article, at)).collect() }
    }

    /// What stands beside the quotation at `at`.
    pub(super) fn beside(&self, at: usize) -> &Beside {
        &self.beside[at]
    }
}

fn beside(article: &Article, at: usize) -> Beside {
    let quote = article.quotes[at].span;
    let block_at = article.block_at(quote.start);
    let block = block_at.map_or(Span::new(0, article.text.len()), |block| article.blocks[block].span);
    let previous = at.checked_sub(1).map(|before| article.quotes[before].span);
    let in_block = previous.filter(|previous| previous.start >= block.start);
    let gap_start = in_block.map_or(block.start, |previous| previous.end);
    let gap_end = article.quotes.get(at + 1).map_or(block.end, |next| next.span.start.min(block.end));
    let before = tail(article, Span::new(gap_start, quote.start));
    let starts_sentence = !has_words(article, before);
    let full = if starts_sentence { sentences_in(article, Span::new(gap_start, before.start)) } else { Vec::new() };
    Beside {
        before,
        after: head(article, quote, Span::new(quote.end, gap_end.max(quote.end))),
        lead: full.last().copied(),
        introduction: block_at
            .filter(|_| starts_sentence && full.is_empty() && in_block.is_none())
            .and_then(|at| introduction(article, at)),
        sentences_since: full.len(),
        starts_sentence,
        follows_in_paragraph: in_block.is_some(),
        follows_paragraph: starts_sentence
            && full.is_empty()
            && in_block.is_none()
            && block_at.is_some_and(|block| ends_with_quotation(article, block, previous)),
    }
}

fn has_words(article: &Article, span: Span) -> bool {
    span.of(&article.text).contains(char::is_alphanumeric)
}

/// The last part of a gap, from the last start of a sentence in it.
fn tail(article: &Article, gap: Span) -> Span {
    let after = article.sentences.partition_point(|sentence| sentence.start < gap.end);
    let start = after.checked_sub(1).map_or(gap.start, |at| article.sentences[at].start);
    Span::new(start.clamp(gap.start, gap.end), gap.end)
}

/// The first part of a gap, up to the end of the sentence that the quotation stands in.
fn head(article: &Article, quote: Span, gap: Span) -> Span {
    let narration = gap.of(&article.text);
    let said = quote.of(&article.text).trim_end();
    let words = narration.trim_start_matches(|c: char| c.is_whitespace() || is_mark(c));
    let stopped = said.ends_with('.') && !said.ends_with("..") || words.starts_with('.');
    let starts_lower = words.starts_with(|c: char| c.is_lowercase());
    let signed = words.starts_with(['—', '–', '―', '-']);
    if stopped && !starts_lower && !signed {
        return Span::new(gap.start, gap.start);
    }
    let first = gap.end - words.len();
    let next = article.sentences.partition_point(|sentence| sentence.start <= first);
    let end = article.sentences.get(next).map_or(gap.end, |sentence| sentence.start.min(gap.end));
    Span::new(gap.start, end.max(gap.start))
}

/// Sentences of the narrator that lie in a gap; the rest of a sentence that a quotation started counts.
fn sentences_in(article: &Article, gap: Span) -> Vec<Span> {
    let from = article.sentences.partition_point(|sentence| sentence.end <= gap.start);
    article.sentences[from..]
        .iter()
        .take_while(|sentence| sentence.start < gap.end)
        .map(|sentence| Span::new(sentence.start.max(gap.start), sentence.end.min(gap.end)))
        .filter(|sentence| has_words(article, *sentence))
        .collect()
}

/// The sentence that introduces the paragraph `block` with a colon.
fn introduction(article: &Article, block: usize) -> Option<Span> {
    let before = article.blocks[block.checked_sub(1)?].span;
    before.of(&article.text).ends_with(':').then(|| tail(article, before))
}

/// Whether the paragraph before `block` ends with the previous quotation, or within the sentence that it stands in.
fn ends_with_quotation(article: &Article, block: usize, previous: Option<Span>) -> bool {
    let Some((before, previous)) = block.checked_sub(1).map(|at| article.blocks[at].span).zip(previous) else {
        return false;
    };
    let rest = Span::new(previous.end, before.end);
    previous.start >= before.start && sentences_in(article, rest).len() <= 1
}

pub(super) fn is_mark(c: char) -> bool {
    "\"'“”‘’‚„‟«»‹›`「」『』＂".contains(c)
}
