//! Unanchored forms in, values out: the article's date, the tense of the clause and the date mentioned last settle what
//! an expression means.
//!
//! An article whose date is an interval anchors too: an expression is worked out from the first and the last possible
//! day. Where both agree the value is certain; else the expression keeps its open value, with the days between as range.

use chrono::{Datelike, Days, Months, NaiveDate};

use super::calendar;
use super::discourse::{Discourse, View};
use super::documents::Documents;
use super::feasts;
use super::log;
use super::story;
use crate::model::{
    Article, DateRange, Pointing, Precision, Reference, RelativeDate, RelativeTime, Tense, TimeExpression, TimeForm,
    Unit,
};

/// A date that lies further back or ahead, in days, would have been printed with its year.
const LONG_AGO: i64 = 300;

/// So many years ahead of the day of writing may be told by two digits.
const FORESEEN: i32 = 10;

/// How much farther a day ahead counts than one that is past, where the clause does not tell: reports tell what happened.
const AHEAD: i64 = 3;

/// Gives every time expression of an article its value, from the article's date as far as it is known. May be called
/// again when the date has become better known.
pub fn resolve(article: &mut Article) {
    log::read(article);
    let mut discourse = Discourse::of(article);
    let documents = Documents::of(article);
    for time in &mut article.times {
        if let Some(written) = documents.around(time) {
            if let TimeForm::Relative(form) = time.form {
                settle(time, &form, Some(View::Writing(written)));
            }
            continue;
        }
        if let TimeForm::Relative(form) = time.form {
            let view = discourse.view(&form);
            settle(time, &form, view);
            if discourse.runs_ahead(time, &form) {
                settle(time, &form, None);
            }
            if discourse.is_present(&form) {
                time.value = "PRESENT_REF".to_owned();
                (time.range, time.precision, time.anchor) = (None, None, None);
            }
        }
        discourse.pass(time, &article.text);
    }
}

fn settle(time: &mut TimeExpression, form: &RelativeTime, view: Option<View>) {
    let seen = |view: View| {
        let (anchor, value): (DateRange, &dyn Fn(NaiveDate) -> Option<String>) = match &view {
            View::Writing(written) => (*written, &|day| value(form, time.tense, day)),
            View::Story(mentioned) => {
                // Where a winter runs into the next year, the story is at its beginning.
                let winter = DateRange::day(mentioned.range.earliest);
                let anchor = if mentioned.precision == Precision::Season { winter } else { mentioned.range };
                (anchor, &|day| story::value(form, time.tense, day, mentioned.precision))
            }
        };
        Some((anchor, value(anchor.earliest)?, value(anchor.latest)?))
    };
    let ends = view.and_then(seen);
    time.value = calendar::placeholder(form);
    (time.range, time.precision) = calendar::range(&time.value).unzip();
    time.anchor = None;
    let Some((anchor, first, last)) = ends else { return };
    if first == last && calendar::before_christ(&first).is_some() {
        time.value = first + &calendar::time_suffix(form.time);
        (time.range, time.precision) = (None, None);
        return;
    }
    let Some(((from, precision), (to, _))) = calendar::range(&first).zip(calendar::range(&last)) else { return };
    if first == last {
        time.value = first + &calendar::time_suffix(form.time);
        time.range = Some(from);
        time.precision = Some(precision);
        time.anchor = Some(anchor.latest);
    } else if from.earliest <= to.latest {
        time.range = Some(DateRange { earliest: from.earliest, latest: to.latest });
        time.precision = Some(Precision::Interval);
        time.anchor = Some(anchor.latest);
    }
}

