//! A parsed config file in, out comes what is wrong with it besides its grammar: keys that are not known, values of the
//! wrong kind, patterns and conditions that cannot be used. Known keys and the kinds of their values come from the
//! defaults' own shape, so that this cannot go stale.

use serde_json::Value;
use toml::de::{DeTable, DeValue};

use super::correction::Position;
use super::{Config, Correction, correction, line_of, nearest};
use crate::model::Extent;
use crate::problem::{Problem, Severity};
use crate::read::PathPattern;

/// All mistakes of a config file; `name` is how problems call it.
pub(super) fn mistakes(name: &str, text: &str, table: &DeTable<'_>) -> Vec<Problem> {
    let mut problems = Vec::new();
    // A list of sections shows what they hold by one of them.
    let shape = Config { entities: vec![Correction::default()], ..Config::default() };
    let known = serde_json::to_value(shape).unwrap_or_default();
    find_wrong_keys(name, text, "", table, &known, &mut problems);
    find_bad_patterns(name, text, table, &mut problems);
    find_bad_conditions(name, text, table, &mut problems);
    find_bad_extents(name, text, table, &mut problems);
    if problems.is_empty() {
        problems = correction::mistakes(name, text, table);
    }
    problems
}

/// Settings that are numbers and have no default that shows it.
const NUMBERS: &[&str] = &["topics.count"];

/// Settings that are lists of lists of texts.
const GROUPS: &[&str] = &["topics.merge"];

/// Settings that are tables of texts by names of people's own.
const NAMES: &[&str] = &["topics.rename"];

/// Settings that are positions on a map.
const POSITIONS: &[&str] = &["entities.at"];

/// What a setting may be.
#[derive(Clone, Copy, Debug)]
enum Kind {
    Text,
    Flag,
    Number,
    Texts,
    Groups,
    Names,
    Position,
    Section,
    Sections,
}

impl Kind {
    /// The kind of a setting, by its full name and its default.
    fn of(key: &str, default: &Value) -> Self {
        match default {
            _ if NUMBERS.contains(&key) => Self::Number,
            _ if GROUPS.contains(&key) => Self::Groups,
            _ if NAMES.contains(&key) => Self::Names,
            _ if POSITIONS.contains(&key) => Self::Position,
            Value::Bool(_) => Self::Flag,
            Value::Number(_) => Self::Number,
            Value::Array(items) if items.iter().any(Value::is_object) => Self::Sections,
            Value::Array(_) => Self::Texts,
            Value::Object(_) => Self::Section,
            Value::String(_) | Value::Null => Self::Text,
        }
    }

    fn fits(self, value: &DeValue<'_>) -> bool {
        match (self, value) {
            (Self::Text | Self::Texts, DeValue::String(_))
            | (Self::Flag, DeValue::Boolean(_))
            | (Self::Section, DeValue::Table(_)) => true,
            (Self::Position, value) => Position::fits(value),
            (Self::Number, DeValue::Integer(number)) => !number.to_string().starts_with('-'),
            (Self::Texts, DeValue::Array(items)) => {
                items.iter().all(|item| matches!(item.get_ref(), DeValue::String(_)))
            }
            (Self::Sections, DeValue::Array(items)) => {
                items.iter().all(|item| matches!(item.get_ref(), DeValue::Table(_)))
            }
            (Self::Groups, DeValue::Array(groups)) => groups
                .iter()
                .all(|group| matches!(group.get_ref(), DeValue::Array(_)) && Self::Texts.fits(group.get_ref())),
            (Self::Names, DeValue::Table(names)) => {
                names.values().all(|name| matches!(name.get_ref(), DeValue::String(_)))
            }
            _ => false,
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Text => "a text",
            Self::Flag => "true or false",
            Self::Number => "a whole number",
            Self::Texts => "a text or a list of texts",
            Self::Groups => "a list of lists of texts",
            Self::Names => "a table of texts",
            Self::Position => "degrees north (-90 to 90) and east (-180 to 180), or \"none\"",
            Self::Section => "a section",
            Self::Sections => "a list of sections",
        }
    }

    fn hint(self, key: &str) -> String {
        match self {
            Self::Text => format!("write `{key} = \"…\"`"),
            Self::Flag => format!("write `{key} = true`"),
            Self::Number => format!("write `{key} = 12`"),
            Self::Texts => format!("write `{key} = \"…\"`, or `{key} = [\"…\", \"…\"]`"),
            Self::Groups => format!("write `{key} = [[\"…\", \"…\"]]`"),
            Self::Names => format!("write `{key} = {{ \"…\" = \"…\" }}`"),
            Self::Position => format!("write `{key} = [59.91, 10.75]`, or `{key} = \"none\"` to keep it off the map"),
            Self::Section => format!("write `[{key}]` on a line of its own, and its settings below"),
            Self::Sections => format!("write `[[{key}]]` on a line of its own before each of them"),
        }
    }
}

