//! Bytes of any kind and damaged files in; whatever comes out keeps the promises that a seed makes, and nothing panics.

use std::io::Write;

use proptest::prelude::*;

use super::*;
use crate::model::Passage;

/// A sound file of every kind that can be written down.
fn sound() -> Vec<(&'static str, Vec<u8>)> {
    let text = "Ferry plan approved\n\nBy Ann Example\n12 March 2024\n\nThe council approved the ferry on Monday.\n";
    let page = "<!doctype html><html><head><title>Ferry</title><meta charset=utf-8><script type='application/ld+json'>\
        {\"@type\": \"NewsArticle\", \"headline\": \"Ferry\", \"author\": [{\"name\": \"Ann Example\"}]}</script></head>\
        <body><nav><a href=/>Home</a></nav><h1>Ferry</h1><p>The council <b>approved</b> it.<table><tr><td>1<td>2</table>";
    let markdown = "+++\ntitle = \"Ferry\"\n+++\n# Ferry\n\n> It *sails*,\n> she said.\n\n- one\n- two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n";
    let answer = format!(
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n{:x}\r\n{page}\r\n0\r\n\r\n",
        page.len()
    );
    let head =
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/\r\nContent-Type: application/http\r\n";
    let archive = format!("{head}Content-Length: {}\r\n\r\n{answer}\r\n\r\n", answer.len());
    let message = format!(
        "Snapshot-Content-Location: https://a.example/\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"b\"\r\n\r\n\
         --b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{}\r\n--b--\r\n",
        page.replace('=', "=3D")
    );
    let record = serde_json::json!({"id": 1, "title": "Ferry", "date": "2024-03-12", "text": text});
    let with_page = serde_json::json!({"id": 2, "url": "https://a.example/", "html": page});
    let chat = serde_json::json!({"id": 9, "name": "Quay", "messages": [
        {"id": 1, "type": "message", "date": "2024-03-12T10:00:00", "text": ["The ", {"type": "bold", "text": "ferry"}]}]});
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    gzip.write_all(archive.as_bytes()).unwrap();
    vec![
        ("a.txt", text.repeat(3).into()),
        ("a.md", markdown.into()),
        ("a.html", page.into()),
        ("a.mhtml", message.into()),
        ("a.jsonl", format!("{record}\n{with_page}\n").into()),
        ("a.json", chat.to_string().into()),
        ("a.warc", archive.clone().into()),
        ("a.warc.gz", gzip.finish().unwrap()),
        ("a.warc.zst", zstd::encode_all(archive.as_bytes(), 3).unwrap()),
    ]
}

const NAMES: &[&str] =
    &["a.txt", "a.md", "a.html", "a.mhtml", "a.jsonl", "a.json", "a.warc", "a.wacz", "a.pdf", "a.txt.gz"];

/// Reads a file and looks at the seeds that it gives.
fn look(name: &str, bytes: &[u8]) -> Result<Reading, TestCaseError> {
    let mut seeds = Vec::new();
    let reading = content(name, bytes, &Config::default(), &mut |seed| seeds.push(seed));
    for seed in &seeds {
        prop_assert!(!seed.id.is_empty() && seed.source.starts_with(name), "{} {}", seed.id, seed.source);
        for passage in &seed.passages {
            prop_assert!(!passage.text.trim().is_empty(), "{:?}", passage);
            prop_assert!(passage.first_line <= passage.last_line && passage.first_line > 0);
        }
        prop_assert!(seed.passages.windows(2).all(|pair| pair[0].first_line <= pair[1].first_line));
        if seed.format.counts_source_lines() {
            for (number, line) in (1..).zip(seed.original.get().lines()) {
                let is_held = |passage: &Passage| (passage.first_line..=passage.last_line).contains(&number);
                prop_assert!(
                    line.trim().is_empty() || seed.passages.iter().any(is_held),
                    "line {} of {}: {:?}",
                    number,
                    name,
                    line
                );
            }
        }
    }
    // A file never vanishes without a word.
    prop_assert!(!seeds.is_empty() || !reading.problems.is_empty() || !reading.unread.is_empty(), "{}", name);
    Ok(reading)
}

#[test]
fn sound_files_are_read_without_a_word() {
    for (name, bytes) in sound() {
        let reading = look(name, &bytes).unwrap();
        assert!(reading.problems.is_empty() && reading.unread.is_empty(), "{name}: {reading:?}");
    }
}

#[test]
fn a_file_cut_off_anywhere_is_read_or_told() {
    for (name, bytes) in sound() {
        for end in (0..bytes.len()).step_by(13) {
            look(name, &bytes[..end]).unwrap();
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_bytes_at_all(name in prop::sample::select(NAMES), bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        look(name, &bytes)?;
    }

    #[test]
    fn any_characters_at_all(name in prop::sample::select(NAMES), text in "(\\PC|[\\n\\r\\t\\f <>{}\\[\\]\"':#*+=|&;-]){0,300}") {
        look(name, text.as_bytes())?;
    }

    #[test]
    fn damaged_files(
        which in any::<prop::sample::Index>(),
        splices in prop::collection::vec((any::<prop::sample::Index>(), 0_usize..20, prop::collection::vec(any::<u8>(), 0..9)), 1..4),
    ) {
        let files = sound();
        let (name, bytes) = &files[which.index(files.len())];
        let mut bytes = bytes.clone();
        for (at, gone, new) in splices {
            let at = at.index(bytes.len() + 1);
            let end = (at + gone).min(bytes.len());
            bytes.splice(at..end, new);
        }
        look(name, &bytes)?;
    }
}
