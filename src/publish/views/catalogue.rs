//! The dossier looked at from the reader's side: cross references that many pages need, made once.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use super::archive::Shelves;
use super::company::Company;
use super::said::Said;
use crate::config::Config;
use crate::model::{Article, ArticleIndex, CopyGroup, Dossier, Doubt, Entity, Event, Quote, QuoteKind, Span};
use crate::publish::addresses::{Addresses, relative};
use crate::publish::publications::{Source, chronological, publisher, sources};
use crate::publish::strings::Strings;

/// A quotation by its article and its place in it.
pub(crate) type QuoteRef = (ArticleIndex, usize);

/// A dossier with its cross references.
#[derive(Debug)]
pub(crate) struct Catalogue<'d> {
    /// The dossier.
    pub(crate) dossier: &'d Dossier,
    /// What the site is called.
    pub(crate) config: &'d Config,
    /// Where its pages live.
    pub(crate) addresses: &'d Addresses,
    /// The interface's words.
    pub(crate) strings: &'d Strings,
    /// The articles, the oldest first, the undated behind them by title.
    pub(crate) order: Vec<ArticleIndex>,
    /// Each article's place in `order`.
    pub(crate) place: Vec<usize>,
    /// Each article's entities that have a page, the most named first, with how often.
    pub(crate) entities_of: Vec<Vec<(usize, usize)>>,
    /// Each article's events, by date.
    pub(crate) events_of: Vec<Vec<usize>>,
    /// Each entity's quotations, the oldest first.
    pub(crate) quotes_by: HashMap<usize, Vec<QuoteRef>>,
    /// What each entity is reported to have said, the oldest first.
    pub(crate) reports_by: HashMap<usize, Vec<QuoteRef>>,
    /// Which entities stand in one paragraph.
    pub(crate) company: Company,
    /// The publications, those with most articles first, the unknown last.
    pub(crate) sources: Vec<Source>,
    /// Each article's publication.
    pub(crate) source_of: Vec<usize>,
    /// Where each article stands in the archive.
    pub(crate) shelves: Shelves,
    /// How many sources report each event independently.
    pub(crate) reported_by: Vec<Reporters>,
    said: OnceLock<Said>,
    groups: HashMap<ArticleIndex, &'d CopyGroup>,
    entities: HashMap<&'d str, usize>,
    twins: HashSet<&'d str>,
    doubts: HashMap<&'d str, Vec<usize>>,
}

impl<'d> Catalogue<'d> {
    /// Looks through a dossier once.
    pub(crate) fn new(
        dossier: &'d Dossier,
        config: &'d Config,
        addresses: &'d Addresses,
        strings: &'d Strings,
    ) -> Self {
        let order = chronological(&dossier.articles);
        let mut place = vec![0; order.len()];
        for (at, &article) in order.iter().enumerate() {
            place[article] = at;
        }
        let entities: HashMap<_, _> =
            dossier.entities.iter().enumerate().map(|(at, entity)| (entity.id.as_str(), at)).collect();
        let (sources, source_of) = sources(&dossier.articles, &order, strings.say("page.unknown_source"));
        Self {
            entities_of: entities_of(dossier, addresses),
            events_of: events_of(dossier),
            quotes_by: said_by(dossier, &order, &entities, QuoteKind::Direct, config.quotes.strict),
            reports_by: said_by(dossier, &order, &entities, QuoteKind::Indirect, config.quotes.strict),
            company: Company::of(dossier, &entities),
            shelves: Shelves::of(&dossier.articles),
            reported_by: dossier.events.iter().map(|event| reporters(dossier, event)).collect(),
            said: OnceLock::new(),
            groups: groups(dossier),
            twins: twins(dossier),
            doubts: doubts(dossier),
            dossier,
            config,
            addresses,
            strings,
            order,
            place,
            sources,
            source_of,
            entities,
        }
    }

