//! What happened when: the dated sentences of all articles in, events out.
//!
//! 1. [`telling`] makes a telling of every dated sentence, and of the lead of an article that names no day. Where the date
//!    only belongs to a thing's name ([`named_thing`]), it tells of that thing. A [`chronology`] dates what its entries tell.
//!    What recurs without a date of its own, or only says when it was published, is dropped
//!    ([`recurring`], [`publication`]), and so is a date that only bounds what happened ([`hedges`]); what lay ahead is
//!    marked, and what never came about dropped ([`status`]).
//! 2. [`grouping`] joins the tellings of one date that share names and words, weighted by their [`rarity`]; [`core`] those
//!    that name the same matter beside the date, [`grains`] what is told of a week or month to its day, and [`neighbours`]
//!    reports to what happened the day before, and tellings that dispute a date: one event, several pieces of evidence,
//!    dated by the finest.
//! 3. [`weight`] says how much the event matters, [`choice`] which sentence stands for it, and [`headline`] cuts one clean
//!    clause from that.
//!
//! The division into dating, grouping by date and ranking follows the timeline summarisation literature (Tran et al.
//! 2013; Martschat and Markert 2018). Tellings are compared only within one date or month, through an index of their
//! words, so that the work grows with the number of dated sentences.

mod centrality;
mod choice;
mod chronology;
mod core;
mod grains;
mod grouping;
mod headline;
mod hedges;
mod known;
mod named_thing;
mod neighbours;
mod publication;
mod rarity;
mod recurring;
mod status;
mod telling;
mod weight;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use self::core::Cores;
use super::ids;
use super::terms::Counts;
use crate::model::{Article, ArticleIndex, Entity, Event, EventBasis, EventEvidence, EventStatus, Span, Topic};
use grouping::Group;
use headline::Who;
use known::Known;
use rarity::Rarity;
use telling::{DateKey, Telling};
use weight::Votes;

/// Makes events of the dated sentences of all articles, whose terms are counted; what several tell is one event. Sorted by date, then falling weight.
#[must_use]
pub fn find(
    articles: &[Article],
    entities: &[Entity],
    terms: &[Counts],
    duplicates: &[Vec<ArticleIndex>],
    topics: &[Topic],
    topics_of: &[Vec<usize>],
) -> Vec<Event> {
    let known = Known::of(entities);
    let mut tellings: Vec<Vec<Telling>> =
        articles.par_iter().enumerate().map(|(index, article)| telling::of_article(index, article, &known)).collect();
    recurring::drop(&mut tellings, articles, duplicates);
    let rarity = Rarity::count(tellings.iter().flatten());
    let cores = Cores::count(tellings.iter().flatten());
    let mut by_date: BTreeMap<DateKey, Vec<Telling>> = BTreeMap::new();
    for telling in tellings.into_iter().flatten() {
        by_date.entry(telling.key()).or_default().push(telling);
    }
    let dates: Vec<Vec<Telling>> = by_date.into_values().collect();
    let groups: Vec<Vec<Group>> =
        dates.into_par_iter().map(|date| cores.join(grouping::of_one_date(date, &rarity))).collect();
    let groups = grains::join(groups.into_iter().flatten().collect(), &rarity, &cores);
    let groups = neighbours::join(groups, &rarity, articles);
    let votes = Votes::new(articles, terms, &known, duplicates, &groups);
    let collection = Collection { articles, entities, rarity, votes, topics, topics_of };
    let mut events: Vec<Event> = groups.into_par_iter().filter_map(|group| collection.event(group)).collect();
    events.sort_by(|a, b| {
        let dates = (a.range.earliest, a.range.latest).cmp(&(b.range.earliest, b.range.latest));
        dates.then(b.weight.total_cmp(&a.weight)).then_with(|| a.id.cmp(&b.id))
    });
    ids::number_namesakes(&mut events, |event| &mut event.id);
    events
}

