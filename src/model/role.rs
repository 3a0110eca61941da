//! What a line of a page can be.

use serde::{Deserialize, Serialize};

/// What a passage is taken for. Serialised, it is the `reason` of a removed line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// The headline.
    Title,
    /// The line or two below the headline that sum the article up.
    Standfirst,
    /// A standfirst of whole sentences: the text begins with it.
    Lead,
    /// Who wrote it; the line may hold the source and date too.
    Byline,
    /// The day of publication.
    Date,
    /// The day the page was fetched, printed by the page's frame.
    PageDate,
    /// Section, rubric or breadcrumb.
    Section,
    /// A paragraph of the article.
    Body,
    /// A heading inside the article.
    Heading,
    /// An item of a list inside the article.
    ListItem,
    /// A quotation set apart inside the article.
    BlockQuote,
    /// Preformatted text inside the article.
    Code,
    /// A row of a table inside the article.
    TableRow,
    /// A picture's caption.
    Caption,
    /// A picture's credit.
    Credit,
    /// A line about the author below the article.
    AuthorNote,
    /// A news agency's name on a line of its own.
    Agency,
    /// A notice that names the publisher.
    Publisher,
    /// Front matter.
    FrontMatter,
    /// Markup without words of its own.
    Markup,
    /// A teaser for another article, and all that belongs to it.
    TeaserList,
    /// Menus, breadcrumbs, log-in links.
    Menu,
    /// Share buttons and counters.
    Share,
    /// Readers' comments and the invitation to them.
    Comment,
    /// Pleas: subscribe, donate, register, download the app.
    Plea,
    /// Copyright, terms, corrections policy.
    Legal,
    /// Advertisement and its labels.
    Advertisement,
    /// A line said before in the same article.
    Repeated,
    /// A line that recurs in many articles of the folder.
    Recurring,
    /// Left over: none of the above, and not of the article.
    Cruft,
}

impl Role {
    /// How many roles there are; the last in the list is cruft.
    pub(crate) const COUNT: usize = Self::Cruft as usize + 1;

    /// Whether passages of this role make up the article's text.
    #[must_use]
    pub const fn is_text(self) -> bool {
        matches!(
            self,
            Self::Lead | Self::Body | Self::Heading | Self::ListItem | Self::BlockQuote | Self::Code | Self::TableRow
        )
    }

    /// Whether passages of this role tell something about the article, or belong to its pictures.
    #[must_use]
    pub const fn is_about_the_article(self) -> bool {
        matches!(
            self,
            Self::Title
                | Self::Standfirst
                | Self::Byline
                | Self::Date
                | Self::PageDate
                | Self::Section
                | Self::Caption
                | Self::Credit
                | Self::AuthorNote
                | Self::Agency
                | Self::Publisher
                | Self::FrontMatter
        )
    }

    /// The name under which it appears in data and reports.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Standfirst => "standfirst",
            Self::Lead => "lead",
            Self::Byline => "byline",
            Self::Date => "date",
            Self::PageDate => "page-date",
            Self::Section => "section",
            Self::Body => "body",
            Self::Heading => "heading",
            Self::ListItem => "list-item",
            Self::BlockQuote => "block-quote",
            Self::Code => "code",
            Self::TableRow => "table-row",
            Self::Caption => "caption",
            Self::Credit => "credit",
            Self::AuthorNote => "author-note",
            Self::Agency => "agency",
            Self::Publisher => "publisher",
            Self::FrontMatter => "front-matter",
            Self::Markup => "markup",
            Self::TeaserList => "teaser-list",
            Self::Menu => "menu",
            Self::Share => "share",
            Self::Comment => "comment",
            Self::Plea => "plea",
            Self::Legal => "legal",
            Self::Advertisement => "advertisement",
            Self::Repeated => "repeated",
            Self::Recurring => "recurring",
            Self::Cruft => "cruft",
        }
    }
}
