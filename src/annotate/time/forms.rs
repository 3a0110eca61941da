//! What a matched pattern says: the operations that the grammar's third column names.

use super::grammar::{Captures, is_class};
use super::vocabulary::{Symbol, Vocabulary};
use crate::model::{PartOfDay, Reference, RelativeDate, RelativeTime, Tense, TimeForm, TimeOfDay, Unit};
use chrono::NaiveDate;

/// An operation of the grammar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Operation {
    /// `date YEAR MONTH DAY`
    Date,
    /// `date-either YEAR A B`: the month first where that is a month, as Americans write, else the day.
    DateEither,
    /// `month YEAR MONTH`
    Month,
    /// `clock HOUR MINUTE MERIDIEM?`
    Clock,
}

impl Operation {
    /// The operation of a name.
    pub(super) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "date" => Self::Date,
            "date-either" => Self::DateEither,
            "month" => Self::Month,
            "clock" => Self::Clock,
            _ => return None,
        })
    }
}

/// An argument of an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Argument {
    /// The value of the nth match of a class.
    Slot(Symbol, usize),
    /// A number.
    Number(i32),
}

impl Argument {
    /// Reads `MONTH`, `YEAR.2`, `-1` or the name of a value.
    pub(super) fn parse(written: &str, vocabulary: &Vocabulary) -> Option<Self> {
        let (name, nth) = match written.split_once('.') {
            Some((name, nth)) => (name, nth.parse::<usize>().ok()?.checked_sub(1)?),
            None => (written, 0),
        };
        if is_class(name) {
            return Some(Self::Slot(vocabulary.find(name)?, nth));
        }
        class_value(written).map(Self::Number)
    }

    fn value(self, captures: &Captures) -> Option<i32> {
        match self {
            Self::Number(number) => Some(number),
            Self::Slot(symbol, nth) => {
                captures.iter().filter(|(captured, _)| *captured == symbol).nth(nth).map(|&(_, value)| value)
            }
        }
    }
}

const PARTS: [(&str, PartOfDay); 5] = [
    ("morning", PartOfDay::Morning),
    ("midday", PartOfDay::Midday),
    ("afternoon", PartOfDay::Afternoon),
    ("evening", PartOfDay::Evening),
    ("night", PartOfDay::Night),
];

/// The number that stands for a value of a class: itself, or its place in the table of names.
pub(super) fn class_value(written: &str) -> Option<i32> {
    let named = || PARTS.iter().position(|&(name, _)| name == written);
    written.parse().ok().or_else(|| named().and_then(|place| i32::try_from(place).ok()))
}

/// The form that an operation makes of what a pattern matched; none where there is no such date or time.
pub(super) fn build(operation: Operation, arguments: &[Argument], captures: &Captures) -> Option<TimeForm> {
    let argument = |nth: usize| arguments.get(nth).and_then(|argument| argument.value(captures));
    match operation {
        Operation::Date => date(argument(0)?, argument(1)?, argument(2)?),
        Operation::DateEither => {
            let (year, a, b) = (argument(0)?, argument(1)?, argument(2)?);
            date(year, a, b).or_else(|| date(year, b, a))
        }
        Operation::Month => {
            let (year, month) = (argument(0)?, argument(1)?);
            (1..=12).contains(&month).then(|| TimeForm::Absolute(format!("{year:04}-{month:02}")))
        }
        Operation::Clock => clock(argument(0)?, argument(1)?, argument(2)),
    }
}

fn date(year: i32, month: i32, day: i32) -> Option<TimeForm> {
    let date = NaiveDate::from_ymd_opt(year, u32::try_from(month).ok()?, u32::try_from(day).ok()?)?;
    Some(TimeForm::Absolute(date.format("%Y-%m-%d").to_string()))
}

fn clock(hour: i32, minute: i32, meridiem: Option<i32>) -> Option<TimeForm> {
    let hour = match meridiem {
        Some(_) if hour > 12 => hour,
        Some(shift) => hour % 12 + shift,
        None => hour,
    };
    let (hour, minute) = (u8::try_from(hour).ok()?, u8::try_from(minute).ok()?);
    let valid = hour < 24 && minute < 60 || hour == 24 && minute == 0;
    valid.then(|| {
        TimeForm::Relative(RelativeTime {
            date: RelativeDate::Step { unit: Unit::Day, count: 0, from: Reference::Writing },
            time: Some(TimeOfDay::Clock { hour, minute }),
            tense: Tense::Open,
        })
    })
}
