//! Weights and documents in, how many of the documents' names they find out.

use std::collections::BTreeSet;

use super::super::tagger::Weights;
use super::super::{note, tag};
use super::corpora::{Document, Passage};
use crate::model::{EntityKind, Span};

/// The kinds that count, in the order of [`Score::kinds`].
const KINDS: [EntityKind; 3] = [EntityKind::Person, EntityKind::Place, EntityKind::Organisation];

/// How many names there are, were found, and were found with their exact span and kind, of people, places and organisations.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Score {
    /// For each of the three kinds: right, found, there.
    pub kinds: [[usize; 3]; 3],
}

impl Score {
    /// The counts of all kinds together.
    #[must_use]
    pub fn all(&self) -> [usize; 3] {
        std::array::from_fn(|count| self.kinds.iter().map(|counts| counts[count]).sum())
    }

    /// Takes up another score.
    pub fn add(&mut self, other: &Self) {
        let counts = self.kinds.as_flattened_mut().iter_mut();
        counts.zip(other.kinds.as_flattened()).for_each(|(count, other)| *count += other);
    }
}

/// The harmonic mean of precision and recall in percent, of counts as in [`Score`].
#[must_use]
pub fn f1([right, found, there]: [usize; 3]) -> f64 {
    200.0 * right as f64 / (found + there).max(1) as f64
}

/// Scores weights on documents. An article before a name is no part of it.
#[must_use]
pub fn score(weights: &[u8], documents: &[Document]) -> Score {
    let mut score = Score::default();
    for document in documents {
        let texts: Vec<&str> = document.passages.iter().map(|passage| passage.text.as_str()).collect();
        for ((tokens, names), Passage { text, names: there }) in
            tag(&Weights { bytes: weights }, &texts).iter().zip(&document.passages)
        {
            let notes = names.iter().filter_map(|name| note(name, tokens, text));
            let found: Vec<(Span, EntityKind)> = notes.map(|note| (note.span, note.kind)).collect();
            for (counts, kind) in score.kinds.iter_mut().zip(KINDS) {
                let (found, there) = (spans(text, &found, kind), spans(text, there, kind));
                counts[0] += found.intersection(&there).count();
                counts[1] += found.len();
                counts[2] += there.len();
            }
        }
    }
    score
}

fn spans(text: &str, names: &[(Span, EntityKind)], kind: EntityKind) -> BTreeSet<Span> {
    let bare = |span: Span| {
        let article = span.of(text).get(..4).is_some_and(|start| start.eq_ignore_ascii_case("the "));
        if article { Span::new(span.start + 4, span.end) } else { span }
    };
    names.iter().filter(|(_, of)| *of == kind).map(|(span, _)| bare(*span)).collect()
}
