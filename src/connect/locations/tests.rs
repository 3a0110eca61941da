//! Which place is meant, in invented collections.

use super::find;
use crate::config::{Correction, OffTheMap, Position};
use crate::connect::entities::{resolve, tests::article};
use crate::model::{Article, EntityKind, PlaceKind, Whereabouts};

/// The whereabouts of a place that texts name.
fn whereabouts(id: &str, texts: &[&str]) -> Option<Whereabouts> {
    let mut articles: Vec<Article> =
        texts.iter().enumerate().map(|(at, text)| article(&at.to_string(), text)).collect();
    let who = resolve(&mut articles, &[]);
    assert!(who.entities.iter().any(|entity| entity.id == id), "{id}: {:?}", who.entities);
    find(&articles, &who.entities, &[]).remove(id)
}

#[test]
fn people_put_a_place_on_the_map_or_take_it_off() {
    let entry =
        |name: &str, at| Correction { name: name.into(), kind: Some(EntityKind::Place), at, ..Correction::default() };
    let corrections = [
        entry("Norway", Some(Position::Off(OffTheMap::None))),
        entry("Vardby", Some(Position::At([70.5, 31.25]))),
        entry("Sweden", None),
    ];
    let mut articles = [article("1", "The ship sailed from Norway to Sweden. In Vardby it lay for days.")];
    let who = resolve(&mut articles, &corrections);
    let found = find(&articles, &who.entities, &corrections);
    assert!(found["place/norway"].location.is_none() && found["place/norway"].why.contains("cuttings.toml"));
    let vardby = found["place/vardby"].location.as_ref().unwrap();
    assert_eq!((vardby.kind, vardby.latitude, vardby.longitude), (PlaceKind::Told, 70.5, 31.25));
    assert_eq!(country(found.get("place/sweden")), Some("Sweden"));
}

fn country(found: Option<&Whereabouts>) -> Option<&str> {
    found.and_then(|found| found.location.as_ref()).map(|place| place.country.as_str())
}

#[test]
fn a_country_lies_in_the_middle_of_its_towns() {
    let norway = whereabouts("place/norway", &["The ship sailed from Norway. Norwegian sailors were glad."]).unwrap();
    let place = norway.location.unwrap();
    assert_eq!((place.kind, place.country.as_str()), (PlaceKind::Country, "Norway"));
    assert!((58.0..64.0).contains(&place.latitude) && (5.0..12.0).contains(&place.longitude), "{place:?}");
}

#[test]
fn a_small_country_is_a_country() {
    let grenada = whereabouts("place/grenada", &["The ship sailed from Grenada on Monday."]);
    assert_eq!(country(grenada.as_ref()), Some("Grenada"));
}

#[test]
fn the_largest_is_meant_where_nothing_else_is_told() {
    let paris = whereabouts("place/paris", &["They met in Paris on Monday."]);
    assert_eq!(country(paris.as_ref()), Some("France"));
    assert!(paris.unwrap().why.contains("by far the largest"));
}

#[test]
fn what_is_written_behind_a_name_tells_which_is_meant() {
    let paris = whereabouts("place/paris", &["They met in Paris, Texas, on Monday."]);
    assert_eq!(country(paris.as_ref()), Some("United States"), "{paris:?}");
    assert!(paris.unwrap().why.ends_with("Texas is written behind it"));
}

#[test]
fn the_region_named_in_the_article_tells_which_is_meant() {
    let texts = ["The court in Springfield was closed. People in Illinois were glad."];
    let springfield = whereabouts("place/springfield", &texts).unwrap();
    assert_eq!(springfield.location.and_then(|place| place.region).as_deref(), Some("Illinois"));
    assert!(
        springfield.why.ends_with("the article that names it also names Illinois or places there"),
        "{}",
        springfield.why
    );
}

#[test]
fn a_place_elsewhere_written_behind_a_name_tells_that_another_is_meant() {
    let texts = ["They met in Venice, Louisiana, on Monday. They spoke of Italy."];
    assert_eq!(country(whereabouts("place/venice", &texts).as_ref()), None);
}

#[test]
fn towns_of_a_country_tell_of_small_ones() {
    let texts = ["The ship sailed from Bergen to Haugesund and to Stavanger, and was seen in Oslo."];
    assert_eq!(country(whereabouts("place/haugesund", &texts).as_ref()), Some("Norway"));
    let alone = whereabouts("place/haugesund", &["The ship sailed from Haugesund. It sank near Haugesund."]);
    assert!(alone.is_some_and(|found| found.location.is_none() && found.why.contains("too little tells")));
}

#[test]
fn where_nothing_tells_none_is_meant() {
    let springfield = whereabouts("place/springfield", &["The mayor lives in Springfield. The judge left."]).unwrap();
    assert!(springfield.location.is_none() && springfield.others.len() > 3, "{springfield:?}");
    assert!(springfield.why.contains("nothing tells clearly enough"));
}

#[test]
fn what_the_gazetteer_does_not_know_has_no_whereabouts() {
    assert_eq!(whereabouts("place/lofoten-islands", &["They sailed to the Lofoten Islands in Norway."]), None);
    assert_eq!(whereabouts("place/pacific", &["They sailed in the Pacific for days."]), None);
}
