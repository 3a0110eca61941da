//! Dumps as crawlers and programs write them, and what is wrong with some.

use serde_json::json;

use super::*;
use crate::config::Records;
use crate::read::intake::gathered::{Gathered, gather};

fn ids(reading: &Gathered) -> Vec<&str> {
    reading.seeds.iter().map(|seed| seed.id.as_str()).collect()
}

fn read_as(records: &Records, json: &str) -> Gathered {
    gather(|intake| {
        let mut settings = Settings::new(records);
        document("dump.json", json, &mut settings, intake);
        intake.problems.extend(settings.remark());
    })
}

fn read(json: &str) -> Gathered {
    read_as(&Records::default(), json)
}

fn read_lines(dump: &[u8]) -> Gathered {
    gather(|intake| lines("dump.jsonl", dump, &mut Settings::new(&Records::default()), intake))
}

#[test]
fn ids_come_from_the_record_its_address_or_its_place() {
    let dump = "{\"id\": 7, \"text\": \"One.\"}\n\n{\"url\": \"https://a.example/x\", \"text\": \"Two.\"}\n{\"text\": \"Three.\"}\n";
    let reading = read_lines(dump.as_bytes());
    assert_eq!(ids(&reading), ["7", "https://a.example/x", "dump.jsonl#3"]);
    assert!(reading.seeds.iter().all(|seed| seed.source.starts_with("dump.jsonl#")));
}

#[test]
fn broken_records_are_named_by_line() {
    let reading = read_lines(b"{\"text\": \"One.\"}\n{oops\n[1]\n{\"id\": 3}\n");
    let lines: Vec<Option<u32>> = reading.problems.iter().map(|problem| problem.line).collect();
    assert_eq!(lines, [Some(2), Some(3), Some(4)]);
    assert_eq!(reading.seeds.len(), 1);
}

#[test]
fn a_document_is_a_record_or_a_list_of_them() {
    assert_eq!(ids(&read("{\"title\": \"A\",\n \"text\": \"One.\"}")), ["dump.json"]);
    assert_eq!(ids(&read("[{\"text\": \"One.\"},\n {\"id\": 2, \"text\": \"Two.\"}]")), ["dump.json#1", "2"]);
    for list in LISTS {
        let reading = read(&format!("{{\"count\": 1, \"{list}\": [{{\"text\": \"One.\"}}]}}"));
        assert_eq!(ids(&reading), ["dump.json#1"]);
    }
    let with_parts = "{\"text\": \"One.\", \"items\": [{\"text\": \"no\"}]}";
    assert_eq!(ids(&read(with_parts)), ["dump.json"]);
    assert_eq!(ids(&read("{\"id\": 1, \"text\": \"One.\"}\n{oops\n{\"id\": 2, \"text\": \"Two.\"}")), ["1", "2"]);
}

#[test]
fn documents_that_hold_no_record() {
    for (json, file) in [("7", "dump.json"), ("[1]", "dump.json#1"), ("{oops", "dump.json"), ("{}", "dump.json")] {
        let reading = read(json);
        assert_eq!((reading.seeds.len(), reading.problems.len()), (0, 1), "{json}");
        assert_eq!(reading.problems[0].file, file);
    }
    assert!(read("[]").seeds.is_empty());
}

#[test]
fn a_page_is_read_as_one_and_text_wins() {
    let page = "<html><head><title>Page</title></head><body><p>One.</p><p>Two.</p></body></html>";
    let record = serde_json::json!({"id": "a", "title": "Record", "html": page});
    let reading = read(&record.to_string());
    let seed = &reading.seeds[0];
    assert_eq!((seed.id.as_str(), seed.source.as_str(), seed.format), ("a", "dump.json", Format::Html));
    assert_eq!(seed.passages.len(), 2);
    assert_eq!(seed.declared.best(Property::Title).unwrap().value, "Record");
    let both = serde_json::json!({"html": page, "text": "Three."});
    assert_eq!(read(&both.to_string()).seeds[0].format, Format::Record);
    let scrapy = serde_json::json!({"body": page});
    assert_eq!(read(&scrapy.to_string()).seeds[0].format, Format::Html);
}

fn config(text: &str) -> Records {
    toml::from_str(text).unwrap()
}

