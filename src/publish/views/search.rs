//! Everything from A to Z: titles of articles, names and topics in one index, a page a letter when it is long.

use std::collections::BTreeMap;

use serde::Serialize;

use super::catalogue::Catalogue;
use super::entities::{Kind, fold, letter, letter_id};
use super::page::{Letter, Link, Page, count};
use super::paging::{Pager, parts};

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
}

#[derive(Debug, Serialize)]
struct Section {
    id: String,
    letter: String,
    entries: Vec<IndexLine>,
}

/// A line of the index.
#[derive(Clone, Debug, Serialize)]
struct IndexLine {
    link: Link,
    kind: &'static str,
}

/// An entry before it is known which page it stands on.
struct Item<'d> {
    name: &'d str,
    kind: &'static str,
    target: String,
}

/// All pages of the index.
pub(crate) fn search(catalogue: &Catalogue<'_>) -> Vec<(Page, SearchView)> {
    let items = items(catalogue);
    let total = count(items.len(), "entry", "entries");
    let whole = items.len() < LONG;
    let mut by_letter: BTreeMap<String, Vec<Item<'_>>> = BTreeMap::new();
    for item in items {
        by_letter.entry(letter(sorted_by(item.name))).or_default().push(item);
    }
    for items in by_letter.values_mut() {
        items.sort_by_cached_key(|item| (fold(sorted_by(item.name)), item.target.clone()));
    }
    let address = |letter: &str| {
        let id = letter_id(letter);
        if whole { format!("{PATH}#{id}") } else { format!("search/{id}/index.html") }
    };
    let letters = |from: &str, here: &str| -> Vec<Letter> {
        by_letter
            .keys()
            .map(|letter| Letter { link: Link::new(from, &address(letter), letter), here: letter == here })
            .collect()
    };
    let sections = by_letter.iter().filter(|_| whole);
    let view = SearchView {
        total: total.clone(),
        letters: letters(PATH, ""),
        sections: sections.map(|(letter, items)| section(PATH, letter, items)).collect(),
        pager: None,
    };
    let description = format!("{total} from A to Z: headlines, people, places, organisations and topics.");
    let mut pages = vec![(Page::new(catalogue, PATH, "search", "Index from A to Z", &description, &[]), view)];
    for (letter, items) in by_letter.iter().filter(|_| !whole) {
        pages.extend(parts(items, SIZE, &address(letter)).into_iter().map(|part| {
            let title = format!("Index: {letter}{}", part.suffix());
            let view = SearchView {
                total: count(items.len(), "entry", "entries"),
                letters: letters(&part.path, letter),
                sections: vec![section(&part.path, letter, part.entries)],
                pager: part.pager(),
            };
            let description = format!("{} under {letter}{}.", view.total, part.suffix());
            (Page::new(catalogue, &part.path, "search", &title, &description, &[(PATH, "Index")]), view)
        }));
    }
    pages
}

fn section(from: &str, letter: &str, items: &[Item<'_>]) -> Section {
    let entries =
        items.iter().map(|item| IndexLine { link: Link::new(from, &item.target, item.name), kind: item.kind });
    Section { id: letter_id(letter), letter: letter.to_owned(), entries: entries.collect() }
}

fn items<'d>(catalogue: &Catalogue<'d>) -> Vec<Item<'d>> {
    let dossier = catalogue.dossier;
    let articles = dossier.articles.iter().enumerate().map(|(at, article)| Item {
        name: article.title(),
        kind: "article",
        target: catalogue.addresses.article(at),
    });
    let entities = dossier.entities.iter().filter_map(|entity| {
        let target = catalogue.addresses.entity(&entity.id)?.to_owned();
        Some(Item { name: &entity.name, kind: Kind::of(entity.kind)?.noun(entity.kind), target })
    });
    let topics = dossier.topics.iter().enumerate().filter_map(|(at, topic)| {
        Some(Item { name: &topic.label, kind: "topic", target: catalogue.addresses.topic(at)?.to_owned() })
    });
    articles.chain(entities).chain(topics).collect()
}

/// A title without its leading article.
fn sorted_by(name: &str) -> &str {
    let skipped = ARTICLES.iter().find_map(|article| {
        let start = name.get(..article.len())?;
        start.eq_ignore_ascii_case(article).then(|| &name[article.len()..])
    });
    skipped.unwrap_or(name)
}
