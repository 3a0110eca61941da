//! What a page's designer called an element, and which marks that gives: the names of `data/hints.toml`, all looked for
//! at once (Aho and Corasick, 1975) in an element's `class`, `id`, `itemprop`, `role` and `rel`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use crate::model::{Mark, Marks};

struct Finder {
    phrases: Option<AhoCorasick>,
    mark_of: Vec<Mark>,
}

static FINDER: LazyLock<Finder> = LazyLock::new(|| {
    let table: BTreeMap<Mark, Vec<String>> = toml::from_str(include_str!("data/hints.toml")).unwrap_or_default();
    let rows = table.iter().flat_map(|(&mark, phrases)| phrases.iter().map(move |phrase| (mark, phrase)));
    let (mark_of, phrases): (Vec<Mark>, Vec<String>) = rows.map(|(mark, phrase)| (mark, format!(" {phrase} "))).unzip();
    Finder { phrases: AhoCorasick::new(phrases).ok(), mark_of }
});

/// More names than this say nothing more about an element, in bytes.
const ENOUGH: usize = 300;

/// The marks that an element's names give. `names` holds the values of its attributes.
pub(super) fn marks<'n>(names: impl Iterator<Item = &'n str>) -> Marks {
    let Some(phrases) = &FINDER.phrases else { return Marks::default() };
    let words = words(names);
    phrases
        .find_overlapping_iter(&words)
        .filter_map(|hit| FINDER.mark_of.get(hit.pattern().as_usize()).copied())
        .collect()
}

/// The words of all names in lower case, a space around each, names divided by a slash.
fn words<'n>(names: impl Iterator<Item = &'n str>) -> String {
    let mut words = String::from(" ");
    for name in names.flat_map(str::split_ascii_whitespace) {
        if words.len() > ENOUGH {
            break;
        }
        let mut before = ' ';
        for c in name.chars() {
            if !c.is_alphanumeric() {
                open_word(&mut words);
            } else {
                if c.is_uppercase() && before.is_lowercase() {
                    open_word(&mut words);
                }
                words.extend(c.to_lowercase());
            }
            before = c;
        }
        open_word(&mut words);
        words.push_str("/ ");
    }
    words
}

fn open_word(words: &mut String) {
    if !words.ends_with(' ') {
        words.push(' ');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn has(name: &str, mark: Mark) -> bool {
        marks([name].into_iter()).has(mark)
    }

    #[test]
    fn the_table_parses() {
        let table: BTreeMap<Mark, Vec<String>> = toml::from_str(include_str!("data/hints.toml")).unwrap();
        assert!(table.len() > 10);
    }

    #[test]
    fn names_are_split_at_marks_and_capitals() {
        assert!(has("td-post-content", Mark::SaysBody));
        assert!(has("articleBody", Mark::SaysBody));
        assert!(has("c-author__name", Mark::SaysAuthor));
        assert!(!has("header-shadow", Mark::SaysAdvertisement));
        assert!(!has("entry contents", Mark::SaysBody));
    }

    #[test]
    fn a_phrase_does_not_reach_over_two_names() {
        assert!(!has("entry content", Mark::SaysBody));
    }
}
