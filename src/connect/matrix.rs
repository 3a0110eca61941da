//! The little linear algebra that topics and stories need: a sparse matrix, its products with thin dense ones, an
//! orthonormal basis of a thin matrix's columns, and the eigenvectors of a small symmetric matrix.
//!
//! Each number is one sum in a fixed order, whatever the number of threads, so equal input gives equal bits.

use rayon::prelude::*;

/// Cells that are worked on at a time.
const STRETCH: usize = 4_096;
/// Most sweeps of Jacobi's method; it takes less than ten.
const SWEEPS: usize = 30;
/// A cell off the diagonal is zero when it is so much smaller than those on it.
const PRECISE: f64 = 1e-12;

/// A sparse matrix, row by row.
pub(super) struct Sparse {
    rows: Vec<Vec<(u32, f64)>>,
    columns: usize,
}

impl Sparse {
    /// A matrix of rows, each sorted by column.
    pub(super) fn from_rows(rows: Vec<Vec<(u32, f64)>>, columns: usize) -> Self {
        Self { rows, columns }
    }

    /// Number of rows.
    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    /// Number of columns.
    pub(super) fn columns(&self) -> usize {
        self.columns
    }

    /// A row: columns, in order, with their weights.
    pub(super) fn row(&self, at: usize) -> &[(u32, f64)] {
        &self.rows[at]
    }

    /// Its transpose.
    pub(super) fn transposed(&self) -> Self {
        let mut rows = vec![Vec::new(); self.columns];
        for (at, row) in self.rows.iter().enumerate() {
            for &(column, weight) in row {
                rows[column as usize].push((at as u32, weight));
            }
        }
        Self { rows, columns: self.rows.len() }
    }

    /// Its product with a dense matrix of as many rows as it has columns.
    pub(super) fn times(&self, dense: &Dense) -> Dense {
        let rows: Vec<Vec<f64>> = self
            .rows
            .par_iter()
            .map(|row| {
                let mut sum = vec![0.0; dense.width];
                for &(column, weight) in row {
                    add(&mut sum, dense.row(column as usize), weight);
                }
                sum
            })
            .collect();
        Dense { width: dense.width, cells: rows.concat() }
    }
}

/// A dense matrix, row by row.
#[derive(Clone)]
pub(super) struct Dense {
    width: usize,
    cells: Vec<f64>,
}

impl Dense {
    /// A matrix of pseudo-random signs, the same at every call: the start of an iteration needs some direction in each
    /// dimension, it does not matter which.
    pub(super) fn signs(rows: usize, width: usize) -> Self {
        let sign = |at: usize| if mix(at as u64) & 1 == 0 { 1.0 } else { -1.0 };
        Self { width, cells: (0..rows * width).map(sign).collect() }
    }

    /// Number of rows.
    pub(super) fn len(&self) -> usize {
        self.cells.len().checked_div(self.width).unwrap_or(0)
    }

    /// Number of columns.
    pub(super) fn width(&self) -> usize {
        self.width
    }

    /// A row.
    pub(super) fn row(&self, at: usize) -> &[f64] {
        &self.cells[at * self.width..(at + 1) * self.width]
    }

    /// The same matrix with orthonormal columns that span the same space (classical Gram-Schmidt, done twice for
    /// accuracy); columns that depend on earlier ones become zero.
    pub(super) fn orthonormal(&self) -> Self {
        let mut columns: Vec<Vec<f64>> = (0..self.width)
            .into_par_iter()
            .map(|column| (0..self.len()).map(|row| self.row(row)[column]).collect())
            .collect();
        for at in 0..columns.len() {
            let (done, rest) = columns.split_at_mut(at);
            let Some(column) = rest.first_mut() else { break };
            let before = dot(column, column).sqrt();
            for _ in 0..2 {
                let along: Vec<f64> = done.par_iter().map(|other| dot(other, column)).collect();
                column.par_chunks_mut(STRETCH).enumerate().for_each(|(stretch, cells)| {
                    for (other, along) in done.iter().zip(&along) {
                        add(cells, &other[stretch * STRETCH..], -along);
                    }
                });
            }
            let length = dot(column, column).sqrt();
            let scale = if length > 1e-9 * before.max(f64::MIN_POSITIVE) { 1.0 / length } else { 0.0 };
            column.iter_mut().for_each(|cell| *cell *= scale);
        }
        let cells = (0..self.len()).flat_map(|row| columns.iter().map(move |column| column[row])).collect();
        Self { width: self.width, cells }
    }

