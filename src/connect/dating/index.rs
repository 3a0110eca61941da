//! The dated sentences of all dated articles in; for a sentence of an undated one, those that tell the same out.
//!
//! Two sentences are as like as what they share is a part of both: the weight of that over the geometric mean of their
//! own (Ochiai's coefficient, 1957), each word and name weighing as much as it is rare (inverse document frequency). And
//! what they share must be more surprising than what any sentence of the collection shares by chance, as the E-value of
//! a database search demands (Altschul et al., *Basic Local Alignment Search Tool*, 1990). Candidates come from the
//! rarest words alone, so that the work does not grow with the square of the collection.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::features::{self, Feature, Kind, Recurrence};
use crate::model::{Article, ArticleIndex, DateRange, Span, TimeExpression, TimeForm, TimeKind};

/// How many sentences of the language at large are thought beside those of the collection, so that in a small one no
/// word counts as common or as rare from one or two sentences.
const BACKGROUND: f64 = 50.0;
/// A word or name that more sentences have leads to none of them.
const CROWDED: usize = 1000;
/// So many candidates are looked at, those that share the rarest first.
const CANDIDATES: usize = 2000;
/// The least number of words and names that must be common.
const AT_LEAST: usize = 3;
/// By how much what is shared must be more surprising than chance, in nats.
const MARGIN: f64 = 5.0;
/// The widest date that dates another article, in days.
const WIDEST: i64 = 31;
/// A date that is told without its year lies no further back from the day of its article, or ahead of it, in days: what
/// seems to has been misread.
const NEAR: (i64, i64) = (400, 60);

/// A sentence of a dated article that says when something happened.
#[derive(Clone, Debug)]
pub(super) struct Telling {
    pub(super) article: ArticleIndex,
    pub(super) sentence: Span,
    /// The days on which it happened.
    pub(super) range: DateRange,
    /// The words that say so, where the sentence has them.
    pub(super) time: Option<Span>,
    /// What it tells of, by hash.
    features: Vec<u64>,
    /// The whole weight of that.
    weight: f64,
}

/// A telling of what a sentence tells.
#[derive(Clone, Copy, Debug)]
pub(super) struct Match<'i> {
    pub(super) telling: &'i Telling,
    /// How like the two are, up to 1.
    pub(super) likeness: f64,
    /// The part of what was asked for that the telling has, by weight.
    pub(super) covered: f64,
    /// Whether both quote the same words of the same person.
    pub(super) quotes: bool,
    /// How often it happens.
    pub(super) recurs: Recurrence,
}

/// All tellings, by what they tell of.
#[derive(Debug, Default)]
pub(super) struct Index {
    tellings: Vec<Telling>,
    /// Features with the tellings that have them, sorted.
    postings: Vec<(u64, u32)>,
}

impl Index {
    /// Indexes what the articles tell whose day, week or month of publication is known.
    pub(super) fn of(articles: &[Article]) -> Self {
        let tellings = articles.par_iter().enumerate().flat_map_iter(|(index, article)| tellings(index, article));
        let mut index = Self { tellings: tellings.collect(), postings: Vec::new() };
        let numbered = index.tellings.iter().zip(0_u32..);
        index.postings =
            numbered.flat_map(|(telling, at)| telling.features.iter().map(move |&hash| (hash, at))).collect();
        index.postings.par_sort_unstable();
        let weights: Vec<f64> = index
            .tellings
            .par_iter()
            .map(|telling| telling.features.iter().map(|&feature| index.rarity(feature)).sum())
            .collect();
        for (telling, weight) in index.tellings.iter_mut().zip(weights) {
            telling.weight = weight;
        }
        index
    }

