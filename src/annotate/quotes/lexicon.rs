//! The words the rules for quotations work with, read once from the files in `data/`.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

pub(super) use crate::annotate::names::Gender;
use crate::data_file::rows;

/// How closely a verb is tied to speaking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cue {
    /// Said of words: *say*, *tell*, *add*.
    Speech,
    /// Also said of deeds and views: *hail*, *confirm*, *describe*.
    Other,
}

/// How a verb of saying can report what was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Frame {
    /// Said that it holds.
    That,
    /// Said it holds.
    Bare,
    /// The same, where whatever noun stands behind the verb starts such a clause.
    Plain,
    /// Asked whether it holds.
    Whether,
    /// Promised to hold it.
    To,
    /// Denied holding it.
    Ing,
    /// Told reporters that it holds.
    Addressee,
    /// Told them to hold it.
    ToldTo,
}

impl Frame {
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "that" => Self::That,
            "bare" => Self::Bare,
            "plain" => Self::Plain,
            "whether" => Self::Whether,
            "to" => Self::To,
            "ing" => Self::Ing,
            "addressee" => Self::Addressee,
            "told-to" => Self::ToldTo,
            _ => return None,
        })
    }
}

/// The lists; every look-up takes lower-case words.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    verbs: HashMap<&'static str, Cue>,
    frames: HashSet<(&'static str, Frame)>,
    nouns: HashMap<&'static str, Option<Gender>>,
    classes: HashMap<&'static str, HashSet<&'static str>>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::read);

/// The lexicon.
pub(super) fn get() -> &'static Lexicon {
    &LEXICON
}

impl Lexicon {
    fn read() -> Self {
        let mut lexicon = Self::default();
        for (class, forms) in rows(include_str!("data/cue-verbs.tsv")).filter_map(|line| line.split_once('\t')) {
            let cue = if class == "speech" { Cue::Speech } else { Cue::Other };
            let (forms, frames) = forms.split_once('\t').unwrap_or((forms, ""));
            for form in forms.split_whitespace() {
                lexicon.verbs.insert(form, cue);
                lexicon.frames.extend(frames.split_whitespace().filter_map(Frame::named).map(|frame| (form, frame)));
            }
        }
        for entry in rows(include_str!("data/speaker-nouns.txt")).flat_map(str::split_whitespace) {
            let (noun, gender) = entry.split_once(':').unwrap_or((entry, ""));
            let gender = match gender {
                "m" => Some(Gender::Masculine),
                "f" => Some(Gender::Feminine),
                "b" => {
                    lexicon.classes.entry("body").or_default().insert(noun);
                    None
                }
                _ => None,
            };
            lexicon.nouns.insert(noun, gender);
        }
        for (class, words) in rows(include_str!("data/function-words.tsv")).filter_map(|line| line.split_once('\t')) {
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

    /// Whether a verb form can report in this way.
    pub(super) fn reports(&self, verb: &str, frame: Frame) -> bool {
        self.frames.contains(&(verb, frame))
    }

    /// Whether a noun, singular or plural, names someone who can speak.
    pub(super) fn is_speaker_noun(&self, word: &str) -> bool {
        singulars(word).any(|noun| self.nouns.contains_key(noun.as_ref()))
    }

    /// Whether a noun names a body or a document, and no person.
    pub(super) fn is_body(&self, word: &str) -> bool {
        singulars(word).any(|noun| self.is("body", noun.as_ref()))
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

    /// Whether a relative clause can start with the word.
    pub(super) fn is_relative(&self, word: &str) -> bool {
        self.is("relative", word)
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

    /// Whether a clause can have the word for its verb, or a part of it.
    pub(super) fn is_finite(&self, word: &str) -> bool {
        self.is("finite", word)
    }

    /// Whether a participle behind the word is a passive.
    pub(super) fn makes_passive(&self, word: &str) -> bool {
        self.is("passive", word)
    }

    /// Whether a verb behind the word tells what was not, or not yet, said.
    pub(super) fn makes_unreal(&self, word: &str) -> bool {
        self.is("unreal", word) || self.denies(word)
    }

    /// Whether a verb behind the word tells what was not said.
    pub(super) fn denies(&self, word: &str) -> bool {
        self.is("denial", word) || self.is("unsaid", word)
    }

    /// Whether a clause behind the word tells what may not be so.
    pub(super) fn supposes(&self, word: &str) -> bool {
        self.is("supposes", word)
    }

    /// Whether a reported question can start with the word.
    pub(super) fn starts_question(&self, word: &str) -> bool {
        self.is("question", word)
    }

    /// Whether another clause can follow the word, behind a comma.
    pub(super) fn contrasts(&self, word: &str) -> bool {
        self.is("contrast", word)
    }

    /// Whether a clause that depends on another one can start with the word.
    pub(super) fn starts_adjunct(&self, word: &str) -> bool {
        self.is("adjunct", word)
    }

    /// Whether the word names what is said, rather than says it: "said the same thing".
    pub(super) fn is_saying(&self, word: &str) -> bool {
        self.is("saying", word)
    }

    /// Whether the word names a stretch of time.
    pub(super) fn is_while(&self, word: &str) -> bool {
        self.is("period", word)
    }

    /// Whether the word tells when something was said, without a preposition.
    pub(super) fn tells_when(&self, word: &str) -> bool {
        self.is("time", word)
    }

    /// Whether the word names what can say something without being someone: a report, figures.
    pub(super) fn is_document(&self, word: &str) -> bool {
        self.is("document", word)
    }

    /// Whether a title may stand behind the verb as well as words: "she read".
    pub(super) fn makes_works(&self, word: &str) -> bool {
        self.is("work", word)
    }

    /// Whether an apostrophe in front of the word stands for dropped letters.
    pub(super) fn is_elision(&self, word: &str) -> bool {
        self.is("elision", word)
    }
}

/// What a noun may be the plural of, itself first.
fn singulars(word: &str) -> impl Iterator<Item = Cow<'_, str>> {
    let without = |ending: &str| word.strip_suffix(ending);
    let cut = [Some(word), without("s"), without("es")].into_iter().flatten().map(Cow::Borrowed);
    cut.chain(without("ies").map(|stem| Cow::Owned(format!("{stem}y"))))
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
