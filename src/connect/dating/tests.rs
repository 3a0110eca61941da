//! Invented articles without a date, and what bounds them.

use chrono::NaiveDate;

use super::date_undated;
use crate::annotate::time;
use crate::model::{Article, Basis, Block, BlockKind, Evidence, Format, Known, Metadata, Span};

/// An undated article of one paragraph, a sentence a full stop.
fn undated(text: &str, fetched: Option<&str>) -> Article {
    let mut sentences = Vec::new();
    let mut start = 0;
    for (at, _) in text.match_indices('.') {
        sentences.push(Span::new(start, at + 1));
        start = (at + 2).min(text.len());
    }
    let fetched = fetched.map(|day| Known {
        value: day.parse::<NaiveDate>().unwrap(),
        evidence: Evidence { basis: Basis::Stated, text: day.into(), rule: "head of the page".into(), line: Some(1) },
    });
    Article {
        id: "a".into(),
        source: "a.txt".into(),
        format: Format::Text,
        about: Metadata { fetched, ..Metadata::default() },
        text: text.into(),
        blocks: vec![Block { kind: BlockKind::Paragraph, span: Span::new(0, text.len()), line: 1 }],
        verdicts: Vec::new().into(),
        sentences,
        times: time::scan(text, Some("en")),
        mentions: Vec::new(),
        quotes: Vec::new(),
        original: text.into(),
    }
}

fn published(text: &str, fetched: Option<&str>) -> Option<String> {
    let mut articles = [undated(text, fetched)];
    date_undated(&mut articles);
    let [article] = articles;
    article.about.published.map(|dated| format!("{}..{}", dated.range.earliest, dated.range.latest))
}

#[test]
fn nothing_known_stays_unknown() {
    assert_eq!(published("The mayor spoke on Monday.", None), None);
    assert_eq!(published("The mill burned down in 1931.", None), None);
    assert_eq!(published("The mayor spoke on Monday.", Some("2019-05-06")), None);
}

#[test]
fn the_newest_past_date_and_the_fetching_bound_an_article() {
    let text = "The bridge was closed in 2015. It will open in 2031.";
    assert_eq!(published(text, Some("2019-05-06")).as_deref(), Some("2015-01-01..2019-05-06"));
}

#[test]
fn years_after_a_turning_point_are_soft() {
    let text = "Thirty years after the fall of the Berlin Wall, the town remembers.";
    assert_eq!(published(text, None).as_deref(), Some("2016-01-01..2022-12-31"));
}

#[test]
fn the_softest_clue_gives_way() {
    let text = "Thirty years after the fall of the Berlin Wall, the town remembers. The museum was opened in 2009.";
    let mut articles = [undated(text, Some("2012-02-03"))];
    date_undated(&mut articles);
    let dated = articles[0].about.published.clone().unwrap();
    assert_eq!(dated.range.earliest.to_string(), "2009-01-01");
    assert_eq!(dated.range.latest.to_string(), "2012-02-03");
    assert!(dated.evidence.iter().any(|evidence| evidence.rule.starts_with("left out")));
}
