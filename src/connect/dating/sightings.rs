//! How the dated articles call people, what that says of the day of an article that calls them otherwise out.
//!
//! Whom an article calls the mayor was so called on its day, unless it tells of the past; whom a later one calls the former
//! mayor was no longer so. In between lie the days on which it may be the one or the other.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::account;
use super::clue::{self, Clue, Softness};
use super::offices::{Called, Standing, called, looks_from_writing};
use crate::connect::cues::Cue;
use crate::model::{Article, ArticleIndex, DateRange, Span};

/// On which day which article calls a person by an office.
type Sighting = (NaiveDate, ArticleIndex, Span);

/// The first and the last day on which a person is called the holder of an office, or a former one.
type Spells = BTreeMap<(&'static str, bool), (Sighting, Sighting)>;

/// How the dated articles call people, by entity.
#[derive(Debug, Default)]
pub(super) struct Sightings(BTreeMap<String, Spells>);

impl Sightings {
    /// Collects the first and the last day of every person in every office.
    pub(super) fn of(articles: &[Article]) -> Self {
        let mut sightings = Self::default();
        for (index, article) in articles.iter().enumerate() {
            let Some(range) = article.about.published.as_ref().map(|dated| dated.range) else { continue };
            if range.days() > 1 {
                continue;
            }
            // Holders of an office keep its name as a courtesy, and in what is told of their time.
            let certain =
                |called: &Called<'_>| called.standing == Standing::Former || looks_from_writing(article, called.span);
            for called in called(article).filter(certain) {
                let sighting = (range.earliest, index, called.span);
                let key = (called.office, called.standing == Standing::Former);
                let of_person = sightings.0.entry(called.entity.to_owned()).or_default();
                let (first, last) = of_person.entry(key).or_insert((sighting, sighting));
                *first = sighting.min(*first);
                *last = sighting.max(*last);
            }
        }
        sightings
    }

    /// The bounds that other names for the same people give an article.
    pub(super) fn clues(&self, article: &Article, articles: &[Article]) -> Vec<Clue> {
        let mut told = BTreeSet::new();
        let fresh = called(article)
            .filter(|called| told.insert((called.entity, called.office, called.standing == Standing::Former)));
        let fresh: Vec<Called<'_>> = fresh.collect();
        fresh.iter().filter_map(|called| self.of_person(article, called, articles)).collect()
    }

    fn of_person(&self, article: &Article, called: &Called<'_>, articles: &[Article]) -> Option<Clue> {
        let offices = self.0.get(called.entity)?;
        let former = called.standing == Standing::Former;
        let name = called.span.of(&article.text);
        let clue = |range: DateRange, rule: String, (_, index, span): Sighting| {
            let sentence = articles[index].sentence_at(span.start).unwrap_or(span);
            let evidence = clue::evidence(article, called.span, rule);
            Clue { range, softness: Softness::Called, weight: 0.0, evidence, elsewhere: Some((index, sentence)) }
        };
        let last = offices.get(&(called.office, false)).map(|(_, last)| *last);
        let first_after = offices.get(&(called.office, true)).map(|(first, _)| *first);
        match (former, last, first_after) {
            (_, Some(last), Some(after)) if after.0 <= last.0 => None,
            (true, Some(last), _) => {
                let range = DateRange { earliest: last.0, latest: NaiveDate::MAX };
                Some(clue(
                    range,
                    format!("{name} is still {} in {}", called.office, clue::called(&articles[last.1])),
                    last,
                ))
            }
            // Who was elected again may have been the former holder before.
            (false, Some(_), Some(_)) if account::has_near(article, called.span, &[Cue::Again]) => None,
            (false, Some(_), Some(after)) => {
                let range = DateRange { earliest: NaiveDate::MIN, latest: after.0 };
                Some(clue(
                    range,
                    format!("{name} is former {} in {}", called.office, clue::called(&articles[after.1])),
                    after,
                ))
            }
            _ => None,
        }
    }
}
