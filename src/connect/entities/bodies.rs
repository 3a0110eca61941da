//! Which body is meant by a short name: `Senate` in an article that also names one body whose name is a place and these words,
//! `U.S. Senate`; and companies with and without their legal form. A short name is settled for each article by itself, and where
//! two bodies could be meant it stays apart.

use std::collections::BTreeMap;

use super::groups::Groups;
use super::names::{Name, Names};
use super::places;
use crate::annotate::names::{is_company_suffix, is_known_place};
use crate::model::EntityKind;

/// The most words of a place before the name of a body.
const LONGEST_PLACE: usize = 3;

/// Joins companies that are named with and without their legal form: `Vardby Shipping Ltd`.
pub(super) fn join_companies(names: &Names, groups: &mut Groups) {
    for (at, name) in bodies(names) {
        let Some((short, suffix)) = name.key.rsplit_once(' ') else { continue };
        let other = names.find(short).filter(|&other| names.all[other].kind() == EntityKind::Organisation);
        if let Some(other) = other.filter(|_| is_company_suffix(suffix)) {
            groups.join(at, other, "the same name with a legal form");
        }
    }
}

/// What a church's name begins with.
const CHURCH_OF: &str = "church of ";

/// Joins a church to its name without "Church of", where that is one word that names no place and nobody: it is a body too.
pub(super) fn join_churches(names: &mut Names, groups: &mut Groups) {
    let short_of = |(at, name): (usize, &Name)| {
        let short = name.key.strip_prefix(CHURCH_OF).filter(|short| !short.contains(' '))?;
        let other = names.find(short).filter(|&other| names.all[other].kind() != EntityKind::Person)?;
        let is_place = places::country(short).is_some() || is_known_place(short);
        (!is_place).then_some((at, other))
    };
    let churches: Vec<(usize, usize)> = bodies(names).filter_map(short_of).collect();
    for (at, other) in churches {
        if groups.join(other, at, "the church's name without “Church of”") {
            names.all[other].tell(Some(EntityKind::Organisation));
        }
    }
}

/// The bodies whose names go on behind something, by what goes on.
pub(super) struct Bodies<'n> {
    endings: BTreeMap<&'n str, Vec<Longer<'n>>>,
}

/// A body with a longer name.
struct Longer<'n> {
    name: usize,
    /// The place before the ending, if it is one.
    place: Option<&'n str>,
}

impl<'n> Bodies<'n> {
    /// Indexes the bodies that another one's name is the end of.
    pub(super) fn index(names: &'n Names) -> Self {
        let mut endings: BTreeMap<&str, Vec<Longer<'_>>> = BTreeMap::new();
        for (at, name) in bodies(names) {
            for (words, (parting, _)) in name.key.match_indices(' ').enumerate() {
                let (before, ending) = (&name.key[..parting], &name.key[parting + 1..]);
                if names.find(ending).is_some_and(|short| names.all[short].kind() == EntityKind::Organisation) {
                    let place = Some(before).filter(|before| words < LONGEST_PLACE && is_place(before, names));
                    endings.entry(ending).or_default().push(Longer { name: at, place });
                }
            }
        }
        Self { endings }
    }

    /// The full name that a short name stands for in an article, and why.
    pub(super) fn resolve(
        &self,
        short: usize,
        article: usize,
        names: &Names,
        groups: &Groups,
    ) -> Option<(usize, &'static str)> {
        let longer = self.endings.get(names.all[short].key.as_str())?;
        let here = longer
            .iter()
            .filter(|longer| names.all[longer.name].articles.contains(&article) && groups.may_join(short, longer.name));
        let mut meant = here.map(|longer| (groups.find(longer.name), longer.place.is_some()));
        let (only, _) = meant.next().filter(|(_, placed)| *placed)?;
        let (own, is_only) = (groups.find(short), meant.all(|(other, _)| other == only));
        (is_only && own != only)
            .then_some((only, "end of the full name in the same article, which begins with a place"))
    }
}

fn bodies(names: &Names) -> impl Iterator<Item = (usize, &Name)> {
    names.all.iter().enumerate().filter(|(_, name)| name.kind() == EntityKind::Organisation)
}

/// Whether a key is that of a country, its adjective, or another place.
fn is_place(key: &str, names: &Names) -> bool {
    let is_named = || names.find(key).is_some_and(|at| names.all[at].kind() == EntityKind::Place);
    places::country(key).is_some() || is_known_place(key) || is_named()
}
