//! What is known before any text is read: gazetteers of places and first names, common words, and the words that tell what
//! kind of name stands beside them. All of it is data in `data/`, read once.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use crate::data_file::rows;

/// A list of words in lower case.
#[derive(Default, Deserialize)]
#[serde(transparent)]
pub(super) struct WordSet(FxHashSet<String>);

impl WordSet {
    /// Whether a word in lower case is in it.
    pub(super) fn contains(&self, lower: &str) -> bool {
        self.0.contains(lower)
    }

    /// The words, in no order.
    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }
}

/// The cue words of `data/lexicon.toml`, which says what each list is.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Lexicon {
    pub(super) honorifics: WordSet,
    pub(super) offices: WordSet,
    /// Offices that are nobody's surname.
    pub(super) offices_only: WordSet,
    pub(super) office_modifiers: WordSet,
    /// Articles of other languages, some of which are first names too.
    pub(super) foreign_articles: WordSet,
    /// Nouns of other languages that names of bodies and streets begin with.
    pub(super) foreign_heads: WordSet,
    pub(super) particles: WordSet,
    pub(super) organisations: WordSet,
    pub(super) company_suffixes: WordSet,
    pub(super) teams: WordSet,
    pub(super) clubs: Vec<String>,
    pub(super) places: WordSet,
    pub(super) place_openers: WordSet,
    pub(super) lower_places: WordSet,
    pub(super) events: WordSet,
    pub(super) event_openers: WordSet,
    pub(super) directions: WordSet,
    pub(super) postal_places: WordSet,
    pub(super) prefixes: Vec<String>,
    named_events: Vec<String>,
    pub(super) works: WordSet,
    pub(super) surname_heads: WordSet,
    pub(super) take_of: WordSet,
    known_organisations: Vec<String>,
    pub(super) other_names: WordSet,
    pub(super) never: WordSet,
    pub(super) saying: WordSet,
    pub(super) auxiliaries: WordSet,
    pub(super) irregular_pasts: WordSet,
    pub(super) inhabitants: WordSet,
    pub(super) locating: WordSet,
    pub(super) hyphenated: WordSet,
}

impl Lexicon {
    /// The lists whose words the tagger is told of; their order is that of its weights.
    pub(super) fn cues(&self) -> [&WordSet; 17] {
        [
            &self.honorifics,
            &self.offices,
            &self.office_modifiers,
            &self.particles,
            &self.organisations,
            &self.company_suffixes,
            &self.places,
            &self.place_openers,
            &self.lower_places,
            &self.events,
            &self.event_openers,
            &self.works,
            &self.saying,
            &self.locating,
            &self.other_names,
            &self.postal_places,
            &self.teams,
        ]
    }
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
    names: FxHashMap<String, (Known, bool)>,
}

/// The words of some gazetteers as written.
pub(super) struct Lists {
    pub(super) countries: Vec<String>,
    pub(super) adjectives: Vec<String>,
    pub(super) cities: Vec<String>,
    pub(super) first_names: Vec<String>,
    pub(super) surnames: Vec<String>,
}

/// The gazetteers.
pub(super) static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(Gazetteer::read);

impl Gazetteer {
    fn read() -> Self {
        let mut names = FxHashMap::default();
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
        LEXICON.clubs.iter().for_each(|name| add(name, Known::Organisation));
        LEXICON.named_events.iter().for_each(|name| add(name, Known::Event));
        Self { names }
    }

    /// What is known of a name given in lower case; `upper` says whether it is written in capitals throughout, which
    /// names known as initialisms must be.
    pub(super) fn get(&self, lower: &str, upper: bool) -> Option<Known> {
        let (known, wants_upper) = self.names.get(lower.trim_end_matches('.')).copied()?;
        (upper || !wants_upper).then_some(known)
    }

    /// The first words of the names of several words.
    pub(super) fn first_words(&self) -> impl Iterator<Item = &str> {
        let parts = |name: &str| name.find(|c: char| !c.is_alphanumeric());
        self.names.keys().filter_map(move |name| name.get(..parts(name)?))
    }

    /// The lists that invented text is made of.
    pub(super) fn lists(&self) -> Lists {
        let own = |words: &mut dyn Iterator<Item = &'static str>| words.map(str::to_owned).collect();
        let countries = || rows(include_str!("data/countries.tsv"));
        Lists {
            countries: own(&mut countries().filter_map(first_column)),
            adjectives: own(&mut countries().filter_map(|row| listed(row.split('\t').nth(2)).next())),
            cities: own(&mut rows(include_str!("data/cities.tsv")).filter_map(first_column)),
            first_names: own(&mut rows(include_str!("data/first-names.txt")).filter_map(first_column)),
            surnames: own(&mut rows(include_str!("data/surnames.txt"))),
        }
    }
}

/// A word with its first letter in capitals.
pub(super) fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// The key that a name is looked up by.
fn key(name: &str) -> String {
    name.to_lowercase().trim_end_matches('.').to_owned()
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
    use crate::annotate::names::words::Word;

    #[test]
    fn the_lists_are_read() {
        assert!(LEXICON.honorifics.contains("mr"));
        assert_eq!(GAZETTEER.get("norway", false), Some(Known::Country));
        assert_eq!(GAZETTEER.get("norwegian", false), Some(Known::Adjective));
        assert_eq!(GAZETTEER.get("u.s.", true), Some(Known::Country));
        assert_eq!(GAZETTEER.get("us", false), None);
        assert_eq!(GAZETTEER.get("world war ii", false), Some(Known::Event));
        assert!(Word::of("martha").is_first_name() && Word::of("ferry").is_common() && !Word::of("oslo").is_any());
    }
}
