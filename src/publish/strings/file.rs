//! A file of strings: TOML in, its texts by key out, and what is wrong with it.
//!
//! Sections and names make a key, with dots between. A value is a text, a list of texts, or the two forms of a text that
//! counts: `{ one = "{n} article", other = "{n} articles" }`.

use std::collections::{BTreeMap, BTreeSet};

use toml::{Table, Value};

use crate::config::nearest;
use crate::mistyped;
use crate::problem::{Problem, Severity};

/// The words behind a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Text {
    /// Words.
    Plain(String),
    /// Words that count.
    Counted {
        /// With the number one.
        one: String,
        /// With any other.
        other: String,
    },
    /// A list, such as the months.
    List(Vec<String>),
}

impl Text {
    /// The placeholders in it.
    pub(super) fn placeholders(&self) -> BTreeSet<&str> {
        match self {
            Self::Plain(text) | Self::Counted { other: text, .. } => placeholders(text),
            Self::List(_) => BTreeSet::new(),
        }
    }

    /// Whether a text of another language can stand for this one: of the same kind, and with no placeholder of its own.
    fn is_replaced_by(&self, other: &Self) -> bool {
        let known = self.placeholders();
        match (self, other) {
            (Self::List(ours), Self::List(theirs)) => ours.len() == theirs.len(),
            (Self::Plain(_), Self::Plain(_)) => other.placeholders().is_subset(&known),
            (Self::Counted { .. }, Self::Counted { one, .. }) => {
                other.placeholders().is_subset(&known) && placeholders(one).is_subset(&known)
            }
            _ => false,
        }
    }
}

/// The names in braces.
fn placeholders(text: &str) -> BTreeSet<&str> {
    let names = text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0));
    names.filter(|name| name.chars().all(|c| c.is_ascii_lowercase() || c == '_')).collect()
}

/// The texts of a file; of one that cannot be read none.
pub(super) fn texts(file: &str) -> BTreeMap<String, Text> {
    let mut texts = BTreeMap::new();
    if let Ok(table) = file.parse::<Table>() {
        flatten("", &table, &mut texts);
    }
    texts
}

fn flatten(above: &str, table: &Table, texts: &mut BTreeMap<String, Text>) {
    for (name, value) in table {
        let key = if above.is_empty() { name.clone() } else { format!("{above}.{name}") };
        match value {
            Value::Table(inner) => match counted(inner) {
                Some(text) => drop(texts.insert(key, text)),
                None => flatten(&key, inner, texts),
            },
            Value::String(text) => drop(texts.insert(key, Text::Plain(text.clone()))),
            Value::Array(list) => {
                let list = list.iter().filter_map(|entry| entry.as_str().map(str::to_owned));
                texts.insert(key, Text::List(list.collect()));
            }
            _ => {}
        }
    }
}

fn counted(table: &Table) -> Option<Text> {
    let form = |name: &str| table.get(name)?.as_str().map(str::to_owned);
    Some(Text::Counted { one: form("one")?, other: form("other")? })
}

/// What is wrong with a user's file, judged by the English texts.
pub(super) fn mistakes(name: &str, file: &str, english: &BTreeMap<String, Text>) -> Vec<Problem> {
    if let Err(error) = file.parse::<Table>() {
        let mistake = mistyped::in_toml(file, &error);
        return vec![Problem::new(Severity::Error, name, mistake.what, mistake.hint).at_line(mistake.line)];
    }
    let wrong = |(key, text): (String, Text)| match english.get(&key) {
        None => {
            let near = nearest(&key, english.keys().map(String::as_str));
            let hint = near.map_or_else(String::new, |near| format!("did you mean `{near}`?"));
            Some(Problem::new(Severity::Warning, name, format!("no page uses the string `{key}`"), hint))
        }
        Some(known) if !known.is_replaced_by(&text) => {
            let hint = format!("the English one is {}", described(known));
            Some(Problem::new(Severity::Warning, name, format!("the string `{key}` is of another form"), hint))
        }
        Some(_) => None,
    };
    texts(file).into_iter().filter_map(wrong).collect()
}

/// A text's form as it is written in a file.
fn described(text: &Text) -> String {
    match text {
        Text::Plain(text) => format!("\"{text}\""),
        Text::Counted { one, other } => format!("{{ one = \"{one}\", other = \"{other}\" }}"),
        Text::List(list) => format!("a list of {}", list.len()),
    }
}