#[test]
fn the_user_says_where_things_stand() {
    let records = config(
        "list = \"data.posts\"\ntext = \"body.parts\"\ntitle = \"head\"\nauthors = \"by.*.name\"\npublisher = \"^paper\"\n\
         id = [\"^paper\", \"no\"]\ndate = \"at\"\nonly = \"kind=story\"",
    );
    let file = json!({"data": {"paper": "Quay", "posts": [
        {"no": 7, "kind": "story", "head": "Ferry", "by": [{"name": "Ann Example"}, {"name": "Bo Sample"}], "at": 1_710_234_000,
         "body": {"parts": ["The ", {"text": "ferry"}, " sails."]}},
        {"no": 8, "kind": "poll"}
    ]}});
    let reading = read_as(&records, &file.to_string());
    let seed = &reading.seeds[0];
    assert_eq!((seed.id.as_str(), seed.source.as_str()), ("Quay/7", "dump.json#1"));
    assert_eq!(seed.passages[0].text, "The ferry sails.");
    assert_eq!(seed.declared.list(Property::Author).len(), 2);
    assert_eq!(seed.declared.best(Property::Published).unwrap().value, "2024-03-12T09:00:00Z");
    assert_eq!(reading.unread.get("record of kind `poll`"), Some(&1));
    assert!(reading.problems.is_empty(), "{:?}", reading.problems);
}

#[test]
fn wrong_paths_are_told_with_what_may_be_meant() {
    let file = json!({"posts": [{"text": "One.", "author": "Ann Example"}, {"text": "Two."}]}).to_string();
    let problem = |records: &str| read_as(&config(records), &file).problems.pop().unwrap().to_string();
    assert_eq!(
        problem("list = \"post\""),
        "dump.json: error: there is no list at `post`, where `[records] list` says\n  hint: did you mean `posts`?"
    );
    let text = problem("list = \"posts\"\ntext = \"txet\"");
    assert!(text.contains("did you mean `text`?"), "{text}");
    let authors = problem("list = \"posts\"\nauthors = \"autor\"");
    assert!(authors.contains("no record has anything at `autor`") && authors.contains("`author`"), "{authors}");
}

#[test]
fn a_path_to_the_object_around_is_told_with_its_fields() {
    let file = json!({"paper": "Quay", "no": 7, "posts": [{"text": "One.", "papers": 1}]}).to_string();
    let hint = |path: &str| {
        let records = format!("list = \"posts\"\ntext = \"text\"\npublisher = \"{path}\"");
        read_as(&config(&records), &file).problems.pop().unwrap().hint
    };
    assert_eq!(hint("^papre"), "did you mean `^paper`?");
    assert_eq!(hint("^zzzzzzz"), "its fields: ^no, ^paper, ^posts");
    assert_eq!(hint("papr"), "did you mean `papers`?");
}

#[test]
fn a_chat_that_telegram_exported() {
    let chat = json!({"name": "Quay News", "type": "public_channel", "id": 42, "messages": [
        {"id": 1, "type": "service", "date": "2024-03-11T10:00:00", "actor": "Quay News", "action": "create_channel", "text": ""},
        {"id": 2, "type": "message", "date": "2024-03-12T10:00:00", "date_unixtime": "1710234000", "from": "Quay News",
         "forwarded_from": "Harbour Office", "text": ["The ferry ", {"type": "bold", "text": "sails"}, " again.\n\nSee you."],
         "text_entities": [{"type": "plain", "text": "The ferry "}]},
        {"id": 3, "type": "message", "date": "2024-03-13T10:00:00", "from": "Ann Example", "text": "The pier is closed."},
        {"id": 4, "type": "message", "date": "2024-03-13T10:01:00", "from": "Quay News", "photo": "a.jpg", "text": "",
         "text_entities": []}
    ]});
    for file in [chat.clone(), json!({"about": "…", "chats": {"list": [chat]}})] {
        let reading = read(&file.to_string());
        assert_eq!(ids(&reading), ["42/2", "42/3"]);
        let (first, second) = (&reading.seeds[0].declared, &reading.seeds[1].declared);
        assert_eq!(reading.seeds[0].passages[0].text, "The ferry sails again.");
        assert_eq!(first.best(Property::Publisher).unwrap().value, "Quay News");
        assert_eq!(first.best(Property::Agency).unwrap().value, "Harbour Office");
        assert_eq!(first.best(Property::Published).unwrap().value, "2024-03-12T10:00:00");
        assert!(first.best(Property::Author).is_none());
        assert_eq!(second.best(Property::Author).unwrap().value, "Ann Example");
        assert_eq!(reading.unread.get("record of type `service`"), Some(&1));
        assert_eq!(reading.unread.get("record without text"), Some(&1));
        assert!(reading.problems.is_empty(), "{:?}", reading.problems);
    }
}

#[test]
fn the_last_line_counts_if_it_is_whole() {
    let whole = b"{\"id\": 1, \"text\": \"One.\"}\n{\"id\": 2, \"text\": \"Two.\"}";
    assert_eq!(ids(&read_lines(whole)), ["1", "2"]);
    assert_eq!(ids(&read_lines(&[&whole[..], &[0; 700]].concat())), ["1", "2"]);
    assert_eq!(read_lines(b" \n\n").problems[0].severity, Severity::Warning);
}

