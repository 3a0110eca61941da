//! Entities in, where the places lie out: looked up in a [`gazetteer`] and chosen by size and by [`company`].
//!
//! Toponym resolution by the usual evidence (Leidner, 2007): a place is the likelier meant the larger it is, if the articles
//! name its country or region too, and most if they write it behind the name ("Bergen, Norway"). The logarithm of the
//! inhabitants and the evidence are added up; the best is taken only when it leads by enough, else it is not clear which place
//! is meant, and none is. The weights are round numbers, set by reading what they located in news collections; no gold standard
//! measures them.

mod company;
mod gazetteer;
mod told;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::entities::{is_of_a_country, key, keys_of_place};
use crate::config::Correction;
use crate::data_file::rows;
use crate::model::{Article, Entity, EntityKind, Location, PlaceKind, Whereabouts};
use company::{Company, Ties, share};
use gazetteer::{Gazetteer, Row};

/// What a place gains by evidence, in powers of ten of inhabitants.
mod weight {
    /// It is a capital.
    pub(super) const CAPITAL: f64 = 1.0;
    /// It is a country.
    pub(super) const COUNTRY: f64 = 1.0;
    /// Every article that names it names its country.
    pub(super) const COUNTRY_NAMED: f64 = 1.0;
    /// Every article that names it names its region.
    pub(super) const REGION_NAMED: f64 = 1.5;
    /// Every article of the collection names its country.
    pub(super) const COLLECTION: f64 = 0.5;
    /// Its country or region always stands right behind it; a town loses as much if others do.
    pub(super) const ADJACENT: f64 = 3.0;
}

/// The best has to lead by so much: it is five times as large, all else being equal.
const LEAD: f64 = 0.7;

/// The best has to have so much: a town of 400,000, one of 40,000 whose country is named, or a small one whose region is.
const LEAST: f64 = 5.6;

/// Places of one name in one country that are not farther apart, in degrees, are the same one.
const SAME_PLACE: f64 = 0.3;

/// Other places of the name that are kept.
const OTHERS: usize = 5;

/// Names that mean no town, though some are called so.
static NO_TOWNS: LazyLock<BTreeSet<&str>> = LazyLock::new(|| rows(include_str!("data/no-towns.txt")).collect());

/// Where the places among the entities lie, by their ids; none of those that neither people nor the gazetteer know.
#[must_use]
pub fn find(articles: &[Article], entities: &[Entity], corrections: &[Correction]) -> BTreeMap<String, Whereabouts> {
    let mut found = of_gazetteer(articles, entities);
    told::lay_down(&mut found, entities, corrections);
    found
}

fn of_gazetteer(articles: &[Article], entities: &[Entity]) -> BTreeMap<String, Whereabouts> {
    let places = || entities.iter().enumerate().filter(|(_, entity)| entity.kind == EntityKind::Place);
    let keys: BTreeMap<usize, BTreeSet<String>> = places()
        .filter(|(_, place)| !NO_TOWNS.contains(key(&place.name).as_str()))
        .map(|(at, place)| (at, place.names.keys().chain([&place.name]).flat_map(|name| keys_of_place(name)).collect()))
        .collect();
    if keys.is_empty() {
        return BTreeMap::new();
    }
    let gazetteer = Gazetteer::read(&keys.values().flatten().cloned().collect());
    let mut company = Company::of(articles, entities, gazetteer.areas());
    let find_all = |company: &Company| -> BTreeMap<usize, Whereabouts> {
        let found = places().filter_map(|(at, place)| {
            let candidates = candidates(place, gazetteer.called(keys.get(&at)?.iter().map(String::as_str)));
            let choice = Choice { gazetteer: &gazetteer, company, place: at };
            (!candidates.is_empty()).then(|| (at, choice.whereabouts(candidates)))
        });
        found.collect()
    };
    // Places of which it is clear where they lie tell of the others, once.
    for (at, found) in find_all(&company) {
        if let Some(location) = found.location.filter(|location| location.kind != PlaceKind::Country) {
            company.learn(at, [Some(location.country), location.region].into_iter().flatten());
        }
    }
    find_all(&company).into_iter().map(|(at, found)| (entities[at].id.clone(), found)).collect()
}

/// The places that may be meant: of a country's name no town; of a town and its region, and of a town and its parts, the
/// largest town.
fn candidates<'g, 'r>(place: &Entity, mut called: Vec<&'r Row<'g>>) -> Vec<&'r Row<'g>> {
    let is_town = |row: &Row<'_>| matches!(row.kind, PlaceKind::Town | PlaceKind::Capital);
    if is_of_a_country(&place.name) {
        called.retain(|row| !is_town(row));
    }
    called.sort_by_key(|row| (!is_town(row), std::cmp::Reverse(row.thousands), row.country, row.region));
    let mut kept: Vec<&Row<'_>> = Vec::new();
    for row in called {
        let is_same = |other: &&Row<'_>| {
            let near = (row.latitude - other.latitude).abs() + (row.longitude - other.longitude).abs() < SAME_PLACE;
            let its_region = row.kind == PlaceKind::Region && row.region == other.region;
            row.country == other.country && (near || its_region)
        };
        if row.kind == PlaceKind::Country || !kept.iter().any(is_same) {
            kept.push(row);
        }
    }
    kept
}