    /// The products of its columns with each other: the transpose times the matrix itself.
    pub(super) fn gram(&self) -> Vec<Vec<f64>> {
        let columns: Vec<Vec<f64>> =
            (0..self.width).map(|column| (0..self.len()).map(|row| self.row(row)[column]).collect()).collect();
        columns.par_iter().map(|one| columns.iter().map(|other| dot(one, other)).collect()).collect()
    }

    /// Its product with a small square matrix, of which the columns are given.
    pub(super) fn turned(&self, columns: &[Vec<f64>]) -> Self {
        let rows = (0..self.len()).into_par_iter();
        let rows: Vec<Vec<f64>> =
            rows.map(|row| columns.iter().map(|column| dot(self.row(row), column)).collect()).collect();
        Self { width: columns.len(), cells: rows.concat() }
    }

    /// Its first columns, with rows of unit length; zero rows stay.
    pub(super) fn first_columns(&self, number: usize) -> Self {
        let width = number.min(self.width);
        let cells = (0..self.len()).flat_map(|row| self.row(row)[..width].iter().copied()).collect();
        Self { width, cells }.unit_rows()
    }

    /// A matrix of rows.
    pub(super) fn from_rows(rows: impl Iterator<Item = Vec<f64>>, width: usize) -> Self {
        Self { width, cells: rows.flatten().collect() }
    }

    /// The same matrix with columns whose mean is zero.
    pub(super) fn centred(mut self) -> Self {
        let mut mean = vec![0.0; self.width];
        let share = 1.0 / self.len().max(1) as f64;
        (0..self.len()).for_each(|at| add(&mut mean, self.row(at), share));
        if self.width > 0 {
            self.cells.chunks_mut(self.width).for_each(|row| add(row, &mean, -1.0));
        }
        self
    }

    /// The same matrix with rows of unit length; zero rows stay.
    pub(super) fn unit_rows(mut self) -> Self {
        if self.width > 0 {
            self.cells.chunks_mut(self.width).for_each(normalise);
        }
        self
    }
}

/// The eigenvectors of a symmetric matrix, those of the largest eigenvalues first (Jacobi's method: Golub and Van Loan,
/// *Matrix Computations*, algorithm 8.5.2, in cyclic order).
pub(super) fn eigenvectors(mut matrix: Vec<Vec<f64>>) -> Vec<Vec<f64>> {
    let size = matrix.len();
    let mut vectors: Vec<Vec<f64>> =
        (0..size).map(|at| (0..size).map(|other| if at == other { 1.0 } else { 0.0 }).collect()).collect();
    for _ in 0..SWEEPS {
        let mut turned = false;
        for p in 0..size {
            for q in p + 1..size {
                let (diagonal, off) = ((matrix[p][p], matrix[q][q]), matrix[p][q]);
                if off.abs() <= PRECISE * (diagonal.0 * diagonal.1).abs().sqrt() {
                    continue;
                }
                turned = true;
                let tau = (diagonal.1 - diagonal.0) / (2.0 * off);
                let tangent = tau.signum() / (tau.abs() + (1.0 + tau * tau).sqrt());
                let cosine = 1.0 / (1.0 + tangent * tangent).sqrt();
                let sine = tangent * cosine;
                matrix.iter_mut().for_each(|row| (row[p], row[q]) = rotated(row[p], row[q], cosine, sine));
                rotate(&mut matrix, p, q, cosine, sine);
                rotate(&mut vectors, p, q, cosine, sine);
            }
        }
        if !turned {
            break;
        }
    }
    let mut order: Vec<usize> = (0..size).collect();
    order.sort_by(|&a, &b| matrix[b][b].total_cmp(&matrix[a][a]).then(a.cmp(&b)));
    order.into_iter().map(|at| std::mem::take(&mut vectors[at])).collect()
}

