//! Who wrote it: the names in bylines, people only, and what is said of the author below the article.

use std::collections::HashSet;
use std::sync::LazyLock;

use serde::Deserialize;

use super::claims::{plain, weighed, winning};
use super::evidence::stated;
use super::site::Site;
use crate::clean::agencies;
use crate::model::{Analysis, Known, Notes, Property, Role, Verdict};

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    openers: Vec<String>,
    closers: HashSet<String>,
    joiners: HashSet<String>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| toml::from_str(include_str!("data/bylines.toml")).unwrap_or_default());
static NEWSROOMS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| list(include_str!("data/newsrooms.txt")));
static PARTICLES: LazyLock<HashSet<&'static str>> = LazyLock::new(|| list(include_str!("data/name_particles.txt")));

fn list(table: &'static str) -> HashSet<&'static str> {
    table.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).collect()
}

/// The authors: declared, or named in the article's bylines.
pub(super) fn authors(analysis: &Analysis, verdicts: &[Verdict], site: &Site) -> Vec<Known<String>> {
    let declared = &analysis.seed.declared;
    if winning(declared, Property::Author).is_some() {
        return declared.list(Property::Author);
    }
    let claims: Vec<&Known<String>> = weighed(declared, Property::Author).collect();
    let mut notations = claims.chunk_by(|a, b| a.evidence.rule == b.evidence.rule);
    let people = notations.find_map(|claims| Some(people(claims, site)).filter(|people| !people.is_empty()));
    people.unwrap_or_else(|| printed(analysis, verdicts))
}

/// The people that one notation declares.
fn people(claims: &[&Known<String>], site: &Site) -> Vec<Known<String>> {
    let mut people: Vec<Known<String>> = Vec::new();
    for claim in claims {
        // What an element's class calls an author may be a label: one word is not enough.
        let is_sure = !claim.evidence.rule.contains("called");
        for name in declared_names(&claim.value, is_sure) {
            if !site.is_name(&name) && !people.iter().any(|known| plain(&known.value) == plain(&name)) {
                people.push(Known { value: name, evidence: claim.evidence.clone() });
            }
        }
    }
    people
}

/// The people that a declared value names: several, a surname first, or a whole byline.
fn declared_names(value: &str, is_sure: bool) -> Vec<String> {
    if value.contains("://") || value.contains("www.") || value.contains('@') {
        return Vec::new();
    }
    if let Some((surname, given)) = value.split_once(", ") {
        let is_one = |part: &str| part.split_whitespace().count() == 1;
        if is_one(surname) && is_one(given) && agencies::named(given).is_none() {
            return person(&format!("{given} {surname}"), false).into_iter().collect();
        }
    }
    // "von" opens a byline, and stands in names.
    let is_opened = WORDS.openers.iter().any(|opener| starts_with(value, &format!("{opener} ")));
    if let Some(name) = person(value, false).filter(|_| !is_opened) {
        return vec![name];
    }
    match behind_opener(value).filter(|_| is_opened || !is_sure || value.contains(':')) {
        Some(names) => parts(names).map_while(|part| person(part, true)).collect(),
        None => parts(value).filter_map(|part| person(part, is_sure)).filter(|name| !is_abbreviation(name)).collect(),
    }
}

/// A single word that is an address ("harbour.example") or in capitals ("HT") stands for a house, not a person.
fn is_abbreviation(name: &str) -> bool {
    let one = !name.contains(char::is_whitespace);
    one && (name.contains('.') || !name.chars().any(char::is_lowercase))
}

/// The people that the article's bylines name.
fn printed(analysis: &Analysis, verdicts: &[Verdict]) -> Vec<Known<String>> {
    let mut authors: Vec<Known<String>> = Vec::new();
    for (line, notes) in verdicts.iter().zip(&analysis.notes).filter(|(line, _)| line.role == Role::Byline) {
        for name in names(&line.text, notes) {
            if !authors.iter().any(|known| known.value == name) {
                authors.push(stated(name, "byline", line));
            }
        }
        if !authors.is_empty() {
            break;
        }
    }
    authors
}

