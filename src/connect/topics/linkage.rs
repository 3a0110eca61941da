//! Points and their distances in, a few groups of near ones out: agglomerative clustering.
//!
//! Nearest-neighbour chains (Murtagh, *A Survey of Recent Advances in Hierarchical Clustering Algorithms*, 1983) with the
//! update of Lance and Williams: no random start, memory and time quadratic in the points.

use rayon::prelude::*;

/// What counts as the distance of two clusters.
#[derive(Clone, Copy, Debug)]
pub(super) enum Linkage {
    /// How much more the points of both spread around one centre than around two (Ward 1963); distances are squared ones.
    Ward,
    /// The mean distance of a point here and a point there.
    Average,
}

/// A union of two clusters, each known by one of its points.
struct Merge {
    height: f64,
    pair: (usize, usize),
}

/// The group of each point when `count` groups, or as many as there are points, are left.
pub(super) fn groups(
    points: &[usize],
    count: usize,
    linkage: Linkage,
    distance: impl Fn(usize, usize) -> f64 + Sync,
) -> Vec<usize> {
    let between = points.par_iter().map(|&a| points.iter().map(|&b| distance(a, b)).collect()).collect();
    let mut merges = merges(between, linkage);
    merges.sort_by(|a, b| a.height.total_cmp(&b.height));
    let mut parent: Vec<usize> = (0..points.len()).collect();
    for merge in merges.iter().take(points.len().saturating_sub(count)) {
        let (a, b) = (root(&parent, merge.pair.0), root(&parent, merge.pair.1));
        parent[a.max(b)] = a.min(b);
    }
    let mut names = Vec::new();
    (0..points.len())
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
fn merges(mut distance: Vec<Vec<f64>>, linkage: Linkage) -> Vec<Merge> {
    let size = distance.len();
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
        unite(&mut distance, &mut members, (top, next), linkage);
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

/// Makes one cluster of two: it lives on as the first.
fn unite(distance: &mut [Vec<f64>], members: &mut [f64], (into, gone): (usize, usize), linkage: Linkage) {
    let (a, b, between) = (members[into], members[gone], distance[into][gone]);
    for other in 0..members.len() {
        let c = members[other];
        if c > 0.0 && other != into && other != gone {
            let (one, two) = (distance[into][other], distance[gone][other]);
            let updated = match linkage {
                Linkage::Ward => ((a + c) * one + (b + c) * two - c * between) / (a + b + c),
                Linkage::Average => (a * one + b * two) / (a + b),
            };
            distance[into][other] = updated;
            distance[other][into] = updated;
        }
    }
    members[into] = a + b;
    members[gone] = 0.0;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_points_are_of_one_group_by_either_linkage() {
        let points = [0.0_f64, 0.1, 5.0, 5.2, 0.2, 9.0];
        for linkage in [Linkage::Ward, Linkage::Average] {
            let at: Vec<usize> = (0..points.len()).collect();
            let found = groups(&at, 3, linkage, |a, b| (points[a] - points[b]) * (points[a] - points[b]));
            assert_eq!(found, [0, 0, 1, 1, 0, 2]);
            assert_eq!(groups(&at[..1], 3, linkage, |_, _| 0.0), [0]);
        }
    }
}
