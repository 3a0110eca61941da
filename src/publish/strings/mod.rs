//! The interface's own words: the site's language in, a handle out that every view asks for its words.
//!
//! A language is one file, `templates/strings/TAG.toml`, whose names are keys like `timeline.title` ([`mod@file`]). The words of
//! a tag with parts (`de-AT`) lie over those of its first part (`de`), a user's own file over the built-in one, and English
//! beneath all. Words have placeholders in braces; those that count have two forms, `one` and `other`, which is enough
//! for English and German and languages like them (CLDR calls the categories so).
//!
//! Templates ask through a function ([`mod@template`]); the page's scripts get theirs in an attribute, so that a strict content
//! security policy allows it.

mod file;
mod template;

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use include_dir::{Dir, include_dir};

pub(crate) use template::register;

use crate::config::Config;
use crate::problem::{Problem, Severity};
use file::Text;

static BUILT_IN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/templates/strings");

/// The folder of the files, inside `templates/`.
pub(crate) const FOLDER: &str = "strings/";

/// The language that is beneath all others.
const ENGLISH: &str = "en";

/// The interface's words in the site's language.
#[derive(Clone, Debug)]
pub(crate) struct Strings {
    language: String,
    texts: BTreeMap<String, Text>,
}

impl Strings {
    /// The words for a site.
    pub(crate) fn of(config: &Config) -> Self {
        let mut texts = layer(config, ENGLISH).texts;
        let mut language = ENGLISH.to_owned();
        for tag in tags(&config.site.language) {
            let layer = layer(config, &tag);
            if layer.exists {
                language.clone_from(&config.site.language);
                texts.extend(layer.texts);
            }
        }
        Self { language, texts }
    }

    /// The tag of the language that the words are in.
    pub(crate) fn language(&self) -> &str {
        &self.language
    }

    /// Whether the words are English, as the reasons are that the data files hold.
    pub(crate) fn is_english(&self) -> bool {
        primary(&self.language) == ENGLISH
    }

    /// Words without placeholders; of an unknown key the key itself.
    pub(crate) fn say<'s>(&'s self, key: &'s str) -> &'s str {
        match self.texts.get(key) {
            Some(Text::Plain(text) | Text::Counted { other: text, .. }) => text,
            _ => key,
        }
    }

    /// Words with values in their placeholders.
    pub(crate) fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        filled(self.say(key), values)
    }

    /// The form for a number, which stands in its placeholder `{n}`.
    pub(crate) fn count(&self, key: &str, number: usize) -> String {
        self.count_with(key, number, &[])
    }

    /// The same with more values.
    pub(crate) fn count_with(&self, key: &str, number: usize, values: &[(&str, &str)]) -> String {
        let written = self.number(number);
        let values: Vec<(&str, &str)> = values.iter().copied().chain([("n", written.as_str())]).collect();
        filled(self.form(key, number), &values)
    }

    /// The form of words that count.
    fn form<'s>(&'s self, key: &'s str, number: usize) -> &'s str {
        match self.texts.get(key) {
            Some(Text::Counted { one, .. }) if number == 1 => one,
            _ => self.say(key),
        }
    }

    /// An entry of a list, from 0.
    pub(crate) fn entry(&self, key: &str, at: usize) -> &str {
        match self.texts.get(key) {
            Some(Text::List(entries)) => entries.get(at).map_or("", String::as_str),
            _ => "",
        }
    }

    /// A whole number, its thousands apart.
    pub(crate) fn number(&self, number: usize) -> String {
        let digits = number.to_string();
        let mut out = String::with_capacity(digits.len() + digits.len() / 3);
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                out.push_str(self.say("number.thousands"));
            }
            out.push(digit);
        }
        out
    }

    /// A fraction with two digits.
    pub(crate) fn fraction(&self, number: f64) -> String {
        format!("{number:.2}").replace('.', self.say("number.decimal"))
    }

    /// `Ada, Ben and Cy`.
    pub(crate) fn list(&self, names: &[String]) -> String {
        match names {
            [] => String::new(),
            [one] => one.clone(),
            [first @ .., last] => self.fill("list.and", &[("first", &first.join(", ")), ("last", last)]),
        }
    }
}

/// Words with values in place of the names in braces.
fn filled(text: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('{') {
        out.push_str(before);
        let known = behind.split_once('}').and_then(|(name, behind)| {
            let (_, value) = values.iter().find(|(known, _)| *known == name)?;
            Some((value, behind))
        });
        match known {
            Some((value, behind)) => {
                out.push_str(value);
                rest = behind;
            }
            None => {
                out.push('{');
                rest = behind;
            }
        }
    }
    out.push_str(rest);
    out
}

/// What is wrong with the strings of a site: files that cannot be read, keys and placeholders that mean nothing, keys that
/// are missing, and a language that there is no file for. `config_file` is where the language is chosen.
pub(crate) fn problems(config: &Config, config_file: &str) -> Vec<Problem> {
    let english = built_in(ENGLISH).texts;
    let mut problems = Vec::new();
    let mut known = BTreeSet::new();
    let mut exists = false;
    let mut asked = tags(&config.site.language);
    for tag in &asked {
        let layer = layer(config, tag);
        exists |= layer.exists;
        known.extend(layer.texts.into_keys());
    }
    if !exists {
        let what = format!("there are no words of the interface in `{}`: they are English", config.site.language);
        let hint = format!("write `templates/strings/{}.toml`, or choose `en` or `de`", primary(&config.site.language));
        problems.push(Problem::new(Severity::Warning, config_file, what, hint));
    }
    let missing: Vec<&str> = english.keys().filter(|key| !known.contains(*key)).map(String::as_str).collect();
    if exists && !missing.is_empty() {
        let file = file_of(asked.first().map_or(ENGLISH, String::as_str));
        let what =
            format!("English stands in for {} that this language has not: {}", missing.len(), missing.join(", "));
        problems.push(Problem::new(Severity::Warning, file, what, "the built-in `en.toml` has them all"));
    }
    asked.push(ENGLISH.to_owned());
    asked.dedup();
    for tag in asked {
        if let Some(text) = config.theme.templates.get(&format!("{FOLDER}{tag}.toml")) {
            problems.extend(file::mistakes(&file_of(&tag), text, &english));
        }
    }
    problems
}

/// How a problem calls a file of strings.
fn file_of(tag: &str) -> String {
    format!("templates/{FOLDER}{tag}.toml")
}

/// The files of a language tag: that of its first part, then its own.
fn tags(language: &str) -> Vec<String> {
    let whole = language.to_lowercase();
    let mut tags = vec![primary(language)];
    if tags[0] != whole {
        tags.push(whole);
    }
    tags
}

/// The first part of a language tag.
fn primary(tag: &str) -> String {
    tag.split('-').next().unwrap_or_default().to_lowercase()
}

/// The words of one tag.
#[derive(Default)]
struct Layer {
    /// Whether there is a file.
    exists: bool,
    texts: BTreeMap<String, Text>,
}

/// The built-in words of a tag, with the user's own over them.
fn layer(config: &Config, tag: &str) -> Layer {
    let mut layer = built_in(tag);
    if let Some(own) = config.theme.templates.get(&format!("{FOLDER}{tag}.toml")) {
        layer.exists = true;
        layer.texts.extend(file::texts(own));
    }
    layer
}

fn built_in(tag: &str) -> Layer {
    let file = BUILT_IN.get_file(format!("{tag}.toml")).and_then(include_dir::File::contents_utf8);
    file.map_or_else(Layer::default, |text| Layer { exists: true, texts: file::texts(text) })
}
