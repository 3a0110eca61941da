//! Dossier in, feeds out: Atom (RFC 4287) for the site, each topic and each entity with a page; JSON Feed 1.1 for the site.
//!
//! A feed holds the newest articles whose day is known; an article of "some time in May" has no moment to be sorted by.
//! No build looks at a clock: an article's `updated` is the time it was published, the feed's that of its newest
//! article. Times of day are those printed, and as their zone is not, they are given in UTC. Feeds carry an excerpt and
//! never markup. Without a `base_url` ids are `urn:uuid:`s (version 8, from a hash of the article's id or the feed's path, so
//! that a new title makes no entry new), there are no links, and the excerpt is the entry's content.

mod atom;
mod json;

use chrono::{DateTime, Datelike, Utc};
use rayon::prelude::*;

use super::addresses::absolute;
use super::single_line::single_line;
use super::wording::clip;
use super::writer::Writer;
use super::{Addresses, PublishError};
use crate::config::Site;
use crate::model::{Article, ArticleIndex, Dossier};

/// Entries of a feed.
const NEWEST: usize = 50;

/// Characters of an excerpt.
const EXCERPT: usize = 400;

/// `updated` of a feed without entries, which must have one.
const EPOCH: DateTime<Utc> = DateTime::UNIX_EPOCH;

/// One feed, whatever its format.
struct Feed<'a> {
    site: &'a Site,
    title: String,
    id: String,
    /// Its own address and that of the page it belongs to, where the site has one.
    addresses: Option<(String, String)>,
    entries: Vec<Entry<'a>>,
}

/// One article in a feed.
struct Entry<'a> {
    id: String,
    /// Address of its page, where the site has one.
    page: Option<String>,
    /// Address of the article itself.
    original: Option<&'a str>,
    title: String,
    excerpt: String,
    authors: Vec<String>,
    topics: Vec<String>,
    language: Option<&'a str>,
    published: DateTime<Utc>,
}

/// Writes all feeds.
///
/// # Errors
///
/// When a file cannot be written.
pub(super) fn write(
    dossier: &Dossier,
    site: &Site,
    addresses: &Addresses,
    writer: &Writer,
) -> Result<(), PublishError> {
    let maker = Maker::new(dossier, site, addresses);
    let all: Vec<ArticleIndex> = (0..dossier.articles.len()).collect();
    let feed = maker.feed("feed.xml", "index.html", site.title.clone(), &all);
    writer.put("feed.xml", atom::write(&feed).as_bytes())?;
    let feed = maker.feed("feed.json", "index.html", site.title.clone(), &all);
    writer.put("feed.json", json::write(&feed).as_bytes())?;
    let beside = |page: &str, name: &str, articles: &[ArticleIndex]| {
        let path = feed_beside(page);
        let feed = maker.feed(&path, page, format!("{name} · {}", site.title), articles);
        writer.put(&path, atom::write(&feed).as_bytes())
    };
    dossier.topics.par_iter().enumerate().try_for_each(|(at, topic)| {
        let articles: Vec<ArticleIndex> = topic.articles.iter().map(|&(article, _, _)| article).collect();
        addresses.topic(at).map_or(Ok(()), |page| beside(page, &topic.label, &articles))
    })?;
    dossier.entities.par_iter().try_for_each(|entity| {
        let articles: Vec<ArticleIndex> = entity.articles.iter().map(|&(article, _)| article).collect();
        addresses.entity(&entity.id).map_or(Ok(()), |page| beside(page, &entity.name, &articles))
    })
}

/// Where the feed of a page lies: beside it.
fn feed_beside(page: &str) -> String {
    format!("{}feed.xml", page.trim_end_matches("index.html"))
}

/// Makes feeds of one dossier.
struct Maker<'a> {
    dossier: &'a Dossier,
    site: &'a Site,
    addresses: &'a Addresses,
    /// When each article was published, where its day is known.
    published: Vec<Option<DateTime<Utc>>>,
}

