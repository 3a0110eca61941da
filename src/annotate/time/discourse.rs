//! Which date an expression is seen from: the date of writing, or the date that the text has arrived at.
//!
//! A news report looks from its own date, a narrative from one date it tells to the next (the two document types of
//! Strötgen and Gertz, *Multilingual and cross-domain temporal tagging*, 2013). A text is taken for a narrative by its
//! own dates: most are complete and lie far back, and few look from the day of writing ("yesterday", "on Tuesday").
//!
//! The date arrived at is kept at three precisions, since "the next day" counts from the last *day*, whatever year was
//! mentioned in between. A year in brackets, behind "since", or that only names a thing ("the 1907 treaty") is an
//! aside, and so is a look back ("two years earlier"): the story does not move there.

use super::calendar;
use crate::model::{
    Article, DateRange, Pointing, Precision, Reference, RelativeDate, RelativeTime, Tense, TimeExpression, TimeForm,
    TimeKind, Unit,
};

/// The widest interval of an article's date that still says something about a relative date, in days.
const WIDEST_ANCHOR: i64 = 3 * 366;

/// What lies further back than this, in days, is no news.
pub(super) const FAR_BACK: i64 = 400;

/// So many complete dates may stand in a report; with as many or more a text is a narrative if they lie far back.
const DATES_OF_A_REPORT: usize = 6;

/// A date with its precision.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mentioned {
    pub(super) range: DateRange,
    pub(super) precision: Precision,
}

/// What an expression is seen from.
#[derive(Clone, Copy, Debug)]
pub(super) enum View {
    /// The day of writing; the tense of the clause tells whether it looks back or ahead.
    Writing(DateRange),
    /// The date that the text has arrived at; the text goes on from there.
    Story(Mentioned),
}

/// Where a text has arrived.
#[derive(Debug)]
pub(super) struct Discourse {
    written: Option<DateRange>,
    narrative: bool,
    /// The last day, the last date that is at least as fine as a quarter, and the last date at all.
    day: Option<Mentioned>,
    month: Option<Mentioned>,
    /// Whether the text has gone on from the last day to a later month.
    day_is_left: bool,
    last: Option<Mentioned>,
    /// The period being reported on.
    period: Option<Mentioned>,
}

impl Discourse {
    /// The discourse of an article, before its first expression.
    pub(super) fn of(article: &Article) -> Self {
        let written =
            article.about.published.as_ref().map(|dated| dated.range).filter(|range| range.days() <= WIDEST_ANCHOR);
        let narrative = is_narrative(&article.times, written);
        Self { written, narrative, day: None, month: None, day_is_left: false, last: None, period: None }
    }

    /// Whether a form means the present at large: "today" in an account of the past.
    pub(super) const fn is_present(&self, form: &RelativeTime) -> bool {
        let today = matches!(form.date, RelativeDate::Step { from: Reference::Writing, unit: Unit::Day, count: 0 });
        self.narrative && today && form.time.is_none()
    }

    /// Whether "twenty years later" led beyond the day of writing in a clause that does not look ahead: then it was
    /// counted from the wrong date.
    pub(super) fn runs_ahead(&self, time: &TimeExpression, form: &RelativeTime) -> bool {
        let later = matches!(form.date, RelativeDate::Step { from: Reference::Mentioned, count: 1.., .. });
        let beyond = |written: DateRange| time.range.is_some_and(|range| range.earliest > written.latest);
        later && time.tense != Tense::Future && self.written.is_some_and(beyond)
    }

