//! Corpora with marked names in, the weights of the tagger out. Not part of any build of a site: `examples/train_names.rs`
//! runs it.
//!
//! 1. [`corpora`] reads corpora; [`invented`] invents news lines, [`recased`] writes some documents otherwise.
//! 2. [`crf`] learns from all of them.
//! 3. [`scoring`] tells how good the weights are on documents that they have not seen.

mod corpora;
mod crf;
mod invented;
mod random;
mod recased;
mod scoring;

pub use corpora::{Document, Passage, read};
pub use scoring::{Score, f1, score};

use super::features::Features;
use super::labels::{self, BEGIN_OTHER, LABELS, OUTSIDE};
use super::reading::{self, Reading};
use super::tokens::Token;
use crf::{Example, Model, Site};

/// Learns the weights of the tagger from documents.
#[must_use]
pub fn train(documents: &[Document]) -> Vec<u8> {
    let invented = invented::documents();
    let recased = recased::documents(documents);
    let all = documents.iter().chain(&invented).chain(&recased);
    let examples: Vec<Example> = all.flat_map(examples).collect();
    let mut model = Model::new();
    model.learn(&examples);
    model.bytes()
}

/// The runs of tokens of a document that may hold names.
fn examples(document: &Document) -> Vec<Example> {
    let readings: Vec<Reading<'_>> = document.passages.iter().map(|passage| Reading::of(&passage.text)).collect();
    let article = reading::consistency(&readings);
    let mut examples = Vec::new();
    for (reading, passage) in readings.iter().zip(&document.passages) {
        let features = reading.features(&article);
        let labels = right_labels(&reading.tokens, passage);
        let sites: Vec<Option<Site>> = (0..labels.len())
            .map(|at| features.is_active(at).then(|| site(&features, at, labels[at], document.partial)))
            .collect();
        let runs = sites.split(Option::is_none).filter(|run| !run.is_empty());
        examples.extend(runs.map(|run| run.iter().flatten().cloned().collect()));
    }
    examples.iter_mut().for_each(repair);
    examples
}

fn site(features: &Features, at: usize, label: usize, partial: bool) -> Site {
    let mut allowed = [false; LABELS];
    allowed[label] = true;
    if partial && label == OUTSIDE {
        allowed[BEGIN_OTHER..].fill(true);
    }
    Site::of(features, at, allowed)
}

/// A name whose first token can be none begins later.
fn repair(example: &mut Vec<Site>) {
    let mut before = OUTSIDE;
    for site in example {
        let mut label = (0..LABELS).find(|&label| site.allowed[label]).unwrap_or(OUTSIDE);
        if !labels::may_follow(before, label) {
            site.allowed.swap(label, label - 1);
            label -= 1;
        }
        before = label;
    }
}

fn right_labels(tokens: &[Token<'_>], passage: &Passage) -> Vec<usize> {
    let mut labels = vec![OUTSIDE; tokens.len()];
    for (span, kind) in &passage.names {
        let mut label = labels::begin(*kind);
        for (at, token) in tokens.iter().enumerate() {
            if token.start >= span.start && token.start < span.end {
                labels[at] = label;
                label = labels::begin(*kind) + 1;
            }
        }
    }
    labels
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::EntityKind;

    #[test]
    fn what_a_corpus_leaves_open_stays_open() {
        let document = Document {
            passages: vec![Passage {
                text: "Ana met Brandt".to_owned(),
                names: vec![(crate::model::Span::new(8, 14), EntityKind::Person)],
            }],
            partial: true,
        };
        let examples = examples(&document);
        let allowed = |at: usize| (0..LABELS).filter(|&label| examples[0][at].allowed[label]).collect::<Vec<_>>();
        assert_eq!(allowed(0), [OUTSIDE, BEGIN_OTHER, BEGIN_OTHER + 1]);
        assert_eq!(allowed(2), [labels::begin(EntityKind::Person)]);
    }
}
