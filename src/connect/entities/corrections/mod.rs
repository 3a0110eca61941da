//! What people say of who is who (`[[entities]]` in `cuttings.toml`): it wins over whatever is worked out.
//!
//! 1. [`find_missed`] marks the names that people give and that were not recognised as names.
//! 2. [`Corrections::apply`] joins the names that are always one entity, and lays down what is never to be joined, before
//!    anything is worked out: [`Groups`] refuses later joins that would break it.
//! 3. [`Corrections::fold`] joins whole entities, which have their names and ids only when all the rest is worked out.
//! 4. [`Corrections::drop_denied`] drops the mentions of what is no entity.
//!
//! What found nothing or could not be followed is told with its line.

mod missed;

use std::collections::BTreeSet;

pub(super) use missed::find as find_missed;

use super::groups::Groups;
use super::names::Names;
use super::portrait::{self, Identity, Settled};
use super::{forms, mentions};
use crate::config::Correction;
use crate::model::{Article, Entity, EntityKind};
use crate::problem::{Problem, Severity};

/// Why names are joined that people say are one.
const REASON: &str = "cuttings.toml says so";

/// People's corrections on their way into the groups.
pub(super) struct Corrections<'c> {
    entries: &'c [Correction],
    /// For each entry a name of its group, once one is found.
    bases: Vec<Option<usize>>,
    /// The names that are always the entity of some entry.
    claimed: BTreeSet<usize>,
    remarks: Vec<Problem>,
}

impl<'c> Corrections<'c> {
    /// Joins the names that each entry says are its own, gives them its type, and keeps out what is never to be in it.
    pub(super) fn apply(entries: &'c [Correction], names: &mut Names, groups: &mut Groups) -> Self {
        let bases = vec![None; entries.len()];
        let mut corrections = Self { entries, bases, claimed: BTreeSet::new(), remarks: Vec::new() };
        for (at, entry) in entries.iter().enumerate() {
            let found: Vec<usize> = entry.names().filter_map(|name| names.find(&forms::key(name))).collect();
            for name in found {
                let base = *corrections.bases[at].get_or_insert(name);
                if base == name {
                    groups.explain(name, REASON);
                    groups.claim(name, at);
                } else {
                    groups.join(name, base, REASON);
                }
                corrections.claimed.insert(name);
                names.all[name].tell(entry.kind);
            }
            for name in entry.not.iter().filter_map(|name| names.find(&forms::key(name))) {
                groups.forbid(name, at);
            }
        }
        corrections
    }

