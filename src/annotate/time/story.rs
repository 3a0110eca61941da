//! The value of an expression in a text that goes on from one date to the next.
//!
//! A year that is left out is the year of the date mentioned last, or the next one where the text has just crossed the
//! turn of a year ("in December 1812 … in January"). A month, day or weekday that is left out is found likewise.

use chrono::{Datelike, Months, NaiveDate};

use super::calendar::{self, season_code};
use super::feasts;
use super::resolve;
use crate::model::{Pointing, Precision, Reference, RelativeDate, RelativeTime, Tense, Unit};

/// The calendar value of a form seen from a day of the date mentioned last, which is known to `precision`.
pub(super) fn value(form: &RelativeTime, tense: Tense, day: NaiveDate, precision: Precision) -> Option<String> {
    let year = |month: u32, pointing: Pointing| year_of(month, pointing, day, precision);
    match form.date {
        RelativeDate::Step { unit: wide, count, from } => {
            let unit = match (from, wide, precision) {
                (Reference::Period, Unit::Year, Precision::Season) => Unit::Quarter,
                (Reference::Period, Unit::Year, Precision::Month) => Unit::Month,
                _ => wide,
            };
            // "Two days later", where only the month is known.
            if precision == Precision::Month && matches!(wide, Unit::Day | Unit::Week) {
                return Some(calendar::value_of(day, Unit::Month));
            }
            Some(calendar::value_of(resolve::step(day, wide, count)?, unit))
        }
        RelativeDate::MonthDay { month, day: of_month, pointing } => {
            let day = NaiveDate::from_ymd_opt(year(month.into(), pointing)?, month.into(), of_month.into())?;
            Some(calendar::value_of(day, Unit::Day))
        }
        RelativeDate::WeekOf { month, day: of_month } => {
            let year = year(month.into(), Pointing::Open)?;
            let day = NaiveDate::from_ymd_opt(year, month.into(), of_month.into())?;
            Some(calendar::value_of(day, Unit::Week))
        }
        RelativeDate::Month { month, pointing } => {
            Some(format!("{}-{month:02}", calendar::year_value(year(month.into(), pointing)?)))
        }
        RelativeDate::DayOfMonth { day: of_month } => {
            let here = day.with_day(of_month.into());
            let passed = precision == Precision::Day && u32::from(of_month) < day.day();
            let day = if passed {
                day.with_day(1)?.checked_add_months(Months::new(1))?.with_day(of_month.into())
            } else {
                here
            };
            Some(calendar::value_of(day?, Unit::Day))
        }
        RelativeDate::Quarter { quarter, pointing } => {
            Some(format!("{:04}-Q{quarter}", year(u32::from(quarter) * 3 - 1, pointing)?))
        }
        RelativeDate::ShortYear { year } => {
            let here = day.year().div_euclid(100) * 100 + i32::from(year);
            let near = [here - 100, here, here + 100].into_iter().min_by_key(|year| (year - day.year()).abs())?;
            Some(format!("{near:04}"))
        }
        RelativeDate::PeriodOf { year } => match precision {
            Precision::Season => Some(calendar::value_of(day.with_year(year)?, Unit::Quarter)),
            Precision::Month => Some(calendar::value_of(day.with_year(year)?, Unit::Month)),
            _ => Some(format!("{year:04}")),
        },
        RelativeDate::Season { season, pointing } => {
            let year = calendar::year_value(year(season as u32 * 3 + 4, pointing)?);
            Some(format!("{year}-{}", season_code(season)))
        }
        RelativeDate::Feast { feast, pointing } => {
            let month = feasts::day(feast, day.year())?.month();
            feasts::day(feast, year(month, pointing)?).map(|day| calendar::value_of(day, Unit::Day))
        }
        RelativeDate::Weekday { .. } | RelativeDate::Weekend { .. } => resolve::value(form, Tense::Future, day),
        RelativeDate::MonthOfYear { .. } | RelativeDate::QuarterOfYear { .. } => resolve::value(form, tense, day),
    }
}

/// The year of a month that is told without one.
fn year_of(month: u32, pointing: Pointing, day: NaiveDate, precision: Precision) -> Option<i32> {
    let year = day.year();
    match (precision, pointing) {
        (Precision::Decade | Precision::Century | Precision::Interval, _) => None,
        (Precision::Year, Pointing::Before) => Some(year - 1),
        (Precision::Year, Pointing::After) => Some(year + 1),
        (Precision::Year, _) => Some(year),
        (_, Pointing::Before) => Some(if month < day.month() { year } else { year - 1 }),
        (_, Pointing::After) => Some(if month > day.month() { year } else { year + 1 }),
        _ => {
            let (back, ahead) =
                (i64::from(day.month()) - i64::from(month), i64::from(month + 12) - i64::from(day.month()));
            Some(if back > 0 && ahead < back { year + 1 } else { year })
        }
    }
}
