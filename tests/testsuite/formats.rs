//! The kinds of files that are read besides plain text: each gives the article that it holds.

use std::io::Write;

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

/// A record of a web archive: what a server answered on 13 March 2024.
fn archived(address: &str, answer: &str) -> Vec<u8> {
    let length = answer.len();
    format!(
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2024-03-13T09:30:00Z\r\n\
         Content-Type: application/http; msgtype=response\r\nContent-Length: {length}\r\n\r\n{answer}\r\n\r\n"
    )
    .into_bytes()
}

const ANSWER: &str = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><head><title>Pier closed</title></head>\
    <body><article><h1>Pier closed</h1><p>The pier was closed on Monday, and nobody could say for how long, the council's \
    speaker said.</p></article></body></html>";

#[test]
fn a_web_archive_gives_its_pages() {
    let records = ["https://a.example/1", "https://a.example/2"].map(|address| gzip(&archived(address, ANSWER)));
    let folder = Folder::new().file("seeds/crawl.warc.gz", records.concat());
    folder.run(&["build"]).success();
    let articles = folder.articles();
    let urls: Vec<&str> = articles.iter().map(|article| article["url"].as_str().unwrap()).collect();
    assert_eq!(urls, ["https://a.example/1", "https://a.example/2"]);
    folder.run(&["explain", "seeds/crawl.warc.gz"]).success().stdout_eq("...\n[..]fetched[..]2024-03-13[..]\n...\n");
}

#[test]
fn zipped_web_archives_give_their_pages() {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, address) in
        [("archive/data.warc.gz", "https://a.example/1"), ("archive/more.warc.gz", "https://a.example/2")]
    {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(&gzip(&archived(address, ANSWER))).unwrap();
    }
    let folder = Folder::new().file("seeds/crawl.wacz", zip.finish().unwrap().into_inner());
    folder.run(&["build"]).success();
    let sources: Vec<String> =
        folder.articles().iter().map(|article| article["source"].as_str().unwrap().to_owned()).collect();
    assert_eq!(sources, ["crawl.wacz/archive/data.warc.gz#1", "crawl.wacz/archive/more.warc.gz#1"]);
}

#[test]
fn a_page_saved_as_one_message_is_read_and_has_a_sidecar() {
    let message = "From: <Saved by a browser>\r\nSnapshot-Content-Location: https://a.example/pier\r\n\
        Date: Wed, 13 Mar 2024 09:30:00 +0000\r\nMIME-Version: 1.0\r\n\
        Content-Type: multipart/related; type=\"text/html\"; boundary=\"b\"\r\n\r\n\
        --b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\
        <title>Pier closed</title><h1>Pier closed</h1><p>The pier was closed on Monday, and nobody co=\r\n\
        uld say for how long.</p>\r\n--b--\r\n";
    let folder = Folder::new()
        .file("seeds/a.mht.gz", gzip(message.as_bytes()))
        .file("seeds/a.toml", "publisher = \"Harbour Gazette\"\n");
    folder.run(&["build", "-q"]).success().stderr_eq("");
    let articles = folder.articles();
    let [article] = articles.as_slice() else { panic!("{articles:?}") };
    assert_eq!(
        [&article["title"], &article["url"], &article["publisher"]],
        ["Pier closed", "https://a.example/pier", "Harbour Gazette"]
    );
    assert!(article["text"].as_str().unwrap().contains("nobody could say"), "{article}");
}

#[test]
fn records_of_any_shape_and_what_is_left_out_of_them() {
    let posts = serde_json::json!({"result": {"paper": "Quay News", "posts": [
        {"no": 1, "kind": "story", "head": "Ferry sails", "words": ["The ferry ", {"text": "sailed"}, " on Monday."],
         "when": "2024-03-12"},
        {"no": 2, "kind": "advert", "head": "Shop", "words": ["Buy."]}
    ]}});
    let chat = serde_json::json!({"name": "Harbour Office", "type": "public_channel", "id": 9, "messages": [
        {"id": 1, "type": "service", "date": "2024-03-11T10:00:00", "text": ""},
        {"id": 2, "type": "message", "date": "2024-03-13T10:00:00", "from": "Harbour Office", "text": "The pier is closed."}
    ]});
    let settings = "[records]\nlist = \"result.posts\"\ntext = \"words\"\nid = [\"^paper\", \"no\"]\ntitle = \"head\"\n\
                    date = \"when\"\npublisher = \"^paper\"\nonly = \"kind=story\"\n";
    let folder = Folder::new().file("seeds/posts.json", posts.to_string()).file("cuttings.toml", settings);
    folder.run(&["build"]).success().stderr_eq(snapbox::str![[r#"
1 article in [SECONDS] s
  dates: 1 declared, 0 stated, 0 worked out, 0 unknown
...
  not read: 1 × record of kind `advert`
  open site/index.html

"#]]);
    let article = &folder.articles()[0];
    assert_eq!((&article["id"], &article["text"]), (&"Quay News/1".into(), &"The ferry sailed on Monday.".into()));
    assert_eq!(article["publisher"], "Quay News");
    // That a message has no headline is no fault of it.
    let folder = Folder::new().file("seeds/result.json", chat.to_string());
    folder.run(&["build", "-q", "--strict"]).code(0);
    let article = &folder.articles()[0];
    assert_eq!((&article["id"], &article["publisher"]), (&"9/2".into(), &"Harbour Office".into()));
    assert_eq!((&article["authors"], &article["published"]["edtf"]), (&serde_json::json!([]), &"2024-03-13".into()));
}

#[test]
fn a_pages_own_name_of_its_site_is_better_than_its_host() {
    let page = "<html><head><meta property=og:site_name content='Harbour Gazette'></head><body><h1>Pier closed</h1>\
                <p>The pier was closed on Monday, and nobody could say for how long, the council's speaker said.</p>";
    let records = [
        serde_json::json!({"id": 1, "hostname": "gazette.example", "html": page}),
        serde_json::json!({"id": 2, "hostname": "gazette.example", "text": "The ferry sailed on Monday."}),
    ];
    let folder = Folder::new().file("seeds/a.jsonl", records.map(|record| format!("{record}\n")).concat());
    folder.run(&["build", "-q"]).success();
    let publishers: Vec<_> = folder.articles().iter().map(|article| article["publisher"].clone()).collect();
    assert_eq!(publishers, ["Harbour Gazette", "gazette.example"]);
}
