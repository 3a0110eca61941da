//! The words of two sentences in, whether they tell things that exclude one another out (`data/opposites.tsv`).

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::stems::Stems;
use crate::data_file::rows;

/// The stems of the words on either side of a row.
static PAIRS: LazyLock<Vec<[BTreeSet<u64>; 2]>> = LazyLock::new(|| {
    let mut stems = Stems::new();
    let mut side = |words: &str| stems.of(words).into_iter().map(|(stem, _)| stem).collect();
    let columns = rows(include_str!("data/opposites.tsv")).filter_map(|row| row.split_once('\t'));
    columns.map(|(one, other)| [side(one), side(other)]).collect()
});

/// Whether one sentence has words of one side of a row only, and the other of the other side only. Both are given as
/// their words' stems.
pub(super) fn are_opposed(one: &[u64], other: &[u64]) -> bool {
    let sides = |stems: &[u64], pair: &[BTreeSet<u64>; 2]| {
        [0, 1].map(|side: usize| stems.iter().any(|stem| pair[side].contains(stem)))
    };
    PAIRS.iter().any(|pair| {
        matches!(
            (sides(one, pair), sides(other, pair)),
            ([true, false], [false, true]) | ([false, true], [true, false])
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_side_each_is_opposed_and_both_sides_are_not() {
        let stems = |text: &str| Stems::new().of(text).into_iter().map(|(stem, _)| stem).collect::<Vec<_>>();
        let opposed = |one: &str, other: &str| are_opposed(&stems(one), &stems(other));
        assert!(opposed("The board rejected the plan", "The plan was accepted"));
        assert!(opposed("He was jailed in Harwick", "He was acquitted in Harwick"));
        assert!(!opposed("They rejected one and accepted the other", "They accepted it"));
        assert!(!opposed("He was jailed", "He was arrested"));
    }
}
