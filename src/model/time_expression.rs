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
    /// A value that needs the anchor: an operation understood by the resolver, with its arguments.
    Relative(RelativeTime),
}

/// An anchor-relative time. Tense of the clause (past or future) helps where the form leaves the direction open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RelativeTime {
    /// The operation, such as `weekday`, `month-day`, `offset-day`, `this-month`: the resolver's table lists them all.
    pub operation: String,
    /// Its numeric arguments, in the order the table gives.
    pub arguments: Vec<i32>,
    /// Whether the clause looks ahead (`Some(true)`), back (`Some(false)`), or does not say.
    pub ahead: Option<bool>,
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
    /// Its TIMEX3 value as far as it is known now.
    pub value: String,
    /// The days it may mean, for a `Date` or `Time` whose value is a calendar date.
    pub range: Option<DateRange>,
    /// How fine the range is.
    pub precision: Option<Precision>,
    /// The day it was worked out from, when it needed one.
    pub anchor: Option<NaiveDate>,
}