#[test]
fn encodings_of_lines() {
    let dump = "{\"id\": 1, \"text\": \"Die Fähre fährt über den Fluß.\"}\n{\"id\": 2, \"text\": \"Zwei.\"}\n";
    let wide: Vec<u8> = [0xfeff].into_iter().chain(dump.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let latin: Vec<u8> = dump.chars().map(|c| c as u8).collect();
    for bytes in [wide, latin, [b"\xef\xbb\xbf", dump.as_bytes()].concat()] {
        let reading = read_lines(&bytes);
        assert_eq!(ids(&reading), ["1", "2"]);
        assert!(reading.seeds[0].passages[0].text.contains("Fähre"), "{:?}", reading.seeds[0].passages);
    }
    assert_eq!(read_lines(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff\xfe").problems.len(), 1);
}

#[test]
fn many_faults_are_counted() {
    let reading = read_lines("{oops\n".repeat(100).as_bytes());
    assert_eq!(reading.problems.len(), MOST_NAMED + 1);
    assert!(reading.problems[MOST_NAMED].what.starts_with("80 more"));
}

#[test]
fn a_chat_beside_records_that_the_settings_describe() {
    let records = config("list = \"result.posts\"\ntext = \"body\"");
    let chat = json!({"name": "Quay News", "type": "public_channel", "id": 42, "messages": [
        {"id": 2, "type": "message", "date": "2024-03-12T10:00:00", "from": "Quay News", "text": "The ferry sails."}]});
    let posts = json!({"result": {"posts": [{"id": "a", "body": "The pier is closed."}]}});
    assert_eq!(ids(&read_as(&records, &chat.to_string())), ["42/2"]);
    assert_eq!(ids(&read_as(&records, &posts.to_string())), ["a"]);
}

#[test]
fn records_of_another_shape_are_read_by_the_usual_names() {
    let records = config(
        "list = \"result.posts\"\ntext = \"body.parts\"\nid = [\"^paper\", \"no\"]\ntitle = \"head\"\ndate = \"at\"\n\
         url = \"address\"\nonly = \"kind=story\"",
    );
    let own = json!({"result": {"paper": "Quay", "posts": [
        {"no": 7, "kind": "story", "head": "Ferry", "at": "2024-03-12", "address": "https://a.example/7", "body": {"parts": "It sails."}},
        {"no": 8, "kind": "story", "head": "Pier", "text": "It is closed.", "url": "https://a.example/8"},
        {"no": 9, "kind": "poll", "text": "Shall it sail?"}
    ]}});
    let reading = read_as(&records, &own.to_string());
    assert_eq!(ids(&reading), ["Quay/7", "Quay/8"]);
    let pier = &reading.seeds[1].declared;
    assert_eq!(pier.best(Property::Title).unwrap().value, "Pier");
    assert_eq!(pier.best(Property::Address).unwrap().value, "https://a.example/8");
    assert!(reading.problems.is_empty(), "{:?}", reading.problems);
    let other =
        json!([{"id": "a", "title": "Barge", "text": "It waits.", "date": "2024-03-13", "url": "https://b.example/a"}]);
    let mut settings = Settings::new(&records);
    let reading = gather(|intake| {
        document("own.json", &own.to_string(), &mut settings, intake);
        document("other.json", &other.to_string(), &mut settings, intake);
        lines("other.jsonl", other[0].to_string().as_bytes(), &mut settings, intake);
    });
    assert_eq!(ids(&reading), ["Quay/7", "Quay/8", "a", "a"]);
    for seed in &reading.seeds[2..] {
        let value = |property| seed.declared.best(property).unwrap().value.clone();
        let told = [Property::Title, Property::Published, Property::Address].map(value);
        assert_eq!(told, ["Barge", "2024-03-13", "https://b.example/a"]);
    }
    assert!(reading.problems.is_empty() && settings.remark().is_none(), "{:?}", reading.problems);
}

#[test]
fn settings_that_fit_no_file_are_told_once() {
    let records = config("text = \"txet\"\ntitle = \"haed\"\ndate = \"at\"");
    let mut settings = Settings::new(&records);
    let reading = gather(|intake| {
        for name in ["a.jsonl", "b.jsonl"] {
            lines(name, &b"{\"text\": \"One.\", \"head\": \"Ferry\"}\n"[..], &mut settings, intake);
        }
    });
    assert_eq!((reading.seeds.len(), reading.problems.len()), (2, 0));
    assert_eq!(
        settings.remark().unwrap().to_string(),
        "a.jsonl: warning: no record is as `[records]` says: there is nothing at `txet`\n  hint: did you mean `text`?"
    );
}
