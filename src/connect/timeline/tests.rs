use super::find;
use crate::annotate::time;
use crate::model::{
    Article, Basis, Block, BlockKind, DateRange, Dated, Event, EventBasis, EventStatus, Format, Metadata, Precision,
    Span,
};

/// An article of one paragraph, a sentence a full stop.
fn article(id: &str, day: &str, text: &str) -> Article {
    let mut sentences = Vec::new();
    let mut start = 0;
    for (at, _) in text.match_indices('.') {
        sentences.push(Span::new(start, at + 1));
        start = (at + 2).min(text.len());
    }
    let published = Dated {
        range: DateRange::day(day.parse().unwrap()),
        time: None,
        precision: Precision::Day,
        basis: Basis::Stated,
        evidence: Vec::new(),
    };
    let mut article = Article {
        id: id.into(),
        source: id.into(),
        format: Format::Text,
        about: Metadata { published: Some(published), ..Metadata::default() },
        text: text.into(),
        blocks: vec![Block { kind: BlockKind::Paragraph, span: Span::new(0, text.len()), line: 1 }],
        verdicts: Vec::new(),
        sentences,
        times: time::scan(text, Some("en")),
        mentions: Vec::new(),
        quotes: Vec::new(),
        original: String::new(),
    };
    time::resolve(&mut article);
    article
}

fn events(articles: &[Article], duplicates: &[Vec<usize>]) -> Vec<Event> {
    find(articles, &[], duplicates, &[], &vec![Vec::new(); articles.len()])
}

#[test]
fn what_two_articles_tell_of_one_day_is_one_event() {
    let articles = [
        article("a", "2011-03-09", "The old stone bridge of Harwick collapsed on Monday."),
        article("b", "2011-04-20", "Harwick lost its stone bridge when it collapsed on March 7."),
    ];
    let events = events(&articles, &[vec![], vec![]]);
    let day = events.iter().find(|event| event.edtf == "2011-03-07").unwrap();
    assert_eq!(day.evidence.len(), 2);
    assert_eq!(day.headline, "The old stone bridge of Harwick collapsed on Monday");
    assert!(day.evidence.iter().all(|evidence| evidence.basis == EventBasis::Inferred));
}

#[test]
fn copies_weigh_once() {
    let text = "The old stone bridge of Harwick collapsed on Monday.";
    let articles = [article("a", "2011-03-09", text), article("b", "2011-03-09", text)];
    let apart = events(&articles, &[vec![], vec![]]);
    let copies = events(&articles, &[vec![1], vec![0]]);
    assert!(apart[0].weight > 1.5 * copies[0].weight);
}

#[test]
fn a_lead_without_a_day_is_about_the_day_of_publication() {
    let articles = [article("a", "2011-03-09", "The council has agreed to rebuild the bridge. It met in 1998.")];
    let events = events(&articles, &[vec![]]);
    assert_eq!(events.iter().map(|event| event.edtf.as_str()).collect::<Vec<_>>(), ["1998", "2011-03-09~"]);
    assert_eq!(events[1].evidence[0].basis, EventBasis::Reported);
}

#[test]
fn what_lies_ahead_is_planned() {
    let articles = [article("a", "2011-03-09", "On Monday it fell. The new bridge will open in 2014.")];
    let events = events(&articles, &[vec![]]);
    let status: Vec<_> = events.iter().map(|event| event.status).collect();
    assert_eq!(status, [EventStatus::Happened, EventStatus::Planned]);
}
