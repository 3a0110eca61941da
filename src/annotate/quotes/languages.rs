//! An article's language in, the words that tell in it who speaks out, read once from `data/other-languages.tsv`.
//!
//! English has the fuller lists of [`super::lexicon`], and languages that are not listed are read by these, too.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::lexicon::{self, Cue, Gender};
use crate::data_file::rows;
use crate::model::Article;

/// The words of a language, by class.
type Classes = HashMap<&'static str, HashSet<&'static str>>;

static LANGUAGES: LazyLock<HashMap<&'static str, Classes>> = LazyLock::new(|| {
    let mut languages: HashMap<&str, Classes> = HashMap::new();
    let columns = |row: &'static str| {
        let (tags, rest) = row.split_once('\t')?;
        Some((tags, rest.split_once('\t')?))
    };
    for (tags, (class, words)) in rows(include_str!("data/other-languages.tsv")).filter_map(columns) {
        for tag in tags.split(' ') {
            languages.entry(tag).or_default().entry(class).or_default().extend(words.split(' '));
        }
    }
    languages
});

/// What articles of an unknown language are read as.
const ENGLISH: &str = "en";

/// The words that tell who speaks in a language.
#[derive(Clone, Copy, Debug)]
pub(super) struct Language {
    /// What is listed of it; English where nothing is.
    listed: Option<&'static Classes>,
    is_english: bool,
}

impl Language {
    /// The language of an article.
    pub(super) fn of(article: &Article) -> Self {
        let tag = article.primary_language();
        let tag = tag.as_deref().unwrap_or(ENGLISH);
        let listed = LANGUAGES.get(tag);
        Self { listed: listed.or_else(|| LANGUAGES.get(ENGLISH)), is_english: tag == ENGLISH || listed.is_none() }
    }

    fn is(self, class: &str, word: &str) -> bool {
        self.listed.and_then(|listed| listed.get(class)).is_some_and(|words| words.contains(word))
    }

    /// Whether it is read by the English lists.
    pub(super) const fn is_english(self) -> bool {
        self.is_english
    }

    /// The cue that a verb form gives.
    pub(super) fn cue(self, word: &str) -> Option<Cue> {
        if self.is_english { lexicon::get().cue(word) } else { self.is("say", word).then_some(Cue::Speech) }
    }

    /// Whether the word is a pronoun that can be the subject of a cue.
    pub(super) fn is_pronoun(self, word: &str) -> bool {
        let foreign = || ["he", "she", "they"].into_iter().any(|class| self.is(class, word));
        if self.is_english { lexicon::get().is_pronoun(word) } else { foreign() }
    }

    /// Whether a noun phrase can start with the word.
    pub(super) fn is_determiner(self, word: &str) -> bool {
        if self.is_english { lexicon::get().is_determiner(word) } else { self.is("the", word) }
    }

    /// Of whom a pronoun is said.
    pub(super) fn gender(self, pronoun: &str) -> Option<Gender> {
        if self.is_english {
            return lexicon::get().gender(pronoun);
        }
        let of = |class: &str, gender: Gender| self.is(class, pronoun).then_some(gender);
        of("he", Gender::Masculine).or_else(|| of("she", Gender::Feminine))
    }

    /// Whether a speaker says the word of themselves or to others: "we".
    pub(super) fn is_own(self, word: &str) -> bool {
        self.is("own", word)
    }

    /// Whether a hyphen can hang the pronoun on a verb: `dit-il`.
    pub(super) fn is_clitic(self, word: &str) -> bool {
        self.is("clitic", word)
    }

    /// Whether a comma parts what is said behind a dash from who says it.
    pub(super) fn parts_by_comma(self) -> bool {
        self.is("comma", "yes")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_read() {
        assert!(LANGUAGES.values().all(|classes| classes.contains_key("say") || classes.contains_key("own")));
        let french = Language { listed: LANGUAGES.get("fr"), is_english: false };
        assert_eq!(french.cue("déclaré"), Some(Cue::Speech));
        assert_eq!(french.cue("said"), None);
        assert_eq!(french.gender("elle"), Some(Gender::Feminine));
        let classes = ["say", "he", "she", "they", "the", "own", "clitic", "comma"];
        assert!(LANGUAGES.values().flat_map(HashMap::keys).all(|class| classes.contains(class)));
    }
}
