//! The mentions of all articles in, who is who across the collection out.
//!
//! 1. [`common_nouns`] drops acronyms that articles say are no names.
//! 2. [`corrections`] finds the names that people give and that were not recognised. [`names`] counts the distinct names, by keys without case and accents ([`forms`]); the kind of each is voted on.
//!    What people say of the names is laid down first; no later step joins what they keep apart.
//! 3. Names of one thing are joined into [`groups`], each join with its reason: [`places`] (countries, spellings, generic
//!    words, misspellings), [`people`] (transliterations, middle names), [`numbered`] (happenings that are counted),
//!    [`statements`] (what the articles say, acronyms).
//! 4. A surname is settled for each article by itself ([`people`]), so that one surname can be two people, and so is the short
//!    name of a body ([`bodies`]), so that one `Senate` can be two.
//! 5. [`corrections`] folds entities into others and drops those that people say are none.
//! 6. [`portrait`] makes an entity of every group: its fullest common name, its id, its forms, articles and titles.
//! 7. [`doubts`] lists what could have been joined or parted otherwise.
//!
//! Every step looks names up in an index: the work grows with the number of mentions, not with its square. In doubt names
//! stay apart.

mod bodies;
mod common_nouns;
mod corrections;
mod doubts;
mod forms;
mod groups;
mod mentions;
mod names;
mod numbered;
mod people;
mod places;
mod portrait;
mod statements;

use std::collections::BTreeSet;

use rayon::prelude::*;

use crate::config::Correction;
use crate::model::{Article, Doubt, Entity};
use crate::problem::Problem;
use bodies::Bodies;
use corrections::Corrections;
use doubts::Collection;
use groups::Groups;
use names::Names;
use people::{Place, Surnames};
use portrait::Settled;

/// Whether words are the name of a country, or its adjective.
pub(super) fn is_of_a_country(words: &str) -> bool {
    places::country(&forms::key(words)).is_some()
}

/// The key under which the spellings of one name meet: without case, accents, full stops and a leading article.
pub(crate) fn key(name: &str) -> String {
    forms::key(name)
}

/// The keys under which a place of this name may be known.
pub(super) fn keys_of_place(name: &str) -> Vec<String> {
    places::spellings(&forms::key(name)).into_iter().map(str::to_owned).collect()
}

/// Who is who in a collection.
#[derive(Debug, Default)]
pub struct WhoIsWho {
    /// The entities, sorted by id.
    pub entities: Vec<Entity>,
    /// What of people's corrections found nothing, or could not be followed.
    pub remarks: Vec<Problem>,
    /// Of what nothing tells for certain who it is, what is named most often first.
    pub doubts: Vec<Doubt>,
}

/// Joins the mentions of all articles into entities, and sets every mention's `entity`. What people say wins.
#[must_use]
pub fn resolve(articles: &mut [Article], corrections: &[Correction]) -> WhoIsWho {
    common_nouns::drop(articles);
    corrections::find_missed(articles, corrections);
    let mut names = Names::collect(articles);
    let mut groups = Groups::new(names.all.len());
    let mut corrections = Corrections::apply(corrections, &mut names, &mut groups);
    people::join_full_names(&names, &mut groups);
    places::join(&names, &mut groups);
    numbered::join(&names, &mut groups);
    bodies::join_companies(&names, &mut groups);
    bodies::join_churches(&mut names, &mut groups);
    statements::join(articles, &names, &mut groups);
    statements::join_acronyms(&names, &mut groups);
    let mut settled = settle(&names, &groups, &corrections);
    if corrections.fold(articles, &names, &mut groups, &settled) {
        settled = settle(&names, &groups, &corrections);
    }
    corrections.drop_denied(articles, &groups, &mut settled);
    let portraits = portrait::gather(articles, &names, &groups, &settled, corrections.entries());
    let entities = portrait::entities(articles, &names, &groups, &settled, &portraits);
    let doubts = doubts::find(&Collection { articles, names: &names, groups: &groups, settled: &settled }, &portraits);
    WhoIsWho { remarks: corrections.into_remarks(&names, &entities), entities, doubts }
}

/// The name that every mention stands for once surnames are settled, and why where that is another name. Names that people
/// speak of stand for themselves.
fn settle(names: &Names, groups: &Groups, corrections: &Corrections<'_>) -> Vec<Vec<Settled>> {
    let surnames = Surnames::index(names);
    let bodies = Bodies::index(names);
    let settle_article = |(article, of): (usize, &Vec<usize>)| {
        let mut seen = BTreeSet::new();
        let settle_one = |&name: &usize| {
            let place = Place { article, seen: &seen };
            let meant = if corrections.is_claimed(name) {
                None
            } else {
                let person = surnames.resolve(name, &place, names, groups);
                person.or_else(|| bodies.resolve(name, article, names, groups))
            };
            seen.insert(name);
            meant.map_or(Settled { name, reason: None }, |(full, reason)| Settled { name: full, reason: Some(reason) })
        };
        of.iter().map(settle_one).collect()
    };
    names.of.par_iter().enumerate().map(settle_article).collect()
}

#[cfg(test)]
pub(crate) mod tests;
