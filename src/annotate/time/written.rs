//! The other way round: a relative expression and the days that it means in, the days out on which it may have been
//! written.
//!
//! The days of writing around those meant are tried one by one with the very function that [resolves](super::resolve())
//! an expression, so that the two can never disagree. An expression that counts from a date mentioned before tells
//! nothing of its own day.

use chrono::{Days, NaiveDate};

use super::{calendar, resolve};
use crate::model::{DateRange, Pointing, Reference, RelativeDate, RelativeTime, Tense, Unit};

/// An expression that reaches further than so many days may have been written on days too far apart to be of use.
const FARTHEST: i64 = 12 * 366;

/// The first and the last day on which an article may have been written in which a form of this tense means a day, or the
/// days, `meant`. What is told as past was not written before it, what lies ahead not after it.
#[must_use]
pub fn days_of_writing(form: &RelativeTime, tense: Tense, meant: DateRange) -> Option<DateRange> {
    if !may_mean(&form.date, meant) {
        return None;
    }
    let reach = reach(&form.date).filter(|days| *days <= FARTHEST)?.unsigned_abs();
    let first = meant.earliest.checked_sub_days(Days::new(reach))?;
    let last = meant.latest.checked_add_days(Days::new(reach))?;
    let fits = |written: &NaiveDate| {
        let value = resolve::value(form, tense, *written);
        value.and_then(|value| calendar::range(&value)).is_some_and(|(days, _)| {
            let possible = match tense {
                Tense::Past => days.earliest <= *written,
                Tense::Future => days.latest >= *written,
                Tense::Open => true,
            };
            possible && days.intersect(&meant).is_some()
        })
    };
    let mut fitting = first.iter_days().take_while(|day| *day <= last).filter(fits);
    let earliest = fitting.next()?;
    let latest = fitting.last().unwrap_or(earliest);
    let (earliest, latest) = match tense {
        Tense::Past => (earliest.max(meant.earliest), latest),
        Tense::Future => (earliest, latest.min(meant.latest)),
        Tense::Open => (earliest, latest),
    };
    (earliest <= latest).then_some(DateRange { earliest, latest })
}

/// Whether a yearly date falls into `meant` in some year: asked first, because most do not.
fn may_mean(date: &RelativeDate, meant: DateRange) -> bool {
    use chrono::Datelike;
    let years = meant.earliest.year()..=meant.latest.year();
    match *date {
        RelativeDate::MonthDay { month, day, .. } => {
            let mut days = years.filter_map(|year| NaiveDate::from_ymd_opt(year, month.into(), day.into()));
            days.any(|day| meant.earliest <= day && day <= meant.latest)
        }
        RelativeDate::Month { month, .. } | RelativeDate::MonthOfYear { month, .. } => years
            .filter_map(|year| calendar::range(&format!("{year:04}-{month:02}")))
            .any(|(days, _)| days.intersect(&meant).is_some()),
        _ => true,
    }
}

/// How many days a form's meaning lies at most from the day of writing; none where that is not what it is seen from.
fn reach(date: &RelativeDate) -> Option<i64> {
    let seen_from_writing = |pointing: Pointing, days: i64| {
        (!matches!(pointing, Pointing::There | Pointing::Before | Pointing::After)).then_some(days)
    };
    match *date {
        RelativeDate::Step { unit, count, from: Reference::Writing } => {
            Some((i64::from(count.unsigned_abs()) + 1) * days_of(unit)?)
        }
        RelativeDate::Step { .. } | RelativeDate::ShortYear { .. } | RelativeDate::PeriodOf { .. } => None,
        RelativeDate::Weekday { pointing, .. } | RelativeDate::Weekend { pointing } => seen_from_writing(pointing, 15),
        RelativeDate::DayOfMonth { .. } => Some(62),
        RelativeDate::WeekOf { .. } => Some(460),
        RelativeDate::MonthDay { pointing, .. }
        | RelativeDate::Month { pointing, .. }
        | RelativeDate::Quarter { pointing, .. }
        | RelativeDate::Season { pointing, .. }
        | RelativeDate::Feast { pointing, .. } => seen_from_writing(pointing, 460),
        RelativeDate::MonthOfYear { years, .. } | RelativeDate::QuarterOfYear { years, .. } => {
            Some((i64::from(years.unsigned_abs()) + 1) * 366)
        }
    }
}

/// The most days of a unit; none for one that is finer than a day.
const fn days_of(unit: Unit) -> Option<i64> {
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour => None,
        Unit::Day => Some(1),
        Unit::Week => Some(7),
        Unit::Month => Some(31),
        Unit::Quarter => Some(92),
        Unit::Year => Some(366),
        Unit::Decade => Some(3660),
        Unit::Century => Some(36600),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::annotate::time::scan;
    use crate::model::TimeForm;

    fn form(text: &str) -> (RelativeTime, Tense) {
        let times = scan(text, Some("en"));
        let TimeForm::Relative(form) = times[0].form else { panic!("{text} is not relative") };
        (form, times[0].tense)
    }

    /// When a sentence was written, if it tells of these days.
    fn written(text: &str, earliest: &str, latest: &str) -> String {
        let (form, tense) = form(text);
        let meant = DateRange { earliest: earliest.parse().unwrap(), latest: latest.parse().unwrap() };
        days_of_writing(&form, tense, meant)
            .map_or_else(|| "never".into(), |days| format!("{}..{}", days.earliest, days.latest))
    }

    #[test]
    fn a_relative_date_bounds_its_day_of_writing() {
        let on = |text: &str, day: &str| written(text, day, day);
        assert_eq!(on("The bridge fell on Monday.", "2019-05-06"), "2019-05-06..2019-05-12");
        assert_eq!(on("The bridge fell on Monday.", "2019-05-07"), "never");
        assert_eq!(on("The bridge will open on Monday.", "2019-05-06"), "2019-04-30..2019-05-06");
        assert_eq!(on("The bridge fell yesterday.", "2019-05-06"), "2019-05-07..2019-05-07");
        assert_eq!(on("The bridge fell earlier this month.", "2019-05-06"), "2019-05-06..2019-05-31");
        assert_eq!(on("The bridge fell last month.", "2019-05-06"), "2019-06-01..2019-06-30");
        assert_eq!(on("The bridge fell last year.", "2019-05-06"), "2020-01-01..2020-12-31");
        assert_eq!(on("The bridge fell on May 6.", "2019-05-06"), "2019-05-06..2020-03-01");
        assert_eq!(on("The bridge fell on May 7.", "2019-05-06"), "never");
        assert_eq!(written("The bridge fell on May 7.", "2019-05-01", "2019-05-31"), "2019-05-07..2020-03-02");
        assert_eq!(on("Two days later the bridge fell.", "2019-05-06"), "never");
    }

    proptest! {
        #[test]
        fn every_day_within_the_bounds_of_a_weekday_means_it(day in 730_000_i32..740_000, at in 0_usize..4) {
            let text = ["It fell on Monday.", "It fell last Friday.", "It will fall on Sunday.", "It fell last month."][at];
            let (form, tense) = form(text);
            let meant = DateRange::day(NaiveDate::from_num_days_from_ce_opt(day).unwrap());
            if let Some(days) = days_of_writing(&form, tense, meant) {
                for written in days.earliest.iter_days().take_while(|day| *day <= days.latest) {
                    let (range, _) = calendar::range(&resolve::value(&form, tense, written).unwrap()).unwrap();
                    prop_assert!(range.intersect(&meant).is_some());
                }
            }
        }
    }
}
