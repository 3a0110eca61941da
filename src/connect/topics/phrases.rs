//! Articles in, phrases that could name a topic out: terms of several words and names, as written.
//!
//! Candidates are the runs of content words between small words and punctuation (Rose et al., *Automatic Keyword Extraction
//! from Individual Documents*, 2010), kept when they behave like noun phrases somewhere in the collection: a determiner,
//! possessive or preposition stands in front, and their last word is no verb by the company it keeps. "The dispute over
//! the bridge" also gives "bridge dispute".

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::LazyLock;

use rayon::prelude::*;

use crate::connect::words::{hash, words};
use crate::model::{Article, ArticleIndex, Entity, EntityKind, Span};

use super::stop_words::{is_determiner, is_stop_word, is_weak_head, precedes_verb};
use super::terms::Stems;

/// Most words of a phrase.
const LONGEST: usize = 4;
/// Most phrases that are kept of one article, the most frequent ones.
const PER_ARTICLE: usize = 80;
/// How often a noun that names a matter may be followed by these before what the matter is about.
const LINKS: [&str; 7] = ["over", "on", "about", "against", "for", "in", "of"];

static MATTERS: LazyLock<BTreeSet<&'static str>> = LazyLock::new(|| {
    include_str!("data/matter-nouns.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .flat_map(str::split_whitespace)
        .collect()
});

/// A phrase of the collection.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    /// As most often written.
    pub(super) label: String,
    /// Hashes of the stems of its words, sorted.
    pub(super) stems: Vec<u64>,
    /// Its articles, in order, with how often it occurs in each; a headline counts three times.
    pub(super) articles: Vec<(ArticleIndex, f64)>,
    /// What it names, where it is a name.
    pub(super) kind: Option<EntityKind>,
    /// What its last word promises: more than 1 for a noun that names a matter, less for one that says little.
    pub(super) head: f64,
}

/// What one article says of a phrase.
#[derive(Default)]
struct Seen {
    count: f64,
    /// It once was all there is between two small words, with a determiner, possessive or preposition in front.
    whole: bool,
    written: BTreeMap<String, usize>,
    words: Vec<String>,
}

/// What one article says of the words that end its phrases.
#[derive(Default)]
struct Found {
    phrases: BTreeMap<u64, Seen>,
    /// By stem: how often it ended a noun phrase, and how often it followed a word that verbs follow.
    heads: BTreeMap<u64, (u32, u32)>,
}

/// A word of a text that is being cut into phrases.
struct Token<'t> {
    word: &'t str,
    lower: String,
    /// Whether nothing but a space parts it from the word before.
    joined: bool,
    /// Whether the word before owns it.
    owned: bool,
    starts_sentence: bool,
}

/// The phrases of a collection, and the names of its entities, sorted by label.
pub(super) fn collect(articles: &[Article], entities: &[Entity]) -> Vec<Phrase> {
    let fewest = if articles.len() < 4 { 1 } else { 2 };
    let shared = shared(articles, fewest);
    let found: Vec<Found> = articles.par_iter().map(|article| find(article, &shared)).collect();
    let mut heads: HashMap<u64, (u32, u32)> = HashMap::new();
    for (stem, (noun, verb)) in found.iter().flat_map(|found| &found.heads) {
        let sum = heads.entry(*stem).or_default();
        *sum = (sum.0 + noun, sum.1 + verb);
    }
    let mut merged: BTreeMap<u64, (Seen, Vec<(ArticleIndex, f64)>)> = BTreeMap::new();
    for (article, found) in found.into_iter().enumerate() {
        for (key, seen) in found.phrases {
            let (sum, articles) = merged.entry(key).or_default();
            articles.push((article, seen.count));
            sum.whole |= seen.whole;
            seen.written.into_iter().for_each(|(form, count)| *sum.written.entry(form).or_default() += count);
            sum.words = seen.words;
        }
    }
    let mut stems = Stems::new();
    let sources = sources(articles);
    let people = people(entities);
    let merged = merged.into_values().filter_map(|(seen, articles)| {
        let noun = seen.whole
            && articles.len() >= fewest
            && ends_in_noun(&seen.words, &heads, &mut stems)
            && !seen.words.iter().any(|word| people.contains(word.as_str()));
        noun.then(|| phrase(seen, articles, &mut stems)).flatten()
    });
    let mut phrases: Vec<Phrase> = merged
        .chain(entities.iter().filter(|entity| entity.articles.len() >= fewest).filter_map(named))
        .filter(|phrase| !sources.contains(&phrase.label.to_lowercase()))
        .collect();
    phrases.sort_by(|a, b| (&a.label, a.kind.is_none()).cmp(&(&b.label, b.kind.is_none())));
    phrases.dedup_by(|b, a| a.stems == b.stems);
    phrases
}

