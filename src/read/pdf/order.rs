//! The lines of a page in, its blocks in the order in which they are read out.
//!
//! Lines below each other in one size make a block. Blocks are ordered as T. M. Breuel orders lines (*High Performance
//! Document Layout Analysis*, SDIUT 2003): what stands above another in the same column comes before it; what stands to
//! the left of another comes before it, unless something that reaches over both lies between them; what these rules leave
//! open is settled topologically.

use super::lines::Line;

/// The greatest distance of lines in a block, in ems.
const LEADING: f64 = 1.7;

/// How much of the narrower of two must stand above the other for them to be in one column.
const COLUMN: f64 = 0.15;

/// Letters that are larger than the usual ones by so much are those of a headline.
const LARGE: f64 = 1.18;

/// Pages of more blocks are tables or maps: they are read from top to bottom.
const MOST: usize = 400;

/// Lines below each other.
#[derive(Clone, Debug)]
pub(super) struct Block {
    pub(super) lines: Vec<Line>,
    pub(super) left: f64,
    pub(super) right: f64,
    /// Where its first and its last line stand.
    pub(super) top: f64,
    pub(super) bottom: f64,
    pub(super) size: f64,
}

impl Block {
    /// Whether it shares a column with another.
    pub(super) fn shares_column(&self, other: &Self) -> bool {
        let overlap = self.right.min(other.right) - self.left.max(other.left);
        overlap > COLUMN * (self.right - self.left).min(other.right - other.left).max(1.0)
    }

    /// Whether it comes before another, by what lies between them.
    fn comes_before(&self, other: &Self, all: &[Self]) -> bool {
        if self.shares_column(other) {
            return self.top < other.top;
        }
        let reaches_over = |block: &&Self| {
            block.top > other.bottom
                && block.bottom < self.top
                && block.shares_column(self)
                && block.shares_column(other)
        };
        self.right - 1.0 < other.left.max(self.left)
            && self.left < other.left
            && !all.iter().any(|block| reaches_over(&block))
    }
}

/// The blocks of a page, in the order of reading.
pub(super) fn blocks(lines: Vec<Line>) -> Vec<Block> {
    let mut blocks = group(lines);
    if blocks.len() > MOST {
        return blocks;
    }
    reach_out(&mut blocks);
    let mut waiting: Vec<usize> = vec![0; blocks.len()];
    let mut after: Vec<Vec<usize>> = vec![Vec::new(); blocks.len()];
    for (a, first) in blocks.iter().enumerate() {
        for (b, second) in blocks.iter().enumerate() {
            if a != b && first.comes_before(second, &blocks) {
                after[a].push(b);
                waiting[b] += 1;
            }
        }
    }
    let mut order = Vec::with_capacity(blocks.len());
    let mut left: Vec<usize> = (0..blocks.len()).collect();
    while !left.is_empty() {
        // Where the rules go in a circle, the topmost comes first.
        let next = left.iter().position(|&at| waiting[at] == 0).unwrap_or(0);
        let at = left.remove(next);
        for &later in &after[at] {
            waiting[later] = waiting[later].saturating_sub(1);
        }
        order.push(at);
    }
    let mut blocks: Vec<Option<Block>> = blocks.into_iter().map(Some).collect();
    order.into_iter().filter_map(|at| blocks[at].take()).collect()
}

/// A headline stands over all columns above which the paper beside it is empty, however short it is.
fn reach_out(blocks: &mut [Block]) {
    let mut sizes: Vec<f64> = blocks.iter().flat_map(|block| block.lines.iter().map(|line| line.size)).collect();
    sizes.sort_by(f64::total_cmp);
    let Some(&usual) = sizes.get(sizes.len() / 2) else { return };
    let edges = blocks.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(left, right), block| {
        (block.left.min(left), block.right.max(right))
    });
    let reaches: Vec<(f64, f64)> = blocks
        .iter()
        .map(|block| {
            if block.size < LARGE * usual {
                return (block.left, block.right);
            }
            let beside = blocks.iter().filter(|other| {
                other.top - other.size < block.bottom + 0.3 * block.size && other.bottom > block.top - block.size
            });
            beside.fold(edges, |(left, right), other| {
                let left = if other.right <= block.left { left.max(other.right) } else { left };
                let right = if other.left >= block.right { right.min(other.left) } else { right };
                (left, right)
            })
        })
        .collect();
    for (block, (left, right)) in blocks.iter_mut().zip(reaches) {
        (block.left, block.right) = (left, right);
    }
}

/// Groups lines, which are sorted from top to bottom, into blocks, sorted likewise.
fn group(lines: Vec<Line>) -> Vec<Block> {
    let above: Vec<Option<usize>> = (0..lines.len()).map(|at| neighbour(&lines, at, (0..at).rev())).collect();
    let below: Vec<Option<usize>> = (0..lines.len()).map(|at| neighbour(&lines, at, at + 1..lines.len())).collect();
    let mut blocks: Vec<Block> = Vec::new();
    let mut block_of: Vec<usize> = Vec::with_capacity(lines.len());
    for (at, line) in lines.into_iter().enumerate() {
        let home = above[at].filter(|&up| below[up] == Some(at)).map(|up| block_of[up]);
        let home = home.filter(|&home| blocks[home].takes(&line));
        match home {
            Some(home) => {
                blocks[home].push(line);
                block_of.push(home);
            }
            None => {
                block_of.push(blocks.len());
                let Line { left, right, base, size, .. } = line;
                blocks.push(Block { lines: vec![line], left, right, top: base, bottom: base, size });
            }
        }
    }
    blocks
}

/// The nearest line above or below in the same column, unless there are two beside each other.
fn neighbour(lines: &[Line], at: usize, others: impl Iterator<Item = usize>) -> Option<usize> {
    let line = &lines[at];
    let is_apart = |other: &Line| (other.base - line.base).abs() > 0.4 * line.size.min(other.size);
    let in_column = |other: &Line| other.overlap(line) > 0.0 && is_apart(other);
    let mut others = others.filter(|&other| in_column(&lines[other]));
    let nearest = others.next()?;
    let beside = others.take_while(|&other| (lines[other].base - lines[nearest].base).abs() < 0.4 * line.size).next();
    beside.is_none().then_some(nearest)
}

impl Block {
    fn takes(&self, line: &Line) -> bool {
        let ratio = line.size / self.size;
        line.base - self.bottom <= LEADING * line.size.max(self.size) && (0.87..1.15).contains(&ratio)
    }

    fn push(&mut self, line: Line) {
        self.left = self.left.min(line.left);
        self.right = self.right.max(line.right);
        self.bottom = line.base;
        self.lines.push(line);
    }
}