/// What is said about the author below the article.
pub(super) fn note(verdicts: &[Verdict]) -> Option<Known<String>> {
    let line = verdicts.iter().find(|line| line.role == Role::AuthorNote)?;
    Some(stated(line.text.clone(), "a line about the author below the text", line))
}

/// The people that a byline names.
fn names(line: &str, notes: &Notes) -> Vec<String> {
    let mut undated = String::with_capacity(line.len());
    let mut from = 0;
    for time in &notes.times {
        undated.push_str(line.get(from..time.span.start).unwrap_or_default());
        undated.push_str(" | ");
        from = time.span.end.max(from);
    }
    undated.push_str(line.get(from..).unwrap_or_default());
    match behind_opener(&undated) {
        Some(rest) => parts(rest).map_while(|part| person(part, true)).collect(),
        None if notes.times.is_empty() => Vec::new(),
        None => undated
            .split(['|', '•', '·', '/'])
            .flat_map(|side| parts(side).filter_map(|part| person(part, false)).collect::<Vec<_>>())
            .collect(),
    }
}

/// Whether a line names who wrote it.
pub(super) fn is_signed(line: &str, notes: &Notes) -> bool {
    let words = line.split_whitespace().count();
    let opens = WORDS.openers.iter().any(|opener| {
        starts_with(line, opener) && line.get(opener.len()..).is_some_and(|rest| rest.starts_with([' ', ':']))
    });
    let dated = !notes.times.is_empty() && behind_opener(line).is_some();
    words <= 14 && (opens || dated) && !names(line, notes).is_empty()
}

/// What stands behind the word that opens a byline, wherever in the line it stands.
fn behind_opener(line: &str) -> Option<&str> {
    let is_edge = |c: Option<char>| !c.is_some_and(char::is_alphanumeric);
    let starts = line.char_indices().filter(|&(at, _)| is_edge(line[..at].chars().next_back())).map(|(at, _)| at);
    starts
        .filter_map(|at| {
            let rest = line.get(at..)?;
            let opener =
                WORDS.openers.iter().filter(|opener| starts_with(rest, opener)).max_by_key(|opener| opener.len())?;
            let behind = rest.get(opener.len()..)?;
            let named = behind.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '@');
            (is_edge(behind.chars().next()) && !named.is_empty()).then_some(named)
        })
        .next()
}

/// Whether a text starts with a word, without regard to case.
fn starts_with(text: &str, word: &str) -> bool {
    text.get(..word.len()).is_some_and(|head| head.to_lowercase() == word)
}

/// The parts between commas, joining words and the like, up to where the byline ends.
fn parts(names: &str) -> impl Iterator<Item = &str> {
    let end = names.find(['|', '•', '·', '(', '[', '–', '—', ':']).into_iter().chain(names.find(" - ")).min();
    let names = &names[..end.unwrap_or(names.len())];
    names.split([',', ';', '&', '/']).flat_map(split_at_joiners)
}

fn split_at_joiners(part: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut start, mut at) = (0, 0);
    for word in part.split(' ') {
        if WORDS.joiners.contains(word) {
            parts.push(&part[start..at]);
            start = at + word.len();
        }
        at += word.len() + 1;
    }
    parts.push(part.get(start..).unwrap_or_default());
    parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect()
}

/// The person that a part of a byline names. `opened` says that a word such as "by" stands before it: then one word
/// is enough.
fn person(part: &str, opened: bool) -> Option<String> {
    let mut words: Vec<&str> = Vec::new();
    for word in part.split_whitespace() {
        let plain = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        if !words.is_empty() && WORDS.closers.contains(&plain) {
            break;
        }
        if plain.split('-').any(|part| NEWSROOMS.contains(part)) {
            return None;
        }
        words.push(word);
    }
    let (half, rest) = words.split_at(words.len() / 2);
    let bare = if half == rest { half.join(" ") } else { words.join(" ") };
    let bare = bare.trim_matches(|c: char| !c.is_alphanumeric() && c != '.');
    let count = bare.split_whitespace().count();
    let enough = if opened { 1 } else { 2 };
    let is_joint =
        |word: &str| WORDS.closers.contains(word) || WORDS.joiners.contains(word) || PARTICLES.contains(word);
    if count == 1 && is_joint(bare) {
        return None;
    }
    let named = bare.split_whitespace().all(|word| is_name_word(word, opened && count == 1));
    let fits = (enough..=5).contains(&count) && bare.chars().count() <= 45;
    (fits && named && agencies::named(bare).is_none()).then(|| put_right(bare))
}

