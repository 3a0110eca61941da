//! Points and their distances in, a few groups of near ones out: agglomerative clustering.
//!
//! Nearest-neighbour chains (Murtagh, *A Survey of Recent Advances in Hierarchical Clustering Algorithms*, 1983) with the
//! update of Lance and Williams: no random start, memory and time quadratic in the points.

use rayon::prelude::*;

/// How many times as many groups are made at most where small ones do not count.
const MORE: usize = 4;

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

/// How near ones were united, one after the other, until one was left.
pub(super) struct Tree {
    /// By height.
    merges: Vec<Merge>,
    points: usize,
}

impl Tree {
    /// Unites points, two clusters at a time.
    pub(super) fn of(points: &[usize], linkage: Linkage, distance: impl Fn(usize, usize) -> f64 + Sync) -> Self {
        let mut merges = merges(distances(points, distance), linkage);
        merges.sort_by(|a, b| a.height.total_cmp(&b.height));
        Self { merges, points: points.len() }
    }

    /// The group of each point when `count` groups, or as many as there are points, are left.
    pub(super) fn groups(&self, count: usize) -> Vec<usize> {
        let mut parent: Vec<usize> = (0..self.points).collect();
        for merge in self.merges.iter().take(self.points.saturating_sub(count)) {
            let (a, b) = (root(&parent, merge.pair.0), root(&parent, merge.pair.1));
            parent[a.max(b)] = a.min(b);
        }
        let mut numbers = vec![None; self.points];
        let mut next = 0..;
        (0..self.points)
            .map(|point| *numbers[root(&parent, point)].get_or_insert_with(|| next.next().unwrap_or_default()))
            .collect()
    }

    /// The same, but groups of fewer than `least` points are none: instead more is parted until there are `count` others.
    /// Where that never is, all count.
    pub(super) fn large_groups(&self, count: usize, least: usize) -> Vec<Option<usize>> {
        for number in count..=(MORE * count).min(self.points) {
            let groups = self.groups(number);
            let mut sizes = vec![0; number];
            groups.iter().for_each(|&group| sizes[group] += 1);
            if sizes.iter().filter(|&&size| size >= least).count() == count {
                let mut next = 0..;
                let names: Vec<Option<usize>> =
                    sizes.iter().map(|&size| if size >= least { next.next() } else { None }).collect();
                return groups.into_iter().map(|group| names[group]).collect();
            }
        }
        self.groups(count).into_iter().map(Some).collect()
    }
}

/// The distances of all points to all, of which those of two are asked for once.
fn distances(points: &[usize], distance: impl Fn(usize, usize) -> f64 + Sync) -> Vec<Vec<f64>> {
    let up_to_itself = |(at, &a): (usize, &usize)| -> Vec<f64> {
        let mut row = Vec::with_capacity(points.len());
        row.extend(points[..=at].iter().map(|&b| distance(a, b)));
        row
    };
    let mut rows: Vec<Vec<f64>> = points.par_iter().enumerate().map(up_to_itself).collect();
    for at in 1..rows.len() {
        let (before, behind) = rows.split_at_mut(at);
        before.iter_mut().zip(&behind[0]).for_each(|(row, &distance)| row.push(distance));
    }
    rows
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
        let points = [0.0_f64, 0.1, 5.0, 5.2, 0.2, 50.0];
        for linkage in [Linkage::Ward, Linkage::Average] {
            let at: Vec<usize> = (0..points.len()).collect();
            let tree = Tree::of(&at, linkage, |a, b| (points[a] - points[b]) * (points[a] - points[b]));
            assert_eq!(tree.groups(3), [0, 0, 1, 1, 0, 2]);
            let (one, two) = (Some(0), Some(1));
            assert_eq!(tree.large_groups(2, 2), [one, one, two, two, one, None]);
            assert_eq!(tree.large_groups(2, 4), tree.groups(2).into_iter().map(Some).collect::<Vec<_>>());
            assert_eq!(Tree::of(&at[..1], linkage, |_, _| 0.0).groups(3), [0]);
        }
    }
}
