//! Two versions of a text in, what one has added, cut, moved and changed against the other out, paragraph by paragraph.
//!
//! Paragraphs are paired by the words they share (Dice's coefficient), the likest first; of pairs in an order that
//! crosses, those outside the longest run in order count as moved. Within a pair the words are compared (Myers, *An
//! O(ND) Difference Algorithm*, 1986).

use std::cmp::Reverse;
use std::collections::HashMap;

use serde::Serialize;
use similar::{Algorithm, DiffTag};

use crate::model::Article;

/// Paragraphs less alike than this are two.
const PAIR: f64 = 0.4;
/// Longer texts are compared by their paragraphs' order alone, which is quick whatever they are.
const MOST_PARAGRAPHS: usize = 600;

/// What became of a stretch of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Fate {
    /// It stands in both.
    Same,
    /// Only the other version has it.
    Cut,
    /// Only this version has it.
    Added,
}

/// A stretch of words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Stretch {
    /// What became of it.
    pub(crate) fate: Fate,
    /// Its words.
    pub(crate) text: String,
}

/// A paragraph that differs, or a number of paragraphs that do not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Step {
    /// How many paragraphs in a row are the same; 0 for one that differs.
    pub(crate) same: usize,
    /// Whether it stands elsewhere in the other version.
    pub(crate) moved: bool,
    /// Its words; none where it is the same.
    pub(crate) stretches: Vec<Stretch>,
}

/// The steps from `other` to `this`, in the order of `this`; what was cut stands behind what came before it.
pub(crate) fn compare(other: &Article, this: &Article) -> Vec<Step> {
    let (old, new) = (paragraphs(other), paragraphs(this));
    let partner = pair(&old, &new);
    let in_order = longest_run(&partner);
    let mut cut: Vec<usize> = (0..old.len()).filter(|at| !partner.contains(&Some(*at))).rev().collect();
    let mut steps = Vec::new();
    for (at, paragraph) in new.iter().enumerate() {
        let moved = partner[at].is_some() && !in_order[at];
        if let Some(place) = partner[at].filter(|_| !moved) {
            while let Some(gone) = cut.pop_if(|gone| *gone < place) {
                push(&mut steps, false, vec![stretch(Fate::Cut, &old[gone])]);
            }
        }
        let stretches = match partner[at] {
            Some(place) if old[place] == *paragraph => Vec::new(),
            Some(place) => words(&old[place], paragraph),
            None => vec![stretch(Fate::Added, paragraph)],
        };
        push(&mut steps, moved, stretches);
    }
    cut.into_iter().rev().for_each(|gone| push(&mut steps, false, vec![stretch(Fate::Cut, &old[gone])]));
    steps
}

/// The paragraphs of an article, each as its words.
fn paragraphs(article: &Article) -> Vec<Vec<&str>> {
    let blocks = article.blocks.iter().map(|block| block.span.of(&article.text).split_whitespace().collect());
    blocks.filter(|words: &Vec<&str>| !words.is_empty()).collect()
}

fn stretch(fate: Fate, words: &[&str]) -> Stretch {
    Stretch { fate, text: words.join(" ") }
}

/// Adds a step; paragraphs that are the same are counted.
fn push(steps: &mut Vec<Step>, moved: bool, stretches: Vec<Stretch>) {
    let same = usize::from(stretches.is_empty());
    match steps.last_mut() {
        Some(last) if same == 1 && last.same > 0 && last.moved == moved => last.same += 1,
        _ => steps.push(Step { same, moved, stretches }),
    }
}

/// For each new paragraph the old one that it is a version of.
fn pair(old: &[Vec<&str>], new: &[Vec<&str>]) -> Vec<Option<usize>> {
    let mut partner = vec![None; new.len()];
    if old.len().max(new.len()) > MOST_PARAGRAPHS {
        for op in similar::capture_diff_slices(Algorithm::Myers, old, new) {
            if op.tag() == DiffTag::Equal {
                op.new_range().zip(op.old_range()).for_each(|(at, place)| partner[at] = Some(place));
            }
        }
        return partner;
    }
    let counts: Vec<HashMap<&str, usize>> = old.iter().map(|words| count(words)).collect();
    let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
    for (at, words) in new.iter().enumerate() {
        let own = count(words);
        for (place, other) in old.iter().enumerate() {
            let shared: usize = own.iter().map(|(word, times)| times.min(counts[place].get(word).unwrap_or(&0))).sum();
            let likeness = 2.0 * shared as f64 / (words.len() + other.len()) as f64;
            if likeness >= PAIR {
                pairs.push((likeness, at, place));
            }
        }
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.abs_diff(a.2).cmp(&b.1.abs_diff(b.2))).then(a.1.cmp(&b.1)));
    let mut taken = vec![false; old.len()];
    for (_, at, place) in pairs {
        if partner[at].is_none() && !taken[place] {
            partner[at] = Some(place);
            taken[place] = true;
        }
    }
    partner
}

