//! Clues in, the days that they leave out.
//!
//! Clues are intersected from the firmest to the softest; one that leaves no day is dropped, and the evidence says so.
//! Intersecting intervals of constraints is Allen's way with time (*Maintaining Knowledge about Temporal Intervals*,
//! 1983). Of two clues equally soft that contradict one another, the one that much less speaks for is dropped, and both
//! where nearly as much speaks for the other.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate};

use super::clue::{Clue, Softness};
use crate::model::{Basis, DateRange, Dated, Evidence, Precision, Witness};

/// An interval wider than this, in days, dates nothing.
const WIDEST: i64 = 15 * 366;

/// Of two clues that contradict one another, one that has this share of the weight of the other makes it doubtful.
const AS_HEAVY: f64 = 0.5;

/// What happens every year may be so many days earlier or later.
const MOVES: u64 = 10;

/// What happens every year is only used where no more days than these are left, so that one of its years is meant.
const LESS_THAN_A_YEAR: i64 = 330;

/// The days that all clues allow, but for those that contradict firmer ones, with what other articles say of them; none
/// without two honest ends.
pub(super) fn interval(mut clues: Vec<Clue>) -> Option<(Dated, Vec<Witness>)> {
    // The order in which weights are added up is fixed, because their sums depend on it.
    clues.sort_by(|a, b| {
        let key = |clue: &Clue| (clue.softness, clue.range, clue.elsewhere);
        key(a)
            .cmp(&key(b))
            .then_with(|| (&a.evidence.text, &a.evidence.rule).cmp(&(&b.evidence.text, &b.evidence.rule)))
    });
    // What a quotation says in many parts is said once.
    clues.dedup_by(|a, b| {
        let key = |clue: &Clue| (clue.softness, clue.range, clue.elsewhere);
        key(a) == key(b) && a.evidence == b.evidence
    });
    support(&mut clues);
    clues.sort_by(|a, b| a.softness.cmp(&b.softness).then(b.weight.total_cmp(&a.weight)));
    let mut range = DateRange { earliest: NaiveDate::MIN, latest: NaiveDate::MAX };
    let (mut lower, mut upper) = (None, None);
    let (doubtful, certain): (Vec<&Clue>, Vec<&Clue>) = clues.iter().partition(|clue| is_contested(clue, &clues));
    let mut dropped = Vec::new();
    for clue in certain {
        match narrowed(&range, clue) {
            Narrowed::To(narrower) => {
                if narrower.earliest > range.earliest {
                    lower = Some(clue);
                }
                if narrower.latest < range.latest {
                    upper = Some(clue);
                }
                range = narrower;
            }
            Narrowed::Contradicts => dropped.push(clue),
            Narrowed::TellsNothing => {}
        }
    }
    let honest = (2..=WIDEST).contains(&range.days());
    let bounds = if lower.is_some_and(|lower| upper.is_some_and(|upper| std::ptr::eq(lower, upper))) {
        vec![lower?]
    } else {
        vec![lower?, upper?]
    };
    honest.then(|| dated(range, &bounds, &dropped, &doubtful))
}

/// Whether a clue is contradicted by one that is as firm and as heavy.
fn is_contested(clue: &Clue, clues: &[Clue]) -> bool {
    let as_firm = clues.iter().filter(|other| other.softness == clue.softness && clue.softness != Softness::Recurring);
    let as_heavy = as_firm.filter(|other| other.weight >= AS_HEAVY * clue.weight);
    as_heavy.into_iter().any(|other| other.range.intersect(&clue.range).is_none())
}

fn dated(range: DateRange, bounds: &[&Clue], dropped: &[&Clue], doubtful: &[&Clue]) -> (Dated, Vec<Witness>) {
    let mut evidence: Vec<Evidence> = Vec::new();
    let mut witnesses = Vec::new();
    let mut add = |clue: &Clue, rule: String| {
        if let Some((article, sentence)) = clue.elsewhere {
            witnesses.push(Witness { evidence: evidence.len(), article, sentence });
        }
        evidence.push(Evidence { rule, ..clue.evidence.clone() });
    };
    for clue in bounds {
        add(clue, clue.evidence.rule.clone());
    }
    for clue in dropped {
        add(clue, format!("left out, because it contradicts what is firmer: {}", clue.evidence.rule));
    }
    for clue in doubtful {
        add(clue, format!("left out, because another clue as firm contradicts it: {}", clue.evidence.rule));
    }
    // A month or a year that is left whole is called so.
    let is_whole = |precision: &Precision| !range.edtf(*precision).contains('/');
    let precision = [Precision::Month, Precision::Year].into_iter().find(is_whole).unwrap_or(Precision::Interval);
    let dated = Dated { range, time: None, precision, basis: Basis::Inferred, evidence };
    (dated, witnesses)
}

/// Adds to the weight of every clue that of the others, however soft, that agree with it and rest on other words.
fn support(clues: &mut [Clue]) {
    // Every clue is held against every other, so that of the words that it rests on only the number is compared.
    let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
    let worded = clues.iter().map(|clue| {
        let next = numbers.len();
        (*numbers.entry(&clue.evidence.text).or_insert(next), clue.range, clue.weight)
    });
    let worded: Vec<(usize, DateRange, f64)> = worded.collect();
    let weights: Vec<f64> = worded
        .iter()
        .map(|&(words, range, weight)| {
            let agreeing = worded.iter().filter(|(other, days, _)| *other != words && days.intersect(&range).is_some());
            weight + agreeing.map(|(.., weight)| weight).sum::<f64>()
        })
        .collect();
    for (clue, weight) in clues.iter_mut().zip(weights) {
        clue.weight = weight;
    }
}

/// What a clue makes of the days that are left.
enum Narrowed {
    /// These days are left.
    To(DateRange),
    /// It can only be told of fewer days than are left.
    TellsNothing,
    /// It leaves none.
    Contradicts,
}

fn narrowed(range: &DateRange, clue: &Clue) -> Narrowed {
    if clue.softness != Softness::Recurring {
        return range.intersect(&clue.range).map_or(Narrowed::Contradicts, Narrowed::To);
    }
    if range.days() > LESS_THAN_A_YEAR {
        return Narrowed::TellsNothing;
    }
    let years = range.earliest.year() - 1..=range.latest.year() + 1;
    let mut meeting = years.filter_map(|year| range.intersect(&in_year(&clue.range, year)?));
    match (meeting.next(), meeting.next()) {
        (Some(only), None) => Narrowed::To(only),
        (None, _) => Narrowed::Contradicts,
        _ => Narrowed::TellsNothing,
    }
}

/// A range of days moved to start in another year, and widened.
fn in_year(range: &DateRange, year: i32) -> Option<DateRange> {
    let start = range.earliest.with_year(year).or_else(|| range.earliest.pred_opt()?.with_year(year))?;
    let length = Days::new(u64::try_from(range.days()).ok()?);
    let earliest = start.checked_sub_days(Days::new(MOVES))?;
    let latest = start.checked_add_days(length)?.checked_add_days(Days::new(MOVES))?;
    Some(DateRange { earliest, latest })
}
