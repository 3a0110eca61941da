//! The words of a document's pages in, its text out, as it is read: columns one after another, pages parted by form feeds,
//! blocks that have no part in each other by blank lines, first lines of paragraphs indented. What the size of the letters
//! tells of a line goes with it as a mark.

use super::lines::{self, Line};
use super::order::{self, Block};
use super::words::Word;
use crate::model::{Mark, Marks};

/// Letters that are larger than the body's by so much are those of a heading.
const HEADING: f64 = 1.18;

/// Letters that are larger than the body's by so much may be those of the headline.
const HEADLINE: f64 = 1.35;

/// Letters that are smaller than the body's by so much are small print.
const SMALL: f64 = 0.88;

/// A heading has at most so many lines.
const LONGEST_HEADING: usize = 6;

/// A headline has at least so many words: the name of a paper has fewer.
const HEADLINE_WORDS: usize = 3;

/// The most spaces that stand for an indentation.
const INDENT: f64 = 12.0;

/// The text of a document, with the marks of each of its lines.
#[derive(Debug, Default)]
pub(super) struct Text {
    pub(super) text: String,
    marks: Vec<Marks>,
}

impl Text {
    /// The marks of a line, by its 1-based number.
    pub(super) fn marks(&self, line: u32) -> Marks {
        let at = usize::try_from(line).unwrap_or(usize::MAX).saturating_sub(1);
        self.marks.get(at).copied().unwrap_or_default()
    }

    fn push(&mut self, line: &str, marks: Marks) {
        self.text.push_str(line);
        self.text.push('\n');
        self.marks.push(marks);
    }
}

/// A document under way: one page after another is added.
#[derive(Debug, Default)]
pub(super) struct Layout {
    pages: Vec<Vec<Block>>,
}

impl Layout {
    /// Adds a page. Turned words are laid out for themselves, behind those that are not.
    pub(super) fn add_page(&mut self, words: Vec<Word>) {
        let mut turned: [Vec<Word>; 4] = Default::default();
        for word in words {
            turned[usize::from(word.turn % 4)].push(word);
        }
        // A page that lies on its side is read like any other.
        turned.sort_by_key(|words| std::cmp::Reverse(words.len()));
        let blocks = turned.into_iter().flat_map(|words| order::blocks(lines::lines(words)));
        self.pages.push(blocks.collect());
    }

    /// Sets the text of all pages.
    pub(super) fn text(self) -> Text {
        let body = self.body_size();
        let headline = self.headline(body);
        let mut text = Text::default();
        for (number, page) in self.pages.iter().enumerate() {
            let mut feed = if number > 0 { "\u{c}" } else { "" };
            let mut last: Option<&Block> = None;
            for (at, block) in page.iter().enumerate() {
                if last.is_some_and(|last| !goes_on(last, block)) {
                    text.push("", Marks::NONE);
                }
                let is_headline = headline == Some((number, at));
                for (line, marks) in set(block, body, is_headline) {
                    text.push(&format!("{feed}{line}"), marks);
                    feed = "";
                }
                last = Some(block);
            }
        }
        text
    }

    /// The size of most letters.
    fn body_size(&self) -> f64 {
        let mut sizes: Vec<(f64, usize)> = self.lines().map(|line| (line.size, line.text.len())).collect();
        sizes.sort_by(|a, b| a.0.total_cmp(&b.0));
        let half = sizes.iter().map(|(_, letters)| letters).sum::<usize>() / 2;
        let mut letters = 0;
        let middle = sizes.iter().find(|(_, more)| {
            letters += more;
            letters > half
        });
        middle.map_or(1.0, |(size, _)| *size)
    }

    fn lines(&self) -> impl Iterator<Item = &Line> {
        self.pages.iter().flatten().flat_map(|block| &block.lines)
    }

    /// The headline: the largest heading of the first page.
    fn headline(&self, body: f64) -> Option<(usize, usize)> {
        let is_long = |block: &Block| {
            block.lines.iter().map(|line| line.text.split(' ').count()).sum::<usize>() >= HEADLINE_WORDS
        };
        let number = self.pages.iter().position(|page| !page.is_empty())?;
        let blocks = self.pages.get(number)?.iter().enumerate();
        let large =
            blocks.filter(|(_, block)| is_heading(block, body) && block.size >= HEADLINE * body && is_long(block));
        let (at, _) = large.max_by(|a, b| a.1.size.total_cmp(&b.1.size).then(b.0.cmp(&a.0)))?;
        Some((number, at))
    }
}

fn is_heading(block: &Block, body: f64) -> bool {
    block.size >= HEADING * body && block.lines.len() <= LONGEST_HEADING
}

/// Whether a block is where the text of another goes on: at the head of the next column.
fn goes_on(last: &Block, block: &Block) -> bool {
    let alike = (0.97..1.03).contains(&(block.size / last.size));
    alike && !last.shares_column(block) && block.left > last.left && block.top < last.bottom
}

/// The lines of a block as they are set: a heading is one line.
fn set(block: &Block, body: f64, is_headline: bool) -> Vec<(String, Marks)> {
    if is_heading(block, body) {
        let mut whole = String::new();
        for line in &block.lines {
            if !whole.is_empty() && !whole.ends_with('-') {
                whole.push(' ');
            }
            whole.push_str(&line.text);
        }
        let mark = if is_headline { Mark::TopHeading } else { Mark::Heading };
        return vec![(whole, [mark].into_iter().collect())];
    }
    let marks: Marks = if block.size <= SMALL * body { [Mark::Small].into_iter().collect() } else { Marks::NONE };
    let indented = |line: &Line| {
        let ems = (line.left - block.left) / line.size;
        let spaces = if ems < 0.6 { 0 } else { (ems * 2.0).round().clamp(2.0, INDENT) as usize };
        format!("{}{}", " ".repeat(spaces), line.text)
    };
    block.lines.iter().map(|line| (indented(line), marks)).collect()
}
