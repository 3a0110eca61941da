//! `[topics]` of `cuttings.toml` and topics in, topics as people want them out. Their word wins.
//!
//! A topic is named by its label, whatever its capitals, or by its id.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::config;
use crate::connect::stems::Stems;
use crate::connect::words::{hash, words};
use crate::model::{Article, ArticleIndex, Topic, TopicScale};

use super::draft::Draft;
use super::labels;

/// Whether a name means this topic.
fn means(name: &str, draft: &Draft) -> bool {
    draft.id == name || labels::id(&draft.label) == labels::id(name)
}

/// The stems of a label's words, sorted: labels of the same stems are the same.
pub(super) fn key(label: &str) -> Vec<u64> {
    let mut key = stems(label, &mut Stems::new());
    key.sort_unstable();
    key
}

fn stems(text: &str, known: &mut Stems) -> Vec<u64> {
    words(text).map(|(_, word)| known.stem(word).unwrap_or_else(|| hash(&word.to_lowercase()))).collect()
}

/// The labels that are not to be used.
pub(super) struct Denied(Vec<Vec<u64>>);

impl Denied {
    /// Those that people name.
    pub(super) fn of(settings: &config::Topics) -> Self {
        Self(settings.deny.iter().map(|label| key(label)).collect())
    }

    /// Whether a label of these stems, sorted, is one of them.
    pub(super) fn has(&self, key: &[u64]) -> bool {
        self.0.iter().any(|denied| denied == key)
    }
}

/// The topics that people want to be there: each the articles that say its words one after another.
pub(super) fn pinned(articles: &[Article], settings: &config::Topics) -> Vec<Draft> {
    let mut known = Stems::new();
    let wanted: Vec<(&String, Vec<u64>)> = settings
        .pin
        .iter()
        .map(|label| (label, stems(label, &mut known)))
        .filter(|(_, stems)| !stems.is_empty())
        .collect();
    if wanted.is_empty() {
        return Vec::new();
    }
    let times: Vec<Vec<usize>> = articles
        .par_iter()
        .map(|article| {
            let mut known = Stems::new();
            let text = [stems(article.title(), &mut known), stems(&article.text, &mut known)];
            let times = |wanted: &[u64]| {
                text.iter().flat_map(|text| text.windows(wanted.len())).filter(|run| *run == wanted).count()
            };
            wanted.iter().map(|(_, wanted)| times(wanted)).collect()
        })
        .collect();
    let draft = |(at, (label, _)): (usize, &(&String, Vec<u64>))| {
        let most = times.iter().map(|times| times[at]).max().unwrap_or_default().max(1) as f64;
        let members: Vec<(ArticleIndex, f64)> = times
            .iter()
            .enumerate()
            .filter(|(_, times)| times[at] > 0)
            .map(|(article, times)| (article, times[at] as f64 / most))
            .collect();
        Draft {
            id: labels::id(label),
            scale: TopicScale::Thread,
            label: (*label).clone(),
            terms: vec![(*label).clone()],
            members,
        }
    };
    wanted.iter().enumerate().map(draft).filter(|draft| !draft.members.is_empty()).collect()
}

/// Makes one topic of those that people call one, under the name that comes first; one of them being a subject, so is it.
pub(super) fn merge(drafts: &mut Vec<Draft>, settings: &config::Topics) {
    for names in &settings.merge {
        let mut found: Vec<usize> = Vec::new();
        for name in names {
            found.extend(
                (0..drafts.len()).filter(|at| means(name, &drafts[*at]) && !found.contains(at)).collect::<Vec<_>>(),
            );
        }
        let Some((&into, others)) = found.split_first() else { continue };
        let mut members: BTreeMap<ArticleIndex, f64> = drafts[into].members.iter().copied().collect();
        for &other in others {
            for &(article, share) in &drafts[other].members {
                let own = members.entry(article).or_insert(share);
                *own = own.max(share);
            }
            let (scale, terms) = (drafts[other].scale, drafts[other].terms.clone());
            drafts[into].scale = drafts[into].scale.min(scale);
            let new = terms.into_iter().filter(|term| !drafts[into].terms.contains(term)).collect::<Vec<_>>();
            drafts[into].terms.extend(new);
        }
        drafts[into].members = members.into_iter().collect();
        let mut at = 0;
        drafts.retain(|_| {
            at += 1;
            !others.contains(&(at - 1))
        });
    }
}

/// Gives topics the labels that people want. Ids stay, so that addresses do.
pub(super) fn rename(drafts: &mut [Draft], settings: &config::Topics) {
    for draft in drafts {
        if let Some((_, label)) = settings.rename.iter().find(|(name, _)| means(name, draft)) {
            draft.label.clone_from(label);
        }
    }
}

/// The names in the settings that no topic has. Of topics that were renamed or merged the new name counts.
#[must_use]
pub fn unknown<'s>(settings: &'s config::Topics, topics: &[Topic]) -> Vec<&'s str> {
    let known = |name: &str| {
        let slug = labels::id(name);
        topics.iter().any(|topic| topic.id == name || topic.id == slug || labels::id(&topic.label) == slug)
    };
    let renamed = settings.rename.iter().filter(|(name, label)| !known(name) && !known(label)).map(|(name, _)| name);
    let merged = settings.merge.iter().filter_map(|names| names.first()).filter(|name| !known(name));
    let pinned = settings.pin.iter().filter(|label| !known(label));
    renamed.chain(merged).chain(pinned).map(String::as_str).collect()
}
