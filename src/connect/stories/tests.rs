//! Stories of an invented week of reports (`invented.tsv`), and of small collections.

use std::collections::BTreeMap;

use super::find;
use crate::connect::terms;
use crate::data_file::rows;
use crate::model::{Article, Basis, DateRange, Dated, Evidence, Format, Known, Metadata, Precision, Story};

fn known(value: &str) -> Known<String> {
    let evidence = Evidence { basis: Basis::Stated, text: value.to_owned(), rule: String::new(), line: None };
    Known { value: value.to_owned(), evidence }
}

fn article(id: usize, day: &str, source: &str, title: &str, text: &str) -> Article {
    let published = day.parse().ok().map(|day| Dated {
        range: DateRange::day(day),
        time: None,
        precision: Precision::Day,
        basis: Basis::Stated,
        evidence: Vec::new(),
    });
    let (title, publisher) = (Some(known(title)), Some(known(source)));
    Article {
        id: format!("{id:03}"),
        source: format!("{id:03}.txt"),
        format: Format::Record,
        about: Metadata { published, title, publisher, ..Metadata::default() },
        text: text.into(),
        blocks: Vec::new(),
        verdicts: Vec::new().into(),
        sentences: Vec::new(),
        times: Vec::new(),
        mentions: Vec::new(),
        quotes: Vec::new(),
        original: String::new().into(),
    }
}

/// The invented reports, each with the name of its story.
fn invented() -> (Vec<Article>, Vec<&'static str>) {
    let rows = rows(include_str!("invented.tsv"));
    let rows = rows.enumerate().map(|(at, row)| {
        let cells: Vec<&str> = row.split('\t').collect();
        (article(at, cells[1], cells[2], cells[3], cells[4]), cells[0])
    });
    rows.unzip()
}

fn stories(articles: &[Article], duplicates: &[Vec<usize>]) -> Vec<Story> {
    find(articles, duplicates, &terms::count(articles))
}

/// The story of each article; one without is its own.
fn story_of(articles: usize, stories: &[Story]) -> Vec<usize> {
    let mut of: Vec<usize> = (0..articles).map(|at| stories.len() + at).collect();
    for (story, members) in stories.iter().enumerate() {
        members.articles.iter().for_each(|&at| of[at] = story);
    }
    of
}

/// B-cubed precision and recall (Bagga and Baldwin, *Entity-Based Cross-Document Coreferencing*, 1998).
fn b_cubed(found: &[usize], gold: &[&str]) -> (f64, f64) {
    let (mut precision, mut recall) = (0.0, 0.0);
    for at in 0..gold.len() {
        let both = (0..gold.len()).filter(|&other| found[other] == found[at] && gold[other] == gold[at]).count();
        precision += both as f64 / found.iter().filter(|&&other| other == found[at]).count() as f64;
        recall += both as f64 / gold.iter().filter(|&&other| other == gold[at]).count() as f64;
    }
    (precision / gold.len() as f64, recall / gold.len() as f64)
}

#[test]
fn reports_of_one_happening_are_one_story() {
    let (articles, gold) = invented();
    let found = stories(&articles, &vec![Vec::new(); articles.len()]);
    let (precision, recall) = b_cubed(&story_of(articles.len(), &found), &gold);
    let f1 = 2.0 * precision * recall / (precision + recall);
    let listed: Vec<(&str, Vec<&str>)> = found
        .iter()
        .map(|story| (story.headline.as_str(), story.articles.iter().map(|&at| gold[at]).collect()))
        .collect();
    assert!(precision >= 0.95 && recall >= 0.85, "P {precision:.3} R {recall:.3} F {f1:.3}: {listed:#?}");
}

#[test]
fn a_story_tells_its_first_report_its_latest_and_its_sources() {
    let (articles, gold) = invented();
    let found = stories(&articles, &vec![Vec::new(); articles.len()]);
    for story in &found {
        let day = |at: usize| articles[at].about.published.as_ref().map(|dated| dated.range.earliest);
        let days: Vec<_> = story.articles.iter().map(|&at| day(at)).collect();
        assert!(days.is_sorted() && days.first() == Some(&Some(story.range.earliest)), "{days:?}");
        assert_eq!(days.last(), Some(&Some(story.range.latest)));
        assert!(story.articles.contains(&story.main) && story.id.starts_with("s-20"));
        assert!(story.sources.len() > 1, "{story:?} {}", gold[story.main]);
    }
    let ids: BTreeMap<&str, usize> = found.iter().map(|story| (story.id.as_str(), 1)).collect();
    assert_eq!(ids.len(), found.len());
}

#[test]
fn copies_are_counted_once_and_make_no_story_alone() {
    let (mut articles, gold) = invented();
    let number = articles.len();
    let with = gold.iter().position(|name| *name == "ferry").unwrap();
    let alone = gold.iter().position(|name| name.starts_with("alone")).unwrap();
    let mut duplicates = vec![Vec::new(); number + 2];
    for (copy, of) in [(number, with), (number + 1, alone)] {
        let mut again = articles[of].clone();
        (again.id, again.about.publisher) = (format!("{copy:03}"), Some(known("Kett Wire")));
        articles.push(again);
        (duplicates[of], duplicates[copy]) = (vec![copy], vec![of]);
    }
    let found = stories(&articles, &duplicates);
    let story = found.iter().find(|story| story.articles.contains(&with)).unwrap();
    assert!(story.articles.contains(&number) && story.reports + 1 == story.articles.len());
    assert!(!found.iter().any(|story| story.articles.contains(&alone)));
}

#[test]
fn what_has_no_day_is_in_no_story_and_a_saga_is_not_one() {
    let (articles, _) = invented();
    let (text, title) = (articles[0].text.as_str(), articles[0].title());
    let undated: Vec<Article> = (0..4).map(|at| article(at, "", "Harbour Post", title, text)).collect();
    assert_eq!(stories(&undated, &vec![Vec::new(); 4]), []);
    let day = |at: usize| format!("2021-03-{:02}", 1 + 2 * at);
    let saga: Vec<Article> = (0..12).map(|at| article(at, &day(at), "Harbour Post", title, text)).collect();
    let longest = stories(&saga, &vec![Vec::new(); 12]).iter().map(|story| story.range.days()).max();
    assert!(longest.is_none_or(|days| days <= 9), "{longest:?}");
}