/// The choice among the places of one name.
struct Choice<'c, 'g> {
    gazetteer: &'c Gazetteer<'g>,
    company: &'c Company,
    place: usize,
}

/// A candidate with what speaks for it.
struct Weighed<'r, 'g> {
    row: &'r Row<'g>,
    score: f64,
    country: Ties,
    region: Ties,
}

impl<'g> Choice<'_, 'g> {
    fn whereabouts(&self, candidates: Vec<&Row<'g>>) -> Whereabouts {
        let mut weighed: Vec<Weighed<'_, 'g>> = candidates.into_iter().map(|row| self.weigh(row)).collect();
        weighed.sort_by(|a, b| b.score.total_cmp(&a.score));
        let Some(best) = weighed.first() else {
            return Whereabouts { location: None, others: Vec::new(), why: String::new() };
        };
        let second = weighed.get(1).map_or(f64::NEG_INFINITY, |second| second.score);
        let is_clear = best.score - second >= LEAD && (best.score >= LEAST || best.row.kind == PlaceKind::Country);
        let why = if is_clear { self.why(best, weighed.len()) } else { self.why_not(best, weighed.len()) };
        let others = weighed.iter().skip(usize::from(is_clear)).take(OTHERS);
        let location = |weighed: &Weighed<'_, 'g>| -> Location { self.gazetteer.location(weighed.row) };
        Whereabouts { location: is_clear.then(|| location(best)), others: others.map(location).collect(), why }
    }

    fn weigh<'r>(&self, row: &'r Row<'g>) -> Weighed<'r, 'g> {
        let is_country = row.kind == PlaceKind::Country;
        let country = self.company.ties(self.place, &[self.gazetteer.country(row)]);
        let country = if is_country { Ties::default() } else { country };
        let region = self.company.ties(self.place, self.gazetteer.region(row));
        let of_articles = |part: usize| share(part, self.company.articles(self.place));
        let (own, all) = (country.adjacent + region.adjacent, self.company.adjacencies(self.place));
        let is_town = matches!(row.kind, PlaceKind::Town | PlaceKind::Capital);
        let contrary = if is_town { all.saturating_sub(own) } else { 0 };
        let adjacent = share(own, all) - share(contrary, all.max(self.company.articles(self.place)));
        let score = libm::log10(f64::from(row.thousands.max(1)) * 1000.0)
            + if row.kind == PlaceKind::Capital { weight::CAPITAL } else { 0.0 }
            + if is_country { weight::COUNTRY } else { 0.0 }
            + weight::COUNTRY_NAMED * of_articles(country.together)
            + weight::REGION_NAMED * of_articles(region.together)
            + weight::COLLECTION * country.anywhere
            + weight::ADJACENT * adjacent;
        Weighed { row, score, country, region }
    }

    /// Why a place was chosen.
    fn why(&self, best: &Weighed<'_, 'g>, candidates: usize) -> String {
        let among = match candidates {
            1 if best.row.kind == PlaceKind::Country => "the country of that name".to_owned(),
            1 => "the only place of that name in the gazetteer".to_owned(),
            number => format!("one of {number} places of that name"),
        };
        let country = self.gazetteer.country(best.row);
        let region = self.gazetteer.region(best.row).first().copied().unwrap_or_default();
        let all = self.company.articles(self.place);
        let named = |together: usize, with: &str| match all {
            1 => format!("the article that names it also names {with} or places there"),
            2 if together == all => format!("both articles that name it also name {with} or places there"),
            _ if together == all => format!("all {all} articles that name it also name {with} or places there"),
            _ => format!("{together} of the {all} articles that name it also name {with} or places there"),
        };
        let company = match (best.region, best.country) {
            (ties, _) if ties.adjacent > 0 => format!("{region} is written behind it"),
            (_, ties) if ties.adjacent > 0 => format!("{country} is written behind it"),
            (ties, all) if ties.together > 0 && ties.together < all.together => {
                format!("{}, and {} {country} or places there", named(ties.together, region), all.together)
            }
            (ties, _) if ties.together > 0 => named(ties.together, region),
            (_, ties) if ties.together > 0 => named(ties.together, country),
            _ if candidates > 1 => "by far the largest".to_owned(),
            _ => return among,
        };
        format!("{among}; {company}")
    }

    /// Why none was chosen.
    fn why_not(&self, best: &Weighed<'_, 'g>, candidates: usize) -> String {
        let country = self.gazetteer.country(best.row);
        match candidates {
            1 => format!(
                "the only place of that name in the gazetteer is in {country}, and too little tells that it is meant"
            ),
            number => format!("{number} places have that name, and nothing tells clearly enough which is meant"),
        }
    }
}

#[cfg(test)]
mod tests;
