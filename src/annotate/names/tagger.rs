//! The features of a passage in, the likeliest sequence of labels out: a linear-chain conditional random field (Lafferty,
//! McCallum and Pereira, ICML 2001), decoded by the algorithm of Viterbi in integers, so that no processor rounds otherwise.

use super::features::Features;
use super::labels::{self, LABELS, Label, OUTSIDE};

/// Labels that have weights of their own; that of "outside" is 0.
pub(super) const WEIGHED: usize = LABELS - 1;

/// Features are told apart by this many bits of their hash.
pub(super) const BITS: u32 = 18;

/// The length of the weights of all features.
const EMISSIONS: usize = WEIGHED << BITS;

/// The weights: a byte for each feature and label, then two bytes for each pair of labels.
#[derive(Clone)]
pub(super) struct Weights<B> {
    /// The bytes.
    pub(super) bytes: B,
}

/// The length of the weights in bytes.
pub(super) const LENGTH: usize = EMISSIONS + 2 * LABELS * LABELS;

/// No sequence may hold this.
const NEVER: i32 = i32::MIN / 4;

/// The place of a feature's weights.
pub(super) fn row(feature: u32) -> usize {
    (feature >> (32 - BITS)) as usize
}

/// The scores of a token's labels.
pub(super) type Scores = [i32; LABELS];

impl<B: AsRef<[u8]>> Weights<B> {
    /// The scores of a passage's tokens; none of those that can be no part of a name.
    pub(super) fn scores(&self, features: &Features) -> Vec<Option<Scores>> {
        (0..features.len()).map(|at| features.is_active(at).then(|| self.emission(features, at))).collect()
    }

    /// The likeliest labels of a passage, one a token.
    pub(super) fn tag(&self, scores: &[Option<Scores>]) -> Vec<Label> {
        let mut tags = vec![OUTSIDE; scores.len()];
        let transitions = std::array::from_fn(|label| std::array::from_fn(|before| self.transition(before, label)));
        let mut at = 0;
        while at < scores.len() {
            let run: Vec<Scores> = scores[at..].iter().map_while(|scores| *scores).collect();
            if !run.is_empty() {
                Self::viterbi(&transitions, &run, &mut tags[at..at + run.len()]);
            }
            at += run.len().max(1);
        }
        tags
    }

    /// The sums of the weights of a token's features. They fit: there are too few features for more than 16 bits.
    fn emission(&self, features: &Features, at: usize) -> Scores {
        let bytes = self.bytes.as_ref();
        let mut sums = [0_i16; WEIGHED];
        features.each(at, true, |feature| {
            if let Some(row) = bytes[row(feature) * WEIGHED..].first_chunk::<WEIGHED>() {
                for (sum, byte) in sums.iter_mut().zip(row) {
                    *sum = sum.wrapping_add(i16::from(i8::from_ne_bytes([*byte])));
                }
            }
        });
        let mut scores = [0; LABELS];
        scores[1..].iter_mut().zip(sums).for_each(|(score, sum)| *score = i32::from(sum));
        scores
    }

    fn transition(&self, before: Label, label: Label) -> i32 {
        if !labels::may_follow(before, label) {
            return NEVER;
        }
        let at = EMISSIONS + 2 * (before * LABELS + label);
        let bytes = self.bytes.as_ref();
        i32::from(i16::from_le_bytes([bytes[at], bytes[at + 1]]))
    }

    /// Labels tokens in a row; what is before and behind them is outside.
    fn viterbi(transitions: &[Scores; LABELS], scores: &[Scores], tags: &mut [Label]) {
        let mut best = [NEVER; LABELS];
        best[OUTSIDE] = 0;
        let mut back: Vec<[u8; LABELS]> = Vec::with_capacity(tags.len());
        for emission in scores {
            let mut next = [NEVER; LABELS];
            let mut from = [0; LABELS];
            for label in 0..LABELS {
                for before in 0..LABELS {
                    let score = best[before] + transitions[label][before];
                    if score > next[label] {
                        next[label] = score;
                        from[label] = before as u8;
                    }
                }
                next[label] = (next[label] + emission[label]).max(NEVER);
            }
            best = next;
            back.push(from);
        }
        let mut label =
            (0..LABELS).rev().max_by_key(|&label| best[label] + transitions[OUTSIDE][label]).unwrap_or(OUTSIDE);
        for at in (0..tags.len()).rev() {
            tags[at] = label;
            label = usize::from(back[at][label]);
        }
    }
}

/// The weights that ship.
pub(super) static WEIGHTS: Weights<&[u8; LENGTH]> = Weights { bytes: include_bytes!("data/weights.bin") };
