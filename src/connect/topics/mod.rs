//! What the articles are about, at two scales.
//!
//! 1. [`languages`] parts the articles by language; [`terms`] weighs the stems, names and tags of each part.
//! 2. [`subspace`] projects them onto the leading singular vectors, [`senses`] onto what their words mean.
//! 3. [`clusters`] groups them into *subjects*, so that each article has one.
//! 4. [`candidates`] reads an article's noun phrases but for [`repeated`] sentences, [`phrases`] collects them, [`labels`] names the subjects.
//! 5. [`threads`] finds the specific matters that recur in a few articles.
//! 6. [`continuity`] keeps what `cuttings.lock` says, [`settings`] does what people ask for in `cuttings.toml`.
//! 7. [`evidence`] picks the sentences that tie articles to topics.
//!
//! No step depends on threads, on hashing order or on chance.

mod candidates;
mod clusters;
mod continuity;
mod draft;
mod evidence;
mod kmeans;
mod labels;
mod languages;
mod linkage;
mod phrases;
mod repeated;
pub mod senses;
mod settings;
mod subspace;
#[cfg(test)]
mod tests;
mod threads;
mod word_lists;

use std::collections::{BTreeSet, HashMap};

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::config::Config;
use crate::connect::matrix::{Dense, dot};
use crate::connect::stems::Stems;
use crate::connect::terms::{self, Counts, Weighed};
use crate::model::{Article, ArticleIndex, Entity, Span, Topic, TopicScale};

use clusters::Clusters;
use continuity::Ledger;
use draft::Draft;
use phrases::Phrase;
use settings::Denied;
pub use settings::unknown;

/// Most subjects that are made unless more are asked for.
const MOST_SUBJECTS: usize = 36;
/// Collections smaller than this have one subject unless more are asked for.
const ONE_SUBJECT: usize = 8;

/// Finds the topics of a collection, the terms of whose articles are counted, and for each article the indices of its topics,
/// the main one first.
#[must_use]
pub fn find(
    articles: &[Article],
    entities: &[Entity],
    terms: &[Counts],
    config: &Config,
) -> (Vec<Topic>, Vec<Vec<usize>>) {
    if articles.is_empty() {
        return (Vec::new(), Vec::new());
    }
    let denied = Denied::of(&config.topics);
    let ledger = Ledger::new(&config.lock, articles);
    let mut phrases = phrases::collect(articles, entities);
    phrases.retain(|phrase| !denied.has(&phrase.stems));
    let mut drafts = subjects(articles, terms, &phrases, &ledger, config.topics.count);
    let pinned: Vec<Vec<u64>> = config.topics.pin.iter().map(|label| settings::key(label)).collect();
    phrases.retain(|phrase| !pinned.contains(&phrase.stems));
    drafts.extend(settings::pinned(articles, &config.topics));
    let mut taken: BTreeSet<String> = drafts.iter().map(|draft| draft.id.clone()).collect();
    drafts.extend(threads::find(&phrases, articles.len(), &mut taken).into_iter().map(thread));
    ledger.keep(&mut drafts, |label| denied.has(&settings::key(label)));
    settings::merge(&mut drafts, &config.topics);
    settings::rename(&mut drafts, &config.topics);
    let tied = ties(articles, &drafts);
    let drafts = drafts.into_par_iter().zip(tied);
    let mut topics: Vec<Topic> = drafts.map(|(draft, tied)| topic(articles, draft, tied)).collect();
    sort(&mut topics);
    let topics_of = topics_of(&topics, articles.len());
    (topics, topics_of)
}

/// How many subjects a collection has when nobody says.
fn usual_count(articles: usize) -> usize {
    if articles < ONE_SUBJECT { 1 } else { (libm::pow(articles as f64, 0.4).round() as usize).min(MOST_SUBJECTS) }
}

/// The subjects, labelled.
fn subjects(
    articles: &[Article],
    terms: &[Counts],
    phrases: &[Phrase],
    ledger: &Ledger<'_>,
    count: Option<usize>,
) -> Vec<Draft> {
    let (subject_of, typicality) = places(articles, terms, ledger, count);
    let number = subject_of.iter().max().map_or(0, |most| most + 1);
    let labels = labels::label(phrases, &subject_of, number).into_iter().enumerate();
    labels
        .map(|(subject, label)| {
            let members = (0..articles.len()).filter(|&at| subject_of[at] == subject);
            Draft {
                id: labels::id(&label.text),
                scale: TopicScale::Subject,
                label: label.text,
                terms: label.terms,
                members: members.map(|at| (at, typicality[at])).collect(),
            }
        })
        .collect()
}

/// The subject of each article, numbered without gaps, and how typical the article is of it.
fn places(articles: &[Article], terms: &[Counts], ledger: &Ledger<'_>, count: Option<usize>) -> (Vec<usize>, Vec<f64>) {
    let mut of = vec![0; articles.len()];
    let mut typicality = vec![0.0; articles.len()];
    let mut settle = |group: &[ArticleIndex], points: &Dense, clusters: &Clusters, before: usize| {
        let points = points.first_columns(points.width());
        for (at, (&article, &cluster)) in group.iter().zip(&clusters.of).enumerate() {
            of[article] = before + cluster;
            typicality[article] = dot(points.row(at), &clusters.centres[cluster]).clamp(0.0, 1.0);
        }
    };
    if let Some((places, number)) = ledger.places(count) {
        let all: Vec<ArticleIndex> = (0..articles.len()).collect();
        let points = points(&weigh(&all, terms));
        settle(&all, &points, &clusters::extend(&points, &places, number), 0);
    } else {
        let groups = languages::groups(articles);
        let counts = match count {
            Some(count) => languages::share_out(count, &groups),
            None => groups.iter().map(|group| usual_count(group.len())).collect(),
        };
        let mut before = 0;
        for (group, count) in groups.iter().zip(counts) {
            let weighed = weigh(group, terms);
            let points = points(&weighed);
            let senses = languages::is_english(articles, group).then(|| senses::project(&weighed));
            settle(group, &points, &clusters::cluster(&points, senses.as_ref(), count), before);
            before += count;
        }
    }
    let used: BTreeSet<usize> = of.iter().copied().collect();
    let number: HashMap<usize, usize> = used.into_iter().enumerate().map(|(at, cluster)| (cluster, at)).collect();
    (of.iter().map(|cluster| number[cluster]).collect(), typicality)
}