    /// An article by its index.
    pub(crate) fn article(&self, article: ArticleIndex) -> &'d Article {
        &self.dossier.articles[article]
    }

    /// All articles, the newest first and the undated last.
    pub(crate) fn newest(&self) -> Vec<ArticleIndex> {
        let mut newest = self.order.clone();
        newest.sort_by_key(|&article| self.recency(article));
        newest
    }

    /// What sorts articles by date, the newest first and the undated last.
    pub(crate) fn recency(&self, article: ArticleIndex) -> (bool, Reverse<usize>) {
        (self.article(article).about.published.is_none(), Reverse(self.place[article]))
    }

    /// The publication of an article as printed, where it is known.
    pub(crate) fn publisher(&self, article: ArticleIndex) -> Option<&'d str> {
        publisher(self.article(article))
    }

    /// The name of an article's publication as a reader sees it.
    pub(crate) fn source_label(&self, article: ArticleIndex) -> &str {
        &self.sources[self.source_of[article]].label
    }

    /// All that was said, each once; brought together when first asked for.
    pub(crate) fn said(&self) -> &Said {
        self.said.get_or_init(|| Said::of(self))
    }

    /// The group of copies that an article is in.
    pub(crate) fn copies_of(&self, article: ArticleIndex) -> Option<&'d CopyGroup> {
        self.groups.get(&article).copied()
    }

    /// The doubts that concern an entity.
    pub(crate) fn doubts_of(&self, id: &str) -> impl Iterator<Item = &'d Doubt> {
        self.doubts.get(id).into_iter().flatten().map(|&doubt| &self.dossier.doubts[doubt])
    }

    /// An entity by its id.
    pub(crate) fn entity(&self, id: &str) -> Option<(usize, &'d Entity)> {
        let at = *self.entities.get(id)?;
        Some((at, &self.dossier.entities[at]))
    }

    /// The link from a page to an article, to the paragraph that holds the byte at `offset` where one is given.
    pub(crate) fn paragraph(&self, from: &str, article: ArticleIndex, offset: Option<usize>) -> String {
        let block = offset.and_then(|offset| self.article(article).block_at(offset));
        let path = self.addresses.article(article);
        match block {
            Some(block) => relative(from, &format!("{path}#p{}", block + 1)),
            None => relative(from, &path),
        }
    }

    /// A title for lists of titles: articles that share one are told apart by their address.
    pub(crate) fn unique_title(&self, article: ArticleIndex) -> String {
        let title = self.article(article).title();
        if self.twins.contains(title) {
            let name = self.addresses.article_name(article);
            format!("{title} ({})", name.rsplit('-').next().unwrap_or(name))
        } else {
            title.to_owned()
        }
    }

    /// A quotation with its article.
    pub(crate) fn quote(&self, (article, at): QuoteRef) -> (&'d Article, &'d Quote) {
        let article = self.article(article);
        (article, &article.quotes[at])
    }

    /// The sentence that holds a span, or the span itself.
    pub(crate) fn sentence(&self, article: ArticleIndex, span: Span) -> Span {
        self.article(article).sentence_at(span.start).filter(|sentence| sentence.contains(&span)).unwrap_or(span)
    }

    /// The events that matter most, the weightiest first. Each shares its weight with those before it of the same time, so
    /// that one day's news does not fill the list.
    pub(crate) fn weightiest(&self, among: impl Iterator<Item = usize>, limit: usize) -> Vec<usize> {
        let event = |at: usize| &self.dossier.events[at];
        let mut waiting: Vec<(usize, f64)> = among.map(|at| (at, 1.0)).collect();
        let mut ranked: Vec<usize> = Vec::new();
        while ranked.len() < limit {
            let weight = |&(at, sharing): &(usize, f64)| event(at).weight / sharing;
            let best = (0..waiting.len()).max_by(|&a, &b| {
                let (one, other) = (&waiting[a], &waiting[b]);
                weight(one).total_cmp(&weight(other)).then(other.0.cmp(&one.0))
            });
            let Some((best, _)) = best.map(|best| waiting.swap_remove(best)) else { break };
            let when = event(best).range;
            for (at, sharing) in &mut waiting {
                *sharing += if event(*at).range.intersect(&when).is_some() { 1.0 } else { 0.0 };
            }
            ranked.push(best);
        }
        ranked
    }

    /// The entities of some kinds that have a page, those in most articles first.
    pub(crate) fn ranked(&self, folder: &str) -> Vec<usize> {
        let entities = self.dossier.entities.iter().enumerate();
        let mut ranked: Vec<_> = entities
            .filter(|(_, entity)| self.addresses.entity(&entity.id).is_some_and(|path| path.starts_with(folder)))
            .map(|(at, entity)| {
                let mentions: usize = entity.articles.iter().map(|(_, times)| times).sum();
                (Reverse(entity.articles.len()), Reverse(mentions), entity.name.as_str(), at)
            })
            .collect();
        ranked.sort_unstable();
        ranked.into_iter().map(|(_, _, _, at)| at).collect()
    }
}

