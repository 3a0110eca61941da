//! How a page is built: its zones, what each may hold, and what follows what; read from `data/grammar.toml`.

use std::sync::LazyLock;

use serde::Deserialize;

use super::rules::Weights;
use crate::model::Role;

/// A part of a page.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
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

/// The grammar of pages, in tables that are looked up by position: the decoder asks for each pair of readings.
#[derive(Debug)]
pub(crate) struct Grammar {
    why: [String; Zone::ALL.len()],
    ends: [f32; Zone::ALL.len()],
    holds: [[Option<f32>; Role::COUNT]; Zone::ALL.len()],
    moves: [[Option<f32>; Zone::ALL.len()]; Zone::ALL.len()],
    /// By the later role, then by the earlier.
    follows: [[f32; Role::COUNT]; Role::COUNT],
}

static GRAMMAR: LazyLock<Grammar> = LazyLock::new(|| {
    let table: Table = toml::from_str(include_str!("data/grammar.toml")).unwrap_or_default();
    let mut grammar = Grammar {
        why: Default::default(),
        ends: [0.0; Zone::ALL.len()],
        holds: [[None; Role::COUNT]; Zone::ALL.len()],
        moves: [[None; Zone::ALL.len()]; Zone::ALL.len()],
        follows: [[0.0; Role::COUNT]; Role::COUNT],
    };
    for rule in table.zone {
        for (role, score) in rule.roles.iter() {
            grammar.holds[rule.name as usize][role as usize] = Some(score);
        }
        grammar.ends[rule.name as usize] = rule.end;
        grammar.why[rule.name as usize] = rule.why;
    }
    for rule in table.r#move {
        grammar.moves[rule.from as usize][rule.to as usize] = Some(rule.score);
    }
    for rule in table.follow {
        grammar.follows[rule.then as usize][rule.first as usize] = rule.score;
    }
    grammar
});

impl Grammar {
    /// The grammar in the table.
    pub(crate) fn get() -> &'static Self {
        &GRAMMAR
    }

    /// What it costs or earns to find a role in a zone; none where it never stands there.
    pub(crate) const fn holds(&self, zone: Zone, role: Role) -> Option<f32> {
        self.holds[zone as usize][role as usize]
    }

    /// What it costs that a page ends in a zone.
    pub(crate) const fn ends(&self, zone: Zone) -> f32 {
        self.ends[zone as usize]
    }

    /// What it costs or earns to go from one zone to another in the next line; none where that never happens.
    pub(crate) const fn passes(&self, from: Zone, to: Zone) -> Option<f32> {
        self.moves[from as usize][to as usize]
    }

    /// What it costs or earns that a line of one role follows a line of another.
    pub(crate) const fn follows(&self, first: Role, then: Role) -> f32 {
        self.follows[then as usize][first as usize]
    }

    /// What standing in a zone says of a line, in words.
    pub(crate) fn why(&self, zone: Zone) -> &str {
        &self.why[zone as usize]
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