/// Finds keys that are not known and values of the wrong kind, in a section and those below it.
fn find_wrong_keys(
    name: &str,
    text: &str,
    above: &str,
    table: &DeTable<'_>,
    known: &Value,
    problems: &mut Vec<Problem>,
) {
    for (key, value) in table {
        let word = key.get_ref().as_ref();
        match (known.get(word), value.get_ref()) {
            (Some(inner @ Value::Object(_)), DeValue::Table(table))
                if !NAMES.contains(&format!("{above}{word}").as_str()) =>
            {
                find_wrong_keys(name, text, &format!("{above}{word}."), table, inner, problems);
            }
            (Some(default), given) => {
                let kind = Kind::of(&format!("{above}{word}"), default);
                if !kind.fits(given) {
                    let written = text.get(value.span()).unwrap_or_default();
                    let what = format!("`{word}` has to be {}, not `{written}`", kind.name());
                    let line = line_of(text, key.span().start);
                    problems.push(Problem::new(Severity::Error, name, what, kind.hint(word)).at_line(line));
                    continue;
                }
                for (section, shape) in sections(given).zip(default.as_array().into_iter().flatten().cycle()) {
                    find_wrong_keys(name, text, &format!("{above}{word}."), section, shape, problems);
                }
            }
            (None, _) => {
                let keys = known.as_object().into_iter().flat_map(|object| object.keys().map(String::as_str));
                let hint = nearest(word, keys.clone()).map_or_else(
                    || format!("known here: {}", keys.collect::<Vec<_>>().join(", ")),
                    |near| format!("did you mean `{near}`?"),
                );
                let what = format!("the key `{above}{word}` is not known");
                problems.push(Problem::new(Severity::Error, name, what, hint).at_line(line_of(text, key.span().start)));
            }
        }
    }
}

/// The sections that a list holds.
fn sections<'t>(list: &'t DeValue<'_>) -> impl Iterator<Item = &'t DeTable<'t>> {
    let items = list.as_array().into_iter().flat_map(|items| items.iter());
    items.filter_map(|item| item.get_ref().as_table())
}

fn find_bad_patterns(name: &str, text: &str, table: &DeTable<'_>, problems: &mut Vec<Problem>) {
    for (pattern, start) in texts(table, "paths", "pattern") {
        if let Err(bad) = PathPattern::parse(pattern) {
            problems.push(Problem::new(Severity::Error, name, bad.what, bad.hint).at_line(line_of(text, start)));
        }
    }
}

fn find_bad_conditions(name: &str, text: &str, table: &DeTable<'_>, problems: &mut Vec<Problem>) {
    for (condition, start) in texts(table, "records", "only").filter(|(condition, _)| !condition.contains('=')) {
        let what = format!("`{condition}` is no condition");
        let hint = "write a field and the value it must have: `type=message`";
        problems.push(Problem::new(Severity::Error, name, what, hint).at_line(line_of(text, start)));
    }
}

fn find_bad_extents(name: &str, text: &str, table: &DeTable<'_>, problems: &mut Vec<Problem>) {
    for (word, start) in texts(table, "publish", "text").filter(|(word, _)| Extent::parse(word).is_none()) {
        let what = format!("`publish.text` cannot be `{word}`");
        let hint = "write `full`, `excerpt` or `metadata`";
        problems.push(Problem::new(Severity::Error, name, what, hint).at_line(line_of(text, start)));
    }
}

/// The texts that a key of a section has, one or a list, each with the place where it begins.
fn texts<'t>(table: &'t DeTable<'_>, section: &str, key: &str) -> impl Iterator<Item = (&'t str, usize)> {
    let section = match table.get(section).map(|section| section.get_ref()) {
        Some(DeValue::Table(section)) => section.get(key),
        _ => None,
    };
    let values = section.into_iter().flat_map(|value| match value.get_ref() {
        DeValue::Array(values) => values.iter().collect(),
        _ => vec![value],
    });
    values.filter_map(|value| match value.get_ref() {
        DeValue::String(text) => Some((text.as_ref(), value.span().start)),
        _ => None,
    })
}
