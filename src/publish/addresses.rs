//! Where every page of a site lives. Dossier in, paths inside the site out, `/` between names.
//!
//! An address derives from content alone: the slug of a title and six characters of the id's hash for an article, the id
//! for entities and topics. So a new article moves no old one. All paths are lower case: they never clash where case is
//! ignored.

use std::collections::{HashMap, HashSet};

use super::calendar::Calendar;
use super::kinds::Kind;
use crate::model::{ArticleIndex, Dossier, EntityKind, Event};

/// Articles from which on only entities and topics of two articles or more get a page of their own, besides the entities
/// that people speak of.
const LARGE: usize = 1_000;

/// Where the timeline begins.
pub(super) const TIMELINE: &str = "timeline/index.html";

/// Longest slug of a title, in characters.
const SLUG_LENGTH: usize = 60;

/// The addresses of one site.
#[derive(Clone, Debug)]
pub struct Addresses {
    articles: Vec<String>,
    entities: HashMap<String, String>,
    topics: Vec<Option<String>>,
    calendar: Calendar,
}

impl Addresses {
    /// Works out all addresses of a dossier.
    #[must_use]
    pub fn of(dossier: &Dossier) -> Self {
        let large = dossier.articles.len() >= LARGE;
        let mut taken = HashSet::new();
        let articles =
            dossier.articles.iter().map(|article| unused(&article_name(article.title(), &article.id), &mut taken));
        let articles = articles.collect();
        let mut taken = HashSet::new();
        // Events share a folder with organisations: where both have a name, the organisation has the plain address.
        let (events, others): (Vec<_>, Vec<_>) =
            dossier.entities.iter().partition(|entity| entity.kind == EntityKind::Event);
        let entities = others
            .into_iter()
            .chain(events)
            .filter(|entity| !large || entity.articles.len() >= 2 || entity.told.is_some())
            .filter_map(|entity| {
                let slug = entity.id.split_once('/')?.1;
                let name = unused(&format!("{}/{slug}", Kind::of(entity.kind)?.folder()), &mut taken);
                Some((entity.id.clone(), format!("{name}/index.html")))
            })
            .collect();
        let topics = dossier.topics.iter();
        let topics = topics
            .map(|topic| (!large || topic.articles.len() >= 2).then(|| format!("topics/{}/index.html", topic.id)))
            .collect();
        Self { articles, entities, topics, calendar: Calendar::of(dossier.events.iter().map(|event| event.range)) }
    }

    /// An article's name in addresses: `SLUG-HASH`.
    #[must_use]
    pub fn article_name(&self, article: ArticleIndex) -> &str {
        &self.articles[article]
    }

    /// An article's page.
    #[must_use]
    pub fn article(&self, article: ArticleIndex) -> String {
        format!("articles/{}/index.html", self.articles[article])
    }

    /// An article's original as inert plain text.
    #[must_use]
    pub fn original(&self, article: ArticleIndex) -> String {
        format!("originals/{}.txt", self.articles[article])
    }

    /// An entity's page by the entity's id, where it has one.
    #[must_use]
    pub fn entity(&self, id: &str) -> Option<&str> {
        self.entities.get(id).map(String::as_str)
    }

    /// A topic's page by its index, where it has one.
    #[must_use]
    pub fn topic(&self, topic: usize) -> Option<&str> {
        self.topics.get(topic)?.as_deref()
    }

    /// Where an event stands on the timeline.
    #[must_use]
    pub fn event(&self, event: &Event) -> String {
        format!("{}#{}", self.timeline_page(event), event.id)
    }

    /// The page of the timeline that an event stands on.
    #[must_use]
    pub fn timeline_page(&self, event: &Event) -> String {
        format!("{}index.html", self.calendar.folder(event.range))
    }
}

/// The link from one page to another, both given as paths inside the site: it works in any sub-folder and from a file
/// system.
#[must_use]
pub fn relative(from: &str, to: &str) -> String {
    let folders: Vec<&str> = from.split('/').collect();
    let folders = &folders[..folders.len() - 1];
    let (path, fragment) = to.split_once('#').map_or((to, None), |(path, fragment)| (path, Some(fragment)));
    let target: Vec<&str> = path.split('/').collect();
    let shared = folders.iter().zip(&target[..target.len() - 1]).take_while(|(a, b)| a == b).count();
    let mut link = "../".repeat(folders.len() - shared);
    link.push_str(&target[shared..].join("/"));
    if let Some(fragment) = fragment {
        if path == from {
            link.clear();
        }
        link.push('#');
        link.push_str(fragment);
    }
    link
}

/// The absolute address of a page or file of the site at `base`.
#[must_use]
pub(super) fn absolute(base: &str, path: &str) -> String {
    format!("{}/{path}", base.trim_end_matches('/'))
}

fn article_name(title: &str, id: &str) -> String {
    let hash = blake3::hash(id.as_bytes()).to_hex();
    let mut slug = slug::slugify(title);
    if slug.len() > SLUG_LENGTH {
        let end = slug[..=SLUG_LENGTH].rfind('-').filter(|&end| end > 0).unwrap_or(SLUG_LENGTH);
        slug.truncate(end);
    }
    if slug.is_empty() {
        slug.push_str("article");
    }
    format!("{slug}-{}", &hash[..6])
}

/// A name that is not taken: a number behind it makes it differ. It is taken from then on.
pub(super) fn unused(name: &str, taken: &mut HashSet<String>) -> String {
    let mut candidate = name.to_owned();
    let mut number = 2;
    while !taken.insert(candidate.clone()) {
        candidate = format!("{name}-{number}");
        number += 1;
    }
    candidate
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_relative() {
        assert_eq!(relative("index.html", "people/a/index.html"), "people/a/index.html");
        assert_eq!(relative("people/a/index.html", "people/b/index.html"), "../b/index.html");
        assert_eq!(relative("people/a/index.html", "timeline/index.html#e1"), "../../timeline/index.html#e1");
        assert_eq!(relative("timeline/index.html", "timeline/index.html#e1"), "#e1");
        assert_eq!(relative("articles/x/index.html", "articles/x/index.html"), "index.html");
    }

    #[test]
    fn no_two_entities_have_one_address() {
        let entity = |id: &str, kind| crate::model::Entity {
            id: id.into(),
            kind,
            name: String::new(),
            names: std::collections::BTreeMap::new(),
            articles: Vec::new(),
            joins: Vec::new(),
            titles: Vec::new(),
            ..crate::model::Entity::default()
        };
        let entities = vec![
            entity("event/harbour-fair", EntityKind::Event),
            entity("organisation/harbour-fair", EntityKind::Organisation),
            entity("work/harbour-fair", EntityKind::Work),
        ];
        let addresses = Addresses::of(&Dossier { entities, ..Dossier::default() });
        assert_eq!(addresses.entity("organisation/harbour-fair"), Some("organisations/harbour-fair/index.html"));
        assert_eq!(addresses.entity("event/harbour-fair"), Some("organisations/harbour-fair-2/index.html"));
        assert_eq!(addresses.entity("work/harbour-fair"), None);
    }

    #[test]
    fn an_article_keeps_its_name_whatever_else_is_there() {
        let name = article_name("The Ferry — and the Court’s “No”", "a.txt");
        assert!(name.starts_with("the-ferry-and-the-court-s-no-"), "{name}");
        assert_eq!(name.len(), "the-ferry-and-the-court-s-no-".len() + 6);
        assert!(article_name("日本", "b").len() > 7);
        assert!(article_name("", "b").starts_with("article-"));
    }
}
