//! An entity in; what is not certain about who it is out: whom it may be, who may be it, and names that may be another's.

use serde::Serialize;

use super::catalogue::Catalogue;
use super::page::Link;
use crate::model::{Doubt, Entity};
use crate::publish::wording::begun;

/// Doubts that are shown.
const SHOWN: usize = 8;

/// A name of which it is not certain whose it is.
#[derive(Debug, Serialize)]
pub(super) struct DoubtView {
    /// The name.
    name: String,
    /// Its own page, where that is another one.
    href: Option<String>,
    /// Why it is not certain.
    why: String,
    /// The pages of those who may be meant.
    others: Vec<Link>,
}

/// The doubts that concern an entity, about what is named most often first.
pub(super) fn doubts(catalogue: &Catalogue<'_>, entity: &Entity, from: &str) -> Vec<DoubtView> {
    catalogue.doubts_of(&entity.id).take(SHOWN).map(|doubt| view(catalogue, entity, doubt, from)).collect()
}

fn view(catalogue: &Catalogue<'_>, own: &Entity, doubt: &Doubt, from: &str) -> DoubtView {
    let link = |id: &str| -> Option<Link> {
        let (_, entity) = catalogue.entity(id).filter(|_| id != own.id)?;
        Some(Link::new(from, catalogue.addresses.entity(id)?, entity.name.as_str()))
    };
    DoubtView {
        name: doubt.name.clone(),
        href: link(&doubt.entity).map(|link| link.href),
        why: begun(&doubt.why),
        others: doubt.others.iter().filter_map(|id| link(id)).collect(),
    }
}
