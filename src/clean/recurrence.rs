//! Which lines recur in many articles of a folder: they belong to the pages' frame, not to the articles.
//!
//! A line is the frame's when it stands in many articles that are otherwise different. Copies of one article share all
//! their lines, the text included; so articles that share two of their three longest paragraphs count as one, and
//! neither a folder of copies nor a wire story in many reprints is emptied. A printed page has no frame but its first and last
//! line: the headings that come back in it from issue to issue ("Police court") are its text.

use std::collections::{HashMap, HashSet};

use crate::model::{Analysis, Form, LineFacts, Mark, Passage, Role};

/// In how many different articles a line must stand at least.
const FEWEST: usize = 4;

/// How many of an article's longest paragraphs tell it from others.
const LANDMARKS: usize = 3;

/// Which lines stand in many different articles.
#[derive(Clone, Debug, Default)]
pub struct Recurrence {
    recurring: HashSet<u64>,
}

/// Hash of a line's letters and digits without case.
pub(crate) fn fingerprint(text: &str) -> u64 {
    let mut letters = String::with_capacity(text.len());
    if text.is_ascii() {
        letters.extend(text.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()));
    } else {
        letters.extend(text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase));
    }
    let mut first = [0; 8];
    first.copy_from_slice(&blake3::hash(letters.as_bytes()).as_bytes()[..8]);
    u64::from_le_bytes(first)
}

/// What is counted of one article: nothing where its lines are known to be its own.
#[derive(Clone, Debug, Default)]
pub struct Trace(Option<Lines>);

#[derive(Clone, Debug)]
struct Lines {
    /// The fingerprints of its lines.
    fingerprints: Box<[u64]>,
    /// Each two of its longest paragraphs.
    landmarks: Box<[[u64; 2]]>,
}

impl Trace {
    /// What is to be counted of an article.
    #[must_use]
    pub fn of(analysis: &Analysis) -> Self {
        Self((!analysis.seed.format.is_clean()).then(|| {
            let mut fingerprints: Vec<u64> = analysis.lines.iter().map(|line| line.fingerprint).collect();
            fingerprints.sort_unstable();
            fingerprints.dedup();
            Lines { fingerprints: fingerprints.into(), landmarks: landmark_pairs(analysis).into() }
        }))
    }
}

impl Recurrence {
    /// Counts over a whole collection.
    #[must_use]
    pub fn count<'t>(traces: impl Iterator<Item = &'t Trace>) -> Self {
        let raw: Vec<&Lines> = traces.filter_map(|trace| trace.0.as_ref()).collect();
        let groups = groups_of_copies(&raw);
        let enough = enough(groups.len());
        let mut articles_with: HashMap<u64, usize> = HashMap::new();
        for group in &groups {
            let lines = group.iter().flat_map(|&at| raw[at].fingerprints.iter().copied());
            for line in lines.collect::<HashSet<u64>>() {
                *articles_with.entry(line).or_insert(0) += 1;
            }
        }
        let often = articles_with.into_iter().filter(|(_, count)| *count >= enough);
        Self { recurring: often.map(|(line, _)| line).collect() }
    }

    /// For each passage of an article, whether it recurs in so many others that it cannot be the article's own.
    #[must_use]
    pub fn flags(&self, analysis: &Analysis) -> Vec<bool> {
        let passages = &analysis.seed.passages;
        let inside = if is_printed(passages) { 1..passages.len().saturating_sub(1) } else { 0..0 };
        let frame = |(at, (passage, line)): (usize, (&Passage, &LineFacts))| {
            passage.marks.has(Mark::RunningHead) || self.recurring.contains(&line.fingerprint) && !inside.contains(&at)
        };
        passages.iter().zip(&analysis.lines).enumerate().map(frame).collect()
    }
}

/// Whether most of a text came in wrapped lines, as print does.
fn is_printed(passages: &[Passage]) -> bool {
    let length =
        |passages: &mut dyn Iterator<Item = &Passage>| passages.map(|passage| passage.text.len()).sum::<usize>();
    let wrapped = |passage: &&Passage| passage.form == Form::Line && passage.last_line > passage.first_line;
    length(&mut passages.iter().filter(wrapped)) * 2 > length(&mut passages.iter())
}

/// In how many of so many articles a line must stand: the more there are, the more often a common heading does by
/// chance; but the frame of one source among many stands in few of them.
fn enough(articles: usize) -> usize {
    FEWEST.max(articles.isqrt() / 2)
}

/// The articles, copies of one another together, each group in order and the groups by their first article.
fn groups_of_copies(articles: &[&Lines]) -> Vec<Vec<usize>> {
    let mut first_with: HashMap<[u64; 2], usize> = HashMap::new();
    let mut group_of: Vec<usize> = (0..articles.len()).collect();
    for (at, lines) in articles.iter().enumerate() {
        for &pair in &lines.landmarks {
            let other = *first_with.entry(pair).or_insert(at);
            let (a, b) = (root(&mut group_of, at), root(&mut group_of, other));
            group_of[a.max(b)] = a.min(b);
        }
    }
    let mut groups: Vec<Vec<usize>> = vec![Vec::new(); articles.len()];
    for at in 0..articles.len() {
        groups[root(&mut group_of, at)].push(at);
    }
    groups.retain(|group| !group.is_empty());
    groups
}

