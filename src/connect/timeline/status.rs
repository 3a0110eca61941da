//! Whether what a sentence tells of a date had happened when it was written, or was planned or only possible.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::connect::words::words;
use crate::data_file::rows;
use crate::model::{DateRange, EventStatus, Span, Tense, TimeExpression};

/// Words before a date that are looked at.
const REACH: usize = 10;

/// Marks between clauses.
const STOPS: [char; 6] = [',', ';', ':', '”', '"', '“'];

static CONDITIONAL: LazyLock<FxHashSet<&str>> = LazyLock::new(|| row("conditional"));
static OPEN: LazyLock<FxHashSet<&str>> = LazyLock::new(|| row("open"));
static WAS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| row("was"));
static UNLESS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| row("unless"));
static PLANNED: LazyLock<FxHashSet<&str>> = LazyLock::new(|| row("planned"));
static COUNTERFACTUAL: LazyLock<FxHashSet<&str>> = LazyLock::new(|| row("counterfactual"));
static ENDS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| row("ends"));

fn row(name: &str) -> FxHashSet<&'static str> {
    let columns = rows(include_str!("data/conditional.txt")).filter_map(|row| row.split_once('\t'));
    columns.filter(|(row, _)| *row == name).flat_map(|(_, words)| words.split_whitespace()).collect()
}

/// The status of what a sentence tells of a date: planned when the date lay ahead, when the clause says what was to be, or
/// when it looks ahead or says what may be and the date was not over yet.
pub(super) fn of(
    text: &str,
    sentence: Span,
    time: &TimeExpression,
    range: DateRange,
    published: Option<DateRange>,
) -> EventStatus {
    let later = published.is_some_and(|published| range.earliest > published.latest);
    let not_over = published.is_none_or(|published| range.latest >= published.earliest);
    let before = Span::new(sentence.start, time.span.start).of(text);
    let behind = Span::new(time.span.end, sentence.end).of(text);
    let ahead = || time.tense == Tense::Future || is_conditional(before) || is_open(before, behind);
    if later || was_planned(before) || not_over && ahead() { EventStatus::Planned } else { EventStatus::Happened }
}

/// Whether a sentence tells of a date what might have happened, or would have if something else had: "thousands could
/// have died on", "Had the dyke broken on 9 May, four villages would have drowned".
pub(super) fn is_contrary_to_fact(text: &str, sentence: Span, time: Span) -> bool {
    let lower = |text: &str| words(text).map(|(_, word)| word.to_lowercase()).collect::<Vec<String>>();
    let could_have =
        |words: &[String]| words.windows(2).any(|pair| COUNTERFACTUAL.contains(pair[0].as_str()) && pair[1] == "have");
    let whole = lower(sentence.of(text));
    let unless = whole.iter().any(|word| UNLESS.contains(word.as_str()));
    let depends = unless || whole.first().is_some_and(|first| first == "had");
    let before = Span::new(sentence.start, time.start).of(text).rsplit(STOPS).next().unwrap_or_default();
    let behind = Span::new(time.end, sentence.end).of(text).split(STOPS).next().unwrap_or_default();
    could_have(&lower(before)) || could_have(&lower(behind)) || depends && could_have(&whole)
}

/// Whether a date opens its clause, and the clause says what may be: "on Monday the dockers might walk out".
fn is_open(before: &str, behind: &str) -> bool {
    let opens = before.split_whitespace().count() <= 1;
    let clause = behind.split(STOPS).next().unwrap_or_default();
    opens && clause.split_whitespace().take(REACH).any(|word| OPEN.contains(word))
}

/// Whether the clause that leads to a date says what was to be, which may not have come about: "was to open on".
fn was_planned(before: &str) -> bool {
    let clause = before.rsplit(STOPS).next().unwrap_or_default();
    let words: Vec<&str> = clause.split_whitespace().rev().take(REACH).collect();
    words.windows(2).any(|pair| WAS.contains(pair[1]) && PLANNED.contains(pair[0]))
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

    #[test]
    fn what_might_have_been_is_contrary_to_fact() {
        let contrary = |before: &str, behind: &str| {
            let text = format!("{before}9 May{behind}");
            is_contrary_to_fact(&text, Span::new(0, text.len()), Span::new(before.len(), before.len() + "9 May".len()))
        };
        assert!(contrary("Had the dyke broken on ", ", four villages would have drowned."));
        assert!(contrary("If the dyke had broken on ", ", four villages would have drowned."));
        assert!(contrary("Thousands could have died on ", ", engineers said."));
        assert!(!contrary("Had he left on ", "? His wife says so."));
        assert!(!contrary("The dyke broke on ", ", and many might have drowned, engineers said."));
    }

    #[test]
    fn what_was_to_be_or_may_be_has_not_happened() {
        assert!(was_planned("The bridge was to open on ") && was_planned("The bridge was due to open on "));
        assert!(!was_planned("The bridge was opened to traffic on "));
        assert!(is_open("On ", " the dockers might walk out if no offer comes"));
        assert!(!is_open("On ", " the mayor resigned, and the board may follow"));
    }
}
