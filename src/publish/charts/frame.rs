//! Positions in, the part of the globe that a map of them shows out, and where in it each lies.
//!
//! The projection is equirectangular: parallels and meridians are straight lines, and distances are true along the
//! meridians and along one parallel, the one in the middle (Snyder, *Map Projections: A Working Manual*, 1987, § 12).

use super::land::{Bounds, Position};
use crate::publish::strings::Strings;

/// How much wider than tall a map is.
pub(super) const ASPECT: f64 = 2.0;

/// Room around the outermost places, as a share of what they take up.
const MARGIN: f64 = 0.14;

/// Least degrees from south to north: a town is shown with its neighbourhood.
const LEAST: f64 = 9.0;

/// Degrees from west to east from which on the whole world is shown.
const WORLD: f64 = 230.0;

/// The world from the Bering Strait on, with the parallel of true distances; it leaves out the polar seas.
const BERING_STRAIT: f64 = -169.0;
const WORLD_PARALLEL: f64 = 40.0;
const WORLD_SOUTH: f64 = -56.5;

/// Parallels nearer to a pole would stretch a map too much.
const HIGHEST_PARALLEL: f64 = 65.0;

/// A part of the globe.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Frame {
    west: f64,
    north: f64,
    width: f64,
    height: f64,
}

impl Frame {
    /// The part of the globe that holds all positions, with their neighbourhood.
    pub(super) fn around(positions: &[Position]) -> Self {
        let (west, width) = stretch(positions);
        let south = positions.iter().map(|position| position.1).fold(f64::INFINITY, f64::min);
        let north = positions.iter().map(|position| position.1).fold(f64::NEG_INFINITY, f64::max);
        if positions.is_empty() || width > WORLD {
            return Self::world();
        }
        let middle = f64::midpoint(south, north);
        let shrink = middle.clamp(-HIGHEST_PARALLEL, HIGHEST_PARALLEL).to_radians().cos();
        let padded = |degrees: f64| degrees * (1.0 + 2.0 * MARGIN);
        let height = padded(north - south).max(padded(width) * shrink / ASPECT).max(LEAST);
        let across = height * ASPECT / shrink;
        if across > WORLD {
            return Self::world();
        }
        Self { west: west + width / 2.0 - across / 2.0, north: middle + height / 2.0, width: across, height }
    }

    fn world() -> Self {
        let height = 360.0 * WORLD_PARALLEL.to_radians().cos() / ASPECT;
        Self { west: BERING_STRAIT, north: WORLD_SOUTH + height, width: 360.0, height }
    }

    /// Whether it is the whole world.
    pub(super) fn is_world(&self) -> bool {
        self.width >= 360.0
    }

    /// How much narrower than another one it is.
    pub(crate) fn share_of(&self, other: &Self) -> f64 {
        self.width / other.width
    }

    /// Where a position lies, from the upper left corner, as shares of width and height; what lies outside is beyond
    /// 0 to 1.
    pub(super) fn place(&self, (east, north): Position) -> (f64, f64) {
        let beyond = (360.0 - self.width) / 2.0;
        let across = (east - self.west + beyond).rem_euclid(360.0) - beyond;
        (across / self.width, (self.north - north) / self.height)
    }

    /// The same for a position whose degrees are counted on from this frame's western edge.
    pub(super) fn stretch(&self, (east, north): Position) -> (f64, f64) {
        ((east - self.west) / self.width, (self.north - north) / self.height)
    }

    /// Whether a position lies inside.
    pub(crate) fn holds(&self, position: Position) -> bool {
        let (x, y) = self.place(position);
        (0.0..=1.0).contains(&x) && (0.0..=1.0).contains(&y)
    }

    /// Its edges, with a share of its size added on all sides.
    pub(super) fn bounds(&self, share: f64) -> Bounds {
        let (across, up) = (self.width * share, self.height * share);
        Bounds {
            west: self.west - across,
            south: self.north - self.height - up,
            east: self.west + self.width + across,
            north: self.north + up,
        }
    }

    /// The parallel along which distances are true, in words.
    pub(crate) fn parallel(&self, strings: &Strings) -> String {
        let middle = if self.is_world() { WORLD_PARALLEL } else { self.north - self.height / 2.0 };
        let parallel = middle.clamp(-HIGHEST_PARALLEL, HIGHEST_PARALLEL);
        match format!("{:.0}", parallel.abs()).as_str() {
            "0" => strings.say("map.equator").to_owned(),
            degrees if parallel < 0.0 => strings.fill("map.south", &[("degrees", degrees)]),
            degrees => strings.fill("map.north", &[("degrees", degrees)]),
        }
    }
}

/// The shortest stretch of longitudes that holds all positions: its western end and its width.
fn stretch(positions: &[Position]) -> (f64, f64) {
    let mut east: Vec<f64> = positions.iter().map(|position| position.0).collect();
    east.sort_by(f64::total_cmp);
    let (Some(first), Some(last)) = (east.first(), east.last()) else { return (0.0, 0.0) };
    let gaps = east.windows(2).map(|pair| (pair[1] - pair[0], pair[1]));
    let around = (first + 360.0 - last, *first);
    let (gap, west) = gaps.fold(around, |widest, gap| if gap.0 > widest.0 { gap } else { widest });
    (west, 360.0 - gap)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_town_has_its_neighbourhood() {
        let frame = Frame::around(&[(-1.3, 50.7)]);
        assert!(frame.holds((2.35, 48.86)) && !frame.holds((37.6, 55.75)), "{frame:?}");
        assert_eq!(frame.parallel(&Strings::of(&crate::config::Config::default())), "51° north");
    }

    #[test]
    fn the_180th_degree_is_no_edge() {
        let frame = Frame::around(&[(177.5, 64.7), (-149.9, 61.2)]);
        assert!(!frame.is_world());
        assert!(frame.place((177.5, 64.7)).0 < frame.place((-149.9, 61.2)).0);
    }

    #[test]
    fn places_all_around_are_shown_on_the_world() {
        let frame = Frame::around(&[(131.9, 43.1), (-74.0, 40.7), (-0.1, 51.5), (-68.3, -54.8)]);
        assert!(frame.is_world());
        assert!(frame.holds((-68.3, -54.8)) && frame.holds((18.9, 69.6)));
    }

    proptest! {
        #[test]
        fn all_places_are_inside(places in proptest::collection::vec((-180.0..180.0, -55.0..78.0), 1..9)) {
            let frame = Frame::around(&places);
            prop_assert!(places.iter().all(|&place| frame.holds(place)), "{frame:?}");
        }
    }
}
