//! Points of unit length in, clusters out: Ward's method for the start, spherical k-means for the rest.
//!
//! Ward's method (nearest-neighbour chains, Murtagh 1983) needs no random start but time quadratic in the points, so it
//! sees an even sample of them; k-means (Dhillon and Modha, *Concept Decompositions*, 2001) then moves all points to the
//! nearest centre until none moves.

use rayon::prelude::*;

use super::matrix::{Dense, add, dot, normalise};

/// Most points that Ward's method sees.
const SAMPLE: usize = 1_500;
/// Most rounds of k-means.
const ROUNDS: usize = 50;

/// The cluster of each point, and each cluster's centre.
pub(super) struct Clusters {
    /// The cluster of each point.
    pub(super) of: Vec<usize>,
    /// The centres, of unit length.
    pub(super) centres: Vec<Vec<f64>>,
}

/// Makes `count` clusters, or as many as there are points.
pub(super) fn cluster(points: &Dense, count: usize) -> Clusters {
    let count = count.min(points.len()).max(1);
    let mut centres = start(points, count);
    let mut of = assign(points, &centres);
    for _ in 0..ROUNDS {
        centres = centres_of(points, &of, centres);
        let next = assign(points, &centres);
        if next == of {
            break;
        }
        of = next;
    }
    let centres = centres_of(points, &of, centres);
    Clusters { of, centres }
}

/// Places the points that have no place yet in the cluster with the nearest centre; the others stay where they are.
pub(super) fn extend(points: &Dense, places: &[Option<usize>], count: usize) -> Clusters {
    let known: Vec<usize> = places.iter().map(|place| place.unwrap_or(count)).collect();
    // The last one, of the points without a place, is left out again.
    let mut centres = centres_of(points, &known, vec![vec![0.0; points.width()]; count + 1]);
    centres.truncate(count);
    let nearest = |(at, place): (usize, &Option<usize>)| place.unwrap_or_else(|| nearest(points.row(at), &centres));
    let of: Vec<usize> = places.iter().enumerate().map(nearest).collect();
    let centres = centres_of(points, &of, centres);
    Clusters { of, centres }
}

fn assign(points: &Dense, centres: &[Vec<f64>]) -> Vec<usize> {
    (0..points.len()).into_par_iter().map(|point| nearest(points.row(point), centres)).collect()
}

fn nearest(point: &[f64], centres: &[Vec<f64>]) -> usize {
    let mut best = (0, f64::NEG_INFINITY);
    for (at, centre) in centres.iter().enumerate() {
        let likeness = dot(point, centre);
        if likeness > best.1 {
            best = (at, likeness);
        }
    }
    best.0
}

/// The mean direction of each cluster; an empty one keeps its centre.
fn centres_of(points: &Dense, of: &[usize], old: Vec<Vec<f64>>) -> Vec<Vec<f64>> {
    let mut sums = vec![vec![0.0; points.width()]; old.len()];
    for (point, &cluster) in of.iter().enumerate() {
        add(&mut sums[cluster], points.row(point), 1.0);
    }
    sums.into_iter()
        .zip(old)
        .map(|(mut sum, old)| {
            normalise(&mut sum);
            if dot(&sum, &sum) > 0.0 { sum } else { old }
        })
        .collect()
}

/// Centres of the clusters that Ward's method finds in an even sample.
fn start(points: &Dense, count: usize) -> Vec<Vec<f64>> {
    let size = points.len().min(SAMPLE.max(count));
    let sample: Vec<usize> = (0..size).map(|at| at * points.len() / size).collect();
    let groups = ward(points, &sample, count);
    let mut centres = vec![vec![0.0; points.width()]; count];
    for (&point, group) in sample.iter().zip(groups) {
        add(&mut centres[group], points.row(point), 1.0);
    }
    centres.iter_mut().for_each(|centre| normalise(centre));
    centres
}

/// A union of two clusters, each known by one of its points.
struct Merge {
    height: f64,
    pair: (usize, usize),
}

/// The group of each sampled point when Ward's method has left `count` groups.
fn ward(points: &Dense, sample: &[usize], count: usize) -> Vec<usize> {
    let mut merges = merges(points, sample);
    merges.sort_by(|a, b| a.height.total_cmp(&b.height));
    let mut parent: Vec<usize> = (0..sample.len()).collect();
    for merge in merges.iter().take(sample.len().saturating_sub(count)) {
        let (a, b) = (root(&parent, merge.pair.0), root(&parent, merge.pair.1));
        parent[a.max(b)] = a.min(b);
    }
    let mut names = Vec::new();
    (0..sample.len())
        .map(|point| {
            let root = root(&parent, point);
            names.iter().position(|&name| name == root).unwrap_or_else(|| {
                names.push(root);
                names.len() - 1
            })
        })
        .collect()
}

fn root(parent: &[usize], mut at: usize) -> usize {
    while parent[at] != at {
        at = parent[at];
    }
    at
}

/// All unions down to one cluster, by nearest-neighbour chains with the Lance-Williams update.
fn merges(points: &Dense, sample: &[usize]) -> Vec<Merge> {
    let size = sample.len();
    let mut distance: Vec<Vec<f64>> =
        sample.par_iter().map(|&a| sample.iter().map(|&b| 1.0 - dot(points.row(a), points.row(b))).collect()).collect();
    let mut members = vec![1.0_f64; size];
    let mut merges = Vec::with_capacity(size.saturating_sub(1));
    let mut chain: Vec<usize> = Vec::new();
    while merges.len() + 1 < size {
        let top = match chain.last() {
            Some(&top) => top,
            None => {
                let Some(first) = (0..size).find(|&at| members[at] > 0.0) else { break };
                chain.push(first);
                first
            }
        };
        let before = chain.len().checked_sub(2).map(|at| chain[at]);
        let Some(next) = closest(&distance[top], &members, top, before) else { break };
        if Some(next) != before {
            chain.push(next);
            continue;
        }
        chain.truncate(chain.len() - 2);
        merges.push(Merge { height: distance[top][next], pair: (top, next) });
        unite(&mut distance, &mut members, top, next);
    }
    merges
}

/// The closest living cluster to `of`; `before` wins a tie, so that chains end.
fn closest(distances: &[f64], members: &[f64], of: usize, before: Option<usize>) -> Option<usize> {
    let mut best = before;
    for (at, &distance) in distances.iter().enumerate() {
        let closer = best.is_none_or(|best| distance < distances[best]);
        if at != of && members[at] > 0.0 && closer {
            best = Some(at);
        }
    }
    best
}

/// Makes one cluster of two: it lives on as `into`.
fn unite(distance: &mut [Vec<f64>], members: &mut [f64], into: usize, gone: usize) {
    let (a, b, between) = (members[into], members[gone], distance[into][gone]);
    for other in 0..members.len() {
        let c = members[other];
        if c > 0.0 && other != into && other != gone {
            let sum = (a + c) * distance[into][other] + (b + c) * distance[gone][other] - c * between;
            let updated = sum / (a + b + c);
            distance[into][other] = updated;
            distance[other][into] = updated;
        }
    }
    members[into] = a + b;
    members[gone] = 0.0;
}
