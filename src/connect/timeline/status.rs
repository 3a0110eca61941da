//! Whether what a sentence tells of a date had happened when it was written, or was planned or only possible.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::model::{DateRange, EventStatus, Span, Tense, TimeExpression};

/// Words before a date that are looked at.
const REACH: usize = 10;

static CONDITIONAL: LazyLock<BTreeSet<&str>> = LazyLock::new(|| row("conditional"));
static ENDS: LazyLock<BTreeSet<&str>> = LazyLock::new(|| row("ends"));

fn row(name: &str) -> BTreeSet<&'static str> {
    let rows = include_str!("data/conditional.txt").lines().filter_map(|line| line.split_once('\t'));
    rows.filter(|(row, _)| *row == name).flat_map(|(_, words)| words.split_whitespace()).collect()
}

/// The status of what a sentence tells of a date: planned when the date lay ahead, or when the clause looks ahead or
/// says what may be and the date was not over yet.
pub(super) fn of(
    text: &str,
    sentence: Span,
    time: &TimeExpression,
    range: DateRange,
    published: Option<DateRange>,
) -> EventStatus {
    let later = published.is_some_and(|published| range.earliest > published.latest);
    let not_over = published.is_none_or(|published| range.latest >= published.earliest);
    let ahead = || time.tense == Tense::Future || is_conditional(Span::new(sentence.start, time.span.start).of(text));
    if later || not_over && ahead() { EventStatus::Planned } else { EventStatus::Happened }
}

/// Whether the clause that leads to a date says what may be.
fn is_conditional(before: &str) -> bool {
    for word in before.split_whitespace().rev().take(REACH) {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        if ENDS.contains(bare.as_str()) || word.ends_with([',', ';', ':', '”', '"']) {
            return false;
        }
        if CONDITIONAL.contains(bare.as_str()) {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_be_is_told_by_the_clause_of_the_date() {
        assert!(is_conditional("The ferry could sail again late on "));
        assert!(is_conditional("If they close the pier "));
        assert!(!is_conditional("The mayor, who might resign, spoke on "));
        assert!(!is_conditional("He said the pier could be closed when he spoke on "));
        assert!(!is_conditional("If asked, the pilots said on "));
    }
}