fn count<'w>(words: &[&'w str]) -> HashMap<&'w str, usize> {
    let mut counts = HashMap::new();
    words.iter().for_each(|word| *counts.entry(*word).or_default() += 1);
    counts
}

/// Which of the paired paragraphs are in the longest run whose partners rise.
fn longest_run(partner: &[Option<usize>]) -> Vec<bool> {
    // The longest run that ends with each, and the one before it there.
    let mut best: Vec<(usize, Option<usize>)> = Vec::with_capacity(partner.len());
    for (at, place) in partner.iter().enumerate() {
        let before = (0..at).filter(|&before| partner[before].is_some() && partner[before] < *place);
        let before = before.max_by_key(|&before| (best[before].0, Reverse(before)));
        best.push((before.map_or(1, |before| best[before].0 + 1), before));
    }
    let mut run = vec![false; partner.len()];
    let paired = (0..partner.len()).filter(|&at| partner[at].is_some());
    let mut at = paired.max_by_key(|&at| (best[at].0, Reverse(at)));
    while let Some(last) = at {
        run[last] = true;
        at = best[last].1;
    }
    run
}

/// The words of two versions of a paragraph.
fn words(old: &[&str], new: &[&str]) -> Vec<Stretch> {
    let mut stretches = Vec::new();
    for op in similar::capture_diff_slices(Algorithm::Myers, old, new) {
        if op.tag() == DiffTag::Equal {
            stretches.push(stretch(Fate::Same, &new[op.new_range()]));
            continue;
        }
        for (fate, words) in [(Fate::Cut, &old[op.old_range()]), (Fate::Added, &new[op.new_range()])] {
            if !words.is_empty() {
                stretches.push(stretch(fate, words));
            }
        }
    }
    stretches
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Block, BlockKind, Format, Metadata, Span};

    fn article(paragraphs: &[&str]) -> Article {
        let mut text = String::new();
        let mut blocks = Vec::new();
        for paragraph in paragraphs {
            let start = text.len();
            text.push_str(paragraph);
            blocks.push(Block { kind: BlockKind::Paragraph, span: Span::new(start, text.len()), line: 1 });
            text.push_str("\n\n");
        }
        Article {
            id: String::new(),
            source: String::new(),
            format: Format::Text,
            about: Metadata::default(),
            text,
            blocks,
            verdicts: Vec::new().into(),
            sentences: Vec::new(),
            times: Vec::new(),
            mentions: Vec::new(),
            quotes: Vec::new(),
            original: String::new().into(),
        }
    }

    /// The steps in short: `=2` two that are the same, `~` moved, `-` cut, `+` added.
    fn told(old: &[&str], new: &[&str]) -> Vec<String> {
        let stretch = |stretch: &Stretch| match stretch.fate {
            Fate::Same => stretch.text.clone(),
            Fate::Cut => format!("-{}-", stretch.text),
            Fate::Added => format!("+{}+", stretch.text),
        };
        let words = |step: &Step| step.stretches.iter().map(stretch).collect::<Vec<_>>().join(" ");
        let steps = compare(&article(old), &article(new)).into_iter();
        let tell = |step: Step| {
            let sign = if step.moved { "~" } else { "" };
            if step.same > 0 { format!("{sign}={}", step.same) } else { format!("{sign}{}", words(&step)) }
        };
        steps.map(tell).collect()
    }

    #[test]
    fn what_was_cut_added_and_changed_stands_where_it_was() {
        let old = ["The quay was shut on Monday.", "Two boats lay there.", "The mayor was away.", "It rained."];
        let new = ["The quay was shut on Tuesday.", "Two boats lay there.", "Nobody knew why.", "It rained."];
        assert_eq!(
            told(&old, &new),
            ["The quay was shut on -Monday.- +Tuesday.+", "=1", "+Nobody knew why.+", "-The mayor was away.-", "=1",]
        );
        assert_eq!(told(&old, &old[..2]), ["=2", "-The mayor was away.-", "-It rained.-"]);
        assert_eq!(told(&old, &old), ["=4"]);
        assert_eq!(told(&[], &["It rained."]), ["+It rained.+"]);
    }

    #[test]
    fn a_paragraph_in_another_place_is_moved() {
        let old = ["The quay was shut.", "Two boats lay there.", "The mayor was away."];
        let new = ["The mayor was away.", "The quay was shut.", "Two boats lay there."];
        assert_eq!(told(&old, &new), ["~=1", "=2"]);
    }

    #[test]
    fn very_long_texts_are_compared_by_their_order() {
        let old: Vec<String> = (0..700).map(|at| format!("Line number {at}.")).collect();
        let old: Vec<&str> = old.iter().map(String::as_str).collect();
        let new: Vec<&str> = old.iter().copied().filter(|line| *line != "Line number 7.").collect();
        assert_eq!(told(&old, &new), ["=7", "-Line number 7.-", "=692"]);
    }
}