impl<'a> Maker<'a> {
    fn new(dossier: &'a Dossier, site: &'a Site, addresses: &'a Addresses) -> Self {
        Self { dossier, site, addresses, published: dossier.articles.iter().map(published).collect() }
    }

    /// The feed at `path` of the newest of these articles; equally new ones go by id.
    fn feed(&self, path: &str, page: &str, title: String, articles: &[ArticleIndex]) -> Feed<'a> {
        let mut dated: Vec<(DateTime<Utc>, ArticleIndex)> =
            articles.iter().filter_map(|&at| Some((*self.published.get(at)?.as_ref()?, at))).collect();
        dated.sort_unstable_by_key(|&(published, at)| (std::cmp::Reverse(published), at));
        dated.truncate(NEWEST);
        let base = self.site.base_url.as_deref();
        Feed {
            site: self.site,
            id: base.map_or_else(|| urn("feed", path), |base| absolute(base, path)),
            addresses: base.map(|base| (absolute(base, path), absolute(base, page))),
            title: single_line(&title),
            entries: dated.into_iter().map(|(published, at)| self.entry(at, published)).collect(),
        }
    }

    fn entry(&self, at: ArticleIndex, published: DateTime<Utc>) -> Entry<'a> {
        let article = &self.dossier.articles[at];
        let about = &article.about;
        let page = self.site.base_url.as_deref().map(|base| absolute(base, &self.addresses.article(at)));
        let topics = self.dossier.topics_of.get(at).map_or(&[][..], Vec::as_slice);
        let signed = about.authors.iter().chain(about.agency.iter().filter(|_| about.authors.is_empty()));
        Entry {
            id: page.clone().unwrap_or_else(|| urn("article", &article.id)),
            page,
            original: about.url.as_ref().map(|url| url.value.as_str()).filter(|url| is_web_address(url)),
            title: single_line(article.title()),
            excerpt: excerpt(article),
            authors: signed.map(|author| single_line(&author.value)).collect(),
            topics: topics
                .iter()
                .filter_map(|&topic| Some(single_line(&self.dossier.topics.get(topic)?.label)))
                .collect(),
            language: about.language.as_ref().map(|language| language.value.as_str()),
            published,
        }
    }
}

/// A UUID of version 8 from a hash: the same thing has the same one in every build.
fn urn(kind: &str, name: &str) -> String {
    let hash = blake3::hash(format!("{kind}\0{name}").as_bytes()).to_hex();
    let variant = ["8", "9", "a", "b"][usize::from(hash.as_bytes()[16]) % 4];
    format!("urn:uuid:{}-{}-8{}-{variant}{}-{}", &hash[..8], &hash[8..12], &hash[13..16], &hash[17..20], &hash[20..32])
}

impl Feed<'_> {
    /// When its newest entry was published.
    fn updated(&self) -> DateTime<Utc> {
        self.entries.first().map_or(EPOCH, |entry| entry.published)
    }
}

/// When an article was published, if its day is known and RFC 3339 can write its year.
fn published(article: &Article) -> Option<DateTime<Utc>> {
    let dated = article.about.published.as_ref()?;
    let day = dated.range.earliest;
    let is_day = day == dated.range.latest && (1..=9999).contains(&day.year());
    is_day.then(|| day.and_time(dated.time.unwrap_or_default()).and_utc())
}

/// The standfirst, else the start of the text, cut between words.
fn excerpt(article: &Article) -> String {
    let first = article.blocks.first().map_or("", |block| block.span.of(&article.text));
    let text = single_line(article.about.standfirst.as_ref().map_or(first, |standfirst| &standfirst.value));
    clip(&text, EXCERPT)
}

/// Whether an address leads to the web and nowhere else.
fn is_web_address(url: &str) -> bool {
    let is_plain = !url.contains(|c: char| c.is_whitespace() || c.is_control() || "<>\"{}|\\^`".contains(c));
    is_plain && (url.starts_with("https://") || url.starts_with("http://"))
}

#[cfg(test)]
mod tests;
