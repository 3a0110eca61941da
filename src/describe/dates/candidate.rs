//! Dates that may be the day of publication in, the likeliest out: each candidate carries the features that hold of it,
//! and the table `data/weights.toml` says what each is worth.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use chrono::{NaiveDate, Timelike};
use serde::Deserialize;

use super::iso::Reading;
use crate::model::{Basis, Dated, Evidence, Precision};

/// Something that holds of a candidate and speaks for it or against it; the table of weights explains each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Feature {
    Coarse,
    YearOnly,
    TimeOfDay,
    AgreesWithPrint,
    AgreesWithPage,
    AgreesWithAddress,
    AgreesWithFile,
    PrintSaysNextDay,
    OnlyChange,
    SameAsChange,
    AgreesToTheMinute,
    AddressSaysEarlier,
    OnlyDate,
    FewWords,
    ManyWords,
    SaysPublished,
    SaysChanged,
    SaysOther,
    NamesAuthor,
    NamesHeadline,
    SeveralDays,
    LaterInLine,
    LeadsLine,
    Between,
    RightAbove,
    NearAbove,
    TextStart,
    InText,
    RightBelow,
    Below,
    FirstOnPage,
    AmongOthers,
    AsDate,
    AsByline,
    AsComment,
    BesideComment,
    AsTeaser,
    AsText,
    AsCaption,
    AsLegal,
    AsTitle,
    CalledDate,
    CalledMeta,
    CalledComment,
    CalledTeaser,
    CalledMenu,
    InAside,
    RunningHead,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Weights {
    least: f32,
    least_of_change: f32,
    declared: BTreeMap<String, f32>,
    named: BTreeMap<String, f32>,
    feature: BTreeMap<Feature, f32>,
}

static WEIGHTS: LazyLock<Weights> =
    LazyLock::new(|| toml::from_str(include_str!("data/weights.toml")).unwrap_or_default());

/// Where a candidate comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Source {
    /// Printed in a line.
    Print,
    /// Declared by the page.
    Page,
    /// In the article's address.
    Address,
    /// In the file's name.
    File,
}

/// A date that may be the day of publication.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub(super) source: Source,
    pub(super) reading: Reading,
    pub(super) evidence: Evidence,
    /// Whether it is declared as a moment in universal time.
    pub(super) universal: bool,
    /// Whether it is declared by the very words that the page prints, so that the two are one.
    pub(super) echoes: bool,
    pub(super) features: BTreeSet<Feature>,
}

impl Candidate {
    pub(super) fn day(&self) -> Option<NaiveDate> {
        (self.reading.1 == Precision::Day).then_some(self.reading.0.earliest)
    }

    /// Whether it is called the day of a change: by then the article was published, more is not known.
    fn is_change(&self) -> bool {
        self.features.contains(&Feature::SaysChanged) || self.features.contains(&Feature::OnlyChange)
    }

    /// What speaks for it in sum.
    pub(super) fn weight(&self) -> f32 {
        let weights = &*WEIGHTS;
        let is_day = self.reading.1 == Precision::Day;
        let own = match self.source {
            Source::Print => 0.0,
            Source::Page => longest(&weights.declared, &self.evidence.rule),
            Source::Address => longest(&weights.named, if is_day { "address" } else { "month-in-address" }),
            Source::File => longest(&weights.named, if is_day { "file" } else { "month-in-file" }),
        };
        let features = self.features.iter().filter_map(|feature| weights.feature.get(feature));
        own + features.sum::<f32>()
    }

    /// What it has to reach: the day of a change is certain to be no earlier than that of publication, and so better than none.
    fn least(&self) -> f32 {
        let is_change = self.is_change() && self.day().is_some();
        if is_change { WEIGHTS.least_of_change } else { WEIGHTS.least }
    }

