//! The lists of people, places and organisations: those in most articles first, then all from A to Z, a page a letter
//! when there are many.

use std::collections::BTreeMap;

use serde::Serialize;
use unicode_normalization::UnicodeNormalization;

use super::catalogue::Catalogue;
use super::page::{Letter, Link, Page, count};
use super::paging::{Pager, parts};
use crate::model::EntityKind;

/// Names in the ranking.
const RANKED: usize = 30;

/// Names from which on each letter has a page of its own.
const LONG: usize = 400;

/// Names on a page of one letter.
const SIZE: usize = 300;

/// A section of the site that lists entities.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// `people/`.
    People,
    /// `places/`.
    Places,
    /// `organisations/`, with the named events.
    Organisations,
}

impl Kind {
    /// All of them, in the menu's order.
    pub(crate) const ALL: [Self; 3] = [Self::People, Self::Places, Self::Organisations];

    /// The section an entity belongs to.
    pub(crate) const fn of(kind: EntityKind) -> Option<Self> {
        match kind {
            EntityKind::Person => Some(Self::People),
            EntityKind::Place => Some(Self::Places),
            EntityKind::Organisation | EntityKind::Event => Some(Self::Organisations),
            EntityKind::Work | EntityKind::Other => None,
        }
    }

    /// Its folder.
    pub(crate) const fn folder(self) -> &'static str {
        match self {
            Self::People => "people",
            Self::Places => "places",
            Self::Organisations => "organisations",
        }
    }

    /// Its first page.
    pub(crate) const fn path(self) -> &'static str {
        match self {
            Self::People => "people/index.html",
            Self::Places => "places/index.html",
            Self::Organisations => "organisations/index.html",
        }
    }

    /// Its title.
    pub(crate) const fn title(self) -> &'static str {
        match self {
            Self::People => "People",
            Self::Places => "Places",
            Self::Organisations => "Organisations",
        }
    }

    /// What one of them is called.
    pub(crate) const fn noun(self, kind: EntityKind) -> &'static str {
        match (self, kind) {
            (_, EntityKind::Event) => "event",
            (Self::People, _) => "person",
            (Self::Places, _) => "place",
            (Self::Organisations, _) => "organisation",
        }
    }

    const fn counted(self) -> (&'static str, &'static str) {
        match self {
            Self::People => ("person", "people"),
            Self::Places => ("place", "places"),
            Self::Organisations => ("organisation or event", "organisations and events"),
        }
    }
}

/// A page of `people/`, `places/` or `organisations/`.
#[derive(Debug, Serialize)]
pub(crate) struct EntitiesView {
    title: String,
    total: String,
    top: Vec<EntityLine>,
    letters: Vec<Letter>,
    sections: Vec<Section>,
    pager: Option<Pager>,
}

/// An entity in a list.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct EntityLine {
    link: Link,
    /// Its most frequent title or office.
    role: Option<String>,
    articles: usize,
    quotes: usize,
    /// Its articles' share of the highest number, in percent, for the bar.
    share: usize,
}

#[derive(Debug, Serialize)]
struct Section {
    id: String,
    letter: String,
    entries: Vec<EntityLine>,
}

/// The entities of a section in most articles, as the page `from` lists them.
pub(crate) fn top(catalogue: &Catalogue<'_>, kind: Kind, from: &str, limit: usize) -> Vec<EntityLine> {
    let ranked = catalogue.ranked(kind.folder());
    let most = ranked.first().map_or(1, |&at| catalogue.dossier.entities[at].articles.len());
    ranked.into_iter().take(limit).filter_map(|at| line(catalogue, at, from, most)).collect()
}

fn line(catalogue: &Catalogue<'_>, at: usize, from: &str, most: usize) -> Option<EntityLine> {
    let entity = &catalogue.dossier.entities[at];
    Some(EntityLine {
        link: Link::new(from, catalogue.addresses.entity(&entity.id)?, entity.name.as_str()),
        role: entity.titles.first().cloned(),
        articles: entity.articles.len(),
        quotes: catalogue.quotes_by.get(&at).map_or(0, Vec::len),
        share: entity.articles.len() * 100 / most.max(1),
    })
}