/// What the terms of some articles weigh among them.
fn weigh(group: &[ArticleIndex], counts: &[Counts]) -> Weighed {
    terms::weigh(&group.iter().map(|&article| &counts[article]).collect::<Vec<_>>())
}

/// Articles in the space of the matters that they have most to do with.
fn points(weighed: &Weighed) -> Dense {
    let most = clusters::DIMENSIONS.into_iter().max().unwrap_or(1);
    let matrix = &weighed.matrix;
    subspace::project(matrix, most.min(matrix.len()).min(matrix.columns().max(1)))
}

/// A thread from the phrase that names it; an article's share grows with how often it says it.
fn thread(phrase: &Phrase) -> Draft {
    let most = phrase.articles.iter().map(|(_, times)| *times).fold(1.0, f64::max);
    let members = phrase.articles.iter().map(|&(article, times)| (article, times / most)).collect();
    let label = labels::upper_first(&phrase.label);
    Draft { id: labels::id(&label), scale: TopicScale::Thread, label, terms: vec![phrase.label.clone()], members }
}

/// A sentence that ties an article to a topic, and how well it does.
type Tie = Option<(f64, Span)>;

/// For each topic the ties of its articles, in their order. Each article is read once for all its topics.
fn ties(articles: &[Article], drafts: &[Draft]) -> Vec<Vec<Tie>> {
    let weights: Vec<FxHashMap<u64, f64>> = drafts.iter().map(|draft| weights(&draft.label, &draft.terms)).collect();
    let mut topics_of: Vec<Vec<usize>> = vec![Vec::new(); articles.len()];
    for (at, draft) in drafts.iter().enumerate() {
        draft.members.iter().for_each(|(article, _)| topics_of[*article].push(at));
    }
    let read = |(article, topics): (&Article, &Vec<usize>)| {
        let weights: Vec<&FxHashMap<u64, f64>> = topics.iter().map(|&topic| &weights[topic]).collect();
        evidence::best_sentences(article, &weights)
    };
    let found: Vec<Vec<Tie>> = articles.par_iter().zip(&topics_of).map(read).collect();
    let mut ties = vec![Vec::new(); drafts.len()];
    for (topics, found) in topics_of.into_iter().zip(found) {
        topics.into_iter().zip(found).for_each(|(topic, tie)| ties[topic].push(tie));
    }
    ties
}

/// A topic of articles with their shares and ties.
fn topic(articles: &[Article], draft: Draft, tied: Vec<Tie>) -> Topic {
    let Draft { id, scale, label, terms, members } = draft;
    let mut members: Vec<((ArticleIndex, f64), Tie)> = members.into_iter().zip(tied).collect();
    members.sort_by(|(a, _), (b, _)| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let typical: Vec<(ArticleIndex, f64, Span)> = members
        .iter()
        .filter_map(|&((article, share), tie)| tie.map(|(score, span)| (article, score * (0.5 + share), span)))
        .collect();
    Topic {
        id,
        scale,
        label,
        terms,
        sentences: evidence::sentences(articles, &typical),
        articles: members
            .into_iter()
            .map(|((article, share), tie)| (article, share, tie.map(|(_, span)| span)))
            .collect(),
    }
}

/// What each stem of the label and the terms is worth in a sentence.
fn weights(label: &str, terms: &[String]) -> FxHashMap<u64, f64> {
    let mut stems = Stems::new();
    let mut weights = FxHashMap::default();
    for (at, text) in std::iter::once(label).chain(terms.iter().map(String::as_str)).enumerate() {
        for (stem, _) in stems.of(text) {
            weights.entry(stem).or_insert(1.0 / (1.0 + at as f64));
        }
    }
    weights
}

/// Subjects first, each scale by falling number of articles.
fn sort(topics: &mut [Topic]) {
    topics.sort_by(|a, b| {
        a.scale.cmp(&b.scale).then(b.articles.len().cmp(&a.articles.len())).then_with(|| a.id.cmp(&b.id))
    });
}

/// For each article its topics: its subject, then its threads by falling share.
fn topics_of(topics: &[Topic], articles: usize) -> Vec<Vec<usize>> {
    let mut of: Vec<Vec<(usize, f64)>> = vec![Vec::new(); articles];
    for (at, topic) in topics.iter().enumerate() {
        for &(article, share, _) in &topic.articles {
            of[article].push((at, share));
        }
    }
    of.into_iter()
        .map(|mut of| {
            of.sort_by(|a, b| topics[a.0].scale.cmp(&topics[b.0].scale).then(b.1.total_cmp(&a.1)).then(a.0.cmp(&b.0)));
            of.into_iter().map(|(topic, _)| topic).collect()
        })
        .collect()
}
