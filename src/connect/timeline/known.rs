//! Entities in, a small stand-in for each out, so that tellings need not hold their ids.

use rustc_hash::FxHashMap;

use crate::model::{Entity, EntityKind};

/// An entity of the collection: its place in the list, and its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Named {
    number: u32,
    pub(super) kind: EntityKind,
}

impl Named {
    /// What it is counted by beside the hashes of words.
    pub(super) fn hash(self) -> u64 {
        // Hashes of words are spread over all 64 bits, so that none is as small but by chance.
        u64::from(self.number)
    }

    /// Its entity.
    pub(super) fn of(self, entities: &[Entity]) -> &Entity {
        &entities[self.number as usize]
    }
}

/// The entities that have a page of their own, by id.
pub(super) struct Known<'e>(FxHashMap<&'e str, Named>);

impl<'e> Known<'e> {
    pub(super) fn of(entities: &'e [Entity]) -> Self {
        let named = |(number, entity): (usize, &'e Entity)| {
            (entity.id.as_str(), Named { number: number as u32, kind: entity.kind })
        };
        Self(entities.iter().enumerate().map(named).collect())
    }

    /// The entity of an id.
    pub(super) fn get(&self, id: &str) -> Option<Named> {
        self.0.get(id).copied()
    }
}
