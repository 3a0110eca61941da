//! Who is meant by a surname: the person of that name in the same article, of several the only one that it has named in full
//! so far (a newspaper introduces people before it calls them by their surname), else the only one in the collection. Where
//! two could be meant the surname stays apart.

use std::collections::{BTreeMap, BTreeSet};

use super::forms;
use super::groups::Groups;
use super::names::{Name, Names};
use super::places;
use crate::annotate::names::is_first_name_in_lower_case;
use crate::model::EntityKind;

/// Why a surname is the person that other articles name in full.
pub(super) const ONLY_ONE: &str = "surname of the only person of that name in the collection";

/// Joins full names that differ in transliteration or in a middle name only.
pub(super) fn join_full_names(names: &Names, groups: &mut Groups) {
    let full = || names.all.iter().enumerate().filter(|(_, name)| name.is_full_person());
    let mut spellings: BTreeMap<String, usize> = BTreeMap::new();
    for (at, name) in full() {
        if let Some(&other) = spellings.get(&forms::transliterated(&name.key)) {
            let (rare, common) = if name.count() > names.all[other].count() { (other, at) } else { (at, other) };
            groups.join(rare, common, "the same name in another transliteration");
        } else {
            spellings.insert(forms::transliterated(&name.key), at);
        }
    }
    for (at, name) in full().filter(|(_, name)| name.key.split(' ').count() == 3) {
        let short = format!("{} {}", name.first_word(), name.last_word());
        if let Some(other) = names.find(&short).filter(|&other| names.all[other].is_full_person()) {
            groups.join(at, other, "the same name with a middle name");
        }
    }
}

/// A full name's key without a first word that is no first name: `astronomer ana brandt`.
fn without_lead(name: &Name) -> Option<&str> {
    let (lead, rest) = name.key.split_once(' ')?;
    let is_full = rest.split_once(' ').is_some_and(|(first, _)| is_first_name_in_lower_case(first));
    (is_full && lead.len() > 1 && !is_first_name_in_lower_case(lead)).then_some(rest)
}

/// Where a name is to be settled.
pub(super) struct Place<'p> {
    /// The article.
    pub(super) article: usize,
    /// The names that the article has used before.
    pub(super) seen: &'p BTreeSet<usize>,
}

/// The persons by surname and by first name.
pub(super) struct Surnames<'n> {
    last: BTreeMap<&'n str, Vec<usize>>,
    first: BTreeMap<&'n str, Vec<usize>>,
}

impl<'n> Surnames<'n> {
    /// Indexes the full names of persons.
    pub(super) fn index(names: &'n Names) -> Self {
        let (mut last, mut first) = (BTreeMap::<_, Vec<_>>::new(), BTreeMap::<_, Vec<_>>::new());
        for (at, name) in names.all.iter().enumerate().filter(|(_, name)| name.is_full_person()) {
            if !has_epithet(name) {
                last.entry(name.last_word()).or_default().push(at);
            }
            first.entry(name.first_word()).or_default().push(at);
        }
        Self { last, first }
    }

    /// The full name that a surname, or a name with a word before it, stands for in a place, and why.
    pub(super) fn resolve(
        &self,
        own: usize,
        place: &Place<'_>,
        names: &Names,
        groups: &Groups,
    ) -> Option<(usize, &'static str)> {
        let name = &names.all[own];
        let may_be = |full: &&usize| groups.may_join(own, **full);
        if name.is_full_person() {
            let bare = without_lead(name).and_then(|bare| names.find(bare)).map(|bare| (bare, &names.all[bare]));
            let bare = bare.filter(|(_, bare)| bare.is_full_person() && bare.articles.contains(&place.article));
            let (at, _) = bare.filter(|(at, _)| may_be(&at))?;
            return Some((at, "the full name in the same article with a word before it"));
        }
        let may_be_person = matches!(name.kind(), EntityKind::Person | EntityKind::Other | EntityKind::Place);
        if name.key.contains(' ') || !may_be_person || places::country(&name.key).is_some() {
            return None;
        }
        let all = self.last.get(name.key.as_str()).map(Vec::as_slice).unwrap_or_default();
        let here: Vec<usize> = used_in(all, place.article, names).into_iter().filter(|full| may_be(&full)).collect();
        if let Some(only) = one_person(here.iter(), groups) {
            return Some((only, "surname of the full name in the same article"));
        }
        let seen = |full: &&usize| place.seen.contains(full);
        if let Some(only) = one_person(here.iter().filter(seen), groups) {
            return Some((only, "surname of the only person of that name whom the article had named so far"));
        }
        if !here.is_empty() || name.kind() == EntityKind::Place {
            return None;
        }
        let first = self.first.get(name.key.as_str()).map(Vec::as_slice).unwrap_or_default();
        if let Some(only) = one_person(used_in(first, place.article, names).iter().filter(may_be), groups) {
            return Some((only, "first name of the full name in the same article"));
        }
        let all = all.iter().filter(may_be);
        if let Some(only) = one_person(all.clone(), groups) {
            return Some((only, ONLY_ONE));
        }
        let offices: BTreeSet<&str> =
            name.offices.iter().filter(|(_, at)| *at == place.article).map(|(office, _)| office.as_str()).collect();
        if offices.is_empty() {
            return None;
        }
        let shares =
            |full: &&usize| names.all[**full].offices.iter().any(|(office, _)| offices.contains(office.as_str()));
        let only = one_person(all.filter(shares), groups)?;
        Some((only, "surname and office of the only such person in the collection"))
    }
}

/// Whether a person's last word is an epithet rather than a surname: `ana the bold`.
fn has_epithet(name: &Name) -> bool {
    name.key.rsplit(' ').nth(1) == Some("the")
}

/// Those of some names, which are in order, that an article uses: of the two lists the shorter one is gone through.
fn used_in(some: &[usize], article: usize, names: &Names) -> Vec<usize> {
    let of = &names.of[article];
    if some.len() <= of.len() {
        return some.iter().copied().filter(|&name| names.all[name].articles.contains(&article)).collect();
    }
    let mut used: Vec<usize> = of.iter().copied().filter(|name| some.binary_search(name).is_ok()).collect();
    used.sort_unstable();
    used.dedup();
    used
}

/// The one person that all of the full names stand for.
fn one_person<'a>(full: impl Iterator<Item = &'a usize>, groups: &Groups) -> Option<usize> {
    let mut persons = full.map(|&name| groups.find(name));
    let first = persons.next()?;
    persons.all(|other| other == first).then_some(first)
}
