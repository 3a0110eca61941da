//! Invented articles for the tests of this stage.

use crate::model::{
    Article, Basis, Block, BlockKind, DateRange, Dated, Evidence, Format, Known, Metadata, Precision, Role, Span,
    Verdict,
};

/// An article of one paragraph about which nothing is known.
pub(super) fn article(id: &str, text: &str) -> Article {
    let verdict = Verdict { first_line: 1, last_line: 1, text: text.into(), role: Role::Body, why: String::new() };
    Article {
        id: id.into(),
        source: id.into(),
        format: Format::Text,
        about: Metadata::default(),
        text: text.into(),
        blocks: vec![Block { kind: BlockKind::Paragraph, span: Span::new(0, text.len()), line: 1 }],
        verdicts: vec![verdict].into(),
        sentences: vec![Span::new(0, text.len())],
        times: Vec::new(),
        mentions: Vec::new(),
        quotes: Vec::new(),
        original: text.into(),
    }
}

/// A value that the article states.
pub(super) fn stated(value: &str) -> Known<String> {
    Known { value: value.into(), evidence: evidence(Basis::Stated, value, "printed") }
}

/// Evidence without a line.
pub(super) fn evidence(basis: Basis, text: &str, rule: &str) -> Evidence {
    Evidence { basis, text: text.into(), rule: rule.into(), line: None }
}

/// A date between two days.
pub(super) fn dated(earliest: &str, latest: &str, basis: Basis) -> Dated {
    let range = DateRange { earliest: earliest.parse().unwrap(), latest: latest.parse().unwrap() };
    let precision = if range.days() == 1 { Precision::Day } else { Precision::Interval };
    Dated { range, time: None, precision, basis, evidence: vec![evidence(basis, earliest, "printed")] }
}
