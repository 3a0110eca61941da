//! `[[entities]]`: what people say of who is who; their word wins over what is worked out.
//!
//! In comes the parsed config file, out come the entries that cannot hold, alone or with the others: without a name, of no
//! kind, a name that is to be two entities, a name that is to be in an entity and never in it.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use toml::de::{DeTable, DeValue};

use super::{base_url_of, line_of, nearest, one_or_many};
use crate::connect::entities::key;
use crate::model::EntityKind;
use crate::problem::{Problem, Severity};

/// One entry of `[[entities]]`: a person, place, body, happening or work, and what is to hold of it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Correction {
    /// What it is called on its page and in lists; wherever this name stands, it is meant.
    pub name: String,
    /// Further names that are always this one, also where they were not recognised as names.
    #[serde(deserialize_with = "one_or_many")]
    pub also: Vec<String>,
    /// Names that are never this one.
    #[serde(deserialize_with = "one_or_many")]
    pub not: Vec<String>,
    /// What it is. Default: what most mentions take it for.
    #[serde(rename = "type")]
    pub kind: Option<EntityKind>,
    /// Other entities that are folded in with all their names, by name or by id (`person/renn`).
    #[serde(deserialize_with = "one_or_many")]
    pub merge: Vec<String>,
    /// Whether it is none at all, and so is never listed.
    pub deny: bool,
    /// Words of one's own for its page.
    pub note: Option<String>,
    /// An `http` or `https` address for its page.
    pub link: Option<String>,
    /// Where a place lies, or that it is not to be on the map. Default: where the gazetteer says, if it is clear.
    pub at: Option<Position>,
    /// Where the entry stands.
    #[serde(skip)]
    pub place: Place,
}

/// Where people say a place lies.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Position {
    /// Degrees north, degrees east.
    At([f64; 2]),
    /// On no map: `"none"`.
    Off(OffTheMap),
}

/// The word that takes a place off the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum OffTheMap {
    /// `"none"`.
    None,
}

impl Position {
    /// Whether a value of the config file is a position.
    pub(super) fn fits(value: &DeValue<'_>) -> bool {
        match value {
            DeValue::String(word) => word.as_ref() == "none",
            DeValue::Array(degrees) => {
                match degrees.iter().map(|degree| number(degree.get_ref())).collect::<Vec<_>>()[..] {
                    [Some(north), Some(east)] => (-90.0..=90.0).contains(&north) && (-180.0..=180.0).contains(&east),
                    _ => false,
                }
            }
            _ => false,
        }
    }
}

fn number(value: &DeValue<'_>) -> Option<f64> {
    match value {
        DeValue::Integer(number) => number.to_string().parse().ok(),
        DeValue::Float(number) => number.to_string().parse().ok(),
        _ => None,
    }
}

/// Where an entry stands in its file.
#[derive(Clone, Debug, Default)]
pub struct Place {
    /// The file, as problems call it.
    pub file: String,
    /// The entry's first line.
    pub line: u32,
    /// The lines of its texts.
    lines: Vec<(String, u32)>,
}

impl Correction {
    /// The names that are always this entity: its own and those under `also`.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.name).chain(&self.also).map(String::as_str)
    }

    /// A remark about one of the entry's texts, or where it has no such text about the entry.
    #[must_use]
    pub fn problem(&self, about: &str, severity: Severity, what: String, hint: impl Into<String>) -> Problem {
        let line = self.place.lines.iter().find(|(text, _)| text == about).map_or(self.place.line, |(_, line)| *line);
        Problem::new(severity, self.place.file.as_str(), what, hint).at_line(line)
    }
}

/// Tells each entry where it stands.
pub(super) fn place(corrections: &mut [Correction], file: &str, text: &str, table: &DeTable<'_>) {
    for (correction, entry) in corrections.iter_mut().zip(entries(table)) {
        let lines: Vec<(String, u32)> =
            texts(entry).map(|(_, word, start)| (word.to_owned(), line_of(text, start))).collect();
        let first = entry.keys().map(|key| key.span().start).min().unwrap_or_default();
        correction.place = Place { file: file.to_owned(), line: line_of(text, first), lines };
    }
}

/// The mistakes of all entries; keys and the types of values are checked before.
pub(super) fn mistakes(file: &str, text: &str, table: &DeTable<'_>) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut tell = |what: String, hint: &str, start: usize| {
        problems.push(Problem::new(Severity::Error, file, what, hint).at_line(line_of(text, start)));
    };
    for (entry, header) in entries(table).zip(starts(table)) {
        if !texts(entry).any(|(key, _, _)| key == "name") {
            tell("this entry of `[[entities]]` has no name".into(), "write `name = \"…\"`", header);
        }
        let kind = texts(entry).find(|(key, kind, _)| *key == "type" && *kind != "place");
        if let (Some((_, kind, start)), true) = (kind, entry.contains_key("at")) {
            tell(format!("a {kind} has no position"), "leave out `at`, or write `type = \"place\"`", start);
        }
        for (setting, word, start) in texts(entry) {
            if let Some((what, hint)) = unusable(setting, word) {
                tell(what, &hint, start);
            }
        }
    }
    find_contradictions(text, table, &mut tell);
    problems
}

