//! Phrases in, the specific matters, bodies, documents and disputes that recur in a few articles out.
//!
//! The label comes first, then its articles, as in Lingo (Osiński and Weiss, *A Concept-Driven Algorithm for Clustering
//! Search Results*, 2005): each phrase that a few articles dwell on is a thread, unless a better one says the same.

use std::collections::BTreeSet;

use crate::connect::jaccard::jaccard;
use crate::model::EntityKind;

use super::labels::{self, upper_first};
use super::phrases::Phrase;

/// Threads that share this much of their articles and a word say the same.
const SAME: f64 = 0.5;
/// Threads that share this much of more than three articles are one.
const EQUAL: f64 = 0.99;

/// The phrases that make threads, the strongest first. `taken` holds the ids that are in use.
pub(super) fn find<'p>(phrases: &'p [Phrase], articles: usize, taken: &mut BTreeSet<String>) -> Vec<&'p Phrase> {
    let mut ranked: Vec<(f64, &Phrase)> = phrases
        .iter()
        .filter(|phrase| is_thread(phrase, articles))
        .map(|phrase| (weight(phrase, articles), phrase))
        .collect();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.label.cmp(&b.1.label)));
    let most = most(articles);
    let mut threads: Vec<&Phrase> = Vec::new();
    for (_, phrase) in ranked {
        if threads.len() == most {
            break;
        }
        let said = threads.iter().any(|thread| says_the_same(thread, phrase));
        if !said && taken.insert(labels::id(&upper_first(&phrase.label))) {
            threads.push(phrase);
        }
    }
    threads
}

/// How many threads a collection has at most.
fn most(articles: usize) -> usize {
    let root = (articles as f64).sqrt();
    ((2.5 * root) as usize).clamp(3, 200)
}

/// Whether a phrase is of two articles and more but, in a larger collection, not of many, and dwelt on in
/// them; a place named in passing is none. What is known by its year need not be dwelt on.
fn is_thread(phrase: &Phrase, articles: usize) -> bool {
    let number = phrase.articles.len();
    let most = if articles < 20 { articles } else { (articles / 8).max(4) };
    let specific = match phrase.kind {
        None => !phrase.is_word,
        Some(EntityKind::Event | EntityKind::Work) => true,
        Some(EntityKind::Organisation | EntityKind::Place) => phrase.stems.len() > 1,
        Some(_) => false,
    };
    let dwelt = phrase.articles.iter().filter(|(_, times)| *times >= 2.0).count();
    let enough = if articles < 20 { dwelt >= 1 || number >= 3 } else { dwelt * 2 >= number };
    let times: f64 = phrase.articles.iter().map(|(_, times)| times).sum();
    let passing = phrase.kind == Some(EntityKind::Place) && times < 1.5 * number as f64;
    specific && (enough || phrase.dated) && !passing && number >= 2 && number <= most
}

fn weight(phrase: &Phrase, articles: usize) -> f64 {
    let times: f64 = phrase.articles.iter().map(|(_, times)| times.min(4.0)).sum();
    let rare = libm::log((articles as f64 + 1.0) / phrase.articles.len() as f64);
    let form = match phrase.kind {
        Some(EntityKind::Event | EntityKind::Work) => 1.6,
        Some(_) => 1.2,
        None if phrase.dated => 1.6,
        None => phrase.head,
    };
    let long = if phrase.stems.len() > 2 { 1.15 } else { 1.0 };
    times * rare * form * long
}

fn says_the_same(a: &Phrase, b: &Phrase) -> bool {
    // Sets can be no more alike than their sizes are, which is quickly known.
    let (few, many) = (a.articles.len().min(b.articles.len()) as f64, a.articles.len().max(b.articles.len()) as f64);
    let shared_word = few >= SAME * many && a.stems.iter().any(|stem| b.stems.contains(stem));
    let as_many = few > EQUAL * many && few > 3.0;
    if !shared_word && !as_many {
        return false;
    }
    let likeness = jaccard(&a.articles, &b.articles, |(article, _)| *article);
    shared_word && likeness >= SAME || as_many && likeness > EQUAL
}
