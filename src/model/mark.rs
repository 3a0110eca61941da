//! What the markup around a line of a page tells of it.

use serde::{Deserialize, Serialize};

/// A fact about the place of a line in its page's markup. Facts only: what they speak for is the cleaner's to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mark {
    /// A paragraph element.
    Paragraph,
    /// The page's first heading of the first level.
    TopHeading,
    /// Any other heading element.
    Heading,
    /// An item of a list.
    ListItem,
    /// In a block quotation.
    Quote,
    /// A row of a table.
    TableRow,
    /// A cell of a table that serves as layout, or a term or definition.
    Cell,
    /// The caption of a figure.
    Caption,
    /// In a `figure` element.
    Figure,
    /// In an `article` element.
    Article,
    /// In an `article` element inside another, or in one of several beside each other.
    OneOfManyArticles,
    /// In the `main` element.
    Main,
    /// In a `nav` element.
    Nav,
    /// In a `header` element.
    Header,
    /// In a `footer` element.
    Footer,
    /// In an `aside` element.
    Aside,
    /// In a form.
    Form,
    /// In a button, a label or another control.
    Control,
    /// Not shown until something happens.
    Hidden,
    /// Set in small print, or smaller than the text.
    Small,
    /// All of it is emphasised.
    Bold,
    /// Nearly all of it is a link.
    Linked,
    /// Much of it is a link.
    PartlyLinked,
    /// Called the text of the article.
    SaysBody,
    /// Called a headline.
    SaysTitle,
    /// Called a standfirst, lead or summary.
    SaysStandfirst,
    /// Called an author or byline.
    SaysAuthor,
    /// Called a date.
    SaysDate,
    /// Called details about the article.
    SaysMeta,
    /// Called a caption or a picture's credit.
    SaysCaption,
    /// Called a menu, breadcrumb or pager.
    SaysMenu,
    /// Called part of the page's frame: header, footer, sidebar, widget.
    SaysFrame,
    /// Called comments.
    SaysComment,
    /// Called buttons to share.
    SaysShare,
    /// Called related or recommended articles, or a teaser.
    SaysTeaser,
    /// Called tags, categories or a section.
    SaysTags,
    /// Called an advertisement or promotion.
    SaysAdvertisement,
    /// Called a request to subscribe, register, consent or log in.
    SaysPlea,
    /// Called an information box beside the text.
    SaysBox,
    /// Called a quotation set apart.
    SaysQuote,
    /// Some of it is marked as the author.
    HoldsAuthor,
    /// Some of it is a `time` element or is called a date.
    HoldsDate,
    /// In the block of the page that holds most of its running text.
    Centre,
    /// Stands at the edge of page after page of a printed text, but for the number.
    RunningHead,
    /// An extractor of main text keeps it.
    MainText,
    /// An extractor of main text leaves it out.
    LeftOut,
}

/// A set of marks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Marks(u64);

impl Marks {
    /// No mark.
    pub const NONE: Self = Self(0);

    /// Adds a mark.
    pub const fn insert(&mut self, mark: Mark) {
        self.0 |= 1 << mark as u8;
    }

    /// Whether it holds the mark.
    #[must_use]
    pub const fn has(self, mark: Mark) -> bool {
        self.0 & (1 << mark as u8) != 0
    }

    /// The marks of either.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The marks of both.
    #[must_use]
    pub const fn intersection(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

impl FromIterator<Mark> for Marks {
    fn from_iter<T: IntoIterator<Item = Mark>>(marks: T) -> Self {
        let mut set = Self::default();
        marks.into_iter().for_each(|mark| set.insert(mark));
        set
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_mark_fits_the_set() {
        let marks: Marks = [Mark::Paragraph, Mark::LeftOut].into_iter().collect();
        assert!(marks.has(Mark::LeftOut) && marks.has(Mark::Paragraph) && !marks.has(Mark::Nav));
        assert!(Marks::default().is_empty());
    }
}
