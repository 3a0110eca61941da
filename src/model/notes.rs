//! What the local pass finds in an article by looking at nothing else: expensive to make, small to keep.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::{EntityKind, MentionBasis, Seed, Span, TimeExpression};

/// What the cleaner knows of a passage before the collection has been looked at.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LineFacts {
    /// Hash of the passage's letters and digits without case: equal lines of different articles have equal fingerprints.
    pub fingerprint: u64,
    /// One score a role that the line may have, the best first; what the roles' decoder works on.
    pub scores: Vec<(super::Role, f32)>,
    /// The rules that fired, as phrases a person understands; `explain` prints them.
    pub reasons: Vec<Cow<'static, str>>,
}

/// A name found in a passage, before anyone knows whose it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MentionNote {
    /// Where it stands in the passage.
    pub span: Span,
    /// What kind of thing it seems to name.
    pub kind: EntityKind,
    /// How it names it.
    pub basis: MentionBasis,
    /// The title or office before or behind it, as written.
    pub title: Option<String>,
}

/// A quotation found in a passage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuoteNote {
    /// The words between the marks.
    pub span: Span,
    /// Whether the closing mark is missing, so that the quotation goes on in the next passage.
    pub open: bool,
}

/// The annotations of one passage; spans count in the passage's text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notes {
    /// Sentences, in order.
    pub sentences: Vec<Span>,
    /// Time expressions, in order, not overlapping, not yet anchored.
    pub times: Vec<TimeExpression>,
    /// Names, in order, not overlapping.
    pub mentions: Vec<MentionNote>,
    /// Quotations, in order.
    pub quotes: Vec<QuoteNote>,
}

/// The outcome of the local pass over one article.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Analysis {
    /// The article as it came.
    pub seed: Seed,
    /// The language its prose is in, as a BCP 47 primary tag, where it can be told.
    pub language: Option<String>,
    /// One entry a passage.
    pub lines: Vec<LineFacts>,
    /// One entry a passage.
    pub notes: Vec<Notes>,
}
