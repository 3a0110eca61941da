//! A line in, out come the dates that are written in it, in the forms in which people print the day of an article.
//!
//! The scanner of [`crate::annotate::time`] reads what may stand in running text. Short lines hold more: two digits for the
//! year, marks of other scripts, pieces that stood apart on the page and ran together when its text was taken ("20199.
//! Februar" is the year 2019 and the day 9). A line is rewritten until the scanner can read it: pieces are parted, digits
//! of other scripts become ours, dates in figures become ISO 8601.

use std::borrow::Cow;
use std::ops::Range;

use chrono::NaiveDate;

use super::declared::absolute;
use super::iso::{Reading, digits};
use crate::annotate::time;
use crate::model::{Precision, Span, TimeExpression};

/// Which of the two first numbers of a date in figures is the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    /// 31/12/2019.
    DayFirst,
    /// 12/31/2019.
    MonthFirst,
}

/// A date of a line.
#[derive(Clone, Debug)]
pub(super) struct Written {
    /// Where it stands in the line as it was read.
    pub(super) span: Span,
    /// What it says.
    pub(super) reading: Reading,
    /// The other day it may mean.
    pub(super) other: Option<NaiveDate>,
}

/// A line as it was read, with its dates.
#[derive(Debug)]
pub(super) struct Line<'t> {
    pub(super) text: Cow<'t, str>,
    pub(super) dates: Vec<Written>,
}

/// Reads a line. `times` are the expressions of time that were found in it as it stands.
pub(super) fn read<'t>(
    text: &'t str,
    times: &[TimeExpression],
    language: Option<&str>,
    order: Option<Order>,
) -> Line<'t> {
    let parted = parted(text);
    let (rewritten, doubts) = in_iso(&parted, order);
    let scanned;
    let (line, times) = if rewritten == text {
        (Cow::Borrowed(text), times)
    } else {
        scanned = time::scan(&rewritten, language);
        (Cow::Owned(rewritten), scanned.as_slice())
    };
    let dates = times.iter().filter_map(|time| {
        let reading = absolute(time)?;
        let doubt = doubts.iter().find(|(at, _)| (time.span.start..time.span.end).contains(at));
        Some(Written { span: time.span, reading, other: doubt.map(|&(_, day)| day) })
    });
    let dates = dates.collect();
    Line { text: line, dates }
}

/// Whether the line holds a date in figures that tells by itself which number is the day.
pub(super) fn order_of(text: &str) -> Option<Order> {
    let runs = digits(text);
    runs.windows(3).filter(|run| stands_free(text, run)).find_map(|run| {
        let mark = mark(text, &run[0], &run[1]).filter(|mark| *mark == "/")?;
        (self::mark(text, &run[1], &run[2]) == Some(mark) && run[2].len() == 4).then_some(())?;
        match (number(text, &run[0])?, number(text, &run[1])?) {
            (13..=31, 1..=12) => Some(Order::DayFirst),
            (1..=12, 13..=31) => Some(Order::MonthFirst),
            _ => None,
        }
    })
}

/// Parts what ran together.
fn parted(text: &str) -> Cow<'_, str> {
    let mut parted = String::new();
    let mut copied = 0;
    for run in digits(text) {
        let written = &text[run.clone()];
        let is_year = written.starts_with("19") || written.starts_with("20");
        let (before, behind) = (&text[..run.start], &text[run.end..]);
        let mut cut = |at: usize| {
            parted.push_str(&text[copied..at]);
            parted.push(' ');
            copied = at;
        };
        if opens_behind_word(before) {
            cut(run.start);
        }
        let next = behind.chars().next();
        if is_year && matches!(written.len(), 5 | 6) && next.is_some_and(|c| matches!(c, '.' | ':' | '/')) {
            cut(run.start + 4);
        } else if is_year && written.len() == 4 && runs_on(before, behind) {
            cut(run.end);
        }
    }
    if parted.is_empty() {
        return ascii_digits(text);
    }
    parted.push_str(&text[copied..]);
    Cow::Owned(ascii_digits(&parted).into_owned())
}

/// Whether a number follows a word of two letters or more, or its colon, without a space.
fn opens_behind_word(before: &str) -> bool {
    let word = before.strip_suffix([':', '|']).unwrap_or(before);
    word.chars().rev().take_while(|c| c.is_alphabetic()).count() >= 2
}

/// Whether a year goes on without a space where its date ends: in a word ("2019By"), or behind the slash that divides
/// the parts of a line ("May 2, 2019/0 Comments").
fn runs_on(before: &str, behind: &str) -> bool {
    let mut next = behind.chars();
    match next.next() {
        Some('/') => {
            let number = next.as_str().find(|c: char| !c.is_ascii_digit());
            before.ends_with(' ') && number.is_some_and(|end| end > 0 && next.as_str()[end..].starts_with(' '))
        }
        Some('T') => false,
        Some(c) => c.is_alphabetic() && next.next().is_some_and(char::is_alphabetic),
        None => false,
    }
}

