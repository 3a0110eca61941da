//! A sparse matrix in, its rows in the space of its largest singular vectors out: latent semantic analysis.
//!
//! Subspace iteration (Halko, Martinsson and Tropp, *Finding Structure with Randomness*, 2011, algorithm 4.4) from a fixed
//! start. The basis found spans the space of the leading singular vectors without being them; distances and angles between
//! rows are those of the truncated SVD, and nothing else is needed.

use super::matrix::{Dense, Sparse};

/// Rounds of the iteration; the gap between large and small singular values makes few enough.
const ROUNDS: usize = 6;

/// The rows of `matrix` in `dimensions` dimensions, of unit length.
pub(super) fn project(matrix: &Sparse, dimensions: usize) -> Dense {
    let transposed = matrix.transposed();
    let mut basis = Dense::signs(matrix.columns(), dimensions).orthonormal();
    for _ in 0..ROUNDS {
        basis = transposed.times(&matrix.times(&basis)).orthonormal();
    }
    matrix.times(&basis).unit_rows()
}
