//! The labels of the tagger: outside, or the begin or inside of one of four kinds of name (BIO).

use crate::model::EntityKind;

/// The number of labels.
pub(super) const LABELS: usize = 9;

/// A label: 0 is outside; odd ones begin a name, the even one behind each goes on with it.
pub(super) type Label = usize;

/// Outside of every name.
pub(super) const OUTSIDE: Label = 0;

/// Begins a name of no kind of its own: events, works, products, adjectives of countries.
pub(super) const BEGIN_OTHER: Label = 7;

/// The label that begins a name of a kind.
pub(super) fn begin(kind: EntityKind) -> Label {
    match kind {
        EntityKind::Person => 1,
        EntityKind::Place => 3,
        EntityKind::Organisation => 5,
        EntityKind::Event | EntityKind::Work | EntityKind::Other => BEGIN_OTHER,
    }
}

/// The kind that a label tells of.
pub(super) fn kind(label: Label) -> Option<EntityKind> {
    match label {
        1 | 2 => Some(EntityKind::Person),
        3 | 4 => Some(EntityKind::Place),
        5 | 6 => Some(EntityKind::Organisation),
        7 | 8 => Some(EntityKind::Other),
        _ => None,
    }
}

/// Whether a label goes on with a name.
pub(super) fn is_inside(label: Label) -> bool {
    label > OUTSIDE && label.is_multiple_of(2)
}

/// Whether a label may follow another.
pub(super) fn may_follow(before: Label, label: Label) -> bool {
    !is_inside(label) || before == label || before + 1 == label
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_gone_on_with_only_behind_its_own_kind() {
        let person = begin(EntityKind::Person);
        assert!(may_follow(person, person + 1) && may_follow(person + 1, person + 1) && may_follow(OUTSIDE, person));
        assert!(!may_follow(OUTSIDE, person + 1) && !may_follow(begin(EntityKind::Place), person + 1));
        assert_eq!((kind(person + 1), kind(OUTSIDE)), (Some(EntityKind::Person), None));
    }
}