/// The group's first article, with the path to it shortened.
fn root(group_of: &mut [usize], mut at: usize) -> usize {
    while group_of[at] != at {
        group_of[at] = group_of[group_of[at]];
        at = group_of[at];
    }
    at
}

/// Each two of an article's longest paragraphs; a lone paragraph pairs with itself.
fn landmark_pairs(analysis: &Analysis) -> Vec<[u64; 2]> {
    let paragraphs = analysis.seed.passages.iter().zip(&analysis.lines);
    let text = paragraphs.filter(|(_, line)| line.scores.first().is_some_and(|(role, _)| *role == Role::Body));
    let mut longest: Vec<(usize, u64)> = text.map(|(passage, line)| (passage.text.len(), line.fingerprint)).collect();
    longest.sort_unstable_by(|a, b| b.cmp(a));
    longest.dedup();
    longest.truncate(LANDMARKS);
    let mut marks: Vec<u64> = longest.into_iter().map(|(_, mark)| mark).collect();
    marks.sort_unstable();
    match marks[..] {
        [a] => vec![[a, a]],
        [a, b] => vec![[a, b]],
        [a, b, c] => vec![[a, b], [a, c], [b, c]],
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::score;
    use crate::model::{Declared, Format, Marks, Seed};

    fn count(pages: &[Analysis]) -> Recurrence {
        let traces: Vec<Trace> = pages.iter().map(Trace::of).collect();
        Recurrence::count(traces.iter())
    }

    fn page(id: usize, lines: &[String]) -> Analysis {
        let passage = |(at, text): (usize, &String)| {
            let line = u32::try_from(at).unwrap() + 1;
            Passage { first_line: line, last_line: line, text: text.clone(), form: Form::Line, marks: Marks::default() }
        };
        let passages: Vec<Passage> = lines.iter().enumerate().map(passage).collect();
        let (id, declared) = (format!("{id}.txt"), Declared::default());
        let seed = Seed {
            source: id.clone(),
            id,
            format: Format::Text,
            passages,
            declared,
            original: lines.join("\n").into(),
        };
        let lines = score(&seed, &[]);
        Analysis { notes: vec![Default::default(); lines.len()], seed, language: None, lines }
    }

    fn paragraph(word: &str, number: usize) -> String {
        format!(
            "The {word} number {number} left the harbour at dawn, and nobody on the quay had seen its master since Tuesday."
        )
    }

    #[test]
    fn the_frame_of_many_pages_recurs_and_their_texts_do_not() {
        let own = |id| vec!["Tides, fares and notices".to_owned(), paragraph("ferry", id), paragraph("barge", id)];
        let pages: Vec<Analysis> = (0..6).map(|id| page(id, &own(id))).collect();
        let recurrence = count(&pages);
        assert_eq!(recurrence.flags(&pages[2]), [true, false, false]);
    }

    #[test]
    fn a_printed_page_keeps_the_headings_that_come_back() {
        let lines = |id| {
            let [first, heading, last] =
                ["The Harbour Gazette", "Police court", "Printed at Ostrand"].map(str::to_owned);
            vec![first, heading, paragraph("ferry", id), paragraph("barge", id), last]
        };
        let mut pages: Vec<Analysis> = (0..6).map(|id| page(id, &lines(id))).collect();
        for passage in pages.iter_mut().flat_map(|page| &mut page.seed.passages) {
            passage.last_line += u32::from(passage.text.len() > 60);
        }
        assert_eq!(count(&pages).flags(&pages[2]), [true, false, false, false, true]);
    }

    #[test]
    fn copies_of_one_article_are_not_emptied() {
        let text = |id: usize| {
            let mut lines = vec![paragraph("ferry", 1), paragraph("barge", 1), paragraph("schooner", 1)];
            lines.push(format!("Reprint {id}"));
            lines
        };
        let pages: Vec<Analysis> = (0..10).map(|id| page(id, &text(id))).collect();
        let recurrence = count(&pages);
        assert!(pages.iter().all(|page| recurrence.flags(page).iter().all(|flag| !flag)));
    }

    #[test]
    fn a_few_pages_have_no_frame_in_common() {
        let pages: Vec<Analysis> = (0..3).map(|id| page(id, &["Tides and fares".to_owned()])).collect();
        assert_eq!(count(&pages).flags(&pages[0]), [false]);
    }

    #[test]
    fn case_and_marks_do_not_matter() {
        assert_eq!(fingerprint("Read more »"), fingerprint("READ MORE"));
        assert_ne!(fingerprint("Read more"), fingerprint("Read less"));
    }
}
