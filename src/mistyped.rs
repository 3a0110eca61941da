//! A text in TOML or YAML that its parser refuses in, out comes in plain words what is wrong with it, and how to write it.
//!
//! Parsers say what their grammar expected. What people mistype is known (marks that are missing or bent, a colon for an
//! equals sign, a date of another order), so the line itself is looked at; the parser's own words are told where nothing
//! of this is found.

use crate::config::line_of;

/// What is wrong with a line.
#[derive(Debug)]
pub(crate) struct Mistake {
    /// Its number, from 1.
    pub(crate) line: u32,
    /// What is wrong.
    pub(crate) what: String,
    /// How to write it.
    pub(crate) hint: String,
}

/// What is wrong, and how to write it.
type Told = (String, String);

/// What is wrong with a text in TOML.
pub(crate) fn in_toml(text: &str, error: &toml::de::Error) -> Mistake {
    let number = line_of(text, error.span().map_or(0, |span| span.start));
    let line = line_at(text, number);
    let is_twice = error.message().starts_with("duplicate key");
    let told = if is_twice { twice(line, '=') } else { toml_line(line) };
    let (what, hint) = told.unwrap_or_else(|| {
        let what = format!("this line cannot be read ({})", error.message());
        (what, "write `name = \"value\"`, text in quotation marks".to_owned())
    });
    Mistake { line: number, what, hint }
}

/// What is wrong with a text in YAML, of which the parser says `message` about the line of this number.
pub(crate) fn in_yaml(text: &str, number: u32, message: &str) -> Mistake {
    let line = line_at(text, number);
    let is_twice = message.contains("duplicate");
    let before = number.saturating_sub(1);
    let above = || yaml_line(line_at(text, before)).map(|told| (before, told));
    let told = if is_twice { twice(line, ':') } else { yaml_line(line) };
    let told = told.map(|told| (number, told)).or_else(above).or_else(|| indented(line).map(|told| (number, told)));
    let (line, (what, hint)) = told.unwrap_or_else(|| {
        let what = format!("this line cannot be read ({message})");
        (number, (what, "write `name: value`; put a value that holds a colon in quotation marks".to_owned()))
    });
    Mistake { line, what, hint }
}

fn line_at(text: &str, number: u32) -> &str {
    let at = (number as usize).checked_sub(1);
    at.and_then(|at| text.lines().nth(at)).unwrap_or_default().trim_end()
}

fn twice(line: &str, mark: char) -> Option<Told> {
    let (name, _) = line.split_once(mark)?;
    Some((format!("`{}` is given twice", name.trim()), "delete one of the two lines".to_owned()))
}

fn toml_line(line: &str) -> Option<Told> {
    let line = line.trim();
    if line.starts_with('[') && !line.contains([']', '=']) {
        return Some(("the bracket is not closed".to_owned(), format!("write `{line}]`")));
    }
    let by_colon = line.split_once(':').filter(|(name, _)| is_name(name.trim()));
    let by_sign = line.split_once('=').filter(|(name, _)| is_name(name.trim()));
    let (name, value) = match (by_sign, by_colon) {
        (Some((name, value)), _) => (name.trim(), value.trim()),
        (None, Some((name, value))) => {
            let what = "there is a colon where an equals sign has to be".to_owned();
            return Some((what, format!("write `{} = {}`", name.trim(), quoted(value))));
        }
        (None, None) if !line.is_empty() && !line.contains('=') => {
            let what = "this line has no equals sign, so nothing is set by it".to_owned();
            return Some((what, "write `name = \"value\"`; a remark begins with `#`".to_owned()));
        }
        _ => return None,
    };
    toml_value(name, value)
}

