//! A page as the search for its headline sees it: each line with what must be known of it and of the lines around it.

use std::collections::HashMap;

use super::part::{self, Part};
use super::words::Words;
use crate::clean;
use crate::describe::claims::plain;
use crate::model::{Analysis, Role, TimeExpression, TimeKind, Verdict};

/// How many lines below a headline its text is looked for.
const BELOW: usize = 20;

/// How many lines count as beside another.
const BESIDE: isize = 3;

/// The most words of a headline.
const MOST_WORDS: usize = 40;

/// A line of the page.
pub(super) struct Line<'a> {
    /// Its text.
    pub(super) text: &'a str,
    /// What it was taken for.
    pub(super) role: Role,
    /// What the cleaner's rules say for its being the headline, less what they say for the likeliest other role.
    pub(super) lead_of_title: Option<f32>,
    /// Its letters and digits in lower case; nothing where it is too long for a headline.
    pub(super) plain: String,
    /// Its first words, with the places where they begin.
    pub(super) spelled: Vec<(usize, &'a str)>,
    /// Number of these words.
    pub(super) words: usize,
    /// The parts of it that may be said elsewhere on the page.
    parts: Vec<(String, Part)>,
    /// Whether it reads like running text.
    pub(super) prose: bool,
    /// Whether it holds a date in figures.
    pub(super) dated: bool,
    /// Number of its longer words outside its time expressions.
    pub(super) beside_date: usize,
    /// Whether it says who wrote the article.
    pub(super) signed: bool,
    /// Blank lines before it.
    pub(super) gap: u32,
}

/// What a page says of one of its lines.
pub(super) struct Place {
    /// How many lines below the next running text stands.
    pub(super) to_text: Option<usize>,
    /// Bytes of running text among the lines below.
    pub(super) text_below: usize,
    /// Share of the page's running text that stands above.
    pub(super) share_above: f32,
    /// Share of its telling words that the next paragraphs use; nothing where it has none.
    pub(super) of_lead: Option<f32>,
    /// Share of its telling words that any running text of the page uses.
    pub(super) of_text: Option<f32>,
    /// How many other lines say the same.
    pub(super) said: usize,
    /// Whether a line above says the same.
    pub(super) said_before: bool,
    /// Whether a line beside it says the same.
    pub(super) said_beside: bool,
    /// How a longer line elsewhere holds it.
    pub(super) held: Option<Part>,
    /// Whether a line beside it is its end, or stands in it before a bar.
    pub(super) holds: bool,
}

/// A page.
pub(super) struct Page<'a> {
    /// Its lines.
    pub(super) lines: Vec<Line<'a>>,
    /// The number of blank lines that usually stands between two lines.
    pub(super) usual_gap: u32,
    words: Words,
    said: HashMap<String, Vec<usize>>,
    parts: HashMap<String, Part>,
    /// Bytes of running text before each line, and in all.
    prose_before: Vec<usize>,
    /// Where running text stands.
    prose: Vec<usize>,
}

impl<'a> Page<'a> {
    /// Counts over a page. `is_signed` tells the bylines.
    pub(super) fn of(analysis: &'a Analysis, verdicts: &'a [Verdict], is_signed: impl Fn(usize) -> bool) -> Self {
        let lines = lines(analysis, verdicts, is_signed);
        let (mut said, mut parts) = (HashMap::<String, Vec<usize>>::new(), HashMap::new());
        let (mut prose_before, mut prose, mut bytes) = (Vec::new(), Vec::new(), 0);
        for (at, line) in lines.iter().enumerate() {
            prose_before.push(bytes);
            if line.prose {
                bytes += line.text.len();
                prose.push(at);
            } else {
                for (text, part) in &line.parts {
                    parts.entry(text.clone()).or_insert(*part);
                }
            }
            if !line.plain.is_empty() {
                said.entry(line.plain.clone()).or_default().push(at);
            }
        }
        prose_before.push(bytes);
        let mut gaps: Vec<u32> = lines.iter().skip(1).map(|line| line.gap).collect();
        gaps.sort_unstable();
        let usual_gap = gaps.get(gaps.len() / 2).copied().unwrap_or(0);
        let words = Words::of(&lines, &prose);
        Self { lines, usual_gap, words, said, parts, prose_before, prose }
    }

    /// Whether a line may be a headline at all.
    pub(super) fn may_be(&self, line: &Line<'_>) -> bool {
        (1..=MOST_WORDS).contains(&line.words)
            && line.text.chars().any(char::is_alphabetic)
            && !(line.dated && line.beside_date <= 1)
            && !(line.signed && (line.dated || line.words <= 6))
            && !matches!(line.role, Role::Recurring | Role::FrontMatter | Role::Markup | Role::PageDate)
    }