/// What is wrong with one text of an entry, and how it should be.
fn unusable(setting: &str, word: &str) -> Option<(String, String)> {
    match setting {
        "name" | "also" | "not" if key(word).is_empty() => {
            Some((format!("`{word}` is no name"), "write it as it stands in the articles".into()))
        }
        "merge" if word.trim().is_empty() => {
            Some((format!("`{word}` is no entity"), "write its name, or its id: `person/renn`".into()))
        }
        "type" if kind_of(word).is_none() => {
            let known = EntityKind::ALL.map(EntityKind::name);
            let near = nearest(word, known.into_iter()).map(|near| format!("did you mean `{near}`?"));
            Some((
                format!("the type `{word}` is not known"),
                near.unwrap_or_else(|| format!("known here: {}", known.join(", "))),
            ))
        }
        "link" if base_url_of(word).is_err() => Some((
            format!("the link `{word}` is not an http or https address"),
            "write it as `https://example.org/page`".into(),
        )),
        _ => None,
    }
}

fn kind_of(word: &str) -> Option<EntityKind> {
    EntityKind::ALL.into_iter().find(|kind| kind.name() == word)
}

/// Finds names that are to be two entities, and names that are to be one and never to be it.
fn find_contradictions(text: &str, table: &DeTable<'_>, tell: &mut impl FnMut(String, &str, usize)) {
    let mut owners: HashMap<String, (usize, usize)> = HashMap::new();
    for (at, entry) in entries(table).enumerate() {
        for (_, word, start) in texts(entry).filter(|(setting, ..)| matches!(*setting, "name" | "also")) {
            let first = *owners.entry(key(word)).or_insert((at, start));
            if first.0 != at {
                let what = format!("`{word}` is one entity here and another in line {}", line_of(text, first.1));
                tell(what, "one entry may have it, under `name` or `also`", start);
            }
        }
    }
    for (at, entry) in entries(table).enumerate() {
        for (setting, word, start) in texts(entry) {
            let owner = owners.get(&key(word)).filter(|_| !word.contains('/'));
            match (setting, owner) {
                ("not", Some((owner, said))) if *owner == at => {
                    let what = format!("`{word}` is in this entity (line {}) and never in it", line_of(text, *said));
                    tell(what, "leave out one of both", start);
                }
                ("merge", Some((owner, said))) if *owner != at => {
                    let said = line_of(text, *said);
                    let what = format!("`{word}` is folded in here and an entity of its own in line {said}");
                    tell(what, "put all its names under `also` of one entry", start);
                }
                _ => {}
            }
        }
    }
}

/// The entries of a file.
fn entries<'t>(table: &'t DeTable<'_>) -> impl Iterator<Item = &'t DeTable<'t>> {
    items(table).filter_map(|item| match item.get_ref() {
        DeValue::Table(entry) => Some(entry),
        _ => None,
    })
}

/// Where each entry begins.
fn starts(table: &DeTable<'_>) -> impl Iterator<Item = usize> {
    items(table).filter(|item| matches!(item.get_ref(), DeValue::Table(_))).map(|item| item.span().start)
}

fn items<'t>(table: &'t DeTable<'_>) -> impl Iterator<Item = &'t toml::Spanned<DeValue<'t>>> {
    let list = match table.get("entities").map(|list| list.get_ref()) {
        Some(DeValue::Array(items)) => Some(items),
        _ => None,
    };
    list.into_iter().flat_map(|items| items.iter())
}