    /// What a form is seen from.
    pub(super) fn view(&self, form: &RelativeTime) -> Option<View> {
        let writing = self.written.map(View::Writing);
        let story = |mentioned: Option<Mentioned>| mentioned.map(View::Story);
        match form.date {
            RelativeDate::Step { from: Reference::Writing, unit, count: -1..=1 }
                if self.narrative && unit > Unit::Day =>
            {
                story(self.last).or(writing)
            }
            // A time of day on its own is that of the day told.
            RelativeDate::Step { from: Reference::Writing, unit: Unit::Day, count: 0 }
                if self.narrative && form.time.is_some() =>
            {
                story(self.day).or(writing)
            }
            RelativeDate::Step { from: Reference::Writing, unit: Unit::Day, .. } => writing,
            RelativeDate::Step { from: Reference::Writing, .. } | RelativeDate::MonthOfYear { .. } => {
                writing.or_else(|| self.narrative.then(|| story(self.last)).flatten())
            }
            RelativeDate::Step { from: Reference::Period, .. } | RelativeDate::PeriodOf { .. } => {
                story(if self.narrative { self.last } else { self.period }).or(writing)
            }
            RelativeDate::Step { from: Reference::Mentioned, unit, .. } => match unit {
                Unit::Day | Unit::Week if self.day_is_left => story(self.month).or(writing),
                Unit::Second | Unit::Minute | Unit::Hour | Unit::Day | Unit::Week => story(self.day).or(writing),
                Unit::Month | Unit::Quarter => story(self.month.or(self.last)).or(writing),
                Unit::Year | Unit::Decade | Unit::Century => story(self.last).or(writing),
            },
            date if matches!(pointing(&date), Pointing::There | Pointing::Before | Pointing::After) => {
                let weekday = matches!(date, RelativeDate::Weekday { .. } | RelativeDate::Weekend { .. });
                story(if weekday { self.day } else { self.last }).or(writing)
            }
            date if self.narrative && pointing(&date) == Pointing::Open => match date {
                RelativeDate::Weekday { .. } | RelativeDate::Weekend { .. } => story(self.day).or(writing),
                RelativeDate::DayOfMonth { .. } => story(self.month).or(writing),
                _ => story(self.last).or(writing),
            },
            _ => writing,
        }
    }

    /// Takes in an expression that has its value.
    pub(super) fn pass(&mut self, time: &TimeExpression, text: &str) {
        if time.kind == TimeKind::Duration && time.value.starts_with('P') && !time.value.contains('X') {
            self.period = None;
        }
        let days = time.range.zip(time.precision).or_else(|| calendar::before_christ(&time.value));
        let Some((range, precision)) = days else { return };
        let mentioned = Mentioned { range, precision };
        if self.looks_back(&time.form) || precision == Precision::Interval || is_aside(time, precision, text) {
            return;
        }
        if (precision == Precision::Month || time.value.contains("-Q")) && self.may_be_reported_on(mentioned) {
            self.period = Some(mentioned);
        }
        match precision {
            Precision::Day => {
                (self.day, self.month, self.day_is_left) = (Some(mentioned), Some(mentioned), false);
            }
            // A look back without a year ("he had come in April") does not leave the day.
            Precision::Week | Precision::Month | Precision::Season => {
                let complete = matches!(time.form, TimeForm::Absolute(_));
                let beyond =
                    |day: Mentioned| day.range.latest < range.earliest || complete && day.range.earliest > range.latest;
                self.day_is_left = precision == Precision::Month && self.day.is_none_or(beyond);
                self.month = Some(mentioned);
            }
            _ => {}
        }
        self.last = Some(mentioned);
    }

    /// Whether a form only looks back from where the text has arrived: "a year earlier", "the previous September".
    const fn looks_back(&self, form: &TimeForm) -> bool {
        let TimeForm::Relative(form) = form else { return false };
        match form.date {
            RelativeDate::Step { from: Reference::Period, .. } | RelativeDate::PeriodOf { .. } => self.period.is_some(),
            RelativeDate::Step { from: Reference::Mentioned, count, .. } => count < 0,
            date => matches!(pointing(&date), Pointing::Before),
        }
    }

