//! How central each article is to the matter of the whole collection.
//!
//! The cosine of its terms' vector with the mean of all (the centroid of Radev, Jing, Styś and Tam, *Centroid-based
//! summarization of multiple documents*, 2004), as a share of the average article's.

use rayon::prelude::*;

use crate::connect::terms::{self, Counts};

/// For each article, whose terms are counted, its centrality, 1 on the average.
pub(super) fn of(counts: &[Counts]) -> Vec<f64> {
    let weighed = terms::weigh(&counts.iter().collect::<Vec<_>>()).matrix;
    let mut centroid = vec![0.0; weighed.columns()];
    for (column, weight) in (0..counts.len()).flat_map(|at| weighed.row(at)) {
        centroid[*column as usize] += weight;
    }
    let likeness = |at: usize| weighed.row(at).iter().map(|(column, weight)| weight * centroid[*column as usize]).sum();
    let likeness: Vec<f64> = (0..counts.len()).into_par_iter().map(likeness).collect();
    let mean = likeness.iter().sum::<f64>() / counts.len().max(1) as f64;
    likeness.into_iter().map(|likeness| if mean > 0.0 { likeness / mean } else { 1.0 }).collect()
}
