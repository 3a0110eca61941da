//! The words of all articles in, an inverted index out: for each term its articles, what it says about each, and where.
//!
//! A term is a stem with all words as written that have it (Snowball stemmers; a word's language is the one that most of
//! its articles are in, by the majority vote of Boyer and Moore). What a term says about an article is the saturated
//! frequency of BM25F (Robertson, Zaragoza and Taylor, "Simple BM25 extension to multiple weighted fields", CIKM 2004),
//! worked out here and kept as one of 64 steps, as in impact-ordered indexes (Anh and Moffat, SIGIR 2002). So the page
//! knows neither fields nor lengths: it multiplies by the term's rarity and adds up.

use std::ops::Range;

use rayon::prelude::*;
use rust_stemmers::{Algorithm, Stemmer};
use rustc_hash::FxHashMap;

use super::digits;
use super::postings::{FIELD_COUNT, Postings, Word};

/// How much a word in each field weighs: title, standfirst, names, body.
const WEIGHTS: [f64; FIELD_COUNT] = [5.0, 2.0, 2.0, 1.0];

/// How far a field's length is taken into account.
const LENGTH: [f64; FIELD_COUNT] = [0.3, 0.3, 0.5, 0.75];

/// Frequency at which a word says half of what it can.
const SATURATION: f64 = 1.2;

/// An inverted index.
#[derive(Debug)]
pub(super) struct Index {
    /// All words as written, sorted, each with its term and the number of the term's articles.
    pub(super) words: Vec<(Box<str>, u32, u32)>,
    /// The terms by number: they are numbered as their first words are sorted.
    pub(super) terms: Vec<Term>,
}

/// A term's articles, in [`digits`].
#[derive(Debug)]
pub(super) struct Term {
    /// For each article the distance to the one before, less one, and the term's weight in it.
    pub(super) postings: String,
    /// For each article how often, then the distances between the places.
    pub(super) positions: String,
    /// How many they are.
    articles: u32,
}

/// Gathers articles, in the order of their numbers.
#[derive(Debug, Default)]
pub(super) struct Builder {
    numbers: FxHashMap<Box<str>, usize>,
    words: Vec<Gathered>,
    lengths: Vec<[u32; FIELD_COUNT]>,
}

/// What is known of a word so far.
#[derive(Debug, Default)]
struct Gathered {
    /// Its articles: distance, counts and places, in base-128 varints.
    stream: Vec<u8>,
    last: u32,
    /// The language in the lead and its lead.
    language: (Option<Language>, u32),
}

/// A language that has a stemmer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Language(Algorithm);

impl Language {
    fn of(tag: &str) -> Option<Self> {
        let primary = tag.split('-').next().unwrap_or_default();
        Some(Self(match primary {
            "ar" => Algorithm::Arabic,
            "da" => Algorithm::Danish,
            "de" => Algorithm::German,
            "el" => Algorithm::Greek,
            "en" => Algorithm::English,
            "es" => Algorithm::Spanish,
            "fi" => Algorithm::Finnish,
            "fr" => Algorithm::French,
            "hu" => Algorithm::Hungarian,
            "it" => Algorithm::Italian,
            "nb" | "nn" | "no" => Algorithm::Norwegian,
            "nl" => Algorithm::Dutch,
            "pt" => Algorithm::Portuguese,
            "ro" => Algorithm::Romanian,
            "ru" => Algorithm::Russian,
            "sv" => Algorithm::Swedish,
            "ta" => Algorithm::Tamil,
            "tr" => Algorithm::Turkish,
            _ => return None,
        }))
    }
}

impl Builder {
    /// Adds the next article.
    pub(super) fn add(&mut self, postings: Postings, language: Option<&str>) {
        let article = u32::try_from(self.lengths.len()).unwrap_or(u32::MAX);
        let language = language.and_then(Language::of);
        self.lengths.push(postings.lengths);
        let mut places = postings.places.as_slice();
        for Word { word, counts } in postings.words {
            let (own, rest) = places.split_at(counts.iter().sum::<u32>() as usize);
            places = rest;
            let Self { numbers, words, .. } = self;
            let at = *numbers.entry(word).or_insert_with(|| {
                words.push(Gathered::default());
                words.len() - 1
            });
            words[at].add(article, counts, own, language);
        }
    }

    /// Brings the words of a stem together and weighs every term in every article.
    pub(super) fn finish(mut self) -> Index {
        let scale = Scale::of(&self.lengths);
        let mut words: Vec<(Box<str>, usize)> = std::mem::take(&mut self.numbers).into_iter().collect();
        words.par_sort_unstable();
        let stemmed: Vec<String> = words.par_iter().map(|(word, at)| stem(word, self.words[*at].language.0)).collect();
        let mut by_stem: FxHashMap<&str, usize> = FxHashMap::default();
        let mut forms: Vec<Vec<Vec<u8>>> = Vec::new();
        let mut term_of: Vec<usize> = Vec::with_capacity(words.len());
        for ((_, at), stem) in words.iter().zip(&stemmed) {
            let term = *by_stem.entry(stem).or_insert_with(|| {
                forms.push(Vec::new());
                forms.len() - 1
            });
            forms[term].push(std::mem::take(&mut self.words[*at].stream));
            term_of.push(term);
        }
        // Each term's streams are let go as soon as it is done.
        let terms: Vec<Term> = forms.into_par_iter().map(|streams| term(&streams, &scale, &self.lengths)).collect();
        let number = |term: usize| u32::try_from(term).unwrap_or(u32::MAX);
        let words = words.into_iter().zip(term_of);
        Index { words: words.map(|((word, _), term)| (word, number(term), terms[term].articles)).collect(), terms }
    }
}

