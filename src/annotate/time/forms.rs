//! What a matched pattern says: the operations that the grammar's third column names.

use chrono::NaiveDate;

use super::calendar::{self, season_code, time_suffix, value_of};
use super::feasts;
use super::grammar::{Captures, is_class};
use super::values::{PARTS, POINTINGS, REFERENCES, SEASONS, UNITS, nth, number_of, unit_code};
use super::vocabulary::{Symbol, Vocabulary};
use crate::model::{Reference, RelativeDate, RelativeTime, TimeForm, TimeOfDay, Unit};

/// An operation of the grammar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Operation {
    Date,
    Julian,
    ForeignDate,
    DateEither,
    Month,
    ForeignMonth,
    Year,
    BareYear,
    ShortYear,
    YearAfter,
    BeforeChrist,
    SeasonBeforeChrist,
    CenturyBeforeChrist,
    Decade,
    DecadeOf,
    Century,
    Season,
    Quarter,
    Half,
    Clock,
    Hours,
    Part,
    BarePart,
    Value,
    Duration,
    DurationHalf,
    DurationSum,
    DurationVague,
    Every,
    EveryWeekday,
    EveryMonth,
    Step,
    Ago,
    Hence,
    Earlier,
    Later,
    Compared,
    Weekday,
    Weekend,
    MonthDay,
    WeekOf,
    MonthOf,
    MonthOfYear,
    DayOfMonth,
    QuarterOf,
    QuarterOfYear,
    PeriodOf,
    SeasonOf,
    Feast,
    FeastOfYear,
    Nothing,
}

/// The operations by the name the grammar gives them, with their arguments.
const OPERATIONS: [(&str, Operation); 51] = [
    ("date", Operation::Date),                                 // YEAR MONTH DAY
    ("julian", Operation::Julian),                             // YEAR MONTH DAY of the Julian calendar
    ("foreign-date", Operation::ForeignDate),                  // YEAR MONTH DAY, in a text that is not English
    ("date-either", Operation::DateEither),                    // YEAR A B: whichever of the two can be the month
    ("month", Operation::Month),                               // YEAR MONTH
    ("foreign-month", Operation::ForeignMonth),                // YEAR MONTH, in a text that is not English
    ("year", Operation::Year),                                 // YEAR
    ("bare-year", Operation::BareYear),                        // YEAR, where the words around it allow a year
    ("short-year", Operation::ShortYear),                      // YY
    ("year-after", Operation::YearAfter),                      // YEAR YY: the second year of 1939-45
    ("before-christ", Operation::BeforeChrist),                // number MONTH? DAY?
    ("season-before-christ", Operation::SeasonBeforeChrist),   // number SEASON
    ("century-before-christ", Operation::CenturyBeforeChrist), // ordinal
    ("decade", Operation::Decade),                             // first year
    ("decade-of", Operation::DecadeOf),                        // century's first year, decade
    ("century", Operation::Century),                           // ordinal
    ("season", Operation::Season),                             // YEAR SEASON
    ("quarter", Operation::Quarter),                           // YEAR number
    ("half", Operation::Half),                                 // YEAR number
    ("clock", Operation::Clock),                               // HOUR MINUTE MERIDIEM?
    ("hours", Operation::Hours),                               // HHMM
    ("part", Operation::Part),                                 // days from the anchor, PART, reference
    ("bare-part", Operation::BarePart),                        // 0 PART, only beside a date
    ("value", Operation::Value),                               // TIMEX3 value
    ("duration", Operation::Duration),                         // number UNIT
    ("duration-half", Operation::DurationHalf),                // number UNIT, and half a unit
    ("duration-sum", Operation::DurationSum),                  // number UNIT number UNIT
    ("duration-vague", Operation::DurationVague),              // UNIT
    ("every", Operation::Every),                               // number UNIT
    ("every-weekday", Operation::EveryWeekday),                // WEEKDAY PART?
    ("every-month", Operation::EveryMonth),                    // MONTH
    ("step", Operation::Step),                                 // UNIT number, from the day of writing
    ("ago", Operation::Ago),                                   // UNIT number, back from the day of writing
    ("hence", Operation::Hence),                               // UNIT number, on from the day of writing
    ("earlier", Operation::Earlier),                           // UNIT number, back from the date mentioned last
    ("later", Operation::Later),                               // UNIT number, on from the date mentioned last
    ("compared", Operation::Compared),                         // UNIT number, back from the period reported on
    ("weekday", Operation::Weekday),                           // WEEKDAY pointing
    ("weekend", Operation::Weekend),                           // pointing
    ("month-day", Operation::MonthDay),                        // MONTH DAY
    ("week-of", Operation::WeekOf),                            // MONTH DAY
    ("month-of", Operation::MonthOf),                          // MONTH pointing
    ("month-of-year", Operation::MonthOfYear),                 // MONTH years
    ("day-of-month", Operation::DayOfMonth),                   // DAY
    ("quarter-of", Operation::QuarterOf),                      // number pointing
    ("quarter-of-year", Operation::QuarterOfYear),             // number years
    ("period-of", Operation::PeriodOf),                        // YEAR
    ("season-of", Operation::SeasonOf),                        // SEASON pointing
    ("feast", Operation::Feast),                               // FEAST pointing
    ("feast-of-year", Operation::FeastOfYear),                 // FEAST YEAR
    ("nothing", Operation::Nothing),                           // what only looks like a time
];

