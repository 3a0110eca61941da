//! TIMEX3 values in, days out, and the other way round.

use chrono::{Datelike, Days, Months, NaiveDate, TimeDelta, Weekday};

use super::forms::full_year;
use crate::model::{DateRange, PartOfDay, Precision, RelativeDate, RelativeTime, Season, TimeOfDay, Unit};

/// The days that a calendar value means, and how fine they are; none for durations, sets and references.
pub(super) fn range(value: &str) -> Option<(DateRange, Precision)> {
    let value = value.split('T').next()?;
    if !value.is_ascii() || value.is_empty() || !value.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let (year, rest) = value.split_once('-').unwrap_or((value, ""));
    let number: i32 = year.parse().ok()?;
    match (year.len(), rest) {
        (4, "") => span_of(number, 1, 12, Precision::Year),
        (3, "") => years(number * 10, 10, Precision::Decade),
        (2, "") => years(number * 100, 100, Precision::Century),
        (4, rest) => within_year(number, rest),
        _ => None,
    }
}

/// The days that a value before Christ means, and how fine they are. The year before AD 1 is 1 BC; chrono counts it as 0.
pub(super) fn before_christ(value: &str) -> Option<(DateRange, Precision)> {
    let value = value.strip_prefix("BC")?.split('T').next()?;
    let (year, rest) = value.split_once('-').unwrap_or((value, ""));
    let year = 1 - year.parse::<i32>().ok().filter(|_| year.len() == 4)?;
    if rest.is_empty() { span_of(year, 1, 12, Precision::Year) } else { within_year(year, rest) }
}

/// A year as values tell it.
pub(super) fn year_value(year: i32) -> String {
    if year > 0 { format!("{year:04}") } else { format!("BC{:04}", 1 - year) }
}

fn within_year(year: i32, rest: &str) -> Option<(DateRange, Precision)> {
    match rest {
        "SP" => return span_of(year, 3, 3, Precision::Season),
        "SU" => return span_of(year, 6, 3, Precision::Season),
        "FA" => return span_of(year, 9, 3, Precision::Season),
        "WI" => return span_of(year, 12, 3, Precision::Season),
        "H1" => return span_of(year, 1, 6, Precision::Interval),
        "H2" => return span_of(year, 7, 6, Precision::Interval),
        _ => {}
    }
    if let Some(quarter) = rest.strip_prefix('Q') {
        let quarter: u32 = quarter.parse().ok().filter(|quarter| (1..=4).contains(quarter))?;
        return span_of(year, quarter * 3 - 2, 3, Precision::Season);
    }
    if let Some(week) = rest.strip_prefix('W') {
        let (week, weekend) = week.strip_suffix("-WE").map_or((week, false), |week| (week, true));
        let monday = NaiveDate::from_isoywd_opt(year, week.parse().ok()?, Weekday::Mon)?;
        let earliest = if weekend { monday.checked_add_days(Days::new(5))? } else { monday };
        let latest = monday.checked_add_days(Days::new(6))?;
        return Some((DateRange { earliest, latest }, Precision::Week));
    }
    match rest.split_once('-') {
        None => span_of(year, rest.parse().ok()?, 1, Precision::Month),
        Some((month, day)) => {
            let day = NaiveDate::from_ymd_opt(year, month.parse().ok()?, day.parse().ok()?)?;
            Some((DateRange::day(day), Precision::Day))
        }
    }
}

fn span_of(year: i32, month: u32, months: u32, precision: Precision) -> Option<(DateRange, Precision)> {
    let earliest = NaiveDate::from_ymd_opt(year, month, 1)?;
    let latest = earliest.checked_add_months(Months::new(months))?.pred_opt()?;
    Some((DateRange { earliest, latest }, precision))
}

fn years(year: i32, count: i32, precision: Precision) -> Option<(DateRange, Precision)> {
    let earliest = NaiveDate::from_ymd_opt(year, 1, 1)?;
    let latest = NaiveDate::from_ymd_opt(year + count - 1, 12, 31)?;
    Some((DateRange { earliest, latest }, precision))
}

