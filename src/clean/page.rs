//! A page seen as a whole: what the features of one line need to know of all the others.

use std::collections::HashMap;

use unicode_segmentation::UnicodeSegmentation;

use super::shape::{Ending, Shape};
use super::wording;
use crate::model::{Marks, Passage, TimeExpression};

/// How many lines up and down count as the neighbourhood of a line.
const NEAR: usize = 3;

/// How many paragraphs count as the beginning of a text.
const LEAD: usize = 3;

/// How far below a headline its text may begin, in lines.
const LEAD_WITHIN: usize = 15;

/// Lines of more words are no headlines.
const LONGEST: usize = 40;

/// Longest item of a list, in characters.
const ITEM: usize = 120;

/// A list of more items than this is hardly part of a text.
const MOST_ITEMS: usize = 25;

/// Longest text under a headline that is only a teaser, in characters.
const SUMMARY: usize = 280;

/// So many headlines with a short text each, one behind the other, are a list of articles.
const FEWEST_TEASERS: usize = 3;

/// A line with what was counted of it.
#[derive(Debug)]
pub(crate) struct Line<'p> {
    /// The text.
    pub(crate) text: &'p str,
    /// What the markup around it tells.
    pub(crate) marks: Marks,
    /// Its shape.
    pub(crate) shape: Shape,
    /// Its words without case and marks.
    pub(crate) plain: String,
    /// Blank source lines before it.
    pub(crate) gap: u32,
    /// Its time expressions.
    pub(crate) times: &'p [TimeExpression],
    /// How many prose lines stand in its neighbourhood, itself not counted.
    pub(crate) prose_near: usize,
    /// Number of its words of four letters or more, and how many of them the page's prose uses.
    pub(crate) topical: (usize, usize),
    /// How many of its longer words the first paragraphs below it use.
    pub(crate) leads: usize,
    /// Index of the first line of the page with the same words.
    pub(crate) first_said: usize,
    /// Whether a later line has the same words.
    pub(crate) said_again: bool,
    /// Whether it is one of several lines without an end mark behind one ended by a colon.
    pub(crate) listed: bool,
    /// Whether it is part of a run of headlines with a short text each.
    pub(crate) in_headline_list: bool,
}

/// The lines of a page in order.
#[derive(Debug)]
pub(crate) struct Page<'p> {
    /// The lines.
    pub(crate) lines: Vec<Line<'p>>,
    /// The number of blank lines that usually stands between two lines.
    pub(crate) usual_gap: u32,
}

impl<'p> Page<'p> {
    /// Counts over a page.
    pub(crate) fn of(passages: &'p [Passage], times: &'p [Vec<TimeExpression>]) -> Self {
        let mut last = 0;
        let mut lines: Vec<Line<'p>> = Vec::with_capacity(passages.len());
        for (at, passage) in passages.iter().enumerate() {
            lines.push(Line {
                text: &passage.text,
                marks: passage.marks,
                shape: Shape::of(&passage.text),
                plain: wording::plain(&passage.text),
                gap: if at == 0 { 0 } else { passage.first_line.saturating_sub(last + 1) },
                times: times.get(at).map_or(&[], Vec::as_slice),
                prose_near: 0,
                topical: (0, 0),
                leads: 0,
                first_said: at,
                said_again: false,
                listed: false,
                in_headline_list: false,
            });
            last = passage.last_line;
        }
        note_repeats(&mut lines);
        note_prose(&mut lines);
        let words = LongWords::of(&lines);
        note_topic(&mut lines, &words);
        note_lead(&mut lines, &words);
        note_lists(&mut lines);
        note_headline_lists(&mut lines);
        let usual_gap = usual_gap(&lines);
        Self { lines, usual_gap }
    }

    /// The line `by` places further on, or back.
    pub(crate) fn beside(&self, at: usize, by: isize) -> Option<&Line<'p>> {
        self.lines.get(at.checked_add_signed(by)?)
    }
}

