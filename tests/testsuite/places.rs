//! Where places lie: in the data files and on their pages.

use serde_json::{Value, json};

use crate::driver::Folder;

fn built() -> Folder {
    let folder = Folder::new()
        .file("seeds/1.txt", "Pier opens in Bergen\n\nThe pier in Bergen, Norway, was opened on Monday. The mayor came from Springfield.\n")
        .file("seeds/2.txt", "Ships in the fjord\n\nTwo ships from Bergen sailed to the Lofoten Islands in Norway on Tuesday.\n");
    folder.run(&["build", "-q"]).code(0);
    folder
}

fn place(places: &Value, id: &str) -> Value {
    let mut found = places.as_array().unwrap().iter().filter(|place| place["id"] == id);
    found.next().cloned().unwrap_or_default()
}

#[test]
fn places_have_coordinates_where_it_is_clear_which_are_meant() {
    let folder = built();
    let places: Value = serde_json::from_str(&folder.read("site/data/places.json")).unwrap();
    let bergen = place(&places, "place/bergen");
    assert_eq!(bergen["latitude"], 60.39);
    assert_eq!((&bergen["precision"], &bergen["country"]), (&json!("town"), &json!("Norway")));
    assert!(bergen["why"].as_str().unwrap().ends_with("Norway is written behind it"), "{bergen}");
    let springfield = place(&places, "place/springfield");
    assert!(
        springfield["latitude"].is_null() && springfield["candidates"].as_array().unwrap().len() > 2,
        "{springfield}"
    );
    assert_eq!(place(&places, "place/lofoten-islands"), Value::Null);
}

#[test]
fn a_map_gets_the_clear_ones_as_geojson() {
    let map: Value = serde_json::from_str(&built().read("site/data/places.geojson")).unwrap();
    assert_eq!(map["type"], "FeatureCollection");
    assert!(map["attribution"].as_str().unwrap().contains("GeoNames"));
    let ids: Vec<&str> =
        map["features"].as_array().unwrap().iter().map(|place| place["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["place/bergen", "place/norway"]);
    let bergen = &map["features"][0];
    assert_eq!(bergen["geometry"], json!({"type": "Point", "coordinates": [5.32, 60.39]}));
    assert_eq!(bergen["properties"]["page"], "places/bergen/index.html");
}

#[test]
fn pages_tell_where_a_place_lies_and_why() {
    let folder = built();
    let bergen = folder.read("site/places/bergen/index.html");
    for told in
        ["Where it lies", "60.39° N, 5.32° E", "Bergen, Vestland, Norway", "Norway is written behind it", "GeoNames"]
    {
        assert!(bergen.contains(told), "{told}\n{bergen}");
    }
    assert!(folder.read("site/places/springfield/index.html").contains("nothing tells clearly enough"));
    let list = folder.read("site/places/index.html");
    assert!(list.contains("Not clear where") && list.contains("places have that name"), "{list}");
    assert!(!folder.read("site/places/lofoten-islands/index.html").contains("Where it lies"));
}
