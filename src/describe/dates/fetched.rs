//! The day a page was fetched: as who fetched it says, else as the page's frame prints it, else as the page's own clock
//! ("It is currently 4 May 2019") does.

use chrono::NaiveDate;

use super::labels::{self, Label};
use super::line::{self, Order};
use super::{declared, iso};
use crate::describe::evidence::stated;
use crate::model::{Analysis, Known, Precision, Property, Role, TimeExpression, Verdict};

/// A line of more words is no clock.
const LONGEST: usize = 12;

/// The day, with its evidence. `order` tells the day from the month in a date in figures.
pub(super) fn day(analysis: &Analysis, verdicts: &[Verdict], order: Option<Order>) -> Option<Known<NaiveDate>> {
    told(analysis).or_else(|| in_frame(analysis, verdicts)).or_else(|| by_clock(analysis, verdicts, order))
}

fn told(analysis: &Analysis) -> Option<Known<NaiveDate>> {
    let day = |known: &Known<String>| iso::read(&known.value).filter(|reading| reading.1 == Precision::Day);
    let mut claims = analysis.seed.declared.claims(Property::Fetched).map(|claim| &claim.known);
    claims.find_map(|known| Some(Known { value: day(known)?.0.earliest, evidence: known.evidence.clone() }))
}

fn in_frame(analysis: &Analysis, verdicts: &[Verdict]) -> Option<Known<NaiveDate>> {
    let mut lines = verdicts.iter().zip(&analysis.notes).filter(|(line, _)| line.role == Role::PageDate);
    let day = |time: &TimeExpression| declared::absolute(time).filter(|reading| reading.1 == Precision::Day);
    lines.find_map(|(line, notes)| {
        let (range, ..) = notes.times.iter().find_map(day)?;
        Some(stated(range.earliest, "a date in the frame above the article", line))
    })
}

fn by_clock(analysis: &Analysis, verdicts: &[Verdict], order: Option<Order>) -> Option<Known<NaiveDate>> {
    let mut lines = verdicts.iter().zip(&analysis.notes).filter(|(line, notes)| {
        let short = || line.text.split_whitespace().take(LONGEST + 1).count() <= LONGEST;
        !line.role.is_text() && !notes.times.is_empty() && short()
    });
    lines.find_map(|(verdict, notes)| {
        let line = line::read(&verdict.text, &notes.times, analysis.language.as_deref(), order);
        let date = line.dates.first().filter(|date| date.reading.1 == Precision::Day && date.other.is_none())?;
        let is_clock = labels::label(&line.text, 0, date.span, line.text.len()) == Some(Label::Clock);
        is_clock.then(|| stated(date.reading.0.earliest, "the page's own clock", verdict))
    })
}

#[cfg(test)]
mod tests {
    use crate::describe::{self, fixture};

    #[test]
    fn the_clock_of_a_forum_dates_the_visit_and_not_the_post() {
        let page = "Board index\nIt is currently 11 February 2020, 19:22\nRules of the harbour club\n\
            by quaysider on 26 October 2013\n\n\
            Everyone who moors at the eastern quay keeps to the rules that follow, which the board has set down.\n\
            Nobody leaves a boat unmoored over night, and nobody fishes from the pier while the ferry lands there.";
        let analysis = fixture::page(page);
        let mut verdicts = crate::clean::label(&analysis, &[]);
        let printed = describe::headline(&analysis, &mut verdicts);
        let about = describe::describe(&analysis, &verdicts, printed);
        assert_eq!(about.fetched.map(|known| known.value.to_string()).as_deref(), Some("2020-02-11"));
        assert_eq!(about.published.map(|date| date.range.earliest.to_string()).as_deref(), Some("2013-10-26"));
    }
}
