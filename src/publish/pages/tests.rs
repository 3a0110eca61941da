//! The pages of the invented dossier: every link leads somewhere, nothing of theirs becomes markup.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;

use chrono::NaiveDate;

use super::super::{Addresses, PublishError};
use super::{fixture, render};
use crate::config::Config;
use crate::model::{Block, BlockKind, DateRange, Dossier, Location, PlaceKind, Span, Story, Whereabouts, Witness};

/// Pages by path.
pub(super) type Files = BTreeMap<String, String>;

fn config() -> Config {
    let mut config = Config::default();
    config.site.title = "The ferry & the quay".into();
    config.site.base_url = Some("https://cuttings.example/".into());
    config
}

/// Renders a dossier's pages.
pub(super) fn built(dossier: &Dossier) -> Files {
    let files = Mutex::new(Files::new());
    let put = |path: &str, bytes: &[u8]| -> Result<(), PublishError> {
        let text = String::from_utf8(bytes.to_vec()).unwrap();
        assert!(files.lock().unwrap().insert(path.to_owned(), text).is_none(), "{path} written twice");
        Ok(())
    };
    render(dossier, &config(), &Addresses::of(dossier), &put).unwrap();
    files.into_inner().unwrap()
}

/// Values of an attribute in a page.
fn values<'a>(html: &'a str, attribute: &'a str) -> impl Iterator<Item = &'a str> {
    let opening = format!(" {attribute}=\"");
    html.match_indices(&opening)
        .map(|(at, opening)| &html[at + opening.len()..])
        .map(|rest| &rest[..rest.find('"').unwrap()])
        .collect::<Vec<_>>()
        .into_iter()
}

fn resolve(page: &str, link: &str) -> String {
    let mut folders: Vec<&str> = page.split('/').collect();
    folders.pop();
    for part in link.split('/') {
        if part == ".." { folders.pop().map(drop).unwrap() } else { folders.push(part) }
    }
    folders.join("/")
}

fn check_links(files: &Files) {
    let ids: BTreeMap<&str, BTreeSet<&str>> =
        files.iter().map(|(path, html)| (path.as_str(), values(html, "id").collect())).collect();
    // Written by other parts of the site than its pages.
    let elsewhere = |target: &str| {
        let folder = target.starts_with("originals/") || target.starts_with("data/");
        folder || target.ends_with("feed.xml") || target.ends_with("feed.json")
    };
    for (path, html) in files.iter().filter(|(path, _)| path.ends_with(".html")) {
        for link in values(html, "href").filter(|link| !link.starts_with("http") && !link.starts_with("data:")) {
            let (target, fragment) = link.split_once('#').map_or((link, None), |(to, id)| (to, Some(id)));
            let target = if target.is_empty() { path.clone() } else { resolve(path, target) };
            if elsewhere(&target) {
                continue;
            }
            let ids = ids.get(target.as_str()).unwrap_or_else(|| panic!("{path}: {link} leads nowhere"));
            assert!(fragment.is_none_or(|id| ids.contains(id)), "{path}: {link} names no element");
        }
    }
}

#[test]
fn every_link_leads_somewhere() {
    check_links(&built(&fixture::dossier()));
}

#[test]
fn titles_are_unique_and_there_is_one_heading() {
    let files = built(&fixture::dossier());
    let mut titles = BTreeSet::new();
    for (path, html) in files.iter().filter(|(path, _)| path.ends_with(".html")) {
        let title = html.split("<title>").nth(1).and_then(|rest| rest.split("</title>").next()).unwrap();
        assert!(titles.insert(title.to_owned()), "{path}: {title} twice");
        assert_eq!(html.matches("<h1").count(), 1, "{path}");
    }
}

#[test]
fn nothing_of_theirs_becomes_markup() {
    for (path, html) in built(&fixture::dossier()).iter().filter(|(path, _)| path.ends_with(".html")) {
        assert!(!html.contains("<script>"), "{path}");
        assert!(!html.contains("<b>14 Nov"), "{path}");
        assert_eq!(html.matches("<script").count(), html.matches("</script>").count(), "{path}");
    }
}

