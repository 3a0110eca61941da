//! Which articles belong together, and why.
//!
//! Articles meet in an inverted index of what they have in common: speakers they quote, entities and threads. The rarer a
//! thing is, the more it ties; things in too many articles tie nothing. No two articles are compared that share nothing.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::model::{Article, ArticleIndex, Entity, EntityKind, QuoteKind, Related, Topic, TopicScale};

/// Most related articles that are given for one.
const MOST: usize = 6;
/// What more articles than this have in common is no reason to read one of them.
const TOO_COMMON: usize = 200;
/// What a likeness is worth between articles of different subjects.
const OTHER_SUBJECT: f64 = 0.7;
/// Most reasons that are put into words.
const REASONS: usize = 2;

/// What several articles have in common, by its id: two people of one name are two ties.
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
    const fn strength(self) -> f64 {
        match self {
            Self::Quotes(_) => 1.5,
            Self::Thread(_) => 1.2,
            Self::Names(_) => 0.6,
        }
    }

    /// The words that come before its name in a reason.
    const fn words(self) -> &'static str {
        match self {
            Self::Quotes(_) => "both quote",
            Self::Thread(_) => "both on",
            Self::Names(_) => "both name",
        }
    }
}

/// A tie with what is told of it.
struct Post<'d> {
    tie: Tie<'d>,
    name: &'d str,
    articles: Vec<ArticleIndex>,
    /// Its strength, times its rarity.
    weight: f64,
}

/// The articles that ties join.
struct Index<'d> {
    posts: Vec<Post<'d>>,
    ties_of: Vec<Vec<usize>>,
    /// The sum of the weights of each article's ties.
    sums: Vec<f64>,
}

/// An article that shares ties with another.
struct Neighbour {
    article: ArticleIndex,
    ties: Vec<usize>,
    score: f64,
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
    let copies_of = |article: ArticleIndex| duplicates.get(article).map(Vec::as_slice).unwrap_or_default();
    let subject = |article: ArticleIndex| topics_of.get(article).and_then(|topics| topics.first());
    (0..articles.len())
        .into_par_iter()
        .map(|article| {
            let mut neighbours = index.neighbours(article);
            neighbours.retain(|other| copies_of(article).binary_search(&other.article).is_err());
            for other in &mut neighbours {
                let same_subject = subject(article).is_some() && subject(article) == subject(other.article);
                other.score *= if same_subject { 1.0 } else { OTHER_SUBJECT };
            }
            neighbours.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.article.cmp(&b.article)));
            let kept = distinct(neighbours, copies_of).into_iter();
            kept.map(|Neighbour { article, ties, score }| Related { article, score, why: index.why(ties) }).collect()
        })
        .collect()
}

/// The first few, only one of each group of copies.
fn distinct<'c>(neighbours: Vec<Neighbour>, copies_of: impl Fn(ArticleIndex) -> &'c [ArticleIndex]) -> Vec<Neighbour> {
    let mut kept: Vec<Neighbour> = Vec::new();
    for candidate in neighbours {
        let copies = copies_of(candidate.article);
        if !kept.iter().any(|other| copies.contains(&other.article)) {
            kept.push(candidate);
        }
        if kept.len() == MOST {
            break;
        }
    }
    kept
}

/// The articles of each tie, with its name.
type Posts<'d> = BTreeMap<Tie<'d>, (&'d str, BTreeSet<ArticleIndex>)>;

/// Collects what the articles have in common.
fn posts<'d>(articles: &'d [Article], entities: &'d [Entity], topics: &'d [Topic]) -> Posts<'d> {
    let names: BTreeMap<&str, &Entity> = entities.iter().map(|entity| (entity.id.as_str(), entity)).collect();
    let mut posts = Posts::new();
    let mut post = |tie, name, article| posts.entry(tie).or_insert_with(|| (name, BTreeSet::new())).1.insert(article);
    for (at, article) in articles.iter().enumerate() {
        for entity in speakers(article).iter().filter_map(|speaker| names.get(speaker)) {
            post(Tie::Quotes(&entity.id), entity.name.as_str(), at);
        }
    }
    for entity in entities.iter().filter(|entity| entity.kind != EntityKind::Other) {
        for &(article, _) in &entity.articles {
            post(Tie::Names(&entity.id), &entity.name, article);
        }
    }
    for topic in topics.iter().filter(|topic| topic.scale == TopicScale::Thread) {
        for &(article, ..) in &topic.articles {
            post(Tie::Thread(&topic.id), &topic.label, article);
        }
    }
    posts
}

