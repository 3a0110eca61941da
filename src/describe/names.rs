//! Which people a line names as authors, and how.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use serde::Deserialize;

use super::person;
use crate::annotate;
use crate::model::Notes;

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    openers: Openers,
    closers: HashSet<String>,
    joiners: HashSet<String>,
    degrees: HashSet<String>,
}

/// Words that open a byline, by their first letter: they are looked for at every word of many lines.
#[derive(Debug, Default, Deserialize)]
#[serde(from = "Vec<String>")]
struct Openers(HashMap<char, Vec<String>>);

impl From<Vec<String>> for Openers {
    fn from(openers: Vec<String>) -> Self {
        let mut by_letter: HashMap<char, Vec<String>> = HashMap::new();
        for opener in openers {
            let first = opener.chars().next().unwrap_or_default();
            by_letter.entry(first).or_default().push(opener);
        }
        Self(by_letter)
    }
}

impl Openers {
    /// Those that a text may start with, going by its first letter in any case.
    fn at_start_of(&self, text: &str) -> &[String] {
        let first = text.chars().next().and_then(|c| c.to_lowercase().next());
        first.and_then(|first| self.0.get(&first)).map_or(&[], Vec::as_slice)
    }

    fn iter(&self) -> impl Iterator<Item = &String> {
        self.0.values().flatten()
    }
}

static WORDS: LazyLock<Words> = LazyLock::new(|| toml::from_str(include_str!("data/bylines.toml")).unwrap_or_default());

/// How a line names people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// "By Anna Petrossian".
    Opened,
    /// "12 May 2019 by Anna Petrossian".
    Inside,
    /// A name alone, and the line above ends with a word such as "by".
    Labelled,
    /// "Anna Petrossian | 12 May 2019".
    Dated,
    /// "Anna Petrossian".
    Alone,
}

impl Kind {
    /// The rule, for a person to read.
    pub(super) const fn rule(self) -> &'static str {
        match self {
            Self::Opened | Self::Inside => "byline",
            Self::Labelled => "byline, its opening word on the line above",
            Self::Dated => "a name beside the date",
            Self::Alone => "a name on a line of its own beside headline or text",
        }
    }
}

/// The people that a line names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reading {
    pub(super) kind: Kind,
    pub(super) names: Vec<String>,
}

/// The most words of a line that names who wrote the article.
const LONGEST: usize = 24;

/// The most words of a line that is hardly more than a name.
const SHORT: usize = 8;

/// The most words of a line that opens a byline for the next line.
const LABEL: usize = 3;

/// The people that a line names as authors. `above` is the line above it.
pub(super) fn read(line: &str, notes: &Notes, above: Option<&str>) -> Option<Reading> {
    if line.split_whitespace().count() > LONGEST {
        return None;
    }
    let undated = undated(line, notes);
    let found = |kind, names: Vec<String>| (!names.is_empty()).then_some(Reading { kind, names });
    let whole = || if notes.times.is_empty() { alone(line) } else { None };
    if let Some((at, rest)) = behind_opener(&undated) {
        if !undated[..at].chars().any(char::is_alphabetic) {
            return found(Kind::Opened, opened(rest));
        }
        // "von" opens a byline, and stands in names.
        let short = line.split_whitespace().count() <= SHORT;
        return match whole() {
            Some(name) => found(Kind::Alone, vec![name]),
            None if short || !notes.times.is_empty() => found(Kind::Inside, opened(rest)),
            None => None,
        };
    }
    if above.is_some_and(is_label) && line.split_whitespace().count() <= SHORT {
        let one = || person::named(&undated, true).filter(|name| is_handle(name));
        return found(Kind::Labelled, whole().or_else(one).map_or_else(|| pairs(&undated), |name| vec![name]));
    }
    if notes.times.is_empty() {
        return found(Kind::Alone, whole().into_iter().collect());
    }
    let sides = undated.split(['|', '•', '·', '/']);
    found(Kind::Dated, sides.flat_map(pairs).filter(|name| is_likely(name)).collect())
}

/// The people that a text names with more than one word.
fn pairs(text: &str) -> Vec<String> {
    parts(text).filter_map(|part| person::named(part, false)).collect()
}

/// Whether one word may be an author's name: a first name, or a handle in lower case. Others are labels.
fn is_handle(name: &str) -> bool {
    !name.contains(char::is_whitespace) && (is_first_name(name) || name.chars().next().is_some_and(char::is_lowercase))
}

