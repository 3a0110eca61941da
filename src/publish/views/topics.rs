//! Topics: all of them, and each with its sentences, people and articles.

use std::cmp::Reverse;
use std::collections::HashMap;

use serde::Serialize;

use super::catalogue::Catalogue;
use super::entity::over_time;
use super::entry::{self, Entry};
use super::events::{self, EventLine};
use super::neighbours::{self, Neighbour};
use super::page::{Counted, Link, Page};
use super::paging::{PAGE, Pager, parts};
use super::quotes::{self, QuoteView};
use super::sayings;
use crate::model::{ArticleIndex, Quote, QuoteKind, Topic, TopicScale};
use crate::publish::charts::{self, Chart};
use crate::publish::data::About;

/// Articles named beside a topic in the list of topics.
const TYPICAL: usize = 3;
/// Terms of a topic that are shown beside its label.
const TERMS: usize = 5;

/// Quotations on a topic's page, and those of one article at most.
const QUOTES: usize = 5;
const OF_ONE: usize = 2;

/// Articles whose quotations are looked at, the most typical ones.
const QUOTED: usize = 60;

/// Events and names on a topic's page.
const SHOWN: usize = 12;

/// `topics/index.html`.
#[derive(Debug, Serialize)]
pub(crate) struct TopicsView {
    subjects: Vec<TopicLine>,
    threads: Vec<TopicLine>,
}

/// A topic in a list.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct TopicLine {
    link: Link,
    count: usize,
    terms: String,
    articles: Vec<Entry>,
}

/// A topic's page.
#[derive(Debug, Serialize)]
pub(crate) struct TopicView {
    label: String,
    scale: String,
    terms: Vec<String>,
    sentences: Vec<Sentence>,
    chart: Option<Chart>,
    names: Vec<Counted>,
    events: Vec<EventLine>,
    quotes: Vec<QuoteView>,
    neighbours: Vec<Neighbour>,
    articles: Vec<TopicArticle>,
    total: String,
    pager: Option<Pager>,
    first: bool,
}

/// A sentence that says what a topic is.
#[derive(Debug, Serialize)]
struct Sentence {
    text: String,
    href: String,
    title: String,
    source: String,
}

/// An article of a topic with the sentence that ties it.
#[derive(Debug, Serialize)]
struct TopicArticle {
    entry: Entry,
    sentence: Option<String>,
    href: String,
}

/// The list of topics.
pub(crate) fn topics(catalogue: &Catalogue<'_>) -> (Page, TopicsView) {
    let path = "topics/index.html";
    let view = TopicsView {
        subjects: lines(catalogue, path, TopicScale::Subject, usize::MAX),
        threads: lines(catalogue, path, TopicScale::Thread, usize::MAX),
    };
    let strings = catalogue.strings;
    let number = strings.count("count.topics", view.subjects.len() + view.threads.len());
    let description = strings.fill("topics.description", &[("number", &number)]);
    let page = Page::new(catalogue, path, "topics", strings.say("section.topics"), &description, &[]);
    (page.with_data(About::Topics), view)
}

/// The topics of one scale as the page `from` lists them.
pub(crate) fn lines(catalogue: &Catalogue<'_>, from: &str, scale: TopicScale, limit: usize) -> Vec<TopicLine> {
    let topics = catalogue.dossier.topics.iter().enumerate().filter(|(_, topic)| topic.scale == scale);
    topics
        .filter_map(|(at, topic)| {
            let typical: Vec<_> = topic.articles.iter().take(TYPICAL).map(|(article, _, _)| *article).collect();
            Some(TopicLine {
                link: Link::new(from, catalogue.addresses.topic(at)?, topic.label.as_str()),
                count: topic.articles.len(),
                terms: terms(topic).join(", "),
                articles: entry::entries(catalogue, from, &typical),
            })
        })
        .take(limit)
        .collect()
}

/// The terms that say more of a topic than its label does.
fn terms(topic: &Topic) -> Vec<String> {
    let label = topic.label.to_lowercase();
    topic.terms.iter().filter(|term| term.to_lowercase() != label).take(TERMS).cloned().collect()
}

