//! Feasts and other named days: `data/feasts.tsv`, a line a day, by fixed date, by weekday of a month, or by Easter.

use std::sync::LazyLock;

use chrono::{Datelike, Days, NaiveDate, Weekday};

use crate::data_file::rows;

static FEASTS: LazyLock<Vec<Feast>> = LazyLock::new(|| parse(include_str!("data/feasts.tsv")));

/// How a feast's day is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rule {
    /// A month and a day.
    Fixed(u32, u32),
    /// The nth weekday (Monday being 1) of a month; 5 is the last.
    Nth(u32, u8, u8),
    /// The first weekday on or after a month and a day.
    From(u32, u32, u8),
    /// Days from Easter Sunday.
    Easter(i64),
}

#[derive(Debug)]
struct Feast {
    name: &'static str,
    rule: Rule,
}

fn parse(table: &'static str) -> Vec<Feast> {
    rows(table).filter_map(feast).collect()
}

fn feast(line: &'static str) -> Option<Feast> {
    let (name, rule) = line.split_once('\t')?;
    let mut words = rule.split_whitespace();
    let kind = words.next()?;
    let numbers: Vec<i64> = words.map(|word| word.parse().ok()).collect::<Option<_>>()?;
    let rule = match (kind, numbers.as_slice()) {
        ("fixed", &[month, day]) => Rule::Fixed(u32::try_from(month).ok()?, u32::try_from(day).ok()?),
        ("nth", &[month, weekday, nth]) => {
            Rule::Nth(u32::try_from(month).ok()?, u8::try_from(weekday).ok()?, u8::try_from(nth).ok()?)
        }
        ("from", &[month, day, weekday]) => {
            Rule::From(u32::try_from(month).ok()?, u32::try_from(day).ok()?, u8::try_from(weekday).ok()?)
        }
        ("easter", &[days]) => Rule::Easter(days),
        _ => return None,
    };
    Some(Feast { name, rule })
}

/// The names of all feasts, in the order of their numbers.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    FEASTS.iter().map(|feast| feast.name)
}

/// The day of a feast in a year.
pub(super) fn day(feast: u16, year: i32) -> Option<NaiveDate> {
    match FEASTS.get(usize::from(feast))?.rule {
        Rule::Fixed(month, day) => NaiveDate::from_ymd_opt(year, month, day),
        Rule::Nth(month, weekday, nth) => {
            let weekday = Weekday::try_from(weekday.checked_sub(1)?).ok()?;
            (1..=nth).rev().find_map(|nth| NaiveDate::from_weekday_of_month_opt(year, month, weekday, nth))
        }
        Rule::From(month, day, weekday) => {
            let weekday = Weekday::try_from(weekday.checked_sub(1)?).ok()?;
            NaiveDate::from_ymd_opt(year, month, day)?.iter_days().take(7).find(|day| day.weekday() == weekday)
        }
        Rule::Easter(days) => easter(year)?.checked_add_signed(chrono::TimeDelta::days(days)),
    }
}

/// Easter Sunday of the Gregorian calendar (the anonymous algorithm, Nature 1876).
fn easter(year: i32) -> Option<NaiveDate> {
    let (golden, century, rest) = (year.rem_euclid(19), year.div_euclid(100), year.rem_euclid(100));
    let correction = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - century / 4 - correction + 15) % 30;
    let letter = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
    let shift = (golden + 11 * epact + 22 * letter) / 451;
    let days = u64::try_from(epact + letter - 7 * shift).ok()?;
    NaiveDate::from_ymd_opt(year, 3, 22)?.checked_add_days(Days::new(days))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_a_feast() {
        let lines = rows(include_str!("data/feasts.tsv")).count();
        assert_eq!(lines, FEASTS.len());
    }

    #[test]
    fn days_of_feasts() {
        let on = |name: &str, year| {
            let feast = names().position(|known| known == name).unwrap();
            day(u16::try_from(feast).unwrap(), year).unwrap().to_string()
        };
        assert_eq!(on("Easter", 2018), "2018-04-01");
        assert_eq!(on("Good Friday", 2000), "2000-04-21");
        assert_eq!(on("Thanksgiving", 2019), "2019-11-28");
        assert_eq!(on("Memorial Day", 2020), "2020-05-25");
        assert_eq!(on("Christmas Day", 1999), "1999-12-25");
        assert_eq!(on("Election Day", 2016), "2016-11-08");
        assert_eq!(on("Election Day", 2020), "2020-11-03");
        assert_eq!(on("Black Friday", 2018), "2018-11-23");
        assert_eq!(on("Whit Sunday", 2021), "2021-05-23");
    }
}
