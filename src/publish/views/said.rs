//! All that was said, each once, as the lists of quotations show it: so that every page counts alike.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::catalogue::{Catalogue, QuoteRef, speaker};
use super::sayings::{self, Saying};
use crate::model::{QuoteKind, SpeakerBasis};

/// What was said in the whole dossier, and by whom.
#[derive(Debug)]
pub(crate) struct Said {
    /// Words in quotation marks, those of the newest articles first.
    pub(crate) direct: Vec<Saying>,
    /// Reported speech, likewise.
    pub(crate) reported: Vec<Saying>,
    /// How many of both each entity said.
    by: HashMap<usize, (usize, usize)>,
}

impl Said {
    /// Brings all quotations together.
    pub(crate) fn of(catalogue: &Catalogue<'_>) -> Self {
        let all = |kind| sayings::sayings(catalogue, newest(catalogue, kind));
        let mut by: HashMap<usize, (usize, usize)> = HashMap::new();
        for &entity in catalogue.quotes_by.keys() {
            by.entry(entity).or_default().0 = quotations(catalogue, entity).len();
        }
        for &entity in catalogue.reports_by.keys() {
            by.entry(entity).or_default().1 = reports(catalogue, entity).len();
        }
        Self { direct: all(QuoteKind::Direct), reported: all(QuoteKind::Indirect), by }
    }

    /// How many quotations are by an entity.
    pub(crate) fn quotations_by(&self, entity: usize) -> usize {
        self.by.get(&entity).map_or(0, |by| by.0)
    }

    /// Who said something, in marks or reported, with how much, those who said most first.
    pub(crate) fn speakers(&self) -> Vec<(usize, usize)> {
        ranked(self.by.iter().map(|(&entity, (quoted, reported))| (entity, quoted + reported)))
    }

    /// Who is quoted, with how many quotations, those quoted most first.
    pub(crate) fn quoted(&self) -> Vec<(usize, usize)> {
        ranked(self.by.iter().map(|(&entity, by)| (entity, by.0)))
    }
}

/// What someone said in so many words, the best first.
pub(crate) fn quotations(catalogue: &Catalogue<'_>, entity: usize) -> Vec<Saying> {
    brought_together(catalogue, catalogue.quotes_by.get(&entity))
}

/// What someone is reported to have said, the best first.
pub(crate) fn reports(catalogue: &Catalogue<'_>, entity: usize) -> Vec<Saying> {
    brought_together(catalogue, catalogue.reports_by.get(&entity))
}

/// What those said in so many words whom the articles describe and do not name, of the newest articles first.
pub(crate) fn unnamed(catalogue: &Catalogue<'_>) -> Vec<Saying> {
    let is_unnamed = |at: &QuoteRef| {
        let (article, quote) = catalogue.quote(*at);
        let described = quote.speaker.as_ref().is_some_and(|speaker| speaker.basis == SpeakerBasis::Description);
        described && speaker(article, quote).is_none_or(|id| catalogue.addresses.entity(id).is_none())
    };
    sayings::sayings(catalogue, newest(catalogue, QuoteKind::Direct).filter(is_unnamed))
}

fn brought_together(catalogue: &Catalogue<'_>, quotes: Option<&Vec<QuoteRef>>) -> Vec<Saying> {
    let newest = quotes.map_or(&[][..], Vec::as_slice).iter().rev().copied();
    sayings::ranked(sayings::sayings(catalogue, newest))
}

/// All quotations of a kind, those of the newest articles first.
fn newest<'c>(catalogue: &'c Catalogue<'_>, kind: QuoteKind) -> impl Iterator<Item = QuoteRef> + 'c {
    catalogue.newest().into_iter().flat_map(move |at| {
        let quotes = catalogue.article(at).quotes.iter().enumerate();
        quotes.filter(move |(_, quote)| quote.kind == kind).map(move |(quote, _)| (at, quote))
    })
}

fn ranked(counts: impl Iterator<Item = (usize, usize)>) -> Vec<(usize, usize)> {
    let mut ranked: Vec<_> = counts.filter(|(_, count)| *count > 0).collect();
    ranked.sort_unstable_by_key(|&(entity, count)| (Reverse(count), entity));
    ranked
}