/// The pages of one topic.
pub(crate) fn topic(catalogue: &Catalogue<'_>, at: usize) -> Vec<(Page, TopicView)> {
    let topic = &catalogue.dossier.topics[at];
    let Some(address) = catalogue.addresses.topic(at) else { return Vec::new() };
    let strings = catalogue.strings;
    let total = strings.count("count.articles", topic.articles.len());
    let mut by_date = topic.articles.clone();
    by_date.sort_by_key(|(article, ..)| catalogue.place[*article]);
    let parts = parts(&by_date, PAGE, address).into_iter().map(|part| {
        let path = part.path.as_str();
        let first = part.number == 1;
        let view = TopicView {
            label: topic.label.clone(),
            scale: match topic.scale {
                TopicScale::Subject => strings.say("topic.subject").to_owned(),
                TopicScale::Thread => strings.say("topic.thread").to_owned(),
            },
            terms: terms(topic),
            sentences: if first { sentences(catalogue, topic, path) } else { Vec::new() },
            chart: if first {
                over_time(
                    catalogue,
                    path,
                    topic.articles.iter().map(|(article, _, _)| *article),
                    charts::Counted::Articles,
                )
            } else {
                None
            },
            names: if first { names(catalogue, topic, path) } else { Vec::new() },
            events: if first { topic_events(catalogue, topic, path) } else { Vec::new() },
            quotes: if first { topic_quotes(catalogue, topic, path) } else { Vec::new() },
            neighbours: if first { neighbours::neighbours(catalogue, path, at) } else { Vec::new() },
            articles: part
                .entries
                .iter()
                .map(|(article, _, span)| TopicArticle {
                    entry: entry::filterable(catalogue, path, *article),
                    sentence: span.map(|span| span.of(&catalogue.article(*article).text).to_owned()),
                    href: catalogue.paragraph(path, *article, span.map(|span| span.start)),
                })
                .collect(),
            total: total.clone(),
            pager: part.pager(),
            first,
        };
        let suffix = part.suffix(strings);
        let title = strings.fill("topic.title", &[("label", &topic.label), ("part", &suffix)]);
        let values = [("total", total.as_str()), ("label", &topic.label), ("part", &suffix)];
        let description = strings.fill("topic.description", &values);
        let above = [("topics/index.html", strings.say("section.topics"))];
        let mut page = Page::new(catalogue, path, "topics", &title, &description, &above);
        page.here.clone_from(&topic.label);
        page.has_feed = first;
        (page, view)
    });
    parts.collect()
}

fn sentences(catalogue: &Catalogue<'_>, topic: &Topic, path: &str) -> Vec<Sentence> {
    let sentences = topic.sentences.iter().map(|sentence| Sentence {
        text: sentence.span.of(&catalogue.article(sentence.article).text).to_owned(),
        href: catalogue.paragraph(path, sentence.article, Some(sentence.span.start)),
        title: catalogue.article(sentence.article).title().to_owned(),
        source: catalogue.source_label(sentence.article).to_owned(),
    });
    sentences.collect()
}

/// The entities in most of a topic's articles.
fn names(catalogue: &Catalogue<'_>, topic: &Topic, path: &str) -> Vec<Counted> {
    let mut counts: HashMap<usize, usize> = HashMap::new();
    for (article, _, _) in &topic.articles {
        for &(entity, _) in &catalogue.entities_of[*article] {
            *counts.entry(entity).or_default() += 1;
        }
    }
    let mut ranked: Vec<_> = counts.into_iter().map(|(entity, articles)| (Reverse(articles), entity)).collect();
    ranked.sort_unstable();
    let links = ranked.into_iter().filter_map(|(Reverse(articles), entity)| {
        let entity = &catalogue.dossier.entities[entity];
        let link = Link::new(path, catalogue.addresses.entity(&entity.id)?, entity.name.as_str());
        Some(Counted { link, count: articles })
    });
    links.take(SHOWN).collect()
}

/// What is said in a topic's articles by somebody who is known: what most of them print, then what the most typical do.
fn topic_quotes(catalogue: &Catalogue<'_>, topic: &Topic, path: &str) -> Vec<QuoteView> {
    let has_speaker = |quote: &Quote| quote.kind == QuoteKind::Direct && quote.speaker.is_some();
    let typical = topic.articles.iter().take(QUOTED).map(|(article, ..)| *article);
    let quotes = typical.flat_map(|article| {
        let own = catalogue.article(article).quotes.iter().enumerate();
        own.filter(|(_, quote)| has_speaker(quote)).map(move |(at, _)| (article, at))
    });
    let mut taken: HashMap<ArticleIndex, usize> = HashMap::new();
    let mut sayings = sayings::sayings(catalogue, quotes);
    sayings.retain(|saying| {
        let of_article = taken.entry(saying.quote.0).or_default();
        *of_article += 1;
        *of_article <= OF_ONE
    });
    sayings.iter().take(QUOTES).map(|saying| quotes::saying(catalogue, path, saying)).collect()
}

fn topic_events(catalogue: &Catalogue<'_>, topic: &Topic, path: &str) -> Vec<EventLine> {
    let events = catalogue.dossier.events.iter().enumerate();
    let own = events.filter(|(_, event)| event.topics.contains(&topic.id)).map(|(at, _)| at);
    let mut shown = catalogue.weightiest(own, SHOWN);
    shown.sort_unstable();
    shown.into_iter().map(|at| events::line(catalogue, path, at)).collect()
}
