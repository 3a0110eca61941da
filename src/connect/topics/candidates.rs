//! One article in, the runs of words that could be noun phrases out.
//!
//! Candidates are the runs of content words between small words and punctuation (Rose et al., *Automatic Keyword Extraction
//! from Individual Documents*, 2010), and their shorter ends. "The dispute over the bridge" also gives "bridge dispute", "the treaty of 1856" also
//! "1856 treaty". What phrases of other languages are made of is not known here: of these the words are taken.

use std::borrow::Cow;
use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::connect::entities::is_of_a_country;
use crate::connect::stems::{Stems, is_stop_word, is_stop_word_of};
use crate::connect::words::{hash_lower, lower, words};
use crate::model::{Article, Span};

use super::repeated::Repeated;
use super::word_lists::{is_determiner, is_link, is_matter, precedes_date, precedes_verb};

/// Most words of a phrase.
const LONGEST: usize = 4;
/// Letters of a word that may stand for a matter by itself.
const WORD: std::ops::RangeInclusive<usize> = 4..=24;

/// How much it counts for the form of a phrase that it is written so inside a sentence. Headlines and the starts of sentences
/// write with a capital what else has none, and count one.
const INSIDE: usize = 10;

/// Marks behind which a sentence may begin.
const ENDS: [char; 7] = ['.', '!', '?', '\n', '“', '"', ':'];

/// What one article says of a phrase.
#[derive(Default)]
pub(super) struct Seen {
    /// How often it occurs; a headline counts three times.
    pub(super) count: f64,
    /// It once was all there is between two small words, with a determiner, possessive or preposition in front.
    pub(super) whole: bool,
    /// Its forms, with how much each counts.
    pub(super) written: BTreeMap<String, usize>,
    /// Whether it is a word of a language whose phrases are not known.
    pub(super) is_word: bool,
    /// The words of the first.
    pub(super) words: Vec<String>,
}

/// What one article says of the words that end its phrases.
#[derive(Default)]
pub(super) struct Found {
    /// By a hash of its stems.
    pub(super) phrases: FxHashMap<u64, Seen>,
    /// By stem: how often it ended a noun phrase, and how often it followed a word that verbs follow.
    pub(super) heads: FxHashMap<u64, (u32, u32)>,
}

/// A word of a text that is being cut into phrases.
struct Token<'t> {
    word: &'t str,
    lower: Cow<'t, str>,
    /// The hash of its stem, if it carries meaning.
    stem: Option<u64>,
    /// Whether it says nothing of what a text is about.
    is_small: bool,
    /// Whether nothing but a space parts it from the word before.
    joined: bool,
    /// Whether the word before owns it.
    owned: bool,
    starts_sentence: bool,
}

impl Token<'_> {
    /// What stands for it in the key of a phrase.
    fn key(&self) -> u64 {
        self.stem.unwrap_or_else(|| hash_lower(self.word))
    }
}

/// The short keys of all phrases of one article's text, headline and tags, each once.
pub(super) fn keys(article: &Article, repeated: &Repeated) -> Vec<u32> {
    let mut keys = read(article, repeated, None).keys;
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// What one article's text, headline and tags say of the phrases whose short keys are `shared`.
pub(super) fn scan(article: &Article, repeated: &Repeated, shared: &FxHashSet<u32>) -> Found {
    read(article, repeated, Some(shared)).found
}

/// The short form of a key, by which shared phrases are known.
const fn short(key: u64) -> u32 {
    (key >> 32) as u32
}

fn read<'s>(article: &Article, repeated: &Repeated, shared: Option<&'s FxHashSet<u32>>) -> Scan<'s> {
    let mut scan = Scan { shared, stems: Stems::new(), keys: Vec::new(), found: Found::default() };
    let foreign = article.primary_language().filter(|tag| tag != "en");
    let parts = repeated.others(article).map(|part| (part, 1.0)).chain([(article.title(), 3.0)]);
    for (part, weight) in parts {
        match &foreign {
            Some(tag) => scan.words(part, weight, tag),
            None => scan.text(part, weight),
        }
    }
    for tag in &article.about.tags {
        let words: Vec<&str> = words(tag).map(|(_, word)| word).collect();
        scan.note_words(&words, 3.0, true, || Written::so(tag.clone()));
    }
    scan
}

/// A scan of one article.
struct Scan<'s> {
    /// The phrases that are looked for; without them only the keys of all are noted.
    shared: Option<&'s FxHashSet<u32>>,
    stems: Stems,
    /// The short keys of all phrases, if nothing is looked for.
    keys: Vec<u32>,
    found: Found,
}

