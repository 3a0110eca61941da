//! Names that are joined one by one into groups, each join with its reason: a union-find whose groups keep what was said
//! when they were made. What people say of names limits it, as the must-link and cannot-link constraints of constrained
//! clustering do (Wagstaff et al., 2001): a group may belong to one of their entries only, and holds no name that the entry
//! forbids.

use std::collections::{BTreeMap, BTreeSet};

/// Disjoint groups of names, numbered from 0.
pub(super) struct Groups {
    parents: Vec<usize>,
    joins: Vec<Joined>,
    /// What people say of groups, by the name that stands for each.
    limits: BTreeMap<usize, Limits>,
}

/// A name, another that it was joined to, and why.
pub(super) struct Joined {
    /// The name.
    pub(super) name: usize,
    /// The other one; the name itself where people speak of it by this name.
    pub(super) to: usize,
    /// Why, in words.
    pub(super) reason: String,
}

/// What people say of a group.
#[derive(Default)]
struct Limits {
    /// The entry that it belongs to.
    entry: Option<usize>,
    /// The entries that it is never part of.
    never: BTreeSet<usize>,
}

impl Groups {
    /// As many groups as names.
    pub(super) fn new(names: usize) -> Self {
        Self { parents: (0..names).collect(), joins: Vec::new(), limits: BTreeMap::new() }
    }

    /// The name that stands for the group of `name`.
    pub(super) fn find(&self, mut name: usize) -> usize {
        while self.parents[name] != name {
            name = self.parents[name];
        }
        name
    }

    /// Joins the group of `name` to that of `to`, unless people say that they are two; tells whether they are one now.
    pub(super) fn join(&mut self, name: usize, to: usize, reason: &str) -> bool {
        let (from, into) = (self.find(name), self.find(to));
        if from == into {
            return true;
        }
        if !self.may_join(from, into) {
            return false;
        }
        if let Some(limits) = self.limits.remove(&from) {
            let both = self.limits.entry(into).or_default();
            both.entry = both.entry.or(limits.entry);
            both.never.extend(limits.never);
        }
        self.parents[from] = into;
        self.joins.push(Joined { name, to, reason: reason.to_owned() });
        self.shorten(name, into);
        true
    }

    /// Whether nothing that people say keeps the groups of two names apart.
    pub(super) fn may_join(&self, a: usize, b: usize) -> bool {
        let (Some(a), Some(b)) = (self.limits.get(&self.find(a)), self.limits.get(&self.find(b))) else { return true };
        let forbids = |entry: Option<usize>, never: &BTreeSet<usize>| entry.is_some_and(|entry| never.contains(&entry));
        let two = a.entry.zip(b.entry).is_some_and(|(a, b)| a != b);
        !two && !forbids(a.entry, &b.never) && !forbids(b.entry, &a.never)
    }

    /// Gives the group of a name to an entry of people's; tells whether it could be given.
    pub(super) fn claim(&mut self, name: usize, entry: usize) -> bool {
        let root = self.find(name);
        let limits = self.limits.entry(root).or_default();
        if limits.never.contains(&entry) {
            return false;
        }
        *limits.entry.get_or_insert(entry) == entry
    }

    /// Keeps a name out of the group of an entry.
    pub(super) fn forbid(&mut self, name: usize, entry: usize) {
        self.limits.entry(self.find(name)).or_default().never.insert(entry);
    }

    /// The entry of people's that the group of a name belongs to.
    pub(super) fn entry(&self, name: usize) -> Option<usize> {
        self.limits.get(&self.find(name))?.entry
    }

    /// Says of a name why it is where it is.
    pub(super) fn explain(&mut self, name: usize, reason: &str) {
        self.joins.push(Joined { name, to: name, reason: reason.to_owned() });
    }

    /// Which names were joined and why, in the order of the joins.
    pub(super) fn joins(&self) -> &[Joined] {
        &self.joins
    }

    /// Lets the way from `name` lead straight to `root`, so that ways stay short.
    fn shorten(&mut self, mut name: usize, root: usize) {
        while self.parents[name] != root && name != root {
            name = std::mem::replace(&mut self.parents[name], root);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joins_are_transitive_and_give_reasons() {
        let mut groups = Groups::new(4);
        groups.join(0, 1, "spelling");
        groups.join(1, 2, "statement");
        groups.join(0, 2, "again");
        assert_eq!(groups.find(0), groups.find(2));
        assert_ne!(groups.find(0), groups.find(3));
        assert_eq!(groups.joins().len(), 2);
    }

    #[test]
    fn what_people_say_limits_joins() {
        let mut groups = Groups::new(6);
        assert!(groups.claim(0, 7) && groups.claim(1, 8) && !groups.claim(0, 8));
        groups.forbid(2, 7);
        assert!(groups.join(3, 0, "spelling") && groups.join(4, 2, "spelling"));
        assert!(!groups.join(3, 1, "two entries") && !groups.join(0, 4, "forbidden"));
        assert!(groups.join(4, 1, "spelling") && groups.join(5, 3, "spelling"));
        assert_eq!((groups.entry(2), groups.entry(5)), (Some(8), Some(7)));
        assert!(!groups.may_join(5, 2));
    }
}
