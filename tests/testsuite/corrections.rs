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

#[test]
fn a_table_wins_over_everything_but_a_sidecar() {
    let front = "---\ntitle: From the front matter\npublisher: Front\nsection: Front\n---\nThe ferry sails in May.\n";
    let folder =
        Folder::new().file("seeds/a/ferry.md", front).file("seeds/a/ferry.toml", "section = \"Sidecar\"\n").file(
            "seeds/metadata.csv",
            "\u{feff}path;title;section;publisher;autor\r\na/ferry.md;From the table;Table;;\r\na/*;;;Gazette;\r\n\
             a/ferry.md;;;;\r\nb/*.txt;Nothing;;;\r\n",
        );
    folder.run(&["build", "-q"]).code(0);
    let article = folder.articles()[0].clone();
    let said = ["title", "section", "publisher"].map(|field| article[field].as_str().unwrap());
    assert_eq!(said, ["From the table", "Sidecar", "Gazette"]);
    let output = folder.run(&["check"]).code(0).get_output().stdout.clone();
    let output = String::from_utf8(output).unwrap();
    for told in [
        "seeds/metadata.csv:1: warning: the column `autor` is not known\n  hint: did you mean `author`?",
        "seeds/metadata.csv:4: warning: there is a row for `a/ferry.md` already, in line 2",
        "seeds/metadata.csv:5: warning: no article is called `b/*.txt`",
    ] {
        assert!(output.contains(told), "{told}\n--\n{output}");
    }
}

#[test]
fn a_pattern_reads_the_paths_of_articles() {
    let folder = Folder::new().file("cuttings.toml", "[paths]\npattern = \"{publisher}/{date}_{page}\"\n").file(
        "seeds/Harbour_Gazette/1923-04-12_003.txt",
        "Ferry sails again\n\nThe ferry sails again, said the mayor.\n",
    );
    folder.run(&["build", "-q"]).code(0).stderr_eq("");
    let article = folder.articles()[0].clone();
    let published = &article["published"];
    assert_eq!((published["earliest"].as_str(), published["basis"].as_str()), (Some("1923-04-12"), Some("declared")));
    assert!(article.to_string().contains("Harbour Gazette"), "{article}");
}
