//! Topics of small invented collections.

use std::collections::BTreeSet;

use crate::config::Config;
use crate::lock::Lock;
use crate::model::{Article, Basis, Dossier, Entity, Evidence, Format, Known, Metadata, Span, Topic, TopicScale};

use crate::connect::terms;

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

fn find(articles: &[Article], entities: &[Entity], config: &Config) -> (Vec<Topic>, Vec<Vec<usize>>) {
    super::find(articles, entities, &terms::count(articles), config)
}

fn asked(count: usize) -> Config {
    let mut config = Config::default();
    config.topics.count = Some(count);
    config
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
    let (topics, of) = find(&two_matters(), &[], &asked(2));
    assert!(of[..5].iter().all(|topics| topics[0] == of[0][0]));
    assert!(of[5..].iter().all(|topics| topics[0] == of[5][0]));
    assert_ne!(of[0][0], of[5][0]);
    let label = |article: usize| topics[of[article][0]].label.to_lowercase();
    assert!(label(0).contains("bridge") || label(0).contains("harbour board"), "{}", label(0));
    assert!(label(5).contains("apple") || label(5).contains("frost"), "{}", label(5));
}

#[test]
fn ids_are_unique_and_labels_hold_no_lone_small_word() {
    let (topics, _) = find(&two_matters(), &[], &Config::default());
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
    let (topics, _) = find(&articles, &[], &asked(2));
    let dated: Vec<&Topic> = topics.iter().filter(|topic| topic.label.contains("1856")).collect();
    assert_eq!(dated.iter().map(|topic| topic.label.as_str()).collect::<Vec<_>>(), ["1856 treaty"]);
    let members: BTreeSet<usize> = dated[0].articles.iter().map(|(article, ..)| *article).collect();
    assert_eq!(members, BTreeSet::from([0, 3, 6]));
}

#[test]
fn any_collection_gives_each_article_a_subject() {
    assert_eq!(find(&[], &[], &Config::default()), (Vec::new(), Vec::new()));
    for texts in [vec![""], vec!["One sentence."], vec!["The same."; 10], vec!["", "Wir kommen.", "日本語"]] {
        let articles: Vec<Article> = texts.iter().enumerate().map(|(at, text)| article(at, text)).collect();
        let (topics, of) = find(&articles, &[], &asked(3));
        assert!(of.iter().all(|of| of.first().is_some_and(|&at| topics[at].scale == TopicScale::Subject)));
    }
}

/// The ids of the main topics of the articles.
fn main_ids(articles: &[Article], config: &Config) -> Vec<String> {
    let (topics, of) = find(articles, &[], config);
    of.iter().map(|of| topics[of[0]].id.clone()).collect()
}

fn locked(articles: &[Article], config: &Config) -> Config {
    let (topics, topics_of) = find(articles, &[], config);
    let dossier = Dossier { articles: articles.to_vec(), topics, topics_of, ..Dossier::default() };
    Config { lock: Lock::of(&dossier), ..config.clone() }
}

#[test]
fn a_topic_keeps_its_id_while_its_articles_stay() {
    let mut articles = two_matters();
    let before = locked(&articles, &asked(2));
    let ids = main_ids(&articles, &before);
    articles
        .push(article(10, "The dispute over the Salt Bridge is settled: the council and the harbour board agreed."));
    articles
        .push(article(11, "Cider is dear, and the apple harvest late. Growers blame the late frost in the orchards."));
    let after = main_ids(&articles, &before);
    assert_eq!(after[..10], ids);
    assert_eq!((&after[10], &after[11]), (&ids[0], &ids[9]));
    // Of the articles and the ledger so written comes the same again.
    let next = locked(&articles, &before);
    assert_eq!(find(&articles, &[], &next), find(&articles, &[], &before));
    assert_eq!(locked(&articles, &next).lock, next.lock);
}