/// Digits of other scripts become ASCII ones.
fn ascii_digits(text: &str) -> Cow<'_, str> {
    let zero = |c: char| ['٠', '۰', '०', '০'].into_iter().find(|&zero| (zero..=next_by(zero, 9)).contains(&c));
    if text.is_ascii() || !text.contains(|c| zero(c).is_some()) {
        return Cow::Borrowed(text);
    }
    let ascii = |c: char| zero(c).and_then(|zero| char::from_digit(c as u32 - zero as u32, 10)).unwrap_or(c);
    Cow::Owned(text.chars().map(ascii).collect())
}

fn next_by(c: char, by: u32) -> char {
    char::from_u32(c as u32 + by).unwrap_or(c)
}

/// Rewrites dates in figures as ISO 8601; where one can be read two ways, the other day is noted with its place.
fn in_iso(text: &str, order: Option<Order>) -> (String, Vec<(usize, NaiveDate)>) {
    let runs = digits(text);
    let (mut rewritten, mut doubts) = (String::with_capacity(text.len()), Vec::new());
    let (mut copied, mut at) = (0, 0);
    while let Some(run) = runs.get(at..at + 3) {
        let Some((day, other, end)) = in_figures(text, run, order) else {
            at += 1;
            continue;
        };
        rewritten.push_str(&text[copied..run[0].start]);
        doubts.extend(other.map(|other| (rewritten.len(), other)));
        rewritten.push_str(&day.to_string());
        copied = end;
        at += 3;
    }
    rewritten.push_str(&text[copied..]);
    (rewritten, doubts)
}

/// A day written in three numbers, the other day it may mean, and where it ends.
fn in_figures(text: &str, run: &[Range<usize>], order: Option<Order>) -> Option<(NaiveDate, Option<NaiveDate>, usize)> {
    let [first, second, third] = run else { return None };
    let (one, two) = (mark(text, first, second)?, mark(text, second, third)?);
    let end = match two {
        "月" | "월" => {
            text[third.end..].find(['日', '일']).filter(|at| *at <= 1).map_or(third.end, |at| third.end + at + 3)
        }
        _ => third.end,
    };
    if !stands_free(text, run) || first.len() > 4 || second.len() > 2 {
        return None;
    }
    let (a, b, c) = (number(text, first)?, number(text, second)?, number(text, third)?);
    let day = |year: u32, month, day| NaiveDate::from_ymd_opt(year.cast_signed(), month, day);
    if first.len() == 4 {
        let is_date = matches!((one, two), (".", ".") | ("年", "月") | ("년", "월")) && third.len() <= 2;
        return is_date.then(|| Some((day(a, b, c)?, None, end)))?;
    }
    let year = match third.len() {
        4 if (1000..2200).contains(&c) => c,
        2 if one != "-" => {
            if c < 50 {
                2000 + c
            } else {
                1900 + c
            }
        }
        _ => return None,
    };
    if one != two || !matches!(one, "." | "/" | "-") || first.len() > 2 {
        return None;
    }
    let (day_first, month_first) = (day(year, b, a), day(year, a, b).filter(|_| one != "."));
    match (day_first, month_first, order) {
        (Some(one), Some(other), None) if one != other => Some((one, Some(other), end)),
        (Some(_), Some(day), Some(Order::MonthFirst)) | (Some(day), ..) | (None, Some(day), _) => {
            Some((day, None, end))
        }
        _ => None,
    }
}

/// The mark between two numbers, spaces left aside.
fn mark<'t>(text: &'t str, one: &Range<usize>, two: &Range<usize>) -> Option<&'t str> {
    let between = text.get(one.end..two.start)?;
    let mark = between.trim();
    let spaces = between.len() - mark.len();
    (spaces <= 1 && (mark != "-" || spaces == 0)).then_some(mark)
}

/// Whether three numbers are no piece of a longer number, code or address.
fn stands_free(text: &str, run: &[Range<usize>]) -> bool {
    let [first, .., last] = run else { return false };
    let mut before = text[..first.start].chars().rev();
    let mut behind = text[last.end..].chars();
    let joined = |c: Option<char>| {
        c.is_some_and(|c| c.is_alphanumeric() && !matches!(c, '日' | '일') || matches!(c, '$' | '€' | '£' | '%'))
    };
    let goes_on = |mark: Option<char>, then: Option<char>| {
        mark.is_some_and(|c| matches!(c, '.' | '/' | '-' | ',' | ':')) && then.is_some_and(char::is_alphanumeric)
    };
    let (mark_before, then_before) = (before.next(), before.next());
    let (mark_behind, then_behind) = (behind.next(), behind.next());
    let begins = mark_before == Some(':') || !goes_on(mark_before, then_before);
    let ends = !goes_on(mark_behind, then_behind);
    begins && ends && !joined(mark_before) && !joined(mark_behind)
}

fn number(text: &str, run: &Range<usize>) -> Option<u32> {
    text.get(run.clone())?.parse().ok()
}

/// What the evidence of a date adds that can be read two ways.
pub(super) const TWO_WAYS: &str = ", which can be read two ways";

