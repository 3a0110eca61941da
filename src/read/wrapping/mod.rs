//! Lines of text in; which of them go on in the next line, out: text that was wrapped at some width, typed or read off a
//! printed page by a machine, becomes paragraphs again.
//!
//! Whether text is wrapped is decided for the neighbourhood of each line, so that a file may hold several widths beside
//! lines that are paragraphs already. Wrapped text is told by two signs together: lines of about the same length, and
//! lines that begin in the middle of a sentence. Menus and lists have neither.
//!
//! Where text is wrapped, a line goes on unless something ends it: a full stop before the margin, an indented or a
//! bulleted line below it, a byline ([`bylines`]), a blank line that no open sentence leads across, a change to or from
//! capitals. A heading in capitals goes on behind a word that none ends with, and up to the line with its full stop. [`heads`]
//! finds the lines at the edges of printed pages, across which a sentence may go on too; [`hyphens`] joins broken words.

mod bylines;
pub(super) mod heads;
pub(super) mod hyphens;

/// A line that is not blank.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// Its 1-based number.
    pub(super) number: u32,
    /// Its text, white space folded.
    pub(super) text: String,
    /// How far it is indented, in characters.
    pub(super) indent: usize,
    /// Its length in characters.
    pub(super) length: usize,
    /// The page it stands on, from 0; form feeds end pages.
    pub(super) page: u32,
}

/// How many lines up and down are the neighbourhood of a line.
const NEAR: usize = 8;

/// Fewer pairs of lines than this tell nothing about wrapping.
const FEWEST: usize = 5;

/// Of how many percent of the lines the next begins in the middle of a sentence, at least, where text is wrapped.
const RUNNING_ON: usize = 30;

/// The widths at which texts are wrapped, in characters.
const WIDTHS: std::ops::RangeInclusive<usize> = 18..=120;

/// How many lines in ten are about as long as the width, at least.
const ALIKE: usize = 5;

/// Of how many percent of the lines a sentence has a mark inside or at the end, at least, where text is wrapped.
const PUNCTUATED: usize = 20;

/// How many lines in ten of a stretch of wrapped text go on in the next, at least: its paragraphs have several lines.
const LONG: usize = 6;

/// How a line begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Start {
    Lower,
    Upper,
    Caseless,
    /// With a bullet or a number, or as a byline: what begins so goes on from nothing.
    Item,
    Other,
}

/// What joining looks at of a line.
#[derive(Clone, Copy, Debug)]
struct Facts {
    start: Start,
    /// Length of its first word.
    first_word: usize,
    /// Whether it ends like a sentence.
    ends: bool,
    /// Whether it ends with a mark that leaves a sentence open.
    open: bool,
    /// Whether it ends inside a word.
    broken: bool,
    /// Whether it holds a mark of a sentence.
    punctuated: bool,
    capitals: bool,
    /// Whether it ends with a word that no heading ends with.
    links: bool,
}

/// Words that no heading ends with.
const LINKING: &str = include_str!("data/linking_words.txt");

/// For each line whether it goes on in the next one.
pub(super) fn going_on(lines: &[Line]) -> Vec<bool> {
    let mut going_on = vec![false; lines.len()];
    if lines.len() <= FEWEST {
        return going_on;
    }
    let facts: Vec<Facts> = lines.iter().map(|line| Facts::of(&line.text)).collect();
    let usual = usual_gap(lines);
    let running: Vec<bool> = (0..lines.len() - 1)
        .map(|at| {
            let (line, next) = (facts[at], facts[at + 1]);
            let inside = next.start == Start::Lower && (!line.ends || line.broken);
            gap(lines, at) <= usual
                && lines[at].text != lines[at + 1].text
                && (inside || next.start == Start::Caseless && !line.ends)
        })
        .collect();
    if running.iter().filter(|runs| **runs).count() * 100 < FEWEST * RUNNING_ON {
        return going_on;
    }
    let widths = widths(lines, &facts, &running, usual);
    for at in 0..lines.len() - 1 {
        let (Some(width), Some(_)) = (widths[at], widths[at + 1]) else { continue };
        going_on[at] =
            Pair { lines, facts: &facts, widths: &widths, at, usual, width }.joins(at > 0 && going_on[at - 1]);
    }
    let parted: Vec<bool> = (0..lines.len() - 1).map(|at| gap(lines, at) > usual).collect();
    leave_lists(&widths, &running, &parted, &mut going_on);
    going_on
}