impl<'d> Index<'d> {
    fn of(articles: &'d [Article], entities: &'d [Entity], topics: &'d [Topic]) -> Self {
        let weight =
            |tie: Tie<'_>, shared: usize| tie.strength() * libm::log((articles.len() as f64 + 1.0) / shared as f64);
        let posts: Vec<Post<'d>> = posts(articles, entities, topics)
            .into_iter()
            .filter(|(_, (_, articles))| (2..=TOO_COMMON).contains(&articles.len()))
            .map(|(tie, (name, articles))| Post {
                tie,
                name,
                weight: weight(tie, articles.len()),
                articles: articles.into_iter().collect(),
            })
            .collect();
        let mut ties_of = vec![Vec::new(); articles.len()];
        let mut sums = vec![0.0; articles.len()];
        for (tie, post) in posts.iter().enumerate() {
            for &article in &post.articles {
                ties_of[article].push(tie);
                sums[article] += post.weight;
            }
        }
        Self { posts, ties_of, sums }
    }

    /// The articles that share ties with one, in order, each with the share that these have in all of the two's.
    fn neighbours(&self, article: ArticleIndex) -> Vec<Neighbour> {
        let mut shared: BTreeMap<ArticleIndex, Vec<usize>> = BTreeMap::new();
        for &tie in &self.ties_of[article] {
            for &other in self.posts[tie].articles.iter().filter(|&&other| other != article) {
                shared.entry(other).or_default().push(tie);
            }
        }
        let likeness = |other: ArticleIndex, ties: &[usize]| {
            let both = (self.sums[article] * self.sums[other]).sqrt();
            let sum: f64 = ties.iter().map(|&tie| self.posts[tie].weight).sum();
            if both > 0.0 { (sum / both).clamp(0.0, 1.0) } else { 0.0 }
        };
        let shared = shared.into_iter();
        shared.map(|(other, ties)| Neighbour { article: other, score: likeness(other, &ties), ties }).collect()
    }

    /// The strongest ties in words, each name once.
    fn why(&self, mut ties: Vec<usize>) -> String {
        ties.sort_by(|&a, &b| self.posts[b].weight.total_cmp(&self.posts[a].weight).then(a.cmp(&b)));
        let mut said: Vec<&Post<'_>> = Vec::new();
        for post in ties.into_iter().map(|tie| &self.posts[tie]) {
            if said.len() < REASONS && !said.iter().any(|other| other.name.eq_ignore_ascii_case(post.name)) {
                said.push(post);
            }
        }
        said.iter().map(|post| format!("{} {}", post.tie.words(), post.name)).collect::<Vec<_>>().join("; ")
    }
}

