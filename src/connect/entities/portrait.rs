//! Groups of names in, entities out: for each its kind, its fullest common name, its id, the forms, articles, titles and the
//! reasons of its joins.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::LazyLock;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::forms;
use super::groups::Groups;
use super::names::{Name, Names, Votes};
use super::places;
use crate::config::Correction;
use crate::data_file::rows;
use crate::model::{Article, Entity, EntityKind, Join, Mention, Told};

/// A form is common when the commonest one is at most this many times as frequent.
const COMMON: usize = 3;

static FORMS_OF_ADDRESS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| rows(include_str!("data/forms-of-address.txt")).collect());

/// The name that a mention stands for.
pub(super) struct Settled {
    /// The name's number.
    pub(super) name: usize,
    /// Why, where the mention itself is written otherwise.
    pub(super) reason: Option<&'static str>,
}

/// What is gathered of one entity.
#[derive(Default)]
pub(super) struct Portrait<'c> {
    /// What people say of it.
    told: Option<&'c Correction>,
    names: BTreeMap<String, usize>,
    articles: BTreeMap<usize, usize>,
    titles: BTreeMap<String, usize>,
    votes: Votes,
    acronym_votes: Votes,
    country: Option<&'static str>,
    /// Forms that were joined to others, as their tables of names have them, and why.
    joins: BTreeSet<(String, String, String)>,
    /// The forms that stand for a name in their article, and why.
    reasons: BTreeSet<(String, String)>,
    /// The forms that only their article tells the meaning of.
    settled: BTreeSet<String>,
}

/// What is gathered of every group, by the name that stands for it.
pub(super) type Portraits<'c> = BTreeMap<usize, Portrait<'c>>;

/// An entity as it is called.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Identity {
    /// What it is.
    pub(super) kind: EntityKind,
    /// Its name.
    pub(super) name: String,
    /// Whether people say nothing of it: of two that are called the same, the one they speak of has the plain id.
    untold: bool,
    /// The name that stands for its group.
    pub(super) root: usize,
    /// Its id.
    pub(super) id: String,
}

/// How each portrait's entity is called.
pub(super) fn identify(portraits: &Portraits<'_>) -> Vec<Identity> {
    let identity = |(&root, portrait): (&usize, &Portrait<'_>)| {
        let (kind, name) = (portrait.kind(), portrait.name());
        Identity { kind, name, untold: portrait.told.is_none(), root, id: String::new() }
    };
    let mut identities: Vec<Identity> = portraits.iter().map(identity).collect();
    identities.sort();
    let mut taken = BTreeSet::new();
    for identity in &mut identities {
        identity.id = unused(identity.kind, &identity.name, &mut taken);
    }
    identities
}

/// Makes the entities, sorted by id, and sets every mention's entity and kind.
pub(super) fn entities(
    articles: &mut [Article],
    names: &Names,
    groups: &Groups,
    settled: &[Vec<Settled>],
    portraits: &Portraits<'_>,
) -> Vec<Entity> {
    let mut called: FxHashMap<usize, (String, EntityKind)> = FxHashMap::default();
    let mut entities = Vec::new();
    for Identity { kind, name, root, id, .. } in identify(portraits) {
        called.insert(root, (id.clone(), kind));
        if let Some(portrait) = portraits.get(&root) {
            entities.push(portrait.entity(id, kind, name));
        }
    }
    entities.sort_by(|a, b| a.id.cmp(&b.id));
    articles.par_iter_mut().zip(settled).for_each(|(article, settled)| {
        for (mention, settled) in article.mentions.iter_mut().zip(settled) {
            let Some((id, kind)) = called.get(&groups.find(settled.name)) else {
                mention.entity = String::new();
                continue;
            };
            mention.entity.clone_from(id);
            if mention.kind != EntityKind::Other || !places::is_adjective(&names.all[settled.name].key) {
                mention.kind = *kind;
            }
        }
    });
    entities
}

/// Gathers what the mentions tell of each group.
pub(super) fn gather<'c>(
    articles: &[Article],
    names: &Names,
    groups: &Groups,
    settled: &[Vec<Settled>],
    corrections: &'c [Correction],
) -> Portraits<'c> {
    let mut portraits: Portraits<'c> = BTreeMap::new();
    for (at, (article, settled)) in articles.iter().zip(settled).enumerate() {
        for (mention, settled) in article.mentions.iter().zip(settled) {
            let root = groups.find(settled.name);
            let new = || Portrait { told: groups.entry(root).map(|entry| &corrections[entry]), ..Portrait::default() };
            portraits.entry(root).or_insert_with(new).add(
                at,
                article,
                mention,
                &names.all[settled.name],
                settled.reason,
            );
        }
    }
    for join in groups.joins() {
        if let Some(portrait) = portraits.get_mut(&groups.find(join.name)) {
            let [form, other] = [join.name, join.to].map(|name| names.all[name].surface().to_owned());
            portrait.joins.insert((form, other, join.reason.clone()));
        }
    }
    portraits
}

