//! An article's quotations in, those out that are words of an old document, each with the day it was written.
//!
//! "Yesterday" in a letter of 1848 is not the day before the article's. A quotation is taken for a document's where the
//! words that lead to it name one ("letter", "diary", "telegram") and a complete date long before the article's.

use super::discourse::FAR_BACK;
use super::grammar::Grammar;
use crate::model::{Article, DateRange, Precision, QuoteKind, Reference, RelativeDate, Span, TimeExpression, TimeForm};

/// How far before a quotation its document may be named, in bytes.
const REACH: usize = 160;

/// The quotations of an article from old documents.
#[derive(Debug)]
pub(super) struct Documents(Vec<(Span, DateRange)>);

impl Documents {
    pub(super) fn of(article: &Article) -> Self {
        let written = article.about.published.as_ref().map(|dated| dated.range);
        let is_old =
            |range: DateRange| written.is_none_or(|written| (written.earliest - range.latest).num_days() > FAR_BACK);
        let direct = article.quotes.iter().filter(|quote| quote.kind == QuoteKind::Direct);
        let dated = direct.filter_map(|quote| {
            let lead = lead(&article.text, quote.span);
            let inside = |time: &&TimeExpression| lead.start <= time.span.start && time.span.end <= lead.end;
            let day = article.times.iter().rev().filter(inside).find_map(complete_day)?;
            (is_old(day) && names_document(lead.of(&article.text))).then_some((quote.span, day))
        });
        Self(dated.collect())
    }

    /// The day that the document around an expression was written, where the expression is seen from it.
    pub(super) fn around(&self, time: &TimeExpression) -> Option<DateRange> {
        let from_mention = matches!(&time.form, TimeForm::Relative(form)
            if matches!(form.date, RelativeDate::Step { from: Reference::Mentioned, .. }));
        let holds = |span: &Span| span.start <= time.span.start && time.span.end <= span.end;
        self.0.iter().find(|(span, _)| !from_mention && holds(span)).map(|&(_, day)| day)
    }
}

/// The words that lead to a quotation, in the same paragraph.
fn lead(text: &str, quote: Span) -> Span {
    let before = &text[..quote.start];
    let far = (quote.start.saturating_sub(REACH)..quote.start).find(|&at| text.is_char_boundary(at));
    let paragraph = before.rfind('\n').map_or(0, |at| at + 1);
    Span::new(far.unwrap_or(quote.start).max(paragraph), quote.start)
}

fn complete_day(time: &TimeExpression) -> Option<DateRange> {
    let complete = matches!(time.form, TimeForm::Absolute(_)) && time.precision == Some(Precision::Day);
    time.range.filter(|_| complete)
}

fn names_document(lead: &str) -> bool {
    let vocabulary = &Grammar::get().vocabulary;
    let Some(class) = vocabulary.find("DOCUMENT") else { return false };
    let mut words = lead.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    words.any(|word| vocabulary.readings(&word.to_lowercase(), true).iter().any(|reading| reading.symbol == class))
}
