//! Dates that are only as precise as what is known.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use super::{Basis, Evidence};

/// How finely a date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Precision {
    /// One day.
    Day,
    /// A calendar week.
    Week,
    /// A calendar month.
    Month,
    /// A quarter or season.
    Season,
    /// A year.
    Year,
    /// A decade.
    Decade,
    /// A century.
    Century,
    /// Any other stretch of days.
    Interval,
}

/// A closed range of days: the truth lies in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct DateRange {
    /// First possible day.
    pub earliest: NaiveDate,
    /// Last possible day.
    pub latest: NaiveDate,
}

impl DateRange {
    /// The range of one day.
    #[must_use]
    pub const fn day(day: NaiveDate) -> Self {
        Self { earliest: day, latest: day }
    }

    /// The days both ranges hold, if any.
    #[must_use]
    pub fn intersect(&self, other: &Self) -> Option<Self> {
        let (earliest, latest) = (self.earliest.max(other.earliest), self.latest.min(other.latest));
        (earliest <= latest).then_some(Self { earliest, latest })
    }

    /// Number of days it holds, at least one.
    #[must_use]
    pub fn days(&self) -> i64 {
        (self.latest - self.earliest).num_days() + 1
    }
}

/// When something was: bounds, precision, and why we think so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dated {
    /// The bounds.
    pub range: DateRange,
    /// Time of day, local to the source, where one is printed.
    pub time: Option<NaiveTime>,
    /// How finely it is known.
    pub precision: Precision,
    /// How firmly it is known.
    pub basis: Basis,
    /// What says so, the strongest first; each bound of an inferred interval has its own.
    pub evidence: Vec<Evidence>,
}
