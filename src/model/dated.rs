//! Dates that are only as precise as what is known.

use chrono::{Datelike, Days, NaiveDate, NaiveTime};
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

    /// The range in EDTF (ISO 8601-2, level 1): what is known and no more.
    ///
    /// The short form of a month, season, year, decade or century is used only where the range is exactly that; any
    /// other range is an interval between its bounds. EDTF does not say to which year a winter belongs, so winters are
    /// intervals too.
    #[must_use]
    pub fn edtf(&self, precision: Precision) -> String {
        let Self { earliest, latest } = *self;
        if earliest == latest {
            return edtf_day(earliest);
        }
        let year = earliest.year();
        let short = match precision {
            Precision::Month if self.is_months(1) => Some(edtf_month(earliest)),
            Precision::Season if self.is_months(3) => {
                season_code(earliest.month()).map(|code| format!("{}-{code}", edtf_year(earliest)))
            }
            Precision::Year if self.is_months(12) && earliest.month() == 1 => Some(edtf_year(earliest)),
            Precision::Decade if self.is_years(10) => Some(format!("{:03}X", year / 10)),
            Precision::Century if self.is_years(100) => Some(format!("{:02}XX", year / 100)),
            _ => None,
        };
        short.unwrap_or_else(|| self.edtf_interval())
    }

    /// Both bounds, each no finer than it has to be.
    fn edtf_interval(&self) -> String {
        let write = if self.fills_months() {
            if self.earliest.month() == 1 && self.latest.month() == 12 { edtf_year } else { edtf_month }
        } else {
            edtf_day
        };
        format!("{}/{}", write(self.earliest), write(self.latest))
    }

    /// Whether it starts with the first day of a month and ends with the last of one.
    fn fills_months(&self) -> bool {
        self.earliest.day() == 1 && self.latest.checked_add_days(Days::new(1)).is_none_or(|next| next.day() == 1)
    }

    /// Whether it is just so many whole calendar months.
    fn is_months(&self, count: i32) -> bool {
        let months = |day: NaiveDate| day.year() * 12 + day.month0().cast_signed();
        self.fills_months() && months(self.latest) - months(self.earliest) + 1 == count
    }

    /// Whether it is just so many years of our era, from a year that `count` divides.
    fn is_years(&self, count: i32) -> bool {
        let year = self.earliest.year();
        (0..=9999).contains(&year) && year % count == 0 && self.earliest.month() == 1 && self.is_months(12 * count)
    }
}

fn edtf_day(day: NaiveDate) -> String {
    format!("{}-{:02}", edtf_month(day), day.day())
}

fn edtf_month(day: NaiveDate) -> String {
    format!("{}-{:02}", edtf_year(day), day.month())
}

/// Four digits; years that need more carry the prefix that EDTF asks for.
fn edtf_year(day: NaiveDate) -> String {
    match day.year() {
        year @ 0..=9999 => format!("{year:04}"),
        year @ -9999..=-1 => format!("-{:04}", -year),
        year => format!("Y{year}"),
    }
}

/// EDTF's number for the season that starts with this month.
const fn season_code(month: u32) -> Option<u32> {
    match month {
        3 => Some(21),
        6 => Some(22),
        9 => Some(23),
        _ => None,
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

impl Dated {
    /// The two days of a date told in figures of which nobody knows whether the day or the month comes first.
    #[must_use]
    pub fn either_day(&self) -> Option<(NaiveDate, NaiveDate)> {
        let DateRange { earliest, latest } = self.range;
        let is_told = self.precision == Precision::Interval && self.basis != Basis::Inferred;
        let is_turned =
            earliest.year() == latest.year() && (earliest.day(), earliest.month()) == (latest.month(), latest.day());
        (is_told && is_turned).then_some((earliest, latest))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edtf(earliest: &str, latest: &str, precision: Precision) -> String {
        DateRange { earliest: earliest.parse().unwrap(), latest: latest.parse().unwrap() }.edtf(precision)
    }

    #[test]
    fn edtf_says_no_more_than_is_known() {
        assert_eq!(edtf("2018-11-14", "2018-11-14", Precision::Day), "2018-11-14");
        assert_eq!(edtf("2018-11-01", "2018-11-30", Precision::Month), "2018-11");
        assert_eq!(edtf("2018-03-01", "2018-05-31", Precision::Season), "2018-21");
        assert_eq!(edtf("2018-01-01", "2018-12-31", Precision::Year), "2018");
        assert_eq!(edtf("1990-01-01", "1999-12-31", Precision::Decade), "199X");
        assert_eq!(edtf("1900-01-01", "1999-12-31", Precision::Century), "19XX");
        assert_eq!(edtf("2018-09-12", "2018-09-30", Precision::Interval), "2018-09-12/2018-09-30");
    }

    #[test]
    fn a_range_that_is_not_what_its_precision_says_is_an_interval() {
        assert_eq!(edtf("2018-11-03", "2018-11-30", Precision::Month), "2018-11-03/2018-11-30");
        assert_eq!(edtf("2018-01-01", "2018-03-31", Precision::Season), "2018-01/2018-03");
        assert_eq!(edtf("2018-12-01", "2019-02-28", Precision::Season), "2018-12/2019-02");
        assert_eq!(edtf("1901-01-01", "2000-12-31", Precision::Century), "1901/2000");
        assert_eq!(edtf("2018-09-10", "2018-09-16", Precision::Week), "2018-09-10/2018-09-16");
    }

    #[test]
    fn years_far_away_are_written_as_edtf_asks() {
        assert_eq!(edtf("-0043-03-15", "-0043-03-15", Precision::Day), "-0043-03-15");
        let far = DateRange::day(NaiveDate::MAX);
        assert!(far.edtf(Precision::Day).starts_with("Y262"), "{}", far.edtf(Precision::Day));
        let all = DateRange { earliest: NaiveDate::MIN, latest: NaiveDate::MAX };
        assert!(all.edtf(Precision::Interval).contains('/'));
    }
}
