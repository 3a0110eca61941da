//! Which names of happenings are one, when they differ only in how a number is written: `Second Harbour War`, `Harbour War
//! II`, `Harbour War 2` and `HWII`.

use std::collections::BTreeMap;

use super::groups::Groups;
use super::names::{Name, Names};
use crate::data_file::rows;
use crate::model::EntityKind;

/// The numbers that happenings are counted with, each as ordinals, cardinal and numerals.
const NUMBERS: &str = include_str!("data/numbers.tsv");

/// Joins the names of happenings that have the same words and the same number, and their acronyms.
pub(super) fn join(names: &Names, groups: &mut Groups) {
    let mut counted: BTreeMap<(String, &str), usize> = BTreeMap::new();
    let mut initials: BTreeMap<(String, &str), usize> = BTreeMap::new();
    for (at, name) in names.all.iter().enumerate().filter(|(_, name)| name.kind() == EntityKind::Event) {
        let Some((words, number)) = parted(&name.key) else { continue };
        let acronym = words.split(' ').filter_map(|word| word.chars().next()).collect();
        initials.entry((acronym, number)).or_insert(at);
        let first = *counted.entry((words, number)).or_insert(at);
        groups.join(at, first, "the same name with its number written in another way");
    }
    for (at, name) in names.all.iter().enumerate() {
        let full = acronym(name).and_then(|acronym| initials.get(&acronym));
        if let Some(&full) = full {
            groups.join(at, full, "initials and number of the full name");
        }
    }
}

/// The words of a key and the number before or behind them; none where there is no number or only one word.
fn parted(key: &str) -> Option<(String, &'static str)> {
    let words: Vec<&str> = key.split(' ').collect();
    let (first, last) = (*words.first()?, *words.last()?);
    let (number, rest) = match (ordinal(first), cardinal(last)) {
        (Some(number), None) => (number, &words[1..]),
        (None, Some(number)) => (number, &words[..words.len() - 1]),
        _ => return None,
    };
    (rest.len() > 1).then(|| (rest.join(" "), number))
}

/// The letters and the number of an acronym such as `HWII` or `HW2`.
fn acronym(name: &Name) -> Option<(String, &'static str)> {
    let whole = !name.key.contains(' ') && !name.surface().contains(char::is_lowercase);
    let split = |at: usize| Some((name.key.get(..at)?.to_owned(), cardinal(name.key.get(at..)?)?));
    if whole { (2..name.key.len()).find_map(split) } else { None }
}

fn ordinal(word: &str) -> Option<&'static str> {
    forms().find(|row| row.iter().take(2).any(|form| *form == word)).and_then(|row| row.last().copied())
}

fn cardinal(word: &str) -> Option<&'static str> {
    forms().find(|row| row.iter().skip(2).any(|form| *form == word)).and_then(|row| row.last().copied())
}

fn forms() -> impl Iterator<Item = Vec<&'static str>> {
    rows(NUMBERS).map(|row| row.split('\t').collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_told_from_words() {
        assert_eq!(parted("second harbour war"), Some(("harbour war".to_owned(), "2")));
        assert_eq!(parted("harbour war ii"), parted("harbour war two"));
        assert_eq!(parted("2nd harbour war"), parted("harbour war 2"));
        assert_eq!(parted("harbour war"), None);
        assert_eq!(parted("day 1"), None);
        assert_eq!(parted(""), None);
    }
}