/// Where hardly a line goes on, or only ever one, it was a list after all; so was a long run of lines that never begin in
/// the middle of a sentence. `parted` says where a blank line stands, which is no sign of a list.
fn leave_lists(widths: &[Option<usize>], running: &[bool], parted: &[bool], going_on: &mut [bool]) {
    let mut at = 0;
    for stretch in widths.chunk_by(|a, b| a.is_some() == b.is_some()) {
        let lines = at..at + stretch.len();
        at = lines.end;
        let joined = going_on[lines.clone()].iter().filter(|goes_on| **goes_on).count();
        let paragraphs = lines.clone().filter(|&at| going_on[at] && (at == 0 || !going_on[at - 1])).count();
        let pairs = lines.clone().take(stretch.len() - 1).filter(|&at| going_on[at] || !parted[at]).count();
        let is_text = stretch.len() > FEWEST && joined * 10 >= pairs * LONG && joined * 2 >= paragraphs * 3;
        if !is_text {
            going_on[lines].fill(false);
        }
    }
    let mut at = 0;
    while at < going_on.len() {
        let run = going_on[at..].iter().take_while(|goes_on| **goes_on).count();
        let inside = running.iter().skip(at).take(run).filter(|runs| **runs).count();
        if run > FEWEST && inside * 100 < run * RUNNING_ON / 2 {
            going_on[at..at + run].fill(false);
        }
        at += run + 1;
    }
}

/// Blank lines between a line and the next.
fn gap(lines: &[Line], at: usize) -> u32 {
    lines[at + 1].number.saturating_sub(lines[at].number + 1)
}

/// The number of blank lines that usually stands between lines: one in text set with double spacing.
fn usual_gap(lines: &[Line]) -> u32 {
    let mut gaps: Vec<u32> = (0..lines.len() - 1).map(|at| gap(lines, at)).collect();
    let middle = gaps.len() / 2;
    let (_, usual, _) = gaps.select_nth_unstable(middle);
    (*usual).min(1)
}

/// The width at which the text around each line is wrapped, where it is. Where the lines above and below tell nothing
/// together, those on one side may: there the width changes.
fn widths(lines: &[Line], facts: &[Facts], running: &[bool], usual: u32) -> Vec<Option<usize>> {
    let width = |from: usize, to: usize| {
        let near = (from..to - 1).filter(|&at| gap(lines, at) <= usual).count();
        let runs = running[from..to - 1].iter().filter(|runs| **runs).count();
        if near < FEWEST || runs * 100 < near * RUNNING_ON {
            return None;
        }
        let punctuated = facts[from..to].iter().filter(|line| line.punctuated || line.broken).count();
        if punctuated * 100 < (to - from) * PUNCTUATED {
            return None;
        }
        // The last line of a paragraph is as long as it happens to be.
        let inner = (from..to - 1).filter(|&at| gap(lines, at) <= usual);
        let mut lengths: Vec<usize> = inner.map(|at| lines[at].length).collect();
        lengths.sort_unstable();
        let width = lengths[lengths.len() * 4 / 5];
        let alike = lengths.iter().filter(|&&length| length * 10 >= width * 7 && length * 10 <= width * 13).count();
        let full = (from..to - 1).filter(|&at| running[at] && lines[at].length * 10 >= width * 7).count();
        let wrapped = alike * 10 >= lengths.len() * ALIKE && full * 100 >= near * RUNNING_ON;
        (WIDTHS.contains(&width) && wrapped).then_some(width)
    };
    (0..lines.len())
        .map(|at| {
            let (from, to) = (at.saturating_sub(NEAR), (at + NEAR + 1).min(lines.len()));
            width(from, to).or_else(|| width(at, to)).or_else(|| width(from, at + 1))
        })
        .collect()
}

/// A line and the next one, in wrapped text.
struct Pair<'a> {
    lines: &'a [Line],
    facts: &'a [Facts],
    widths: &'a [Option<usize>],
    at: usize,
    usual: u32,
    width: usize,
}