    /// It as a date, with the evidence of those that agree with it.
    fn dated(&self, agreeing: &[&Self]) -> Dated {
        let (range, precision, time) = self.reading;
        let time = time.or_else(|| agreeing.iter().find_map(|other| other.reading.2));
        let mut evidence = vec![self.evidence.clone()];
        for other in agreeing {
            let is_said =
                evidence.iter().any(|said| said.text == other.evidence.text && said.line == other.evidence.line);
            if !is_said {
                evidence.push(other.evidence.clone());
            }
        }
        let basis = if self.is_change() { Basis::Inferred } else { self.evidence.basis };
        Dated { range, time, precision, basis, evidence }
    }
}

/// The weight of the longest key that begins a phrase.
fn longest(weights: &BTreeMap<String, f32>, phrase: &str) -> f32 {
    let keys = weights.iter().filter(|(key, _)| phrase.starts_with(key.as_str()));
    keys.max_by_key(|(key, _)| key.len()).map_or(0.0, |(_, weight)| *weight)
}

/// How many candidates are compared with one another, the likeliest by themselves: a page with more dates is a list.
const MOST: usize = 200;

/// The likeliest candidate, if it is likely enough, and those that lost, the likelier first, each day once.
pub(super) fn choose(candidates: Vec<Candidate>) -> (Option<Dated>, Vec<Candidate>) {
    let mut candidates = likeliest_first(candidates);
    candidates.truncate(MOST);
    compare(&mut candidates);
    let candidates = likeliest_first(candidates);
    let best = candidates.first().filter(|best| best.weight() >= best.least());
    let chosen = best.map(|best| {
        let same = |other: &&Candidate| agrees(best, other) && other.weight() > 0.0;
        best.dated(&candidates[1..].iter().filter(same).collect::<Vec<_>>())
    });
    let mut lost: Vec<Candidate> = Vec::new();
    for candidate in &candidates {
        let taken = chosen.as_ref().is_some_and(|date| date.range == candidate.reading.0);
        let known = lost.iter().any(|known| known.reading.0 == candidate.reading.0);
        if !taken && !known {
            lost.push(candidate.clone());
        }
    }
    (chosen, lost)
}

/// A stable order: among equals the one that was found first.
fn likeliest_first(candidates: Vec<Candidate>) -> Vec<Candidate> {
    let mut weighed: Vec<(f32, Candidate)> = candidates.into_iter().map(|one| (one.weight(), one)).collect();
    weighed.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    weighed.into_iter().map(|(_, candidate)| candidate).collect()
}

/// Notes what agrees and what contradicts.
fn compare(candidates: &mut [Candidate]) {
    let weights: Vec<f32> = candidates.iter().map(Candidate::weight).collect();
    let notes: Vec<BTreeSet<Feature>> = candidates
        .iter()
        .map(|candidate| {
            let others = candidates.iter().zip(&weights);
            let relations = others.filter_map(|(other, weight)| relation(candidate, other, *weight));
            relations.chain(candidates.iter().filter_map(|other| same_moment(candidate, other))).collect()
        })
        .collect();
    for (candidate, notes) in candidates.iter_mut().zip(notes) {
        candidate.features.extend(notes);
    }
}

/// What another candidate, of the given weight, says of one.
fn relation(candidate: &Candidate, other: &Candidate, weight: f32) -> Option<Feature> {
    let apart = candidate.source != other.source && !candidate.echoes && !other.echoes;
    let speaks = other.source != Source::Print || weight > 0.0;
    if apart && speaks && (agrees(candidate, other) || is_same_night(candidate, other)) {
        return Some(match other.source {
            Source::Print => Feature::AgreesWithPrint,
            Source::Page => Feature::AgreesWithPage,
            Source::Address => Feature::AgreesWithAddress,
            Source::File => Feature::AgreesWithFile,
        });
    }
    let days = (candidate.day()? - other.day()?).num_days();
    let printed = other.source == Source::Print && weight >= WEIGHTS.least;
    match other.source {
        Source::Print if printed && is_same_night(other, candidate) => Some(Feature::PrintSaysNextDay),
        Source::Address if candidate.source == Source::Page && days > 1 => Some(Feature::AddressSaysEarlier),
        _ => None,
    }
}

