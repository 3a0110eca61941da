//! Kinds of entities in, the sections of the site that list them out: folders, addresses, words.

use crate::model::EntityKind;
use crate::publish::strings::Strings;

/// A section of the site that lists entities.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// `people/`.
    People,
    /// `places/`.
    Places,
    /// `organisations/`, with the named events.
    Organisations,
}

impl Kind {
    /// All of them, in the menu's order.
    pub(crate) const ALL: [Self; 3] = [Self::People, Self::Places, Self::Organisations];

    /// The section an entity belongs to.
    pub(crate) const fn of(kind: EntityKind) -> Option<Self> {
        match kind {
            EntityKind::Person => Some(Self::People),
            EntityKind::Place => Some(Self::Places),
            EntityKind::Organisation | EntityKind::Event => Some(Self::Organisations),
            EntityKind::Work | EntityKind::Other => None,
        }
    }

    /// Its folder.
    pub(crate) const fn folder(self) -> &'static str {
        match self {
            Self::People => "people",
            Self::Places => "places",
            Self::Organisations => "organisations",
        }
    }

    /// Its first page.
    pub(crate) const fn path(self) -> &'static str {
        match self {
            Self::People => "people/index.html",
            Self::Places => "places/index.html",
            Self::Organisations => "organisations/index.html",
        }
    }

    /// Its title.
    pub(crate) fn title(self, strings: &Strings) -> &str {
        strings.say(match self {
            Self::People => "section.people",
            Self::Places => "section.places",
            Self::Organisations => "section.organisations",
        })
    }

    /// What one of them is called.
    pub(crate) fn noun(self, kind: EntityKind, strings: &Strings) -> &str {
        strings.say(match (self, kind) {
            (_, EntityKind::Event) => "kind.event",
            (Self::People, _) => "kind.person",
            (Self::Places, _) => "kind.place",
            (Self::Organisations, _) => "kind.organisation",
        })
    }

    /// So many of them.
    pub(crate) fn count(self, number: usize, strings: &Strings) -> String {
        match self {
            Self::People => strings.count("count.people", number),
            Self::Places => strings.count("count.places", number),
            Self::Organisations => strings.count("count.organisations", number),
        }
    }
}
