//! What people say of an article: front matter, sidecars, record fields, tables, names of files.

use snapbox::str;

use crate::driver::{Folder, SOUND, UNDATED};

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
  hint: dates: 2024-03-12, 2024-03 or 2024; addresses: https://…; languages: en, de-AT; publish: full, excerpt or metadata, else none of the text is published
seeds/a.md: warning: front matter `url` says “javascript:alert(1)”, which was not understood and is left aside
  hint: dates: 2024-03-12, 2024-03 or 2024; addresses: https://…; languages: en, de-AT; publish: full, excerpt or metadata, else none of the text is published
seeds/a.md: warning: front matter `lang` says “English”, which was not understood and is left aside
  hint: dates: 2024-03-12, 2024-03 or 2024; addresses: https://…; languages: en, de-AT; publish: full, excerpt or metadata, else none of the text is published
1 article in [SECONDS] s
  dates: 0 declared, 0 stated, 0 worked out, 1 unknown
  found: 0 names, 1 topic, 0 events, 0 quotes, 1 report of speech
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
fn a_sidecar_stands_beside_a_compressed_file_too() {
    let folder = Folder::new()
        .file("seeds/sound.txt.gz", crate::driver::gzip(crate::driver::SOUND.as_bytes()))
        .file("seeds/sound.toml", "title = \"A better headline\"\n");
    folder.run(&["build", "--strict", "-q"]).success().stderr_eq("");
    assert_eq!(folder.articles()[0]["title"], "A better headline");
    let explained = folder.run(&["explain", "seeds/sound.txt.gz"]).code(0);
    assert!(String::from_utf8_lossy(&explained.get_output().stdout).contains("A better headline"));
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
  hint: put articles there: texts, Markdown, saved web pages, PDFs, crawl dumps, web archives
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

#[test]
fn a_table_is_read_as_spreadsheets_write_it() {
    let table = "\u{feff}Path;Title;Publisher;Date;Notes\r\n*.txt;;Harbour Gazette;;\r\n\
                 front.md;Of the table;;2019-03-17;seen on paper\r\nsound.txt;Of the table;;2020;\r\n";
    let folder = Folder::with_an_article()
        .file("seeds/front.md", "---\ntitle: Of the file\nauthor: Ann Example\n---\nThe ferry sails.\n")
        .file("seeds/sound.toml", "title = \"Of the sidecar\"\n")
        .file("seeds/metadata.csv", table);
    folder.run(&["build", "-q", "--strict"]).code(0).stderr_eq("");
    let articles = folder.articles();
    let of = |source: &str| articles.iter().find(|article| article["source"] == source).unwrap().clone();
    let (front, sound) = (of("front.md"), of("sound.txt"));
    assert_eq!((front["title"].as_str(), sound["title"].as_str()), (Some("Of the table"), Some("Of the sidecar")));
    assert_eq!(
        (front["published"]["edtf"].as_str(), front["published"]["basis"].as_str()),
        (Some("2019-03-17"), Some("declared")),
        "{front}"
    );
    assert_eq!(sound["published"]["edtf"].as_str(), Some("2020"));
    assert_eq!(sound["publisher"].as_str(), Some("Harbour Gazette"));
    assert!(front["publisher"].is_null());
}

#[test]
fn a_table_names_the_lines_of_its_mistakes() {
    let table = "path\tpublishr\ttitle\nsound.txt\t\tFerry\n\nsuond.txt\t\tFerry\nsound.txt\t\tFerry again\n";
    let folder = Folder::with_an_article().file("seeds/metadata.csv", table);
    folder.run(&["check"]).code(0).stdout_eq(str![[r#"
seeds/metadata.csv:1: warning: the column `publishr` is not known
  hint: did you mean `publisher`?
seeds/metadata.csv:5: warning: there is a row for `sound.txt` already, in line 2
  hint: join the two; until then the later one's cells win
seeds/metadata.csv:4: warning: no article is called `suond.txt`
  hint: a row names a path inside the table's folder, with its ending, or an article's id or address

"#]]);
}

#[test]
fn the_pattern_of_paths_tells_what_the_articles_do_not() {
    let folder = Folder::new()
        .file("cuttings.toml", "[paths]\npattern = \"{publisher}/{date}_{page}\"\n")
        .file("seeds/Harbour_Gazette/1923-04-12_003.md", "# Ferry sails\n\nThe ferry sails.\n")
        .file("seeds/Harbour_Gazette/192305_001.md", "---\ntitle: Ferry\npublisher: The Herald\n---\nIt sails.\n")
        .file("seeds/loose.txt", SOUND);
    folder.run(&["check", "-v"]).code(0).stdout_eq(str![[r#"
seeds: note: the paths of 1 of 3 articles fit no pattern of `[paths]`
  hint: several patterns may be given, as a list

"#]]);
    folder.run(&["build", "-q"]).code(0).stderr_eq("");
    let articles = folder.articles();
    let told: Vec<[&str; 2]> = articles
        .iter()
        .map(|article| [article["publisher"].as_str().unwrap(), article["published"]["edtf"].as_str().unwrap()])
        .collect();
    assert_eq!(told, [["Harbour Gazette", "1923-04-12"], ["The Herald", "1923-05"], ["Harbour Gazette", "2024-03-12"]]);
}

#[test]
fn a_mistyped_placeholder_is_an_error_with_its_line() {
    let folder = Folder::with_an_article().file("cuttings.toml", "[paths]\npattern = \"{publishr}/{date}\"\n");
    folder.run(&["build"]).code(1).stderr_eq(str![[r#"
cuttings.toml:2: error: the placeholder `{publishr}` is not known
  hint: did you mean `{publisher}`?

"#]]);
}

#[test]
fn a_day_without_marks_in_a_file_name_dates_an_article() {
    let folder = Folder::new()
        .file("seeds/gazette_20190317_ferry.txt", UNDATED)
        .file("seeds/scan20190318.txt", UNDATED)
        .file("seeds/www.gazette.example_20190319.txt", UNDATED);
    folder.run(&["build", "-q"]).code(0).stderr_eq("");
    let articles = folder.articles();
    let dates: Vec<&serde_json::Value> = articles.iter().map(|article| &article["published"]["edtf"]).collect();
    assert_eq!(dates, [&serde_json::json!("2019-03-17"), &serde_json::Value::Null, &serde_json::Value::Null]);
}

#[test]
fn a_month_in_a_file_name_dates_an_article_to_the_month() {
    let folder = Folder::new().file("seeds/2019-03_gazette.txt", UNDATED).file("seeds/gazette_201904.txt", UNDATED);
    folder.run(&["build", "-q"]).code(0).stderr_eq("");
    let articles = folder.articles();
    let published = |at: usize, key: &str| articles[at]["published"][key].as_str().unwrap().to_owned();
    assert_eq!([published(0, "edtf"), published(1, "edtf")], ["2019-03", "2019-04"]);
    assert_eq!([published(0, "precision"), published(1, "basis")], ["month", "declared"]);
}
