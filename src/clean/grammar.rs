//! How a page is built: its zones, what each may hold, and what follows what; read from `data/grammar.toml`.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::rules::Weights;
use crate::model::Role;

/// A part of a page.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, Hash)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Zone {
    /// The frame above the article.
    Above,
    /// The headline: a zone of one line.
    Title,
    /// From the headline to the text.
    Head,
    /// The text and what stands in it.
    Body,
    /// What interrupts the text: it goes on behind it.
    Aside,
    /// What follows the text.
    Below,
    /// Readers' comments.
    Comments,
}

impl Zone {
    /// All zones, in the order of a page.
    pub(crate) const ALL: [Self; 7] =
        [Self::Above, Self::Title, Self::Head, Self::Body, Self::Aside, Self::Below, Self::Comments];
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ZoneRule {
    name: Zone,
    why: String,
    #[serde(default)]
    end: f32,
    roles: Weights,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Move {
    from: Zone,
    to: Zone,
    score: f32,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Follow {
    first: Role,
    then: Role,
    score: f32,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    zone: Vec<ZoneRule>,
    r#move: Vec<Move>,
    follow: Vec<Follow>,
}

/// The grammar of pages.
#[derive(Debug, Default)]
pub(crate) struct Grammar {
    zones: HashMap<Zone, ZoneRule>,
    moves: HashMap<(Zone, Zone), f32>,
    follows: HashMap<(Role, Role), f32>,
}

static GRAMMAR: LazyLock<Grammar> = LazyLock::new(|| {
    let table: Table = toml::from_str(include_str!("data/grammar.toml")).unwrap_or_default();
    Grammar {
        zones: table.zone.into_iter().map(|rule| (rule.name, rule)).collect(),
        moves: table.r#move.into_iter().map(|rule| ((rule.from, rule.to), rule.score)).collect(),
        follows: table.follow.into_iter().map(|rule| ((rule.first, rule.then), rule.score)).collect(),
    }
});

impl Grammar {
    /// The grammar in the table.
    pub(crate) fn get() -> &'static Self {
        &GRAMMAR
    }

    /// What it costs or earns to find a role in a zone; none where it never stands there.
    pub(crate) fn holds(&self, zone: Zone, role: Role) -> Option<f32> {
        self.zones.get(&zone)?.roles.get(&role).copied()
    }

    /// What it costs that a page ends in a zone.
    pub(crate) fn ends(&self, zone: Zone) -> f32 {
        self.zones.get(&zone).map_or(0.0, |rule| rule.end)
    }

    /// What it costs or earns to go from one zone to another in the next line; none where that never happens.
    pub(crate) fn passes(&self, from: Zone, to: Zone) -> Option<f32> {
        self.moves.get(&(from, to)).copied()
    }

    /// What it costs or earns that a line of one role follows a line of another.
    pub(crate) fn follows(&self, first: Role, then: Role) -> f32 {
        self.follows.get(&(first, then)).copied().unwrap_or(0.0)
    }

    /// What standing in a zone says of a line, in words.
    pub(crate) fn why(&self, zone: Zone) -> &str {
        self.zones.get(&zone).map_or("", |rule| &rule.why)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_parses_and_names_every_zone() {
        let table: Table = toml::from_str(include_str!("data/grammar.toml")).unwrap();
        assert_eq!(table.zone.len(), Zone::ALL.len());
        assert!(Zone::ALL.iter().all(|&zone| !Grammar::get().why(zone).is_empty()));
    }

    #[test]
    fn a_page_has_one_headline() {
        assert!(Grammar::get().passes(Zone::Title, Zone::Title).is_none());
        assert!(Grammar::get().passes(Zone::Body, Zone::Title).is_none());
    }
}