#[test]
fn subjects_that_are_found_anew_take_the_ids_of_those_they_are_most_like() {
    let articles = two_matters();
    let mut before = locked(&articles, &asked(2));
    for (topic, id) in before.lock.topics.iter_mut().zip(["an-old-name", "another-old-name"]) {
        topic.id = id.to_owned();
        topic.label = format!("The {id}");
        topic.articles.truncate(3);
    }
    let (topics, of) = find(&articles, &[], &before);
    let ids: BTreeSet<&str> = of.iter().map(|of| topics[of[0]].id.as_str()).collect();
    assert_eq!(ids, BTreeSet::from(["an-old-name", "another-old-name"]));
    assert!(topics.iter().any(|topic| topic.label == "The an-old-name"));
}

#[test]
fn people_rename_merge_pin_and_deny() {
    let articles = two_matters();
    let settings = |text: &str| Config::parse("c", &format!("[topics]\ncount = 2\n{text}")).unwrap();
    let (topics, of) = find(&articles, &[], &settings(""));
    let (first, second) = (&topics[of[0][0]], &topics[of[9][0]]);
    let labels = |config: &Config| -> Vec<(String, String, usize)> {
        let (topics, _) = find(&articles, &[], config);
        topics.into_iter().map(|topic| (topic.id, topic.label, topic.articles.len())).collect()
    };
    let renamed = labels(&settings(&format!("rename = {{ \"{}\" = \"Tolls\" }}", first.label.to_uppercase())));
    assert!(renamed.contains(&(first.id.clone(), "Tolls".to_owned(), 5)), "{renamed:?}");
    let merged = labels(&settings(&format!("merge = [[\"{}\", \"{}\"]]", second.id, first.label)));
    assert_eq!(merged[0], (second.id.clone(), second.label.clone(), 10));
    let pinned = labels(&settings("pin = \"ferry lanes\""));
    assert!(pinned.contains(&("ferry-lanes".to_owned(), "ferry lanes".to_owned(), 3)), "{pinned:?}");
    assert!(pinned.iter().all(|(id, ..)| id != "ferry-lane"), "{pinned:?}");
    let unknown = settings("rename = { \"No matter\" = \"X\" }\nmerge = [[\"none\"]]\npin = [\"Salt Bridge\"]");
    assert_eq!(super::unknown(&unknown.topics, &topics), ["No matter", "none"]);
    let denied = labels(&settings(&format!("deny = [\"{}\"]", first.label)));
    assert!(denied.iter().all(|(_, label, _)| *label != first.label), "{denied:?}");
}

/// An article in a language, which names some entities.
fn foreign(id: usize, tag: &str, text: &str) -> Article {
    let evidence = Evidence { basis: Basis::Inferred, text: String::new(), rule: String::new(), line: None };
    let mut article = article(id, text);
    article.about.language = Some(Known { value: tag.to_owned(), evidence });
    article
}

