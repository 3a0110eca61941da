//! Points in, clusters out: what clusterings in few and in many dimensions, by common words and by what words mean, agree on.
//!
//! 1. In each of several numbers of leading dimensions, Ward's method ([`Linkage::Ward`]) on an even sample of the points gives
//!    the start, and [`kmeans`] moves all points to the nearest centre until none moves.
//! 2. Points that these put together again and again belong together: the consensus (Fred and Jain, *Combining Multiple
//!    Clusterings Using Evidence Accumulation*, 2005), by average linkage on the share of clusterings that join two points. As
//!    a vector that marks a point's cluster in each of them has that share as its product with another's, an even sample
//!    is enough here too: the others go to the group that is closest on the average.
//!
//! One number of dimensions is right for one collection and wrong for the next; their consensus is steadier than each.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::kmeans;
use super::linkage::{Linkage, Tree};
use crate::connect::matrix::{Dense, add, dot, normalise};

/// Most points that linkage sees.
const SAMPLE: usize = 1_500;
/// A group is too small for a cluster when it has fewer points, or less than one in so many of an average group's.
const LEAST: usize = 2;
const SMALL: usize = 10;
/// The numbers of dimensions that are tried, each the first ones.
pub(super) const DIMENSIONS: [usize; 4] = [8, 16, 32, 64];
/// The same where the points are what words mean.
const DIMENSIONS_OF_SENSE: [usize; 2] = [16, 32];

/// The cluster of each point, and each cluster's centre.
pub(super) struct Clusters {
    /// The cluster of each point.
    pub(super) of: Vec<usize>,
    /// The centres, of unit length.
    pub(super) centres: Vec<Vec<f64>>,
}

/// Makes `count` clusters, or as many as there are different points, whose coordinates stand by falling importance. The
/// same points may also be given by what their words mean.
pub(super) fn cluster(points: &Dense, senses: Option<&Dense>, count: usize) -> Clusters {
    let count = distinct(points, count).max(1);
    let tried = DIMENSIONS.iter().filter(|&&number| number == DIMENSIONS[0] || number <= points.width());
    let tried = tried.map(|&number| (points, number));
    let by_sense = senses.into_iter().flat_map(|senses| DIMENSIONS_OF_SENSE.map(|number| (senses, number)));
    let tried: Vec<(&Dense, usize)> = tried.chain(by_sense).collect();
    let vote = |(points, number): (&Dense, usize)| {
        let points = points.first_columns(number);
        let centres = start(&points, count);
        kmeans::cluster(&points, centres)
    };
    let votes: Vec<Vec<usize>> = tried.into_par_iter().map(vote).collect();
    let of = consensus(&votes, count);
    let points = points.first_columns(points.width());
    let centres = kmeans::centres_of(&points, &of, &vec![vec![0.0; points.width()]; count]);
    Clusters { of, centres }
}

/// How many different points there are; no more than `enough` are counted.
fn distinct(points: &Dense, enough: usize) -> usize {
    let mut seen: BTreeSet<Vec<u64>> = BTreeSet::new();
    let rows = (0..points.len()).map(|at| points.row(at).iter().map(|cell| cell.to_bits()).collect());
    rows.map(|row| seen.insert(row)).filter(|is_new| *is_new).take(enough).count()
}

/// What several clusterings agree on.
fn consensus(votes: &[Vec<usize>], count: usize) -> Vec<usize> {
    let number = votes.first().map_or(0, Vec::len);
    let share = 1.0 / votes.len().max(1) as f64;
    let sample = even_sample(number, count);
    let alike = |a: usize, b: usize| votes.iter().filter(|of| of[a] == of[b]).count() as f64 * share;
    let tree = Tree::of(&sample, Linkage::Average, |a, b| 1.0 - alike(a, b));
    let groups = tree.large_groups(count, LEAST.max(sample.len() / (SMALL * count)));
    // How many of each group's points each clustering has in each of its clusters.
    let mut sizes = vec![0.0; count];
    let mut held = vec![vec![vec![0.0; count]; votes.len()]; count];
    let mut place = vec![None; number];
    for (&point, group) in sample.iter().zip(&groups) {
        place[point] = *group;
        let Some(group) = *group else { continue };
        sizes[group] += 1.0;
        votes.iter().zip(&mut held[group]).for_each(|(of, held)| held[of[point]] += 1.0);
    }
    let closeness = |point: usize, group: usize| {
        let held: f64 = votes.iter().zip(&held[group]).map(|(of, held)| held[of[point]]).sum();
        if sizes[group] > 0.0 { held / sizes[group] } else { -1.0 }
    };
    let closest = |point: usize| {
        let better = |best: (usize, f64), group: usize| {
            let closeness = closeness(point, group);
            if closeness > best.1 { (group, closeness) } else { best }
        };
        (0..count).fold((0, f64::NEG_INFINITY), better).0
    };
    (0..number).into_par_iter().map(|point| place[point].unwrap_or_else(|| closest(point))).collect()
}

/// Every so many-th of the points, at least as many as there are to be clusters.
fn even_sample(points: usize, count: usize) -> Vec<usize> {
    let size = points.min(SAMPLE.max(count));
    (0..size).map(|at| at * points / size).collect()
}

/// Places the points that have no place yet in the cluster with the nearest centre; the others stay where they are.
pub(super) fn extend(points: &Dense, places: &[Option<usize>], count: usize) -> Clusters {
    let known: Vec<usize> = places.iter().map(|place| place.unwrap_or(count)).collect();
    let points = &points.first_columns(points.width());
    // The last one, of the points without a place, is left out again.
    let mut centres = kmeans::centres_of(points, &known, &vec![vec![0.0; points.width()]; count + 1]);
    centres.truncate(count);
    let nearest =
        |(at, place): (usize, &Option<usize>)| place.unwrap_or_else(|| kmeans::nearest(points.row(at), &centres));
    let of: Vec<usize> = places.iter().enumerate().map(nearest).collect();
    let centres = kmeans::centres_of(points, &of, &centres);
    Clusters { of, centres }
}

/// Centres of the clusters that Ward's method finds in an even sample.
fn start(points: &Dense, count: usize) -> Vec<Vec<f64>> {
    let sample = even_sample(points.len(), count);
    let tree = Tree::of(&sample, Linkage::Ward, |a, b| 1.0 - dot(points.row(a), points.row(b)));
    let groups = tree.groups(count);
    let mut centres = vec![vec![0.0; points.width()]; count];
    for (&point, group) in sample.iter().zip(groups) {
        add(&mut centres[group], points.row(point), 1.0);
    }
    centres.iter_mut().for_each(|centre| normalise(centre));
    centres
}
