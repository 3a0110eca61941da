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

const UNDATED: &str =
    "Ferry sails again\n\nThe ferry sails again between the two towns, said the mayor of the smaller one.\n";

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

/// A folder with articles of every kind, and of every degree of doubt.
fn doubtful() -> Folder {
    Folder::with_an_article()
        .file("seeds/a-title.md", "---\ndate: 2024-03-12\n---\nThe ferry sails.\n")
        .file("seeds/b-date.md", "---\ntitle: \"=Ferry\"\nauthors: [Ann Example, Bo Sample]\n---\nThe ferry sails.\n")
        .file("seeds/c-nothing.md", "The barge does not sail.\n")
        .file("seeds/d-[1].md", "---\ntitle: Ferry\ndate: 2024-03\ntags: [ferry]\n---\nThe ferry sails.\n")
        .file("seeds/dump.jsonl", "{\"id\": 7, \"text\": \"The ferry sails.\", \"title\": \"Ferry\"}\n")
}

#[test]
fn the_most_doubtful_articles_come_first() {
    doubtful().run(&["check"]).code(0).stdout_eq(str![[r#"
seeds/c-nothing.md: warning: no headline was found; its first words serve
  hint: put `title = "…"` between `+++` lines at the top of the file
seeds/c-nothing.md: note: nothing tells when it was published
  hint: if you know it, put `date = "YYYY-MM-DD"` between `+++` lines at the top of the file
seeds/a-title.md: warning: no headline was found; its first words serve
  hint: put `title: "…"` between the `---` lines at the top of the file
seeds/dump.jsonl#1: note: nothing tells when it was published
  hint: if you know it, write it into the row `dump.jsonl#1` of `metadata.csv`, in the column `date` (`cuttings check --write-csv` makes the table)
seeds/b-date.md: note: nothing tells when it was published
  hint: if you know it, put `date: "YYYY-MM-DD"` between the `---` lines at the top of the file

"#]]);
}

#[test]
fn hints_name_what_corrects_the_article() {
    let http = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<h1>Ferry plan</h1><p>The ferry is late.</p>";
    let head = "WARC/1.1\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: ";
    let folder = Folder::new()
        .file("seeds/crawl.warc", format!("{head}{}\r\n\r\n{http}\r\n\r\n", http.len()))
        .file("seeds/ferry.txt.gz", crate::driver::gzip(UNDATED.as_bytes()));
    let told = folder.run(&["check"]).code(0);
    let told = String::from_utf8_lossy(&told.get_output().stdout).into_owned();
    assert!(told.contains("into the row `crawl.warc#1` of `metadata.csv`, in the column `date`"), "{told}");
    assert!(told.contains("put `date = \"YYYY-MM-DD\"` into `seeds/ferry.toml`"), "{told}");
    let folder = folder
        .file("seeds/ferry.toml", "date = 2024-03-12\n")
        .file("seeds/metadata.csv", "path,date\ncrawl.warc#1,2024-03-13\n");
    folder.run(&["build", "-q"]).code(0).stderr_eq("");
    let articles = folder.articles();
    let dates: Vec<&str> = articles.iter().filter_map(|article| article["published"]["edtf"].as_str()).collect();
    assert_eq!(dates, ["2024-03-13", "2024-03-12"]);
}

#[test]
fn competing_dates_are_told() {
    let meta = "<meta property='article:published_time' content='2024-03-12'><meta name='date' content='2023-11-05'>";
    let text =
        "<p>The city council of Rotterdam approved the new ferry terminal after eleven hours of debate.</p>".repeat(3);
    let page = format!("<head><title>Ferry plan</title>{meta}</head><article><h1>Ferry plan</h1>{text}</article>");
    let folder = Folder::new().file("seeds/ferry.html", page);
    let told = folder.run(&["check"]).code(0);
    let told = String::from_utf8_lossy(&told.get_output().stdout).into_owned();
    assert!(
        told.contains("2024-03-12 was taken for its date, but there is also 2023-11-05 (page's `meta` `date`)"),
        "{told}"
    );
}

#[test]
fn a_table_that_nobody_edits_changes_nothing() {
    let folder = doubtful();
    folder.run(&["build", "-q"]).code(0);
    let site = folder.tree("site");
    folder.run(&["check", "-q", "--write-csv"]).code(0).stdout_eq("");
    let table = folder.read("seeds/metadata.csv");
    snapbox::assert_data_eq!(
        table.as_str().trim_start_matches('\u{feff}'),
        str![[r#"
path,doubts,title,date,authors,publisher,agency,section,language,url,tags,as_found
c-nothing.md,no headline was found; its first words serve; nothing tells when it was published,,,,,,,,,,doubts:683f570b
a-title.md,no headline was found; its first words serve,,2024-03-12,,,,,,,,doubts:8491eac2 date:57d29f83
dump.jsonl#1,nothing tells when it was published,Ferry,,,,,,,,,doubts:eaca25ea title:8393986f
b-date.md,nothing tells when it was published,'=Ferry,,Ann Example; Bo Sample,,,,,,,doubts:eaca25ea title:ab7d2efc authors:4e9023d5
d-[1].md,,Ferry,2024-03,,,,,,,ferry,title:8393986f date:82c03508 tags:2a211116
sound.txt,,Council approves new ferry terminal,2024-03-12,Ann Example,Harbour Gazette,,,,,,title:ce376eac date:57d29f83 authors:33372b49 publisher:b8ca8b88

"#]]
    );
    folder.run(&["build", "-q", "--out", "again"]).code(0);
    assert!(folder.tree("again") == site, "the table changed the site");
    folder.run(&["check", "-q", "--write-csv"]).code(0);
    assert_eq!(folder.read("seeds/metadata.csv"), table);
    folder.run(&["check", "-q", "--write-csv", "todo.csv"]).code(0);
    assert_eq!(folder.read("todo.csv"), table);
}

#[test]
fn the_source_of_a_check_stands_behind_it() {
    let folder = Folder::new().file("press/a.md", "---\ntitle: Ferry\ndate: 2024-03-12\n---\nThe ferry sails.\n");
    folder.run(&["check", "press", "-q", "--write-csv"]).code(0).stdout_eq("");
    assert!(folder.read("press/metadata.csv").contains("a.md"));
    folder.run(&["check", "--write-csv", "press"]).code(2).stderr_eq(str![[r#"
press: error: this is a folder, not a table; the folder with the articles stands before `--write-csv`
  hint: name another file: `cuttings check --write-csv FILE`

"#]]);
}

#[test]
fn what_people_wrote_in_a_table_is_kept_and_wins() {
    let table = "File;Notes;Headline;Publisher\r\n*.md;all of them;;Herald\r\nc-nothing.md;from the film;The barge;\r\n\
                 gone.md;lost;;\r\n";
    let folder = doubtful().file("seeds/metadata.csv", table);
    folder.run(&["check", "-q", "--write-csv"]).code(0);
    let written = folder.read("seeds/metadata.csv");
    let rows: Vec<&str> = written.lines().collect();
    assert!(rows[0].starts_with("\u{feff}File;Notes;Headline;Publisher;doubts;date;"), "{written}");
    assert!(rows[1].starts_with("*.md;all of them;;Herald;"), "{written}");
    assert!(rows[2].starts_with("gone.md;lost;;;"), "{written}");
    let barge = rows.iter().find(|row| row.starts_with("c-nothing.md;from the film;The barge;Herald;")).unwrap();
    assert!(barge.contains("publisher:") && !barge.contains("title:"), "{barge}");

    let edited = written.replace(";=Ferry;", ";x;").replace(";'=Ferry;", ";Ferry mended;");
    let folder = folder.file("seeds/metadata.csv", edited);
    folder.run(&["build", "-q"]).code(0);
    let titles: Vec<String> =
        folder.articles().iter().map(|article| article["title"].as_str().unwrap_or_default().to_owned()).collect();
    assert!(["The barge", "Ferry mended"].iter().all(|title| titles.iter().any(|known| known == title)), "{titles:?}");
}

#[test]
fn a_table_with_mistakes_is_not_written_over() {
    let table = "path,title\nsound.txt,Ferry, or barge\n";
    let folder = Folder::with_an_article().file("seeds/metadata.csv", table);
    folder.run(&["check", "--write-csv"]).code(1).stderr_eq(str![[r#"
seeds/metadata.csv:2: error: this row has 3 cells, the first row 2
  hint: put a cell that holds the separator in quotation marks; until then the row is left aside

"#]]);
    assert_eq!(folder.read("seeds/metadata.csv"), table);
}

#[test]
fn a_single_file_comes_with_the_table_beside_it() {
    let folder = Folder::with_an_article().file("seeds/metadata.csv", "path,titel,title\nsound.txt,,Of the table\n");
    let explained = folder.run(&["explain", "seeds/sound.txt"]).code(0).stderr_eq(str![[r#"
seeds/metadata.csv:1: warning: the column `titel` is not known
  hint: did you mean `title`?

"#]]);
    let page = String::from_utf8_lossy(&explained.get_output().stdout).into_owned();
    assert!(page.contains("Of the table") && page.contains("metadata.csv, row `sound.txt`, `title`"), "{page}");
}

#[test]
fn people_say_who_is_who() {
    let config = "[[entities]]\nname = \"Dalia Renn-Hale\"\nalso = [\"Dalia Renn\", \"Renn\"]\nnote = \"Mayor & <b>more</b>.\"\n\
                  link = \"https://renn.example/?a=1&b=2\"\n\n[[entities]]\nname = \"Tomas Hale\"\ndeny = true\n\n\
                  [[entities]]\nname = \"harbour quarter\"\ntype = \"place\"\n\n[[entities]]\nname = \"Nobody Else\"\n";
    let folder = Folder::with_an_article().file("cuttings.toml", config);
    folder.run(&["build"]).code(0).stderr_eq(str![[r#"
cuttings.toml:16: warning: nothing in the articles is called `Nobody Else`
  hint: write the name as it stands there, or add it under `also`
1 article in [SECONDS] s
  dates: 0 declared, 1 stated, 0 worked out, 0 unknown
  found: 3 names, 1 topic, 4 events, 1 quote, 2 reports of speech
  open site/index.html

"#]]);
    let page = folder.read("site/people/dalia-renn-hale/index.html");
    for told in [
        "<h1>Dalia Renn-Hale</h1>",
        "Mayor &amp; &lt;b&gt;more&lt;/b&gt;.",
        "href=\"https://renn.example/?a=1&amp;b=2\"",
        "cuttings.toml says so",
    ] {
        assert!(page.contains(told), "{told}\n{page}");
    }
    assert!(folder.read("site/places/harbour-quarter/index.html").contains("harbour quarter"));
    assert!(!folder.read("site/data/entities.json").contains("Tomas Hale"));
    let quotes = folder.read("site/data/quotes.json");
    assert!(quotes.contains("person/dalia-renn-hale"), "{quotes}");
    folder.run(&["check"]).code(0).stdout_eq(str![[r#"
cuttings.toml:16: warning: nothing in the articles is called `Nobody Else`
  hint: write the name as it stands there, or add it under `also`

"#]]);
    folder.run(&["build", "--strict", "-q"]).code(1);
}

#[test]
fn people_say_where_a_place_lies() {
    let config = "[[entities]]\nname = \"Vardby\"\ntype = \"place\"\nat = [70.5, 31.25]\n\n[[entities]]\nname = \"Norway\"\nat = \"none\"\n\n\
                  [[entities]]\nname = \"Dalia Renn\"\nat = [1, 2]\n";
    let text = "The ferry from Vardby in Norway was late, said Dalia Renn. Dalia Renn is the mayor of Vardby.\n";
    let folder = Folder::new().file("seeds/a.md", text).file("cuttings.toml", config);
    folder.run(&["build"]).code(0).stderr_eq(str![[r#"
cuttings.toml:11: warning: `Dalia Renn` is taken for no place, so its position is not used
  hint: write `type = "place"`, or leave out `at`
seeds/a.md: warning: no headline was found; its first words serve
  hint: put `title = "…"` between `+++` lines at the top of the file
1 article in [SECONDS] s
  dates: 0 declared, 0 stated, 0 worked out, 1 unknown
  found: 3 names, 1 topic, 0 events, 0 quotes, 1 report of speech
  doubtful: 1 without a headline (`cuttings check` names them)
  open site/index.html

"#]]);
    let points = folder.read("site/data/places.geojson");
    assert!(points.contains("[31.25,70.5]") && !points.contains("place/norway"), "{points}");
    let page = folder.read("site/places/vardby/index.html");
    assert!(page.contains("70.50° N, 31.25° E") && page.contains("`cuttings.toml`"), "{page}");
}

#[test]
fn whose_words_they_are_can_be_told_strictly() {
    let text = "Mayor Dalia Renn came on Friday. “The ferry will sail again in May,” Renn said.\n\n\
                She was late. “Nobody will be sorry to see the old one go,” she said.\n";
    let folder = Folder::new().file("seeds/a.md", text);
    let page = |folder: &Folder| folder.read("site/people/dalia-renn/index.html");
    folder.run(&["build", "-q"]).code(0);
    assert!(page(&folder).contains("will sail again") && page(&folder).contains("Nobody will be sorry"));
    let folder = folder.file("cuttings.toml", "[quotes]\nstrict = true\n");
    folder.run(&["build", "-q"]).code(0);
    assert!(page(&folder).contains("will sail again") && !page(&folder).contains("<p>“Nobody will be sorry"));
    assert!(folder.read("site/data/quotes.json").contains("\"basis\":\"pronoun\""));
    assert!(folder.read("site/quotes/index.html").contains("Nobody will be sorry"));
}

#[test]
fn entries_that_contradict_each_other_are_told() {
    let config = "[[entities]]\nname = \"Dalia Renn\"\n\n[[entities]]\nname = \"The mayor\"\nalso = \"Dalia Renn\"\n";
    let folder = Folder::with_an_article().file("cuttings.toml", config);
    folder.run(&["build"]).code(1).stderr_eq(str![[r#"
cuttings.toml:6: error: `Dalia Renn` is one entity here and another in line 2
  hint: one entry may have it, under `name` or `also`

"#]]);
}

/// Articles in which it cannot be told who is who.
fn doubtful_people() -> Folder {
    Folder::new()
        .file(
            "seeds/1.txt",
            "Mayor opens pier\n\nThe city council met Mayor Ana Brandt on Monday. Later Brandt opened the pier.\n",
        )
        .file(
            "seeds/2.txt",
            "Coach wins cup\n\nThe coach of the team is Peter Brandt, who won the cup in Oslo on Sunday.\n",
        )
        .file(
            "seeds/3.txt",
            "Nobody saw him\n\nNobody in the harbour saw Minister Brandt on that day, said a man who sells fish.\n",
        )
        .file(
            "seeds/4.txt",
            "A new lawyer\n\nThe court heard the lawyer Andreas Lindqvist. It was late when he spoke in Bergen.\n",
        )
        .file(
            "seeds/5.txt",
            "An old lawyer\n\nThe court did not hear the lawyer Andreas Lindquist. It was early in Bergen.\n",
        )
}

#[test]
fn a_check_proposes_who_may_be_who() {
    let folder = doubtful_people();
    let output = folder.run(&["check"]).code(0).get_output().stdout.clone();
    let output = String::from_utf8(output).unwrap();
    let proposed = &output[output.find("# Who is who").unwrap()..];
    snapbox::assert_data_eq!(
        proposed,
        str![[r##"
# Who is who is in doubt here. What is right, paste into cuttings.toml; what stays out stays as it is.

# `Andreas Lindqvist` (person/andreas-lindqvist, 1 time): it is nearly what Andreas Lindquist is called, and no article has both
# seeds/4.txt: “The court heard the lawyer Andreas Lindqvist.”
# seeds/5.txt: “The court did not hear the lawyer Andreas Lindquist.”
[[entities]]
name = "Andreas Lindquist"
merge = ["person/andreas-lindqvist"]

# `Brandt` (person/brandt, 1 time): it may be Ana Brandt or Peter Brandt, and nothing tells which is meant
# seeds/3.txt: “Nobody in the harbour saw Minister Brandt on that day, said a man who sells fish.”
# seeds/1.txt: “The city council met Mayor Ana Brandt on Monday.”
# seeds/2.txt: “The coach of the team is Peter Brandt, who won the cup in Oslo on Sunday.”
# or, instead of the name below, `name = "Peter Brandt"`
[[entities]]
name = "Ana Brandt"
merge = ["person/brandt"]

"##]]
    );
    let pasted = folder.file("cuttings.toml", proposed);
    let output = pasted.run(&["check"]).code(0).get_output().stdout.clone();
    let output = String::from_utf8(output).unwrap();
    assert!(!output.contains("[[entities]]") && !output.contains("cuttings.toml"), "{output}");
    pasted.run(&["build", "-q"]).code(0).stderr_eq("");
    let entities = pasted.read("site/data/entities.json");
    assert!(
        !entities.contains("\"person/brandt\"") && !entities.contains("\"person/andreas-lindqvist\""),
        "{entities}"
    );
}

#[test]
fn what_people_part_is_proposed_no_more() {
    let config = "[[entities]]\nname = \"Andreas Lindqvist\"\n\n[[entities]]\nname = \"Andreas Lindquist\"\n\n\
                  [[entities]]\nname = \"Ana Brandt\"\nnot = \"Brandt\"\n";
    let folder = doubtful_people().file("cuttings.toml", config);
    let output = folder.run(&["check"]).code(0).get_output().stdout.clone();
    let output = String::from_utf8(output).unwrap();
    assert!(!output.contains("lindqvist") && !output.contains("may be Ana Brandt"), "{output}");
}
