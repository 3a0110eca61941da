//! An article as it came: decoded and cut into passages, nothing judged yet.

use serde::{Deserialize, Serialize};

use super::{Declared, Marks, Packed};

/// What a seed was read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// Raw page text with its cruft: every line must be judged.
    Text,
    /// A page with its markup: every line must be judged, and its markup helps.
    Html,
    /// The text layer of a printed page.
    Pdf,
    /// Markdown written by a person: the body is the body.
    Markdown,
    /// A crawl record whose `text` is already the main text: nothing is cleaned away.
    Record,
}

impl Format {
    /// Whether the passages are the article's own, so that the cleaner has nothing to remove.
    #[must_use]
    pub const fn is_clean(self) -> bool {
        matches!(self, Self::Markdown | Self::Record)
    }

    /// Whether its passages are numbered by the lines of the source. A page's are numbered as a browser sets them: its
    /// source may be a single line.
    #[must_use]
    pub const fn counts_source_lines(self) -> bool {
        !matches!(self, Self::Html | Self::Pdf)
    }
}

/// What a passage was in its source, where the source says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Form {
    /// A line of raw text: it may be anything.
    Line,
    /// A paragraph.
    Paragraph,
    /// A heading, with its level from 1.
    Heading(u8),
    /// A list item.
    ListItem,
    /// A block quotation.
    Quote,
    /// Preformatted text.
    Code,
    /// A table row, cells joined by a tab.
    TableRow,
    /// A figure's caption.
    Caption,
    /// Lines of front matter, kept only so that they are accounted for.
    FrontMatter,
    /// Markup without words of its own (rules, comments, link definitions), kept only so that it is accounted for.
    Markup,
}

/// A run of source lines that is read as one piece: a line of raw text, a paragraph of hard-wrapped text, a Markdown block.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage {
    /// The 1-based number of its first source line.
    pub first_line: u32,
    /// The 1-based number of its last source line.
    pub last_line: u32,
    /// Its text, trimmed, inner white space folded to single spaces; never empty.
    pub text: String,
    /// What the source says it is.
    pub form: Form,
    /// What the markup around it tells; nothing where there is no markup.
    pub marks: Marks,
}

/// One article as it came.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seed {
    /// Stable id: the record's id, else its address, else its path inside the source folder with `/` between names.
    pub id: String,
    /// Path inside the source folder, `#record` behind it for one of many in a file.
    pub source: String,
    /// What it was read from.
    pub format: Format,
    /// Its passages in source order; together they hold every non-blank source line exactly once.
    pub passages: Vec<Passage>,
    /// What is declared of it.
    pub declared: Declared,
    /// The decoded source, for the inert original beside the article's page.
    pub original: Packed<String>,
}
