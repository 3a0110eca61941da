//! Points of a map in, the names that can stand beside them without touching one another out.
//!
//! Letters keep their size while the map does not, so names are placed twice: for a telephone, and those that have
//! room besides on a wider page. The first come first, so points are to be given by rank.

/// Height of a name's box: as tall as a link must be (WCAG 2.2, target size).
pub(super) const HEIGHT: f64 = 24.0;

/// Widths of the narrowest map and of the narrowest wide one, in pixels, and how many names are enough there.
const NARROW: (f64, usize) = (286.0, 7);
const WIDE: (f64, usize) = (680.0, 30);

/// Width of a letter of Latin script and of a wide one, in pixels, a little more than they take up.
const LETTER: f64 = 7.2;
const WIDE_LETTER: f64 = 13.0;

/// Room between a point and its name.
pub(super) const GAP: f64 = 4.0;

/// A point that wants a name.
#[derive(Clone, Debug)]
pub(super) struct Wish<'a> {
    /// From the left, as a share of the width.
    pub(super) x: f64,
    /// From above, as a share of the height.
    pub(super) y: f64,
    /// Radius of its circle, in pixels.
    pub(super) radius: f64,
    pub(super) name: &'a str,
}

/// Where a name stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// To the right of its point.
    Right,
    /// To the left.
    Left,
}

/// A name that has room.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Label {
    /// The number of its point.
    pub(super) point: usize,
    pub(super) side: Side,
    /// Whether it has room on a wide page only.
    pub(super) wide: bool,
    /// Width of the name with its point, in pixels.
    pub(super) width: f64,
}

/// Finds the names that have room on a map of this aspect.
pub(super) fn place(wishes: &[Wish<'_>], aspect: f64) -> Vec<Label> {
    let mut labels: Vec<Label> = Vec::new();
    for (wide, (width, enough)) in [(false, NARROW), (true, WIDE)] {
        let page = Page { width, height: width / aspect };
        let mut taken: Vec<Rect> = labels.iter().map(|label| page.rect(&wishes[label.point], label.side)).collect();
        for (point, wish) in wishes.iter().enumerate() {
            if labels.len() >= enough {
                break;
            }
            if labels.iter().any(|label| label.point == point) {
                continue;
            }
            let free = [Side::Right, Side::Left].into_iter().find_map(|side| {
                let rect = page.rect(wish, side);
                (page.holds(&rect, side) && !taken.iter().any(|other| rect.meets(other))).then_some((side, rect))
            });
            if let Some((side, rect)) = free {
                labels.push(Label { point, side, wide, width: rect.right - rect.left });
                taken.push(rect);
            }
        }
    }
    labels
}

/// About how wide a name is, in pixels.
fn length(name: &str) -> f64 {
    name.chars().map(|letter| if letter < '\u{1100}' { LETTER } else { WIDE_LETTER }).sum()
}

/// A map of a certain size.
struct Page {
    width: f64,
    height: f64,
}

impl Page {
    /// The box of a point and its name.
    fn rect(&self, wish: &Wish<'_>, side: Side) -> Rect {
        let (x, y) = (wish.x * self.width, wish.y * self.height);
        let near = wish.radius.max(HEIGHT / 2.0);
        let far = wish.radius + GAP + length(wish.name);
        let (left, right) = if side == Side::Right { (x - near, x + far) } else { (x - far, x + near) };
        Rect { left, right, top: y - HEIGHT / 2.0, bottom: y + HEIGHT / 2.0 }
    }

    /// Whether a name stands inside; its point may touch the edge.
    fn holds(&self, rect: &Rect, side: Side) -> bool {
        let across = if side == Side::Right { rect.right <= self.width } else { rect.left >= 0.0 };
        across && rect.top >= 0.0 && rect.bottom <= self.height
    }
}

#[derive(Debug)]
struct Rect {
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
}

impl Rect {
    fn meets(&self, other: &Self) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wish(x: f64, y: f64, name: &str) -> Wish<'_> {
        Wish { x, y, radius: 5.0, name }
    }

    #[test]
    fn names_do_not_touch() {
        let wishes = [wish(0.5, 0.5, "Havenmouth"), wish(0.55, 0.52, "Quay End"), wish(0.95, 0.5, "Norrland")];
        let labels = place(&wishes, 2.0);
        let of = |point| labels.iter().find(|label| label.point == point);
        assert_eq!(of(0).map(|label| (label.side, label.wide)), Some((Side::Right, false)));
        assert_eq!(of(1), None, "no room on either side, on no page");
        assert_eq!(of(2).map(|label| label.side), Some(Side::Left), "a name stays on the map");
    }

    #[test]
    fn a_wide_page_has_room_for_more() {
        let wishes: Vec<_> =
            (0..20).map(|n| wish(f64::from(n % 4) / 4.0 + 0.05, f64::from(n / 4 + 1) / 6.0, "Ferryport")).collect();
        let labels = place(&wishes, 2.0);
        let narrow = labels.iter().filter(|label| !label.wide).count();
        assert!(narrow > 2 && narrow < labels.len(), "{narrow} of {}", labels.len());
    }
}