impl Pair<'_> {
    /// Whether the line goes on in the next. `goes_on` says whether the line before it went on in this one.
    fn joins(&self, goes_on: bool) -> bool {
        let (line, next) = (&self.lines[self.at], &self.lines[self.at + 1]);
        let (this, after) = (self.facts[self.at], self.facts[self.at + 1]);
        let inside = after.start == Start::Lower && !this.ends;
        if this.broken && matches!(after.start, Start::Lower | Start::Upper) && this.capitals == after.capitals {
            return true;
        }
        if this.capitals != after.capitals || after.start == Start::Item || line.text == next.text {
            return false;
        }
        if line.length.max(next.length) * 10 > self.width * 15 {
            return false;
        }
        let turns = line.page != next.page;
        let blank = gap(self.lines, self.at) > self.usual;
        if turns {
            return inside || (!this.ends && self.is_full()) || (this.ends && self.is_full() && self.has_indents());
        }
        if blank {
            let noise = gap(self.lines, self.at) <= self.usual + 1;
            return noise && (inside || this.open && line.length * 10 >= self.width * 8) && !self.is_indented();
        }
        if self.is_indented() && !inside {
            return false;
        }
        if this.capitals && !this.ends && (this.links || after.ends) && !next.text.contains(char::is_numeric) {
            return true;
        }
        match (this.ends, after.start) {
            (false, Start::Lower) => goes_on || line.length * 10 >= self.width * 4,
            (false, _) => self.is_full() || line.length * 10 >= self.width * 8,
            (true, _) => self.is_full(),
        }
    }

    /// Whether the line ends where the next word would not have fitted, a little noise allowed.
    fn is_full(&self) -> bool {
        let slack = (self.width / 16).max(2);
        self.lines[self.at].length + 1 + self.facts[self.at + 1].first_word + slack > self.width
    }

    /// Whether the next line is indented against its neighbours.
    fn is_indented(&self) -> bool {
        self.lines[self.at + 1].indent >= self.margin() + 2
    }

    /// Whether paragraphs around here begin with an indented line.
    fn has_indents(&self) -> bool {
        let margin = self.margin();
        self.near().iter().any(|line| line.indent >= margin + 2)
    }

    fn near(&self) -> &[Line] {
        &self.lines[self.at.saturating_sub(NEAR)..(self.at + NEAR + 1).min(self.lines.len())]
    }

    /// The indentation that most lines around here have or exceed.
    fn margin(&self) -> usize {
        let wrapped = self.widths[self.at.saturating_sub(NEAR)..].iter();
        let mut indents: Vec<usize> =
            self.near().iter().zip(wrapped).filter(|(_, width)| width.is_some()).map(|(line, _)| line.indent).collect();
        indents.sort_unstable();
        indents.get(indents.len() / 2).copied().unwrap_or(0)
    }
}

impl Facts {
    fn of(text: &str) -> Self {
        let word = text.split(' ').next().unwrap_or_default();
        let mut from_end = text.chars().rev().skip_while(|c| is_closing(*c));
        let last = from_end.next();
        let before_last = from_end.next();
        Self {
            start: Start::of(text, word),
            first_word: word.chars().count(),
            ends: last.is_some_and(|c| matches!(c, '.' | '!' | '?' | ':' | '…' | '。' | '！' | '？' | '؟' | '।' | '۔')),
            open: last.is_some_and(|c| matches!(c, ',' | ';' | '–' | '—')),
            broken: last.is_some_and(hyphens::breaks_words)
                && before_last.is_some_and(char::is_alphanumeric)
                && text.ends_with(hyphens::breaks_words),
            punctuated: text.contains(", ") || text.contains(". ") || text.ends_with([',', '.', ';', '?', '!', '-']),
            capitals: in_capitals(text),
            links: text.rsplit(' ').next().is_some_and(|last| LINKING.lines().any(|word| word == last.to_lowercase())),
        }
    }
}

impl Start {
    fn of(text: &str, word: &str) -> Self {
        let bulleted = matches!(word, "•" | "*" | "·" | "▪" | "◦" | "-" | "–" | "—" | "►" | "»");
        let numbered = word.strip_suffix(['.', ')']).is_some_and(|number| {
            !number.is_empty() && number.len() <= 2 && number.bytes().all(|byte| byte.is_ascii_digit())
        });
        if bulleted || numbered || bylines::is_byline(text) {
            return Self::Item;
        }
        match text.chars().find(|c| !is_opening(*c)) {
            Some(c) if c.is_lowercase() && !word.contains('_') => Self::Lower,
            Some(c) if c.is_uppercase() => Self::Upper,
            Some(c) if c.is_alphabetic() => Self::Caseless,
            _ => Self::Other,
        }
    }
}

fn in_capitals(text: &str) -> bool {
    let mut letters = text.chars().filter(|c| c.is_alphabetic());
    letters.clone().count() > 3 && !letters.any(char::is_lowercase) && text.chars().any(char::is_uppercase)
}

fn is_closing(c: char) -> bool {
    matches!(c, '"' | '\'' | '”' | '’' | '“' | '»' | '«' | ')' | ']' | '」' | '』')
}

fn is_opening(c: char) -> bool {
    matches!(c, '"' | '\'' | '“' | '‘' | '„' | '‚' | '«' | '»' | '(' | '[' | '「' | '『' | '¿' | '¡')
}

#[cfg(test)]
mod tests;