impl Operation {
    /// Whether it reads what in English would be something else.
    pub(super) const fn is_foreign(self) -> bool {
        matches!(self, Self::ForeignDate | Self::ForeignMonth)
    }

    /// The operation of a name.
    pub(super) fn named(name: &str) -> Option<Self> {
        OPERATIONS.iter().find(|(known, _)| *known == name).map(|&(_, operation)| operation)
    }
}

impl Operation {
    /// Whether a match of it that makes no form is an impossible date and not something else.
    pub(super) const fn may_be_impossible(self) -> bool {
        matches!(self, Self::Date | Self::Julian | Self::MonthDay | Self::Nothing)
    }
}

/// An argument of an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Argument {
    /// The value of the nth match of a class.
    Slot(Symbol, usize),
    /// A number, or a named value's place in its table.
    Number(i32),
    /// A TIMEX3 value.
    Text(&'static str),
}

impl Argument {
    /// Reads `MONTH`, `YEAR.2`, `-1`, the name of a value, or a TIMEX3 value.
    pub(super) fn parse(written: &'static str, vocabulary: &Vocabulary) -> Option<Self> {
        let (name, nth) = match written.split_once('.') {
            Some((name, nth)) => (name, nth.parse::<usize>().ok()?.checked_sub(1)?),
            None => (written, 0),
        };
        if is_class(name)
            && let Some(symbol) = vocabulary.find(name)
        {
            return Some(Self::Slot(symbol, nth));
        }
        Some(number_of(written).map_or(Self::Text(written), Self::Number))
    }
}

/// The arguments of an operation, as matched.
struct Arguments<'a> {
    written: &'a [Argument],
    captures: &'a Captures,
}

impl Arguments<'_> {
    fn number(&self, place: usize) -> Option<i32> {
        match *self.written.get(place)? {
            Argument::Number(number) => Some(number),
            Argument::Text(_) => None,
            Argument::Slot(symbol, nth) => {
                self.captures.iter().filter(|(captured, _)| *captured == symbol).nth(nth).map(|&(_, value)| value)
            }
        }
    }

    fn within(&self, place: usize, first: u8, last: u8) -> Option<u8> {
        let number = u8::try_from(self.number(place)?).ok()?;
        (first..=last).contains(&number).then_some(number)
    }

    fn unit(&self, place: usize) -> Option<Unit> {
        nth(&UNITS, self.number(place)?)
    }

    /// A number that may be a count of units.
    fn count(&self, place: usize) -> Option<i32> {
        self.number(place).filter(|count| count.abs() < 100_000)
    }

    fn reference(&self, place: usize) -> Option<Reference> {
        nth(&REFERENCES, self.number(place)?)
    }

    fn step(&self, direction: i32, from: Reference) -> Option<RelativeDate> {
        Some(RelativeDate::Step { unit: self.unit(0)?, count: direction * self.count(1)?, from })
    }
}

/// The form that an operation makes of what a pattern matched; none where there is no such date or time.
pub(super) fn build(operation: Operation, written: &[Argument], captures: &Captures) -> Option<TimeForm> {
    let arguments = Arguments { written, captures };
    absolute(operation, &arguments)
        .map(TimeForm::Absolute)
        .or_else(|| relative(operation, &arguments).map(TimeForm::Relative))
}

