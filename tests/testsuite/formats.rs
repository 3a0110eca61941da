//! The kinds of files that are read besides plain text: each gives the article that it holds.

use crate::driver::{Folder, SOUND, gzip};

/// The titles of a built site's articles, sorted.
fn titles(folder: &Folder) -> Vec<String> {
    let mut titles: Vec<String> =
        folder.articles().iter().map(|article| article["title"].as_str().unwrap().to_owned()).collect();
    titles.sort();
    titles
}

#[test]
fn compressed_files_are_what_their_inner_ending_says() {
    let records = "{\"id\": \"r\", \"title\": \"Pier closed\", \"text\": \"The pier was closed on Monday.\"}\n";
    let folder = Folder::new()
        .file("seeds/a.txt.gz", gzip(SOUND.as_bytes()))
        .file("seeds/dump.jsonl.zst", zstd::encode_all(records.as_bytes(), 3).unwrap());
    folder.run(&["build", "-q"]).success().stderr_eq("");
    assert_eq!(titles(&folder), ["Council approves new ferry terminal", "Pier closed"]);
}

#[test]
fn a_page_is_read_in_the_encoding_that_it_names() {
    let head = b"<html><head><meta http-equiv=Content-Type content=\"text/html; charset=koi8-r\"><title>".as_slice();
    let text = b"\xf0\xc1\xd2\xcf\xcd</title></head><body><p>Ferry</p></body></html>".as_slice();
    let folder = Folder::new().file("seeds/a.html", [head, text].concat());
    folder.run(&["build"]).success();
    assert_eq!(titles(&folder), ["Паром"]);
}

#[test]
fn records_come_as_lines_as_a_list_and_with_pages() {
    let page = "<html><head><title>Pier closed | Gazette</title></head><body><h1>Pier closed</h1>\
                <p>The pier was closed on Monday, and nobody could say for how long, the council's speaker said.</p></body></html>";
    let list = serde_json::json!({"articles": [
        {"title": "Ferry sails", "text": "The ferry sailed on Monday.", "publish_date": "2024-03-12 09:30:00"},
        {"id": "pier", "headline": "Pier closed for good", "html": page},
    ]});
    let folder = Folder::new()
        .file("seeds/list.json", serde_json::to_string_pretty(&list).unwrap())
        .file("seeds/one.json", r#"{"title": "Bridge open", "text": "The bridge is open."}"#)
        .file("seeds/lines.jl", "{\"title\": \"Quay sold\", \"text\": \"The quay was sold.\"}\n");
    folder.run(&["build", "-q"]).success();
    assert_eq!(titles(&folder), ["Bridge open", "Ferry sails", "Pier closed for good", "Quay sold"]);
    let articles = folder.articles();
    let ferry = articles.iter().find(|article| article["title"] == "Ferry sails").unwrap();
    assert_eq!(ferry["published"]["edtf"], "2024-03-12");
    let pier = articles.iter().find(|article| article["id"] == "pier").unwrap();
    assert!(pier["text"].as_str().unwrap().starts_with("The pier was closed"), "{pier}");
}