fn is_name_word(word: &str, handle: bool) -> bool {
    let first = word.chars().find(|c| c.is_alphanumeric());
    let plain = word.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’' | '‑'));
    let capital = first.is_some_and(|c| c.is_uppercase() || !c.is_lowercase());
    plain && (capital || handle || PARTICLES.contains(word))
}

/// A name in capitals, as it is usually written.
fn put_right(name: &str) -> String {
    let letters = || name.chars().filter(|c| c.is_alphabetic());
    if letters().count() < 5 || letters().any(char::is_lowercase) {
        return name.to_owned();
    }
    let mut start = true;
    let mut right = String::with_capacity(name.len());
    for c in name.chars() {
        if start {
            right.push(c);
        } else {
            right.extend(c.to_lowercase());
        }
        start = !c.is_alphabetic();
    }
    right
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Vec<String> {
        names(line, &Notes::default())
    }

    #[test]
    fn names_are_split_and_roles_left_out() {
        assert_eq!(read("By Anna Petrossian and Piet van der Molen"), ["Anna Petrossian", "Piet van der Molen"]);
        assert_eq!(read("By Anna Petrossian, Harbour Correspondent"), ["Anna Petrossian"]);
        assert_eq!(read("By Anna Petrossian Source:Harbour Times Published: soon"), ["Anna Petrossian"]);
        assert_eq!(read("Von Jürgen Öztürk"), ["Jürgen Öztürk"]);
        assert_eq!(read("By ANNA PETROSSIAN"), ["Anna Petrossian"]);
        assert_eq!(read("By Anna Petrossian Anna Petrossian"), ["Anna Petrossian"]);
    }

    #[test]
    fn newsrooms_and_agencies_are_no_people() {
        assert!(read("By Agency Staff").is_empty());
        assert!(read("By Harbour News Desk").is_empty());
        assert!(read("By Reuters").is_empty());
        assert!(read("News Staf").is_empty());
    }

    #[test]
    fn declared_people_are_split_and_put_right() {
        assert_eq!(declared_names("Anna Petrossian; PIET JANSEN, dpa", false), ["Anna Petrossian", "Piet Jansen"]);
        assert_eq!(declared_names("Anna von Petrossian", true), ["Anna von Petrossian"]);
        assert_eq!(declared_names("Posted on Monday by Anna Petrossian", false), ["Anna Petrossian"]);
        assert_eq!(declared_names("Petrossian, Anna", false), ["Anna Petrossian"]);
        assert_eq!(declared_names("By Anna Petrossian", false), ["Anna Petrossian"]);
        assert_eq!(declared_names("seagull", true), ["seagull"]);
        for nobody in ["HT", "harbour.example", "in"] {
            assert!(declared_names(nobody, true).is_empty(), "{nobody}");
        }
        assert!(declared_names("Harbour", false).is_empty());
        for nobody in ["admin", "Redaktion", "https://social.example/anna", "anna@hafen.example", "Harbour News Desk"] {
            assert!(declared_names(nobody, true).is_empty(), "{nobody}");
        }
    }

    #[test]
    fn a_handle_needs_an_opening_word() {
        assert_eq!(read("by seagull"), ["seagull"]);
        assert!(read("seagull").is_empty());
    }

    #[test]
    fn openers_are_whole_words() {
        assert!(read("Byron Castle").is_empty());
        assert!(read("").is_empty());
    }
}