fn absolute(operation: Operation, arguments: &Arguments) -> Option<String> {
    let number = |place| arguments.number(place);
    match operation {
        Operation::Date | Operation::ForeignDate => date(number(0)?, number(1)?, number(2)?),
        Operation::Julian => {
            calendar::from_julian(number(0)?, arguments.within(1, 1, 12)?, arguments.within(2, 1, 31)?)
        }
        Operation::DateEither => {
            let (year, a, b) = (number(0)?, number(1)?, number(2)?);
            match (date(year, a, b), date(year, b, a)) {
                // Nobody can tell 3 April from 4 March: only the year is sure.
                (Some(one), Some(other)) if one != other => Some(format!("{:04}", full_year(year))),
                (one, other) => one.or(other),
            }
        }
        Operation::Month | Operation::ForeignMonth => {
            Some(format!("{:04}-{:02}", number(0)?, arguments.within(1, 1, 12)?))
        }
        Operation::Year | Operation::BareYear => Some(format!("{:04}", number(0)?)),
        Operation::YearAfter => {
            let (first, second) = (number(0)?, number(0)? / 100 * 100 + number(1)?);
            (first < second).then(|| format!("{second:04}"))
        }
        Operation::BeforeChrist => {
            let year = number(0).filter(|year| (1..=9999).contains(year))?;
            let part = |place| arguments.within(place, 1, 31).map_or_else(String::new, |part| format!("-{part:02}"));
            Some(format!("BC{year:04}{}{}", part(1), part(2)))
        }
        Operation::SeasonBeforeChrist => {
            let year = number(0).filter(|year| (1..=9999).contains(year))?;
            Some(format!("BC{year:04}-{}", season_code(nth(&SEASONS, number(1)?)?)))
        }
        Operation::CenturyBeforeChrist => Some(format!("BC{:02}", arguments.within(0, 1, 99)? - 1)),
        Operation::Decade => number(0).filter(|year| year % 10 == 0).map(|year| format!("{:03}", year / 10)),
        Operation::DecadeOf => Some(format!("{:03}", number(0)? / 10 + number(1)? / 10)),
        Operation::Century => Some(format!("{:02}", arguments.within(0, 1, 30)? - 1)),
        Operation::Season => Some(format!("{:04}-{}", number(0)?, season_code(nth(&SEASONS, number(1)?)?))),
        Operation::Quarter => Some(format!("{:04}-Q{}", number(0)?, arguments.within(1, 1, 4)?)),
        Operation::Half => Some(format!("{:04}-H{}", number(0)?, arguments.within(1, 1, 2)?)),
        Operation::FeastOfYear => Some(value_of(feasts::day(u16::try_from(number(0)?).ok()?, number(1)?)?, Unit::Day)),
        Operation::Value => match arguments.written.first()? {
            Argument::Text(value) => Some((*value).to_owned()),
            _ => None,
        },
        Operation::Duration => Some(duration(&arguments.count(0)?.to_string(), arguments.unit(1)?)),
        Operation::DurationHalf => half_more(arguments.count(0)?, arguments.unit(1)?),
        Operation::DurationSum => {
            let (first, second) = (arguments.unit(1)?, arguments.unit(3)?);
            let clock = second < Unit::Day;
            let (whole, part) = (duration(&arguments.count(0)?.to_string(), first), arguments.count(2)?);
            let part = duration(&part.to_string(), second);
            let part = if clock && first < Unit::Day { part.get(2..) } else { part.get(1..) };
            (first > second && first < Unit::Decade).then(|| Some(whole + part?))?
        }
        Operation::DurationVague => Some(duration("X", arguments.unit(0)?)),
        Operation::Every => Some(duration(&arguments.count(0)?.to_string(), arguments.unit(1)?)),
        Operation::EveryWeekday => {
            let part = number(1).and_then(|part| nth(&PARTS, part)).map(TimeOfDay::Part);
            Some(format!("XXXX-WXX-{}{}", arguments.within(0, 1, 7)?, time_suffix(part)))
        }
        Operation::EveryMonth => Some(format!("XXXX-{:02}", arguments.within(0, 1, 12)?)),
        _ => None,
    }
}

