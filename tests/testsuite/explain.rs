//! How one article was read, for a person.

use snapbox::str;

use crate::driver::{Folder, SOUND};

#[test]
fn every_value_has_its_evidence_and_every_line_its_reason() {
    let folder = Folder::new().file("ferry.txt", format!("Tuesday, May 7th, 2024\n\n{SOUND}\nShare this article\n"));
    folder.run(&["explain", "ferry.txt"]).code(0).stderr_eq("").stdout_eq(str![[r#"
ferry.txt

What is known about it
  title        Council approves new ferry terminal
               ← stated, line 3: the headline above the text: “Council approves new ferry terminal”
  author       Ann Example
               ← stated, line 5: byline: “By Ann Example Source: Harbour Gazette Published: 2024/3/12 09:30”
  publisher    Harbour Gazette
               ← stated, line 5: named as the source: “By Ann Example Source: Harbour Gazette Published: 2024/3/12 09:30”
  published    2024-03-12 09:30
               ← stated, line 5: date in the byline: “By Ann Example Source: Harbour Gazette Published: 2024/3/12 09:30”
  fetched      2024-05-07
               ← stated, line 1: a date in the frame above the article: “Tuesday, May 7th, 2024”
  language     en
               ← worked out, line 7: the letters and words of the text: “The city council of Rotterdam approved the new ferry terminal on Monday after el”

What each line was taken for
      1  page-date       7.0  Tuesday, May 7th, 2024
                              ← is a date above everything else; stands in the frame above the article (or date 4.5, teaser-list 3.2)
      3  title           5.2  Council approves new ferry terminal
                              ← shares its words with the text; stands where the headline does (or standfirst 2.3, caption 1.1)
      5  byline          7.2  By Ann Example Source: Harbour Gazette Published: 2024/3/12 09:30
                              ← names its author; stands between the headline and the text (or teaser-list 2.2, date 2.0)
      7  body            5.3  The city council of Rotterdam approved the new ferry terminal on Monday after eleven hours of …
                              ← is as long as a paragraph; reads like the text around it (or comment 3.2, standfirst 1.8)
      9  body            6.6  “It was worth the wait,” Renn told reporters outside the town hall. She had promised the …
                              ← ends as a sentence does; reads like the text around it (or comment 2.4, list-item 1.5)
     11  body            4.4  Residents of the harbour quarter have asked a court to halt the works. A hearing is due on 4 …
                              ← ends as a sentence does; reads like the text around it (or comment 2.4, title 1.4)
     13  share           4.0  Share this article
                              ← asks to share; stands below the end of the text (or menu 2.0, teaser-list 0.7)

"#]]);
}

/// A page whose metadata and print tell different headlines.
const PAGE: &str = "<html><head><title>Ferry news | Harbour Gazette</title><meta property='og:title' content='Old pier gone'></head>\
    <body><h1>Council approves new ferry terminal</h1><p>By Ann Example</p>\
    <p>The city council of Rotterdam approved the new ferry terminal on Monday after eleven hours of debate.</p>\
    <p>Residents of the harbour quarter have asked a court to halt the works. A hearing is due on 4 April.</p></body></html>";

/// The same page in each format that can hold it, with the arguments that ask for it.
fn in_every_format() -> (Folder, Vec<&'static str>) {
    let http = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{PAGE}");
    let warc = format!(
        "WARC/1.1\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: {}\r\n\r\n{http}\r\n\r\n",
        http.len()
    );
    let record = |id: &str| serde_json::json!({ "id": id, "html": PAGE }).to_string();
    let folder = Folder::new()
        .file("a.html", PAGE)
        .file("b.mhtml", format!("MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{PAGE}"))
        .file("c.warc", warc)
        .file("d.jsonl", [record("one"), record("two"), record("three")].join("\n"));
    (folder, vec!["a.html", "b.mhtml", "c.warc", "d.jsonl#2"])
}

fn explained(folder: &Folder, file: &str) -> String {
    String::from_utf8(folder.run(&["explain", file]).code(0).get_output().stdout.clone()).unwrap()
}

#[test]
fn the_chosen_candidate_comes_before_those_set_aside_in_every_format() {
    let (folder, files) = in_every_format();
    for file in files {
        let page = explained(&folder, file);
        let title = page.find("  title        ").unwrap_or_else(|| panic!("{file}: {page}"));
        let aside = page.find("    set aside  ").unwrap_or_else(|| panic!("{file}: {page}"));
        assert!(title < aside && aside < page.find("  published").unwrap(), "{file}: {page}");
        assert!(page.contains("  body    "), "{file}: {page}");
    }
    let folder = folder.file("e.md", "+++\ntitle = \"Ferry\"\n+++\n# Ferry\n\nThe ferry sails.\n");
    assert!(explained(&folder, "e.md").contains("declared: front matter `title`"));
}

#[test]
fn one_article_of_many_in_a_file() {
    let (folder, _) = in_every_format();
    let folder = folder.file("odd#name.txt", SOUND);
    let page = explained(&folder, "d.jsonl#2");
    assert!(page.starts_with("d.jsonl#2\nid two\n") && !page.contains("d.jsonl#1"), "{page}");
    assert_eq!(explained(&folder, "d.jsonl#two"), page);
    assert!(explained(&folder, "d.jsonl").contains("\nd.jsonl#3\nid three\n"));
    assert!(explained(&folder, "odd#name.txt").starts_with("odd#name.txt\n"));
    folder.run(&["explain", "d.jsonl#9"]).code(1).stdout_eq("").stderr_eq(str![[r#"
d.jsonl: error: no article of this file is called `9`
  hint: it holds 3: #1, #2, #3; an article's id will do too

"#]]);
}

#[test]
fn colours_only_where_they_are_wanted() {
    let folder = Folder::new().file("ferry.txt", SOUND.replace("Dalia", "Da\u{1b}[31mlia"));
    let explained = |settings: &[(&str, &str)]| {
        let command = snapbox::cmd::Command::new(snapbox::cmd::cargo_bin!("cuttings")).current_dir(folder.path(""));
        let names = ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "TERM"];
        let command = names.iter().fold(command, |command, name| command.env_remove(name));
        let command = settings.iter().fold(command, |command, (name, value)| command.env(name, value));
        String::from_utf8(command.args(["explain", "ferry.txt"]).assert().code(0).get_output().stdout.clone()).unwrap()
    };
    let plain = explained(&[("TERM", "xterm-256color")]);
    assert!(!plain.contains('\u{1b}'), "{plain}");
    let coloured = explained(&[("TERM", "xterm-256color"), ("CLICOLOR_FORCE", "1")]);
    assert!(coloured.contains("\u{1b}[36mtitle"), "{coloured}");
    assert!(!coloured.contains("\u{1b}[31mlia"), "a page's own escape sequences reach the terminal: {coloured}");
    assert_eq!(explained(&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]), plain);
}
