//! What people, a crawler or the page's own metadata declare of an article: claims, each with who makes it.

use serde::{Deserialize, Serialize};

use super::{Basis, Evidence, Known};

/// A property of an article that can be declared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Property {
    /// Headline.
    Title,
    /// Standfirst, or the page's description.
    Standfirst,
    /// An author; each has a claim of their own.
    Author,
    /// News agency.
    Agency,
    /// Publication.
    Publisher,
    /// Section or rubric.
    Section,
    /// BCP 47 language tag.
    Language,
    /// When it was published, as written; `describe` reads it.
    Published,
    /// When it was changed, as written.
    Modified,
    /// When a crawler fetched the page, as written: no later than this it was published.
    Fetched,
    /// The article's own address.
    Address,
    /// A tag or keyword; each has a claim of its own.
    Tag,
    /// How much of the article is published, in the words of [`super::Extent`].
    Extent,
}

/// Who makes a claim. The order is that of rank: of two claims the earlier origin's wins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    /// `NAME.toml` beside the article's file.
    Sidecar,
    /// A row of `metadata.csv`.
    Table,
    /// The file's own front matter.
    FrontMatter,
    /// A field of a crawl record, or a header of a web archive's record.
    Record,
    /// The pattern of paths in the configuration.
    Path,
    /// The page's own metadata, which is weighed against what the page prints.
    Page,
}

impl Origin {
    /// Whether a person or their tool says so of this very article: such a claim is never weighed against print.
    #[must_use]
    pub const fn always_wins(self) -> bool {
        !matches!(self, Self::Page)
    }
}

/// One declared value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// What it is a value of.
    pub property: Property,
    /// Who says so.
    pub origin: Origin,
    /// The value, white space folded, never empty; its evidence names the notation and key.
    pub known: Known<String>,
}

/// Everything that is declared of an article, the best-ranked origin first; within an origin the most trusted first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Declared {
    claims: Vec<Claim>,
}

impl Declared {
    /// Adds a claim; `rule` says in words where it stands ("front matter `title`"). Blank values are no claims.
    pub fn add(&mut self, property: Property, origin: Origin, value: &str, rule: &str) {
        let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
        if value.is_empty() {
            return;
        }
        let evidence = Evidence { basis: Basis::Declared, text: value.clone(), rule: rule.to_owned(), line: None };
        let at = self.claims.partition_point(|claim| claim.origin <= origin);
        self.claims.insert(at, Claim { property, origin, known: Known { value, evidence } });
    }

    /// Adds all that another source declares.
    pub fn extend(&mut self, other: Self) {
        self.claims.extend(other.claims);
        self.claims.sort_by_key(|claim| claim.origin);
    }

    /// Keeps only some of the claims.
    pub fn retain(&mut self, keep: impl FnMut(&Claim) -> bool) {
        self.claims.retain(keep);
    }

    /// All claims of a property, the best first.
    pub fn claims(&self, property: Property) -> impl Iterator<Item = &Claim> {
        self.claims.iter().filter(move |claim| claim.property == property)
    }

    /// The best claim of a property.
    #[must_use]
    pub fn best(&self, property: Property) -> Option<&Known<String>> {
        self.claims(property).next().map(|claim| &claim.known)
    }

    /// All values that the best origin gives for a property: the authors, the tags.
    #[must_use]
    pub fn list(&self, property: Property) -> Vec<Known<String>> {
        let best = self.claims(property).next().map(|claim| claim.origin);
        self.claims(property).filter(|claim| Some(claim.origin) == best).map(|claim| claim.known.clone()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_better_origin_comes_first_whatever_the_order_of_adding() {
        let mut declared = Declared::default();
        declared.add(Property::Title, Origin::Page, "Page", "meta");
        declared.add(Property::Title, Origin::Sidecar, " Side  car ", "sidecar `title`");
        declared.add(Property::Title, Origin::Page, "Second", "meta");
        declared.add(Property::Title, Origin::Record, " ", "record field `title`");
        let values: Vec<&str> = declared.claims(Property::Title).map(|claim| claim.known.value.as_str()).collect();
        assert_eq!(values, ["Side car", "Page", "Second"]);
    }

    #[test]
    fn a_list_is_the_best_origins_alone() {
        let mut declared = Declared::default();
        declared.add(Property::Author, Origin::Page, "Cy Other", "meta");
        declared.add(Property::Author, Origin::Record, "Ann Example", "record field `author`");
        declared.add(Property::Author, Origin::Record, "Bo Sample", "record field `author`");
        let names: Vec<String> = declared.list(Property::Author).into_iter().map(|known| known.value).collect();
        assert_eq!(names, ["Ann Example", "Bo Sample"]);
    }
}