    /// Whether a report may be on a period: once it is on one that is over, no other will do that is not, is earlier,
    /// or is a month instead of a quarter.
    fn may_be_reported_on(&self, new: Mentioned) -> bool {
        let over = |of: Mentioned| self.written.is_none_or(|written| of.range.latest <= written.latest);
        let follows = |old: Mentioned| new.range.latest >= old.range.latest && new.precision >= old.precision;
        self.period.is_none_or(|old| !over(old) || over(new) && follows(old))
    }
}

/// Which one of its kind a date means.
const fn pointing(date: &RelativeDate) -> Pointing {
    match *date {
        RelativeDate::Weekday { pointing, .. }
        | RelativeDate::Weekend { pointing }
        | RelativeDate::MonthDay { pointing, .. }
        | RelativeDate::Month { pointing, .. }
        | RelativeDate::Quarter { pointing, .. }
        | RelativeDate::Season { pointing, .. }
        | RelativeDate::Feast { pointing, .. } => pointing,
        _ => Pointing::Open,
    }
}

/// Whether a text tells of the past from date to date.
fn is_narrative(times: &[TimeExpression], written: Option<DateRange>) -> bool {
    let is_far =
        |range: DateRange| written.is_none_or(|written| (written.earliest - range.latest).num_days() > FAR_BACK);
    let complete = |time: &TimeExpression| time.range.filter(|_| matches!(time.form, TimeForm::Absolute(_)));
    let complete_and_far = |time: &TimeExpression| complete(time).is_some_and(is_far);
    let count = |holds: &dyn Fn(&TimeExpression) -> bool| times.iter().filter(|time| holds(time)).count();

    let all = count(&|time| complete(time).is_some());
    let far = count(&complete_and_far);
    let fine = count(&|time| complete(time).is_some() && time.precision <= Some(Precision::Month));
    let dates = count(&|time| matches!(time.kind, TimeKind::Date | TimeKind::Time));
    let (deictic, weekdays) = (count(&is_deictic), count(&is_weekday));
    let first = times.iter().find(|time| matches!(time.kind, TimeKind::Date | TimeKind::Time));
    let opens = first.is_some_and(complete_and_far) && weekdays * 3 <= dates && deictic * 5 <= dates;
    let enough = if written.is_none() || opens { fine >= 2 } else { all >= DATES_OF_A_REPORT };
    enough && far * 4 >= all * 3 && (opens || (deictic + weekdays) * 3 <= all)
}

/// Whether an expression looks from the day of writing. A time of day on its own does not say from where.
const fn is_deictic(time: &TimeExpression) -> bool {
    let TimeForm::Relative(form) = &time.form else { return false };
    let clock = matches!(form.date, RelativeDate::Step { unit: Unit::Day, count: 0, .. }) && form.time.is_some();
    matches!(form.date, RelativeDate::Step { from: Reference::Writing, .. }) && !clock
}

/// Whether an expression names a day by its place in the week, as reports like to do.
const fn is_weekday(time: &TimeExpression) -> bool {
    matches!(&time.form, TimeForm::Relative(RelativeTime { date: RelativeDate::Weekday { .. }, .. }))
}

/// Whether a year is mentioned by the way.
fn is_aside(time: &TimeExpression, precision: Precision, text: &str) -> bool {
    if precision < Precision::Year {
        return false;
    }
    let before = text[..time.span.start].trim_end();
    let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let names = word.eq_ignore_ascii_case("the")
        && text[time.span.end..].strip_prefix(' ').is_some_and(|rest| rest.starts_with(char::is_alphabetic));
    let paragraph = before.rsplit('\n').next().unwrap_or_default();
    let bracket =
        paragraph.rfind(['(', ')', '[', ']']).is_some_and(|at| matches!(paragraph.as_bytes()[at], b'(' | b'['));
    let called = word == "of" && {
        let noun = before[..before.len() - word.len()].trim_end().rsplit(|c: char| !c.is_alphanumeric()).next();
        noun.is_some_and(super::may_be_called_by_year)
    };
    names || called || bracket || ["since", "until", "till"].iter().any(|aside| word.eq_ignore_ascii_case(aside))
}
