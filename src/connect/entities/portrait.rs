//! Groups of names in, entities out: for each its kind, its fullest common name, its id, the forms, articles, titles and the
//! reasons of its joins.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::LazyLock;

use super::forms;
use super::groups::Groups;
use super::names::{self, Names};
use super::places;
use crate::model::{Article, Entity, EntityKind, Join};

/// A form is common when the commonest one is at most this many times as frequent.
const COMMON: usize = 3;

static FORMS_OF_ADDRESS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| include_str!("data/forms-of-address.txt").lines().filter(|line| !line.starts_with('#')).collect());

/// The name that a mention stands for.
pub(super) struct Settled {
    /// The name's number.
    pub(super) name: usize,
    /// Why, where the mention itself is written otherwise.
    pub(super) reason: Option<&'static str>,
}

/// What is gathered of one entity.
#[derive(Default)]
struct Portrait {
    names: BTreeMap<String, usize>,
    articles: BTreeMap<usize, usize>,
    titles: BTreeMap<String, usize>,
    votes: BTreeMap<EntityKind, usize>,
    acronym_votes: BTreeMap<EntityKind, usize>,
    country: Option<&'static str>,
    joins: BTreeSet<(String, String)>,
    /// The forms that only their article tells the meaning of.
    settled: BTreeSet<String>,
}

/// Makes the entities, sorted by id, and sets every mention's entity and kind.
pub(super) fn entities(
    articles: &mut [Article],
    names: &Names,
    groups: &Groups,
    settled: &[Vec<Settled>],
) -> Vec<Entity> {
    let portraits = gather(articles, names, groups, settled);
    let mut roots: Vec<(EntityKind, String, usize)> =
        portraits.iter().map(|(&root, portrait)| (portrait.kind(), portrait.name(), root)).collect();
    roots.sort();
    let mut ids: BTreeMap<usize, String> = BTreeMap::new();
    let mut taken = BTreeSet::new();
    let mut entities = Vec::new();
    for (kind, name, root) in roots {
        let id = unused(kind, &name, &mut taken);
        ids.insert(root, id.clone());
        if let Some(portrait) = portraits.get(&root) {
            entities.push(portrait.entity(id, kind, name));
        }
    }
    entities.sort_by(|a, b| a.id.cmp(&b.id));
    for (article, settled) in articles.iter_mut().zip(settled) {
        for (mention, settled) in article.mentions.iter_mut().zip(settled) {
            let root = groups.find(settled.name);
            mention.entity = ids.get(&root).cloned().unwrap_or_default();
            if mention.kind != EntityKind::Other || !places::is_adjective(&names.all[settled.name].key) {
                mention.kind = portraits.get(&root).map_or(mention.kind, Portrait::kind);
            }
        }
    }
    entities
}

fn gather(articles: &[Article], names: &Names, groups: &Groups, settled: &[Vec<Settled>]) -> BTreeMap<usize, Portrait> {
    let mut portraits: BTreeMap<usize, Portrait> = BTreeMap::new();
    for (at, (article, settled)) in articles.iter().zip(settled).enumerate() {
        for (mention, settled) in article.mentions.iter().zip(settled) {
            let portrait = portraits.entry(groups.find(settled.name)).or_default();
            let surface = mention.span.of(article.field(mention.field));
            *portrait.names.entry(surface.to_owned()).or_default() += 1;
            *portrait.articles.entry(at).or_default() += 1;
            if let Some(title) = mention.title.as_ref().filter(|title| !is_form_of_address(title)) {
                *portrait.titles.entry(title.clone()).or_default() += 1;
            }
            let name = &names.all[settled.name];
            let votes = if forms::is_acronym(surface) { &mut portrait.acronym_votes } else { &mut portrait.votes };
            *votes.entry(name.kind()).or_default() += 1;
            portrait.country =
                portrait.country.or_else(|| places::country(&name.key).filter(|_| !places::is_adjective(&name.key)));
            if let Some(reason) = settled.reason {
                portrait.joins.insert((surface.to_owned(), reason.to_owned()));
                portrait.settled.insert(surface.to_owned());
            }
        }
    }
    for (name, reason) in groups.reasons() {
        if let Some(portrait) = portraits.get_mut(&groups.find(*name)) {
            portrait.joins.insert((names.all[*name].surface().to_owned(), reason.clone()));
        }
    }
    portraits
}

impl Portrait {
    fn kind(&self) -> EntityKind {
        // The full name tells the kind better than its acronym.
        let votes = if self.votes.is_empty() { &self.acronym_votes } else { &self.votes };
        if self.country.is_some() { EntityKind::Place } else { names::most(votes) }
    }

    /// The fullest common form: of the forms nearly as frequent as the commonest, the one with most words. Forms that only
    /// their article tells the meaning of are passed over.
    fn name(&self) -> String {
        if let Some(country) = self.country {
            return country.to_owned();
        }
        let person = self.kind() == EntityKind::Person;
        let tells = |surface: &String| !self.settled.contains(surface);
        let fullest = |surface: &String| !forms::is_acronym(surface) && (!person || surface.contains(' '));
        let tests: [&dyn Fn(&String) -> bool; 3] = [&|surface| tells(surface) && fullest(surface), &tells, &|_| true];
        let pass = |test: &dyn Fn(&String) -> bool| self.names.iter().filter(|(surface, _)| test(surface)).collect();
        let forms = tests.into_iter().map(pass).find(|forms: &Vec<_>| !forms.is_empty()).unwrap_or_default();
        let most = forms.iter().map(|(_, count)| **count).max().unwrap_or(0);
        let shouted = |surface: &str| !surface.contains(char::is_lowercase);
        let common = forms.into_iter().filter(|(_, count)| **count * COMMON >= most);
        let rank = |surface: &str, count: usize| (!shouted(surface), surface.split(' ').count(), count);
        let best = common.max_by(|a, b| rank(a.0, *a.1).cmp(&rank(b.0, *b.1)).then_with(|| b.0.cmp(a.0)));
        best.map_or_else(String::new, |(surface, _)| surface.clone())
    }

    fn entity(&self, id: String, kind: EntityKind, name: String) -> Entity {
        let joins = self.joins.iter().filter(|(form, _)| *form != name);
        let mut titles: Vec<(&String, usize)> = self.titles.iter().map(|(title, &count)| (title, count)).collect();
        titles.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
        Entity {
            id,
            kind,
            names: self.names.clone(),
            articles: self.articles.iter().map(|(&article, &count)| (article, count)).collect(),
            joins: joins.map(|(name, reason)| Join { name: name.clone(), reason: reason.clone() }).collect(),
            titles: titles.into_iter().map(|(title, _)| title.clone()).collect(),
            name,
        }
    }
}

/// Whether a title is nothing but politeness ("Mr.").
fn is_form_of_address(title: &str) -> bool {
    FORMS_OF_ADDRESS.contains(title.trim_end_matches('.').to_lowercase().as_str())
}

/// The id of a name, with a number behind it where another entity has it already.
fn unused(kind: EntityKind, name: &str, taken: &mut BTreeSet<String>) -> String {
    let slug = slug::slugify(name);
    let slug = if slug.is_empty() { blake3::hash(name.as_bytes()).to_hex()[..8].to_owned() } else { slug };
    let base = format!("{}/{slug}", kind.name());
    let mut id = base.clone();
    let mut number = 2;
    while !taken.insert(id.clone()) {
        id = format!("{base}-{number}");
        number += 1;
    }
    id
}
