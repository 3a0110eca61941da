//! The mentions of all articles in, who is who across the collection out.
//!
//! 1. [`common_nouns`] drops acronyms that articles say are no names.
//! 2. [`names`] counts the distinct names, by keys without case and accents ([`forms`]); the kind of each is voted on.
//! 3. Names of one thing are joined into [`groups`], each join with its reason: [`places`] (countries, spellings, generic
//!    words, misspellings), [`people`] (transliterations, middle names), [`numbered`] (happenings that are counted),
//!    [`statements`] (what the articles say, acronyms).
//! 4. A surname is settled for each article by itself ([`people`]), so that one surname can be two people, and so is the short
//!    name of a body ([`bodies`]), so that one `Senate` can be two.
//! 5. [`portrait`] makes an entity of every group: its fullest common name, its id, its forms, articles and titles.
//!
//! Every step looks names up in an index: the work grows with the number of mentions, not with its square. In doubt names
//! stay apart.

mod bodies;
mod common_nouns;
mod forms;
mod groups;
mod names;
mod numbered;
mod people;
mod places;
mod portrait;
mod statements;

use std::collections::BTreeSet;

use crate::model::{Article, Entity};
use bodies::Bodies;
use groups::Groups;
use names::Names;
use people::{Place, Surnames};
use portrait::Settled;

/// Whether words are the name of a country, or its adjective.
pub(super) fn is_of_a_country(words: &str) -> bool {
    places::country(&forms::key(words)).is_some()
}

/// Joins the mentions of all articles into entities, and sets every mention's `entity`. Entities come sorted by id.
#[must_use]
pub fn resolve(articles: &mut [Article]) -> Vec<Entity> {
    common_nouns::drop(articles);
    let names = Names::collect(articles);
    let mut groups = Groups::new(names.all.len());
    people::join_full_names(&names, &mut groups);
    places::join(&names, &mut groups);
    numbered::join(&names, &mut groups);
    bodies::join_companies(&names, &mut groups);
    statements::join(articles, &names, &mut groups);
    statements::join_acronyms(&names, &mut groups);
    let settled = settle(&names, &groups);
    portrait::entities(articles, &names, &groups, &settled)
}

/// The name that every mention stands for once surnames are settled, and why where that is another name.
fn settle(names: &Names, groups: &Groups) -> Vec<Vec<Settled>> {
    let surnames = Surnames::index(names);
    let bodies = Bodies::index(names);
    let settle_article = |(article, of): (usize, &Vec<usize>)| {
        let mut seen = BTreeSet::new();
        let settle_one = |&name: &usize| {
            let place = Place { article, seen: &seen };
            let person = surnames.resolve(&names.all[name], &place, names, groups);
            let meant = person.or_else(|| bodies.resolve(name, article, names, groups));
            seen.insert(name);
            meant.map_or(Settled { name, reason: None }, |(full, reason)| Settled { name: full, reason: Some(reason) })
        };
        of.iter().map(settle_one).collect()
    };
    names.of.iter().enumerate().map(settle_article).collect()
}

#[cfg(test)]
mod tests;
