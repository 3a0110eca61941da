//! One article in, its words with their counts and places out. Nothing else is looked at, so that the outcome can be kept
//! from one build to the next.

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::tokens::tokens;
use crate::model::Article;

/// Where a word may stand; the order in which [`Word::counts`] counts.
#[derive(Clone, Copy, Debug)]
enum Field {
    Title,
    Standfirst,
    /// Authors, and the full names of the people, places and bodies that are named.
    Names,
    /// Text and captions.
    Body,
}

/// Number of fields.
pub(super) const FIELD_COUNT: usize = 4;

/// The words of one article.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Postings {
    /// Number of words in each field.
    pub(super) lengths: [u32; FIELD_COUNT],
    /// Every word once, in the order of their first places.
    pub(super) words: Vec<Word>,
}

/// A word of one article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Word {
    /// The word as it is looked up.
    pub(super) word: Box<str>,
    /// How often it stands in each field.
    pub(super) counts: [u32; FIELD_COUNT],
    /// Its places, counted in words over all fields, rising.
    pub(super) positions: Vec<u32>,
}

impl Postings {
    /// Counts the words of an article; `names` are the names that its mentions stand for.
    pub(super) fn of<'a>(article: &'a Article, names: impl Iterator<Item = &'a str>) -> Self {
        let about = &article.about;
        let mut counter = Counter::default();
        counter.count(Field::Title, article.title());
        if let Some(standfirst) = &about.standfirst {
            counter.count(Field::Standfirst, &standfirst.value);
        }
        for block in &article.blocks {
            counter.count(Field::Body, block.span.of(&article.text));
        }
        for caption in about.captions.iter().filter_map(|caption| caption.text.as_deref()) {
            counter.count(Field::Body, caption);
        }
        for name in about.authors.iter().map(|author| author.value.as_str()).chain(names) {
            counter.count(Field::Names, name);
        }
        counter.postings
    }
}

#[derive(Default)]
struct Counter {
    postings: Postings,
    known: FxHashMap<Box<str>, usize>,
    next: u32,
}

impl Counter {
    fn count(&mut self, field: Field, text: &str) {
        tokens(text, |word| self.add(field, word));
        // A place is left free, so that no phrase reaches from one piece into the next.
        self.next += 1;
    }

    fn add(&mut self, field: Field, word: &str) {
        let Self { postings: Postings { lengths, words }, known, next } = self;
        let at = known.get(word).copied().unwrap_or_else(|| {
            known.insert(word.into(), words.len());
            words.push(Word { word: word.into(), counts: [0; FIELD_COUNT], positions: Vec::new() });
            words.len() - 1
        });
        words[at].counts[field as usize] += 1;
        words[at].positions.push(*next);
        lengths[field as usize] += 1;
        *next += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::publish::samples;

    #[test]
    fn words_are_counted_by_field_and_no_phrase_reaches_over_its_end() {
        let mut article = samples::article("a.txt", "The pier fell. Ode saw the pier.");
        article.about.title = Some(samples::stated("Old pier"));
        let postings = Postings::of(&article, ["Žofie Ode"].into_iter());
        let word = |sought: &str| postings.words.iter().find(|word| &*word.word == sought).unwrap();
        assert_eq!(postings.lengths, [2, 0, 2, 7]);
        assert_eq!((word("pier").counts, &word("pier").positions), ([1, 0, 0, 2], &vec![1, 4, 9]));
        assert_eq!((word("ode").counts, &word("ode").positions), ([0, 0, 1, 1], &vec![6, 12]));
    }
}
