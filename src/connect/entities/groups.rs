//! Names that are joined one by one into groups, each join with its reason: a union-find whose groups keep what was said
//! when they were made.

/// Disjoint groups of names, numbered from 0.
pub(super) struct Groups {
    parents: Vec<usize>,
    reasons: Vec<(usize, String)>,
}

impl Groups {
    /// As many groups as names.
    pub(super) fn new(names: usize) -> Self {
        Self { parents: (0..names).collect(), reasons: Vec::new() }
    }

    /// The name that stands for the group of `name`.
    pub(super) fn find(&self, mut name: usize) -> usize {
        while self.parents[name] != name {
            name = self.parents[name];
        }
        name
    }

    /// Joins the group of `name` to that of `to`.
    pub(super) fn join(&mut self, name: usize, to: usize, reason: &str) {
        let (from, into) = (self.find(name), self.find(to));
        if from == into {
            return;
        }
        self.parents[from] = into;
        self.reasons.push((name, reason.to_owned()));
        self.shorten(name, into);
    }

    /// Why names were joined, in the order of the joins.
    pub(super) fn reasons(&self) -> &[(usize, String)] {
        &self.reasons
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
        assert_eq!(groups.reasons().len(), 2);
    }
}
