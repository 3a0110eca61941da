//! Which articles belong together, and why.
//!
//! Articles meet in an inverted index of what they have in common: speakers they quote, entities and threads. The rarer a
//! thing is, the more it ties; things in too many articles tie nothing. No two articles are compared that share nothing.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::model::{Article, ArticleIndex, Entity, EntityKind, Related, Topic, TopicScale};

/// Most related articles that are given for one.
const MOST: usize = 6;
/// What more articles than this have in common is no reason to read one of them.
const TOO_COMMON: usize = 200;
/// Most reasons that are put into words.
const REASONS: usize = 2;

/// What several articles have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Tie<'d> {
    /// They quote the same person or body.
    Quotes(&'d str),
    /// They have a thread in common.
    Thread(&'d str),
    /// They name the same person, place or body.
    Names(&'d str),
}

impl Tie<'_> {
    /// How much sharing it means, before rarity.
    fn strength(self) -> f64 {
        match self {
            Self::Quotes(_) => 1.5,
            Self::Thread(_) => 1.2,
            Self::Names(_) => 0.6,
        }
    }
}

/// The articles that a tie joins.
struct Index<'d> {
    posts: Vec<(Tie<'d>, Vec<ArticleIndex>)>,
    ties_of: Vec<Vec<usize>>,
    total: usize,
}

/// For each article the most closely related ones, each with its reason in words; copies of it are left out.
#[must_use]
pub fn find(
    articles: &[Article],
    entities: &[Entity],
    duplicates: &[Vec<ArticleIndex>],
    topics: &[Topic],
    topics_of: &[Vec<usize>],
) -> Vec<Vec<Related>> {
    let index = Index::of(articles, entities, topics);
    let main = |article: ArticleIndex| topics_of.get(article).and_then(|topics| topics.first());
    (0..articles.len())
        .into_par_iter()
        .map(|article| {
            let copies = duplicates.get(article).map(Vec::as_slice).unwrap_or_default();
            let mut related: Vec<Related> = index
                .neighbours(article)
                .into_iter()
                .filter(|(other, _)| !copies.contains(other))
                .map(|(other, ties)| {
                    let same_subject = main(article).is_some() && main(article) == main(other);
                    Related {
                        article: other,
                        score: index.score(article, other, &ties, same_subject),
                        why: index.why(&ties),
                    }
                })
                .collect();
            related.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.article.cmp(&b.article)));
            distinct(related, duplicates)
        })
        .collect()
}

/// The first few, only one of each group of copies.
fn distinct(related: Vec<Related>, duplicates: &[Vec<ArticleIndex>]) -> Vec<Related> {
    let mut kept: Vec<Related> = Vec::new();
    for candidate in related {
        let copies = duplicates.get(candidate.article).map(Vec::as_slice).unwrap_or_default();
        if !kept.iter().any(|other| copies.contains(&other.article)) {
            kept.push(candidate);
        }
        if kept.len() == MOST {
            break;
        }
    }
    kept
}

impl<'d> Index<'d> {
    fn of(articles: &'d [Article], entities: &'d [Entity], topics: &'d [Topic]) -> Self {
        let names: BTreeMap<&str, &Entity> = entities.iter().map(|entity| (entity.id.as_str(), entity)).collect();
        let mut posts: BTreeMap<Tie<'d>, BTreeSet<ArticleIndex>> = BTreeMap::new();
        for (at, article) in articles.iter().enumerate() {
            for speaker in speakers(article) {
                if let Some(entity) = names.get(speaker) {
                    posts.entry(Tie::Quotes(&entity.name)).or_default().insert(at);
                }
            }
        }
        for entity in entities.iter().filter(|entity| entity.kind != EntityKind::Other) {
            posts
                .entry(Tie::Names(&entity.name))
                .or_default()
                .extend(entity.articles.iter().map(|(article, _)| *article));
        }
        for topic in topics.iter().filter(|topic| topic.scale == TopicScale::Thread) {
            posts
                .entry(Tie::Thread(&topic.label))
                .or_default()
                .extend(topic.articles.iter().map(|(article, ..)| *article));
        }
        let posts: Vec<(Tie<'d>, Vec<ArticleIndex>)> = posts
            .into_iter()
            .filter(|(_, articles)| (2..=TOO_COMMON).contains(&articles.len()))
            .map(|(tie, articles)| (tie, articles.into_iter().collect()))
            .collect();
        let mut ties_of = vec![Vec::new(); articles.len()];
        for (tie, (_, articles)) in posts.iter().enumerate() {
            for &article in articles {
                if let Some(ties) = ties_of.get_mut(article) {
                    ties.push(tie);
                }
            }
        }
        Self { posts, ties_of, total: articles.len() }
    }

    /// The articles that share something with one, each with what they share.
    fn neighbours(&self, article: ArticleIndex) -> BTreeMap<ArticleIndex, Vec<usize>> {
        let mut neighbours: BTreeMap<ArticleIndex, Vec<usize>> = BTreeMap::new();
        for &tie in &self.ties_of[article] {
            for &other in self.posts[tie].1.iter().filter(|&&other| other != article) {
                neighbours.entry(other).or_default().push(tie);
            }
        }
        neighbours
    }

    /// What a tie weighs: its strength, times its rarity.
    fn weight(&self, tie: usize) -> f64 {
        let (kind, articles) = &self.posts[tie];
        kind.strength() * libm::log((self.total as f64 + 1.0) / articles.len() as f64)
    }

    /// The share that two articles' common ties have in all of theirs.
    fn score(&self, a: ArticleIndex, b: ArticleIndex, ties: &[usize], same_subject: bool) -> f64 {
        let sum = |ties: &[usize]| ties.iter().map(|&tie| self.weight(tie)).sum::<f64>();
        let both = (sum(&self.ties_of[a]) * sum(&self.ties_of[b])).sqrt();
        let likeness = if both > 0.0 { sum(ties) / both } else { 0.0 };
        if same_subject { likeness } else { likeness * 0.7 }.clamp(0.0, 1.0)
    }

    /// The strongest ties in words.
    fn why(&self, ties: &[usize]) -> String {
        let mut order = ties.to_vec();
        order.sort_by(|&a, &b| self.weight(b).total_cmp(&self.weight(a)).then(a.cmp(&b)));
        let mut said: Vec<&str> = Vec::new();
        let mut reasons = Vec::new();
        for tie in order {
            let (words, name) = match self.posts[tie].0 {
                Tie::Quotes(name) => ("both quote", name),
                Tie::Thread(name) => ("both on", name),
                Tie::Names(name) => ("both name", name),
            };
            if said.iter().any(|other| other.eq_ignore_ascii_case(name)) {
                continue;
            }
            said.push(name);
            reasons.push(format!("{words} {name}"));
            if reasons.len() == REASONS {
                break;
            }
        }
        reasons.join("; ")
    }
}

/// Ids of the entities that an article quotes.
fn speakers(article: &Article) -> BTreeSet<&str> {
    let mentions = article.quotes.iter().filter_map(|quote| quote.speaker.as_ref()?.mention);
    mentions.filter_map(|mention| Some(article.mentions.get(mention)?.entity.as_str())).collect()
}