/// Both readings of a date that can be read two ways, as bounds: the truth lies between them.
pub(super) fn between(reading: &Reading, other: NaiveDate) -> Reading {
    let mut range = reading.0;
    range.earliest = range.earliest.min(other);
    range.latest = range.latest.max(other);
    (range, Precision::Interval, None)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn days(text: &str, language: &str, order: Option<Order>) -> Vec<String> {
        let line = read(text, &time::scan(text, Some(language)), Some(language), order);
        let day = |date: &Written| (date.reading.1 == Precision::Day).then(|| date.reading.0.earliest.to_string());
        line.dates.iter().filter_map(day).collect()
    }

    #[test]
    fn dates_in_figures_are_read_in_short_lines() {
        for line in [
            "Hafen, 7.3.19",
            "07.03.2019",
            "7. 3. 2019",
            "07/03/19, 03:48 pm",
            "2019年3月7日",
            "2019. 03. 07.",
            "٠٧.٠٣.٢٠١٩",
        ] {
            assert_eq!(days(line, "de", Some(Order::DayFirst)), ["2019-03-07"], "{line}");
        }
        for not_one in
            ["Version 1.2.3", "v1.2.19", "192.168.10.12", "Seite 1.2", "31.2.2019", "3-2-15", "€7.3.19", "7.3.19.4"]
        {
            assert!(days(not_one, "de", Some(Order::DayFirst)).is_empty(), "{not_one}");
        }
    }

    #[test]
    fn dates_in_words_are_read_in_many_languages() {
        for (line, language) in [
            ("Published Thursday, 7th March 2019 at 10:15am", "en"),
            ("Thu, Mar 7, 2019", "en"),
            ("Donnerstag, den 7. März 2019, 10.15 Uhr", "de"),
            ("Do., 7. Mrz 2019", "de"),
            ("Publié le jeudi 7 mars 2019 à 10h15", "fr"),
            ("Jueves, 7 de marzo de 2019 - 10:15", "es"),
            ("7 marzo, 2019", "es"),
            ("giovedì 7 marzo 2019 ore 10:15", "it"),
            ("Quinta-feira, 7 de março de 2019 às 10h15", "pt"),
            ("donderdag 7 maart 2019 om 10:15", "nl"),
            ("czwartek, 7 marca 2019 r., godz. 10:15", "pl"),
            ("Четверг, 7 марта 2019 года, 10:15", "ru"),
            ("7 Mart 2019 Perşembe 10:15", "tr"),
        ] {
            assert_eq!(days(line, language, None), ["2019-03-07"], "{line}");
        }
        assert_eq!(days("le 1er mars 2019", "fr", None), ["2019-03-01"]);
        assert_eq!(days("17.9.2018", "ru", Some(Order::DayFirst)), ["2018-09-17"]);
        let month = read("Wrzesień 2018", &time::scan("Wrzesień 2018", Some("pl")), Some("pl"), None);
        assert_eq!(month.dates[0].reading.1, Precision::Month);
    }

    #[test]
    fn the_time_of_day_stays_with_its_date() {
        let line = read("von Cy am 26/10/13, 03:48 pm", &[], Some("de"), Some(Order::DayFirst));
        assert_eq!(line.dates[0].reading.2, chrono::NaiveTime::from_hms_opt(15, 48, 0));
    }

    #[test]
    fn what_ran_together_is_parted() {
        assert_eq!(days("Gepostet am 10. Februar 20199. Februar 2019", "de", None), ["2019-02-10", "2019-02-09"]);
        assert_eq!(days("Datum:7. März 2019", "de", None), ["2019-03-07"]);
        assert_eq!(days("3 de mayo de 201921:25", "es", None), ["2019-05-03"]);
        assert_eq!(days("October 12, 2018/0 Comments", "en", None), ["2018-10-12"]);
        assert_eq!(days("Published12 May 2019By Ann", "en", None), ["2019-05-12"]);
        assert_eq!(days("Posted on28. Juli 201928. Juli 2019AuthorAnn", "de", None), ["2019-07-28", "2019-07-28"]);
        assert_eq!(days("Published: 2019/3/7 19:08:40", "en", None), ["2019-03-07"]);
    }

    #[test]
    fn a_date_that_can_be_read_two_ways_keeps_both() {
        let line = read("04/05/2019", &[], Some("en"), None);
        assert_eq!(line.dates[0].other, NaiveDate::from_ymd_opt(2019, 4, 5));
        assert_eq!(days("04/05/2019", "en", Some(Order::MonthFirst)), ["2019-04-05"]);
        assert_eq!(days("13/05/2019", "en", Some(Order::MonthFirst)), ["2019-05-13"]);
        assert_eq!(order_of("on 13/05/2019"), Some(Order::DayFirst));
        assert_eq!(order_of("on 05/13/2019"), Some(Order::MonthFirst));
        assert_eq!(order_of("on 05/04/2019"), None);
    }

    proptest! {
        #[test]
        fn any_line_can_be_read(text in "[0-9./: \\-年月日a-zä٠]{0,40}") {
            for order in [None, Some(Order::MonthFirst)] {
                let line = read(&text, &[], None, order);
                for date in &line.dates {
                    prop_assert!(line.text.get(date.span.start..date.span.end).is_some());
                }
            }
        }
    }
}
