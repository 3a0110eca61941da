//! `[paths] pattern = "{publisher}/{date}_{page}"`: what the names of folders and files say of the articles in them.
//!
//! A pattern is literal text with placeholders, and is matched against an article's whole path inside the source,
//! without its ending. A placeholder bears a field's name ([`super::declared`]) and stands for text within one name;
//! `{date}` stands for a day, a month or a year in digits, with or without marks between, and may reach over folders
//! (`1923/04/12`). `{page}`, `{}` and `{*}` stand for text that tells nothing, `{**}` also for any folders.

use std::fmt::Write as _;

use regex::Regex;
use serde_json::Value;

use super::declared::{self, Fields};
use crate::model::{Declared, Origin, Property};

/// A day, a month or a year of 1500 to 2199.
const DAY: &str = "1[5-9][0-9]{2}(?:[-_./]?(?:0[1-9]|1[0-2])(?:[-_./]?(?:0[1-9]|[12][0-9]|3[01]))?)?\
                   |2[01][0-9]{2}(?:[-_./]?(?:0[1-9]|1[0-2])(?:[-_./]?(?:0[1-9]|[12][0-9]|3[01]))?)?";

/// Placeholders that stand for text which tells nothing.
const NOTHING: &[&str] = &["", "*", "page"];

/// A pattern, ready to be matched.
#[derive(Clone, Debug)]
pub struct PathPattern {
    text: String,
    regex: Regex,
    fields: Vec<(String, Property)>,
}

/// What is wrong with a pattern, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadPattern {
    /// What is wrong.
    pub what: String,
    /// What to do.
    pub hint: String,
}

impl PathPattern {
    /// Reads a pattern.
    ///
    /// # Errors
    ///
    /// When a brace is not closed or a placeholder is not known.
    pub fn parse(text: &str) -> Result<Self, BadPattern> {
        let mut regex = String::from("^");
        let mut fields = Vec::new();
        let mut rest = text;
        while let Some(open) = rest.find('{') {
            let unclosed = || BadPattern {
                what: format!("the pattern `{text}` has a `{{` that is not closed"),
                hint: "write placeholders as `{publisher}`".to_owned(),
            };
            let close = rest[open..].find('}').ok_or_else(unclosed)? + open;
            regex.push_str(&regex::escape(&rest[..open]));
            let name = rest[open + 1..close].trim();
            placeholder(name, &mut regex, &mut fields)
                .map_err(|hint| BadPattern { what: format!("the placeholder `{{{name}}}` is not known"), hint })?;
            rest = &rest[close + 1..];
        }
        regex.push_str(&regex::escape(rest));
        regex.push('$');
        let broken = |error: regex::Error| BadPattern {
            what: format!("the pattern `{text}` cannot be used: {error}"),
            hint: "use fewer placeholders".to_owned(),
        };
        Ok(Self { text: text.to_owned(), regex: Regex::new(&regex).map_err(broken)?, fields })
    }

    /// The pattern as written.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What a path (without its ending) says of its article; nothing where the pattern does not fit.
    #[must_use]
    pub fn read(&self, path: &str) -> Option<Declared> {
        let found = self.regex.captures(path)?;
        let mut fields = Fields::new();
        for (at, (name, property)) in self.fields.iter().enumerate() {
            let text = found.get(at + 1)?.as_str();
            let value =
                if matches!(property, Property::Published | Property::Modified) { date(text) } else { words(text) };
            fields.entry(name.clone()).or_insert(Value::String(value));
        }
        Some(declared::declared(&fields, Origin::Path, "path inside the source,"))
    }
}

/// Adds a placeholder to the expression; an unknown one gives a hint.
fn placeholder(name: &str, regex: &mut String, fields: &mut Vec<(String, Property)>) -> Result<(), String> {
    if NOTHING.contains(&name) {
        regex.push_str("[^/]*?");
        return Ok(());
    }
    if name == "**" {
        regex.push_str(".*?");
        return Ok(());
    }
    let Some(property) = declared::property(name) else {
        let near = declared::unknown_field(name).flatten().filter(|_| !name.is_empty());
        return Err(near.map_or_else(
            || {
                "known are title, author, publisher, section, date, language, agency, page, and `{}` for any text"
                    .to_owned()
            },
            |near| format!("did you mean `{{{near}}}`?"),
        ));
    };
    let expression = match property {
        Property::Published | Property::Modified => DAY,
        Property::Language => "[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*",
        _ => "[^/]+?",
    };
    // Writing to a string cannot fail.
    let _ = write!(regex, "({expression})");
    fields.push((name.to_owned(), property));
    Ok(())
}

/// A date's digits in ISO 8601, as fine as they are.
fn date(text: &str) -> String {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let parts = [digits.get(..4), digits.get(4..6), digits.get(6..8)];
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
}

/// Names of files often have underscores for spaces.
fn words(text: &str) -> String {
    if text.contains(' ') { text.to_owned() } else { text.replace('_', " ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pattern: &str, path: &str) -> Option<Vec<(Property, String)>> {
        let declared = PathPattern::parse(pattern).unwrap().read(path)?;
        let properties = [Property::Publisher, Property::Published, Property::Title, Property::Language];
        let value = |property| Some((property, declared.best(property)?.value.clone()));
        Some(properties.into_iter().filter_map(value).collect())
    }

    fn date_in(pattern: &str, path: &str) -> Option<String> {
        read(pattern, path)?.into_iter().find(|(property, _)| *property == Property::Published).map(|(_, date)| date)
    }

    #[test]
    fn a_path_tells_what_the_pattern_names() {
        let found = read("{publisher}/{date}_{page}", "Harbour_Gazette/1923-04-12_003").unwrap();
        let expected = [(Property::Publisher, "Harbour Gazette"), (Property::Published, "1923-04-12")];
        assert_eq!(found, expected.map(|(property, value)| (property, value.to_owned())));
        assert_eq!(read("{publisher}/{date}_{page}", "1923-04-12_003"), None);
        assert_eq!(read("{publisher}/{date}", "a/b/1923"), None);
        assert_eq!(read("{**}{publisher}/{date}", "x/a/b/1923").unwrap()[0].1, "b");
        assert_eq!(read("{lang}/{*}-{title}", "de/17-Fähre").unwrap().len(), 2);
    }

    #[test]
    fn dates_are_as_fine_as_they_are_written() {
        for (written, expected) in
            [("1923-04", "1923-04"), ("19230412", "1923-04-12"), ("1923_04_12", "1923-04-12"), ("1923", "1923")]
        {
            assert_eq!(date_in("{date}", written).as_deref(), Some(expected), "{written}");
        }
        assert_eq!(date_in("{date}/{page}", "1923/04/12/3").as_deref(), Some("1923-04-12"));
        assert_eq!(date_in("{date}", "1923-13"), None);
        assert_eq!(date_in("p{date}.{}", "p192304.old").as_deref(), Some("1923-04"));
    }

    #[test]
    fn an_unknown_placeholder_is_an_error_with_the_nearest_name() {
        assert_eq!(PathPattern::parse("{publishr}/{date}").unwrap_err().hint, "did you mean `{publisher}`?");
        assert!(PathPattern::parse("{date").is_err());
        assert!(PathPattern::parse("{zzzzzzzz}").unwrap_err().hint.starts_with("known are"));
    }

    #[test]
    fn the_evidence_names_the_placeholder() {
        let declared = PathPattern::parse("{publisher}/{}").unwrap().read("Gazette/1").unwrap();
        let rule = &declared.best(Property::Publisher).unwrap().evidence.rule;
        assert_eq!(rule, "path inside the source, `publisher`");
    }
}
