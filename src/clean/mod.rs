//! Seed in, the article's own lines out, and what every other line was taken for and why.

mod recurrence;

pub use recurrence::Recurrence;

use crate::model::{Analysis, Block, BlockKind, Form, LineFacts, Role, Seed, Span, TimeExpression, Verdict};

/// Scores every passage of a seed for the roles it may have, from the seed alone. `times` holds the time expressions of
/// each passage.
#[must_use]
pub fn score(seed: &Seed, times: &[Vec<TimeExpression>]) -> Vec<LineFacts> {
    let _ = times;
    seed.passages
        .iter()
        .map(|passage| LineFacts {
            fingerprint: recurrence::fingerprint(&passage.text),
            scores: vec![(Role::Body, 1.0)],
            reasons: Vec::new(),
        })
        .collect()
}

/// Whether a passage may turn out to be text of the article, or metadata that names are read from: only then is it
/// worth annotating.
#[must_use]
pub fn may_be_text(facts: &LineFacts) -> bool {
    !facts.scores.is_empty()
}

/// Decides what every passage is. `recurring` says of each whether it recurs in other articles of the collection.
#[must_use]
pub fn label(analysis: &Analysis, recurring: &[bool]) -> Vec<Verdict> {
    let _ = recurring;
    analysis
        .seed
        .passages
        .iter()
        .map(|passage| Verdict {
            first_line: passage.first_line,
            last_line: passage.last_line,
            text: passage.text.clone(),
            role: match passage.form {
                Form::FrontMatter => Role::FrontMatter,
                Form::Markup => Role::Markup,
                Form::Heading(_) => Role::Heading,
                _ => Role::Body,
            },
            why: String::new(),
        })
        .collect()
}

/// Joins the kept passages into the article's text, blocks separated by a blank line.
#[must_use]
pub fn assemble(analysis: &Analysis, verdicts: &[Verdict]) -> (String, Vec<Block>) {
    let mut text = String::new();
    let mut blocks = Vec::new();
    for (passage, verdict) in analysis.seed.passages.iter().zip(verdicts) {
        let kind = match verdict.role {
            Role::Body => BlockKind::Paragraph,
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
