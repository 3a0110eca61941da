//! Dates as a reader sees them: bounds and precision in, words out that say what is known and no more.
//!
//! A date within one unit of the calendar prints as that unit (`17 Sep 2018`, `week of 17 Sep 2018`, `Sep 2018`); anything else prints
//! both bounds (`between 3 and 20 Sep 2018`). The basis is always a phrase, never a number.

use chrono::{Datelike, NaiveDate, Weekday};
use serde::Serialize;

use crate::model::{Basis, DateRange, Dated, EventBasis, EventEvidence, Evidence, Precision};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A date in words, each part that HTML can express with its `datetime` value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct DateView {
    /// Words before the first date: `between `, `week of `, or nothing.
    pub(crate) lead: &'static str,
    /// The date, or the first of the two bounds.
    pub(crate) first: Stamp,
    /// The second bound of an interval.
    pub(crate) second: Option<Stamp>,
}

/// One date with the value of its `datetime` attribute.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Stamp {
    /// What is printed.
    pub(crate) text: String,
    /// The machine's form, where HTML has one.
    pub(crate) datetime: Option<String>,
}

impl DateView {
    /// The words alone.
    pub(crate) fn plain(&self) -> String {
        let second = self.second.as_ref().map(|stamp| format!(" and {}", stamp.text));
        format!("{}{}{}", self.lead, self.first.text, second.unwrap_or_default())
    }
}

/// The words for a date known to lie in `range`.
pub(crate) fn view(range: DateRange, precision: Precision) -> DateView {
    let DateRange { earliest, latest } = range;
    let single = |lead, text, datetime| DateView { lead, first: Stamp { text, datetime }, second: None };
    match precision {
        _ if earliest == latest => single("", day(earliest), iso_day(earliest)),
        Precision::Week if is_week(range) => single("week of ", day(earliest), iso_week(earliest)),
        _ if is_month(range) => single("", month(earliest.year(), earliest.month()), iso_month(earliest)),
        _ if is_year(range) => single("", earliest.year().to_string(), iso_year(earliest)),
        Precision::Season if earliest.day() == 1 => {
            let year = if earliest.year() == latest.year() { String::new() } else { format!(" {}", earliest.year()) };
            single("", format!("{}{year} to {}", short(earliest.month()), month(latest.year(), latest.month())), None)
        }
        Precision::Decade => single("", format!("{}s", earliest.year()), None),
        Precision::Century => single("", format!("{}th century", earliest.year().div_euclid(100) + 1), None),
        _ => between(earliest, latest),
    }
}

fn between(earliest: NaiveDate, latest: NaiveDate) -> DateView {
    let first = if (earliest.year(), earliest.month()) == (latest.year(), latest.month()) {
        earliest.day().to_string()
    } else if earliest.year() == latest.year() {
        format!("{} {}", earliest.day(), short(earliest.month()))
    } else {
        day(earliest)
    };
    DateView {
        lead: "between ",
        first: Stamp { text: first, datetime: iso_day(earliest) },
        second: Some(Stamp { text: day(latest), datetime: iso_day(latest) }),
    }
}

/// `17 Sep 2018`.
pub(crate) fn day(date: NaiveDate) -> String {
    format!("{} {}", date.day(), month(date.year(), date.month()))
}

/// `Sep 2018`.
pub(crate) fn month(year: i32, month: u32) -> String {
    format!("{} {year}", short(month))
}

/// `September`.
pub(crate) fn month_name(month: u32) -> &'static str {
    MONTHS.get(month.saturating_sub(1) as usize).copied().unwrap_or_default()
}

/// `Sep`, but `June` and `July`.
pub(crate) fn short(month: u32) -> &'static str {
    let name = month_name(month);
    if name.len() <= 4 { name } else { &name[..3] }
}

/// The span of several dates in words: `September 2018 to April 2024`.
pub(crate) fn span(earliest: NaiveDate, latest: NaiveDate) -> String {
    let (from, to) = (month_name(earliest.month()), month_name(latest.month()));
    if earliest == latest {
        day(earliest)
    } else if (earliest.year(), earliest.month()) == (latest.year(), latest.month()) {
        format!("{from} {}", earliest.year())
    } else if earliest.year() == latest.year() {
        format!("{from} to {to} {}", latest.year())
    } else {
        format!("{from} {} to {to} {}", earliest.year(), latest.year())
    }
}

/// The month that holds the whole range, where one does.
pub(crate) fn month_of(range: DateRange) -> Option<(i32, u32)> {
    let first = (range.earliest.year(), range.earliest.month());
    (first == (range.latest.year(), range.latest.month())).then_some(first)
}

/// The year that holds the whole range, where one does.
pub(crate) fn year_of(range: DateRange) -> Option<i32> {
    (range.earliest.year() == range.latest.year()).then_some(range.earliest.year())
}

fn is_month(range: DateRange) -> bool {
    month_of(range).is_some() && range.earliest.day() == 1 && range.latest.succ_opt().is_none_or(|next| next.day() == 1)
}

/// Weeks are those of ISO 8601: from Monday to Sunday.
fn is_week(range: DateRange) -> bool {
    range.earliest.weekday() == Weekday::Mon && range.days() == 7
}

fn is_year(range: DateRange) -> bool {
    year_of(range).is_some() && range.earliest.ordinal() == 1 && (range.latest.month(), range.latest.day()) == (12, 31)
}

/// HTML's dates have years of four digits.
fn expressible(date: NaiveDate) -> bool {
    (1..=9999).contains(&date.year())
}

fn iso_day(date: NaiveDate) -> Option<String> {
    expressible(date).then(|| date.format("%Y-%m-%d").to_string())
}

fn iso_week(date: NaiveDate) -> Option<String> {
    expressible(date).then(|| date.format("%G-W%V").to_string())
}

