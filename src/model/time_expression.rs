//! Time expressions in the sense of TIMEX3 (ISO-TimeML).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{DateRange, Precision, Span};

/// The type of a TIMEX3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum TimeKind {
    /// A calendar date of any precision.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// Something that recurs.
    Set,
}

/// What an expression says before the day of writing is known.
///
/// The scanner makes these from a passage alone; resolving them against an article's date is a cheap later step that
/// can be repeated when the date becomes better known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TimeForm {
    /// A complete TIMEX3 value that needs no anchor: `2018-09-12`, `1945-08`, `P3D`, `PRESENT_REF`.
    Absolute(String),
    /// A value that needs the anchor.
    Relative(RelativeTime),
}

/// A calendar unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the names say it all")]
pub enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
}

/// Where an open expression points, seen from its anchor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Pointing {
    /// It does not say: "on Wednesday", "in September". The tense of the clause decides.
    Open,
    /// "last Wednesday".
    Back,
    /// "this September".
    Here,
    /// "next Wednesday".
    Ahead,
    /// "that summer": the one that holds the date mentioned last.
    There,
    /// "the previous September": the last one before the date mentioned last.
    Before,
    /// "the following spring": the first one after the date mentioned last.
    After,
}

/// What an expression is counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reference {
    /// The day of writing: "two days ago".
    Writing,
    /// The date mentioned last: "two days later".
    Mentioned,
    /// The period that is being reported on: "up from 4% a year earlier".
    Period,
}

/// The tense of the clause around an expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tense {
    /// "said on Monday".
    Past,
    /// "will meet on Monday".
    Future,
    /// Neither is said.
    Open,
}

/// A part of the day, with its TIMEX3 code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the names say it all")]
pub enum PartOfDay {
    Morning,
    Midday,
    Afternoon,
    Evening,
    Night,
}

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TimeOfDay {
    /// Read off a clock.
    Clock {
        /// 0 to 24.
        hour: u8,
        /// 0 to 59.
        minute: u8,
    },
    /// "Wednesday night".
    Part(PartOfDay),
}

/// A date that needs an anchor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RelativeDate {
    /// A whole number of units away, told to the unit: "yesterday", "last year", "two weeks ago", "this month".
    Step {
        /// The unit, which is also the precision of the outcome.
        unit: Unit,
        /// How many, negative towards the past.
        count: i32,
        /// From where.
        from: Reference,
    },
    /// A day of the week, Monday being 1.
    Weekday {
        /// 1 to 7.
        day: u8,
        /// Which one.
        pointing: Pointing,
    },
    /// A weekend.
    Weekend {
        /// Which one.
        pointing: Pointing,
    },
    /// A day of a month of an unnamed year: "December 3".
    MonthDay {
        /// 1 to 12.
        month: u8,
        /// 1 to 31.
        day: u8,
        /// Which one.
        pointing: Pointing,
    },
    /// The week that holds a day of an unnamed year: "the week of March 6".
    WeekOf {
        /// 1 to 12.
        month: u8,
        /// 1 to 31.
        day: u8,
    },
    /// A month of an unnamed year: "in September".
    Month {
        /// 1 to 12.
        month: u8,
        /// Which one.
        pointing: Pointing,
    },
    /// A month a number of years away: "June last year".
    MonthOfYear {
        /// 1 to 12.
        month: u8,
        /// 0 for this year, -1 for the last.
        years: i32,
    },
    /// A day of an unnamed month: "on the 14th".
    DayOfMonth {
        /// 1 to 31.
        day: u8,
    },
    /// A quarter of an unnamed year.
    Quarter {
        /// 1 to 4.
        quarter: u8,
        /// Which one.
        pointing: Pointing,
    },
    /// A quarter a number of years away: "last year's third quarter".
    QuarterOfYear {
        /// 1 to 4.
        quarter: u8,
        /// 0 for this year, -1 for the last.
        years: i32,
    },
    /// A year told by its last two digits: "the class of '68".
    ShortYear {
        /// 0 to 99.
        year: u8,
    },
    /// The part of another year that answers to the period being reported on: "the 1988 period".
    PeriodOf {
        /// The year.
        year: i32,
    },
    /// A season of an unnamed year.
    Season {
        /// Which season.
        season: Season,
        /// Which one.
        pointing: Pointing,
    },
    /// A feast or named day of an unnamed year.
    Feast {
        /// Its line in the table of feasts.
        feast: u16,
        /// Which one.
        pointing: Pointing,
    },
}

impl RelativeDate {
    /// Whether it names a single day.
    #[must_use]
    pub const fn is_day(&self) -> bool {
        matches!(
            self,
            Self::Step { unit: Unit::Day, .. }
                | Self::Weekday { .. }
                | Self::MonthDay { .. }
                | Self::DayOfMonth { .. }
                | Self::Feast { .. }
        )
    }
}

/// A season of the northern year, with the TIMEX3 codes `SP`, `SU`, `FA`, `WI`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the names say it all")]
pub enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

/// An anchor-relative time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RelativeTime {
    /// The date it names.
    pub date: RelativeDate,
    /// The time of day it names.
    pub time: Option<TimeOfDay>,
}

/// A time expression of an article's text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimeExpression {
    /// Where it stands.
    pub span: Span,
    /// Its type.
    pub kind: TimeKind,
    /// What it says before anchoring.
    pub form: TimeForm,
    /// The tense of its clause, which settles where an open form points.
    pub tense: Tense,
    /// Its TIMEX3 value as far as it is known now.
    pub value: String,
    /// The days it may mean, for a `Date` or `Time` whose value is a calendar date.
    pub range: Option<DateRange>,
    /// How fine the range is.
    pub precision: Option<Precision>,
    /// The day it was worked out from, when it needed one.
    pub anchor: Option<NaiveDate>,
}
