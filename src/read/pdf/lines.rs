//! The words of a page in, its lines out. Words that stand on one line of print belong together, unless a **gutter** runs
//! between them: a strip of empty paper beside several lines, with text on both sides.
//!
//! The gutters are what T. M. Breuel calls column separators (*Two Geometric Algorithms for Layout Analysis*, DAS 2002). They
//! are found from the gaps inside lines: each is drawn out upwards and downwards as long as it stays empty.

use super::words::Word;

/// The least width of a gutter, in ems. Spaces of justified lines may be as wide, but not in line after line.
const NARROWEST: f64 = 0.6;

/// The least width of a gutter, in spaces between words: those of a typewriter are wide.
const SPACES: f64 = 1.6;

/// The least number of lines on each side of a gutter.
const FEWEST: usize = 3;

/// The least width of a column, in ems: narrower are the numbers and bullets before the items of a list.
const COLUMN: f64 = 5.0;

/// The widest gap inside a line, in ems.
const WIDEST: f64 = 4.0;

/// How far words of a line may stand apart in height, in ems.
const WAVER: f64 = 0.35;

/// A line of print, or a part of one.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) base: f64,
    pub(super) size: f64,
}

impl Line {
    /// How much of it stands above or below the other.
    pub(super) fn overlap(&self, other: &Self) -> f64 {
        self.right.min(other.right) - self.left.max(other.left)
    }

    fn append(&mut self, other: Self) {
        // The longer part tells the size: a raised number does not.
        if other.text.chars().count() > self.text.chars().count() {
            self.size = other.size;
        }
        self.text.push(' ');
        self.text.push_str(&other.text);
        self.right = self.right.max(other.right);
    }

    fn is_beside(&self, other: &Self) -> bool {
        (self.base - other.base).abs() < WAVER * self.size.min(other.size)
    }
}

/// A strip of empty paper.
struct Gutter {
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
}

/// Puts words into lines, from top to bottom.
pub(super) fn lines(words: Vec<Word>) -> Vec<Line> {
    let pieces = words.into_iter().map(|word| {
        let Word { text, left, right, base, size, .. } = word;
        Line { text, left, right, base, size }
    });
    let pieces: Vec<Line> = pieces.collect();
    let narrowest = NARROWEST.max(SPACES * usual_space(&pieces));
    let parts = join(pieces, |left, right| gap(left, right) < narrowest);
    let gutters = gutters(&parts, narrowest);
    let is_free = |left: &Line, right: &Line| {
        gap(left, right) < WIDEST && !gutters.iter().any(|gutter| gutter.parts(left, right))
    };
    let mut lines = join(parts, is_free);
    lines.sort_by(|a, b| a.base.total_cmp(&b.base).then(a.left.total_cmp(&b.left)));
    join_edges(&mut lines);
    lines
}

/// The usual space between words, which come in the order in which they are drawn, in ems.
fn usual_space(words: &[Line]) -> f64 {
    let follow = words.windows(2).filter(|pair| pair[0].is_beside(&pair[1]) && pair[1].left > pair[0].right);
    let mut spaces: Vec<f64> = follow.map(|pair| gap(&pair[0], &pair[1])).filter(|space| *space < WIDEST).collect();
    spaces.sort_by(f64::total_cmp);
    spaces.get(spaces.len() / 2).copied().unwrap_or(0.0)
}

/// The gap between two parts of a line, in ems.
fn gap(left: &Line, right: &Line) -> f64 {
    (right.left - left.right) / left.size.max(right.size)
}

/// Joins what stands beside each other and `may_join`.
fn join(mut pieces: Vec<Line>, may_join: impl Fn(&Line, &Line) -> bool) -> Vec<Line> {
    pieces.sort_by(|a, b| a.base.total_cmp(&b.base).then(a.left.total_cmp(&b.left)));
    let mut joined: Vec<Line> = Vec::with_capacity(pieces.len());
    let mut row: Vec<Line> = Vec::new();
    let mut pieces = pieces.into_iter().peekable();
    while let Some(piece) = pieces.next() {
        let goes_on = pieces.peek().is_some_and(|next| next.base - piece.base < WAVER * piece.size.min(next.size));
        row.push(piece);
        if !goes_on {
            join_row(std::mem::take(&mut row), &may_join, &mut joined);
        }
    }
    joined
}

