//! What is known before any text is read: gazetteers of places and first names, common words, and the words that tell what
//! kind of name stands beside them. All of it is data in `data/`, read once.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use serde::Deserialize;

/// The cue words of `data/lexicon.toml`, which says what each list is.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Lexicon {
    pub(super) honorifics: HashSet<String>,
    pub(super) offices: HashSet<String>,
    pub(super) office_modifiers: HashSet<String>,
    pub(super) particles: HashSet<String>,
    pub(super) organisations: HashSet<String>,
    pub(super) company_suffixes: HashSet<String>,
    pub(super) places: HashSet<String>,
    pub(super) place_openers: HashSet<String>,
    pub(super) lower_places: HashSet<String>,
    pub(super) events: HashSet<String>,
    pub(super) event_openers: HashSet<String>,
    pub(super) directions: HashSet<String>,
    pub(super) postal_places: HashSet<String>,
    pub(super) prefixes: Vec<String>,
    named_events: Vec<String>,
    pub(super) works: HashSet<String>,
    pub(super) surname_heads: HashSet<String>,
    pub(super) take_of: HashSet<String>,
    known_organisations: Vec<String>,
    pub(super) other_names: HashSet<String>,
    pub(super) never: HashSet<String>,
    pub(super) saying: HashSet<String>,
    pub(super) auxiliaries: HashSet<String>,
    pub(super) locating: HashSet<String>,
    pub(super) hyphenated: HashSet<String>,
}

/// The cue words.
pub(super) static LEXICON: LazyLock<Lexicon> =
    LazyLock::new(|| toml::from_str(include_str!("data/lexicon.toml")).unwrap_or_default());

/// What the gazetteers say of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Known {
    /// A first-level division of a country.
    Province,
    /// A city of 100,000 people or more.
    City,
    /// A region, sea, river, quarter.
    Region,
    /// A body commonly named in the press.
    Organisation,
    /// A named happening.
    Event,
    /// The adjective of a country, or its people.
    Adjective,
    /// A country.
    Country,
}

impl Known {
    /// Whether it is a place.
    pub(super) fn is_place(self) -> bool {
        matches!(self, Self::Province | Self::City | Self::Region | Self::Country)
    }
}

/// Names of several words and of one, in lower case, words parted by one space.
pub(super) struct Gazetteer {
    names: HashMap<String, (Known, bool)>,
    first_names: HashSet<String>,
    words: HashSet<&'static str>,
    rarer_words: HashSet<&'static str>,
}

/// The gazetteers.
pub(super) static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(Gazetteer::read);

impl Gazetteer {
    fn read() -> Self {
        let mut names = HashMap::new();
        let mut add = |name: &str, known: Known| {
            let upper = !name.contains(char::is_lowercase);
            let entry = names.entry(key(name)).or_insert((known, upper));
            if known > entry.0 {
                *entry = (known, upper);
            }
        };
        rows(include_str!("data/provinces.txt")).for_each(|name| add(name, Known::Province));
        rows(include_str!("data/cities.tsv")).filter_map(first_column).for_each(|name| add(name, Known::City));
        rows(include_str!("data/regions.txt")).for_each(|name| add(name, Known::Region));
        for row in rows(include_str!("data/countries.tsv")) {
            let mut columns = row.split('\t');
            columns.next().into_iter().for_each(|name| add(name, Known::Country));
            listed(columns.next()).for_each(|name| add(name, Known::Country));
            listed(columns.next()).for_each(|name| add(name, Known::Adjective));
        }
        LEXICON.known_organisations.iter().for_each(|name| add(name, Known::Organisation));
        LEXICON.named_events.iter().for_each(|name| add(name, Known::Event));
        let first_names = rows(include_str!("data/first-names.txt")).map(str::to_lowercase).collect();
        let words = rows(include_str!("data/words.txt")).collect();
        let rarer_words = rows(include_str!("data/rarer-words.txt")).collect();
        Self { names, first_names, words, rarer_words }
    }

    /// What is known of a name given in lower case; `upper` says whether it is written in capitals throughout, which
    /// names known as initialisms must be.
    pub(super) fn get(&self, lower: &str, upper: bool) -> Option<Known> {
        let (known, wants_upper) = self.names.get(lower.trim_end_matches('.')).copied()?;
        (upper || !wants_upper).then_some(known)
    }

    /// Whether it is a first name, in lower case.
    pub(super) fn is_first_name(&self, lower: &str) -> bool {
        self.first_names.contains(lower)
    }

    /// Whether it is a common English word, in lower case.
    pub(super) fn is_word(&self, lower: &str) -> bool {
        self.words.contains(lower) || LEXICON.never.contains(lower)
    }

    /// Whether it is an English word at all, in lower case: where capitals say little, any word is likelier than a name.
    pub(super) fn is_any_word(&self, lower: &str) -> bool {
        self.is_word(lower) || self.rarer_words.contains(lower)
    }
}

/// The key that a name is looked up by.
fn key(name: &str) -> String {
    name.to_lowercase().trim_end_matches('.').to_owned()
}

/// The rows of a list, without its heading.
fn rows(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().filter(|row| !row.starts_with('#') && !row.is_empty())
}

fn first_column(row: &'static str) -> Option<&'static str> {
    row.split('\t').next()
}

fn listed(column: Option<&'static str>) -> impl Iterator<Item = &'static str> {
    column.unwrap_or_default().split('|').filter(|name| !name.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_read() {
        assert!(LEXICON.honorifics.contains("mr"));
        assert_eq!(GAZETTEER.get("norway", false), Some(Known::Country));
        assert_eq!(GAZETTEER.get("norwegian", false), Some(Known::Adjective));
        assert_eq!(GAZETTEER.get("u.s.", true), Some(Known::Country));
        assert_eq!(GAZETTEER.get("us", false), None);
        assert_eq!(GAZETTEER.get("world war ii", false), Some(Known::Event));
        assert!(GAZETTEER.is_first_name("martha") && GAZETTEER.is_word("ferry") && !GAZETTEER.is_word("oslo"));
    }
}
