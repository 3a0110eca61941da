//! Quotations and who said them.

use serde::{Deserialize, Serialize};

use super::Span;

/// Direct or reported speech.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum QuoteKind {
    /// In quotation marks.
    Direct,
    /// Reported speech.
    Indirect,
}

/// How a speaker was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SpeakerBasis {
    /// Named beside the quotation.
    Named,
    /// By title and name.
    Title,
    /// Described ("the ministry", "a spokesman").
    Description,
    /// A pronoun whose antecedent was found.
    Pronoun,
    /// Carried over from the quotation before.
    Carried,
}

impl SpeakerBasis {
    /// Whether the speaker's name stands beside the words.
    #[must_use]
    pub const fn is_named(self) -> bool {
        matches!(self, Self::Named | Self::Title)
    }
}

/// Who said it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Speaker {
    /// The words in the article's text that name the speaker; none when carried from nowhere in particular.
    pub span: Option<Span>,
    /// Index into the article's mentions of the name meant, where one is.
    pub mention: Option<usize>,
    /// How it was found.
    pub basis: SpeakerBasis,
}

/// A quotation in an article's text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quote {
    /// Direct or reported.
    pub kind: QuoteKind,
    /// What was said, without its quotation marks.
    pub span: Span,
    /// Who said it, where the text tells.
    pub speaker: Option<Speaker>,
}