    /// The entries themselves, in the order in which [`Groups`] numbers them.
    pub(super) const fn entries(&self) -> &'c [Correction] {
        self.entries
    }

    /// Whether people say which entity a name always is.
    pub(super) fn is_claimed(&self, name: usize) -> bool {
        self.claimed.contains(&name)
    }

    fn tell_unfound_names(&mut self, names: &Names) {
        for (entry, _) in self.entries.iter().zip(&self.bases).filter(|(_, base)| base.is_some()) {
            for name in entry.also.iter().chain(&entry.not).filter(|name| names.find(&forms::key(name)).is_none()) {
                let what = format!("nothing in the articles is called `{name}`");
                let hint = "write it as it stands there, or leave it out";
                self.remarks.push(entry.problem(name, Severity::Warning, what, hint));
            }
        }
    }

    /// Folds the entities that entries name, by name or id, into those of the entries. Tells whether any was.
    pub(super) fn fold(
        &mut self,
        articles: &[Article],
        names: &Names,
        groups: &mut Groups,
        settled: &[Vec<Settled>],
    ) -> bool {
        let wanted = |(entry, base): (&Correction, &Option<usize>)| base.is_none() || !entry.merge.is_empty();
        if !self.entries.iter().zip(&self.bases).any(wanted) {
            return false;
        }
        let portraits = portrait::gather(articles, names, groups, settled, self.entries);
        let identities = portrait::identify(&portraits);
        let before = groups.joins().len();
        for (at, entry) in self.entries.iter().enumerate() {
            // An entry may speak of an entity by a name that the articles do not write out, as a country's is.
            let itself = Some(&entry.name).filter(|_| self.bases[at].is_none());
            for word in itself.into_iter().chain(&entry.merge) {
                match find(word, entry.kind, &identities, names, groups) {
                    Ok(found) => self.fold_in(at, word, found, groups),
                    Err(problem) if Some(word) != itself || !matches!(problem, Unfound::Unknown) => {
                        let what = problem.what(word);
                        self.remarks.push(entry.problem(word, Severity::Warning, what, problem.hint()));
                    }
                    Err(_) => {}
                }
            }
            if self.bases[at].is_none() && entry.merge.is_empty() {
                let what = format!("nothing in the articles is called `{}`", entry.name);
                let hint = "write the name as it stands there, or add it under `also`";
                self.remarks.push(entry.problem(&entry.name, Severity::Warning, what, hint));
            }
        }
        groups.joins().len() > before
    }

    /// Folds the group of a name into that of an entry.
    fn fold_in(&mut self, at: usize, word: &str, found: usize, groups: &mut Groups) {
        let entry = &self.entries[at];
        let folded = match self.bases[at] {
            Some(base) => groups.join(found, base, REASON),
            None => {
                let claimed = groups.claim(found, at);
                if claimed {
                    groups.explain(found, REASON);
                    self.bases[at] = Some(found);
                }
                claimed
            }
        };
        if !folded {
            let what = format!("`{word}` cannot be folded into `{}`: other lines here keep them apart", entry.name);
            self.remarks.push(entry.problem(word, Severity::Warning, what, "leave out one of both"));
        }
    }

    /// Drops the mentions of what people say is no entity.
    pub(super) fn drop_denied(&self, articles: &mut [Article], groups: &Groups, settled: &mut [Vec<Settled>]) {
        let is_denied = |name: usize| groups.entry(name).is_some_and(|entry| self.entries[entry].deny);
        if !self.entries.iter().any(|entry| entry.deny) {
            return;
        }
        for (article, settled) in articles.iter_mut().zip(settled) {
            let mut denied = settled.iter().map(|settled| is_denied(settled.name)).collect::<Vec<_>>().into_iter();
            mentions::keep(article, |_, _| !denied.next().unwrap_or(false));
            settled.retain(|settled| !is_denied(settled.name));
        }
    }

    /// What there is to say of the entries, now that all is settled.
    pub(super) fn into_remarks(mut self, names: &Names, entities: &[Entity]) -> Vec<Problem> {
        self.tell_unfound_names(names);
        for entity in entities.iter().filter(|entity| entity.told.is_some() && entity.kind == EntityKind::Other) {
            let entry = self.entries.iter().find(|entry| entry.name == entity.name && entry.kind.is_none());
            if let Some(entry) = entry {
                let what = format!("nothing tells what `{}` is, so it gets no page", entry.name);
                let hint = "write `type = \"person\"`, `\"place\"` or `\"organisation\"`";
                self.remarks.push(entry.problem(&entry.name, Severity::Warning, what, hint));
            }
        }
        for entity in entities.iter().filter(|entity| entity.told.is_some() && entity.kind != EntityKind::Place) {
            let entry = self.entries.iter().find(|entry| entry.name == entity.name && entry.at.is_some());
            if let Some(entry) = entry {
                let what = format!("`{}` is taken for no place, so its position is not used", entry.name);
                let hint = "write `type = \"place\"`, or leave out `at`";
                self.remarks.push(entry.problem(&entry.name, Severity::Warning, what, hint));
            }
        }
        self.remarks.sort();
        self.remarks
    }
}

/// Why the entity that is meant was not found.
enum Unfound {
    /// None is called so.
    Unknown,
    /// Several are: their ids.
    Several(Vec<String>),
}

impl Unfound {
    fn what(&self, word: &str) -> String {
        match self {
            Self::Unknown => format!("no entity is called `{word}`"),
            Self::Several(_) => format!("several entities are called `{word}`"),
        }
    }

    fn hint(&self) -> String {
        match self {
            Self::Unknown => "write its name, or its id as `data/entities.json` has it: `person/renn`".to_owned(),
            Self::Several(ids) => format!("write the id of the one you mean: {}", ids.join(", ")),
        }
    }
}

/// The entity that is meant, by a name of its group: by its id, by its name, or by a form of its name.
fn find(
    word: &str,
    kind: Option<EntityKind>,
    identities: &[Identity],
    names: &Names,
    groups: &Groups,
) -> Result<usize, Unfound> {
    if let Some(identity) = identities.iter().find(|identity| identity.id == word) {
        return Ok(identity.root);
    }
    let key = forms::key(word);
    let mut called: Vec<&Identity> = identities.iter().filter(|identity| forms::key(&identity.name) == key).collect();
    if called.len() > 1 && called.iter().any(|identity| Some(identity.kind) == kind) {
        called.retain(|identity| Some(identity.kind) == kind);
    }
    match called.as_slice() {
        [] => {}
        [identity] => return Ok(identity.root),
        several => return Err(Unfound::Several(several.iter().map(|identity| identity.id.clone()).collect())),
    }
    let named = names.find(&key).map(|name| groups.find(name));
    let named = named.filter(|&root| identities.iter().any(|identity| groups.find(identity.root) == root));
    named.ok_or(Unfound::Unknown)
}

#[cfg(test)]
mod tests;
