//! Whole sites of an invented dossier, without their pages' looks: what is written, and that it is the same every time.

use std::collections::BTreeMap;
use std::fs;

use serde_json::{Value, json};

use super::*;
use crate::model::{
    Basis, DateRange, Entity, EntityKind, Event, EventBasis, EventEvidence, EventStatus, Field, Mention, MentionBasis,
    Precision, Quote, QuoteKind, Related, Span, Speaker, SpeakerBasis, Topic, TopicScale,
};

const TEXT: &str = "Mayor Žofie Ode said: “=SUM(A1) – it will hold”. The pier fell on 2 May.";

fn span(words: &str) -> Span {
    let start = TEXT.find(words).unwrap();
    Span::new(start, start + words.len())
}

fn dossier() -> Dossier {
    let mut articles = vec![samples::article("a.txt", TEXT), samples::article("b.txt", TEXT)];
    let article = &mut articles[0];
    article.about.title = Some(samples::stated("</title><script>alert(1)</script>"));
    article.about.published = Some(samples::dated("2019-05-03", "2019-05-03", Basis::Stated));
    article.original = "\u{feff}<script>alert(1)</script>".into();
    article.mentions.push(Mention {
        field: Field::Text,
        span: span("Žofie Ode"),
        kind: EntityKind::Person,
        basis: MentionBasis::Title,
        title: Some("Mayor".into()),
        entity: "person/zofie-ode".into(),
    });
    let speaker = Speaker { span: Some(span("Žofie Ode")), mention: Some(0), basis: SpeakerBasis::Named };
    let said = span("=SUM(A1) – it will hold");
    article.quotes.push(Quote { kind: QuoteKind::Direct, span: said, speaker: Some(speaker) });
    let day = DateRange::day("2019-05-02".parse().unwrap());
    let told = span("The pier fell on 2 May.");
    Dossier {
        articles,
        entities: vec![Entity {
            id: "person/zofie-ode".into(),
            kind: EntityKind::Person,
            name: "Žofie Ode".into(),
            names: BTreeMap::from([("Žofie Ode".into(), 1)]),
            articles: vec![(0, 1)],
            joins: Vec::new(),
            titles: Vec::new(),
            ..Entity::default()
        }],
        events: vec![Event {
            id: "2019-05-02-pier".into(),
            range: day,
            precision: Precision::Day,
            edtf: "2019-05-02".into(),
            headline: "The pier fell".into(),
            weight: 1.5,
            status: EventStatus::Happened,
            entities: vec!["person/zofie-ode".into()],
            topics: vec!["pier".into()],
            evidence: vec![EventEvidence {
                article: 0,
                span: told,
                time: None,
                basis: EventBasis::Inferred,
                disputes: None,
            }],
        }],
        topics: vec![Topic {
            id: "pier".into(),
            scale: TopicScale::Subject,
            label: "The pier".into(),
            terms: vec!["pier".into()],
            articles: vec![(0, 1.0, None), (1, 0.5, None)],
            sentences: Vec::new(),
        }],
        topics_of: vec![vec![0], vec![0]],
        related: vec![vec![Related { article: 1, score: 0.5, why: "both tell of the pier".into() }], Vec::new()],
        copies: Vec::new(),
        duplicates: vec![Vec::new(), vec![0]],
        witnesses: Vec::new(),
        ..Dossier::default()
    }
}

fn read(site: &Path, path: &str) -> String {
    fs::read_to_string(site.join(path)).unwrap()
}

fn parsed(site: &Path, path: &str) -> Value {
    serde_json::from_str(&read(site, path)).unwrap()
}

fn keys(line: &str) -> Vec<&str> {
    let depth = |before: &str| before.matches(['{', '[']).count() - before.matches(['}', ']']).count();
    let quotes = line.match_indices("\":").filter(|&(at, _)| depth(&line[..at]) == 1);
    quotes.filter_map(|(at, _)| line[..at].rsplit('"').next()).collect()
}