#[test]
fn topics_are_of_one_language_and_function_words_label_none() {
    let told: [(&str, [&str; 3]); 10] = [
        ("en", ["the mayor of the town spoke about the", "harbour", "ferry"]),
        ("de", ["der Bürgermeister sprach über die Sache in der", "Hafenstadt", "Fähre"]),
        ("fr", ["le maire de la ville a parlé de la chose dans les", "quais", "traversier"]),
        ("es", ["el alcalde de la ciudad habló de la cosa en los", "muelles", "transbordador"]),
        ("it", ["il sindaco della città ha parlato della cosa nelle", "banchine", "traghetto"]),
        ("pt", ["o prefeito da cidade falou da coisa nas", "docas", "balsa"]),
        ("nl", ["de burgemeester van de stad sprak over de zaak in de", "kades", "veerboot"]),
        ("sv", ["stadens borgmästare talade om saken i den", "hamnen", "färja"]),
        ("pl", ["burmistrz miasta mówił o tej sprawie w", "porcie", "prom"]),
        ("ru", ["мэр города говорил об этом деле в", "порту", "паром"]),
    ];
    let mut articles = Vec::new();
    for (tag, [frame, one, other]) in told {
        for at in 0..4 {
            let text = format!("{frame} {one} {at}0. {frame} {other}. {frame} {one}, {other}.");
            articles.push(foreign(articles.len(), tag, &text));
        }
    }
    let (topics, of) = find(&articles, &[], &Config::default());
    for (at, topics_of) in of.iter().enumerate() {
        let topic = &topics[topics_of[0]];
        let tag = |at: usize| articles[at].about.language.as_ref().map(|known| known.value.clone());
        assert!(topic.articles.iter().all(|&(other, ..)| tag(other) == tag(at)), "{topic:?}");
        for word in topic.label.to_lowercase().split(' ').filter(|word| *word != "and") {
            let tag = tag(at).unwrap();
            assert!(!crate::connect::stems::is_stop_word_of(&tag, word), "{tag}: {}", topic.label);
        }
        assert!(!topic.label.starts_with("Other matters"), "{topic:?}");
    }
}

#[test]
fn a_language_is_known_however_its_tag_is_written() {
    let labels = |tag: &str| -> Vec<String> {
        let articles = two_matters().into_iter().enumerate().map(|(at, article)| foreign(at, tag, &article.text));
        let (topics, _) = find(&articles.collect::<Vec<_>>(), &[], &asked(2));
        topics.into_iter().map(|topic| topic.label).collect()
    };
    assert_eq!(labels("EN-gb"), labels("en"));
    assert_ne!(labels("de"), labels("en"));
}

#[test]
fn shared_names_join_what_is_in_a_language_of_its_own() {
    let mut articles = two_matters();
    let japanese = foreign(10, "ja", "Salt Bridge 橋の通行料について Salt Bridge の Harbour board が");
    let other = foreign(11, "fi", "Cider harvest orchards frost omena omenat");
    articles.extend([japanese, other]);
    for article in articles.iter_mut().take(10) {
        let text = article.text.clone();
        *article = foreign(article.id.parse().unwrap(), "en", &text);
    }
    let (_, of) = find(&articles, &[], &asked(2));
    assert_eq!(of[10][0], of[0][0]);
    assert_eq!(of[11][0], of[9][0]);
}

#[test]
fn one_source_of_most_articles_is_no_topic() {
    let matters = two_matters();
    let source = Known {
        value: "Harwick Gazette".to_owned(),
        evidence: Evidence { basis: Basis::Stated, text: String::new(), rule: String::new(), line: None },
    };
    let articles: Vec<Article> = (0..3000)
        .map(|at| {
            let matter = &matters[(at * 7) % 10].text;
            let from_one = at % 6 != 0;
            let frame = if from_one { " The Harwick Gazette welcomes letters to the Harwick Gazette." } else { "" };
            let mut article = article(at, &format!("{matter} In lot {at} prices rose.{frame}"));
            article.about.publisher = from_one.then(|| source.clone());
            article
        })
        .collect();
    let (topics, of) = find(&articles, &[], &asked(2));
    assert!((0..3000).all(|at| (of[at][0] == of[0][0]) == ((at * 7) % 10 < 5)));
    assert!(topics.iter().all(|topic| !topic.label.to_lowercase().contains("gazette")), "{topics:?}");
}

#[test]
fn ten_identical_articles_are_one_topic_with_a_label() {
    let text = "The dispute over the Salt Bridge went on. The harbour board met the council about the bridge toll.";
    let articles: Vec<Article> = (0..10).map(|at| article(at, text)).collect();
    let (topics, of) = find(&articles, &[], &Config::default());
    assert!(of.iter().all(|topics| topics[0] == of[0][0]));
    assert!(!topics[of[0][0]].label.starts_with("Other"), "{}", topics[of[0][0]].label);
}
