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
