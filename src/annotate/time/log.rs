//! An article in; the marks of a running log in it are read as times of its day: "1905: The speech begins", or the same
//! without the colon at the start of a line.
//!
//! Reports that are written while something happens put the time in four digits before each entry, which looks like the
//! years of a chronology. They are times where all of them can be, and they can hardly be years: one lies well
//! ahead of the day of writing and is not one of those that plans name ("2030", "2035"); or they go one way over so many
//! years whose last two digits are no minutes that years would hardly have left all of these out.

use chrono::{Datelike, NaiveDate};

use super::calendar;
use crate::model::{Article, TimeExpression, TimeForm, TimeKind};

/// Marks that a log has at least.
const FEWEST: usize = 5;
/// How likely it may be that years look like times.
const HARDLY: f64 = 0.02;
/// Years ahead that an entry of a chronology may be about.
const FORESEEN: i32 = 10;
/// Plans name years that are multiples of this.
const ROUND: i32 = 5;

/// Gives the marks of an article's log, if it is one, their day and time; gives them their year back if it is none.
pub(super) fn read(article: &mut Article) {
    let marks: Vec<(usize, i32)> = (article.times.iter().enumerate())
        .filter(|(_, time)| leads_an_entry(&article.text, time))
        .filter_map(|(at, time)| Some((at, year(time)?)))
        .collect();
    let written = article.about.published.as_ref().map(|dated| dated.range).filter(|range| range.days() == 1);
    let day = written.map(|range| range.latest).filter(|day| are_times(&marks, *day));
    for (at, figures) in marks {
        let time = &mut article.times[at];
        let value = day.map_or_else(|| format!("{figures:04}"), |day| at_time(day, figures));
        time.kind = if day.is_some() { TimeKind::Time } else { TimeKind::Date };
        (time.range, time.precision) = calendar::range(&value).unzip();
        time.value = value;
        time.anchor = day;
    }
}

/// Whether a colon and a space follow, or at the start of a line a word with a capital.
fn leads_an_entry(text: &str, time: &TimeExpression) -> bool {
    let behind = text[time.span.end..].trim_start_matches(' ');
    let before = text[..time.span.start].trim_end_matches(' ');
    let opens = before.is_empty() || before.ends_with('\n');
    behind.strip_prefix(':').is_some_and(|entry| entry.starts_with(char::is_whitespace))
        || opens && behind.starts_with(char::is_uppercase)
}

/// The year that four digits on their own are taken for.
fn year(time: &TimeExpression) -> Option<i32> {
    match &time.form {
        TimeForm::Absolute(value) if value.len() == 4 && time.span.len() == 4 => value.parse().ok(),
        _ => None,
    }
}

/// Whether marks are times of a day of writing.
fn are_times(marks: &[(usize, i32)], written: NaiveDate) -> bool {
    let is_no_year = |figures: i32| figures > written.year() + FORESEEN && figures % ROUND != 0;
    marks.len() >= FEWEST
        && marks.iter().all(|(_, figures)| is_time(*figures))
        && (marks.iter().any(|(_, figures)| is_no_year(*figures)) || are_hardly_years(marks))
}

fn is_time(figures: i32) -> bool {
    figures / 100 < 24 && figures % 100 < 60
}

/// Whether years between the first and the last mark, in order, would hardly all look like times.
fn are_hardly_years(marks: &[(usize, i32)]) -> bool {
    let figures: Vec<i32> = marks.iter().map(|(_, figures)| *figures).collect();
    let (Some(&low), Some(&high)) = (figures.iter().min(), figures.iter().max()) else { return false };
    let goes_one_way = figures.is_sorted() || figures.iter().rev().is_sorted();
    let times = (low..=high).filter(|figures| is_time(*figures)).count() as f64;
    let share = times / f64::from(high - low + 1);
    goes_one_way && share.powi(i32::try_from(figures.len()).unwrap_or(i32::MAX)) < HARDLY
}

fn at_time(day: NaiveDate, figures: i32) -> String {
    format!("{day}T{:02}:{:02}", figures / 100, figures % 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hardly_years(figures: &[i32]) -> bool {
        are_hardly_years(&figures.iter().map(|&figures| (0, figures)).collect::<Vec<_>>())
    }

    #[test]
    fn an_evening_that_ends_before_the_years_to_come_is_told_by_what_it_leaves_out() {
        assert!(hardly_years(&[1755, 1757, 1804, 1810, 1815, 1822, 1830, 1841, 1902, 1912]));
        assert!(hardly_years(&[1912, 1902, 1841, 1830, 1822, 1815, 1810, 1804, 1757, 1755]));
        assert!(!hardly_years(&[1905, 1914, 1917, 1924, 1929, 1933, 1939, 1945]));
        assert!(!hardly_years(&[1848, 1859, 1910, 1915, 1945]), "too few to tell");
    }
}