/// All pages of a section but those of its entities.
pub(crate) fn entities(catalogue: &Catalogue<'_>, kind: Kind) -> Vec<(Page, EntitiesView)> {
    let ranked = catalogue.ranked(kind.folder());
    let total = count(ranked.len(), kind.counted().0, kind.counted().1);
    let mut by_letter: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for &at in &ranked {
        by_letter.entry(letter(sort_name(catalogue, at))).or_default().push(at);
    }
    for entities in by_letter.values_mut() {
        entities.sort_by_cached_key(|&at| (fold(sort_name(catalogue, at)), at));
    }
    let whole = ranked.len() < LONG;
    let path = kind.path();
    let letter_path = |letter: &str| {
        if whole {
            format!("{path}#{}", letter_id(letter))
        } else {
            format!("{}/letter/{}/index.html", kind.folder(), letter_id(letter))
        }
    };
    let letters = |from: &str, here: &str| -> Vec<Letter> {
        let links = by_letter.keys();
        links
            .map(|letter| Letter { link: Link::new(from, &letter_path(letter), letter), here: letter == here })
            .collect()
    };
    let section = |from: &str, letter: &str, entities: &[usize]| Section {
        id: letter_id(letter),
        letter: letter.to_owned(),
        entries: entities.iter().filter_map(|&at| line(catalogue, at, from, 1)).collect(),
    };
    let sections = by_letter.iter().filter(|_| whole);
    let view = EntitiesView {
        title: kind.title().into(),
        total: total.clone(),
        top: top(catalogue, kind, path, RANKED),
        letters: letters(path, ""),
        sections: sections.map(|(letter, entities)| section(path, letter, entities)).collect(),
        pager: None,
    };
    let description = format!("{total} named in the articles, by how many articles name them and from A to Z.");
    let mut pages = vec![(Page::new(catalogue, path, kind.folder(), kind.title(), &description, &[]), view)];
    for (letter, entities) in by_letter.iter().filter(|_| !whole) {
        pages.extend(parts(entities, SIZE, &letter_path(letter)).into_iter().map(|part| {
            let title = format!("{}: {letter}{}", kind.title(), part.suffix());
            let view = EntitiesView {
                title: title.clone(),
                total: count(entities.len(), kind.counted().0, kind.counted().1),
                top: Vec::new(),
                letters: letters(&part.path, letter),
                sections: vec![section(&part.path, letter, part.entries)],
                pager: part.pager(),
            };
            let description = format!("{} under {letter}{}.", view.total, part.suffix());
            let above = [(path, kind.title())];
            (Page::new(catalogue, &part.path, kind.folder(), &title, &description, &above), view)
        }));
    }
    pages
}

fn sort_name<'d>(catalogue: &Catalogue<'d>, at: usize) -> &'d str {
    &catalogue.dossier.entities[at].name
}

/// What a name is sorted by: letters without accents or case.
pub(crate) fn fold(name: &str) -> String {
    name.nfd().filter(|c| c.is_alphanumeric() || *c == ' ').flat_map(char::to_lowercase).collect()
}

/// The heading a name stands under: its first letter from A to Z, the character of another script, or `#`.
pub(crate) fn letter(name: &str) -> String {
    match fold(name).trim_start().chars().next() {
        Some(c) if c.is_alphabetic() => c.to_uppercase().collect(),
        _ => "#".to_owned(),
    }
}

/// A letter as part of an id and an address.
pub(crate) fn letter_id(letter: &str) -> String {
    match letter.chars().next() {
        Some(c) if c.is_ascii_alphabetic() => c.to_ascii_lowercase().to_string(),
        Some(c) if c != '#' => format!("u{:x}", u32::from(c)),
        _ => "other".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_under_their_letter_whatever_the_accent() {
        assert_eq!(letter("Élodie"), "E");
        assert_eq!(letter("“49ers”"), "#");
        assert_eq!(letter_id(&letter("Жуков")), "u416");
        assert_eq!(letter_id("#"), "other");
    }
}