/// The people that a text names behind the word that opens a byline.
pub(super) fn opened(rest: &str) -> Vec<String> {
    parts(rest).map_while(|part| person::named(part, true)).collect()
}

/// A line with a bar in the place of each of its time expressions.
fn undated(line: &str, notes: &Notes) -> String {
    let mut undated = String::with_capacity(line.len());
    let mut from = 0;
    for time in &notes.times {
        undated.push_str(line.get(from..time.span.start).unwrap_or_default());
        undated.push_str(" | ");
        from = time.span.end.max(from);
    }
    undated.push_str(line.get(from..).unwrap_or_default());
    undated
}

/// The person whose name is all of a line but for an agency, a title or an office behind a mark.
fn alone(line: &str) -> Option<String> {
    const LONGEST: usize = 9;
    let short = line.split_whitespace().count() <= LONGEST;
    let first = line.split([',', '/', '|', '(']).next()?.trim().trim_start_matches(['-', '–', '—', ' ']);
    let ends = line.ends_with(['.', '!', '?', ':', ';']) && !line.ends_with("..");
    let shouts = !first.chars().any(char::is_lowercase);
    (short && !ends && !shouts).then(|| person::named(first, false)).flatten().filter(|name| is_likely(name))
}

/// Whether a name begins with a first name.
fn is_likely(name: &str) -> bool {
    const INITIAL: usize = 3;
    name.split_whitespace().next().is_some_and(|first| first.len() >= INITIAL && is_first_name(first))
}

fn is_first_name(word: &str) -> bool {
    word.split('-').any(annotate::names::is_first_name)
}

/// Whether a line is a label such as "Written by", so that the next line is a name.
fn is_label(line: &str) -> bool {
    let bare = line.trim_end_matches([':', ' ']).to_lowercase();
    let ends = |opener: &String| {
        bare.strip_suffix(opener.as_str()).is_some_and(|before| before.is_empty() || before.ends_with(' '))
    };
    line.split_whitespace().count() <= LABEL && WORDS.openers.iter().any(ends)
}

/// What stands behind the word that opens a byline, wherever in the line it stands, and where that word begins.
pub(super) fn behind_opener(line: &str) -> Option<(usize, &str)> {
    let mut before: Option<char> = None;
    for (at, c) in line.char_indices() {
        // "Posted on 12 MayAuthorAnna Petrossian": a page's labels stick to what is beside them.
        let sticks = c.is_uppercase() && !before.is_some_and(char::is_uppercase);
        let starts = !before.is_some_and(char::is_alphanumeric) || sticks;
        before = Some(c);
        let Some(rest) = line.get(at..).filter(|_| starts) else { continue };
        let openers = WORDS.openers.at_start_of(rest).iter().filter(|opener| opens(rest, opener, sticks));
        let Some(opener) = openers.max_by_key(|opener| opener.len()) else { continue };
        let behind = rest.get(opener.len()..)?;
        let named = behind.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '@');
        if !named.is_empty() {
            return Some((at, named));
        }
    }
    None
}

/// Whether a text starts with a word that opens a byline, and a new word behind it.
fn opens(text: &str, opener: &str, sticks: bool) -> bool {
    const TELLING: usize = 5;
    let next = text.get(opener.len()..).and_then(|rest| rest.chars().next());
    let ends = !next.is_some_and(char::is_alphanumeric);
    let stuck = sticks && opener.len() >= TELLING && next.is_some_and(char::is_uppercase);
    (ends || stuck) && starts_with(text, opener)
}

/// Whether a byline's opening word stands at the start of a text.
pub(super) fn is_opened(text: &str) -> bool {
    let stands_apart = |opener: &String| text.get(opener.len()..).is_some_and(|rest| rest.starts_with(' '));
    WORDS.openers.at_start_of(text).iter().any(|opener| stands_apart(opener) && starts_with(text, opener))
}

/// Whether a text starts with a word, without regard to case.
fn starts_with(text: &str, word: &str) -> bool {
    let head = text.get(..word.len());
    head.is_some_and(|head| head.eq_ignore_ascii_case(word) || !word.is_ascii() && head.to_lowercase() == word)
}

