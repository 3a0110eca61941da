//! The kept passages joined into the article's text.

use crate::model::{Analysis, Block, BlockKind, Role, Span, Verdict};

/// Joins the kept passages into the article's text, blocks separated by a blank line.
#[must_use]
pub fn assemble(analysis: &Analysis, verdicts: &[Verdict]) -> (String, Vec<Block>) {
    let mut text = String::new();
    let mut blocks = Vec::new();
    for (passage, verdict) in analysis.seed.passages.iter().zip(verdicts) {
        let kind = match verdict.role {
            Role::Body | Role::Lead => BlockKind::Paragraph,
            Role::Heading => BlockKind::Heading,
            Role::ListItem => BlockKind::ListItem,
            Role::BlockQuote => BlockKind::Quote,
            Role::Code => BlockKind::Code,
            Role::TableRow => BlockKind::TableRow,
            _ => continue,
        };
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        let start = text.len();
        text.push_str(&passage.text);
        blocks.push(Block { kind, span: Span::new(start, text.len()), line: passage.first_line });
    }
    (text, blocks)
}
