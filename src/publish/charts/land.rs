//! Outlines of land in, those within a stretch of the globe out. `data/README.md` says how they were made.

use std::io::Read;
use std::sync::LazyLock;

use flate2::read::GzDecoder;

use crate::data_file::rows;

/// Steps in a degree.
const GRID: f64 = 50.0;

/// A position: degrees east, degrees north.
pub(super) type Position = (f64, f64);

static LAND: LazyLock<Vec<Vec<Position>>> = LazyLock::new(|| {
    let mut lines = String::new();
    // The data is our own and whole; a test reads it.
    let _ = GzDecoder::new(include_bytes!("data/land.txt.gz").as_slice()).read_to_string(&mut lines);
    rows(&lines).map(ring).collect()
});

fn ring(line: &str) -> Vec<Position> {
    let mut steps = line.split(' ').filter_map(|step| step.parse::<i32>().ok());
    let (mut east, mut north) = (0, 0);
    let mut ring = Vec::new();
    while let (Some(x), Some(y)) = (steps.next(), steps.next()) {
        east += x;
        north += y;
        ring.push((f64::from(east) / GRID, f64::from(north) / GRID));
    }
    ring
}

/// A rectangle of degrees; east may lie beyond 180.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Bounds {
    pub(super) west: f64,
    pub(super) south: f64,
    pub(super) east: f64,
    pub(super) north: f64,
}

/// The outlines within bounds, cut at their edges.
pub(super) fn within(bounds: Bounds) -> Vec<Vec<Position>> {
    let turns = [-360.0, 0.0, 360.0];
    let turned = turns.iter().flat_map(|turn| LAND.iter().map(move |ring| (turn, ring)));
    turned
        .filter(|(turn, ring)| {
            let west = ring.iter().map(|point| point.0).fold(f64::INFINITY, f64::min) + *turn;
            let east = ring.iter().map(|point| point.0).fold(f64::NEG_INFINITY, f64::max) + *turn;
            west < bounds.east && bounds.west < east
        })
        .map(|(turn, ring)| cut(ring.iter().map(|(east, north)| (east + turn, *north)).collect(), bounds))
        .filter(|ring| ring.len() > 2)
        .collect()
}

/// A polygon cut at the four edges of a rectangle, one after the other (Sutherland and Hodgman, 1974).
fn cut(ring: Vec<Position>, bounds: Bounds) -> Vec<Position> {
    let Bounds { west, south, east, north } = bounds;
    let ring = cut_at(&ring, |point| point.0 - west);
    let ring = cut_at(&ring, |point| east - point.0);
    let ring = cut_at(&ring, |point| point.1 - south);
    cut_at(&ring, |point| north - point.1)
}

/// What of a polygon lies inside a line; `inside` is the distance from it, negative outside.
fn cut_at(ring: &[Position], inside: impl Fn(Position) -> f64) -> Vec<Position> {
    let mut kept = Vec::with_capacity(ring.len());
    let Some(&last) = ring.last() else { return kept };
    let mut before = last;
    for &point in ring {
        let (from, to) = (inside(before), inside(point));
        if (from < 0.0) != (to < 0.0) {
            let share = from / (from - to);
            kept.push((before.0 + (point.0 - before.0) * share, before.1 + (point.1 - before.1) * share));
        }
        if to >= 0.0 {
            kept.push(point);
        }
        before = point;
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether a position is on land, by the number of outlines crossed on the way north.
    fn is_land((east, north): Position) -> bool {
        let crossed = |a: Position, b: Position| {
            (a.0 > east) != (b.0 > east) && a.1 + (b.1 - a.1) * (east - a.0) / (b.0 - a.0) > north
        };
        let whole = Bounds { west: -180.0, south: -90.0, east: 180.0, north: 90.0 };
        let crossings = within(whole).into_iter().map(|ring| {
            let next = ring.iter().cycle().skip(1);
            ring.iter().zip(next).filter(|(a, b)| crossed(**a, **b)).count()
        });
        crossings.sum::<usize>() % 2 == 1
    }

    #[test]
    fn land_lies_where_it_should() {
        for (place, position, land) in [
            ("Ulaanbaatar", (106.9, 47.9), true),
            ("Madrid", (-3.7, 40.4), true),
            ("Alice Springs", (133.9, -23.7), true),
            ("Caspian Sea", (51.0, 42.0), false),
            ("Pacific", (-150.0, 0.0), false),
            ("Isle of Wight", (-1.3, 50.68), true),
            ("Chukotka", (-173.5, 66.5), true),
            ("Kara Sea", (75.0, 75.5), false),
            ("South Pole", (0.0, -89.0), true),
        ] {
            assert_eq!(is_land(position), land, "{place}");
        }
    }

    #[test]
    fn outlines_are_cut_at_the_edges() {
        let bounds = Bounds { west: 170.0, south: 50.0, east: 200.0, north: 75.0 };
        let land = within(bounds);
        assert!(land.iter().flatten().any(|(east, _)| *east > 181.0), "Alaska lies east of the 180th degree");
        let inside = |(east, north): &Position| (170.0..=200.0).contains(east) && (50.0..=75.0).contains(north);
        assert!(land.iter().flatten().all(inside));
        let square = vec![(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0)];
        let corner = cut(square, Bounds { west: 2.0, south: 2.0, east: 9.0, north: 9.0 });
        assert_eq!(corner.len(), 4, "{corner:?}");
    }
}
