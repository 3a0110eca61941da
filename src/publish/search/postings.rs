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
    /// The places of the first word, then those of the second, and so on; counted in words over all fields, rising for each.
    pub(super) places: Vec<u32>,
}

/// A word of one article.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Word {
    /// The word as it is looked up.
    pub(super) word: Box<str>,
    /// How often it stands in each field; it has as many places.
    pub(super) counts: [u32; FIELD_COUNT],
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
        counter.finish()
    }
}

#[derive(Default)]
struct Counter {
    lengths: [u32; FIELD_COUNT],
    numbers: FxHashMap<Box<str>, usize>,
    counts: Vec<[u32; FIELD_COUNT]>,
    /// The words in order, by number, with their places.
    read: Vec<(usize, u32)>,
    next: u32,
}

impl Counter {
    fn count(&mut self, field: Field, text: &str) {
        tokens(text, |word| self.add(field as usize, word));
        // A place is left free, so that no phrase reaches from one piece into the next.
        self.next += 1;
    }

    fn add(&mut self, field: usize, word: &str) {
        let number = self.numbers.get(word).copied().unwrap_or_else(|| {
            self.numbers.insert(word.into(), self.counts.len());
            self.counts.push([0; FIELD_COUNT]);
            self.counts.len() - 1
        });
        self.counts[number][field] += 1;
        self.lengths[field] += 1;
        self.read.push((number, self.next));
        self.next += 1;
    }

    fn finish(mut self) -> Postings {
        // Stable: the places of a word keep their order.
        self.read.sort_by_key(|(number, _)| *number);
        let mut words: Vec<Word> =
            self.counts.into_iter().map(|counts| Word { word: Box::default(), counts }).collect();
        for (word, number) in self.numbers {
            words[number].word = word;
        }
        Postings { lengths: self.lengths, words, places: self.read.into_iter().map(|(_, place)| place).collect() }
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
        let word = |sought: &str| {
            let at = postings.words.iter().position(|word| &*word.word == sought).unwrap();
            let before: u32 = postings.words[..at].iter().flat_map(|word| word.counts).sum();
            let counts = postings.words[at].counts;
            (counts, &postings.places[before as usize..][..counts.iter().sum::<u32>() as usize])
        };
        assert_eq!(postings.lengths, [2, 0, 2, 7]);
        assert_eq!(word("pier"), ([1, 0, 0, 2], &[1, 4, 9][..]));
        assert_eq!(word("ode"), ([0, 0, 1, 1], &[6, 12][..]));
    }
}
