//! The page of the data: every file that holds what the pages show, by what it is about.

use serde::Serialize;

use super::catalogue::Catalogue;
use super::json_ld;
use super::page::{Link, Page};
use crate::publish::data::{self, About};

/// Where it stands.
const PATH: &str = "data/index.html";

/// What is there for programs besides the data files, each with the key of what it is.
const FEEDS: [(&str, &str); 2] = [("feed.xml", "data.feed"), ("feed.json", "data.feed_json")];
const MANIFEST: [(&str, &str); 1] = [("data/manifest-sha256.txt", "data.manifest")];

/// `data/index.html`.
#[derive(Debug, Serialize)]
pub(crate) struct DataView {
    groups: Vec<Group>,
}

/// The files about one thing.
#[derive(Debug, Serialize)]
struct Group {
    id: String,
    heading: String,
    files: Vec<File>,
}

/// A data file and what is in it.
#[derive(Debug, Serialize)]
struct File {
    link: Link,
    what: String,
}

/// The page of the data.
pub(crate) fn data(catalogue: &Catalogue<'_>) -> (Page, DataView) {
    let strings = catalogue.strings;
    let group = |id: &str, name: &str, files: Vec<(&str, &str)>| Group {
        id: id.to_owned(),
        heading: strings.say(name).to_owned(),
        files: files.into_iter().map(|(path, what)| file(path, strings.say(what))).collect(),
    };
    let of = |about: About| {
        let files = data::described().filter(|file| file.1 == about).map(|(path, _, what)| (path, what));
        group(about.id(), about.name(), files.collect())
    };
    let mut groups: Vec<Group> = About::ALL.into_iter().map(of).collect();
    groups.push(group("feeds", "data.about_feeds", FEEDS.to_vec()));
    groups.push(group("manifest", "data.about_manifest", MANIFEST.to_vec()));
    let (title, description) = (strings.say("data.title"), strings.say("data.note"));
    let mut page = Page::new(catalogue, PATH, "about", title, description, &[]);
    let files = data::described().map(|(path, _, _)| path);
    page.json_ld.extend(json_ld::dataset(catalogue, &page.description, files));
    (page, DataView { groups })
}

fn file(path: &str, what: &str) -> File {
    let name = path.rsplit('/').next().unwrap_or(path);
    File { link: Link::new(PATH, path, name), what: what.to_owned() }
}