impl Gathered {
    fn add(&mut self, article: u32, counts: [u32; FIELD_COUNT], positions: &[u32], language: Option<Language>) {
        write(&mut self.stream, article - self.last);
        self.last = article;
        write_counts(&mut self.stream, counts);
        let mut last = 0;
        for &position in positions {
            write(&mut self.stream, position - last);
            last = position;
        }
        let (leader, lead) = &mut self.language;
        match *lead {
            0 => (*leader, *lead) = (language, 1),
            _ if *leader == language => *lead += 1,
            _ => *lead -= 1,
        }
    }
}

/// What two words must share to be one term: their language and their stem.
fn stem(word: &str, language: Option<Language>) -> String {
    match language {
        Some(Language(algorithm)) if word.chars().all(char::is_alphabetic) => {
            format!("{} {algorithm:?}", Stemmer::create(algorithm).stem(word))
        }
        _ => word.to_owned(),
    }
}

/// The average length of each field, for BM25F.
struct Scale([f64; FIELD_COUNT]);

impl Scale {
    fn of(lengths: &[[u32; FIELD_COUNT]]) -> Self {
        let mut sums = [0_u64; FIELD_COUNT];
        for length in lengths {
            sums.iter_mut().zip(length).for_each(|(sum, &length)| *sum += u64::from(length));
        }
        Self(sums.map(|sum| (sum as f64 / lengths.len().max(1) as f64).max(1.0)))
    }

    /// What a term says about an article, in 64 steps.
    fn weight(&self, counts: [u32; FIELD_COUNT], lengths: [u32; FIELD_COUNT]) -> u32 {
        let frequency: f64 = (0..FIELD_COUNT)
            .map(|field| {
                let length = 1.0 - LENGTH[field] + LENGTH[field] * f64::from(lengths[field]) / self.0[field];
                WEIGHTS[field] * f64::from(counts[field]) / length
            })
            .sum();
        let steps = f64::from(digits::LAST);
        let step = (steps * frequency / (SATURATION + frequency)) as u32;
        step.min(digits::LAST - 1)
    }
}

/// An article of a word, with the range of its places in a common list.
struct Posting {
    article: u32,
    counts: [u32; FIELD_COUNT],
    places: Range<usize>,
}

/// Brings the streams of a term's words together.
fn term(streams: &[Vec<u8>], scale: &Scale, lengths: &[[u32; FIELD_COUNT]]) -> Term {
    let mut places = Vec::new();
    let mut postings: Vec<Posting> = Vec::new();
    for stream in streams {
        unpack(stream, &mut postings, &mut places);
    }
    if !postings.is_sorted_by_key(|posting| posting.article) {
        postings.sort_by_key(|posting| posting.article);
    }
    let mut term = Term { postings: String::new(), positions: String::new(), articles: 0 };
    let mut next = 0;
    let mut own = Vec::new();
    for same in postings.chunk_by(|a, b| a.article == b.article) {
        let article = same[0].article;
        let counts = std::array::from_fn(|field| same.iter().map(|posting| posting.counts[field]).sum());
        digits::push(&mut term.postings, article - next);
        digits::push(&mut term.postings, scale.weight(counts, lengths[article as usize]));
        next = article + 1;
        own.clear();
        own.extend(same.iter().flat_map(|posting| &places[posting.places.clone()]));
        if same.len() > 1 {
            own.sort_unstable();
        }
        digits::push(&mut term.positions, counts.iter().sum());
        let mut last = 0;
        for &place in &own {
            digits::push(&mut term.positions, place - last);
            last = place;
        }
        term.articles += 1;
    }
    term
}

fn unpack(mut stream: &[u8], postings: &mut Vec<Posting>, places: &mut Vec<u32>) {
    let mut article = 0;
    while !stream.is_empty() {
        article += read(&mut stream);
        let counts = read_counts(&mut stream);
        let start = places.len();
        let mut place = 0;
        for _ in 0..counts.iter().sum() {
            place += read(&mut stream);
            places.push(place);
        }
        postings.push(Posting { article, counts, places: start..places.len() });
    }
}

/// Most words stand in the body alone: its count comes first, and says in its last bit whether there are others.
fn write_counts(stream: &mut Vec<u8>, counts: [u32; FIELD_COUNT]) {
    let [others @ .., body] = counts;
    let elsewhere = others.iter().any(|&count| count > 0);
    write(stream, body << 1 | u32::from(elsewhere));
    if elsewhere {
        others.iter().for_each(|&count| write(stream, count));
    }
}

fn read_counts(stream: &mut &[u8]) -> [u32; FIELD_COUNT] {
    let first = read(stream);
    let mut counts = [0; FIELD_COUNT];
    if first & 1 == 1 {
        counts[..FIELD_COUNT - 1].iter_mut().for_each(|count| *count = read(stream));
    }
    counts[FIELD_COUNT - 1] = first >> 1;
    counts
}

fn write(stream: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        stream.push(number.to_le_bytes()[0] | 0x80);
        number >>= 7;
    }
    stream.push(number.to_le_bytes()[0]);
}

fn read(stream: &mut &[u8]) -> u32 {
    let (mut number, mut shift) = (0, 0);
    while let Some((&byte, rest)) = stream.split_first() {
        *stream = rest;
        number |= u32::from(byte & 0x7f) << shift;
        shift += 7;
        if byte < 0x80 {
            break;
        }
    }
    number
}