/// Names of the sources, in lower case: they label nothing.
fn sources(articles: &[Article]) -> BTreeSet<String> {
    let about = articles.iter().map(|article| &article.about);
    about
        .flat_map(|about| about.publisher.iter().chain(&about.agency).chain(&about.authors))
        .map(|known| known.value.to_lowercase())
        .collect()
}

/// Surnames: a phrase that holds one is a name with something in front of it.
fn people(entities: &[Entity]) -> BTreeSet<&str> {
    let people = entities.iter().filter(|entity| entity.kind == EntityKind::Person);
    people.filter_map(|entity| entity.name.split_whitespace().next_back()).collect()
}

fn ends_in_noun(words: &[String], heads: &HashMap<u64, (u32, u32)>, stems: &mut Stems) -> bool {
    let stem = words.last().and_then(|last| stems.stem(last));
    stem.and_then(|stem| heads.get(&stem)).is_some_and(|&(noun, verb)| noun > 0 && noun >= verb)
}

fn phrase(seen: Seen, articles: Vec<(ArticleIndex, f64)>, stems: &mut Stems) -> Option<Phrase> {
    let (label, _) = seen.written.into_iter().max_by(|a, b| a.1.cmp(&b.1).then(b.0.cmp(&a.0)))?;
    let last = seen.words.last()?.to_lowercase();
    let head = match last.as_str() {
        last if MATTERS.contains(last) => 1.4,
        last if is_weak_head(last) => 0.3,
        _ => 1.0,
    };
    Some(Phrase { stems: stems_of(&label, stems), label, articles, kind: None, head })
}

fn named(entity: &Entity) -> Option<Phrase> {
    if entity.kind == EntityKind::Other || !entity.name.contains(char::is_alphabetic) {
        return None;
    }
    let articles = entity.articles.iter().map(|&(article, count)| (article, count as f64)).collect();
    let stems = stems_of(&entity.name, &mut Stems::new());
    (!stems.is_empty()).then(|| Phrase {
        label: entity.name.clone(),
        stems,
        articles,
        kind: Some(entity.kind),
        head: 1.0,
    })
}

fn stems_of(label: &str, stems: &mut Stems) -> Vec<u64> {
    let mut found: Vec<u64> = words(label).map(|(_, word)| stems.stem(word).unwrap_or_else(|| hash(word))).collect();
    found.sort_unstable();
    found
}

/// Keys of the phrases that at least `fewest` articles hold: all others are forgotten at once.
fn shared(articles: &[Article], fewest: usize) -> HashSet<u64> {
    let keys: Vec<Vec<u64>> = articles.par_iter().map(|article| keys(article)).collect();
    let mut counts: HashMap<u64, usize> = HashMap::new();
    keys.into_iter().flatten().for_each(|key| *counts.entry(key).or_default() += 1);
    counts.into_iter().filter(|(_, count)| *count >= fewest).map(|(key, _)| key).collect()
}

fn keys(article: &Article) -> Vec<u64> {
    let mut keys: Vec<u64> = scanned(article, None).phrases.into_keys().collect();
    keys.shrink_to_fit();
    keys
}

/// The phrases of one article that are `shared` with others, the most frequent ones.
fn find(article: &Article, shared: &HashSet<u64>) -> Found {
    let mut found = scanned(article, Some(shared));
    if found.phrases.len() > PER_ARTICLE {
        let mut order: Vec<(u64, Seen)> = std::mem::take(&mut found.phrases).into_iter().collect();
        order.sort_by(|a, b| b.1.count.total_cmp(&a.1.count).then(a.0.cmp(&b.0)));
        found.phrases = order.into_iter().take(PER_ARTICLE).collect();
    }
    found
}

/// The phrases of one article's text, headline and tags.
fn scanned(article: &Article, shared: Option<&HashSet<u64>>) -> Found {
    let mut scan = Scan { shared, stems: Stems::new(), found: Found::default() };
    scan.text(&article.text, 1.0);
    scan.text(article.title(), 3.0);
    for tag in &article.about.tags {
        let words: Vec<&str> = words(tag).map(|(_, word)| word).collect();
        scan.note(&words, tag, 3.0, true);
    }
    scan.found
}

/// A scan of one article.
struct Scan<'s> {
    shared: Option<&'s HashSet<u64>>,
    stems: Stems,
    found: Found,
}