/// The parts between commas, joining words and the like, up to where the byline ends.
pub(super) fn parts(names: &str) -> impl Iterator<Item = &str> {
    let end = names.find(['|', '•', '·', '(', '[', '–', '—', ':']).into_iter().chain(names.find(" - ")).min();
    let names = &names[..end.unwrap_or(names.len())];
    names.split([',', ';', '&', '/']).flat_map(split_at_joiners)
}

fn split_at_joiners(part: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut start, mut at) = (0, 0);
    for word in part.split(' ') {
        if is_joiner(word) {
            parts.push(&part[start..at]);
            start = at + word.len();
        }
        at += word.len() + 1;
    }
    parts.push(part.get(start..).unwrap_or_default());
    parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect()
}

/// Whether a word joins two names.
pub(super) fn is_joiner(word: &str) -> bool {
    WORDS.joiners.contains(word)
}

/// Whether a word, in lower case, ends a byline.
pub(super) fn is_closer(word: &str) -> bool {
    WORDS.closers.contains(word)
}

/// Whether a word, in lower case, is an academic degree before a name.
pub(super) fn is_degree(word: &str) -> bool {
    WORDS.degrees.contains(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(line: &str) -> Vec<String> {
        below(None, line)
    }

    fn below(above: Option<&str>, line: &str) -> Vec<String> {
        let times = annotate::time::scan(line, None);
        read(line, &Notes { times, ..Notes::default() }, above).map(|reading| reading.names).unwrap_or_default()
    }

    #[test]
    fn names_are_split_and_roles_left_out() {
        assert_eq!(of("By Anna Petrossian and Piet van der Molen"), ["Anna Petrossian", "Piet van der Molen"]);
        assert_eq!(of("By Anna Petrossian, Harbour Correspondent"), ["Anna Petrossian"]);
        assert_eq!(of("By Anna Petrossian Source:Harbour Times Published: soon"), ["Anna Petrossian"]);
        assert_eq!(of("Von Jürgen Öztürk"), ["Jürgen Öztürk"]);
        assert_eq!(of("By ANNA PETROSSIAN"), ["Anna Petrossian"]);
        assert_eq!(of("By Anna Petrossian Anna Petrossian"), ["Anna Petrossian"]);
        assert_eq!(of("Gepostet von Anna Petrossian | Hafen"), ["Anna Petrossian"]);
        assert_eq!(of("Author: Prof. Dr. Anna Petrossian is a captain"), ["Anna Petrossian"]);
    }

    #[test]
    fn labels_that_stick_to_a_name_are_taken_off() {
        assert_eq!(of("Posted on 12 May 2019AuthorAnna Petrossian4 Comments"), ["Anna Petrossian"]);
    }

    #[test]
    fn a_name_stands_beside_a_date() {
        assert_eq!(of("Anna Petrossian | 12 May 2019"), ["Anna Petrossian"]);
        assert_eq!(of("12 May 2019 by Anna Petrossian"), ["Anna Petrossian"]);
        assert!(of("Harbour Festival 12 May 2019").is_empty());
    }

    #[test]
    fn a_name_alone_needs_a_first_name_or_a_label_above() {
        assert_eq!(of("Anna Petrossian"), ["Anna Petrossian"]);
        assert_eq!(of("Anna Petrossian/dpa"), ["Anna Petrossian"]);
        assert_eq!(of("Anna von Petrossian"), ["Anna von Petrossian"]);
        for nobody in ["Harbour Festival", "ANNA SHIPPING"] {
            assert!(of(nobody).is_empty(), "{nobody}");
        }
        assert!(below(Some("Author"), "About").is_empty());
        assert!(of("Anna left the harbour.").is_empty());
        assert_eq!(below(Some("Written by"), "seagull"), ["seagull"]);
        assert!(below(Some("Harbour"), "seagull").is_empty());
    }

    #[test]
    fn newsrooms_and_agencies_are_no_people() {
        assert!(of("By Agency Staff").is_empty());
        assert!(of("By Harbour News Desk").is_empty());
        assert!(of("By Reuters").is_empty());
        assert!(of("News Staf").is_empty());
    }

    #[test]
    fn a_handle_needs_an_opening_word() {
        assert_eq!(of("by seagull"), ["seagull"]);
        assert!(of("seagull").is_empty());
    }

    #[test]
    fn openers_are_whole_words() {
        assert!(of("Bygone Castle").is_empty());
        assert!(of("").is_empty());
    }
}