impl Scan<'_> {
    /// Cuts a text into runs of content words and notes their ends of two words and more.
    fn text(&mut self, text: &str, weight: f64) {
        let tokens = tokens(text, &mut self.stems);
        let mut at = 0;
        while at < tokens.len() {
            if tokens[at].is_small {
                at += 1;
                continue;
            }
            let mut end = at + 1;
            while end < tokens.len() && tokens[end].joined && !tokens[end].owned && !tokens[end].is_small {
                end += 1;
            }
            self.note_run(&tokens, at, end, weight);
            self.note_matter(&tokens, at, end, weight);
            self.note_dated(&tokens, at, end, weight);
            at = end;
        }
    }

    /// Notes the words of a text in another language.
    fn words(&mut self, text: &str, weight: f64, tag: &str) {
        for (_, word) in words(text) {
            let says_something = WORD.contains(&word.chars().count()) && word.chars().all(char::is_alphabetic);
            if says_something && !is_stop_word_of(tag, &lower(word)) {
                self.note_words(&[word], weight, true, || Written::so(word.to_owned()));
                if let Some(stem) = self.stems.stem(word) {
                    self.found.heads.entry(stem).or_default().0 += 1;
                }
            }
        }
    }

    /// Notes the run `at..end` and its shorter ends.
    fn note_run(&mut self, tokens: &[Token<'_>], at: usize, end: usize, weight: f64) {
        let before = at.checked_sub(1).filter(|_| tokens[at].joined).map(|before| tokens[before].lower.as_ref());
        let determined = tokens[at].owned || before.is_some_and(is_determiner);
        let nominal = determined || before.is_some_and(is_link) && !tells_when(tokens, at);
        if let Some(head) = tokens[end - 1].stem {
            let evidence = self.found.heads.entry(head).or_default();
            let gerund = tokens[end - 1].lower.ends_with("ing") && end - at > 1;
            let object = tokens.get(end).is_some_and(|next| next.joined && !next.owned && is_determiner(&next.lower));
            evidence.0 += u32::from(determined && !gerund);
            evidence.1 += u32::from(end - at == 1 && before.is_some_and(precedes_verb)) + u32::from(object);
        }
        for start in at.max(end.saturating_sub(LONGEST))..end.saturating_sub(1) {
            let run = &tokens[start..end];
            if !is_like_noun_phrase(run) {
                continue;
            }
            let mut words = [""; LONGEST];
            words.iter_mut().zip(run).for_each(|(word, token)| *word = token.word);
            let words = &words[..run.len()];
            let written = || written(words, run[0].starts_sentence);
            self.note(key(run.iter().map(Token::key)), words, weight, nominal && start == at, written);
        }
    }

    /// Notes "bridge dispute" for "the dispute over the bridge", where the run `at..end` ends with such a noun.
    fn note_matter(&mut self, tokens: &[Token<'_>], at: usize, end: usize, weight: f64) {
        let matter = &tokens[end - 1];
        let linked = tokens.get(end).is_some_and(|link| link.joined && is_link(&link.lower));
        if !linked || !is_matter(&matter.lower) || end - at > 2 {
            return;
        }
        let determiner = tokens.get(end + 1).is_some_and(|token| token.joined && is_determiner(&token.lower));
        let start = end + 1 + usize::from(determiner);
        let about = tokens[start.min(tokens.len())..]
            .iter()
            .take_while(|token| token.joined && !token.owned && !token.is_small)
            .count();
        let object = &tokens[start.min(tokens.len())..start.min(tokens.len()) + about];
        let goes_on = tokens.get(start + about).is_some_and(|next| next.joined && (next.owned || next.lower == "of"));
        if object.is_empty() || object.len() >= LONGEST || goes_on || !is_like_noun_phrase(object) {
            return;
        }
        let words: Vec<&str> = object.iter().map(|token| token.word).chain([matter.word]).collect();
        let key = key(object.iter().chain([matter]).map(Token::key));
        self.note(key, &words, weight, true, || Written::so(words.join(" ")));
    }

    /// Notes "1856 treaty" for "the 1856 border treaty" and "the treaty of 1856", where the run `at..end` holds such a noun.
    fn note_dated(&mut self, tokens: &[Token<'_>], at: usize, end: usize, weight: f64) {
        for matter in (at..end).filter(|&matter| is_matter(&tokens[matter].lower)) {
            // The year of "in 1856 talks began" tells when, that of "the 1856 talks" which.
            let front = (at..matter).rev().take(LONGEST - 1).find(|&year| is_year(&tokens[year].lower));
            let front = front.filter(|&year| !tells_when(tokens, year));
            let behind = || match tokens.get(matter + 1..matter + 3) {
                Some([of, year]) if of.joined && of.lower == "of" && year.joined => Some(matter + 2),
                _ => None,
            };
            let Some(year) = front.or_else(|| behind().filter(|&year| is_year(&tokens[year].lower))) else { continue };
            let noted = year + 1 == matter && matter + 1 == end;
            if !noted {
                let words = [tokens[year].word, tokens[matter].word];
                let key = key([year, matter].into_iter().map(|at| tokens[at].key()));
                self.note(key, &words, weight, true, || Written::so(words.join(" ")));
                self.found.heads.entry(tokens[matter].stem.unwrap_or_default()).or_default().0 += 1;
            }
        }
    }

    /// Notes a phrase of words that are no tokens.
    fn note_words(&mut self, words: &[&str], weight: f64, whole: bool, written: impl FnOnce() -> Written) {
        let key = key(words.iter().map(|word| self.stems.stem(word).unwrap_or_else(|| hash_lower(word))));
        self.note(key, words, weight, whole, written);
    }

    /// Notes a phrase; `written` tells how it is written, and how much that counts, where this is asked for.
    fn note(&mut self, key: u64, words: &[&str], weight: f64, whole: bool, written: impl FnOnce() -> Written) {
        let Some(shared) = self.shared else {
            self.keys.push(short(key));
            return;
        };
        if !shared.contains(&short(key)) {
            return;
        }
        let seen = self.found.phrases.entry(key).or_default();
        seen.count += weight;
        seen.whole |= whole;
        seen.is_word |= words.len() == 1 && weight <= 1.0;
        let Written { form, counts } = written();
        *seen.written.entry(form).or_default() += if weight > 1.0 { 1 } else { counts };
        if seen.words.is_empty() {
            seen.words = words.iter().map(|word| (*word).to_owned()).collect();
        }
    }
}

/// Whether the token is a year that tells when something happened: "in 1856".
fn tells_when(tokens: &[Token<'_>], at: usize) -> bool {
    let before = at.checked_sub(1).filter(|_| tokens[at].joined);
    is_year(&tokens[at].lower) && before.is_some_and(|before| precedes_date(&tokens[before].lower))
}

/// Whether a word can be a year of our era that the press writes about.
pub(super) fn is_year(word: &str) -> bool {
    word.len() == 4 && word.parse().is_ok_and(|year: u16| (1000..2200).contains(&year))
}

/// What a phrase is known by: a hash of its stems.
fn key(stems: impl Iterator<Item = u64>) -> u64 {
    stems.fold(0, |key: u64, stem| key.rotate_left(23).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ stem)
}

fn tokens<'t>(text: &'t str, stems: &mut Stems) -> Vec<Token<'t>> {
    let mut tokens: Vec<Token<'_>> = Vec::new();
    let mut last = Span::new(0, 0);
    for (span, word) in words(text) {
        let between = text.get(last.end..span.start).unwrap_or_default();
        let owned = between != " " && ["'s ", "’s ", "' ", "’ "].contains(&between) && !tokens.is_empty();
        let lower = lower(word);
        tokens.push(Token {
            word,
            is_small: is_stop_word(&lower),
            stem: stems.stem(word),
            lower,
            joined: between == " " || owned,
            owned,
            starts_sentence: tokens.is_empty() || between != " " && between.contains(ENDS),
        });
        last = span;
    }
    tokens
}

/// How a phrase is written, and how much that counts.
struct Written {
    form: String,
    counts: usize,
}

impl Written {
    /// A phrase that is written so inside a sentence.
    const fn so(form: String) -> Self {
        Self { form, counts: INSIDE }
    }
}

/// How a phrase is written in running text, where it may open a sentence or stand in a line of capitals, which count little.
fn written(words: &[&str], starts_sentence: bool) -> Written {
    let loud = |word: &&str| word.len() > 3 && word.chars().all(char::is_uppercase);
    if words.iter().all(|word| word.chars().all(char::is_uppercase)) && words.iter().any(loud) {
        Written { form: words.join(" ").to_lowercase(), counts: 1 }
    } else if starts_sentence && !is_of_a_country(words[0]) {
        Written { form: lower_first(words), counts: 1 }
    } else {
        Written::so(words.join(" "))
    }
}

fn lower_first(words: &[&str]) -> String {
    let rest_is_lower = words[1..].iter().all(|word| word.starts_with(char::is_lowercase));
    let joined = words.join(" ");
    let mut chars = joined.chars();
    match chars.next() {
        Some(first) if rest_is_lower => first.to_lowercase().chain(chars).collect(),
        _ => joined,
    }
}

/// Whether the forms of the words allow a noun phrase: no adverb, no participle but the first, no figure but a year.
fn is_like_noun_phrase(run: &[Token<'_>]) -> bool {
    run.iter().enumerate().all(|(at, token)| {
        let lower = token.lower.as_ref();
        let figure = lower.starts_with(|c: char| c.is_ascii_digit());
        let year = at == 0 && lower.len() == 4 && run.len() > 1;
        let participle = lower.ends_with("ed") && lower.len() > 4 && (at > 0 || run.len() == 1);
        let gerund = at == 0 && lower.ends_with("ing") && lower.len() > 5 && token.word.starts_with(char::is_lowercase);
        let adverb = lower.ends_with("ly") && lower.len() > 4 && token.word.starts_with(char::is_lowercase);
        (!figure || year) && !participle && !gerund && !adverb && lower.chars().count() > 1
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_start_of_a_sentence_tells_little_of_how_a_phrase_is_written() {
        let told = |words: &[&str], starts| written(words, starts).form;
        assert_eq!(told(&["Salt", "mine"], true), "salt mine");
        assert_eq!(told(&["Icelandic", "trawlers"], true), "Icelandic trawlers");
        assert_eq!(told(&["SALT", "MINE"], false), "salt mine");
        assert!(written(&["Salt", "mine"], true).counts < written(&["Salt", "Mine"], false).counts);
    }
}