#[test]
fn the_data_files_keep_the_contract() {
    let home = tempfile::tempdir().unwrap();
    let site = home.path().join("site");
    publish(&dossier(), &Config::default(), &site).unwrap();
    let articles: Vec<Value> =
        read(&site, "data/articles.jsonl").lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(articles[0]["topics"], json!(["pier"]));
    assert_eq!(articles[0]["related"], json!([{"id": "b.txt", "score": 0.5, "why": "both tell of the pier"}]));
    assert_eq!(articles[1]["duplicates"], json!(["a.txt"]));
    assert!(articles[0]["page"].as_str().unwrap().ends_with("/index.html"));
    let event = &parsed(&site, "data/timeline.json")[0];
    let sentence = json!([{"article": "a.txt", "start": 49, "end": 72, "sentence": "The pier fell on 2 May.", "basis": "inferred"}]);
    assert_eq!(event["evidence"], sentence);
    assert_eq!(
        keys(read(&site, "data/entities.json").lines().nth(1).unwrap()),
        ["id", "type", "name", "names", "articles", "page"]
    );
    assert_eq!(parsed(&site, "data/topics.json")[0]["articles"], json!(["a.txt", "b.txt"]));
    let speaker = json!({"name": "Žofie Ode", "entity": "person/zofie-ode", "basis": "named"});
    assert_eq!(parsed(&site, "data/quotes.json")[0]["speaker"], speaker);
    assert!(read(&site, "data/quotes.csv").contains(",'=SUM(A1) – it will hold,direct,Žofie Ode,"));
    let slide = &parsed(&site, "data/timelinejs.json")["events"][0];
    assert_eq!(slide["start_date"], json!({"year": 2019, "month": 5, "day": 2}));
    assert!(slide["text"]["text"].as_str().unwrap().contains("&lt;/title&gt;&lt;script&gt;"), "{slide}");
    assert_eq!(parsed(&site, "data/cuttings.csl.json").as_array().unwrap().len(), 2);
}

#[test]
fn an_empty_dossier_has_whole_files() {
    let home = tempfile::tempdir().unwrap();
    let site = home.path().join("site");
    publish(&Dossier::default(), &Config::default(), &site).unwrap();
    for file in ["timeline", "entities", "topics", "quotes", "cuttings.csl"] {
        assert_eq!(parsed(&site, &format!("data/{file}.json")), json!([]), "{file}");
    }
    assert_eq!(read(&site, "data/articles.jsonl"), "");
}

#[test]
fn an_original_is_plain_text_whatever_it_was() {
    let home = tempfile::tempdir().unwrap();
    let site = home.path().join("site");
    let dossier = dossier();
    publish(&dossier, &Config::default(), &site).unwrap();
    let addresses = Addresses::of(&dossier);
    assert_eq!(read(&site, &addresses.original(0)), "<script>alert(1)</script>");
    assert_eq!(read(&site, &addresses.original(1)), format!("\u{feff}{TEXT}"));
    for article in 0..2 {
        let hash = manifest::sha256(&fs::read(site.join(addresses.original(article))).unwrap());
        assert!(read(&site, &addresses.article(article)).contains(&format!("<code>{hash}</code>")));
    }
}

#[test]
fn the_same_dossier_makes_the_same_bytes_however_many_threads_write() {
    let home = tempfile::tempdir().unwrap();
    let build = |name: &str, threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| publish(&dossier(), &Config::default(), &home.path().join(name))).unwrap()
    };
    let first = build("one", 1);
    assert_eq!(first, build("two", 2));
    assert_eq!(first, build("one", 2), "a second build over the first");
    let listed: Vec<&str> = first.files().map(|(path, _)| path).collect();
    assert!(listed.is_sorted() && !listed.contains(&"data/manifest-sha256.txt"), "{listed:?}");
    for (path, hash) in first.files() {
        assert_eq!(manifest::sha256(&fs::read(home.path().join("one").join(path)).unwrap()), hash, "{path}");
    }
}

#[test]
fn who_appears_together_is_a_network() {
    let mut dossier = dossier();
    let mut other = dossier.entities[0].clone();
    (other.id, other.name) = ("organisation/b-c".into(), "B & C \u{1} \"Quay\"".into());
    other.kind = EntityKind::Organisation;
    other.articles = vec![(0, 2), (1, 1)];
    dossier.entities[0].articles.push((1, 1));
    dossier.entities.insert(0, other);
    let home = tempfile::tempdir().unwrap();
    let site = home.path().join("site");
    publish(&dossier, &Config::default(), &site).unwrap();
    let network = read(&site, "data/together.gexf");
    assert!(network.contains(r#"label="B &amp; C  &quot;Quay&quot;""#), "{network}");
    let edge = r#"source="organisation/b-c" target="person/zofie-ode" weight="2"/>"#;
    assert_eq!(network.matches("<edge ").count(), 1);
    assert!(network.contains(edge), "{network}");
}
