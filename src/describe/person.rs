//! A person's name in a part of a byline.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::names::{is_closer, is_degree, is_joiner};
use crate::clean::agencies;
use crate::data_file::rows;

static NEWSROOMS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| list(include_str!("data/newsrooms.txt")));
static PARTICLES: LazyLock<HashSet<&'static str>> = LazyLock::new(|| list(include_str!("data/name_particles.txt")));

fn list(table: &'static str) -> HashSet<&'static str> {
    rows(table).collect()
}

/// The person that a part of a byline names. `opened` says that a word such as "by" stands before it: then one word
/// is enough.
pub(super) fn named(part: &str, opened: bool) -> Option<String> {
    let mut words: Vec<&str> = Vec::new();
    for word in part.split_whitespace() {
        let plain = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        if !words.is_empty() && is_closer(&plain) {
            break;
        }
        if plain.split('-').any(|part| NEWSROOMS.contains(part)) {
            return None;
        }
        if words.is_empty() && is_degree(&plain) {
            continue;
        }
        // "Anna Petrossian4 Comments": a count sticks to the name.
        let bare = word.trim_end_matches(|c: char| c.is_ascii_digit());
        words.push(bare);
        if bare.len() < word.len() {
            break;
        }
    }
    let (half, rest) = words.split_at(words.len() / 2);
    let bare = if half == rest { half.join(" ") } else { words.join(" ") };
    let bare = bare.trim_matches(|c: char| !c.is_alphanumeric() && c != '.');
    let count = bare.split_whitespace().count();
    let enough = if opened { 1 } else { 2 };
    let is_joint = |word: &str| is_closer(word) || is_joiner(word) || PARTICLES.contains(word);
    let ends_in_particle =
        count > 1 && bare.split_whitespace().next_back().is_some_and(|last| PARTICLES.contains(last));
    if (count == 1 && is_joint(bare)) || ends_in_particle {
        return None;
    }
    let is_named = bare.split_whitespace().all(|word| is_name_word(word, opened && count == 1));
    let fits = (enough..=5).contains(&count) && bare.chars().count() <= 45;
    (fits && is_named && agencies::named(bare).is_none()).then(|| put_right(bare))
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

    #[test]
    fn names_are_put_right() {
        assert_eq!(named("ANNA PETROSSIAN", false).as_deref(), Some("Anna Petrossian"));
        assert_eq!(named("Dr. Anna Petrossian", false).as_deref(), Some("Anna Petrossian"));
        assert_eq!(named("Petrossian", false), None);
        assert_eq!(named("Harbour News Desk", true), None);
        assert_eq!(named("Anna von", true), None);
        assert_eq!(named("", true), None);
    }
}
