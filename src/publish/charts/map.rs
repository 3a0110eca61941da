//! Points on a map: places in, land and circles as large as they are often named out.
//!
//! The land is stretched over the whole picture, which keeps its proportions by the style sheet; circles and names have
//! their places in percent and their sizes in pixels, so that they are as large on a telephone as on a wide page.

use super::frame::{ASPECT, Frame};
use super::labels::{self, GAP, HEIGHT, Label, Side, Wish};
use super::land::{self, Position};
use crate::publish::markup::Markup;
use crate::publish::strings::Strings;

/// Units across the land's drawing, and the smallest step in it.
const UNITS: f64 = 2000.0;
const STEP: i32 = 2;

/// How far land is drawn beyond the edges, so that no coast runs along them.
const BEYOND: f64 = 0.02;

/// Radius of the largest circle and of the smallest one, in pixels.
const LARGEST: f64 = 13.0;
const SMALLEST: f64 = 2.5;

/// Most circles; more could not be told apart.
const MOST: usize = 500;

/// A place that is to be on a map.
#[derive(Clone, Debug)]
pub(crate) struct Spot {
    pub(crate) name: String,
    /// Degrees east, degrees north.
    pub(crate) position: Position,
    /// How many articles name it.
    pub(crate) count: usize,
    /// Whether it is a whole country or region, and the position its middle.
    pub(crate) wide: bool,
    pub(crate) href: Option<String>,
}

/// The part of the globe that holds all spots.
pub(crate) fn frame(spots: &[Spot]) -> Frame {
    Frame::around(&spots.iter().map(|spot| spot.position).collect::<Vec<_>>())
}

/// Draws spots, which come by rank, those inside the frame alone; `finding` is what the map shows.
pub(crate) fn map(spots: &[Spot], frame: Frame, finding: &str, strings: &Strings) -> Markup {
    let shown: Vec<&Spot> = spots.iter().filter(|spot| frame.holds(spot.position)).take(MOST).collect();
    let most = shown.iter().map(|spot| spot.count).max().unwrap_or(1);
    let wishes: Vec<Wish<'_>> = shown.iter().map(|spot| wish(spot, frame, most)).collect();
    let labels = labels::place(&wishes, ASPECT);
    let linked = labels.iter().any(|label| shown[label.point].href.is_some());
    let mut svg = Markup::new();
    // Links inside would be hidden from assistive technology by the role of an image.
    svg.raw("<svg class=\"map\" width=\"100%\" role=\"").raw(if linked { "group" } else { "img" });
    svg.raw("\" aria-label=\"").text(finding).raw("\"><title>").text(finding).raw("</title>");
    land(&mut svg, frame);
    svg.raw("<g aria-hidden=\"true\">");
    for (spot, wish) in shown.iter().zip(&wishes) {
        circle(&mut svg, spot, wish, strings);
    }
    svg.raw("</g>");
    for label in &labels {
        name(&mut svg, shown[label.point], &wishes[label.point], label, strings);
    }
    svg.raw("</svg>");
    svg
}

fn wish<'a>(spot: &'a Spot, frame: Frame, most: usize) -> Wish<'a> {
    let (x, y) = frame.place(spot.position);
    // The area tells the number, as the eye compares circles by it.
    let radius = (LARGEST * (to_f64(spot.count) / to_f64(most)).sqrt()).max(SMALLEST);
    Wish { x, y, radius, name: &spot.name }
}

/// The outlines in whole units, steps too small to be seen left out.
fn land(svg: &mut Markup, frame: Frame) {
    svg.raw("<svg class=\"land\" aria-hidden=\"true\" width=\"100%\" height=\"100%\" preserveAspectRatio=\"none\" viewBox=\"0 0 ");
    svg.number(UNITS).raw(" ").number(UNITS / ASPECT).raw("\"><path d=\"");
    for ring in land::within(frame.bounds(BEYOND)) {
        outline(svg, &thinned(&ring, frame));
    }
    svg.raw("\"/></svg>");
}

/// The points of an outline in units of the drawing, without those that lie nearly on the one before.
fn thinned(ring: &[Position], frame: Frame) -> Vec<(i32, i32)> {
    let mut points: Vec<(i32, i32)> = Vec::new();
    for &position in ring {
        let (x, y) = frame.stretch(position);
        let point = (to_i32(x * UNITS), to_i32(y * UNITS / ASPECT));
        let near = |other: &&(i32, i32)| (other.0 - point.0).abs() < STEP && (other.1 - point.1).abs() < STEP;
        if points.last().filter(near).is_none() {
            points.push(point);
        }
    }
    points
}

fn outline(svg: &mut Markup, points: &[(i32, i32)]) {
    let [first, rest @ ..] = points else { return };
    if rest.len() < 2 {
        return;
    }
    svg.raw("M").number(first.0).raw(" ").number(first.1).raw("l");
    let mut before = first;
    for (at, point) in rest.iter().enumerate() {
        let (across, down) = (point.0 - before.0, point.1 - before.1);
        svg.raw(if at == 0 || across < 0 { "" } else { " " }).number(across);
        svg.raw(if down < 0 { "" } else { " " }).number(down);
        before = point;
    }
    svg.raw("z");
}

