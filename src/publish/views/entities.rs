//! The lists of people, places and organisations: those in most articles first, then all from A to Z, a page a letter
//! when there are many.

use serde::Serialize;

use super::alphabet::{Alphabet, letter_id};
use super::catalogue::Catalogue;
use super::page::{Letter, Link, Page};
use super::paging::{Pager, parts};
use super::together::{self, TogetherView};
use super::whereabouts::{self, Unclear};
use crate::publish::data::About;
use crate::publish::kinds::Kind;

/// Names in the ranking.
const RANKED: usize = 30;

/// Names from which on each letter has a page of its own.
const LONG: usize = 400;

/// Names on a page of one letter.
const SIZE: usize = 300;

/// A page of `people/`, `places/` or `organisations/`.
#[derive(Debug, Serialize)]
pub(crate) struct EntitiesView {
    title: String,
    total: String,
    top: Vec<EntityLine>,
    /// Whether any of these is quoted.
    quoted: bool,
    /// Who appears with whom, among the people.
    together: Option<TogetherView>,
    /// Places of which it is not clear where they lie.
    unclear: Vec<Unclear>,
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
    letter: char,
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
        quotes: catalogue.said().quotations_by(at),
        share: entity.articles.len() * 100 / most.max(1),
    })
}

/// All pages of a section but those of its entities.
pub(crate) fn entities(catalogue: &Catalogue<'_>, kind: Kind) -> Vec<(Page, EntitiesView)> {
    let mut all = catalogue.ranked(kind.folder());
    all.sort_unstable();
    let folder = (all.len() >= LONG).then(|| format!("{}/letter", kind.folder()));
    let total = kind.count(all.len(), catalogue.strings);
    let alphabet = Alphabet::new(kind.path(), folder, all, |&at| catalogue.dossier.entities[at].name.as_str());
    let mut pages = vec![front(catalogue, kind, total, &alphabet)];
    for (letter, entities) in alphabet.pages() {
        pages.extend(letter_pages(catalogue, kind, &alphabet, letter, entities));
    }
    pages
}

/// The section's first page: the ranking, and all names where they are few.
fn front(catalogue: &Catalogue<'_>, kind: Kind, total: String, alphabet: &Alphabet<usize>) -> (Page, EntitiesView) {
    let path = kind.path();
    let strings = catalogue.strings;
    let description = strings.fill("entities.description", &[("total", &total)]);
    let top = top(catalogue, kind, path, RANKED);
    let view = EntitiesView {
        title: kind.title(strings).into(),
        total,
        quoted: top.iter().any(|entity| entity.quotes > 0),
        top,
        together: if kind == Kind::People { together::together(catalogue, path) } else { None },
        unclear: if kind == Kind::Places { whereabouts::unclear(catalogue, path) } else { Vec::new() },
        letters: alphabet.links(path, None),
        sections: alphabet.sections().map(|(letter, entities)| section(catalogue, path, letter, entities)).collect(),
        pager: None,
    };
    let page = Page::new(catalogue, path, kind.folder(), kind.title(strings), &description, &[]);
    (page.with_data(About::Names), view)
}

fn letter_pages(
    catalogue: &Catalogue<'_>,
    kind: Kind,
    alphabet: &Alphabet<usize>,
    letter: char,
    entities: &[usize],
) -> Vec<(Page, EntitiesView)> {
    let strings = catalogue.strings;
    let pages = parts(entities, SIZE, &alphabet.address(letter)).into_iter().map(|part| {
        let suffix = part.suffix(strings);
        let here = letter.to_string();
        let title = strings.fill("page.letter", &[("title", kind.title(strings)), ("letter", &here)]) + &suffix;
        let view = EntitiesView {
            title: title.clone(),
            total: kind.count(entities.len(), strings),
            top: Vec::new(),
            quoted: false,
            together: None,
            unclear: Vec::new(),
            letters: alphabet.links(&part.path, Some(letter)),
            sections: vec![section(catalogue, &part.path, letter, part.entries)],
            pager: part.pager(),
        };
        let values = [("total", view.total.as_str()), ("letter", &here), ("part", &suffix)];
        let description = strings.fill("page.letter_description", &values);
        let above = [(kind.path(), kind.title(strings))];
        let page = Page::new(catalogue, &part.path, kind.folder(), &title, &description, &above);
        (page.with_data(About::Names), view)
    });
    pages.collect()
}

fn section(catalogue: &Catalogue<'_>, from: &str, letter: char, entities: &[usize]) -> Section {
    Section {
        id: letter_id(letter),
        letter,
        entries: entities.iter().filter_map(|&at| line(catalogue, at, from, 1)).collect(),
    }
}
