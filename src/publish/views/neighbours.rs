//! A topic in, the topics that it has most to do with out, each with the reason in words.
//!
//! Topics are neighbours that have articles in common; two subjects, which never do, by the threads that run through
//! both. The larger the share of what is common in the smaller of the two, the nearer.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::catalogue::Catalogue;
use super::page::Link;
use crate::model::{ArticleIndex, TopicScale};

/// Neighbours on a topic's page.
const SHOWN: usize = 6;

/// Threads named as what two subjects have in common.
const THREADS: usize = 3;

/// A neighbouring topic.
#[derive(Debug, Serialize)]
pub(crate) struct Neighbour {
    link: Link,
    why: String,
}

/// What a topic has in common with another.
#[derive(Default)]
struct Common {
    articles: usize,
    /// The threads that run through both, where both are subjects.
    threads: BTreeSet<usize>,
    /// How many articles these have in the other.
    through: usize,
}

/// The neighbours of a topic as the page `from` lists them, the nearest first.
pub(crate) fn neighbours(catalogue: &Catalogue<'_>, from: &str, topic: usize) -> Vec<Neighbour> {
    let topics = &catalogue.dossier.topics;
    let size = |at: usize| topics[at].articles.len().max(1);
    let mut ranked: Vec<(f64, usize, Common)> = common(catalogue, topic)
        .into_iter()
        .map(|(other, common)| {
            let shared = if common.articles > 0 { common.articles } else { common.through };
            (shared as f64 / size(topic).min(size(other)) as f64, other, common)
        })
        .collect();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let shown = ranked.into_iter().filter_map(|(_, other, common)| {
        let link = Link::new(from, catalogue.addresses.topic(other)?, topics[other].label.as_str());
        let threads: Vec<String> = common.threads.iter().take(THREADS).map(|&at| topics[at].label.clone()).collect();
        let why = if common.articles > 0 {
            catalogue.strings.count("topic.in_both", common.articles)
        } else {
            catalogue.strings.fill("topic.through", &[("threads", &catalogue.strings.list(&threads))])
        };
        Some(Neighbour { link, why })
    });
    shown.take(SHOWN).collect()
}

/// What a topic has in common with each that it has something in common with.
fn common(catalogue: &Catalogue<'_>, topic: usize) -> BTreeMap<usize, Common> {
    let dossier = catalogue.dossier;
    let topics_of = |article: ArticleIndex| dossier.topics_of.get(article).into_iter().flatten().copied();
    let is_thread = |at: usize| dossier.topics[at].scale == TopicScale::Thread;
    let mut common: BTreeMap<usize, Common> = BTreeMap::new();
    for (article, ..) in &dossier.topics[topic].articles {
        topics_of(*article).filter(|&other| other != topic).for_each(|other| {
            common.entry(other).or_default().articles += 1;
        });
    }
    let threads: Vec<usize> =
        if is_thread(topic) { Vec::new() } else { common.keys().copied().filter(|&at| is_thread(at)).collect() };
    for thread in threads {
        for (article, ..) in &dossier.topics[thread].articles {
            for other in topics_of(*article).filter(|&other| other != topic && !is_thread(other)) {
                let entry = common.entry(other).or_default();
                entry.threads.insert(thread);
                entry.through += 1;
            }
        }
    }
    common
}
