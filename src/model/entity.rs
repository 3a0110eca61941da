//! People, places, bodies and works, across the whole collection.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::ArticleIndex;

/// What kind of thing a name names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EntityKind {
    /// A human being.
    Person,
    /// A country, city, region, sea, building.
    Place,
    /// A body of people: government, company, party, university.
    Organisation,
    /// A named happening: a forum, a war, a treaty signing.
    Event,
    /// A book, film, treaty, law.
    Work,
    /// Anything else with a name: nationalities, products.
    #[default]
    Other,
}

impl EntityKind {
    /// All kinds.
    pub const ALL: [Self; 6] = [Self::Person, Self::Place, Self::Organisation, Self::Event, Self::Work, Self::Other];

    /// The first part of its entities' ids.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Place => "place",
            Self::Organisation => "organisation",
            Self::Event => "event",
            Self::Work => "work",
            Self::Other => "other",
        }
    }
}

/// Why a name was joined to an entity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Join {
    /// The name as written.
    pub name: String,
    /// The reason in words ("surname of the full name in the same article").
    pub reason: String,
}

/// What people say of an entity besides its names.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// Words of their own.
    pub note: Option<String>,
    /// An `http` or `https` address.
    pub link: Option<String>,
}

/// A person, place or body that articles name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entity {
    /// `TYPE/SLUG`, unique in the dossier.
    pub id: String,
    /// What kind of thing it is.
    pub kind: EntityKind,
    /// The fullest common form of its name.
    pub name: String,
    /// Every form of its name as written, with how often.
    pub names: BTreeMap<String, usize>,
    /// The articles that name it, in the dossier's order, with how often each does.
    pub articles: Vec<(ArticleIndex, usize)>,
    /// Why forms other than the name itself were joined to it.
    pub joins: Vec<Join>,
    /// Titles and offices seen with the name, most frequent first ("Norwegian Fisheries Minister").
    pub titles: Vec<String>,
    /// What people say of it, where they speak of it at all.
    pub told: Option<Told>,
}
