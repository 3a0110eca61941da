//! A cleaned and described article.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Dated, Extent, Format, Known, Mention, Packed, Property, Quote, QuoteKind, Role, Span, TimeExpression};

/// What a block of the text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BlockKind {
    /// A paragraph.
    Paragraph,
    /// A heading inside the article.
    Heading,
    /// A list item.
    ListItem,
    /// A quotation set apart.
    Quote,
    /// Preformatted text.
    Code,
    /// A table row.
    TableRow,
}

/// A block of the article's text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where it stands in the text.
    pub span: Span,
    /// The 1-based number of the source line it starts in.
    pub line: u32,
}

/// What one passage of the source was taken for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdict {
    /// The 1-based number of its first source line.
    pub first_line: u32,
    /// The 1-based number of its last source line.
    pub last_line: u32,
    /// Its text.
    pub text: String,
    /// What it was taken for.
    pub role: Role,
    /// Why, in words.
    pub why: String,
}

/// A picture's caption with the credit that goes with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Caption {
    /// The caption, where there is one.
    pub text: Option<String>,
    /// The credit, where there is one.
    pub credit: Option<String>,
    /// The 1-based source line.
    pub line: u32,
}

/// What is known about an article besides its text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Metadata {
    /// The headline; an article without one gets the start of its text, marked as inferred.
    pub title: Option<Known<String>>,
    /// The standfirst.
    pub standfirst: Option<Known<String>>,
    /// Authors, a person each, in the order printed.
    pub authors: Vec<Known<String>>,
    /// News agency.
    pub agency: Option<Known<String>>,
    /// Publication.
    pub publisher: Option<Known<String>>,
    /// Section as printed ("World / Asia").
    pub section: Option<Known<String>>,
    /// BCP 47 language tag.
    pub language: Option<Known<String>>,
    /// The article's own address.
    pub url: Option<Known<String>>,
    /// When it was published.
    pub published: Option<Dated>,
    /// When it was last changed, where that is told apart from its publication.
    pub modified: Option<Dated>,
    /// The day the page was fetched or printed, which bounds the publication from above.
    pub fetched: Option<Known<NaiveDate>>,
    /// What is said about the author below the article.
    pub author_note: Option<Known<String>>,
    /// Captions and credits.
    pub captions: Vec<Caption>,
    /// Tags people gave it.
    pub tags: Vec<String>,
    /// How much of it is published, where people say so of this article; else the settings decide.
    pub publish: Option<Extent>,
    /// What people declared and could not be understood; it is used for nothing.
    pub misread: Vec<Known<String>>,
    /// Values that others were preferred to, each with what it was a value of; the better ones first.
    pub set_aside: Vec<(Property, Known<String>)>,
}

/// One article, cleaned, described and annotated. Spans count in `text` unless a field says otherwise.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Article {
    /// Stable id; see [`super::Seed::id`].
    pub id: String,
    /// Path inside the source folder.
    pub source: String,
    /// What it was read from.
    pub format: Format,
    /// What is known about it.
    pub about: Metadata,
    /// The body: blocks joined by a blank line.
    pub text: String,
    /// Its blocks, in order, covering all of `text` but the blank lines.
    pub blocks: Vec<Block>,
    /// What every passage of the source was taken for, in source order. Packed, as the source is: both are far larger than
    /// the article, and are needed only for its own page.
    pub verdicts: Packed<Vec<Verdict>>,
    /// Sentences, in order, none crossing a block.
    pub sentences: Vec<Span>,
    /// Time expressions, in order.
    pub times: Vec<TimeExpression>,
    /// Names, in order: title, standfirst, captions, text.
    pub mentions: Vec<Mention>,
    /// Quotations, in order.
    pub quotes: Vec<Quote>,
    /// The decoded source.
    pub original: Packed<String>,
}

impl Article {
    /// The headline, or the id where there is none.
    #[must_use]
    pub fn title(&self) -> &str {
        self.about.title.as_ref().map_or(self.id.as_str(), |known| known.value.as_str())
    }

    /// The primary tag of its language, in lower case: `en` of `en-GB`.
    #[must_use]
    pub fn primary_language(&self) -> Option<String> {
        let language = self.about.language.as_ref()?;
        language.value.split('-').next().filter(|tag| !tag.is_empty()).map(str::to_lowercase)
    }

    /// How much of it is published, once that is settled.
    #[must_use]
    pub fn extent(&self) -> Extent {
        self.about.publish.unwrap_or_default()
    }

    /// Index of the block that holds the byte at `offset` of the text.
    #[must_use]
    pub fn block_at(&self, offset: usize) -> Option<usize> {
        let after = self.blocks.partition_point(|block| block.span.start <= offset);
        after.checked_sub(1).filter(|&block| offset < self.blocks[block].span.end)
    }

    /// The sentence that holds the byte at `offset` of the text.
    #[must_use]
    pub fn sentence_at(&self, offset: usize) -> Option<Span> {
        let after = self.sentences.partition_point(|sentence| sentence.start <= offset);
        after.checked_sub(1).map(|at| self.sentences[at]).filter(|sentence| offset < sentence.end)
    }

    /// The quotations of a kind, in order.
    pub fn said(&self, kind: QuoteKind) -> impl Iterator<Item = &Quote> {
        self.quotes.iter().filter(move |quote| quote.kind == kind)
    }

    /// The text that a mention's span counts in.
    #[must_use]
    pub fn field(&self, field: super::Field) -> &str {
        match field {
            super::Field::Text => &self.text,
            super::Field::Title => self.about.title.as_ref().map_or("", |known| &known.value),
            super::Field::Standfirst => self.about.standfirst.as_ref().map_or("", |known| &known.value),
            super::Field::Caption(at) => {
                self.about.captions.get(at).and_then(|caption| caption.text.as_deref()).unwrap_or("")
            }
        }
    }
}
