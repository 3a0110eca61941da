//! The lines of a page in, out come the dates that they print, each with what holds of it as the day of publication:
//! what its line is made of and was taken for, where it stands between headline and text, and what the markup tells.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::candidate::{Candidate, Feature, Source, candidate, printed};
use super::iso::Reading;
use super::labels::{self, Label};
use super::line::{self, Order};
use crate::describe::claims::plain;
use crate::model::{Analysis, Mark, Marks, Precision, Property, Role, Verdict};

/// How many lines above the headline, or below the text, are right above or below it.
const RIGHT: usize = 3;

/// How many lines above the headline are near.
const NEAR: usize = 12;

/// How many lines around a date are looked at for other dates.
const AROUND: usize = 12;

/// How many other dates around a date make a list.
const LIST: usize = 3;

/// No line of more words is read for the day of publication.
const LONGEST: usize = 60;

/// A headline of fewer letters and digits is not looked for in other lines.
const TELLING: usize = 12;

/// The head of a page, as places in its list of lines.
struct Frame {
    title: Option<usize>,
    text: Option<(usize, usize)>,
    headline: String,
}

impl Frame {
    fn of(analysis: &Analysis, verdicts: &[Verdict]) -> Self {
        let marked = || analysis.seed.passages.iter().position(|passage| passage.marks.has(Mark::TopHeading));
        let title = verdicts.iter().position(|line| line.role == Role::Title).or_else(marked);
        let below = title.map_or(0, |title| title + 1);
        let mut text = (0..verdicts.len()).filter(|&at| at >= below && verdicts[at].role.is_text());
        let text = text.next().map(|first| (first, text.next_back().unwrap_or(first)));
        let declared = analysis.seed.declared.best(Property::Title).map(|known| known.value.as_str());
        let headline = title.and_then(|at| verdicts.get(at)).map(|line| line.text.as_str()).or(declared);
        Self { title, text, headline: plain(headline.unwrap_or_default()) }
    }

    /// Where a line stands.
    fn place(&self, at: usize) -> Option<Feature> {
        let above = self.title.or(self.text.map(|(first, _)| first));
        match (above, self.text) {
            (Some(above), _) if at < above && at + RIGHT >= above => Some(Feature::RightAbove),
            (Some(above), _) if at < above && at + NEAR >= above => Some(Feature::NearAbove),
            (Some(above), _) if at < above => None,
            (_, Some((first, _))) if at < first => Some(Feature::Between),
            (_, Some((first, last))) if at <= last => {
                Some(if at < first + RIGHT { Feature::TextStart } else { Feature::InText })
            }
            (_, Some((_, last))) if at <= last + RIGHT => Some(Feature::RightBelow),
            (_, Some(_)) => Some(Feature::Below),
            _ => None,
        }
    }
}

/// The printed dates that may be the day of publication.
pub(super) fn candidates(analysis: &Analysis, verdicts: &[Verdict], order: Option<Order>) -> Vec<Candidate> {
    let frame = Frame::of(analysis, verdicts);
    let mut found: Vec<(usize, Candidate)> = Vec::new();
    for (at, verdict) in verdicts.iter().enumerate() {
        let is_read = !matches!(verdict.role, Role::PageDate | Role::FrontMatter | Role::Markup)
            && verdict.text.contains(char::is_numeric)
            && verdict.text.split_whitespace().take(LONGEST + 1).count() <= LONGEST;
        if is_read {
            of_line(analysis, verdicts, at, &frame, order, &mut found);
        }
    }
    note_others(&mut found);
    found.into_iter().map(|(_, candidate)| candidate).collect()
}

fn of_line(
    analysis: &Analysis,
    verdicts: &[Verdict],
    at: usize,
    frame: &Frame,
    order: Option<Order>,
    found: &mut Vec<(usize, Candidate)>,
) {
    let (verdict, Some(notes)) = (&verdicts[at], analysis.notes.get(at)) else { return };
    let line = line::read(&verdict.text, &notes.times, analysis.language.as_deref(), order);
    let text: &str = &line.text;
    let mut shared = of_words(text, &line.dates);
    shared.extend(frame.place(at));
    shared.extend(taken_for(verdicts, at));
    shared.extend(marked(analysis.seed.passages.get(at).map_or(Marks::NONE, |passage| passage.marks)));
    let names_headline = || frame.headline.chars().count() >= TELLING && plain(text).contains(&frame.headline);
    if frame.title != Some(at) && verdict.role != Role::Title && !line.dates.is_empty() && names_headline() {
        shared.insert(Feature::NamesHeadline);
    }
    let labelled_above = at.checked_sub(1).and_then(|above| labels::of_line(&verdicts[above].text));
    let mut end = 0;
    for (nth, date) in line.dates.iter().enumerate() {
        let next = line.dates.get(nth + 1).map_or(text.len(), |next| next.span.start);
        let label = labels::label(text, end, date.span, next).or(labelled_above.filter(|_| nth == 0));
        end = date.span.end;
        let says = match label {
            Some(Label::Clock) => continue,
            Some(Label::Published) => Some(Feature::SaysPublished),
            Some(Label::Changed) => Some(Feature::SaysChanged),
            Some(Label::Other) => Some(Feature::SaysOther),
            None => None,
        };
        let reading = date.other.map_or(date.reading, |other| line::between(&date.reading, other));
        let mut evidence = printed(verdict.text.clone(), rule(verdict.role, label), verdict.first_line);
        if date.other.is_some() {
            evidence.rule.push_str(line::TWO_WAYS);
        }
        let mut candidate = candidate(Source::Print, reading, evidence);
        candidate.features.extend(&shared);
        candidate.features.extend(says);
        if text.get(..date.span.start).is_some_and(ends_a_stretch) {
            candidate.features.insert(Feature::SaysOther);
        }
        if nth > 0 {
            candidate.features.insert(Feature::LaterInLine);
        }
        let leads = text.get(..date.span.start).is_some_and(|before| !before.contains(char::is_alphanumeric));
        if leads && nth == 0 {
            candidate.features.insert(Feature::LeadsLine);
        }
        if text.get(date.span.end..next).is_some_and(labels::leads_to_author) {
            candidate.features.insert(Feature::NamesAuthor);
        }
        if reading.1 == Precision::Day || may_be_coarse(verdict.role, &candidate) {
            found.push((at, candidate));
        }
    }
}

