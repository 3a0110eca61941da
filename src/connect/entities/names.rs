//! All mentions of a collection in, the table of distinct names out, each with where it stands and what it seems to name.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::forms;
use crate::annotate::names::{is_head_noun, is_honorific};
use crate::model::{Article, EntityKind, MentionBasis};

/// Weight of a mention with a title when the kind is voted on: a title is a person's.
const TITLE_VOTES: usize = 3;

/// At least one mention in so many must tell a place.
const TELLING: usize = 5;

/// How often a name was taken for what.
#[derive(Clone, Copy, Default)]
pub(super) struct Votes([usize; EntityKind::ALL.len()]);

impl Votes {
    /// Votes for one kind only.
    fn only(kind: EntityKind, votes: usize) -> Self {
        let mut all = Self::default();
        all.add(kind, votes);
        all
    }

    /// Adds votes for a kind.
    pub(super) fn add(&mut self, kind: EntityKind, votes: usize) {
        self.0[kind as usize] += votes;
    }

    /// The number of all votes.
    pub(super) fn count(&self) -> usize {
        self.0.iter().sum()
    }

    /// The kind with most votes; `Other`, which means that a mention did not tell, only when nothing tells anything else, or
    /// when few mentions tell a place: bodies stand behind `from` and `in` too.
    pub(super) fn most(&self) -> EntityKind {
        let all = self.count();
        let is_told = |kind: EntityKind, votes: usize| match kind {
            EntityKind::Other => false,
            EntityKind::Place => votes * TELLING >= all,
            _ => true,
        };
        let votes = EntityKind::ALL.into_iter().zip(self.0).filter(|&(kind, votes)| votes > 0 && is_told(kind, votes));
        votes.rev().max_by_key(|&(_, votes)| votes).map_or(EntityKind::Other, |(kind, _)| kind)
    }
}

/// One distinct name.
pub(super) struct Name {
    /// Its key; see [`forms::key`].
    pub(super) key: String,
    /// How often it was taken for what.
    pub(super) votes: Votes,
    /// The forms it is written in, with how often.
    pub(super) surfaces: BTreeMap<String, usize>,
    /// The articles that hold it.
    pub(super) articles: BTreeSet<usize>,
    /// The offices it is named with, each with its article: the last word in lower case.
    pub(super) offices: BTreeSet<(String, usize)>,
}

impl Name {
    /// What most mentions took it for.
    pub(super) fn kind(&self) -> EntityKind {
        self.votes.most()
    }

    /// How often it stands in the collection.
    pub(super) fn count(&self) -> usize {
        self.surfaces.values().sum()
    }

    /// The form it is most often written in.
    pub(super) fn surface(&self) -> &str {
        let best = self.surfaces.iter().max_by(|a, b| a.1.cmp(b.1).then_with(|| b.0.cmp(a.0)));
        best.map_or("", |(surface, _)| surface)
    }

    /// Whether it is a full name of a person.
    pub(super) fn is_full_person(&self) -> bool {
        self.kind() == EntityKind::Person && self.key.contains(' ')
    }

    /// Takes it for what people say it is.
    pub(super) fn tell(&mut self, kind: Option<EntityKind>) {
        if let Some(kind) = kind {
            self.votes = Votes::only(kind, self.count());
        }
    }

    /// The last word of its key.
    pub(super) fn last_word(&self) -> &str {
        self.key.rsplit(' ').next().unwrap_or_default()
    }

    /// The first word of its key.
    pub(super) fn first_word(&self) -> &str {
        self.key.split(' ').next().unwrap_or_default()
    }
}

/// All names of a collection.
pub(super) struct Names {
    /// The names, in the order of their keys.
    pub(super) all: Vec<Name>,
    /// For each article and each of its mentions the name it stands for.
    pub(super) of: Vec<Vec<usize>>,
}

impl Names {
    /// Collects the names of a collection.
    pub(super) fn collect(articles: &[Article]) -> Self {
        let mut table: FxHashMap<&str, Name> = FxHashMap::default();
        let keys: Vec<Vec<String>> = articles.par_iter().map(keys_of).collect();
        for (at, article) in articles.iter().enumerate() {
            for (mention, key) in article.mentions.iter().zip(&keys[at]) {
                let name = table.entry(key).or_insert_with(|| Name::new(key));
                let votes = if mention.basis == MentionBasis::Title { TITLE_VOTES } else { 1 };
                name.votes.add(mention.kind, votes);
                let surface = mention.span.of(article.field(mention.field));
                match name.surfaces.get_mut(surface) {
                    Some(count) => *count += 1,
                    None => _ = name.surfaces.insert(surface.to_owned(), 1),
                }
                name.articles.insert(at);
                name.offices.extend(mention.title.as_deref().and_then(office).map(|office| (office, at)));
            }
        }
        let mut all: Vec<Name> = table.into_values().collect();
        all.sort_unstable_by(|a, b| a.key.cmp(&b.key));
        tell_people_by_surname(&mut all);
        let number: FxHashMap<&str, usize> = all.iter().enumerate().map(|(at, name)| (name.key.as_str(), at)).collect();
        let of = keys.iter().map(|keys| keys.iter().filter_map(|key| number.get(key.as_str()).copied()).collect());
        let of = of.collect();
        Self { all, of }
    }

    /// The number of the name with a key.
    pub(super) fn find(&self, key: &str) -> Option<usize> {
        self.all.binary_search_by(|name| name.key.as_str().cmp(key)).ok()
    }
}

impl Name {
    fn new(key: &str) -> Self {
        Self {
            key: key.to_owned(),
            votes: Votes::default(),
            surfaces: BTreeMap::new(),
            articles: BTreeSet::new(),
            offices: BTreeSet::new(),
        }
    }
}

/// The last word of a title, unless it is an honorific that anyone may have.
fn office(title: &str) -> Option<String> {
    let last = title.trim_end_matches('.').rsplit(' ').next()?.to_lowercase();
    (!is_honorific(&last)).then_some(last)
}

/// Two words that end in the surname of a person of the same article, but in no noun that names bodies, are a person's name.
fn tell_people_by_surname(all: &mut [Name]) {
    let mut surnames: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for name in all.iter().filter(|name| name.is_full_person()) {
        surnames.entry(name.last_word().to_owned()).or_default().extend(&name.articles);
    }
    for name in all.iter_mut().filter(|name| name.kind() == EntityKind::Organisation) {
        let two = name.key.split(' ').count() == 2 && name.surface().split(' ').count() == 2;
        let known = surnames.get(name.last_word()).is_some_and(|articles| !articles.is_disjoint(&name.articles));
        if two && known && !is_head_noun(name.last_word()) {
            name.votes = Votes::only(EntityKind::Person, name.count());
        }
    }
}

fn keys_of(article: &Article) -> Vec<String> {
    let mentions = article.mentions.iter();
    mentions.map(|mention| forms::key(mention.span.of(article.field(mention.field)))).collect()
}
