//! Dates as a reader sees them: bounds and precision in, words out that say what is known and no more.
//!
//! A date within one unit of the calendar prints as that unit (`17 Sep 2018`, `week of 17 Sep 2018`, `Sep 2018`); anything else prints
//! both bounds (`between 3 and 20 Sep 2018`). The basis is always a phrase, never a number.

use chrono::{Datelike, NaiveDate, Weekday};
use serde::Serialize;

use super::strings::Strings;
use crate::model::{Basis, DateRange, Dated, EventBasis, EventEvidence, Evidence, Precision};

/// A date in words, each part that HTML can express with its `datetime` value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct DateView {
    /// Words before the first date: `between `, `week of `, or nothing.
    pub(crate) lead: String,
    /// The date, or the first of the two bounds.
    pub(crate) first: Stamp,
    /// Words between the bounds.
    pub(crate) joint: String,
    /// The second bound of an interval.
    pub(crate) second: Option<Stamp>,
    /// Words behind all.
    pub(crate) tail: String,
}

/// One date with the value of its `datetime` attribute.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Stamp {
    /// What is printed.
    pub(crate) text: String,
    /// The machine's form, where HTML has one.
    pub(crate) datetime: Option<String>,
}

impl Stamp {
    /// A year with zeros in front is taken for a mistake by those who check pages, and said oddly by those who read them
    /// aloud: it stays words.
    fn new(text: String, datetime: Option<String>) -> Self {
        Self { text, datetime: datetime.filter(|date| !date.starts_with('0')) }
    }
}

impl DateView {
    /// The words alone.
    pub(crate) fn plain(&self) -> String {
        let second = self.second.as_ref().map_or("", |stamp| &stamp.text);
        format!("{}{}{}{second}{}", self.lead, self.first.text, self.joint, self.tail)
    }

    /// One date.
    fn single(text: String, datetime: Option<String>) -> Self {
        Self {
            lead: String::new(),
            first: Stamp::new(text, datetime),
            joint: String::new(),
            second: None,
            tail: String::new(),
        }
    }

    /// Dates in a sentence that has them at `{first}` and, where there are two, at `{second}`.
    fn within(sentence: &str, first: Stamp, second: Option<Stamp>) -> Self {
        let (lead, rest) = sentence.split_once("{first}").unwrap_or(("", ""));
        let (joint, tail) = rest.split_once("{second}").unwrap_or(("", rest));
        Self { lead: lead.into(), first, joint: joint.into(), second, tail: tail.into() }
    }
}

/// The words for a date known to lie in `range`.
pub(crate) fn view(range: DateRange, precision: Precision, strings: &Strings) -> DateView {
    let DateRange { earliest, latest } = range;
    match precision {
        _ if earliest == latest => DateView::single(day(earliest, strings), iso_day(earliest)),
        Precision::Week if is_week(range) => {
            let first = Stamp::new(day(earliest, strings), iso_week(earliest));
            DateView::within(strings.say("date.week"), first, None)
        }
        _ if is_month(range) => {
            DateView::single(month(earliest.year(), earliest.month(), strings), iso_month(earliest))
        }
        _ if is_year(range) => DateView::single(earliest.year().to_string(), iso_year(earliest)),
        Precision::Season if earliest.day() == 1 => {
            let first = if earliest.year() == latest.year() {
                short(earliest.month(), strings).to_owned()
            } else {
                month(earliest.year(), earliest.month(), strings)
            };
            DateView::single(from_to(&first, &month(latest.year(), latest.month(), strings), strings), None)
        }
        Precision::Decade => DateView::single(decade(earliest.year(), strings), None),
        Precision::Century => {
            let number = (earliest.year().div_euclid(100) + 1).to_string();
            DateView::single(strings.fill("date.century", &[("number", &number)]), None)
        }
        _ => between(earliest, latest, strings),
    }
}

