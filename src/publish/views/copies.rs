//! On an article's page: the other articles that share its text, what each is to it, and what was added or cut.

use std::collections::HashMap;

use serde::Serialize;

use super::catalogue::Catalogue;
use super::entry::{self, Entry};
use crate::model::{ArticleIndex, CopyGroup, CopyKind, CopyLink, Extent};
use crate::publish::comparison::{self, Step};

/// Copies listed on the page of one that is not the main one; that page lists all.
const LISTED: usize = 20;
/// Copies that are compared on the page of the main article; the others are on their own pages.
const COMPARED: usize = 5;

/// The articles that share an article's text.
#[derive(Debug, Serialize)]
pub(crate) struct CopiesView {
    /// What is shared, of all.
    heading: String,
    list: Vec<CopyView>,
    /// How many more there are.
    more: Option<String>,
}

/// An article that shares the text.
#[derive(Debug, Serialize)]
struct CopyView {
    entry: Entry,
    /// What it is to the article of the page.
    what: String,
    /// Whether it is the main one.
    main: bool,
    /// What this page's article has added or cut against it, or it against this one.
    comparison: Option<Comparison>,
}

/// What differs between two versions.
#[derive(Debug, Serialize)]
struct Comparison {
    /// Which is compared with which.
    summary: String,
    steps: Vec<Step>,
}

/// The articles that share the text of one; none where there are none.
pub(crate) fn copies(catalogue: &Catalogue<'_>, at: ArticleIndex, path: &str) -> Option<CopiesView> {
    let others = catalogue.dossier.duplicates.get(at).filter(|others| !others.is_empty())?;
    let group = catalogue.copies_of(at);
    let main = group.map(|group| group.main);
    let links = links(group, at);
    let mut order = others.clone();
    // The main one first, then those that are copies of this one, or the other way round.
    order.sort_by_key(|other| (main != Some(*other), !links.contains_key(other), *other));
    let most = if main == Some(at) { order.len() } else { LISTED };
    let mut compared = 0;
    let list = order.iter().take(most).map(|other| {
        let link = links.get(other).copied();
        let comparison = link.filter(|_| compared < COMPARED).and_then(|link| comparison(catalogue, at, link));
        compared += usize::from(comparison.is_some());
        let entry = entry::entry(catalogue, path, *other);
        CopyView {
            entry,
            what: catalogue.strings.say(what(link, at)).to_owned(),
            main: main == Some(*other),
            comparison,
        }
    });
    let list: Vec<CopyView> = list.collect();
    let more = order.len() - list.len();
    let strings = catalogue.strings;
    let heading = strings.say(if main == Some(at) { "copies.published" } else { "copies.elsewhere" }).to_owned();
    Some(CopiesView { heading, list, more: (more > 0).then(|| strings.count("count.more_articles", more)) })
}

/// How an article and others go back to each other, by the other one.
fn links(group: Option<&CopyGroup>, at: ArticleIndex) -> HashMap<ArticleIndex, CopyLink> {
    let links = group.into_iter().flat_map(|group| &group.copies);
    links
        .filter_map(|&link| match (link.article == at, link.of == at) {
            (true, _) => Some((link.of, link)),
            (_, true) => Some((link.article, link)),
            _ => None,
        })
        .collect()
}

/// What the other article is to this one, as a key.
fn what(link: Option<CopyLink>, at: ArticleIndex) -> &'static str {
    match link {
        None => "copies.version",
        Some(CopyLink { kind: CopyKind::Exact, .. }) => "copies.exact",
        Some(CopyLink { kind: CopyKind::Near, .. }) => "copies.near",
        Some(CopyLink { article, .. }) if article == at => "copies.longer",
        Some(_) => "copies.shorter",
    }
}

/// What the copy has added or cut; none where the words are the same, or not all of them are published.
fn comparison(catalogue: &Catalogue<'_>, at: ArticleIndex, link: CopyLink) -> Option<Comparison> {
    let whole = |at: ArticleIndex| catalogue.article(at).about.publish.is_none_or(|extent| extent == Extent::Full);
    if link.kind == CopyKind::Exact || !whole(link.of) || !whole(link.article) {
        return None;
    }
    let steps = comparison::compare(catalogue.article(link.of), catalogue.article(link.article));
    let summary = if link.article == at { "copies.this_changed" } else { "copies.that_changed" };
    Some(Comparison { summary: catalogue.strings.say(summary).to_owned(), steps })
}