/// Ids of the entities that an article quotes.
fn speakers(article: &Article) -> BTreeSet<&str> {
    let direct = article.quotes.iter().filter(|quote| quote.kind == QuoteKind::Direct);
    let mentions = direct.filter_map(|quote| quote.speaker.as_ref()?.mention);
    mentions.filter_map(|mention| Some(article.mentions.get(mention)?.entity.as_str())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Field, Format, Mention, MentionBasis, Metadata, Quote, QuoteKind, Span, Speaker, SpeakerBasis};

    /// An article that quotes the entities given.
    fn article(id: usize, speakers: &[&str]) -> Article {
        let mention = |entity: &&str| Mention {
            field: Field::Text,
            span: Span::new(0, 0),
            kind: EntityKind::Person,
            basis: MentionBasis::Named,
            title: None,
            entity: (*entity).to_owned(),
        };
        let speaker = |mention| Speaker { span: None, mention: Some(mention), basis: SpeakerBasis::Named };
        let quote = |mention| Quote { kind: QuoteKind::Direct, span: Span::new(0, 0), speaker: Some(speaker(mention)) };
        Article {
            id: format!("{id}.txt"),
            source: format!("{id}.txt"),
            format: Format::Text,
            about: Metadata::default(),
            text: String::new(),
            blocks: Vec::new(),
            verdicts: Vec::new().into(),
            sentences: Vec::new(),
            times: Vec::new(),
            mentions: speakers.iter().map(mention).collect(),
            quotes: (0..speakers.len()).map(quote).collect(),
            original: String::new().into(),
        }
    }

    fn entity(id: &str, name: &str, articles: &[ArticleIndex]) -> Entity {
        Entity {
            id: id.to_owned(),
            kind: EntityKind::Person,
            name: name.to_owned(),
            names: BTreeMap::new(),
            articles: articles.iter().map(|&article| (article, 1)).collect(),
            joins: Vec::new(),
            titles: Vec::new(),
            ..Entity::default()
        }
    }

    fn thread(id: &str, label: &str, articles: &[ArticleIndex]) -> Topic {
        Topic {
            id: id.to_owned(),
            scale: TopicScale::Thread,
            label: label.to_owned(),
            terms: Vec::new(),
            articles: articles.iter().map(|&article| (article, 1.0, None)).collect(),
            sentences: Vec::new(),
        }
    }

    fn silent(count: usize) -> Vec<Article> {
        (0..count).map(|id| article(id, &[])).collect()
    }

    /// Who is related to each article.
    fn neighbours(related: &[Vec<Related>]) -> Vec<Vec<ArticleIndex>> {
        related.iter().map(|related| related.iter().map(|other| other.article).collect()).collect()
    }

    #[test]
    fn the_strongest_reasons_are_told_and_no_name_twice() {
        let articles = [article(0, &["person/ann-lee"]), article(1, &["person/ann-lee"]), article(2, &[])];
        let entities = [entity("person/ann-lee", "Ann Lee", &[0, 1]), entity("person/bo-quist", "Bo Quist", &[0, 1])];
        let topics = [thread("salt-bridge-toll", "Salt Bridge toll", &[0, 1])];
        let related = find(&articles, &entities, &[], &topics, &[]);
        assert_eq!(neighbours(&related), [vec![1], vec![0], vec![]]);
        assert_eq!(related[0][0].why, "both quote Ann Lee; both on Salt Bridge toll");
        let named = find(&articles[1..], &[entity("person/bo-quist", "Bo Quist", &[0, 1])], &[], &[], &[]);
        assert_eq!(named[0][0].why, "both name Bo Quist");
    }

    #[test]
    fn namesakes_tie_nothing() {
        let entities = [entity("person/ann-lee", "Ann Lee", &[0, 1]), entity("person/ann-lee-2", "Ann Lee", &[2, 3])];
        let related = find(&silent(4), &entities, &[], &[], &[]);
        assert_eq!(neighbours(&related), [[1], [0], [3], [2]]);
    }

    #[test]
    fn copies_are_left_out_and_stand_for_each_other() {
        let entities = [entity("person/ann-lee", "Ann Lee", &[0, 1, 2, 3])];
        let duplicates = [vec![1], vec![0], vec![3], vec![2]];
        let related = find(&silent(5), &entities, &duplicates, &[], &[]);
        assert_eq!(neighbours(&related), [vec![2], vec![2], vec![0], vec![0], vec![]]);
    }

    #[test]
    fn rarer_ties_and_a_common_subject_come_first_and_equals_keep_their_order() {
        let entities =
            [entity("person/ann-lee", "Ann Lee", &[0, 1, 2, 3]), entity("person/bo-quist", "Bo Quist", &[0, 3])];
        let related = find(&silent(5), &entities, &[], &[], &[]);
        assert_eq!(neighbours(&related)[0], [3, 1, 2]);
        let by_subject = find(&silent(5), &entities[..1], &[], &[], &[vec![0], vec![1], vec![0], vec![1], vec![1]]);
        assert_eq!(neighbours(&by_subject)[0], [2, 1, 3]);
    }

    #[test]
    fn what_all_have_in_common_is_no_reason() {
        let all: Vec<ArticleIndex> = (0..=TOO_COMMON).collect();
        let related = find(&silent(all.len()), &[entity("person/ann-lee", "Ann Lee", &all)], &[], &[], &[]);
        assert!(related.iter().all(Vec::is_empty));
    }
}
