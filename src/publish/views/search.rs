//! Everything from A to Z: titles of articles, names and topics in one index, a page a letter when it is long.

use serde::Serialize;

use super::alphabet::{Alphabet, letter_id};
use super::catalogue::Catalogue;
use super::page::{Letter, Link, Page};
use super::paging::{Pager, parts};
use crate::publish::kinds::Kind;

/// Entries from which on each letter has a page of its own.
const LONG: usize = 500;

/// Entries on a page of one letter.
const SIZE: usize = 300;

const PATH: &str = "search/index.html";

/// Words that a title is not sorted by.
const ARTICLES: [&str; 3] = ["the ", "a ", "an "];

/// A page of the index.
#[derive(Debug, Serialize)]
pub(crate) struct SearchView {
    total: String,
    letters: Vec<Letter>,
    sections: Vec<Section>,
    pager: Option<Pager>,
    /// The version of the search index, on the page that searches.
    index: Option<String>,
}

#[derive(Debug, Serialize)]
struct Section {
    id: String,
    letter: char,
    entries: Vec<IndexLine>,
}

/// A line of the index.
#[derive(Clone, Debug, Serialize)]
struct IndexLine {
    link: Link,
    kind: String,
}

/// An entry before it is known which page it stands on.
#[derive(Debug)]
struct Item<'d> {
    name: &'d str,
    kind: &'d str,
    target: String,
}

/// All pages of the index; `version` is that of the search index.
pub(crate) fn search(catalogue: &Catalogue<'_>, version: &str) -> Vec<(Page, SearchView)> {
    let items = items(catalogue);
    let strings = catalogue.strings;
    let total = strings.count("count.entries", items.len());
    let folder = (items.len() >= LONG).then(|| "search".to_owned());
    let alphabet = Alphabet::new(PATH, folder, items, |item| sorted_by(item.name));
    let description = strings.fill("search.description", &[("total", &total)]);
    let view = SearchView {
        total,
        letters: alphabet.links(PATH, None),
        sections: alphabet.sections().map(|(letter, items)| section(PATH, letter, items)).collect(),
        pager: None,
        index: Some(version.to_owned()),
    };
    let mut pages =
        vec![(Page::new(catalogue, PATH, "search", strings.say("section.search"), &description, &[]), view)];
    for (letter, items) in alphabet.pages() {
        pages.extend(parts(items, SIZE, &alphabet.address(letter)).into_iter().map(|part| {
            let (suffix, here) = (part.suffix(strings), letter.to_string());
            let title = strings.fill("search.letter", &[("letter", &here), ("part", &suffix)]);
            let view = SearchView {
                total: strings.count("count.entries", items.len()),
                letters: alphabet.links(&part.path, Some(letter)),
                sections: vec![section(&part.path, letter, part.entries)],
                pager: part.pager(),
                index: None,
            };
            let values = [("total", view.total.as_str()), ("letter", &here), ("part", &suffix)];
            let description = strings.fill("page.letter_description", &values);
            let above = [(PATH, strings.say("section.search"))];
            (Page::new(catalogue, &part.path, "search", &title, &description, &above), view)
        }));
    }
    pages
}

fn section(from: &str, letter: char, items: &[Item<'_>]) -> Section {
    let entries = items
        .iter()
        .map(|item| IndexLine { link: Link::new(from, &item.target, item.name), kind: item.kind.to_owned() });
    Section { id: letter_id(letter), letter, entries: entries.collect() }
}

/// Everything there is, by address.
fn items<'d>(catalogue: &Catalogue<'d>) -> Vec<Item<'d>> {
    let dossier = catalogue.dossier;
    let articles = dossier.articles.iter().enumerate().map(|(at, article)| Item {
        name: article.title(),
        kind: catalogue.strings.say("kind.article"),
        target: catalogue.addresses.article(at),
    });
    let entities = dossier.entities.iter().filter_map(|entity| {
        let target = catalogue.addresses.entity(&entity.id)?.to_owned();
        Some(Item { name: &entity.name, kind: Kind::of(entity.kind)?.noun(entity.kind, catalogue.strings), target })
    });
    let topics = dossier.topics.iter().enumerate().filter_map(|(at, topic)| {
        Some(Item {
            name: &topic.label,
            kind: catalogue.strings.say("kind.topic"),
            target: catalogue.addresses.topic(at)?.to_owned(),
        })
    });
    let mut items: Vec<_> = articles.chain(entities).chain(topics).collect();
    items.sort_by(|a, b| a.target.cmp(&b.target));
    items
}

/// A title without its leading article.
fn sorted_by(name: &str) -> &str {
    let skipped = ARTICLES.iter().find_map(|article| {
        let start = name.get(..article.len())?;
        start.eq_ignore_ascii_case(article).then(|| &name[article.len()..])
    });
    skipped.unwrap_or(name)
}
