//! Articles for the tests of this folder, written as text with marked names.

use crate::model::{
    Article, Block, BlockKind, EntityKind, Field, Format, Mention, MentionBasis, Metadata, Quote, QuoteKind, Span,
};

use super::marks;

/// An article of paragraphs, parted by blank lines, in which `[Ann Lee]` marks a person and `{Acme}` a body.
pub(super) fn article(marked: &str) -> Article {
    let (text, mentions) = names(marked);
    let mut article = Article {
        id: "test".into(),
        source: "test.txt".into(),
        format: Format::Record,
        about: Metadata::default(),
        blocks: Vec::new(),
        verdicts: Vec::new().into(),
        sentences: Vec::new(),
        times: Vec::new(),
        mentions,
        quotes: Vec::new(),
        original: String::new().into(),
        text,
    };
    let mut start = 0;
    for paragraph in article.text.split("\n\n") {
        let span = Span::new(start, start + paragraph.len());
        article.blocks.push(Block { kind: BlockKind::Paragraph, span, line: 1 });
        article.sentences.extend(sentences(paragraph).into_iter().map(|sentence| sentence.shifted(start)));
        article.quotes.extend(marks::find(paragraph).into_iter().map(|note| Quote {
            kind: QuoteKind::Direct,
            span: note.span.shifted(start),
            speaker: None,
        }));
        start += paragraph.len() + 2;
    }
    article
}

fn names(marked: &str) -> (String, Vec<Mention>) {
    let (mut text, mut mentions, mut start) = (String::new(), Vec::new(), 0);
    for c in marked.chars() {
        match c {
            '[' | '{' => start = text.len(),
            ']' | '}' => mentions.push(Mention {
                field: Field::Text,
                span: Span::new(start, text.len()),
                kind: if c == ']' { EntityKind::Person } else { EntityKind::Organisation },
                basis: MentionBasis::Named,
                title: None,
                entity: String::new(),
            }),
            _ => text.push(c),
        }
    }
    (text, mentions)
}

/// Splits where a full stop, question mark or exclamation mark is followed by a capital or an opening mark.
fn sentences(text: &str) -> Vec<Span> {
    let mut sentences = Vec::new();
    let mut start = 0;
    let ends = [". ", "? ", "! ", ".” ", "?” ", "!” ", "”. "];
    for (at, _) in text.char_indices() {
        let rest = &text[at..];
        let Some(end) = ends.iter().find(|end| rest.starts_with(**end)) else { continue };
        let next = at + end.len();
        if text[next..].starts_with(|c: char| c.is_uppercase() || c == '“') && next > start {
            sentences.push(Span::new(start, next - 1));
            start = next;
        }
    }
    sentences.push(Span::new(start, text.len()));
    sentences
}