/// What events are told in.
struct Collection<'a> {
    articles: &'a [Article],
    entities: &'a [Entity],
    rarity: Rarity,
    votes: Votes<'a>,
    topics: &'a [Topic],
    topics_of: &'a [Vec<usize>],
}

impl Collection<'_> {
    /// The event that a group of tellings tells, the telling that stands for it first.
    fn event(&self, mut group: Group) -> Option<Event> {
        choice::sort(&mut group, &self.rarity);
        let first = group.first()?;
        let about = first.basis == EventBasis::Reported;
        let edtf = first.range.edtf(first.precision) + if about { "~" } else { "" };
        let text = &self.articles[first.article].text;
        let passing = first.thing.filter(|_| first.is_passing());
        let headline = match passing {
            Some(thing) => headline::of(text, thing.span, first.time, None),
            None => headline::of(text, first.statement(text), first.time, self.who(first)),
        };
        let planned = group.iter().all(|telling| telling.status == EventStatus::Planned);
        Some(Event {
            id: ids::of('e', &edtf, &headline),
            range: first.range,
            precision: first.precision,
            weight: self.votes.weight(&group),
            status: if planned { EventStatus::Planned } else { EventStatus::Happened },
            entities: by_frequency(group.iter().flat_map(|telling| self.named(telling))),
            topics: by_frequency(group.iter().flat_map(|telling| self.topics_of(telling))),
            evidence: evidence(&group),
            edtf,
            headline,
        })
    }

    /// Who speaks in a telling, by the name to print.
    fn who(&self, telling: &Telling) -> Option<Who<'_>> {
        let speaker = telling.speaker.as_ref()?;
        Some(Who {
            name: &speaker.entity.of(self.entities).name,
            quotation: speaker.quotation,
            pronoun: speaker.pronoun,
        })
    }

    /// The ids of whom and what a telling names.
    fn named(&self, telling: &Telling) -> impl Iterator<Item = &str> {
        telling.entities.iter().map(|named| named.of(self.entities).id.as_str())
    }

    /// The ids of the topics of a telling's article.
    fn topics_of(&self, telling: &Telling) -> impl Iterator<Item = &str> {
        let indices = self.topics_of.get(telling.article).map_or(&[][..], Vec::as_slice);
        indices.iter().filter_map(|&topic| self.topics.get(topic)).map(|topic| topic.id.as_str())
    }
}

/// The sentences that tell an event, and behind them those that name who is meant by "he" or "she".
fn evidence(group: &Group) -> Vec<EventEvidence> {
    let told = group.iter().map(|telling| EventEvidence {
        article: telling.article,
        span: telling.sentence,
        time: telling.time,
        basis: telling.basis,
        disputes: telling.disputes.then_some(telling.range),
    });
    let mut evidence: Vec<EventEvidence> = told.collect();
    let mut known: BTreeSet<(ArticleIndex, Span)> = evidence.iter().map(|told| (told.article, told.span)).collect();
    for telling in group {
        let naming = telling.speaker.as_ref().and_then(|speaker| speaker.named_in);
        let Some(span) = naming else { continue };
        if known.insert((telling.article, span)) {
            evidence.push(EventEvidence {
                article: telling.article,
                span,
                time: None,
                basis: EventBasis::Inferred,
                disputes: None,
            });
        }
    }
    evidence
}

/// The different strings, the most frequent first.
fn by_frequency<'s>(strings: impl Iterator<Item = &'s str>) -> Vec<String> {
    let mut all: Vec<&str> = strings.collect();
    all.sort_unstable();
    let mut counted: Vec<(usize, &str)> = all.chunk_by(|a, b| a == b).map(|same| (same.len(), same[0])).collect();
    counted.sort_by_key(|&(count, string)| (Reverse(count), string));
    counted.into_iter().map(|(_, string)| string.to_owned()).collect()
}

#[cfg(test)]
mod tests;
