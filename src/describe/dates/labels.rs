//! Words beside a printed date in, out comes what they call it: the lists of `data/labels.toml`.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::model::Span;

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Lists {
    published: Vec<String>,
    changed: Vec<String>,
    clock: Vec<String>,
    other: Vec<String>,
    author: Vec<String>,
}

static LISTS: LazyLock<Lists> = LazyLock::new(|| toml::from_str(include_str!("data/labels.toml")).unwrap_or_default());

/// What each phrase calls a date.
static LABELS: LazyLock<HashMap<&str, Label>> = LazyLock::new(|| {
    let lists = [
        (&LISTS.changed, Label::Changed),
        (&LISTS.published, Label::Published),
        (&LISTS.clock, Label::Clock),
        (&LISTS.other, Label::Other),
    ];
    lists.into_iter().flat_map(|(list, label)| list.iter().map(move |phrase| (phrase.as_str(), label))).collect()
});

/// How many words a label has at most.
const LABEL: usize = 5;

/// How many words may stand between a label and its date.
const APART: usize = 2;

/// What the words beside a date call it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    /// The day of publication.
    Published,
    /// A later change.
    Changed,
    /// The time at which the page was made for its reader.
    Clock,
    /// Something else.
    Other,
}

/// What a date is called by the words right before it, else, the last one of a line, by those right behind it. `from` is where the date before it
/// ends, `to` where the next one begins.
pub(super) fn label(line: &str, from: usize, date: Span, to: usize) -> Option<Label> {
    let before = words(line.get(from..date.start).unwrap_or_default());
    let near = before.len().saturating_sub(LABEL);
    let called = |words: &[String]| -> Option<Label> {
        // The label that stands nearest to its date counts; of two at one place the longer one.
        let ends = (words.len().saturating_sub(APART)..=words.len()).rev();
        let mut phrases = ends.flat_map(|end| (0..end).map(move |start| start..end));
        phrases.find_map(|phrase| LABELS.get(words[phrase].join(" ").as_str()).copied())
    };
    let behind = || {
        let behind = words(line.get(date.end..to).filter(|_| to == line.len()).unwrap_or_default());
        called(&behind[..behind.len().min(APART)]).filter(|label| *label != Label::Other)
    };
    called(&before[near..]).or_else(behind)
}

/// What a line that holds no more than a label calls the date of the next line.
pub(super) fn of_line(line: &str) -> Option<Label> {
    let few = line.split_whitespace().count() <= LABEL;
    few.then(|| label(line, 0, Span::new(line.len(), line.len()), line.len()))?
}

/// Whether a word that leads to a name follows a date.
pub(super) fn leads_to_author(behind: &str) -> bool {
    let first = words(behind).into_iter().next();
    first.is_some_and(|first| LISTS.author.contains(&first))
}

/// Whether a line says who wrote it: a word that leads to a name, and then a word with a capital.
pub(super) fn names_author(line: &str) -> bool {
    let spoken = words(line);
    let capitals: Vec<bool> = pieces(line).map(|word| word.starts_with(char::is_uppercase)).collect();
    (0..spoken.len()).any(|at| {
        let leads = |phrase: &String| {
            let length = phrase.split(' ').count();
            let here = spoken.get(at..at + length).is_some_and(|words| words.join(" ") == *phrase);
            here && capitals.get(at + length).copied().unwrap_or(false)
        };
        LISTS.author.iter().any(leads)
    })
}

fn pieces(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|piece| !piece.is_empty())
}

fn words(text: &str) -> Vec<String> {
    pieces(text).map(str::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn before(label_text: &str) -> Option<Label> {
        let line = format!("{label_text} 2019-03-07");
        label(&line, 0, Span::new(label_text.len() + 1, line.len()), line.len())
    }

    #[test]
    fn the_table_parses() {
        let lists: Lists = toml::from_str(include_str!("data/labels.toml")).unwrap();
        for phrase in [lists.published, lists.changed, lists.clock, lists.other, lists.author].concat() {
            assert_eq!(words(&phrase).join(" "), phrase, "as it is looked for");
        }
    }

    #[test]
    fn the_nearest_label_counts() {
        assert_eq!(before("Published:"), Some(Label::Published));
        assert_eq!(before("Veröffentlicht am"), Some(Label::Published));
        assert_eq!(before("Publié le"), Some(Label::Published));
        assert_eq!(before("Last updated"), Some(Label::Changed));
        assert_eq!(before("Publication date; updated"), Some(Label::Changed));
        assert_eq!(before("Member since"), Some(Label::Other));
        assert_eq!(before("It is currently Thu"), Some(Label::Clock));
        assert_eq!(before("Harbour Gazette"), None);
        assert_eq!(of_line("Veröffentlicht:"), Some(Label::Published));
    }

    #[test]
    fn labels_stand_behind_too() {
        let line = "7 Mart 2019 tarihinde yayınlandı";
        assert_eq!(label(line, 0, Span::new(0, 11), line.len()), Some(Label::Published));
    }

    #[test]
    fn of_two_dates_each_has_the_label_before_it() {
        let line = "7.3.2019, 9:50 Uhr / Aktualisiert am 8.3.2019";
        assert_eq!(label(line, 0, Span::new(0, 8), 37), None);
        assert_eq!(label(line, 8, Span::new(37, 45), 45), Some(Label::Changed));
        assert_eq!(before("Update mit Cy Sample am"), None);
    }

    #[test]
    fn a_name_behind_its_word_is_an_author() {
        assert!(names_author("7.3.2019 von Ann Example"));
        assert!(names_author("By Ann Example | May 2"));
        assert!(!names_author("Stand by the harbour"));
    }
}