fn iso_month(date: NaiveDate) -> Option<String> {
    expressible(date).then(|| date.format("%Y-%m").to_string())
}

fn iso_year(date: NaiveDate) -> Option<String> {
    expressible(date).then(|| date.format("%Y").to_string())
}

/// The date as precisely as JSON-LD may state it: only what lies within one day, month or year.
pub(crate) fn iso(range: DateRange) -> Option<String> {
    if range.earliest == range.latest {
        iso_day(range.earliest)
    } else if is_month(range) {
        iso_month(range.earliest)
    } else if is_year(range) {
        iso_year(range.earliest)
    } else {
        None
    }
}

/// Why a date is believed, for a reader: a word, the rule, and the words of the source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct BasisView {
    /// `stated`, `declared` or `inferred`: names the style of its mark.
    pub(crate) kind: &'static str,
    /// The same for the reader.
    pub(crate) words: String,
}

/// How firmly a value is known.
pub(crate) fn basis(basis: Basis) -> BasisView {
    let (kind, words) = match basis {
        Basis::Declared => ("declared", "declared by the file or page"),
        Basis::Stated => ("stated", "stated in the article"),
        Basis::Inferred => ("inferred", "worked out, not stated"),
    };
    BasisView { kind, words: words.into() }
}

/// How firmly an article's date is known, in the few words that a list has room for.
pub(crate) fn brief_basis(dated: &Dated) -> BasisView {
    let words = match dated.basis {
        Basis::Declared => "declared",
        Basis::Stated => "stated",
        Basis::Inferred => "worked out",
    };
    BasisView { kind: basis(dated.basis).kind, words: words.into() }
}

/// How a sentence dates an event; `text` is the article's.
pub(crate) fn event_basis(evidence: &EventEvidence, text: &str) -> BasisView {
    let words = evidence.time.map(|span| span.of(text)).filter(|words| !words.is_empty());
    match (evidence.basis, words) {
        (EventBasis::Stated, Some(words)) => BasisView { kind: "stated", words: format!("stated: “{words}”") },
        (EventBasis::Stated, None) => BasisView { kind: "stated", words: "stated".into() },
        (EventBasis::Inferred, Some(words)) => {
            BasisView { kind: "inferred", words: format!("worked out from “{words}”") }
        }
        (EventBasis::Inferred, None) => BasisView { kind: "inferred", words: "names who is meant".into() },
        (EventBasis::Reported, _) => {
            BasisView { kind: "reported", words: "names no day; dated by the day of the report".into() }
        }
    }
}

/// What a precision is called beside a date.
pub(crate) fn precision(precision: Precision) -> &'static str {
    match precision {
        Precision::Day => "day known",
        Precision::Week => "week known",
        Precision::Month => "month only",
        Precision::Season => "season only",
        Precision::Year => "year only",
        Precision::Decade => "decade only",
        Precision::Century => "century only",
        Precision::Interval => "within these bounds",
    }
}

/// The words and the rule behind one value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct EvidenceView {
    /// The words it was read from.
    pub(crate) text: String,
    /// The rule that read it.
    pub(crate) rule: String,
    /// The source line, where there is one.
    pub(crate) line: Option<u32>,
}

impl From<&Evidence> for EvidenceView {
    fn from(evidence: &Evidence) -> Self {
        Self { text: evidence.text.clone(), rule: evidence.rule.clone(), line: evidence.line }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(from: &str, to: &str, precision: Precision) -> String {
        view(DateRange { earliest: from.parse().unwrap(), latest: to.parse().unwrap() }, precision).plain()
    }

    #[test]
    fn a_date_says_no_more_than_is_known() {
        assert_eq!(words("2018-09-17", "2018-09-17", Precision::Day), "17 Sep 2018");
        assert_eq!(words("2018-09-17", "2018-09-23", Precision::Week), "week of 17 Sep 2018");
        assert_eq!(words("2024-02-01", "2024-02-29", Precision::Month), "Feb 2024");
        assert_eq!(words("2018-01-01", "2018-12-31", Precision::Year), "2018");
        assert_eq!(words("2018-07-01", "2018-09-30", Precision::Season), "July to Sep 2018");
        assert_eq!(words("1980-01-01", "1989-12-31", Precision::Decade), "1980s");
        assert_eq!(words("2018-09-03", "2018-09-20", Precision::Interval), "between 3 and 20 Sep 2018");
        assert_eq!(words("2018-09-03", "2018-10-20", Precision::Interval), "between 3 Sep and 20 Oct 2018");
        assert_eq!(words("2018-12-30", "2019-01-02", Precision::Interval), "between 30 Dec 2018 and 2 Jan 2019");
    }

    #[test]
    fn only_a_calendar_week_is_called_a_week() {
        assert_eq!(words("2018-09-22", "2018-09-23", Precision::Week), "between 22 and 23 Sep 2018");
        assert_eq!(words("2018-09-18", "2018-09-24", Precision::Week), "between 18 and 24 Sep 2018");
        let week = DateRange { earliest: "2018-12-31".parse().unwrap(), latest: "2019-01-06".parse().unwrap() };
        assert_eq!(view(week, Precision::Week).first.datetime.as_deref(), Some("2019-W01"));
    }

    #[test]
    fn machines_get_no_more_than_readers() {
        let range = |from: &str, to: &str| DateRange { earliest: from.parse().unwrap(), latest: to.parse().unwrap() };
        assert_eq!(iso(range("2018-09-17", "2018-09-17")).as_deref(), Some("2018-09-17"));
        assert_eq!(iso(range("2018-09-01", "2018-09-30")).as_deref(), Some("2018-09"));
        assert_eq!(iso(range("2018-09-03", "2018-09-20")), None);
    }
}