/// What two candidates have in common that tell the same minute.
fn same_moment(candidate: &Candidate, other: &Candidate) -> Option<Feature> {
    let minute = |date: &Candidate| date.reading.2.map(|time| (date.reading.0, time.hour(), time.minute()));
    (minute(candidate)? == minute(other)?).then_some(())?;
    let is_declared = candidate.source == Source::Page && !candidate.is_change();
    match other.source {
        Source::Page if is_declared && other.is_change() => Some(Feature::SameAsChange),
        Source::Print if is_declared => Some(Feature::AgreesToTheMinute),
        _ => None,
    }
}

/// Whether two candidates say the same, the one as finely as the other or more so. Of a date that can be read two ways
/// only these two days are meant.
fn agrees(candidate: &Candidate, other: &Candidate) -> bool {
    let (range, coarse) = (candidate.reading.0, other.reading.0);
    let is_meant = |day| match other.reading.1 {
        Precision::Interval => day == coarse.earliest || day == coarse.latest,
        _ => (coarse.earliest..=coarse.latest).contains(&day),
    };
    range == coarse || candidate.day().is_some_and(is_meant)
}

/// The likeliest day that the page prints as that of a change.
pub(super) fn printed_change(candidates: &[Candidate]) -> Option<Dated> {
    let changes = candidates.iter().filter(|date| {
        date.source == Source::Print && date.features.contains(&Feature::SaysChanged) && date.day().is_some()
    });
    let likeliest = changes.max_by(|a, b| a.weight().total_cmp(&b.weight()))?;
    let (range, precision, time) = likeliest.reading;
    let evidence = vec![likeliest.evidence.clone()];
    let is_likely = likeliest.weight() >= WEIGHTS.least_of_change;
    is_likely.then_some(Dated { range, time, precision, basis: Basis::Stated, evidence })
}

/// Whether a printed day is that of the place where a moment declared in universal time fell on the day before or after.
fn is_same_night(printed: &Candidate, moment: &Candidate) -> bool {
    let (Some(day), Some(universal)) = (printed.day(), moment.day().filter(|_| moment.universal)) else { return false };
    let hour = moment.reading.2.map_or(0, |time| time.hour());
    let noon = 12;
    printed.source == Source::Print
        && match (day - universal).num_days() {
            1 => hour >= noon - 2,
            -1 => hour <= noon,
            _ => false,
        }
}

/// Whether a losing candidate is worth telling people of: what a page declares always, of what it prints what might
/// have been it.
pub(super) fn is_worth_telling(candidate: &Candidate) -> bool {
    candidate.source != Source::Print || candidate.weight() >= WEIGHTS.least / 2.0
}

/// A candidate from what a page declares or prints.
pub(super) fn candidate(source: Source, reading: Reading, evidence: Evidence) -> Candidate {
    let mut features = BTreeSet::new();
    if reading.1 != Precision::Day && matches!(source, Source::Print | Source::Page) {
        features.insert(Feature::Coarse);
    }
    if reading.1 == Precision::Year {
        features.insert(Feature::YearOnly);
    }
    if reading.2.is_some() {
        features.insert(Feature::TimeOfDay);
    }
    Candidate { source, reading, evidence, universal: false, echoes: false, features }
}

