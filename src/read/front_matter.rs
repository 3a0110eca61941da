//! The front matter of a Markdown file: TOML between `+++` lines or YAML between `---` lines.

use serde_json::Value;

use super::declared::Fields;
use crate::mistyped::{self, Mistake};
use crate::problem::{Problem, Severity};

/// A file's front matter, and where its body starts.
#[derive(Debug, Default)]
pub(super) struct FrontMatter {
    /// What it declares; empty where it is broken or missing.
    pub(super) fields: Fields,
    /// Number of lines it takes, fences included.
    pub(super) lines: u32,
    /// Byte offset of the body behind it.
    pub(super) body: usize,
}

/// Reads the front matter that a text opens with, if it does. Broken front matter becomes a problem with its line.
pub(super) fn read(name: &str, text: &str, problems: &mut Vec<Problem>) -> FrontMatter {
    let mut lines = text.split_inclusive('\n');
    let Some(fence) = lines.next().map(str::trim_end).filter(|fence| matches!(*fence, "+++" | "---")) else {
        return FrontMatter::default();
    };
    let start = text.find('\n').map_or(text.len(), |end| end + 1);
    let mut end = start;
    for (number, line) in (2..).zip(lines) {
        if line.trim_end() == fence {
            let matter = text.get(start..end).unwrap_or_default();
            let fields = parse(fence, matter).unwrap_or_else(|mistake| {
                let what = format!("the front matter cannot be read: {}", mistake.what);
                // Its first line stands behind the fence.
                problems.push(Problem::new(Severity::Error, name, what, mistake.hint).at_line(mistake.line + 1));
                Fields::default()
            });
            return FrontMatter { fields, lines: number, body: end + line.len() };
        }
        end += line.len();
    }
    if fence == "+++" {
        let what = "the front matter that `+++` opens is never closed";
        let hint = "put `+++` on a line of its own behind the last field";
        problems.push(Problem::new(Severity::Error, name, what, hint).at_line(1));
    }
    FrontMatter::default()
}

fn parse(fence: &str, matter: &str) -> Result<Fields, Mistake> {
    if fence == "+++" { parse_toml(matter) } else { parse_yaml(matter) }
}

fn parse_toml(matter: &str) -> Result<Fields, Mistake> {
    match toml::from_str::<toml::Table>(matter) {
        Ok(table) => Ok(table.into_iter().map(|(key, value)| (key, from_toml(value))).collect()),
        Err(error) => Err(mistyped::in_toml(matter, &error)),
    }
}

fn parse_yaml(matter: &str) -> Result<Fields, Mistake> {
    if matter.trim().is_empty() {
        return Ok(Fields::default());
    }
    match serde_saphyr::from_str::<Value>(matter) {
        Ok(Value::Object(fields)) => Ok(fields),
        Ok(_) => Err(mistyped::in_yaml(matter, 1, "these are no lines with a name, a colon and a value")),
        Err(error) => {
            let line = error.location().map_or(1, |location| u32::try_from(location.line()).unwrap_or(1));
            let message = error.to_string();
            let message = message.lines().next().unwrap_or_default();
            // What stands before the words is the line inside the front matter, which people count otherwise.
            let words = message.rsplit_once(": ").map_or(message, |(_, words)| words);
            Err(mistyped::in_yaml(matter, line, if message.contains("duplicate") { message } else { words }))
        }
    }
}

/// TOML's dates become text, all else keeps its shape.
pub(super) fn from_toml(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => Value::String(text),
        toml::Value::Integer(number) => Value::from(number),
        toml::Value::Float(number) => Value::from(number),
        toml::Value::Boolean(flag) => Value::Bool(flag),
        toml::Value::Datetime(date) => Value::String(date.to_string()),
        toml::Value::Array(items) => Value::Array(items.into_iter().map(from_toml).collect()),
        toml::Value::Table(table) => {
            Value::Object(table.into_iter().map(|(key, value)| (key, from_toml(value))).collect())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn front(text: &str) -> (FrontMatter, Vec<Problem>) {
        let mut problems = Vec::new();
        (read("a.md", text, &mut problems), problems)
    }

    #[test]
    fn toml_and_yaml() {
        let text = "+++\ntitle = \"Ferry\"\ndate = 2024-03-12\n+++\nBody\n";
        let (toml, none) = front(text);
        assert_eq!(toml.fields["date"], "2024-03-12");
        assert_eq!((toml.lines, &text[toml.body..]), (4, "Body\n"));
        assert!(none.is_empty());
        let (yaml, none) = front("---\ntitle: Ferry\ndate: 2024-03-12\nauthors: [Ann, Bo]\n---\nBody\n");
        assert_eq!(yaml.fields["date"], "2024-03-12");
        assert_eq!(yaml.fields["authors"][1], "Bo");
        assert!(none.is_empty(), "{none:?}");
    }

    #[test]
    fn broken_front_matter_names_its_line() {
        let (_, problems) = front("+++\ntitle = \"Ferry\"\ndate = oops oops\n+++\nBody\n");
        assert_eq!((problems[0].severity, problems[0].line), (Severity::Error, Some(3)));
        let (_, problems) = front("---\ntitle: Ferry\nauthors: [Ann\n---\nBody\n");
        assert_eq!(problems[0].severity, Severity::Error);
        assert!(problems[0].line.is_some_and(|line| (2..=4).contains(&line)), "{problems:?}");
        assert_eq!(front("+++\ntitle = 1\n").1.len(), 1);
    }

    #[test]
    fn a_rule_is_not_front_matter() {
        let (none, problems) = front("---\nOnly a rule above.\n");
        assert_eq!((none.lines, none.body, problems.len()), (0, 0, 0));
    }
}