fn between(earliest: NaiveDate, latest: NaiveDate, strings: &Strings) -> DateView {
    let first = if (earliest.year(), earliest.month()) == (latest.year(), latest.month()) {
        strings.fill("date.day_of_month", &[("day", &earliest.day().to_string())])
    } else if earliest.year() == latest.year() {
        day_of_year(earliest, strings)
    } else {
        day(earliest, strings)
    };
    let first = Stamp::new(first, iso_day(earliest));
    let second = Stamp::new(day(latest, strings), iso_day(latest));
    DateView::within(strings.say("date.between"), first, Some(second))
}

/// `17 Sep 2018`.
pub(crate) fn day(date: NaiveDate, strings: &Strings) -> String {
    let (day, year) = (date.day().to_string(), date.year().to_string());
    strings.fill("date.day", &[("day", &day), ("month", short(date.month(), strings)), ("year", &year)])
}

/// `17 Sep`.
pub(crate) fn day_of_year(date: NaiveDate, strings: &Strings) -> String {
    strings.fill("date.day_of_year", &[("day", &date.day().to_string()), ("month", short(date.month(), strings))])
}

/// `Sep 2018`.
pub(crate) fn month(year: i32, month: u32, strings: &Strings) -> String {
    strings.fill("date.month", &[("month", short(month, strings)), ("year", &year.to_string())])
}

/// `September 2018`.
pub(crate) fn long_month(year: i32, month: u32, strings: &Strings) -> String {
    strings.fill("date.month", &[("month", month_name(month, strings)), ("year", &year.to_string())])
}

/// `September`.
pub(crate) fn month_name(month: u32, strings: &Strings) -> &str {
    strings.entry("date.months", month.saturating_sub(1) as usize)
}

/// `Sep`, but `June` and `July`.
pub(crate) fn short(month: u32, strings: &Strings) -> &str {
    strings.entry("date.months_short", month.saturating_sub(1) as usize)
}

/// `1980s`.
pub(crate) fn decade(year: i32, strings: &Strings) -> String {
    strings.fill("date.decade", &[("year", &year.to_string())])
}

/// `Sep 2018 to Apr 2024`.
pub(crate) fn from_to(first: &str, last: &str, strings: &Strings) -> String {
    strings.fill("date.range", &[("first", first), ("last", last)])
}

