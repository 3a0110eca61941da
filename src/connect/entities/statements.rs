//! What articles themselves say about two names being one: a short form in brackets behind the long one, and statements such
//! as `known as`.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::LazyLock;

use super::forms;
use super::groups::Groups;
use super::names::Names;
use super::places;
use crate::data_file::rows;
use crate::model::{Article, EntityKind, Mention};

/// The most bytes between two names that a statement joins.
const LONGEST_STATEMENT: usize = 40;

static STATEMENTS: LazyLock<HashSet<&str>> = LazyLock::new(|| rows(include_str!("data/statements.txt")).collect());

/// Joins names that an article says are one.
pub(super) fn join(articles: &[Article], names: &Names, groups: &mut Groups) {
    for (article, of) in articles.iter().zip(&names.of) {
        let pairs = article.mentions.windows(2).zip(of.windows(2));
        for (mentions, pair) in pairs {
            let [a, b] = mentions else { continue };
            let [left, right] = pair else { continue };
            if states(article, a, b) && may_be_one(names, *left, *right) {
                groups.join(*right, *left, &format!("“{}”", said(article, a, b)));
            }
        }
    }
}

/// The words from the first name to the end of the second.
fn said<'a>(article: &'a Article, a: &Mention, b: &Mention) -> &'a str {
    article.field(a.field).get(a.span.start..b.span.end).unwrap_or_default()
}

fn states(article: &Article, a: &Mention, b: &Mention) -> bool {
    if a.field != b.field || b.span.start < a.span.end || b.span.start - a.span.end > LONGEST_STATEMENT {
        return false;
    }
    let between = article.field(a.field).get(a.span.end..b.span.start).unwrap_or_default();
    let parted = between.trim_start().starts_with([',', '(', '—', '–']);
    let words: Vec<String> = between
        .split(|c: char| !c.is_alphanumeric())
        .map(str::to_lowercase)
        .filter(|word| !word.is_empty() && !matches!(word.as_str(), "the" | "a" | "an"))
        .collect();
    parted && STATEMENTS.contains(words.join(" ").as_str())
}

/// Whether two names can be one at all: not two countries, and nothing that is a person and a place.
fn may_be_one(names: &Names, a: usize, b: usize) -> bool {
    let (a, b) = (&names.all[a], &names.all[b]);
    let kinds = a.kind() == b.kind() || a.kind() == EntityKind::Other || b.kind() == EntityKind::Other;
    kinds && places::country(&a.key).is_none() && places::country(&b.key).is_none()
}

/// Joins acronyms with the only long name that has their initials in an article that holds both.
pub(super) fn join_acronyms(names: &Names, groups: &mut Groups) {
    let mut long: BTreeMap<(String, usize), BTreeSet<usize>> = BTreeMap::new();
    for (at, name) in names.all.iter().enumerate() {
        let initials = forms::initials(name.surface()).to_lowercase();
        if initials.len() > 1 && !matches!(name.kind(), EntityKind::Person | EntityKind::Other) {
            for &article in &name.articles {
                long.entry((initials.clone(), article)).or_default().insert(at);
            }
        }
    }
    for (at, name) in names.all.iter().enumerate() {
        if !forms::is_acronym(name.surface()) || places::country(&name.key).is_some() {
            continue;
        }
        let meant: BTreeSet<usize> = name
            .articles
            .iter()
            .filter_map(|&article| long.get(&(name.key.replace(' ', ""), article)))
            .flatten()
            .map(|&full| groups.find(full))
            .collect();
        if let (1, Some(&full)) = (meant.len(), meant.first()) {
            groups.join(at, full, "initials of the full name in the same article");
        }
    }
}
