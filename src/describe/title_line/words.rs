//! Which words of a line the text of its page uses: a headline shares its words with the paragraphs below it.

use std::collections::HashMap;

use unicode_segmentation::UnicodeSegmentation;

use super::page::Line;
use crate::model::TimeExpression;

/// How many paragraphs count as the beginning of a text.
const LEAD: usize = 3;

/// Words shorter than this tell little of a subject, in characters.
const TELLING: usize = 4;

/// How many of a word's letters are compared: endings change with case and number.
const STEM: usize = 6;

/// How many bits hold any character.
const LETTER: u32 = 21;

/// How many words of a line are looked at.
const MOST: usize = 400;

/// The words of a page by line.
pub(super) struct Words {
    /// The telling words of each line, as numbers.
    of_line: Vec<Vec<usize>>,
    /// In how many lines each word stands.
    spread: Vec<usize>,
    /// Whether running text uses it.
    in_prose: Vec<bool>,
    /// The share of each line's words that the paragraphs below it use.
    of_lead: Vec<Option<f32>>,
}

impl Words {
    /// Counts the words of a page whose running text stands in the lines `prose`.
    pub(super) fn of(lines: &[Line<'_>], prose: &[usize]) -> Self {
        let mut numbers: HashMap<u128, usize> = HashMap::new();
        let mut words = Self { of_line: Vec::new(), spread: Vec::new(), in_prose: Vec::new(), of_lead: Vec::new() };
        for line in lines {
            let stems = telling(&line.spelled).map(|stem| {
                let next = numbers.len();
                *numbers.entry(stem).or_insert(next)
            });
            let mut stems: Vec<usize> = stems.collect();
            stems.sort_unstable();
            stems.dedup();
            words.spread.resize(numbers.len(), 0);
            words.in_prose.resize(numbers.len(), false);
            for &stem in &stems {
                words.spread[stem] += 1;
                words.in_prose[stem] |= line.prose;
            }
            words.of_line.push(stems);
        }
        // For each word the last beginning of a text that uses it; beginnings are counted from 1.
        let (mut used_by, mut lead) = (vec![0; numbers.len()], 0);
        for at in 0..lines.len() {
            let next = prose.partition_point(|&prose| prose <= at);
            if lead != next + 1 {
                lead = next + 1;
                let paragraphs = prose.iter().skip(next).take(LEAD);
                paragraphs.flat_map(|&at| &words.of_line[at]).for_each(|&stem| used_by[stem] = lead);
            }
            words.of_lead.push(words.share(at, |stem| used_by[stem] == lead));
        }
        words
    }

    /// The share of a line's telling words that the paragraphs below it use; nothing where it has none.
    pub(super) fn of_lead(&self, at: usize) -> Option<f32> {
        self.of_lead.get(at).copied().flatten()
    }

    /// The share of a line's telling words that running text of the page uses, other than the line itself.
    pub(super) fn of_text(&self, at: usize, is_prose: bool) -> Option<f32> {
        self.share(at, |stem| self.in_prose[stem] && (!is_prose || self.spread[stem] > 1))
    }

    /// The share of a line's words that pass, rare words of the page counting more.
    fn share(&self, at: usize, passes: impl Fn(usize) -> bool) -> Option<f32> {
        let (mut all, mut passed) = (0.0, 0.0);
        for &stem in self.of_line.get(at)? {
            let rare = 1.0 / logarithm(1 + self.spread[stem]);
            all += rare;
            passed += if passes(stem) { rare } else { 0.0 };
        }
        (all > 0.0).then(|| passed / all)
    }
}

/// The words that tell what a line is about, roughly: the long ones, in lower case and cut to about their stems. A stem
/// is written as the number that its letters make, side by side.
fn telling(spelled: &[(usize, &str)]) -> impl Iterator<Item = u128> {
    let long = spelled.iter().filter(|(_, word)| word.chars().nth(TELLING - 1).is_some());
    long.map(|(_, word)| {
        let letters = word.chars().flat_map(char::to_lowercase).take(STEM);
        letters.fold(0, |stem, letter| stem << LETTER | u128::from(u32::from(letter)))
    })
}

/// The words of a line with the places where they begin, no more than are looked at.
pub(super) fn spelled(text: &str) -> Vec<(usize, &str)> {
    text.unicode_word_indices().take(MOST).collect()
}

/// The number of words of a line. Of scripts without spaces, where every character counts as one, about two make a word.
pub(super) fn count(text: &str, spelled: &[(usize, &str)]) -> usize {
    let words = spelled.len();
    let spaced = text.split_whitespace().take(words).count();
    if words > 3 * spaced { words / 2 } else { words }
}

/// The number of words of three letters or more outside the time expressions of a line.
pub(super) fn long_beside(spelled: &[(usize, &str)], times: &[TimeExpression]) -> usize {
    let is_beside = |at: usize| !times.iter().any(|time| (time.span.start..time.span.end).contains(&at));
    spelled.iter().filter(|(at, word)| word.chars().nth(2).is_some() && is_beside(*at)).count()
}

#[expect(clippy::cast_precision_loss, reason = "counts of one page")]
fn logarithm(lines: usize) -> f32 {
    libm::logf(lines as f32)
}