    /// The lines beside a line, with how far below it they stand.
    pub(super) fn beside(&self, at: usize, within: isize) -> impl Iterator<Item = (isize, &Line<'a>)> {
        let others = (-within..=within).filter(|by| *by != 0);
        others.filter_map(move |by| Some((by, self.lines.get(at.checked_add_signed(by)?)?)))
    }

    /// What the page says of the line at `at`.
    pub(super) fn place(&self, at: usize, line: &Line<'_>) -> Place {
        let before = |at: usize| self.prose_before.get(at).or(self.prose_before.last()).copied().unwrap_or(0);
        let next = self.prose.partition_point(|&prose| prose <= at);
        let own = if line.prose { line.text.len() } else { 0 };
        let same = self.said.get(&line.plain).map_or(&[][..], Vec::as_slice);
        Place {
            to_text: self.prose.get(next).map(|&prose| prose - at),
            text_below: before(at + 1 + BELOW).saturating_sub(before(at) + own),
            share_above: ratio(before(at), before(usize::MAX)),
            of_lead: self.words.of_lead(at),
            of_text: self.words.of_text(at, line.prose),
            said: same.len().saturating_sub(1),
            said_before: same.first().is_some_and(|&first| first < at),
            said_beside: same.len() > 1 && self.beside(at, BESIDE).any(|(_, other)| other.plain == line.plain),
            held: self.held(at, line),
            holds: self.holds(at, line),
        }
    }

    fn held(&self, at: usize, line: &Line<'_>) -> Option<Part> {
        let end = || self.beside(at, BESIDE).any(|(_, other)| !other.prose && ends_with(other, line));
        let is_end = || end().then_some(Part::Last);
        is_long(line).then(|| self.parts.get(&line.plain).copied().or_else(is_end)).flatten()
    }

    fn holds(&self, at: usize, line: &Line<'_>) -> bool {
        let is_part = |other: &Line<'_>| other.words > 1 && line.parts.iter().any(|(part, _)| *part == other.plain);
        self.beside(at, BESIDE).any(|(_, other)| (is_long(other) && ends_with(line, other)) || is_part(other))
    }
}

fn lines<'a>(analysis: &'a Analysis, verdicts: &'a [Verdict], is_signed: impl Fn(usize) -> bool) -> Vec<Line<'a>> {
    let mut last = 0;
    let judged = verdicts.iter().zip(&analysis.lines).zip(&analysis.notes).enumerate();
    let line =
        |(at, ((verdict, facts), notes)): (usize, ((&'a Verdict, &crate::model::LineFacts), &crate::model::Notes))| {
            let text = verdict.text.as_str();
            let score = |is_title: bool| facts.scores.iter().find(|(role, _)| (*role == Role::Title) == is_title);
            let other = score(false).map_or(0.0, |(_, score)| *score);
            let gap = if at == 0 { 0 } else { verdict.first_line.saturating_sub(last + 1) };
            last = verdict.last_line;
            let spelled = super::words::spelled(text);
            let words = super::words::count(text, &spelled);
            // What is too long for a headline is not compared with one.
            let compared = words <= MOST_WORDS;
            Line {
                text,
                role: verdict.role,
                lead_of_title: score(true).map(|(_, own)| own - other),
                plain: if compared { plain(text) } else { String::new() },
                words,
                parts: if compared { part::parts(text) } else { Vec::new() },
                prose: clean::is_prose(text),
                dated: notes.times.iter().any(|time| is_date(time, text)),
                beside_date: super::words::long_beside(&spelled, &notes.times),
                spelled,
                signed: is_signed(at),
                gap,
            }
        };
    judged.map(line).collect()
}

fn is_date(time: &TimeExpression, text: &str) -> bool {
    let figures = || time.span.of(text).chars().any(|c| c.is_ascii_digit());
    matches!(time.kind, TimeKind::Date | TimeKind::Time) && figures()
}

/// A line of fewer letters and digits is too common to be looked for inside others.
fn is_long(line: &Line<'_>) -> bool {
    const LONG: usize = 8;
    line.plain.chars().nth(LONG - 1).is_some()
}

fn ends_with(line: &Line<'_>, other: &Line<'_>) -> bool {
    line.plain.len() > other.plain.len() && line.plain.ends_with(&other.plain)
}

#[expect(clippy::cast_precision_loss, reason = "counts of one page")]
fn ratio(part: usize, whole: usize) -> f32 {
    if whole == 0 { 0.0 } else { part as f32 / whole as f32 }
}
