//! Feeds of an invented dossier.

use chrono::NaiveTime;
use proptest::prelude::*;

use super::*;
use crate::model::{Basis, Topic, TopicScale};
use crate::publish::samples;

fn site(base_url: Option<&str>) -> Site {
    Site { title: "The ferry".into(), base_url: base_url.map(str::to_owned), ..Site::default() }
}

fn dossier() -> Dossier {
    let mut articles: Vec<Article> = ["a.txt", "b.txt", "c.txt", "d.txt"]
        .map(|id| samples::article(id, "A <b>pier</b> & a ferry collapsed. Nobody was hurt."))
        .into();
    let dates = [
        Some(("2019-05-02", "2019-05-02")),
        Some(("2019-05-03", "2019-05-03")),
        Some(("2019-05-01", "2019-05-31")),
        None,
    ];
    for (article, date) in articles.iter_mut().zip(dates) {
        article.about.title = Some(samples::stated("<script>alert(1)</script>"));
        article.about.published = date.map(|(earliest, latest)| samples::dated(earliest, latest, Basis::Stated));
    }
    articles[0].about.published.as_mut().unwrap().time = NaiveTime::from_hms_opt(19, 8, 0);
    articles[0].about.url = Some(samples::stated("https://harbour.example/?a=1&b=2"));
    articles[1].about.url = Some(samples::stated("javascript:alert(1)"));
    articles[0].about.authors = vec![samples::stated("Mara Kessler")];
    let topics = vec![Topic {
        id: "pier".into(),
        scale: TopicScale::Subject,
        label: "The pier".into(),
        terms: Vec::new(),
        articles: vec![(0, 1.0, None)],
        sentences: Vec::new(),
    }];
    Dossier { articles, topics, topics_of: vec![vec![0]], ..Dossier::default() }
}

fn feeds(dossier: &Dossier, site: &Site) -> (atom_syndication::Feed, serde_json::Value, String) {
    let addresses = Addresses::of(dossier);
    let maker = Maker::new(dossier, site, &addresses);
    let all: Vec<ArticleIndex> = (0..dossier.articles.len()).collect();
    let feed = maker.feed("feed.xml", "index.html", site.title.clone(), &all);
    let xml = atom::write(&feed);
    let read = atom_syndication::Feed::read_from(xml.as_bytes()).unwrap();
    (read, serde_json::from_str(&json::write(&feed)).unwrap(), xml)
}

#[test]
fn the_newest_come_first_and_the_undated_stay_out() {
    let (atom, json, _) = feeds(&dossier(), &site(Some("https://x.example/")));
    let days: Vec<String> = atom.entries.iter().map(|entry| entry.updated.to_rfc3339()).collect();
    assert_eq!(days, ["2019-05-03T00:00:00+00:00", "2019-05-02T19:08:00+00:00"]);
    assert_eq!(atom.updated, atom.entries[0].updated);
    assert_eq!(json["items"][1]["date_published"], "2019-05-02T19:08:00Z");
    assert_eq!(json["items"].as_array().unwrap().len(), 2);
}

#[test]
fn text_stays_text() {
    let (atom, json, xml) = feeds(&dossier(), &site(Some("https://x.example/")));
    assert!(!xml.contains("<script") && !xml.contains("<b>"), "{xml}");
    assert_eq!(atom.entries[0].title.value, "<script>alert(1)</script>");
    assert_eq!(json["items"][0]["content_text"], "A <b>pier</b> & a ferry collapsed. Nobody was hurt.");
    assert!(json["items"][0].get("content_html").is_none());
}

#[test]
fn with_an_address_entries_link_to_their_pages() {
    let (atom, json, _) = feeds(&dossier(), &site(Some("https://x.example/ferry")));
    let links: Vec<(&str, &str)> =
        atom.entries[1].links.iter().map(|link| (link.rel.as_str(), link.href.as_str())).collect();
    assert_eq!(links[0].0, "alternate");
    assert!(links[0].1.starts_with("https://x.example/ferry/articles/script-alert-1-script-"), "{links:?}");
    assert_eq!(links[1], ("via", "https://harbour.example/?a=1&b=2"));
    assert_eq!(atom.entries[0].links.len(), 1);
    assert_eq!(atom.id, "https://x.example/ferry/feed.xml");
    assert_eq!(json["items"][1]["tags"], serde_json::json!(["The pier"]));
    assert_eq!(atom.entries[1].authors[0].name, "Mara Kessler");
}

#[test]
fn without_an_address_ids_are_urns_and_the_excerpt_is_the_content() {
    let (atom, json, _) = feeds(&dossier(), &site(None));
    assert!(atom.links.is_empty());
    let id = &atom.entries[0].id;
    assert_eq!((id.len(), &id[..9], &id[23..24]), (45, "urn:uuid:", "8"), "{id}");
    assert_ne!(id, &atom.entries[1].id);
    assert!(atom.entries[0].content.as_ref().unwrap().value.as_ref().unwrap().starts_with("A <b>pier"));
    assert!(json["items"][0].get("url").is_none());
}

#[test]
fn a_new_title_makes_no_entry_new() {
    let ids = |site: &Site| feeds(&dossier(), site).0.entries.into_iter().map(|entry| entry.id).collect::<Vec<_>>();
    let renamed = Site { title: "The pier".into(), ..site(None) };
    assert_eq!(ids(&site(None)), ids(&renamed));
}

#[test]
fn every_topic_has_a_feed_beside_its_page_and_an_empty_one_is_whole() {
    let mut dossier = dossier();
    dossier.articles[0].about.published = None;
    let home = tempfile::tempdir().unwrap();
    let writer = Writer::open(&home.path().join("site")).unwrap();
    write(&dossier, &site(None), &Addresses::of(&dossier), &writer).unwrap();
    assert_eq!(writer.paths(), ["feed.json", "feed.xml", "topics/pier/feed.xml"]);
    writer.finish().unwrap();
    let xml = std::fs::read_to_string(home.path().join("site/topics/pier/feed.xml")).unwrap();
    assert!(xml.contains("<updated>1970-01-01T00:00:00+00:00</updated>"), "{xml}");
    assert!(xml.contains("<title>The pier · The ferry</title>"), "{xml}");
}

#[test]
fn a_long_text_is_cut_between_words() {
    let article = samples::article("a.txt", &"word ".repeat(200));
    let excerpt = excerpt(&article);
    assert!(excerpt.ends_with("word…") && excerpt.chars().count() <= EXCERPT + 1, "{excerpt}");
}

proptest! {
    #[test]
    fn no_text_breaks_a_feed(title in "(?s).{0,30}", text in "(?s).{0,60}") {
        let mut dossier = dossier();
        dossier.articles[0].about.title = Some(samples::stated(&title));
        dossier.articles[0].about.standfirst = Some(samples::stated(&text));
        let (atom, _, _) = feeds(&dossier, &site(None));
        prop_assert_eq!(&atom.entries[1].title.value, &single_line(&title));
    }
}