/// The texts of an entry, each with the setting it belongs to and the place where it begins.
fn texts<'t>(entry: &'t DeTable<'_>) -> impl Iterator<Item = (&'t str, &'t str, usize)> {
    entry.iter().flat_map(|(setting, value)| {
        let values = match value.get_ref() {
            DeValue::Array(values) => values.iter().collect(),
            _ => vec![value],
        };
        values.into_iter().filter_map(move |value| match value.get_ref() {
            DeValue::String(word) => Some((setting.get_ref().as_ref(), word.as_ref(), value.span().start)),
            _ => None,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::super::Config;
    use super::{OffTheMap, Position};

    fn told(text: &str) -> Vec<String> {
        Config::parse("c", text).unwrap_err().iter().map(ToString::to_string).collect()
    }

    #[test]
    fn entries_are_read_with_their_lines() {
        let text = "[[entities]]\nname = \"Ana Brandt\"\nalso = \"A. Brandt\"\ntype = \"person\"\n\n[[entities]]\n\
                    # a ship\nname = \"Vardby Queen\"\nnot = [\n  \"Queen\",\n]\ndeny = true\n";
        let entities = Config::parse("c", text).unwrap().entities;
        assert_eq!(entities[0].names().collect::<Vec<_>>(), ["Ana Brandt", "A. Brandt"]);
        assert!(entities[1].deny && entities[1].kind.is_none());
        let line = |about: &str| {
            entities[1].problem(about, crate::problem::Severity::Warning, String::new(), "").line.unwrap()
        };
        assert_eq!((line("Queen"), line("Vardby Queen"), line("else")), (10, 8, 8));
    }

    #[test]
    fn a_position_is_two_numbers_or_none() {
        let text = "[[entities]]\nname = \"A\"\nat = [59.91, -10]\n[[entities]]\nname = \"B\"\nat = \"none\"\n";
        let at = |entity: usize| Config::parse("c", text).unwrap().entities[entity].at;
        assert_eq!((at(0), at(1)), (Some(Position::At([59.91, -10.0])), Some(Position::Off(OffTheMap::None))));
        for wrong in ["[nan, 1]", "[1]", "[1, 2, 3]", "[1, 181]", "3", "[\"1\", 2]"] {
            assert!(Config::parse("c", &format!("[[entities]]\nname = \"A\"\nat = {wrong}\n")).is_err(), "{wrong}");
        }
    }

    #[test]
    fn keys_and_values_are_checked() {
        for (text, expected) in [
            (
                "[[entities]]\nname = \"A\"\nalos = \"B\"\n",
                "c:3: error: the key `entities.alos` is not known\n  hint: did you mean `also`?",
            ),
            (
                "[[entities]]\nname = \"A\"\ndeny = \"yes\"\n",
                "c:3: error: `deny` has to be true or false, not `\"yes\"`\n  hint: write `deny = true`",
            ),
            (
                "[[entities]]\nname = \"A\"\nalso = 3\n",
                "c:3: error: `also` has to be a text or a list of texts, not `3`\n  hint: write `also = \"…\"`, or `also = [\"…\", \"…\"]`",
            ),
            (
                "[entities]\nname = \"A\"\n",
                "c:1: error: `entities` has to be a list of sections, not `[entities]`\n  hint: write `[[entities]]` on a line of its own before each of them",
            ),
            (
                "[[entities]]\nname = \"A\"\ntype = \"persn\"\n",
                "c:3: error: the type `persn` is not known\n  hint: did you mean `person`?",
            ),
            (
                "[[entities]]\nname = \"A\"\nlink = \"javascript:alert(1)\"\n",
                "c:3: error: the link `javascript:alert(1)` is not an http or https address\n  hint: write it as `https://example.org/page`",
            ),
            (
                "[[entities]]\nname = \"A\"\nat = [95, 10]\n",
                "c:3: error: `at` has to be degrees north (-90 to 90) and east (-180 to 180), or \"none\", not `[95, 10]`\n  hint: write `at = [59.91, 10.75]`, or `at = \"none\"` to keep it off the map",
            ),
            (
                "[[entities]]\nname = \"A\"\nat = \"nowhere\"\n",
                "c:3: error: `at` has to be degrees north (-90 to 90) and east (-180 to 180), or \"none\", not `\"nowhere\"`\n  hint: write `at = [59.91, 10.75]`, or `at = \"none\"` to keep it off the map",
            ),
            (
                "[[entities]]\nname = \"A\"\ntype = \"person\"\nat = [1, 2]\n",
                "c:3: error: a person has no position\n  hint: leave out `at`, or write `type = \"place\"`",
            ),
            (
                "[[entities]]\nalso = \"A\"\n",
                "c:1: error: this entry of `[[entities]]` has no name\n  hint: write `name = \"…\"`",
            ),
            (
                "[[entities]]\nname = \"…\"\n",
                "c:2: error: `…` is no name\n  hint: write it as it stands in the articles",
            ),
        ] {
            assert_eq!(told(text), [expected]);
        }
    }

    #[test]
    fn contradictions_are_told() {
        let two = "[[entities]]\nname = \"Ana Brandt\"\nalso = \"Brandt\"\n[[entities]]\nname = \"Brandt\"\n";
        assert_eq!(
            told(two),
            [
                "c:5: error: `Brandt` is one entity here and another in line 3\n  hint: one entry may have it, under `name` or `also`"
            ]
        );
        let never = "[[entities]]\nname = \"The U.N.\"\nnot = [\"UN\"]\n";
        assert_eq!(
            told(never),
            ["c:3: error: `UN` is in this entity (line 2) and never in it\n  hint: leave out one of both"]
        );
        let folded = "[[entities]]\nname = \"A\"\nmerge = \"B\"\n[[entities]]\nname = \"B\"\n";
        assert_eq!(
            told(folded),
            [
                "c:3: error: `B` is folded in here and an entity of its own in line 5\n  hint: put all its names under `also` of one entry"
            ]
        );
    }
}