fn entities_of(dossier: &Dossier, addresses: &Addresses) -> Vec<Vec<(usize, usize)>> {
    let mut of = vec![Vec::new(); dossier.articles.len()];
    for (at, entity) in dossier.entities.iter().enumerate() {
        if addresses.entity(&entity.id).is_some() {
            for &(article, times) in &entity.articles {
                of[article].push((at, times));
            }
        }
    }
    for entities in &mut of {
        entities.sort_by_key(|&(at, times)| (Reverse(times), at));
    }
    of
}

fn events_of(dossier: &Dossier) -> Vec<Vec<usize>> {
    let mut of = vec![Vec::new(); dossier.articles.len()];
    for (at, event) in dossier.events.iter().enumerate() {
        for evidence in &event.evidence {
            let events: &mut Vec<usize> = &mut of[evidence.article];
            if events.last() != Some(&at) {
                events.push(at);
            }
        }
    }
    of
}

/// The doubts about each entity, by its id.
fn doubts(dossier: &Dossier) -> HashMap<&str, Vec<usize>> {
    let mut of: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, doubt) in dossier.doubts.iter().enumerate() {
        for id in doubt.others.iter().chain([&doubt.entity]) {
            of.entry(id).or_default().push(at);
        }
    }
    of
}

/// The group of each article that is in one.
fn groups(dossier: &Dossier) -> HashMap<ArticleIndex, &CopyGroup> {
    let members = |group: &CopyGroup| {
        [group.main].into_iter().chain(group.copies.iter().map(|copy| copy.article)).collect::<Vec<_>>()
    };
    dossier.copies.iter().flat_map(|group| members(group).into_iter().map(move |article| (article, group))).collect()
}

/// Who reports an event, each copy of another article left out.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reporters {
    pub(crate) articles: usize,
    /// The publications of these, and those whose publication nobody knows.
    pub(crate) sources: usize,
}

fn reporters(dossier: &Dossier, event: &Event) -> Reporters {
    let mut originals = HashSet::new();
    let mut named = HashSet::new();
    let mut unnamed = 0;
    for evidence in &event.evidence {
        let copies = dossier.duplicates.get(evidence.article).into_iter().flatten().copied();
        let original = copies.chain([evidence.article]).min();
        if !originals.insert(original) {
            continue;
        }
        match publisher(&dossier.articles[evidence.article]) {
            Some(name) => drop(named.insert(name)),
            None => unnamed += 1,
        }
    }
    Reporters { articles: originals.len(), sources: named.len() + unnamed }
}

/// The entity a quotation is by.
pub(crate) fn speaker<'a>(article: &'a Article, quote: &Quote) -> Option<&'a str> {
    let mention = article.mentions.get(quote.speaker.as_ref()?.mention?)?;
    (!mention.entity.is_empty()).then_some(mention.entity.as_str())
}

/// Who said what, in marks or reported; if `strict`, only what stands beside the speaker's name.
fn said_by(
    dossier: &Dossier,
    order: &[ArticleIndex],
    entities: &HashMap<&str, usize>,
    kind: QuoteKind,
    strict: bool,
) -> HashMap<usize, Vec<QuoteRef>> {
    let mut by: HashMap<usize, Vec<QuoteRef>> = HashMap::new();
    for &at in order {
        let article = &dossier.articles[at];
        let named = |quote: &Quote| quote.speaker.as_ref().is_some_and(|speaker| speaker.basis.is_named());
        let shown = |quote: &Quote| quote.kind == kind && (!strict || named(quote));
        for (number, quote) in article.quotes.iter().enumerate().filter(|(_, quote)| shown(quote)) {
            if let Some(&entity) = speaker(article, quote).and_then(|id| entities.get(id)) {
                by.entry(entity).or_default().push((at, number));
            }
        }
    }
    by
}

fn twins(dossier: &Dossier) -> HashSet<&str> {
    let mut seen = HashSet::new();
    dossier.articles.iter().map(Article::title).filter(|title| !seen.insert(*title)).collect()
}
