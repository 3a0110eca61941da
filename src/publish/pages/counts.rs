//! Every number is that of what the reader finds behind its link.

use crate::model::{Dossier, Location, PlaceKind, Whereabouts};

use super::fixture;
use super::tests::{Files, built};

/// The numbers that open the site, each with its link.
fn figures(files: &Files) -> Vec<(usize, String)> {
    let list = files["index.html"].split("class=\"figures\"").nth(1).unwrap().split("</ul>").next().unwrap();
    let items = list.split("<a href=\"").skip(1).map(|item| {
        let (href, rest) = item.split_once('"').unwrap();
        let number = rest.split("<b>").nth(1).unwrap().split('<').next().unwrap();
        (number.replace(',', "").parse().unwrap(), href.to_owned())
    });
    items.collect()
}

/// How often something stands on the pages of a folder itself and those that go on with its list.
fn listed(files: &Files, folder: &str, what: &str) -> usize {
    let is_of_list = |path: &str| {
        path.strip_prefix(folder)
            .is_some_and(|rest| rest == "index.html" || rest.starts_with("page/") || rest.starts_with("letter/"))
    };
    files.iter().filter(|(path, _)| is_of_list(path)).map(|(_, html)| html.matches(what).count()).sum()
}

/// Where several articles print the same words.
fn with_copies() -> Dossier {
    let mut dossier = fixture::large(3);
    dossier.duplicates.clear();
    dossier
}

#[test]
fn the_figures_count_what_is_behind_them() {
    let files = built(&with_copies());
    let figures = figures(&files);
    assert_eq!(figures.len(), 6);
    for (number, href) in figures {
        let folder = href.strip_suffix("index.html").unwrap();
        let found = match folder {
            "articles/" => listed(&files, folder, "<li class=\"entry\""),
            // Those whose publication is not known stand apart.
            "sources/" => listed(&files, folder, "<h2><a"),
            "timeline/" => listed(&files, folder, "<li class=\"event "),
            "people/" | "places/" => {
                let index =
                    files[&href].split("class=\"az\"").nth(1).unwrap().split("id=\"h-unclear\"").next().unwrap();
                index.matches("<li>").count()
            }
            "quotes/" => listed(&files, folder, "<li class=\"quote direct\""),
            _ => panic!("{href} is of no kind that is counted"),
        };
        assert_eq!(found, number, "{href}");
    }
}

#[test]
fn a_speaker_has_as_many_quotations_as_are_shown() {
    let files = built(&with_copies());
    let most_quoted =
        files["quotes/index.html"].split("id=\"h-speakers\"").nth(1).unwrap().split("</ul>").next().unwrap();
    let mut seen = 0;
    for item in most_quoted.split("<a href=\"../").skip(1) {
        let (path, rest) = item.split_once("#quotes\">").unwrap();
        let number: usize =
            rest.split("<span class=\"count\">").nth(1).unwrap().split('<').next().unwrap().parse().unwrap();
        let said = files[path].split("id=\"quotes\"").nth(1).unwrap().split("</section>").next().unwrap();
        assert_eq!(said.matches("<li class=\"quote").count(), number, "{path}");
        assert!(files[path].contains(&format!("quoted {number} time")), "{path}");
        seen += 1;
    }
    assert!(seen > 1);
}

#[test]
fn the_map_shows_places_that_have_a_page() {
    let mut dossier = fixture::dossier();
    let town = Location {
        kind: PlaceKind::Town,
        name: "Saltholm".into(),
        country: "Norrland".into(),
        region: None,
        latitude: 55.6,
        longitude: 12.8,
        inhabitants: 9_000,
    };
    let whereabouts = Whereabouts { location: Some(town), others: Vec::new(), why: String::new() };
    dossier.whereabouts.insert("place/saltholm".into(), whereabouts.clone());
    // A name that has no page: of a large dossier, one that a single article names.
    let mut lone = dossier.entities.iter().find(|entity| entity.id == "place/north-quay").unwrap().clone();
    lone.articles.truncate(1);
    lone.id = "place/lone".into();
    dossier.entities.push(lone);
    dossier.whereabouts.insert("place/lone".into(), whereabouts);
    let spots = |dossier: &Dossier| built(dossier)["map/index.html"].matches("<tr><th scope=\"row\">").count();
    assert_eq!(spots(&dossier), 2);
    let article = dossier.articles[0].clone();
    for copy in 0..1_000 {
        let id = format!("copy-{copy}");
        dossier.articles.push(crate::model::Article { id, ..article.clone() });
    }
    assert_eq!(spots(&dossier), 1);
}