#[test]
fn evidence_leads_to_its_paragraph() {
    let files = built(&fixture::dossier());
    let timeline = &files["timeline/index.html"];
    assert!(timeline.contains("worked out from “last Tuesday”"));
    assert!(values(timeline, "href").any(|link| link.contains("#p2")), "the interview is told in the second paragraph");
}

#[test]
fn a_date_worked_out_from_another_article_leads_to_its_sentence() {
    let mut dossier = fixture::dossier();
    let sentence = dossier.articles[2].sentences[0];
    let at = dossier.articles[0].about.published.as_ref().unwrap().evidence.len() - 1;
    dossier.witnesses = vec![vec![Witness { evidence: at, article: 2, sentence }]];
    let page = |dossier: &Dossier| {
        let files = built(dossier);
        let addresses: Vec<&String> = files.keys().filter(|path| path.starts_with("articles/")).collect();
        addresses.iter().filter(|path| files[**path].contains("There: <a href=\"../")).count()
    };
    assert_eq!(page(&dossier), 1);
    check_links(&built(&dossier));
    dossier.witnesses.clear();
    assert_eq!(page(&dossier), 0);
}

#[test]
fn machines_are_told_no_date_that_is_only_about_right() {
    let mut dossier = fixture::dossier();
    dossier.events[0].edtf.push('~');
    let timeline = &built(&dossier)["timeline/index.html"];
    assert!(timeline.contains(r#""startDate":"2024-02-09""#));
    assert!(!timeline.contains(r#""startDate":"2023-11-13""#));
}

#[test]
fn every_date_says_in_words_how_it_is_known() {
    let files = built(&fixture::dossier());
    let stated = r#"</time> <span class="basis stated">stated</span>"#;
    let (timeline, quotes) = (&files["timeline/index.html"], &files["quotes/index.html"]);
    assert!(timeline.contains(&format!("{stated} · <span class=\"basis inferred\">worked out from")));
    assert!(quotes.contains(&format!(r#"<time datetime="2024-02-11">11 Feb 2024{stated}"#)));
    let interview = files.iter().find(|(path, _)| path.starts_with("articles/a-number")).unwrap().1;
    assert!(interview.contains(r#"</a> <span class="basis inferred">worked out from “last Tuesday”</span></li>"#));
}

#[test]
fn a_copy_is_no_second_source() {
    let mut dossier = fixture::dossier();
    assert!(!built(&dossier)["timeline/index.html"].contains("independent sources"));
    dossier.duplicates.iter_mut().for_each(Vec::clear);
    assert!(built(&dossier)["timeline/index.html"].contains("2 articles of 2 independent sources"));
}

#[test]
fn another_date_stands_beside_the_events() {
    let mut dossier = fixture::dossier();
    let event = dossier.events.iter_mut().find(|event| event.evidence.len() > 1).unwrap();
    event.evidence[1].disputes = Some(DateRange::day(NaiveDate::from_ymd_opt(2024, 2, 12).unwrap()));
    let timeline = &built(&dossier)["timeline/index.html"];
    assert!(timeline.contains("1 report gives another date"));
    let instead = r#"Gives <span class="disputed"><time datetime="2024-02-12">12 Feb 2024</time></span> instead:"#;
    assert!(timeline.contains(instead));
}

#[test]
fn a_long_timeline_opens_with_what_sums_it_up() {
    let mut dossier = fixture::large(200);
    for (at, event) in dossier.events.iter_mut().enumerate() {
        let year = 1931 + at as i32 % 80;
        event.range = DateRange::day(NaiveDate::from_ymd_opt(year, 5, 1).unwrap());
        event.weight = at as f64;
    }
    dossier.events.sort_by_key(|event| event.range.earliest);
    let files = built(&dossier);
    check_links(&files);
    let front = &files["timeline/index.html"];
    assert!(front.contains("What mattered most") && front.contains(">1930s<") && front.contains(">2010s<"));
    assert_eq!(front.matches("<li class=\"brief").count(), 20 + 9 * 8);
    assert!(files.contains_key("timeline/1931/index.html"));
}

#[test]
fn a_crowded_month_is_cut_and_its_page_leads_to_the_parts() {
    let mut dossier = fixture::large(150);
    for (at, event) in dossier.events.iter_mut().enumerate() {
        let day = if at % 4 == 0 { 20 } else { 1 + at as u32 % 14 };
        event.range = DateRange::day(NaiveDate::from_ymd_opt(2010, 6, day).unwrap());
    }
    dossier.events.sort_by_key(|event| event.range.earliest);
    let files = built(&dossier);
    check_links(&files);
    let half = &files["timeline/2010/06/01-15/index.html"];
    assert!(half.contains("<h1>1–15 June 2010</h1>") && half.contains("675 events, each"));
    assert!(half.contains("<a href=\"03/index.html\">3 June 2010</a>"));
    assert!(half.contains("What mattered most") && !half.contains("<li class=\"event "));
    assert!(files["timeline/2010/06/16-30/index.html"].matches("<li class=\"event ").count() == 225);
    assert!(
        files["timeline/2010/index.html"]
            .contains("<a href=\"06/index.html\">June 2010</a> <span class=\"count\">900</span>")
    );
}

#[test]
fn a_copy_tells_what_it_added_and_cut() {
    let mut dossier = fixture::dossier();
    dossier.articles[4].text.push_str("Nobody was surprised.");
    let end = dossier.articles[4].text.len();
    let span = Span::new(end - "Nobody was surprised.".len(), end);
    dossier.articles[4].blocks.push(Block { kind: BlockKind::Paragraph, span, line: 99 });
    let files = built(&dossier);
    let page = |end: &str| files.iter().find(|(_, html)| html.contains(end)).map(|(_, html)| html.as_str()).unwrap();
    assert!(page("What this article added and cut").contains("<del>Nobody was surprised.</del>"));
    assert!(page("What this article added and cut").contains("much the same text, edited; the fullest version"));
    assert!(page("Also published by").contains("What it added and cut</summary>"));
}

#[test]
fn places_stand_on_a_map_where_it_is_clear_where_they_lie() {
    let mut dossier = fixture::dossier();
    assert!(!built(&dossier).values().any(|html| html.contains("map/index.html")), "no place, no map, no menu entry");
    let here = Location {
        kind: PlaceKind::Town,
        name: "Saltholm".into(),
        country: "Norrland".into(),
        region: None,
        latitude: 55.6,
        longitude: 12.8,
        inhabitants: 9_000,
    };
    let whereabouts = |location: Option<&Location>| Whereabouts {
        location: location.cloned(),
        others: Vec::new(),
        why: "there are <several>".into(),
    };
    dossier.whereabouts.insert("place/saltholm".into(), whereabouts(Some(&here)));
    dossier.whereabouts.insert("place/north-quay".into(), whereabouts(None));
    let files = built(&dossier);
    check_links(&files);
    let map = &files["map/index.html"];
    assert!(map.contains("role=\"group\" aria-label=\"1 place\""));
    assert!(map.contains("Saltholm, Norrland (9,000 inhabitants)") && map.contains("\"latitude\":55.6"));
    let (unclear, unknown) = map.split_once("Not clear where").unwrap().1.split_once("Not in the gazetteer").unwrap();
    assert!(unclear.contains("North Quay") && unclear.contains("There are &lt;several&gt;."));
    assert!(unknown.contains("Vessen Sound") && !unknown.contains("North Quay"));
}

#[test]
fn who_appears_with_whom_stands_in_numbers() {
    let files = built(&fixture::dossier());
    let people = &files["people/index.html"];
    let matrix = people.split("<table class=\"matrix\">").nth(1).unwrap().split("</table>").next().unwrap();
    let rows: Vec<&str> = matrix.split("<tr>").skip(2).collect();
    assert!(rows.len() > 2 && rows.len() <= 16);
    let cell = |cell: &'_ str| cell.split("</td>").next().unwrap_or_default().to_owned();
    let cells: Vec<Vec<String>> = rows.iter().map(|row| row.split("<td").skip(2).map(cell).collect()).collect();
    for (row, across) in cells.iter().enumerate() {
        assert_eq!(across.len(), rows.len());
        assert!(across[row].contains("class=\"self\""));
        assert!((0..row).all(|column| across[column] == cells[column][row]), "row {row}");
    }
}

#[test]
fn the_data_is_listed_for_people_and_for_machines() {
    let files = built(&fixture::dossier());
    let data = &files["data/index.html"];
    assert!(data.contains("href=\"together.gexf\""));
    assert!(data.contains("\"@type\":\"Dataset\"") && data.contains("https://cuttings.example/data/timelinejs.json"));
    for list in ["articles", "timeline", "topics", "people", "places", "organisations", "quotes", "sources"] {
        let page = &files[&format!("{list}/index.html")];
        let taken = page.split("class=\"taken\"").nth(1).unwrap_or_else(|| panic!("{list} cannot be taken away"));
        assert!(taken.contains(".json") && taken.contains(".csv"), "{list}");
    }
    let article = files.iter().find(|(path, _)| path.starts_with("articles/")).unwrap().1;
    assert!(article.contains("<span class=\"Z3988\" title=\"ctx_ver=Z39.88-2004&amp;"));
}

#[test]
fn an_empty_dossier_has_all_its_pages() {
    let files = built(&Dossier::default());
    check_links(&files);
    assert!(files.contains_key("timeline/index.html"));
}

#[test]
fn a_topic_tells_its_neighbours_and_lists_its_articles_by_date() {
    let files = built(&fixture::dossier());
    let page = &files["topics/ferry-terminal-dispute/index.html"];
    assert!(page.contains("Audit of the terminal</a> <span class=\"dateline\">2 articles in both"), "{page}");
    assert!(page.contains("Harbour politics</a> <span class=\"dateline\">1 article in both"));
    let listed = &page[page.find("h-articles").unwrap()..];
    let days: Vec<&str> = values(listed, "datetime").filter(|day| day.len() == 10).take(5).collect();
    assert!(days.len() > 1 && days.is_sorted(), "{days:?}");
}

#[test]
fn a_large_collection_opens_with_its_stories() {
    let mut dossier = fixture::large(5);
    let day = |day| NaiveDate::from_ymd_opt(2024, 5, day).unwrap();
    dossier.stories = vec![Story {
        id: "s-2024-05-12-court".into(),
        headline: "Court stops work".into(),
        range: DateRange { earliest: day(12), latest: day(14) },
        articles: vec![3, 4],
        main: 4,
        reports: 2,
        sources: ["North Post", "Quay Times", "Record", "Ledger", "Courier", "Wire"].map(String::from).to_vec(),
    }];
    let front = &built(&dossier)["index.html"];
    let story = &front[front.find("s-2024-05-12-court").unwrap()..];
    let story = &story[..story.find("</li>").unwrap()];
    assert!(story.contains("12 May to 14 May 2024 · 2 reports"), "{story}");
    assert!(story.contains("North Post, Quay Times, Record, Ledger and 2 others"), "{story}");
    let few = Dossier { stories: dossier.stories, ..fixture::dossier() };
    assert!(!built(&few)["index.html"].contains("h-stories"));
}

#[test]
fn long_lists_are_cut_into_pages() {
    let files = built(&fixture::large(200));
    check_links(&files);
    let longest = files.iter().max_by_key(|(_, html)| html.len()).unwrap();
    assert!(longest.1.len() < 1_500_000, "{} has {} bytes", longest.0, longest.1.len());
}