impl Scan<'_> {
    /// Cuts a text into runs of content words and notes their ends of two words and more.
    fn text(&mut self, text: &str, weight: f64) {
        let tokens = tokens(text);
        let mut at = 0;
        while at < tokens.len() {
            if is_stop_word(&tokens[at].lower) {
                at += 1;
                continue;
            }
            let mut end = at + 1;
            while end < tokens.len() && tokens[end].joined && !tokens[end].owned && !is_stop_word(&tokens[end].lower) {
                end += 1;
            }
            self.note_run(&tokens, at, end, weight);
            self.note_matter(&tokens, at, end, weight);
            at = end;
        }
    }

    /// Notes the run `at..end` and its shorter ends.
    fn note_run(&mut self, tokens: &[Token<'_>], at: usize, end: usize, weight: f64) {
        let before = at.checked_sub(1).filter(|_| tokens[at].joined).map(|before| tokens[before].lower.as_str());
        let determined = tokens[at].owned || before.is_some_and(is_determiner);
        let nominal = determined || before.is_some_and(|before| LINKS.contains(&before));
        if let Some(head) = self.stems.stem(tokens[end - 1].word) {
            let evidence = self.found.heads.entry(head).or_default();
            evidence.0 += u32::from(determined);
            evidence.1 += u32::from(end - at == 1 && before.is_some_and(precedes_verb));
        }
        for start in at.max(end.saturating_sub(LONGEST))..end.saturating_sub(1) {
            let run = &tokens[start..end];
            if !is_like_noun_phrase(run) {
                continue;
            }
            let words: Vec<&str> = run.iter().map(|token| token.word).collect();
            let written = if run[0].starts_sentence { lower_first(&words) } else { words.join(" ") };
            self.note(&words, &written, weight, nominal && start == at);
        }
    }

    /// Notes "bridge dispute" for "the dispute over the bridge", where the run `at..end` ends with such a noun.
    fn note_matter(&mut self, tokens: &[Token<'_>], at: usize, end: usize, weight: f64) {
        let matter = &tokens[end - 1];
        let linked = tokens.get(end).is_some_and(|link| link.joined && LINKS.contains(&link.lower.as_str()));
        if !linked || !MATTERS.contains(matter.lower.as_str()) || end - at > 2 {
            return;
        }
        let determiner = tokens.get(end + 1).is_some_and(|token| token.joined && is_determiner(&token.lower));
        let start = end + 1 + usize::from(determiner);
        let about = tokens[start.min(tokens.len())..]
            .iter()
            .take_while(|token| token.joined && !token.owned && !is_stop_word(&token.lower))
            .count();
        let object = &tokens[start.min(tokens.len())..start.min(tokens.len()) + about];
        let goes_on = tokens.get(start + about).is_some_and(|next| next.joined && (next.owned || next.lower == "of"));
        if object.is_empty() || object.len() >= LONGEST || goes_on || !is_like_noun_phrase(object) {
            return;
        }
        let words: Vec<&str> = object.iter().map(|token| token.word).chain([matter.word]).collect();
        self.note(&words, &words.join(" "), weight, true);
    }

    fn note(&mut self, words: &[&str], written: &str, weight: f64, whole: bool) {
        let stems = words.iter().map(|word| self.stems.stem(word).unwrap_or_else(|| hash(&word.to_lowercase())));
        let key = stems.fold(0, |key: u64, stem| key.rotate_left(23).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ stem);
        if self.shared.is_some_and(|shared| !shared.contains(&key)) {
            return;
        }
        let seen = self.found.phrases.entry(key).or_default();
        seen.count += weight;
        seen.whole |= whole;
        // Headlines write every word with a capital, so they count little for the form.
        *seen.written.entry(written.to_owned()).or_default() += if weight > 1.0 { 1 } else { 10 };
        if seen.words.is_empty() {
            seen.words = words.iter().map(|word| (*word).to_owned()).collect();
        }
    }
}

fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens: Vec<Token<'_>> = Vec::new();
    let mut last = Span::new(0, 0);
    for (span, word) in words(text) {
        let between = text.get(last.end..span.start).unwrap_or_default();
        let owned = ["'s ", "’s ", "' ", "’ "].contains(&between) && !tokens.is_empty();
        tokens.push(Token {
            word,
            lower: word.to_lowercase(),
            joined: between == " " || owned,
            owned,
            starts_sentence: tokens.is_empty() || between.contains(['.', '!', '?', '\n', '“', '"', ':']),
        });
        last = span;
    }
    tokens
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
        let lower = token.lower.as_str();
        let figure = lower.starts_with(|c: char| c.is_ascii_digit());
        let year = at == 0 && lower.len() == 4 && run.len() > 1;
        let participle = lower.ends_with("ed") && lower.len() > 4 && (at > 0 || run.len() == 1);
        let gerund = at == 0 && lower.ends_with("ing") && lower.len() > 5 && token.word.starts_with(char::is_lowercase);
        let adverb = lower.ends_with("ly") && lower.len() > 4 && token.word.starts_with(char::is_lowercase);
        (!figure || year) && !participle && !gerund && !adverb && lower.chars().count() > 1
    })
}
