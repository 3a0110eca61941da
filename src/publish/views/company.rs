//! The company that names keep: a dossier in, for an entity those out that stand in one paragraph with it more often than
//! chance would have it.
//!
//! The measure is Dunning's log-likelihood ratio (*Accurate Methods for the Statistics of Surprise and Coincidence*, 1993)
//! over paragraphs: a name that stands everywhere tells nothing of any other, and a chance meeting does not outrank constant
//! company. Whoever is met in one paragraph only comes behind the others, and lists are left out.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};

use crate::model::{Article, Dossier, Field};

/// A paragraph with more names is a list and no company.
const LIST: usize = 60;

/// In so many paragraphs two are met more than once.
const MET: usize = 2;

/// Which entities stand in which paragraphs.
#[derive(Debug, Default)]
pub(crate) struct Company {
    /// The entities of each paragraph that has any.
    paragraphs: Vec<Vec<usize>>,
    /// The paragraphs of each entity.
    of: HashMap<usize, Vec<usize>>,
}

/// Another entity in the same paragraphs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Met {
    /// Which.
    pub(crate) entity: usize,
    /// In how many paragraphs both stand.
    pub(crate) paragraphs: usize,
    strength: f64,
}

impl Company {
    /// Counts in all articles; `entities` numbers entities by their ids.
    pub(crate) fn of(dossier: &Dossier, entities: &HashMap<&str, usize>) -> Self {
        let mut company = Self::default();
        for article in &dossier.articles {
            for paragraph in paragraphs(article, entities) {
                for &entity in &paragraph {
                    company.of.entry(entity).or_default().push(company.paragraphs.len());
                }
                company.paragraphs.push(paragraph.into_iter().collect());
            }
        }
        company
    }

    /// Who stands with an entity, the closest first.
    pub(crate) fn with(&self, entity: usize) -> Vec<Met> {
        let own = self.of.get(&entity).map_or(&[][..], Vec::as_slice);
        let mut together: HashMap<usize, usize> = HashMap::new();
        for paragraph in own.iter().map(|&at| &self.paragraphs[at]).filter(|paragraph| paragraph.len() <= LIST) {
            for &other in paragraph.iter().filter(|&&other| other != entity) {
                *together.entry(other).or_default() += 1;
            }
        }
        let met = together.into_iter().filter_map(|(other, paragraphs)| {
            let others = self.of.get(&other)?.len();
            let strength = log_likelihood(paragraphs, own.len(), others, self.paragraphs.len());
            Some(Met { entity: other, paragraphs, strength })
        });
        let mut met: Vec<Met> = met.collect();
        met.sort_by(|a, b| {
            let often = |met: &Met| (Reverse(met.paragraphs.min(MET)), Reverse(met.paragraphs), met.entity);
            let first = a.paragraphs.min(MET).cmp(&b.paragraphs.min(MET)).reverse();
            first.then(b.strength.total_cmp(&a.strength)).then_with(|| often(a).cmp(&often(b)))
        });
        met
    }
}

/// The entities of each paragraph of an article.
fn paragraphs(article: &Article, entities: &HashMap<&str, usize>) -> Vec<BTreeSet<usize>> {
    let mut paragraphs: Vec<BTreeSet<usize>> = vec![BTreeSet::new(); article.blocks.len()];
    for mention in article.mentions.iter().filter(|mention| mention.field == Field::Text) {
        let block = article.block_at(mention.span.start).and_then(|block| paragraphs.get_mut(block));
        if let Some((block, &entity)) = block.zip(entities.get(mention.entity.as_str())) {
            block.insert(entity);
        }
    }
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    paragraphs
}

/// How surprising it is that two meet so often, negative where they meet more seldom than by chance.
fn log_likelihood(both: usize, one: usize, other: usize, all: usize) -> f64 {
    let cells = [
        (both, one, other),
        (one.saturating_sub(both), one, all.saturating_sub(other)),
        (other.saturating_sub(both), all.saturating_sub(one), other),
        ((all + both).saturating_sub(one + other), all.saturating_sub(one), all.saturating_sub(other)),
    ];
    let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    let expected = |row: usize, column: usize| number(row) * number(column) / number(all.max(1));
    let term = |&(count, row, column): &(usize, usize, usize)| match count {
        0 => 0.0,
        _ => number(count) * libm::log(number(count) / expected(row, column)),
    };
    let ratio = 2.0 * cells.iter().map(term).sum::<f64>();
    if number(both) < expected(one, other) { -ratio } else { ratio }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn constant_company_outranks_a_chance_meeting_and_who_is_everywhere() {
        // 0 meets 1 in three of four paragraphs, 2 is everywhere, 3 is met once.
        let paragraphs =
            [vec![0, 1, 2], vec![0, 1, 2], vec![0, 1, 2], vec![0, 2, 3], vec![2], vec![2], vec![2], vec![2]];
        let mut company = Company { paragraphs: paragraphs.to_vec(), ..Company::default() };
        for (at, paragraph) in paragraphs.iter().enumerate() {
            for &entity in paragraph {
                company.of.entry(entity).or_default().push(at);
            }
        }
        let order: Vec<usize> = company.with(0).iter().map(|met| met.entity).collect();
        assert_eq!(order, [1, 2, 3]);
        assert!(company.with(9).is_empty());
    }

    #[test]
    fn chance_is_no_surprise() {
        assert!(log_likelihood(5, 10, 50, 100).abs() < 1e-9);
        assert!(log_likelihood(10, 10, 50, 100) > 10.0);
        assert!(log_likelihood(0, 10, 50, 100) < -10.0);
    }
}