/// The span of several dates in words: `September 2018 to April 2024`.
pub(crate) fn span(earliest: NaiveDate, latest: NaiveDate, strings: &Strings) -> String {
    let last = long_month(latest.year(), latest.month(), strings);
    if earliest == latest {
        day(earliest, strings)
    } else if (earliest.year(), earliest.month()) == (latest.year(), latest.month()) {
        last
    } else if earliest.year() == latest.year() {
        from_to(month_name(earliest.month(), strings), &last, strings)
    } else {
        from_to(&long_month(earliest.year(), earliest.month(), strings), &last, strings)
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
pub(crate) fn basis(basis: Basis, strings: &Strings) -> BasisView {
    let (kind, key) = match basis {
        Basis::Declared => ("declared", "basis.declared_long"),
        Basis::Stated => ("stated", "basis.stated_long"),
        Basis::Inferred => ("inferred", "basis.inferred_long"),
    };
    BasisView { kind, words: strings.say(key).into() }
}

/// How firmly an article's date is known, in the few words that a list has room for.
pub(crate) fn brief_basis(dated: &Dated, strings: &Strings) -> BasisView {
    let (kind, key) = match dated.basis {
        Basis::Declared => ("declared", "basis.declared"),
        Basis::Stated => ("stated", "basis.stated"),
        Basis::Inferred => ("inferred", "basis.inferred"),
    };
    BasisView { kind, words: strings.say(key).into() }
}

/// How a sentence dates an event; `text` is the article's.
pub(crate) fn event_basis(evidence: &EventEvidence, text: &str, strings: &Strings) -> BasisView {
    let words = evidence.time.map(|span| span.of(text)).filter(|words| !words.is_empty());
    let (kind, key) = match (evidence.basis, words) {
        (EventBasis::Stated, Some(_)) => ("stated", "basis.stated_words"),
        (EventBasis::Stated, None) => ("stated", "basis.stated"),
        (EventBasis::Inferred, Some(_)) => ("inferred", "basis.inferred_words"),
        (EventBasis::Inferred, None) => ("inferred", "basis.names"),
        (EventBasis::Reported, _) => ("reported", "basis.reported"),
    };
    BasisView { kind, words: strings.fill(key, &[("words", &isolated(words.unwrap_or_default()))]) }
}

/// Words that may run from right to left, so that they do not change the order of those around them (UAX 9, FSI and PDI).
fn isolated(words: &str) -> String {
    // Hebrew, Arabic and the scripts between them.
    let turned =
        words.chars().any(|c| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'));
    if turned { format!("\u{2068}{words}\u{2069}") } else { words.to_owned() }
}

/// What a precision is called beside a date.
pub(crate) fn precision(precision: Precision, strings: &Strings) -> &str {
    strings.say(match precision {
        Precision::Day => "precision.day",
        Precision::Week => "precision.week",
        Precision::Month => "precision.month",
        Precision::Season => "precision.season",
        Precision::Year => "precision.year",
        Precision::Decade => "precision.decade",
        Precision::Century => "precision.century",
        Precision::Interval => "precision.interval",
    })
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

    fn strings(language: &str) -> Strings {
        let mut config = crate::config::Config::default();
        config.site.language = language.into();
        Strings::of(&config)
    }

    fn in_words(language: &str, from: &str, to: &str, precision: Precision) -> String {
        let range = DateRange { earliest: from.parse().unwrap(), latest: to.parse().unwrap() };
        view(range, precision, &strings(language)).plain()
    }

    fn words(from: &str, to: &str, precision: Precision) -> String {
        in_words("en", from, to, precision)
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
    fn other_languages_have_their_own_order_and_marks() {
        let words = |from, to, precision| in_words("de", from, to, precision);
        assert_eq!(words("2016-12-03", "2016-12-03", Precision::Day), "3. Dez. 2016");
        assert_eq!(words("2018-09-17", "2018-09-23", Precision::Week), "Woche ab 17. Sept. 2018");
        assert_eq!(words("2018-07-01", "2018-09-30", Precision::Season), "Juli bis Sept. 2018");
        assert_eq!(words("1980-01-01", "1989-12-31", Precision::Decade), "1980er-Jahre");
        assert_eq!(words("2018-09-03", "2018-09-20", Precision::Interval), "zwischen 3. und 20. Sept. 2018");
        let day = |day: &str| day.parse().unwrap();
        assert_eq!(span(day("2018-09-17"), day("2024-04-01"), &strings("de")), "September 2018 bis April 2024");
    }

    #[test]
    fn only_a_calendar_week_is_called_a_week() {
        assert_eq!(words("2018-09-22", "2018-09-23", Precision::Week), "between 22 and 23 Sep 2018");
        assert_eq!(words("2018-09-18", "2018-09-24", Precision::Week), "between 18 and 24 Sep 2018");
        let week = DateRange { earliest: "2018-12-31".parse().unwrap(), latest: "2019-01-06".parse().unwrap() };
        let early = DateRange { earliest: "0610-01-01".parse().unwrap(), latest: "0610-12-31".parse().unwrap() };
        assert_eq!(view(early, Precision::Year, &strings("en")).first.datetime, None);
        assert_eq!(view(week, Precision::Week, &strings("en")).first.datetime.as_deref(), Some("2019-W01"));
    }

    #[test]
    fn words_from_right_to_left_stand_apart() {
        assert_eq!(isolated("15 أبريل 2024"), "\u{2068}15 أبريل 2024\u{2069}");
        assert_eq!(isolated("last Tuesday"), "last Tuesday");
    }

    #[test]
    fn machines_get_no_more_than_readers() {
        let range = |from: &str, to: &str| DateRange { earliest: from.parse().unwrap(), latest: to.parse().unwrap() };
        assert_eq!(iso(range("2018-09-17", "2018-09-17")).as_deref(), Some("2018-09-17"));
        assert_eq!(iso(range("2018-09-01", "2018-09-30")).as_deref(), Some("2018-09"));
        assert_eq!(iso(range("2018-09-03", "2018-09-20")), None);
    }
}