impl Portrait<'_> {
    /// Adds a mention, which stands for `name`.
    fn add(&mut self, at: usize, article: &Article, mention: &Mention, name: &Name, reason: Option<&'static str>) {
        let surface = mention.span.of(article.field(mention.field));
        match self.names.get_mut(surface) {
            Some(count) => *count += 1,
            None => _ = self.names.insert(surface.to_owned(), 1),
        }
        *self.articles.entry(at).or_default() += 1;
        if let Some(title) = mention.title.as_ref().filter(|title| !is_form_of_address(title)) {
            *self.titles.entry(title.clone()).or_default() += 1;
        }
        let votes = if forms::is_acronym(surface) { &mut self.acronym_votes } else { &mut self.votes };
        votes.add(name.kind(), 1);
        let country = || places::country(&name.key).filter(|_| !places::is_adjective(&name.key));
        self.country = self.country.or_else(country);
        if let Some(reason) = reason {
            self.reasons.insert((surface.to_owned(), reason.to_owned()));
            self.settled.insert(surface.to_owned());
        }
    }

    /// How often it is named.
    pub(super) fn mentions(&self) -> usize {
        self.articles.values().sum()
    }

    /// The articles that name it.
    pub(super) fn articles(&self) -> impl Iterator<Item = usize> {
        self.articles.keys().copied()
    }

    /// What it is: what people say, else what most mentions take it for.
    pub(super) fn kind(&self) -> EntityKind {
        if let Some(kind) = self.told.and_then(|told| told.kind) {
            return kind;
        }
        // The full name tells the kind better than its acronym.
        let votes = if self.votes.count() == 0 { &self.acronym_votes } else { &self.votes };
        if self.country.is_some() { EntityKind::Place } else { votes.most() }
    }

    /// What people call it, else its fullest common form: of the forms nearly as frequent as the commonest, the one with most words. Forms that only
    /// their article tells the meaning of are passed over.
    fn name(&self) -> String {
        if let Some(told) = self.told {
            return told.name.clone();
        }
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

    /// Titles and offices, the most frequent first. Those that differ in case only are one, in the writing that is commonest.
    fn titles(&self) -> Vec<String> {
        let mut writings: BTreeMap<String, (usize, usize, &str)> = BTreeMap::new();
        for (title, &count) in &self.titles {
            let (all, most, writing) = writings.entry(title.to_lowercase()).or_insert((0, 0, title));
            *all += count;
            if count >= *most {
                // Of writings as frequent the last is the one with small letters.
                (*most, *writing) = (count, title);
            }
        }
        let mut titles: Vec<(usize, &str)> = writings.into_values().map(|(all, _, writing)| (all, writing)).collect();
        titles.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(b.1)));
        titles.into_iter().map(|(_, title)| title.to_owned()).collect()
    }

    /// Why each form is the one of a name. Of two forms that were joined it is told of the one farther from the name.
    fn joins_to(&self, name: &str) -> Vec<Join> {
        let key = forms::key(name);
        let mut near: BTreeSet<&str> = BTreeSet::new();
        let forms = || self.joins.iter().flat_map(|(form, other, _)| [form.as_str(), other.as_str()]);
        near.extend(forms().filter(|form| forms::key(form) == key));
        let mut left: Vec<_> = self.joins.iter().collect();
        let mut told: BTreeSet<(&str, &str)> = BTreeSet::new();
        while let Some(at) = left.iter().position(|(form, other, _)| near.contains(&**form) != near.contains(&**other))
        {
            let (form, other, reason) = left.swap_remove(at);
            let far = if near.contains(form.as_str()) { other } else { form };
            near.insert(far);
            told.insert((far, reason));
        }
        let settled = self.reasons.iter().map(|(form, reason)| (form.as_str(), reason.as_str()));
        told.extend(left.into_iter().map(|(form, _, reason)| (form.as_str(), reason.as_str())).chain(settled));
        let others = told.into_iter().filter(|(form, _)| *form != name);
        others.map(|(name, reason)| Join { name: name.to_owned(), reason: reason.to_owned() }).collect()
    }

    fn entity(&self, id: String, kind: EntityKind, name: String) -> Entity {
        Entity {
            id,
            kind,
            names: self.names.clone(),
            articles: self.articles.iter().map(|(&article, &count)| (article, count)).collect(),
            joins: self.joins_to(&name),
            titles: if kind == EntityKind::Person { self.titles() } else { Vec::new() },
            told: self.told.map(|told| Told { note: told.note.clone(), link: told.link.clone() }),
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