/// The value of the unit that holds a day: `2018-09-17`, `2018-W38`, `2018-09`, `2018-Q3`, `2018`, `201`, `20`.
pub(super) fn value_of(day: NaiveDate, unit: Unit) -> String {
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => {
            format!("{}-{}", year_value(day.year()), day.format("%m-%d"))
        }
        Unit::Week => format!("{:04}-W{:02}", day.iso_week().year(), day.iso_week().week()),
        Unit::Month => format!("{}-{}", year_value(day.year()), day.format("%m")),
        Unit::Quarter => format!("{:04}-Q{}", day.year(), day.month0() / 3 + 1),
        Unit::Year => year_value(day.year()),
        Unit::Decade => format!("{:03}", day.year().div_euclid(10)),
        Unit::Century => format!("{:02}", day.year().div_euclid(100)),
    }
}

/// The day of the Gregorian calendar that a day of the Julian one is, as a value.
pub(super) fn from_julian(year: i32, month: u8, day: u8) -> Option<String> {
    let counted = if month < 3 { year - 1 } else { year };
    let behind = counted / 100 - counted / 400 - 2;
    let day = NaiveDate::from_ymd_opt(year, month.into(), day.into())?;
    Some(value_of(day.checked_add_signed(TimeDelta::days(behind.into()))?, Unit::Day))
}

/// The part of a value behind the date: `T17:02`, `TNI`.
pub(super) fn time_suffix(time: Option<TimeOfDay>) -> String {
    match time {
        None => String::new(),
        Some(TimeOfDay::Clock { hour, minute }) => format!("T{hour:02}:{minute:02}"),
        Some(TimeOfDay::Part(part)) => {
            let code = match part {
                PartOfDay::Morning => "MO",
                PartOfDay::Midday => "MI",
                PartOfDay::Afternoon => "AF",
                PartOfDay::Evening => "EV",
                PartOfDay::Night => "NI",
            };
            format!("T{code}")
        }
    }
}

/// The TIMEX3 code of a season.
pub(super) const fn season_code(season: Season) -> &'static str {
    match season {
        Season::Spring => "SP",
        Season::Summer => "SU",
        Season::Autumn => "FA",
        Season::Winter => "WI",
    }
}

/// The value of a form whose anchor is not known: what it says, with `X` for the rest.
pub(super) fn placeholder(form: &RelativeTime) -> String {
    let date = match form.date {
        RelativeDate::Step { unit, .. } => match unit {
            Unit::Week => "XXXX-WXX".into(),
            Unit::Month => "XXXX-XX".into(),
            Unit::Quarter => "XXXX-QX".into(),
            Unit::Year => "XXXX".into(),
            Unit::Decade => "XXX".into(),
            Unit::Century => "XX".into(),
            _ => "XXXX-XX-XX".into(),
        },
        RelativeDate::Weekday { day, .. } => format!("XXXX-WXX-{day}"),
        RelativeDate::Weekend { .. } => "XXXX-WXX-WE".into(),
        RelativeDate::WeekOf { .. } => "XXXX-WXX".into(),
        RelativeDate::MonthDay { month, day, .. } => format!("XXXX-{month:02}-{day:02}"),
        RelativeDate::Month { month, .. } | RelativeDate::MonthOfYear { month, .. } => format!("XXXX-{month:02}"),
        RelativeDate::DayOfMonth { day } => format!("XXXX-XX-{day:02}"),
        RelativeDate::Quarter { quarter, .. } | RelativeDate::QuarterOfYear { quarter, .. } => {
            format!("XXXX-Q{quarter}")
        }
        RelativeDate::Season { season, .. } => format!("XXXX-{}", season_code(season)),
        RelativeDate::ShortYear { year } => format!("{:04}", full_year(year.into())),
        RelativeDate::PeriodOf { year } => format!("{year:04}"),
        RelativeDate::Feast { .. } => "XXXX-XX-XX".into(),
    };
    date + &time_suffix(form.time)
}