/// Joins the pieces of a row, which may be of several lines that hardly differ in height.
fn join_row(mut row: Vec<Line>, may_join: &impl Fn(&Line, &Line) -> bool, joined: &mut Vec<Line>) {
    row.sort_by(|a, b| a.left.total_cmp(&b.left));
    let mut open: Vec<Line> = Vec::new();
    for piece in row {
        // What overlaps is no neighbour, but for letters that lean over.
        let is_left = |line: &&mut Line| line.right < piece.left + 0.3 * piece.size && line.is_beside(&piece);
        let nearest = open.iter_mut().filter(is_left).max_by(|a, b| a.right.total_cmp(&b.right));
        match nearest.filter(|line| may_join(line, &piece)) {
            Some(line) => line.append(piece),
            None => open.push(piece),
        }
    }
    joined.append(&mut open);
}

/// The lines at the top and at the bottom that stand apart from all others are one line each: running heads have their
/// parts at both edges of the page.
fn join_edges(lines: &mut Vec<Line>) {
    for top in [true, false] {
        let Some(edge) = (if top { lines.first() } else { lines.last() }).cloned() else { return };
        let (row, mut others): (Vec<Line>, Vec<Line>) = lines.drain(..).partition(|line| line.is_beside(&edge));
        let next = if top { others.first() } else { others.last() };
        let stands_apart = next.is_some_and(|next| (next.base - edge.base).abs() > 1.8 * edge.size.max(next.size));
        let mut joined = Vec::new();
        join_row(row, &|_: &Line, _: &Line| stands_apart, &mut joined);
        let at = if top { 0 } else { others.len() };
        others.splice(at..at, joined);
        *lines = others;
    }
}

/// The gutters among the parts of lines, which are sorted from top to bottom.
fn gutters(parts: &[Line], narrowest: f64) -> Vec<Gutter> {
    let mut gutters: Vec<Gutter> = Vec::new();
    for (at, left) in parts.iter().enumerate() {
        let beside = parts[at + 1..].iter().take_while(|next| next.base - left.base < WAVER * left.size);
        let rest = parts[..at].iter().rev().take_while(|last| left.base - last.base < WAVER * left.size);
        let right = beside.chain(rest).filter(|part| part.left >= left.right).min_by(|a, b| a.left.total_cmp(&b.left));
        let Some(right) = right.filter(|right| gap(left, right) >= narrowest) else { continue };
        if gutters.iter().any(|gutter| gutter.parts(left, right)) {
            continue;
        }
        let mut gutter = Gutter { left: left.right, right: right.left, top: left.base, bottom: left.base };
        let least = narrowest * left.size.min(right.size);
        gutter.draw_out(parts[..at].iter().rev(), least);
        gutter.draw_out(parts[at..].iter(), least);
        if gutter.has_columns(parts) {
            gutters.push(gutter);
        }
    }
    gutters
}

impl Gutter {
    /// Draws it out over further lines, narrower where need be, until a line stands in its way.
    fn draw_out<'l>(&mut self, lines: impl Iterator<Item = &'l Line>, least: f64) {
        for line in lines {
            if line.right > self.left && line.left < self.right {
                let (mut left, mut right) = (self.left, self.right);
                if line.left <= self.left {
                    left = line.right;
                } else if line.right >= self.right {
                    right = line.left;
                } else {
                    return;
                }
                if right - left < least {
                    return;
                }
                (self.left, self.right) = (left, right);
            }
            self.top = self.top.min(line.base);
            self.bottom = self.bottom.max(line.base);
        }
    }

    /// Whether it runs between two parts of a line.
    fn parts(&self, left: &Line, right: &Line) -> bool {
        let is_between = self.left > left.right - 0.5 && self.right < right.left + 0.5;
        is_between && (self.top - 0.5..self.bottom + 0.5).contains(&left.base)
    }

    /// Whether there are columns on both sides: several lines that are wide enough, those on the right beginning at its
    /// edge.
    fn has_columns(&self, lines: &[Line]) -> bool {
        let mut sides = [(0, 0.0_f64); 2];
        for line in lines.iter().filter(|line| (self.top..=self.bottom).contains(&line.base)) {
            let width = (line.right - line.left) / line.size;
            if line.right <= self.left + 0.5 {
                sides[0] = (sides[0].0 + 1, sides[0].1.max(width));
            } else if line.left >= self.right - 0.5 && line.left - self.right < 2.0 * line.size {
                sides[1] = (sides[1].0 + 1, sides[1].1.max(width));
            }
        }
        sides.iter().all(|(lines, width)| *lines >= FEWEST && *width >= COLUMN)
    }
}
