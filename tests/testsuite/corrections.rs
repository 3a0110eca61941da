//! What people say of an article: front matter, sidecars, record fields, names of files.

use snapbox::str;

use crate::driver::{Folder, SOUND};

#[test]
fn declared_dates_may_be_written_out() {
    let folder = Folder::new().file("seeds/a.md", "---\ndate: 12 March 2024\n---\nThe ferry sails.\n");
    folder.run(&["build", "-q"]).code(0).stderr_eq("");
    let published = folder.articles()[0]["published"].clone();
    assert_eq!((published["earliest"].as_str(), published["basis"].as_str()), (Some("2024-03-12"), Some("declared")));
}

#[test]
fn what_is_declared_and_not_understood_is_said_and_never_used() {
    let front = "---\ntitle: Ferry\ndate: soon\nurl: javascript:alert(1)\nlang: English\n---\nThe ferry sails in May, they said.\n";
    let folder = Folder::new().file("seeds/a.md", front);
    folder.run(&["build"]).code(0).stderr_eq(str![[r#"
seeds/a.md: warning: front matter `date` says “soon”, which was not understood and is left aside
  hint: dates: 2024-03-12, 2024-03 or 2024; addresses: https://…; languages: en, de-AT
seeds/a.md: warning: front matter `url` says “javascript:alert(1)”, which was not understood and is left aside
  hint: dates: 2024-03-12, 2024-03 or 2024; addresses: https://…; languages: en, de-AT
seeds/a.md: warning: front matter `lang` says “English”, which was not understood and is left aside
  hint: dates: 2024-03-12, 2024-03 or 2024; addresses: https://…; languages: en, de-AT
1 article in [SECONDS] s
  dates: 0 declared, 0 stated, 0 worked out, 1 unknown
  found: 0 names, 1 topic, 0 events, 0 quotes
  open site/index.html

"#]]);
    let article = folder.articles()[0].clone();
    assert!(article["published"].is_null() && article["url"].is_null(), "{article}");
}

#[test]
fn a_doubtful_date_is_not_made_certain() {
    for date in ["2024-03-12?", "2024-03~", "2024-03/.."] {
        let folder = Folder::new().file("seeds/a.md", format!("---\ndate: \"{date}\"\n---\nThe ferry sails.\n"));
        folder.run(&["build", "-q"]).code(0);
        assert!(folder.articles()[0]["published"].is_null(), "{date}");
    }
}

#[test]
fn a_date_in_a_file_name_is_the_last_resort() {
    let undated =
        "Ferry sails again\n\nThe ferry sails again between the two towns, said the mayor of the smaller one.\n";
    let folder = Folder::new().file("seeds/2024-03-12-ferry.txt", undated).file("seeds/2024-05-01-sound.txt", SOUND);
    folder.run(&["build", "-q"]).code(0).stderr_eq("");
    let days: Vec<(String, String)> = folder
        .articles()
        .iter()
        .map(|article| {
            let published = |key: &str| article["published"][key].as_str().unwrap().to_owned();
            (published("earliest"), published("basis"))
        })
        .collect();
    let expected = [("2024-03-12", "declared"), ("2024-03-12", "stated")];
    assert_eq!(days, expected.map(|(day, basis)| (day.to_owned(), basis.to_owned())));
}

#[test]
fn a_sidecar_names_the_line_of_a_mistyped_field() {
    let folder = Folder::with_an_article().file("seeds/sound.toml", "title = \"Ferry\"\ndaet = 2024-03-12\n");
    folder.run(&["check"]).code(0).stdout_eq(str![[r#"
seeds/sound.toml:2: warning: the field `daet` is not known
  hint: did you mean `date`?

"#]]);
}

#[test]
fn a_source_without_articles_does_not_silence_the_others() {
    let folder = Folder::with_an_article().file("empty/.keep", "").file("seeds/b.docx", "PK");
    let output = folder.run(&["extract", "empty", "seeds"]).code(1).stderr_eq(str![[r#"
empty: error: there is no article in this source
  hint: put articles there: .txt, .md or .jsonl files
not read: 1 .docx

"#]]);
    assert_eq!(String::from_utf8_lossy(&output.get_output().stdout).lines().count(), 1);
}

#[test]
fn a_single_file_comes_with_its_sidecar() {
    let folder = Folder::with_an_article().file("seeds/sound.toml", "title = \"A better headline\"\n");
    let explained = folder.run(&["explain", "seeds/sound.txt"]).code(0);
    let page = String::from_utf8_lossy(&explained.get_output().stdout).into_owned();
    assert!(page.contains("A better headline") && page.contains("sidecar `title`"), "{page}");
}