fn toml_value(name: &str, value: &str) -> Option<Told> {
    let write = |written: &str| format!("write `{name} = {written}`");
    let first = value.chars().next();
    Some(match first {
        None => (format!("`{name}` has no value"), format!("{}, or delete the line", write("\"…\""))),
        Some('"') => return misquoted(value, &write),
        Some('[' | '{' | '\'') => return None,
        Some('“' | '”' | '„' | '«' | '‘' | '’' | '‚') => {
            ("the quotation marks have to be straight ones".to_owned(), write(&quoted(value)))
        }
        Some(c) if c.is_ascii_digit() && is_like_a_date(value) => (
            format!("`{value}` is no date that is understood"),
            format!("{}, or less of it in quotation marks: `\"2024-03\"`, `\"2024\"`", write("2024-03-12")),
        ),
        Some(_) => ("text has to stand in quotation marks".to_owned(), write(&quoted(value))),
    })
}

fn yaml_line(line: &str) -> Option<Told> {
    if line.starts_with('\t') {
        return Some(("the line begins with a tab".to_owned(), "put spaces in its place".to_owned()));
    }
    let line = line.trim();
    let Some((name, value)) = line.split_once(": ").filter(|(name, _)| is_name(name)) else {
        return yaml_name(line);
    };
    let (name, value) = (name.trim(), value.trim());
    let write = |written: &str| format!("write `{name}: {written}`");
    let first = value.chars().next()?;
    Some(match first {
        '"' => return misquoted(value, &write),
        '[' if !value.contains(']') => ("the bracket is not closed".to_owned(), write(&format!("{value}]"))),
        '@' | '`' | '%' | '*' | '&' | '!' | '|' | '>' => {
            (format!("a value that begins with `{first}` has to stand in quotation marks"), write(&quoted(value)))
        }
        _ if value.contains(": ") || value.ends_with(':') => {
            ("a value that holds a colon has to stand in quotation marks".to_owned(), write(&quoted(value)))
        }
        _ => return None,
    })
}

/// What is wrong with a line that has no name with a colon and a space.
fn yaml_name(line: &str) -> Option<Told> {
    let part = |mark: char| line.split_once(mark).filter(|(name, _)| is_name(name.trim()));
    if let Some((name, value)) = part('=') {
        let what = "there is an equals sign where a colon has to be".to_owned();
        let hint = format!("write `{}: {}`, or put the fields between `+++` lines", name.trim(), value.trim());
        return Some((what, hint));
    }
    match part(':') {
        Some((name, value)) if !value.trim().is_empty() => {
            Some(("there is no space behind the colon".to_owned(), format!("write `{name}: {}`", value.trim())))
        }
        None if is_name(line) => {
            Some((format!("there is no colon behind `{line}`"), format!("write `{line}: …`, or delete the line")))
        }
        _ => None,
    }
}

fn indented(line: &str) -> Option<Told> {
    let hint = "let each field begin at the start of its line".to_owned();
    line.starts_with(' ').then(|| ("the line begins with a space".to_owned(), hint))
}

/// What is wrong with a value that begins with a quotation mark.
fn misquoted(value: &str, write: &impl Fn(&str) -> String) -> Option<Told> {
    let marks = value.replace("\\\"", "").matches('"').count();
    Some(match marks {
        1 => ("the quotation mark is not closed".to_owned(), write(&quoted(value))),
        2 if value.ends_with('"') && value.contains('\\') => {
            ("a backslash has to be written twice".to_owned(), write(&value.replace('\\', "\\\\")))
        }
        2 if value.ends_with('"') => return None,
        2 => ("there is something behind the closing quotation mark".to_owned(), write(&quoted(value))),
        _ => (
            "a quotation mark inside the text ends it".to_owned(),
            format!("{}, with a backslash before each inside", write(&quoted(value))),
        ),
    })
}

/// A value in quotation marks, instead of those that it may have.
fn quoted(value: &str) -> String {
    let marks = ['"', '\'', '“', '”', '„', '«', '»', '‘', '’', '‚'];
    let value = value.trim();
    let inner = value.strip_prefix(marks).unwrap_or(value);
    let inner = if inner.len() < value.len() { inner.strip_suffix(marks).unwrap_or(inner) } else { inner };
    format!("\"{}\"", inner.replace('\\', "\\\\").replace('"', "\\\""))
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.'))
}