/// A month or a year dates an article only where a date is looked for.
fn may_be_coarse(role: Role, candidate: &Candidate) -> bool {
    matches!(role, Role::Date | Role::Byline)
        || candidate.features.contains(&Feature::OnlyDate)
        || candidate.features.contains(&Feature::SaysPublished)
}

/// What the words of a line besides its dates tell.
fn of_words(text: &str, dates: &[line::Written]) -> BTreeSet<Feature> {
    let mut features = BTreeSet::new();
    let mut others = 0;
    let mut end = 0;
    for date in dates {
        others += words(text.get(end..date.span.start).unwrap_or_default());
        end = date.span.end;
    }
    others += words(text.get(end..).unwrap_or_default());
    features.extend(match others {
        0..=1 => Some(Feature::OnlyDate),
        2..=6 => Some(Feature::FewWords),
        7..=14 => None,
        _ => Some(Feature::ManyWords),
    });
    let fine = dates.iter().filter(|date| date.reading.1 == Precision::Day);
    let days: BTreeSet<NaiveDate> = fine.map(|date| date.reading.0.earliest).collect();
    if days.len() > 1 {
        features.insert(Feature::SeveralDays);
    }
    if !dates.is_empty() && others <= 14 && labels::names_author(text) {
        features.insert(Feature::NamesAuthor);
    }
    features
}

/// Whether what stands before a date makes it the end of a stretch of days ("19.-22.2.2019"): that of an event.
fn ends_a_stretch(before: &str) -> bool {
    let first = before.strip_suffix(['-', '–']);
    first.is_some_and(|first| first.trim_end_matches('.').ends_with(|c: char| c.is_ascii_digit()))
}

fn words(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.contains(char::is_alphabetic)).count()
}

/// What a line and its neighbours were taken for.
fn taken_for(verdicts: &[Verdict], at: usize) -> impl Iterator<Item = Feature> {
    let own = match verdicts[at].role {
        Role::Date => Some(Feature::AsDate),
        Role::Byline => Some(Feature::AsByline),
        Role::Comment => Some(Feature::AsComment),
        Role::TeaserList => Some(Feature::AsTeaser),
        Role::Caption | Role::Credit => Some(Feature::AsCaption),
        Role::Legal => Some(Feature::AsLegal),
        Role::Title => Some(Feature::AsTitle),
        role if role.is_text() => Some(Feature::AsText),
        _ => None,
    };
    let beside = [at.checked_sub(1), Some(at + 1)].into_iter().flatten().filter_map(|at| verdicts.get(at));
    let comment = beside.into_iter().any(|line| line.role == Role::Comment).then_some(Feature::BesideComment);
    own.into_iter().chain(comment)
}

/// What the markup around a line tells.
fn marked(marks: Marks) -> impl Iterator<Item = Feature> {
    let holds = |any: &[Mark]| any.iter().any(|mark| marks.has(*mark));
    [
        (Feature::CalledDate, holds(&[Mark::SaysDate, Mark::HoldsDate])),
        (Feature::CalledMeta, holds(&[Mark::SaysMeta])),
        (Feature::CalledComment, holds(&[Mark::SaysComment])),
        (Feature::CalledTeaser, holds(&[Mark::SaysTeaser, Mark::OneOfManyArticles, Mark::SaysAdvertisement])),
        (Feature::CalledMenu, holds(&[Mark::SaysMenu, Mark::Nav])),
        (Feature::InAside, holds(&[Mark::Aside, Mark::Footer])),
        (Feature::RunningHead, holds(&[Mark::RunningHead])),
    ]
    .into_iter()
    .filter_map(|(feature, holds)| holds.then_some(feature))
}

/// Notes which date is the first of its page, and which stand in a list of others as fine as they are. `found` is in the
/// order of the lines.
fn note_others(found: &mut [(usize, Candidate)]) {
    let dates: Vec<(usize, Reading)> = found.iter().map(|(at, date)| (*at, date.reading)).collect();
    let first = dates.iter().find(|(_, date)| date.1 == Precision::Day).map(|(at, _)| *at);
    for (at, candidate) in found {
        let (range, precision, _) = candidate.reading;
        let near = dates.partition_point(|(other, _)| other + AROUND < *at);
        let near = dates[near..].iter().take_while(|(other, _)| *other <= *at + AROUND);
        let beside = near.filter(|(other, _)| other != at);
        let like = beside.filter(|(_, date)| date.1 == precision && date.0 != range);
        let others: BTreeSet<NaiveDate> = like.map(|(_, date)| date.0.earliest).collect();
        if others.len() >= LIST {
            candidate.features.insert(Feature::AmongOthers);
        }
        if first == Some(*at) && precision == Precision::Day {
            candidate.features.insert(Feature::FirstOnPage);
        }
    }
}

/// What the evidence of a printed date says of its line.
fn rule(role: Role, label: Option<Label>) -> &'static str {
    match (role, label) {
        (Role::Byline, _) => "date in the byline",
        (Role::Date, _) => "date line of the article",
        (_, Some(Label::Published)) => "a date called that of publication",
        (_, Some(Label::Changed)) => "a date called that of a change",
        _ => "a date near the article",
    }
}
