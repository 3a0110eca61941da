//! A sparse matrix in, its rows in the space of its largest singular vectors out: latent semantic analysis.
//!
//! Subspace iteration (Halko, Martinsson and Tropp, *Finding Structure with Randomness*, 2011, algorithms 4.4 and 5.1) from a
//! fixed start: the basis found spans the space of the leading singular vectors, and the eigenvectors of the small matrix
//! that the rows make in it turn it so that these are its axes, the largest first.

use crate::connect::matrix::{Dense, Sparse, eigenvectors};

/// Rounds of the iteration; the gap between large and small singular values makes few enough.
const ROUNDS: usize = 5;

/// The rows of `matrix` along its `dimensions` leading singular vectors, the largest first.
pub(super) fn project(matrix: &Sparse, dimensions: usize) -> Dense {
    let transposed = matrix.transposed();
    let mut basis = Dense::signs(matrix.columns(), dimensions).orthonormal();
    for _ in 0..ROUNDS {
        basis = transposed.times(&matrix.times(&basis)).orthonormal();
    }
    let rows = matrix.times(&basis);
    rows.turned(&eigenvectors(rows.gram()))
}
