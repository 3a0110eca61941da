//! The words the rules for quotations work with, read once from the files in `data/`.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// How closely a verb is tied to speaking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cue {
    /// Said of words: *say*, *tell*, *add*.
    Speech,
    /// Also said of deeds and views: *hail*, *confirm*, *describe*.
    Other,
}

/// What a word or its title tells about a person's gender.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gender {
    /// He.
    Masculine,
    /// She.
    Feminine,
}

/// The lists; every look-up takes lower-case words.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    verbs: HashMap<&'static str, Cue>,
    nouns: HashMap<&'static str, Option<Gender>>,
    classes: HashMap<&'static str, HashSet<&'static str>>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::read);

/// The lexicon.
pub(super) fn get() -> &'static Lexicon {
    &LEXICON
}

fn lines(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty())
}

impl Lexicon {
    fn read() -> Self {
        let mut lexicon = Self::default();
        for (class, forms) in lines(include_str!("data/cue-verbs.tsv")).filter_map(|line| line.split_once('\t')) {
            let cue = if class == "speech" { Cue::Speech } else { Cue::Other };
            lexicon.verbs.extend(forms.split_whitespace().map(|form| (form, cue)));
        }
        for entry in lines(include_str!("data/speaker-nouns.txt")).flat_map(str::split_whitespace) {
            let (noun, gender) = entry.split_once(':').unwrap_or((entry, ""));
            let gender = match gender {
                "m" => Some(Gender::Masculine),
                "f" => Some(Gender::Feminine),
                _ => None,
            };
            lexicon.nouns.insert(noun, gender);
        }
        for (class, words) in lines(include_str!("data/function-words.tsv")).filter_map(|line| line.split_once('\t')) {
            lexicon.classes.entry(class).or_default().extend(words.split_whitespace());
        }
        lexicon
    }

    fn is(&self, class: &str, word: &str) -> bool {
        self.classes.get(class).is_some_and(|words| words.contains(word))
    }

    /// The cue that a verb form gives.
    pub(super) fn cue(&self, word: &str) -> Option<Cue> {
        self.verbs.get(word).copied()
    }

    /// Whether a noun, singular or plural, names someone who can speak.
    pub(super) fn is_speaker_noun(&self, word: &str) -> bool {
        let singular = |noun: &str| self.nouns.contains_key(noun);
        singular(word)
            || word.strip_suffix('s').is_some_and(singular)
            || word.strip_suffix("es").is_some_and(singular)
            || word.strip_suffix("ies").is_some_and(|stem| singular(&format!("{stem}y")))
    }

    /// The gender that a title, noun or pronoun tells.
    pub(super) fn gender(&self, word: &str) -> Option<Gender> {
        let word = word.trim_end_matches('.');
        if self.is("masculine", word) {
            Some(Gender::Masculine)
        } else if self.is("feminine", word) {
            Some(Gender::Feminine)
        } else {
            self.nouns.get(word).copied().flatten()
        }
    }

    /// Whether a noun phrase can start with the word.
    pub(super) fn is_determiner(&self, word: &str) -> bool {
        self.is("determiner", word)
    }

    /// Whether what follows the word hangs on what precedes it.
    pub(super) fn is_preposition(&self, word: &str) -> bool {
        self.is("preposition", word)
    }

    /// Whether the word can stand between a subject and its verb.
    pub(super) fn is_between_subject_and_verb(&self, word: &str) -> bool {
        self.is("auxiliary", word) || (word.len() > 4 && word.ends_with("ly"))
    }

    /// Whether the word is a pronoun that can be the subject of a cue.
    pub(super) fn is_pronoun(&self, word: &str) -> bool {
        self.is("pronoun", word)
    }

    /// Whether the word, written with a capital, is still no part of a name.
    pub(super) fn is_never_name(&self, word: &str) -> bool {
        ["determiner", "preposition", "pronoun", "calendar", "starter", "auxiliary"]
            .iter()
            .any(|class| self.is(class, word))
    }

    /// Whether an apostrophe in front of the word stands for dropped letters.
    pub(super) fn is_elision(&self, word: &str) -> bool {
        self.is("elision", word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_are_read() {
        let lexicon = get();
        assert_eq!(lexicon.cue("said"), Some(Cue::Speech));
        assert_eq!(lexicon.cue("hailed"), Some(Cue::Other));
        assert!(lexicon.is_speaker_noun("ministries"));
        assert!(lexicon.is_speaker_noun("spokesmen") || lexicon.is_speaker_noun("spokesman"));
        assert_eq!(lexicon.gender("mrs."), Some(Gender::Feminine));
        assert!(lexicon.is_never_name("monday"));
    }
}