    /// The tellings that share with these features more than chance does, the likest first.
    pub(super) fn matches(&self, features: &[Feature]) -> Vec<Match<'_>> {
        let weighed: Vec<(Feature, f64)> =
            features.iter().map(|feature| (*feature, self.rarity(feature.hash))).collect();
        let candidates = self.candidates(features).into_iter();
        let mut matches: Vec<Match<'_>> =
            candidates.filter_map(|at| self.compare(&weighed, &self.tellings[at])).collect();
        matches.sort_by(|a, b| {
            let place = |found: &Match<'_>| (found.telling.article, found.telling.sentence, found.telling.range);
            b.likeness.total_cmp(&a.likeness).then_with(|| place(a).cmp(&place(b)))
        });
        matches
    }

    fn tellings_with(&self, feature: u64) -> &[(u64, u32)] {
        let from = self.postings.partition_point(|(other, _)| *other < feature);
        let to = self.postings.partition_point(|(other, _)| *other <= feature);
        &self.postings[from..to]
    }

    /// How much a word or name says.
    fn rarity(&self, feature: u64) -> f64 {
        self.rarity_of(self.tellings_with(feature).len())
    }

    fn rarity_of(&self, count: usize) -> f64 {
        libm::log((self.tellings.len() as f64 + BACKGROUND) / (count as f64 + 1.0))
    }

    /// The tellings that share the rarest of the features, two of them where there are so many.
    fn candidates(&self, features: &[Feature]) -> Vec<usize> {
        let mut postings: Vec<&[(u64, u32)]> =
            features.iter().map(|feature| self.tellings_with(feature.hash)).collect();
        postings.retain(|postings| !postings.is_empty() && postings.len() <= CROWDED);
        postings.sort_by_key(|postings| (postings.len(), postings[0].0));
        let mut found = Vec::new();
        let mut asked = 0;
        for postings in postings {
            if found.len() >= CANDIDATES {
                break;
            }
            found.extend(postings.iter().map(|&(_, at)| at as usize));
            asked += 1;
        }
        found.sort_unstable();
        let often = found.chunk_by(|a, b| a == b).filter(|hits| hits.len() >= asked.min(2));
        often.map(|hits| hits[0]).collect()
    }

    /// What weighed features share with a telling, where that is more than chance.
    fn compare<'i>(&self, features: &[(Feature, f64)], telling: &'i Telling) -> Option<Match<'i>> {
        let has = |hash: u64| telling.features.binary_search(&hash).is_ok();
        let shared: Vec<&(Feature, f64)> = features.iter().filter(|(feature, _)| has(feature.hash)).collect();
        // A word of a name that is shared says nothing more.
        let counts = |feature: &Feature| !matches!(feature.kind, Kind::PartOf(name) if has(name));
        let counted = || shared.iter().filter(|(feature, _)| counts(feature));
        let words = counted().filter(|(feature, _)| feature.kind == Kind::Word).count();
        if counted().count() < AT_LEAST || words == 0 || words == counted().count() {
            return None;
        }
        let common: f64 = counted().map(|(_, weight)| weight).sum();
        let outside_names = features.iter().filter(|(feature, _)| !matches!(feature.kind, Kind::PartOf(_)));
        let own: f64 = outside_names.map(|(_, weight)| weight).sum();
        (common >= self.rarity_of(0) + MARGIN).then(|| Match {
            telling,
            likeness: common / (own * telling.weight).sqrt().max(f64::EPSILON),
            covered: common / own.max(f64::EPSILON),
            quotes: shared.iter().any(|(feature, _)| feature.kind == Kind::Said),
            recurs: shared.iter().map(|(feature, _)| feature.recurs).max().unwrap_or(Recurrence::Once),
        })
    }
}

/// What an article tells, if its own day is known well enough.
fn tellings(index: ArticleIndex, article: &Article) -> Vec<Telling> {
    let Some(published) = article.about.published.as_ref().map(|dated| dated.range) else { return Vec::new() };
    if published.days() > WIDEST {
        return Vec::new();
    }
    let mut tellings: Vec<Telling> = Vec::new();
    for time in &article.times {
        let Some(range) = day(time, published) else { continue };
        let Some(sentence) = article.sentence_at(time.span.start) else { continue };
        let mut told = tellings.iter().rev().take_while(|telling| telling.sentence == sentence);
        if !told.any(|telling| telling.range == range) {
            tellings.push(telling(index, article, sentence, range, Some(time.span)));
        }
    }
    let told: BTreeSet<Span> = tellings.iter().map(|telling| telling.sentence).collect();
    let lead = article.sentences.first().copied().filter(|lead| !told.contains(lead));
    // What a report opens with and gives no day for was news on its day.
    let news = DateRange { earliest: published.earliest.pred_opt().unwrap_or(published.earliest), ..published };
    tellings.extend(lead.map(|lead| telling(index, article, lead, news, None)));
    tellings
}

/// The day, week or month that an expression means.
fn day(time: &TimeExpression, published: DateRange) -> Option<DateRange> {
    let is_date = matches!(time.kind, TimeKind::Date | TimeKind::Time);
    let range = time.range.filter(|range| is_date && range.days() <= WIDEST)?;
    let back = (published.earliest - range.latest).num_days();
    let ahead = (range.earliest - published.latest).num_days();
    (matches!(time.form, TimeForm::Absolute(_)) || back <= NEAR.0 && ahead <= NEAR.1).then_some(range)
}

fn telling(article: ArticleIndex, of: &Article, sentence: Span, range: DateRange, time: Option<Span>) -> Telling {
    let features = features::of(of, sentence);
    Telling {
        article,
        sentence,
        range,
        time,
        features: features.iter().map(|feature| feature.hash).collect(),
        weight: 0.0,
    }
}