fn circle(svg: &mut Markup, spot: &Spot, wish: &Wish<'_>, strings: &Strings) {
    svg.raw("<circle class=\"").raw(if spot.wide { "spot wide" } else { "spot" });
    svg.raw("\" cx=\"").number(percent(wish.x)).raw("\" cy=\"").number(percent(wish.y));
    svg.raw("\" r=\"").number(format!("{:.1}", wish.radius)).raw("\"><title>").text(&spot.name).raw(": ");
    svg.text(&strings.count("count.articles", spot.count)).raw("</title></circle>");
}

/// A name beside its point; where the place has a page, both lead there.
fn name(svg: &mut Markup, spot: &Spot, wish: &Wish<'_>, label: &Label, strings: &Strings) {
    // What is drawn behind the letters parts them from coasts and circles. It is no part of the link's words.
    letters(svg, if label.wide { "halo roomy" } else { "halo" }, wish, label);
    let class = if label.wide { "label roomy" } else { "label" };
    let Some(href) = &spot.href else { return letters(svg, class, wish, label) };
    svg.raw("<a class=\"").raw(class).raw("\" href=\"").text(href).raw("\" aria-label=\"");
    svg.text(&spot.name).raw(": ").text(&strings.count("count.articles", spot.count)).raw("\">");
    let near = wish.radius.max(HEIGHT / 2.0);
    let left = if label.side == Side::Right { -near } else { near - label.width };
    svg.raw("<rect class=\"hit\" x=\"").number(percent(wish.x)).raw("\" y=\"").number(percent(wish.y));
    svg.raw("\" width=\"").number(format!("{:.0}", label.width)).raw("\" height=\"").number(HEIGHT);
    svg.raw("\" transform=\"translate(").number(format!("{left:.1}")).raw(" -").number(HEIGHT / 2.0).raw(")\"/>");
    letters(svg, "name", wish, label);
    svg.raw("</a>");
}

/// The letters of a name; only those of a link are read aloud.
fn letters(svg: &mut Markup, class: &'static str, wish: &Wish<'_>, label: &Label) {
    let (sign, anchor) = if label.side == Side::Right { ("", "start") } else { ("-", "end") };
    svg.raw("<text class=\"").raw(class).raw(if class == "name" { "\"" } else { "\" aria-hidden=\"true\"" });
    svg.raw(" x=\"").number(percent(wish.x)).raw("\" y=\"").number(percent(wish.y)).raw("\" dx=\"").raw(sign);
    svg.number(format!("{:.1}", wish.radius + GAP)).raw("\" dy=\"4\" text-anchor=\"").raw(anchor).raw("\">");
    svg.text(wish.name).raw("</text>");
}

fn percent(share: f64) -> String {
    format!("{:.2}%", share * 100.0)
}

#[expect(clippy::cast_precision_loss, reason = "counts of articles, far below 2^52")]
fn to_f64(number: usize) -> f64 {
    number as f64
}

#[expect(clippy::cast_possible_truncation, reason = "units of a drawing, a few thousands")]
fn to_i32(number: f64) -> i32 {
    number.round() as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spot(name: &str, position: Position, count: usize, href: Option<&str>) -> Spot {
        Spot { name: name.into(), position, count, wide: false, href: href.map(str::to_owned) }
    }

    #[test]
    fn places_lead_to_their_pages() {
        let spots =
            [spot("Bergen & Co", (5.3, 60.4), 9, Some("bergen/index.html")), spot("Oslo", (10.7, 59.9), 4, None)];
        let svg = map(&spots, frame(&spots), "2 places", &Strings::of(&crate::config::Config::default()));
        let svg = svg.as_str();
        assert!(svg.contains("role=\"group\" aria-label=\"2 places\""));
        assert!(svg.contains("href=\"bergen/index.html\" aria-label=\"Bergen &amp; Co: 9 articles\""));
        assert!(svg.contains("<title>Oslo: 4 articles</title>"));
        assert_eq!(svg.matches("<a ").count(), 1);
        assert!(svg.contains("r=\"13.0\"") && svg.contains("r=\"8.7\""), "areas are as the numbers");
    }

    #[test]
    fn without_pages_it_is_an_image() {
        let spots = [spot("Oslo", (10.7, 59.9), 4, None)];
        assert!(
            map(&spots, frame(&spots), "1 place", &Strings::of(&crate::config::Config::default()))
                .as_str()
                .contains("role=\"img\"")
        );
    }

    #[test]
    fn a_map_of_the_world_is_light() {
        let spots =
            [spot("A", (170.0, -45.0), 1, None), spot("B", (-74.0, 40.7), 1, None), spot("C", (30.0, 50.0), 1, None)];
        let svg = map(&spots, frame(&spots), "3 places", &Strings::of(&crate::config::Config::default()));
        assert!(svg.as_str().len() < 90_000, "{}", svg.as_str().len());
    }
}
