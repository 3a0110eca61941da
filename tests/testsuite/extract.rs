//! The public JSON: offsets, accounting of every line, shape.

use serde_json::Value;

use crate::driver::{Folder, SOUND};

fn objects(folder: &Folder, arguments: &[&str]) -> Vec<Value> {
    let output = folder.run(arguments).code(0);
    let text = String::from_utf8(output.get_output().stdout.clone()).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn slice(text: &str, object: &Value) -> String {
    let at = |key: &str| usize::try_from(object[key].as_u64().unwrap()).unwrap();
    text.chars().skip(at("start")).take(at("end") - at("start")).collect()
}

#[test]
fn keys_stand_in_the_documented_order() {
    let folder = Folder::with_an_article();
    let output = folder.run(&["extract", "seeds"]).code(0);
    let line = String::from_utf8(output.get_output().stdout.clone()).unwrap();
    let keys = [
        "id",
        "source",
        "url",
        "title",
        "standfirst",
        "authors",
        "agency",
        "publisher",
        "section",
        "language",
        "published",
        "text",
        "blocks",
        "captions",
        "credits",
        "author_note",
        "removed",
        "times",
        "mentions",
        "quotes",
    ];
    let places: Vec<Option<usize>> = keys.iter().map(|key| line.find(&format!("\"{key}\":"))).collect();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?}");
}

#[test]
fn offsets_count_characters() {
    let folder = Folder::new().file("seeds/a.txt", SOUND.replace("Rotterdam", "Zürich — 🚢"));
    let article = &objects(&folder, &["extract", "seeds"])[0];
    let text = article["text"].as_str().unwrap();
    for time in article["times"].as_array().unwrap() {
        assert_eq!(slice(text, time), time["text"].as_str().unwrap());
    }
    for mention in article["mentions"].as_array().unwrap().iter().filter(|mention| mention["field"] == "text") {
        assert_eq!(slice(text, mention), mention["text"].as_str().unwrap());
    }
    let quotes: Vec<String> = article["quotes"].as_array().unwrap().iter().map(|quote| slice(text, quote)).collect();
    assert!(quotes.iter().any(|quote| quote.starts_with("It was worth the wait")), "{quotes:?}");
    let blocks: Vec<String> = article["blocks"].as_array().unwrap().iter().map(|block| slice(text, block)).collect();
    assert_eq!(blocks.join("\n\n"), text);
}

#[test]
fn every_line_is_in_the_text_or_removed() {
    let cruft = format!(
        "Home\nNews\nSport\n\n{SOUND}\nShare on Facebook\nMost read\n1.\nA cat was found\n2.\nA dog was lost\n"
    );
    let folder = Folder::new().file("seeds/a.txt", &cruft);
    let article = &objects(&folder, &["extract", "seeds/a.txt"])[0];
    let text = article["text"].as_str().unwrap();
    let removed: Vec<&str> =
        article["removed"].as_array().unwrap().iter().map(|line| line["text"].as_str().unwrap()).collect();
    for line in cruft.lines().map(str::trim).filter(|line| !line.is_empty()) {
        assert!(text.contains(line) != removed.contains(&line), "{line:?} must be in exactly one place");
    }
}

#[test]
fn records_are_not_cleaned() {
    let record = serde_json::json!({"id": "r1", "date": "2024-03-12", "text": "Share this article\n\nThe ferry sailed on Monday.\n\nBy Ann Example"});
    let folder = Folder::new().file("dump.jsonl", record.to_string());
    let article = &objects(&folder, &["extract", "dump.jsonl"])[0];
    assert_eq!(article["text"], "Share this article\n\nThe ferry sailed on Monday.\n\nBy Ann Example");
    assert_eq!(article["published"]["basis"], "declared");
    assert_eq!(article["times"][0]["value"], "2024-03-11");
    assert_eq!(article["removed"], serde_json::json!([]));
}

#[test]
fn standard_input_is_read() {
    let folder = Folder::new();
    let output = snapbox::cmd::Command::new(snapbox::cmd::cargo_bin!("cuttings"))
        .current_dir(folder.path(""))
        .args(["extract", "-"])
        .stdin(SOUND)
        .assert();
    let text = String::from_utf8(output.code(0).get_output().stdout.clone()).unwrap();
    assert!(text.contains("Council approves new ferry terminal"));
}