fn note_repeats(lines: &mut [Line<'_>]) {
    let mut first: HashMap<String, usize> = HashMap::new();
    for at in 0..lines.len() {
        if lines[at].plain.is_empty() {
            continue;
        }
        let said = *first.entry(lines[at].plain.clone()).or_insert(at);
        if said < at {
            lines[at].first_said = said;
            lines[said].said_again = true;
        }
    }
}

fn note_prose(lines: &mut [Line<'_>]) {
    let prose: Vec<bool> = lines.iter().map(|line| line.shape.is_prose()).collect();
    for (at, line) in lines.iter_mut().enumerate() {
        let (from, to) = (at.saturating_sub(NEAR), (at + NEAR + 1).min(prose.len()));
        line.prose_near = (from..to).filter(|&near| near != at && prose[near]).count();
    }
}

/// The words of each line that tell what it is about, roughly: those of four letters or more, a number for each word.
struct LongWords {
    of_line: Vec<Vec<usize>>,
    /// How many different words there are.
    different: usize,
}

impl LongWords {
    fn of(lines: &[Line<'_>]) -> Self {
        let mut numbers: HashMap<&str, usize> = HashMap::new();
        let of_line = lines.iter().map(|line| {
            let long = line.plain.unicode_words().filter(|word| word.chars().count() >= 4);
            let number = |word| {
                let next = numbers.len();
                *numbers.entry(word).or_insert(next)
            };
            long.map(number).collect()
        });
        Self { of_line: of_line.collect(), different: numbers.len() }
    }
}

/// A headline shares its words with the text below it; the labels of a menu do not.
fn note_topic(lines: &mut [Line<'_>], words: &LongWords) {
    let mut used = vec![false; words.different];
    for (line, words) in lines.iter().zip(&words.of_line) {
        if line.shape.is_prose() {
            words.iter().for_each(|&word| used[word] = true);
        }
    }
    for (line, words) in lines.iter_mut().zip(&words.of_line).filter(|(line, _)| line.shape.words <= LONGEST) {
        line.topical = (words.len(), words.iter().filter(|&&word| used[word]).count());
    }
}

/// Of several headlines on a page, the article's own shares its words with the paragraphs right below it.
fn note_lead(lines: &mut [Line<'_>], words: &LongWords) {
    let prose: Vec<usize> = (0..lines.len()).filter(|&at| lines[at].shape.is_prose()).collect();
    // For each word the last beginning of a text that uses it; beginnings are counted from 1.
    let mut used_by = vec![0; words.different];
    let mut lead = 0;
    for (at, line) in lines.iter_mut().enumerate() {
        let next = prose.partition_point(|&prose| prose <= at);
        let near = prose.get(next).is_some_and(|&prose| prose <= at + LEAD_WITHIN);
        if !near || line.shape.words > LONGEST {
            continue;
        }
        if lead != next + 1 {
            lead = next + 1;
            let paragraphs = prose.iter().skip(next).take(LEAD);
            paragraphs.flat_map(|&at| &words.of_line[at]).for_each(|&word| used_by[word] = lead);
        }
        line.leads = words.of_line[at].iter().filter(|&&word| used_by[word] == lead).count();
    }
}

/// A line that ends with a colon and what it announces: items without an end mark, up to the next running text.
fn note_lists(lines: &mut [Line<'_>]) {
    let mut at = 0;
    while at < lines.len() {
        at += 1;
        let announced = lines[at - 1].text.ends_with([':', '：']) && lines[at - 1].shape.words >= 3;
        if !announced {
            continue;
        }
        let is_item =
            |line: &Line<'_>| line.shape.words > 0 && line.shape.chars <= ITEM && line.shape.ending == Ending::Open;
        let items = lines[at..].iter().take_while(|line| is_item(line)).count();
        let goes_on = lines.get(at + items).is_some_and(|line| line.shape.is_prose());
        if (2..=MOST_ITEMS).contains(&items) && goes_on {
            lines[at..at + items].iter_mut().for_each(|line| line.listed = true);
        }
        at += items;
    }
}

/// Headlines and short texts in turn are teasers: an article's own sections have more to say under their headings.
fn note_headline_lists(lines: &mut [Line<'_>]) {
    let is_headline = |line: &Line<'_>| {
        !line.shape.is_prose() && line.shape.words >= 3 && line.shape.chars <= 160 && line.shape.ending != Ending::Colon
    };
    let is_summary =
        |line: &Line<'_>| line.shape.is_prose() && line.shape.chars <= SUMMARY && line.shape.inner_stops <= 2;
    let mut from = 0;
    while from < lines.len() {
        let pairs =
            lines[from..].chunks_exact(2).take_while(|pair| is_headline(&pair[0]) && is_summary(&pair[1])).count();
        if pairs >= FEWEST_TEASERS {
            lines[from..from + 2 * pairs].iter_mut().for_each(|line| line.in_headline_list = true);
        }
        from += (2 * pairs).max(1);
    }
}

fn usual_gap(lines: &[Line<'_>]) -> u32 {
    let mut gaps: Vec<u32> = lines.iter().skip(1).map(|line| line.gap).collect();
    gaps.sort_unstable();
    gaps.get(gaps.len() / 2).copied().unwrap_or(0)
}
