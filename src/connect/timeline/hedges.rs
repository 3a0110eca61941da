//! A date in its sentence in, what the word before makes of it out: "around 4 May" is some day near it, "before 4 May" and
//! "they have not met since 4 May" tell of no day at all (`data/hedges.txt`).

use std::sync::LazyLock;

use chrono::{Days, Months};
use rustc_hash::FxHashMap;

use crate::connect::cues::{self, Cue};
use crate::data_file::rows;
use crate::model::{DateRange, Precision, Span, TimeExpression, TimeKind};

/// Days on either side that "around" a day may mean.
const DAYS: Days = Days::new(3);
/// Months on either side that "around" a month may mean.
const MONTHS: Months = Months::new(1);

/// The kinds of the words before a date.
static KINDS: LazyLock<FxHashMap<&str, &str>> = LazyLock::new(|| {
    let rows = rows(include_str!("data/hedges.txt")).filter_map(|row| row.split_once('\t'));
    rows.flat_map(|(kind, words)| words.split(' ').map(move |word| (word, kind))).collect()
});

/// What the word before a date makes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hedge {
    /// Some date near it.
    About,
    /// A date before or behind it.
    Bound,
}

/// What the words before a time expression make of it. A clock time that they bound is still of its day.
pub(super) fn of(text: &str, sentence: Span, time: &TimeExpression) -> Option<Hedge> {
    if time.kind != TimeKind::Date {
        return None;
    }
    let before = Span::new(sentence.start, time.span.start).of(text);
    let last = before.split_whitespace().next_back()?.to_lowercase();
    match *KINDS.get(last.as_str())? {
        "about" => Some(Hedge::About),
        "since" => cues::has(before, Cue::Negation).then_some(Hedge::Bound),
        _ => Some(Hedge::Bound),
    }
}

/// The dates near a day or a month; others are vague enough by themselves.
pub(super) fn around(range: DateRange, precision: Precision) -> (DateRange, Precision) {
    let DateRange { earliest, latest } = range;
    let wider = match precision {
        Precision::Day => earliest.checked_sub_days(DAYS).zip(latest.checked_add_days(DAYS)),
        Precision::Month => {
            let next = latest.succ_opt().and_then(|next| next.checked_add_months(MONTHS));
            earliest.checked_sub_months(MONTHS).zip(next.and_then(|next| next.pred_opt()))
        }
        _ => None,
    };
    wider.map_or((range, precision), |(earliest, latest)| (DateRange { earliest, latest }, Precision::Interval))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::time::scan;

    fn hedge(text: &str) -> Option<Hedge> {
        let time = scan(text, Some("en")).into_iter().next().unwrap();
        of(text, Span::new(0, text.len()), &time)
    }

    #[test]
    fn the_word_before_a_date_makes_it_a_bound_or_a_guess() {
        assert_eq!(hedge("The seals came around 4 May 2014."), Some(Hedge::About));
        assert_eq!(hedge("The mine was closed before 4 May 2014."), Some(Hedge::Bound));
        assert_eq!(hedge("The two have not met since 4 May 2014."), Some(Hedge::Bound));
        assert_eq!(hedge("The mine has been closed since 4 May 2014."), None);
        assert_eq!(hedge("The mine was closed on 4 May 2014."), None);
        assert_eq!(hedge("It was before 10:30 am on 4 May 2014."), None);
    }

    #[test]
    fn around_a_day_is_a_week_and_a_year_stays() {
        let day = |day: &str| day.parse().unwrap();
        let range = DateRange { earliest: day("2014-05-01"), latest: day("2014-05-07") };
        assert_eq!(around(DateRange::day(day("2014-05-04")), Precision::Day), (range, Precision::Interval));
        let month = |first: &str, last: &str| DateRange { earliest: day(first), latest: day(last) };
        let wider = (month("2014-05-01", "2014-07-31"), Precision::Interval);
        assert_eq!(around(month("2014-06-01", "2014-06-30"), Precision::Month), wider);
        assert_eq!(around(range, Precision::Year), (range, Precision::Year));
    }
}
