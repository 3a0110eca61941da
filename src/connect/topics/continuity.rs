//! The ledger and topics in, the places, ids and labels that are kept out.
//!
//! An article that the ledger files under a subject stays there as long as most articles are in the ledger: only new ones
//! are placed. When too many are new, or another number of subjects is asked for, subjects are found anew. Either way a
//! topic takes the id and label of that topic in the ledger with which it shares most articles.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use crate::lock::{Lock, LockedTopic};
use crate::model::{Article, ArticleIndex, TopicScale};

use super::draft::{Draft, free};
use super::labels::{id, upper_first};

/// Subjects are found anew when the ledger knows less than this share of the articles: two in three.
const KNOWN: (usize, usize) = (2, 3);

/// The ledger, with the articles of its topics that are there.
pub(super) struct Ledger<'l> {
    topics: Vec<(&'l LockedTopic, Vec<ArticleIndex>)>,
    articles: usize,
}

impl<'l> Ledger<'l> {
    /// Looks up the articles, which are sorted by id.
    pub(super) fn new(lock: &'l Lock, articles: &[Article]) -> Self {
        let at = |id: &String| articles.binary_search_by(|article| article.id.as_str().cmp(id)).ok();
        let topics = lock.topics.iter().map(|topic| (topic, topic.articles.iter().filter_map(at).collect()));
        let topics = topics.filter(|(_, members): &(_, Vec<ArticleIndex>)| !members.is_empty());
        Self { topics: topics.collect(), articles: articles.len() }
    }

    /// The subject of each article that has one in the ledger, numbered without gaps, and their number; none where subjects
    /// have to be found anew.
    pub(super) fn places(&self, count: Option<usize>) -> Option<(Vec<Option<usize>>, usize)> {
        let mut places = vec![None; self.articles];
        let mut number = 0;
        for (_, members) in self.topics.iter().filter(|(topic, _)| topic.scale == TopicScale::Subject) {
            let free: Vec<ArticleIndex> = members.iter().copied().filter(|&at| places[at].is_none()).collect();
            free.iter().for_each(|&at| places[at] = Some(number));
            number += usize::from(!free.is_empty());
        }
        let known = places.iter().flatten().count();
        let enough = known > 0 && known * KNOWN.1 >= self.articles * KNOWN.0;
        (enough && count.is_none_or(|count| count == number)).then_some((places, number))
    }

    /// Gives each topic the id and label of that topic in the ledger with which it shares most articles, if these are
    /// at least half of what is left of it; then makes all ids unique. `denied` labels are not kept.
    pub(super) fn keep(&self, drafts: &mut [Draft], denied: impl Fn(&str) -> bool) {
        let mut overlaps: Vec<(usize, usize, usize)> = Vec::new();
        for (old, (topic, members)) in self.topics.iter().enumerate() {
            let mut shared = vec![0; drafts.len()];
            for (new, draft) in drafts.iter().enumerate().filter(|(_, draft)| draft.scale == topic.scale) {
                let has = |at: &&ArticleIndex| draft.members.binary_search_by_key(*at, |member| member.0).is_ok();
                shared[new] = members.iter().filter(has).count();
            }
            let enough = shared.iter().enumerate().filter(|(_, shared)| **shared > 0 && **shared * 2 >= members.len());
            overlaps.extend(enough.map(|(new, shared)| (*shared, old, new)));
        }
        // Of equals the one of the same id, then the first in the ledger.
        overlaps
            .sort_by_key(|&(shared, old, new)| (Reverse(shared), drafts[new].id != self.topics[old].0.id, old, new));
        let (mut given, mut gone) = (vec![None; drafts.len()], vec![false; self.topics.len()]);
        for (_, old, new) in overlaps {
            if given[new].is_none() && !gone[old] {
                given[new] = Some(self.topics[old].0);
                gone[old] = true;
            }
        }
        let mut taken: BTreeSet<String> = BTreeSet::new();
        for (draft, topic) in drafts.iter_mut().zip(&given) {
            let Some(topic) = topic else { continue };
            draft.id.clone_from(&topic.id);
            taken.insert(topic.id.clone());
            if !denied(&topic.label) {
                draft.label.clone_from(&topic.label);
            }
        }
        let mut labels: BTreeSet<String> = given.iter().flatten().map(|topic| topic.label.clone()).collect();
        for (draft, _) in drafts.iter_mut().zip(&given).filter(|(_, topic)| topic.is_none()) {
            if labels.contains(&draft.label) {
                let mut others = draft.terms.iter().map(|term| upper_first(term));
                if let Some(label) = others.find(|label| !labels.contains(label)) {
                    draft.id = id(&label);
                    draft.label = label;
                }
            }
            labels.insert(draft.label.clone());
            draft.id = free(&draft.id, &mut taken);
        }
    }
}
