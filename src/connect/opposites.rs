//! The words of two sentences in, whether they tell things that exclude one another out (`data/opposites.tsv`).

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::stems::Stems;
use crate::data_file::rows;

/// A side of a row: the row's number, and whether it is the second side.
type Side = (usize, bool);

/// Where the stems of the table's words stand in it.
static SIDES: LazyLock<FxHashMap<u64, Vec<Side>>> = LazyLock::new(|| {
    let mut stems = Stems::new();
    let mut sides: FxHashMap<u64, Vec<Side>> = FxHashMap::default();
    let columns = rows(include_str!("data/opposites.tsv")).filter_map(|row| row.split_once('\t'));
    for (row, (one, other)) in columns.enumerate() {
        for (words, second) in [(one, false), (other, true)] {
            stems.of(words).into_iter().for_each(|(stem, _)| sides.entry(stem).or_default().push((row, second)));
        }
    }
    sides
});

/// Whether one sentence has words of one side of a row only, and the other of the other side only. Both are given as
/// their words' stems.
pub(super) fn are_opposed(one: &[u64], other: &[u64]) -> bool {
    let of_one = sides(one);
    if of_one.is_empty() {
        return false;
    }
    let of_other = sides(other);
    let only = |sides: &[Side], (row, second): Side| sides.contains(&(row, second)) && !sides.contains(&(row, !second));
    of_one.iter().any(|&(row, second)| only(&of_one, (row, second)) && only(&of_other, (row, !second)))
}

/// The sides that words stand on.
fn sides(stems: &[u64]) -> Vec<Side> {
    stems.iter().filter_map(|stem| SIDES.get(stem)).flatten().copied().collect()
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