fn relative(operation: Operation, arguments: &Arguments) -> Option<RelativeTime> {
    let number = |place| arguments.number(place);
    let pointing = |place| nth(&POINTINGS, number(place)?);
    let today = RelativeDate::Step { unit: Unit::Day, count: 0, from: Reference::Writing };
    let (date, time) = match operation {
        Operation::Hours => (today, Some(clock(number(0)? / 100, number(0)? % 100, None)?)),
        Operation::Clock => (today, Some(clock(number(0)?, number(1)?, number(2))?)),
        Operation::Part | Operation::BarePart => {
            let from = arguments.reference(2).unwrap_or(Reference::Writing);
            let date = RelativeDate::Step { unit: Unit::Day, count: arguments.count(0)?, from };
            (date, Some(TimeOfDay::Part(nth(&PARTS, number(1)?)?)))
        }
        Operation::Step => (arguments.step(1, Reference::Writing)?, None),
        Operation::Ago => (arguments.step(-1, Reference::Writing)?, None),
        Operation::Hence => (arguments.step(1, Reference::Writing)?, None),
        Operation::Earlier => (arguments.step(-1, Reference::Mentioned)?, None),
        Operation::Later => (arguments.step(1, Reference::Mentioned)?, None),
        Operation::Compared => (arguments.step(-1, Reference::Period)?, None),
        Operation::Weekday => (RelativeDate::Weekday { day: arguments.within(0, 1, 7)?, pointing: pointing(1)? }, None),
        Operation::Weekend => (RelativeDate::Weekend { pointing: pointing(0)? }, None),
        Operation::MonthDay => {
            let (month, day) = (arguments.within(0, 1, 12)?, arguments.within(1, 1, 31)?);
            date(2000, month.into(), day.into())?;
            (RelativeDate::MonthDay { month, day, pointing: crate::model::Pointing::Open }, None)
        }
        Operation::WeekOf => {
            let (month, day) = (arguments.within(0, 1, 12)?, arguments.within(1, 1, 31)?);
            date(2000, month.into(), day.into())?;
            (RelativeDate::WeekOf { month, day }, None)
        }
        Operation::MonthOf => {
            (RelativeDate::Month { month: arguments.within(0, 1, 12)?, pointing: pointing(1)? }, None)
        }
        Operation::MonthOfYear => {
            (RelativeDate::MonthOfYear { month: arguments.within(0, 1, 12)?, years: arguments.count(1)? }, None)
        }
        Operation::DayOfMonth => (RelativeDate::DayOfMonth { day: arguments.within(0, 1, 31)? }, None),
        Operation::QuarterOf => {
            (RelativeDate::Quarter { quarter: arguments.within(0, 1, 4)?, pointing: pointing(1)? }, None)
        }
        Operation::QuarterOfYear => {
            (RelativeDate::QuarterOfYear { quarter: arguments.within(0, 1, 4)?, years: arguments.count(1)? }, None)
        }
        Operation::ShortYear => (RelativeDate::ShortYear { year: arguments.within(0, 0, 99)? }, None),
        Operation::PeriodOf => (RelativeDate::PeriodOf { year: number(0)? }, None),
        Operation::SeasonOf => {
            (RelativeDate::Season { season: nth(&SEASONS, number(0)?)?, pointing: pointing(1)? }, None)
        }
        Operation::Feast => {
            (RelativeDate::Feast { feast: u16::try_from(number(0)?).ok()?, pointing: pointing(1)? }, None)
        }
        _ => return None,
    };
    Some(RelativeTime { date, time })
}

/// A year told by its last two digits.
pub(super) const fn full_year(year: i32) -> i32 {
    match year {
        0..40 => 2000 + year,
        40..100 => 1900 + year,
        _ => year,
    }
}

fn date(year: i32, month: i32, day: i32) -> Option<String> {
    let year = full_year(year);
    let date = NaiveDate::from_ymd_opt(year, u32::try_from(month).ok()?, u32::try_from(day).ok()?)?;
    Some(date.format("%Y-%m-%d").to_string())
}

fn clock(hour: i32, minute: i32, meridiem: Option<i32>) -> Option<TimeOfDay> {
    let hour = match meridiem {
        Some(shift) if hour <= 12 => hour % 12 + shift,
        _ => hour,
    };
    let (hour, minute) = (u8::try_from(hour).ok()?, u8::try_from(minute).ok()?);
    let valid = hour < 24 && minute < 60 || hour == 24 && minute == 0;
    valid.then_some(TimeOfDay::Clock { hour, minute })
}

fn duration(count: &str, unit: Unit) -> String {
    let (tens, code) = unit_code(unit);
    let time = if unit < Unit::Day { "T" } else { "" };
    let zeros = if count == "X" { "" } else { tens };
    let code = if count == "X" || zeros.is_empty() { code } else { "Y" };
    format!("P{time}{count}{zeros}{code}")
}

/// "Two and a half years" as `P2Y6M`.
fn half_more(count: i32, unit: Unit) -> Option<String> {
    Some(match unit {
        Unit::Hour => format!("PT{count}H30M"),
        Unit::Minute => format!("PT{count}M30S"),
        Unit::Day => format!("P{count}DT12H"),
        Unit::Year => format!("P{count}Y6M"),
        Unit::Decade => format!("P{}Y", count * 10 + 5),
        Unit::Century => format!("P{}Y", count * 100 + 50),
        Unit::Month => format!("P{count}M15D"),
        Unit::Week | Unit::Quarter | Unit::Second => return None,
    })
}
