//! A topic's terms in; the sentences that tie an article to it, or say what it is, out.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use crate::connect::stems::Stems;
use crate::model::{Article, Span, TopicSentence};

/// How many sentences say what a topic is.
const SENTENCES: usize = 3;
/// Sentences of fewer or more words are seldom good examples.
const WORDS: std::ops::RangeInclusive<usize> = 8..=45;

/// For each of these weights (by stem) the sentence of an article that holds most of what they ask for, with its score.
pub(super) fn best_sentences(article: &Article, weights: &[&FxHashMap<u64, f64>]) -> Vec<Option<(f64, Span)>> {
    let mut stems = Stems::new();
    let mut best: Vec<Option<(f64, Span)>> = vec![None; weights.len()];
    if weights.is_empty() {
        return best;
    }
    for (at, &sentence) in article.sentences.iter().enumerate() {
        let text = sentence.of(&article.text);
        let mut found: Vec<u64> = stems.of(text).into_iter().map(|(stem, _)| stem).collect();
        found.sort_unstable();
        found.dedup();
        let length = text.split_whitespace().count();
        let first = if at == 0 { 1.1 } else { 1.0 };
        for (best, weights) in best.iter_mut().zip(weights) {
            let score = score(&found, length, weights) * first;
            if score > 0.0 && best.is_none_or(|(most, _)| score > most) {
                *best = Some((score, sentence));
            }
        }
    }
    best
}

/// How much a sentence of these stems and this number of words holds of what is asked for.
fn score(stems: &[u64], length: usize, weights: &FxHashMap<u64, f64>) -> f64 {
    let sum: f64 = stems.iter().filter_map(|stem| weights.get(stem)).sum();
    let fits = if WORDS.contains(&length) { 1.0 } else { 0.4 };
    fits * sum / (length as f64 + 10.0).sqrt()
}

/// The best of the articles' best sentences, no two of them alike.
pub(super) fn sentences(articles: &[Article], best: &[(usize, f64, Span)]) -> Vec<TopicSentence> {
    let mut order: Vec<&(usize, f64, Span)> = best.iter().collect();
    order.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let mut chosen: Vec<(TopicSentence, BTreeSet<u64>)> = Vec::new();
    let mut stems = Stems::new();
    for &&(article, _, span) in &order {
        let words: BTreeSet<u64> =
            stems.of(span.of(&articles[article].text)).into_iter().map(|(stem, _)| stem).collect();
        let alike = |other: &BTreeSet<u64>| 2 * words.intersection(other).count() > words.len().min(other.len());
        if !chosen.iter().any(|(_, other)| alike(other)) {
            chosen.push((TopicSentence { article, span }, words));
        }
        if chosen.len() == SENTENCES {
            break;
        }
    }
    chosen.into_iter().map(|(sentence, _)| sentence).collect()
}
