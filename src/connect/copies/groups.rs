//! Pairs of like texts in, groups with a main article out.
//!
//! What pairs of near-copies connect is one text in several versions (union-find). A text that stands in a longer one
//! joins the group of the fullest such text as a whole, so that a long piece with several briefs in it is one group.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

use chrono::NaiveDate;

use crate::model::{Article, ArticleIndex, CopyGroup, CopyKind, CopyLink};

use super::kind;
use super::shingles::Shingles;

/// Texts of nearly as many words as the fullest (19 in 20) are as full; the earliest of them is the main one.
const AS_FULL: (u32, u32) = (19, 20);

/// The place of a text in [`Texts::same`].
type TextIndex = usize;

/// What is known of the texts.
pub(super) struct Texts<'a> {
    /// The articles.
    pub(super) articles: &'a [Article],
    /// The shingles of each.
    pub(super) shingles: &'a [Shingles],
    /// For each text the articles that have it word for word.
    pub(super) same: Vec<Vec<ArticleIndex>>,
    /// Pairs of like texts, the smaller first, in order.
    pub(super) alike: Vec<(TextIndex, TextIndex, CopyKind)>,
}

/// The versions of one text.
struct Version {
    texts: Vec<TextIndex>,
    head: TextIndex,
    /// The pair of a text here and a longer one elsewhere that holds it.
    held: Option<(TextIndex, TextIndex)>,
}

impl Texts<'_> {
    /// The groups, by main article.
    pub(super) fn groups(&self) -> Vec<CopyGroup> {
        let (versions, version_of) = self.versions();
        let mut near: BTreeMap<TextIndex, Vec<TextIndex>> = BTreeMap::new();
        for &(a, b, _) in self.alike.iter().filter(|pair| pair.2 == CopyKind::Near) {
            near.entry(a).or_default().push(b);
            near.entry(b).or_default().push(a);
        }
        let mut groups: BTreeMap<ArticleIndex, Vec<CopyLink>> = BTreeMap::new();
        for version in versions.values() {
            let mut root = version;
            while let Some((_, longer)) = root.held {
                root = &versions[&version_of[longer]];
            }
            let links = groups.entry(self.first(root.head)).or_default();
            self.link(version, root.head, &near, links);
        }
        let found = groups.into_iter().filter(|(_, copies)| !copies.is_empty());
        found
            .map(|(main, mut copies)| {
                copies.sort_unstable();
                CopyGroup { main, copies }
            })
            .collect()
    }

    /// The texts in their versions, by the first of each, and the version of each text.
    fn versions(&self) -> (BTreeMap<TextIndex, Version>, Vec<TextIndex>) {
        let mut parent: Vec<TextIndex> = (0..self.same.len()).collect();
        for &(a, b, _) in self.alike.iter().filter(|pair| pair.2 == CopyKind::Near) {
            let (a, b) = (root(&mut parent, a), root(&mut parent, b));
            parent[a.max(b)] = a.min(b);
        }
        let version_of: Vec<TextIndex> = (0..self.same.len()).map(|text| root(&mut parent, text)).collect();
        let mut members: BTreeMap<TextIndex, Vec<TextIndex>> = BTreeMap::new();
        for (text, &version) in version_of.iter().enumerate() {
            members.entry(version).or_default().push(text);
        }
        let version = |texts: Vec<TextIndex>| Version { head: self.head(&texts), texts, held: None };
        let mut versions: BTreeMap<TextIndex, Version> =
            members.into_iter().map(|(name, texts)| (name, version(texts))).collect();
        // Longer texts hold shorter ones, never the other way round, so that no chain of them is a circle.
        let rank = |versions: &BTreeMap<_, Version>, text: TextIndex| {
            let name = version_of[text];
            (self.words(versions[&name].head), Reverse(name))
        };
        for &(short, long, _) in self.alike.iter().filter(|pair| pair.2 == CopyKind::Contained) {
            let held = versions[&version_of[short]].held;
            let fuller = held.is_none_or(|(_, other)| rank(&versions, long) > rank(&versions, other));
            if fuller
                && rank(&versions, long) > rank(&versions, short)
                && let Some(version) = versions.get_mut(&version_of[short])
            {
                version.held = Some((short, long));
            }
        }
        (versions, version_of)
    }

    /// Tells of each article of a version what it is a copy of, if it is not the first of the main text itself.
    fn link(
        &self,
        version: &Version,
        main: TextIndex,
        near: &BTreeMap<TextIndex, Vec<TextIndex>>,
        links: &mut Vec<CopyLink>,
    ) {
        let mut link = |text: TextIndex, of: TextIndex, kind| {
            links.push(CopyLink { article: self.first(text), of: self.first(of), kind });
        };
        let mut start = version.head;
        if let Some((held, longer)) = version.held {
            let whole = self.relation(version.head, main) == Some(CopyKind::Contained);
            start = if whole { version.head } else { held };
            link(start, if whole { main } else { longer }, CopyKind::Contained);
        }
        let mut seen = BTreeSet::from([start]);
        let mut open = VecDeque::from([start]);
        for &text in version.texts.iter().filter(|&&text| text != start) {
            if self.relation(text, start) == Some(CopyKind::Near) {
                link(text, start, CopyKind::Near);
                seen.insert(text);
                open.push_back(text);
            }
        }
        while let Some(of) = open.pop_front() {
            for &text in near.get(&of).into_iter().flatten() {
                if seen.insert(text) {
                    link(text, of, CopyKind::Near);
                    open.push_back(text);
                }
            }
        }
        for &text in &version.texts {
            let first = self.first(text);
            let others = self.same[text].iter().filter(|&&article| article != first);
            links.extend(others.map(|&article| CopyLink { article, of: first, kind: CopyKind::Exact }));
        }
    }

    /// The text that stands for several: of the fullest the earliest.
    fn head(&self, texts: &[TextIndex]) -> TextIndex {
        let most = texts.iter().map(|&text| self.words(text)).max().unwrap_or_default();
        let full = texts.iter().copied().filter(|&text| {
            u64::from(self.words(text)) * u64::from(AS_FULL.1) >= u64::from(most) * u64::from(AS_FULL.0)
        });
        full.min_by_key(|&text| self.age(self.first(text))).unwrap_or_default()
    }

    /// The earliest article that has a text.
    fn first(&self, text: TextIndex) -> ArticleIndex {
        self.same[text].iter().copied().min_by_key(|&article| self.age(article)).unwrap_or_default()
    }

    /// What sorts articles by date, the undated last.
    fn age(&self, article: ArticleIndex) -> (bool, Option<NaiveDate>, ArticleIndex) {
        let date = self.articles[article].about.published.as_ref().map(|dated| dated.range.latest);
        (date.is_none(), date, article)
    }

    fn words(&self, text: TextIndex) -> u32 {
        self.shingles[self.same[text][0]].words
    }

    fn relation(&self, a: TextIndex, b: TextIndex) -> Option<CopyKind> {
        let set = |text: TextIndex| self.shingles[self.same[text][0]].set.as_slice();
        let (a, b) = (set(a), set(b));
        if a.len() <= b.len() { kind(a, b) } else { kind(b, a) }
    }
}

/// The root of a text in the forest of unions; halves the way there for the next time.
fn root(parent: &mut [TextIndex], mut text: TextIndex) -> TextIndex {
    while parent[text] != text {
        parent[text] = parent[parent[text]];
        text = parent[text];
    }
    text
}