/// The calendar value of a form seen from a day of writing.
pub(super) fn value(form: &RelativeTime, tense: Tense, anchor: NaiveDate) -> Option<String> {
    match form.date {
        // What is reported on is the last quarter that is over.
        RelativeDate::Step { unit: Unit::Quarter, count: 0, from: Reference::Period } => {
            Some(calendar::value_of(step(anchor, Unit::Quarter, -1)?, Unit::Quarter))
        }
        RelativeDate::Step { unit, count, .. } => Some(calendar::value_of(step(anchor, unit, count)?, unit)),
        RelativeDate::Weekday { day, pointing } => {
            weekday(anchor, day, pointing, tense).map(|day| calendar::value_of(day, Unit::Day))
        }
        RelativeDate::Weekend { pointing } => {
            let saturday = weekday(anchor, 6, pointing, tense)?;
            Some(format!("{}-WE", calendar::value_of(saturday, Unit::Week)))
        }
        RelativeDate::MonthDay { month, day, pointing } => {
            let of = |year| NaiveDate::from_ymd_opt(year, month.into(), day.into());
            year_of(anchor, of, pointing, tense).map(|day| calendar::value_of(day, Unit::Day))
        }
        RelativeDate::WeekOf { month, day } => {
            let of = |year| NaiveDate::from_ymd_opt(year, month.into(), day.into());
            year_of(anchor, of, Pointing::Open, tense).map(|day| calendar::value_of(day, Unit::Week))
        }
        RelativeDate::Month { month, pointing } => {
            let here = anchor.with_day(1)?;
            let of = |year| NaiveDate::from_ymd_opt(year, month.into(), 1);
            // In March, "last February" is not the one that "last month" would name.
            let named_otherwise = pointing == Pointing::Back && u32::from(month) + 1 == here.month();
            let here = if named_otherwise { step(here, Unit::Month, -1)? } else { here };
            year_of(here, of, pointing, tense).map(|day| calendar::value_of(day, Unit::Month))
        }
        RelativeDate::MonthOfYear { month, years } => Some(format!("{:04}-{month:02}", anchor.year() + years)),
        RelativeDate::DayOfMonth { day } => {
            let here = anchor.with_day(day.into())?;
            let day =
                if here > anchor && tense != Tense::Future { here.checked_sub_months(Months::new(1))? } else { here };
            Some(calendar::value_of(day, Unit::Day))
        }
        RelativeDate::Quarter { quarter, pointing } => {
            let here = NaiveDate::from_ymd_opt(anchor.year(), anchor.month0() / 3 * 3 + 1, 1)?;
            // What is expected to be reported may be the quarter that has just ended.
            let from = if tense == Tense::Future { step(here, Unit::Quarter, -1)? } else { here };
            let of = |year| NaiveDate::from_ymd_opt(year, u32::from(quarter) * 3 - 2, 1);
            year_of(from, of, pointing, tense).map(|day| calendar::value_of(day, Unit::Quarter))
        }
        RelativeDate::QuarterOfYear { quarter, years } => Some(format!("{:04}-Q{quarter}", anchor.year() + years)),
        RelativeDate::ShortYear { year } => {
            let here = anchor.year().div_euclid(100) * 100 + i32::from(year);
            let year = if here > anchor.year() + FORESEEN { here - 100 } else { here };
            Some(format!("{year:04}"))
        }
        RelativeDate::PeriodOf { year } => Some(format!("{year:04}")),
        RelativeDate::Season { season, pointing } => {
            let of = |year| NaiveDate::from_ymd_opt(year, season as u32 * 3 + 3, 1);
            let day = year_of(anchor, of, pointing, tense)?;
            Some(format!("{:04}-{}", day.year(), calendar::season_code(season)))
        }
        RelativeDate::Feast { feast, pointing } => year_of(anchor, |year| feasts::day(feast, year), pointing, tense)
            .map(|day| calendar::value_of(day, Unit::Day)),
    }
}

/// A day so many units away.
pub(super) fn step(day: NaiveDate, unit: Unit, count: i32) -> Option<NaiveDate> {
    let months = |each: u32| {
        let months = Months::new(count.unsigned_abs().checked_mul(each)?);
        if count < 0 { day.checked_sub_months(months) } else { day.checked_add_months(months) }
    };
    let days = |each: u64| {
        let days = Days::new(u64::from(count.unsigned_abs()) * each);
        if count < 0 { day.checked_sub_days(days) } else { day.checked_add_days(days) }
    };
    match unit {
        Unit::Second | Unit::Minute => Some(day),
        Unit::Hour => day.checked_add_signed(chrono::TimeDelta::days((count / 24).into())),
        Unit::Day => days(1),
        Unit::Week => days(7),
        Unit::Month => months(1),
        Unit::Quarter => months(3),
        Unit::Year => months(12),
        Unit::Decade => months(120),
        Unit::Century => months(1200),
    }
}

/// A day of the week, Monday being 1.
fn weekday(anchor: NaiveDate, day: u8, pointing: Pointing, tense: Tense) -> Option<NaiveDate> {
    let today = i64::from(anchor.weekday().number_from_monday());
    let back = (today - i64::from(day)).rem_euclid(7);
    let ahead = (i64::from(day) - today).rem_euclid(7);
    let move_by = match (pointing, tense) {
        (Pointing::Open, Tense::Future) | (Pointing::Here, Tense::Future | Tense::Open) => ahead,
        (Pointing::Open | Pointing::Here | Pointing::There, _) => -back,
        (Pointing::Back | Pointing::Before, _) => -(if back == 0 { 7 } else { back }),
        (Pointing::Ahead | Pointing::After, _) => {
            if ahead == 0 {
                7
            } else {
                ahead
            }
        }
    };
    anchor.checked_add_signed(chrono::TimeDelta::days(move_by))
}

/// The yearly date that is meant, seen from `anchor`.
fn year_of(
    anchor: NaiveDate,
    of: impl Fn(i32) -> Option<NaiveDate>,
    pointing: Pointing,
    tense: Tense,
) -> Option<NaiveDate> {
    let year = anchor.year();
    let candidates = || (year - 4..=year + 4).filter_map(&of);
    let before = |strict: bool| candidates().rev().find(|day| *day < anchor || !strict && *day == anchor);
    let behind = |strict: bool| candidates().find(|day| *day > anchor || !strict && *day == anchor);
    let distance = |day: NaiveDate| {
        let days = (day - anchor).num_days();
        if days < 0 { -days } else { AHEAD * days }
    };
    let closest = || candidates().min_by_key(|day| (distance(*day), *day));
    match (pointing, tense) {
        (Pointing::Here | Pointing::There, _) => of(year),
        (Pointing::Back | Pointing::Before, _) => before(true),
        (Pointing::Ahead | Pointing::After, _) => behind(true),
        (Pointing::Open, Tense::Past) => {
            before(false).filter(|day| (anchor - *day).num_days() <= LONG_AGO).or_else(closest)
        }
        (Pointing::Open, Tense::Future) => {
            behind(false).filter(|day| (*day - anchor).num_days() <= LONG_AGO).or_else(closest)
        }
        (Pointing::Open, Tense::Open) => closest(),
    }
}