fn is_like_a_date(value: &str) -> bool {
    value.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '/' | '.' | ':' | 'T' | 'Z' | '+' | ' '))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn toml(text: &str) -> String {
        let mistake = in_toml(text, &toml::from_str::<toml::Table>(text).unwrap_err());
        format!("{}: {}; {}", mistake.line, mistake.what, mistake.hint)
    }

    fn yaml(text: &str, line: u32, message: &str) -> String {
        let mistake = in_yaml(text, line, message);
        format!("{}: {}; {}", mistake.line, mistake.what, mistake.hint)
    }

    #[test]
    fn what_people_mistype_in_toml() {
        for (text, told) in [
            ("a = 1\ntitle = Ferry", "2: text has to stand in quotation marks; write `title = \"Ferry\"`"),
            ("title = “Ferry”", "1: the quotation marks have to be straight ones; write `title = \"Ferry\"`"),
            ("title: \"Ferry\"", "1: there is a colon where an equals sign has to be; write `title = \"Ferry\"`"),
            ("title = \"Ferry", "1: the quotation mark is not closed; write `title = \"Ferry\"`"),
            ("title =", "1: `title` has no value; write `title = \"…\"`, or delete the line"),
            ("[site\na = 1", "1: the bracket is not closed; write `[site]`"),
            ("a = 1\na = 2", "2: `a` is given twice; delete one of the two lines"),
            (
                "only words",
                "1: this line has no equals sign, so nothing is set by it; write `name = \"value\"`; a remark begins with `#`",
            ),
            ("path = \"C:\\press\"", "1: a backslash has to be written twice; write `path = \"C:\\\\press\"`"),
        ] {
            assert_eq!(toml(text), told);
        }
        assert!(
            toml("date = 12/3/2024").contains("`12/3/2024` is no date that is understood; write `date = 2024-03-12`")
        );
        assert!(toml("date = 2024-3-12").contains("is no date"));
        let inner = toml("title = \"The \"old\" ferry\"");
        assert!(inner.contains("write `title = \"The \\\"old\\\" ferry\"`"), "{inner}");
        assert!(toml("a = [1, 2").contains("this line cannot be read ("));
    }

    #[test]
    fn what_people_mistype_in_yaml() {
        for (text, line, told) in [
            (
                "title: Ferry: sails",
                1,
                "1: a value that holds a colon has to stand in quotation marks; write `title: \"Ferry: sails\"`",
            ),
            (
                "title: @ferry",
                1,
                "1: a value that begins with `@` has to stand in quotation marks; write `title: \"@ferry\"`",
            ),
            ("title: \"Ferry", 1, "1: the quotation mark is not closed; write `title: \"Ferry\"`"),
            ("tags: [a", 1, "1: the bracket is not closed; write `tags: [a]`"),
            ("tags:\n\t- a", 2, "2: the line begins with a tab; put spaces in its place"),
            ("title:a\nauthor: b", 2, "1: there is no space behind the colon; write `title: a`"),
            ("title: a\nauthor", 2, "2: there is no colon behind `author`; write `author: …`, or delete the line"),
            (
                "title: a\n  date: b",
                2,
                "2: the line begins with a space; let each field begin at the start of its line",
            ),
        ] {
            assert_eq!(yaml(text, line, "mapping values are not allowed"), told);
        }
        assert!(yaml("title = a", 1, "").contains("write `title: a`, or put the fields between `+++` lines"));
        assert!(yaml("a: 1\na: 2", 2, "duplicate mapping key: a").contains("`a` is given twice"));
        assert!(yaml("a: 'b", 1, "unclosed quote").contains("this line cannot be read (unclosed quote)"));
    }
}
