//! Topics of small invented collections.

use std::collections::BTreeSet;

use crate::model::{Article, Format, Metadata, Span, Topic, TopicScale};

use super::find;

fn article(id: usize, text: &str) -> Article {
    let mut sentences = Vec::new();
    let mut start = 0;
    for sentence in text.split_inclusive(". ") {
        sentences.push(Span::new(start, start + sentence.trim_end().len()));
        start += sentence.len();
    }
    Article {
        id: format!("{id:03}"),
        source: format!("{id:03}.txt"),
        format: Format::Record,
        about: Metadata::default(),
        text: text.into(),
        blocks: Vec::new(),
        verdicts: Vec::new().into(),
        sentences,
        times: Vec::new(),
        mentions: Vec::new(),
        quotes: Vec::new(),
        original: String::new().into(),
    }
}

fn two_matters() -> Vec<Article> {
    let harbour = [
        "The dispute over the Salt Bridge went on. Council and harbour board met about the Salt Bridge toll.",
        "Talks on the Salt Bridge toll failed. The harbour board wants a higher bridge toll for the ferry lane.",
        "The harbour board will not give way in the dispute over the Salt Bridge. The council calls the toll unjust.",
        "A ferry lane may end the dispute over the Salt Bridge, the council hopes. The harbour board is not sure.",
        "The council took the harbour board to court. The bridge toll is the reason for the case, and the ferry lane.",
    ];
    let orchard = [
        "Apple growers fear the late frost. The apple harvest may be half of the usual, and cider prices will rise.",
        "The late frost has hit the orchards. Growers of the valley expect a poor apple harvest and dear cider.",
        "Cider prices rose after the poor apple harvest. The orchards of the valley had a late frost in spring.",
        "The valley counts its loss after the late frost. Its orchards gave a poor apple harvest.",
        "The apple harvest was poor. Growers ask for help with the late frost, and cider makers with cider prices.",
    ];
    harbour.iter().chain(&orchard).enumerate().map(|(at, text)| article(at, text)).collect()
}

#[test]
fn two_matters_make_two_subjects() {
    let (topics, of) = find(&two_matters(), &[], Some(2));
    assert!(of[..5].iter().all(|topics| topics[0] == of[0][0]));
    assert!(of[5..].iter().all(|topics| topics[0] == of[5][0]));
    assert_ne!(of[0][0], of[5][0]);
    let label = |article: usize| topics[of[article][0]].label.to_lowercase();
    assert!(label(0).contains("bridge") || label(0).contains("harbour board"), "{}", label(0));
    assert!(label(5).contains("apple") || label(5).contains("frost"), "{}", label(5));
}

#[test]
fn ids_are_unique_and_labels_hold_no_lone_small_word() {
    let (topics, _) = find(&two_matters(), &[], None);
    let ids: BTreeSet<&str> = topics.iter().map(|topic| topic.id.as_str()).collect();
    assert_eq!(ids.len(), topics.len());
    assert!(topics.iter().any(|topic| topic.scale == TopicScale::Thread));
    assert!(topics.iter().all(|topic| topic.articles.iter().all(|(_, share, _)| (0.0..=1.0).contains(share))));
}

#[test]
fn what_articles_call_by_its_year_is_a_thread() {
    let told = [
        (0, "Both ports still go by the 1856 treaty. Herring is scarce."),
        (3, "In 1856 talks began badly. Nobody had read the treaty of 1856 to the end."),
        (6, "The long 1856 harbour treaty restored the peace. In 1856 talks were common."),
    ];
    let mut articles = two_matters();
    for (at, words) in told {
        articles[at] = article(at, &format!("{} {words}", articles[at].text));
    }
    let (topics, _) = find(&articles, &[], Some(2));
    let dated: Vec<&Topic> = topics.iter().filter(|topic| topic.label.contains("1856")).collect();
    assert_eq!(dated.iter().map(|topic| topic.label.as_str()).collect::<Vec<_>>(), ["1856 treaty"]);
    let members: BTreeSet<usize> = dated[0].articles.iter().map(|(article, ..)| *article).collect();
    assert_eq!(members, BTreeSet::from([0, 3, 6]));
}

#[test]
fn any_collection_gives_each_article_a_subject() {
    assert_eq!(find(&[], &[], None), (Vec::new(), Vec::new()));
    for texts in [vec![""], vec!["One sentence."], vec!["The same."; 10], vec!["", "Wir kommen.", "日本語"]] {
        let articles: Vec<Article> = texts.iter().enumerate().map(|(at, text)| article(at, text)).collect();
        let (topics, of) = find(&articles, &[], Some(3));
        assert!(of.iter().all(|of| of.first().is_some_and(|&at| topics[at].scale == TopicScale::Subject)));
    }
}
