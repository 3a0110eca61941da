//! How alike two sets are, each given as a slice sorted by a key that no two of its items share.

use std::cmp::Ordering;

/// The share that what two sets have in common has in all of theirs (Jaccard, 1901); 0 for two empty ones.
pub(super) fn jaccard<T, K: Ord>(a: &[T], b: &[T], key: impl Fn(&T) -> K) -> f64 {
    let shared = shared(a, b, key);
    let union = a.len() + b.len() - shared;
    if union == 0 { 0.0 } else { shared as f64 / union as f64 }
}

/// How many items two sets have in common.
pub(super) fn shared<T, K: Ord>(a: &[T], b: &[T], key: impl Fn(&T) -> K) -> usize {
    let (mut left, mut right, mut shared) = (0, 0, 0);
    while let (Some(x), Some(y)) = (a.get(left), b.get(right)) {
        let order = key(x).cmp(&key(y));
        shared += usize::from(order == Ordering::Equal);
        left += usize::from(order != Ordering::Greater);
        right += usize::from(order != Ordering::Less);
    }
    shared
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shared_counts_against_all() {
        let index = |a: &[u8], b: &[u8]| jaccard(a, b, |item| *item);
        assert!((index(&[1, 3, 5], &[1, 2, 5]) - 0.5).abs() < f64::EPSILON);
        assert!((index(&[4], &[4]) - 1.0).abs() < f64::EPSILON);
        assert!(index(&[1, 2], &[3]).abs() < f64::EPSILON);
        assert!(index(&[], &[]).abs() < f64::EPSILON);
    }
}
