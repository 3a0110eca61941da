//! When an article was published, when it was changed, and when its page was fetched.
//!
//! What people or their tools declare wins untouched. All else are candidates ([`mod@candidate`]): dates that the page's own
//! metadata declares ([`mod@declared`]), that its lines print ([`mod@printed`]), that stand in its address or its file's name
//! ([`iso`]). Each has features (its words, its place, what it agrees with); the likeliest by the table of weights
//! is taken, if it is likely enough; the others are set aside. Of dates in figures that can be read two ways the page's language,
//! region and other dates tell which is meant, or else both readings bound the day ([`mod@line`]).

mod candidate;
mod declared;
mod fetched;
mod iso;
mod labels;
mod line;
mod printed;

use chrono::NaiveDate;

use super::claims::{weighed, winning};
use crate::model::{Analysis, Basis, Dated, Declared, Evidence, Known, Property, Seed, Verdict};
use candidate::{Candidate, Feature, Source, candidate};
use line::Order;

/// The dates of an article.
#[derive(Debug, Default)]
pub(super) struct Dates {
    /// When it was published: as declared, else as printed, else as its address or its file's name says.
    pub(super) published: Option<Dated>,
    /// When it was last changed, where that is not before the day of publication.
    pub(super) modified: Option<Dated>,
    /// The day its page was fetched.
    pub(super) fetched: Option<Known<NaiveDate>>,
    /// What else might be the day of publication, the likelier first.
    pub(super) set_aside: Vec<Known<String>>,
}

/// How many dates are told that were not taken.
const TOLD: usize = 6;

/// Reads the dates of an article.
pub(super) fn read(analysis: &Analysis, verdicts: &[Verdict]) -> Dates {
    let declared = &analysis.seed.declared;
    let language = analysis.language.as_deref();
    let order = order(analysis);
    let fetched = fetched::day(analysis, verdicts, order);
    let mut all: Vec<Candidate> = weighed(declared, Property::Published)
        .filter_map(|claim| declared::candidate(claim, language, order))
        .chain(changes(declared, language, order))
        .chain(printed::candidates(analysis, verdicts, order))
        .chain(named(&analysis.seed))
        .collect();
    all.retain(|candidate| fetched.as_ref().is_none_or(|fetched| candidate.reading.0.earliest <= fetched.value));
    let change = candidate::printed_change(&all);
    let (likeliest, lost) = candidate::choose(all);
    let certain = winning(declared, Property::Published).and_then(|claim| declared::read(claim, language, order));
    let published = certain.or(likeliest);
    let modified = modified(analysis, change, published.as_ref(), order);
    let lost = lost.iter().filter(|lost| {
        let is_taken = published.as_ref().is_some_and(|date| date.range == lost.reading.0);
        !is_taken && candidate::is_worth_telling(lost)
    });
    let told = |lost: &Candidate| {
        let (range, precision, _) = lost.reading;
        let value = if lost.source == Source::Page { lost.evidence.text.clone() } else { range.edtf(precision) };
        Known { value, evidence: lost.evidence.clone() }
    };
    let set_aside = lost.take(TOLD).map(told).collect();
    Dates { published, modified, fetched, set_aside }
}

/// Whether a declared date cannot be understood.
pub(super) fn is_unreadable(date: &Known<String>, language: Option<&str>) -> bool {
    declared::read(date, language, None).is_none()
}

/// Whether the page writes the day first in a date in figures: as its other dates tell, else its language and region.
fn order(analysis: &Analysis) -> Option<Order> {
    let lines = || analysis.seed.passages.iter().map(|passage| passage.text.as_str());
    let shown = lines().filter(|line| line.contains('/')).find_map(line::order_of);
    let language = analysis.language.as_deref()?;
    let by_region = || {
        let claims = analysis.seed.declared.claims(Property::Language);
        let mut tags = claims.map(|claim| claim.known.value.to_lowercase().replace('_', "-"));
        tags.find_map(|tag| {
            let region = tag.strip_prefix("en-")?.to_owned();
            Some(if ["us", "ph"].contains(&region.as_str()) { Order::MonthFirst } else { Order::DayFirst })
        })
    };
    shown.or_else(|| if language.starts_with("en") { by_region() } else { Some(Order::DayFirst) })
}

/// When it was last changed: as declared, else as printed, where that is not before the day of publication.
fn modified(
    analysis: &Analysis,
    printed: Option<Dated>,
    published: Option<&Dated>,
    order: Option<Order>,
) -> Option<Dated> {
    let claims = analysis.seed.declared.claims(Property::Modified);
    claims
        .filter_map(|claim| declared::read(&claim.known, analysis.language.as_deref(), order))
        .filter(declared::is_likely)
        .chain(printed)
        .find(|date| published.is_none_or(|published| published.range.earliest <= date.range.latest))
}

/// The declared days of a change: where nothing says when an article was first published, it is known as of then.
fn changes(declared: &Declared, language: Option<&str>, order: Option<Order>) -> impl Iterator<Item = Candidate> {
    let claims = weighed(declared, Property::Modified);
    claims.filter_map(move |claim| declared::candidate(claim, language, order)).map(|mut change| {
        change.features.insert(Feature::OnlyChange);
        change
    })
}

/// A date in the article's address, or in its file's name.
fn named(seed: &Seed) -> impl Iterator<Item = Candidate> {
    let address = seed.declared.best(Property::Address).map(|url| url.value.as_str());
    let places = [
        address.map(|url| (url, Source::Address, "date in the article's address")),
        Some((seed.source.as_str(), Source::File, "date in the file's name")),
    ];
    places.into_iter().flatten().filter_map(|(path, source, rule)| {
        let reading = iso::named(path)?;
        let evidence = Evidence { basis: Basis::Declared, text: path.to_owned(), rule: rule.to_owned(), line: None };
        Some(candidate(source, reading, evidence))
    })
}
