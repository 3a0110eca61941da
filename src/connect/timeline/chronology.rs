//! Chronologies: an article in, the entries of the list of dates that it is or holds out.
//!
//! An entry's first sentence opens with its date, and the dates go one way, forwards or backwards. The longest run of
//! openings that does so is the list (longest monotone subsequence, Fredman 1975); what stands between two of them
//! belongs to the first.

use std::collections::BTreeSet;
use std::ops::Range;

use chrono::NaiveDate;

use crate::model::{Article, Precision, TimeExpression};

/// Dates that a chronology has at least.
const FEWEST_DATES: usize = 5;
/// The sentences that an entry has at most, on the average and each.
const LONGEST_ENTRY: usize = 6;

/// An entry of a chronology.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// Which of the article's time expressions dates it.
    pub(super) time: usize,
    /// Its sentences, by their numbers in the article.
    pub(super) sentences: Range<usize>,
}

/// A sentence that opens with a date.
#[derive(Clone, Copy, Debug)]
struct Opening {
    time: usize,
    sentence: usize,
    day: NaiveDate,
}

/// The entries of an article's chronology, in order; none where it holds no such list.
pub(super) fn entries(article: &Article) -> Vec<Entry> {
    let openings = openings(article);
    let days: Vec<i64> = openings.iter().map(|opening| (opening.day - NaiveDate::MIN).num_days()).collect();
    let backwards: Vec<i64> = days.iter().map(|day| -day).collect();
    let (forth, back) = (longest_rise(&days), longest_rise(&backwards));
    let run = if back.len() > forth.len() { back } else { forth };
    let run: Vec<Opening> = run.into_iter().map(|at| openings[at]).collect();
    let (Some(first), Some(last)) = (run.first(), run.last()) else { return Vec::new() };
    let dates: BTreeSet<NaiveDate> = run.iter().map(|opening| opening.day).collect();
    let is_dense = last.sentence - first.sentence <= run.len() * LONGEST_ENTRY;
    if dates.len() < FEWEST_DATES || !is_dense || run.len() * 3 < openings.len() * 2 {
        return Vec::new();
    }
    let ends = run.iter().skip(1).map(|next| next.sentence).chain([end_of_block(article, last.sentence)]);
    let entry = |(opening, end): (&Opening, usize)| Entry {
        time: opening.time,
        sentences: opening.sentence..end.min(opening.sentence + LONGEST_ENTRY),
    };
    run.iter().zip(ends).map(entry).collect()
}

/// The sentences that open with a calendar date, in order.
fn openings(article: &Article) -> Vec<Opening> {
    let mut openings: Vec<Opening> = Vec::new();
    for (at, time) in article.times.iter().enumerate().filter(|(_, time)| is_calendar_date(article, time)) {
        let Some(after) =
            article.sentences.partition_point(|sentence| sentence.start <= time.span.start).checked_sub(1)
        else {
            continue;
        };
        let ahead = article.text.get(article.sentences[after].start..time.span.start).unwrap_or_default();
        let known = openings.last().is_some_and(|last| last.sentence == after);
        if let Some(range) = time.range.filter(|_| !known && !ahead.contains(char::is_alphanumeric)) {
            openings.push(Opening { time: at, sentence: after, day: range.earliest });
        }
    }
    openings
}

/// Whether an expression names a year, or a month or day by its number, and not just a weekday.
fn is_calendar_date(article: &Article, time: &TimeExpression) -> bool {
    matches!(time.precision, Some(Precision::Day | Precision::Month | Precision::Year))
        && time.span.of(&article.text).contains(|c: char| c.is_ascii_digit())
}

/// The number behind the last sentence of the block that a sentence stands in.
fn end_of_block(article: &Article, sentence: usize) -> usize {
    let block = article.block_at(article.sentences[sentence].start).map(|block| article.blocks[block].span);
    let end = block.map_or(article.sentences[sentence].end, |block| block.end);
    article.sentences.partition_point(|sentence| sentence.start < end)
}

/// The places of the longest run of numbers that does not fall, by patience sorting.
fn longest_rise(numbers: &[i64]) -> Vec<usize> {
    let mut tops: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; numbers.len()];
    for (at, number) in numbers.iter().enumerate() {
        let pile = tops.partition_point(|&top| numbers[top] <= *number);
        before[at] = pile.checked_sub(1).map(|left| tops[left]);
        match tops.get_mut(pile) {
            Some(top) => *top = at,
            None => tops.push(at),
        }
    }
    let mut run: Vec<usize> = std::iter::successors(tops.last().copied(), |&at| before[at]).collect();
    run.reverse();
    run
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_run_may_leave_some_out() {
        assert_eq!(longest_rise(&[3, 1, 2, 2, 9, 4]), [1, 2, 3, 5]);
        assert_eq!(longest_rise(&[]), [0; 0]);
    }
}
