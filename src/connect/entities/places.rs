//! Which names of places are one place: countries by name, formal name and adjective, old and new spellings, names that vary in a generic
//! word only (`Lofoten`, `Lofoten Islands`), and misspellings near a frequent name.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::forms;
use super::groups::Groups;
use super::names::Names;
use crate::data_file::rows;
use crate::model::EntityKind;

/// How often a name must stand in the collection before a rare one can be a misspelling of it.
const FREQUENT: usize = 3;

/// Most letters in which a misspelling differs.
const LARGEST_DISTANCE: usize = 2;

/// How many other names must stand in articles of both the rare and the frequent name.
const SHARED_COMPANY: usize = 2;

/// Why a rare name is taken for a misspelling.
pub(super) const MISSPELLING: &str = "near in spelling to a frequent name in the same company";

/// The countries: the key of every name and adjective with the country's name and whether it is an adjective.
static COUNTRIES: LazyLock<BTreeMap<String, (&'static str, bool)>> = LazyLock::new(|| {
    let mut countries = BTreeMap::new();
    for row in rows(include_str!("../../annotate/names/data/countries.tsv")) {
        for (column, names) in row.split('\t').enumerate() {
            let country = row.split('\t').next().unwrap_or_default();
            for name in names.split('|').filter(|name| !name.is_empty()) {
                countries.entry(forms::key(name)).or_insert((country, column == 2));
            }
        }
    }
    countries
});

/// What stands before `of` and a country's usual name in its formal one.
static FORMS_OF_STATE: LazyLock<BTreeSet<&str>> = LazyLock::new(|| lines(include_str!("data/forms-of-state.txt")));

/// Formal names that do not mean the country they seem to.
static OTHER_STATES: LazyLock<BTreeSet<&str>> = LazyLock::new(|| lines(include_str!("data/other-states.txt")));

fn lines(list: &'static str) -> BTreeSet<&'static str> {
    rows(list).collect()
}

/// The country whose name has this key.
pub(super) fn country(key: &str) -> Option<&'static str> {
    COUNTRIES.get(key).map(|(country, _)| *country)
}

/// Whether a key is that of a country's adjective.
pub(super) fn is_adjective(key: &str) -> bool {
    COUNTRIES.get(key).is_some_and(|(_, adjective)| *adjective)
}

/// Joins the names of places.
pub(super) fn join(names: &Names, groups: &mut Groups) {
    join_countries(names, groups);
    join_spellings(names, groups);
    join_formal(names, groups);
    join_generics(names, groups);
    join_misspellings(names, groups);
}

fn join_countries(names: &Names, groups: &mut Groups) {
    let mut first: BTreeMap<&str, usize> = BTreeMap::new();
    let countries = || names.all.iter().enumerate().filter_map(|(at, name)| Some((at, name, country(&name.key)?)));
    for (at, name, country) in countries().filter(|(_, name, _)| !is_adjective(&name.key)) {
        if let Some(&other) = first.get(country) {
            groups.join(at, other, &format!("another name of {country}"));
        } else if name.kind() == EntityKind::Place {
            first.insert(country, at);
        }
    }
    for (at, _, country) in countries().filter(|(_, name, _)| is_adjective(&name.key)) {
        if let Some(&other) = first.get(country) {
            groups.join(at, other, &format!("adjective or people of {country}"));
        }
    }
}

fn join_spellings(names: &Names, groups: &mut Groups) {
    for row in rows(include_str!("data/places.tsv")) {
        let mut found = row.split('\t').filter_map(|key| names.find(key));
        if let Some(first) = found.next() {
            for other in found {
                groups.join(other, first, "another spelling of the same place");
            }
        }
    }
}

/// The spellings of a place's key, itself among them.
pub(super) fn spellings(key: &str) -> Vec<&str> {
    let mut rows = rows(include_str!("data/places.tsv"));
    let row = rows.find(|row| row.split('\t').any(|other| other == key));
    row.map_or_else(|| vec![key], |row| row.split('\t').collect())
}

/// Joins a country's formal name (`Kingdom of Norway`) to its usual one, unless the formal one is known as something else.
fn join_formal(names: &Names, groups: &mut Groups) {
    for (at, name) in names.all.iter().enumerate().filter(|(_, name)| country(&name.key).is_none()) {
        let Some((form, rest)) = name.key.split_once(" of ") else { continue };
        let usual = names.find(rest.strip_prefix("the ").unwrap_or(rest));
        let usual = usual.filter(|&usual| country(&names.all[usual].key).is_some() && !is_adjective(rest));
        if let Some(usual) =
            usual.filter(|_| FORMS_OF_STATE.contains(form) && !OTHER_STATES.contains(name.key.as_str()))
        {
            groups.join(at, usual, "formal name of the country");
        }
    }
}

fn is_place(names: &Names, at: usize) -> bool {
    names.all[at].kind() == EntityKind::Place && country(&names.all[at].key).is_none()
}

/// The places by the core of their names, those with a generic word first.
fn by_core(names: &Names) -> BTreeMap<String, Vec<usize>> {
    let mut cores: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for at in (0..names.all.len()).filter(|&at| is_place(names, at)) {
        if let Some(core) = forms::core(&names.all[at].key) {
            cores.entry(core).or_default().push(at);
        }
    }
    for places in cores.values_mut() {
        places.sort_by_key(|&at| (!forms::is_generic(&names.all[at].key), at));
    }
    cores
}

fn join_generics(names: &Names, groups: &mut Groups) {
    let cores = by_core(names);
    for (core, places) in &cores {
        let Some((&first, others)) = places.split_first() else { continue };
        if !forms::is_generic(&names.all[first].key) {
            continue;
        }
        for &other in others {
            groups.join(other, first, "the same name with another generic word");
        }
        let plural = names.find(&format!("{core}s"));
        if let Some(plural) = plural.filter(|&plural| names.all[plural].kind() != EntityKind::Organisation) {
            groups.join(plural, first, "the islands named by the plural");
        }
    }
}

/// Joins a rare name to a frequent one with the same consonants, the same kind of head noun and the same company.
fn join_misspellings(names: &Names, groups: &mut Groups) {
    let mut near: BTreeMap<String, Vec<(String, usize, usize)>> = BTreeMap::new();
    for (core, places) in by_core(names) {
        let Some(&first) = places.first().filter(|&&first| forms::is_generic(&names.all[first].key)) else { continue };
        let count = places.iter().map(|&at| names.all[at].count()).sum();
        near.entry(forms::skeleton(&core)).or_default().push((core, first, count));
    }
    for places in near.values() {
        let frequent: Vec<_> = places.iter().filter(|(_, _, count)| *count >= FREQUENT).collect();
        let &[(core, to, most)] = frequent.as_slice() else { continue };
        for (rare, at, count) in places.iter().filter(|(_, at, _)| at != to) {
            let close = core.len() > 4 && strsim::levenshtein(core, rare) <= LARGEST_DISTANCE;
            if close && count * FREQUENT <= *most && shares_company(names, *at, *to) {
                groups.join(*at, *to, MISSPELLING);
            }
        }
    }
}

fn shares_company(names: &Names, a: usize, b: usize) -> bool {
    let company = |name: usize| -> BTreeSet<usize> {
        names.all[name].articles.iter().flat_map(|&article| names.of[article].iter().copied()).collect()
    };
    let others = company(b);
    company(a).iter().filter(|name| **name != a && **name != b && others.contains(name)).count() >= SHARED_COMPANY
}