/// Evidence of a printed date.
pub(super) fn printed(text: String, rule: &str, line: u32) -> Evidence {
    Evidence { basis: Basis::Stated, text, rule: rule.to_owned(), line: Some(line) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::DateRange;

    fn declared(day: &str, rule: &str) -> Candidate {
        let evidence = Evidence { basis: Basis::Declared, text: day.to_owned(), rule: rule.to_owned(), line: None };
        candidate(Source::Page, super::super::iso::read(day).unwrap(), evidence)
    }

    fn line(day: &str, features: &[Feature]) -> Candidate {
        let reading = (DateRange::day(day.parse().unwrap()), Precision::Day, None);
        let mut candidate = candidate(Source::Print, reading, printed(day.to_owned(), "a line", 1));
        candidate.features.extend(features);
        candidate
    }

    fn chosen(candidates: &[&Candidate]) -> Option<String> {
        let (best, _) = choose(candidates.iter().map(|candidate| (*candidate).clone()).collect());
        best.map(|date| date.range.edtf(date.precision))
    }

    /// A date line below the headline.
    const DATE_LINE: [Feature; 4] = [Feature::AsDate, Feature::OnlyDate, Feature::Between, Feature::FirstOnPage];

    #[test]
    fn the_table_of_weights_parses_and_has_every_feature_once() {
        let weights: Weights = toml::from_str(include_str!("data/weights.toml")).unwrap();
        assert!(weights.least > weights.least_of_change && weights.feature.len() > 40);
        assert!(weights.named.len() == 4 && weights.declared.len() > 10);
    }

    #[test]
    fn a_page_of_nothing_but_dates_is_no_endless_comparison() {
        let day = |n: u64| NaiveDate::from_ymd_opt(1990, 1, 1).unwrap() + chrono::Days::new(n);
        let mut lines: Vec<Candidate> = (0..30_000).map(|n| line(&day(n % 9000).to_string(), &[])).collect();
        lines.push(line("2019-03-07", &DATE_LINE));
        let (best, lost) = choose(lines);
        assert_eq!(best.unwrap().range.edtf(Precision::Day), "2019-03-07");
        assert!(lost.len() < MOST);
    }

    #[test]
    fn metadata_wins_over_print_unless_it_is_of_the_weaker_kinds() {
        let print = line("2019-03-09", &DATE_LINE);
        let strong = declared("2019-03-07", "page's JSON-LD `datePublished`");
        assert_eq!(chosen(&[&print, &strong]).as_deref(), Some("2019-03-07"));
        let weak = declared("2019-03-07", "page's `meta` `dc.date`");
        assert_eq!(chosen(&[&print, &weak]).as_deref(), Some("2019-03-09"));
    }

    #[test]
    fn the_printed_day_wins_over_the_same_night_in_universal_time() {
        let mut moment = declared("2019-03-07T23:30:00Z", "page's JSON-LD `datePublished`");
        moment.universal = true;
        let print = line("2019-03-08", &DATE_LINE);
        assert_eq!(chosen(&[&print, &moment]).as_deref(), Some("2019-03-08"));
        assert_eq!(chosen(&[&line("2019-03-09", &DATE_LINE), &moment]).as_deref(), Some("2019-03-07"));
        let with_zone = declared("2019-03-07T23:30:00+01:00", "page's JSON-LD `datePublished`");
        assert_eq!(chosen(&[&print, &with_zone]).as_deref(), Some("2019-03-07"));
    }

    #[test]
    fn a_date_of_a_list_or_a_comment_is_none() {
        let list = line("2019-03-07", &[Feature::OnlyDate, Feature::AmongOthers, Feature::AsTeaser]);
        let comment = line("2019-03-08", &[Feature::OnlyDate, Feature::AsComment, Feature::Below]);
        assert_eq!(chosen(&[&list, &comment]), None);
    }

    #[test]
    fn a_change_is_the_last_resort_and_worked_out() {
        let change = line("2019-03-09", &[Feature::SaysChanged, Feature::Below, Feature::FewWords]);
        let (best, _) = choose(vec![change.clone()]);
        assert_eq!(best.map(|date| date.basis), Some(Basis::Inferred));
        let first = line("2019-03-07", &[Feature::SaysPublished, Feature::FewWords]);
        assert_eq!(chosen(&[&change, &first]).as_deref(), Some("2019-03-07"));
    }

    #[test]
    fn the_losers_are_kept_once_and_the_evidence_of_all_that_agree() {
        let strong = declared("2019-03-07", "page's JSON-LD `datePublished`");
        let (best, lost) = choose(vec![
            line("2019-03-07", &DATE_LINE),
            strong,
            declared("2019-03-05", "page's `meta` `date`"),
            declared("2019-03-05", "page's `meta` `dc.date`"),
        ]);
        assert_eq!(best.unwrap().evidence.len(), 2);
        assert_eq!(lost.len(), 1);
    }
}
