//! Pages of newspapers as a machine reads them off print: they come out as paragraphs that a person can read.

mod generator;

use std::collections::HashSet;

use crate::driver::Folder;
use generator::{Print, print};

/// Words without what lies between them.
fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

/// A folder of so many pages, and what they say.
fn printed(pages: usize) -> (Folder, Vec<Print>) {
    let pages: Vec<Print> = (0..pages).map(print).collect();
    let folder = pages.iter().enumerate().fold(Folder::new(), |folder, (number, page)| {
        folder.file(&format!("seeds/{:03}/page-{number:05}.txt", number / 100), &page.text)
    });
    (folder, pages)
}

#[test]
fn paragraphs_come_out_whole_and_running_heads_stay_out() {
    let (folder, pages) = printed(48);
    let out = folder.run(&["extract", "seeds"]).code(0);
    let lines = String::from_utf8(out.get_output().stdout.clone()).unwrap();
    let articles: Vec<serde_json::Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(articles.len(), pages.len());
    let (mut whole, mut all) = (0, 0);
    for (article, page) in articles.iter().zip(&pages) {
        let text = article["text"].as_str().unwrap();
        let source = article["source"].as_str().unwrap();
        assert!(!text.contains("MERCURY"), "{source}: the running head is in the text:\n{text}");
        // What is worked out from other pages stands on none.
        let printed = article["published"]["basis"] != "inferred";
        let day = article["published"]["edtf"].as_str().filter(|_| printed);
        assert_eq!(day, page.day.as_deref(), "{source}");
        let blocks: HashSet<Vec<&str>> = text.split("\n\n").map(words).collect();
        all += page.paragraphs.len();
        whole += page.paragraphs.iter().filter(|paragraph| blocks.contains(&words(paragraph))).count();
        nothing_is_lost(article, page);
    }
    assert!(whole * 100 >= all * 97, "of {all} paragraphs only {whole} came out as they were");
}

/// Every letter of a page is in the text or in a line that was left out.
fn nothing_is_lost(article: &serde_json::Value, page: &Print) {
    let ink = |text: &str| -> Vec<char> { text.chars().filter(|c| !c.is_whitespace() && *c != '-').collect() };
    let removed = article["removed"].as_array().unwrap().iter().map(|line| line["text"].as_str().unwrap());
    let mut found: Vec<char> = removed.chain(article["text"].as_str()).flat_map(ink).collect();
    let mut source = ink(&page.text);
    found.sort_unstable();
    source.sort_unstable();
    assert_eq!(found, source, "{}", article["source"]);
}

/// By hand, to look at time and memory: `PRINTED_PAGES=6000 cargo test --test testsuite -- --ignored printed --nocapture`
/// makes so many pages, and says where.
#[test]
#[ignore = "makes thousands of files, to be looked at by a person"]
fn thousands_of_pages() {
    let pages = std::env::var("PRINTED_PAGES").ok().and_then(|pages| pages.parse().ok()).unwrap_or(6_000);
    let (folder, _) = printed(pages);
    println!("{}", folder.keep().display());
}