/// Rotates two rows into each other.
fn rotate(rows: &mut [Vec<f64>], p: usize, q: usize, cosine: f64, sine: f64) {
    let (before, behind) = rows.split_at_mut(q);
    for (a, b) in before[p].iter_mut().zip(&mut behind[0]) {
        (*a, *b) = rotated(*a, *b, cosine, sine);
    }
}

fn rotated(a: f64, b: f64, cosine: f64, sine: f64) -> (f64, f64) {
    (cosine * a - sine * b, sine * a + cosine * b)
}

/// Scales a vector to unit length; a zero vector stays.
pub(super) fn normalise(vector: &mut [f64]) {
    let length = dot(vector, vector).sqrt();
    if length > 0.0 {
        vector.iter_mut().for_each(|cell| *cell /= length);
    }
}

/// The inner product, in eight sums side by side: a fixed order that compilers can make fast.
pub(super) fn dot(a: &[f64], b: &[f64]) -> f64 {
    let (left, right) = (a.chunks_exact(8), b.chunks_exact(8));
    let rest: f64 = left.remainder().iter().zip(right.remainder()).map(|(a, b)| a * b).sum();
    let mut sums = [0.0; 8];
    for (left, right) in left.zip(right) {
        for lane in 0..8 {
            sums[lane] += left[lane] * right[lane];
        }
    }
    sums.iter().sum::<f64>() + rest
}

/// Adds a multiple of a vector to another.
pub(super) fn add(to: &mut [f64], vector: &[f64], times: f64) {
    to.iter_mut().zip(vector).for_each(|(to, from)| *to += times * from);
}

/// Spreads the bits of a number (SplitMix64, Steele, Lea and Flood 2014).
fn mix(number: u64) -> u64 {
    let mut bits = number.wrapping_mul(0x9e37_79b9_7f4a_7c15).wrapping_add(0x9e37_79b9_7f4a_7c15);
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ (bits >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn orthonormal_columns_have_unit_length_and_right_angles() {
        let basis = Dense::signs(9, 4).orthonormal();
        let column = |at: usize| (0..9).map(|row| basis.row(row)[at]).collect::<Vec<_>>();
        for a in 0..4 {
            for b in 0..4 {
                let expected = if a == b { 1.0 } else { 0.0 };
                assert!((dot(&column(a), &column(b)) - expected).abs() < 1e-9);
            }
        }
    }

    #[test]
    fn eigenvectors_are_turned_into_multiples_of_themselves() {
        let matrix = vec![vec![2.0, 1.0, 0.0], vec![1.0, 2.0, 0.0], vec![0.0, 0.0, 9.0]];
        let vectors = eigenvectors(matrix.clone());
        for (vector, value) in vectors.iter().zip([9.0, 3.0, 1.0]) {
            for (row, cell) in matrix.iter().zip(vector) {
                assert!((dot(row, vector) - value * cell).abs() < 1e-9);
            }
        }
        assert_eq!(eigenvectors(vec![vec![0.0; 2]; 2]).len(), 2);
    }

    #[test]
    fn products_and_transposes_agree_with_hand_work() {
        let sparse = Sparse::from_rows(vec![vec![(0, 2.0)], vec![(0, 1.0), (1, 3.0)]], 2);
        let dense = Dense::from_rows([vec![1.0], vec![10.0]].into_iter(), 1);
        assert_eq!(sparse.times(&dense).cells, [2.0, 31.0]);
        assert_eq!(sparse.transposed().times(&dense).cells, [12.0, 30.0]);
        assert_eq!(dense.centred().cells, [-4.5, 4.5]);
    }
}
