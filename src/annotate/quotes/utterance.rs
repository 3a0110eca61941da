//! Whether words in quotation marks are something someone said: not a term held at arm's length, not the title of a work,
//! not a heading.

use crate::model::{Article, Quote, Span, SpeakerBasis};

use super::clause::{self, Item};
use super::lexicon;
use super::narration::Beside;

/// Fewest words of an utterance that no verb of saying introduces.
const FEWEST_WORDS: usize = 5;
/// So few words need a verb of saying close by.
const A_TERM: usize = 2;
/// How close that is, in words and marks.
const CLOSE: usize = 4;
/// Most words of a title or heading.
const TITLE: usize = 8;

/// Whether a quotation, whose speaker was looked for, is one.
pub(super) fn is_one(article: &Article, quote: &Quote, beside: &Beside) -> bool {
    let text = quote.span.of(&article.text);
    let words: Vec<&str> = text.split_whitespace().collect();
    let before = clause::read(article, beside.before);
    let introduced = before.last().is_some_and(|last| {
        let says = is_cue(&last.item) && !lexicon::get().makes_works(&last.lower);
        last.is_mark(',') || last.is_mark(':') || says
    });
    let whole_block = article
        .block_at(quote.span.start)
        .is_some_and(|block| is_all_of(article, article.blocks[block].span, quote.span));
    if words.len() <= TITLE && is_title_case(&words) && (whole_block || !beside.starts_sentence && !introduced) {
        return false;
    }
    match quote.speaker.as_ref().map(|speaker| speaker.basis) {
        None | Some(SpeakerBasis::Carried) => reads_as_one(text, &words),
        Some(_) if words.len() <= A_TERM && !beside.starts_sentence => {
            before.iter().rev().take(CLOSE).any(|element| is_cue(&element.item))
        }
        Some(_) => true,
    }
}

fn is_cue(item: &Item) -> bool {
    matches!(item, Item::Cue(_))
}

/// Whether a block holds nothing but the quotation and its marks.
fn is_all_of(article: &Article, block: Span, quote: Span) -> bool {
    let has_words = |start, end| Span::new(start, end).of(&article.text).contains(char::is_alphanumeric);
    block.contains(&quote) && !has_words(block.start, quote.start) && !has_words(quote.end, block.end)
}

/// Whether the words read as an utterance by themselves.
fn reads_as_one(text: &str, words: &[&str]) -> bool {
    let ends = text.trim_end().ends_with(['.', '!', '?', ',', '…', '—', '–']);
    let enough = if ends { 2 } else { FEWEST_WORDS };
    words.len() >= enough && (ends || !is_title_case(words))
}

/// Whether all longer words start with a capital, as in the title of a work.
fn is_title_case(words: &[&str]) -> bool {
    let mut long = words.iter().filter(|word| word.chars().count() > 3).peekable();
    long.peek().is_some() && long.all(|word| word.starts_with(|c: char| !c.is_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reads(text: &str) -> bool {
        reads_as_one(text, &text.split_whitespace().collect::<Vec<_>>())
    }

    #[test]
    fn terms_and_titles_are_no_utterances() {
        assert!(!reads("rotten"));
        assert!(!reads("shadow fleet"));
        assert!(!reads("The Long Winter of the North"));
        assert!(reads("We start."));
        assert!(reads("a harbour that is open to all ships"));
    }
}
