//! Points and first centres in, the cluster of each point out: spherical k-means (Dhillon and Modha, *Concept
//! Decompositions*, 2001).
//!
//! Most points stay where they are in most rounds. How far the centres move bounds how near a point's own centre and the
//! next one can have come, and only where these bounds meet is the point looked at again (Hamerly, *Making k-means Even
//! Faster*, 2010). The outcome is that of looking at all.

use rayon::prelude::*;

use crate::connect::matrix::{Dense, add, dot, normalise};

/// Most rounds.
const ROUNDS: usize = 25;
/// What rounding may add to a distance: the root of a product that is wrong in its last bits.
const ROUNDING: f64 = 1e-7;

/// A point's cluster, and what is known of its distances.
#[derive(Clone, Copy)]
struct Place {
    cluster: usize,
    /// At most so far from its own centre.
    own: f64,
    /// At least so far from every other.
    next: f64,
}

/// The clusters of points of unit length, moved from the first centres to the nearest ones until none moves.
pub(super) fn cluster(points: &Dense, mut centres: Vec<Vec<f64>>) -> Vec<usize> {
    let mut places: Vec<Place> = (0..points.len()).into_par_iter().map(|at| place(points.row(at), &centres)).collect();
    for _ in 0..ROUNDS {
        let of: Vec<usize> = places.iter().map(|place| place.cluster).collect();
        let moved_to = centres_of(points, &of, &centres);
        let moved: Vec<f64> = centres.iter().zip(&moved_to).map(|(from, to)| distance(from, to)).collect();
        let furthest = moved.iter().copied().fold(0.0, f64::max);
        centres = moved_to;
        places.par_iter_mut().enumerate().for_each(|(at, place)| {
            place.own += moved[place.cluster] + ROUNDING;
            place.next -= furthest + ROUNDING;
            if place.own >= place.next {
                *place = self::place(points.row(at), &centres);
            }
        });
        if places.iter().zip(&of).all(|(place, of)| place.cluster == *of) {
            break;
        }
    }
    places.into_iter().map(|place| place.cluster).collect()
}

/// The cluster with the nearest centre.
pub(super) fn nearest(point: &[f64], centres: &[Vec<f64>]) -> usize {
    place(point, centres).cluster
}

/// The mean direction of each cluster; an empty one keeps its centre.
pub(super) fn centres_of(points: &Dense, of: &[usize], old: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let mut sums = vec![vec![0.0; points.width()]; old.len()];
    for (point, &cluster) in of.iter().enumerate() {
        add(&mut sums[cluster], points.row(point), 1.0);
    }
    for (sum, old) in sums.iter_mut().zip(old) {
        normalise(sum);
        if dot(sum, sum) == 0.0 {
            sum.clone_from(old);
        }
    }
    sums
}

/// The place of a point, all centres looked at. A point or centre without length is like none, and nothing is known of its
/// distances.
fn place(point: &[f64], centres: &[Vec<f64>]) -> Place {
    let (mut best, mut next) = ((0, f64::NEG_INFINITY), f64::NEG_INFINITY);
    for (at, centre) in centres.iter().enumerate() {
        let likeness = dot(point, centre);
        if likeness > best.1 {
            next = best.1;
            best = (at, likeness);
        } else {
            next = next.max(likeness);
        }
    }
    let distance = |likeness: f64| (2.0 - 2.0 * likeness).max(0.0).sqrt();
    Place { cluster: best.0, own: distance(best.1), next: if next > 0.0 { distance(next) } else { 0.0 } }
}

fn distance(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| (a - b) * (a - b)).sum::<f64>().sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The clusters when every point is compared with every centre in every round.
    fn by_hand(points: &Dense, mut centres: Vec<Vec<f64>>) -> Vec<usize> {
        let look = |centres: &[Vec<f64>]| (0..points.len()).map(|at| nearest(points.row(at), centres)).collect();
        let mut of: Vec<usize> = look(&centres);
        for _ in 0..ROUNDS {
            centres = centres_of(points, &of, &centres);
            of = look(&centres);
        }
        of
    }

    #[test]
    fn what_is_left_out_changes_nothing() {
        for width in [3, 8] {
            let points = Dense::signs(400, 24).orthonormal().first_columns(width);
            let centres: Vec<Vec<f64>> = (0..9).map(|at| points.row(at * 7).to_vec()).collect();
            assert_eq!(cluster(&points, centres.clone()), by_hand(&points, centres));
        }
    }
}
