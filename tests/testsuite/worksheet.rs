//! The table that `check` writes for people to correct articles in, and what it says of each.

use snapbox::str;

use crate::driver::{Folder, UNDATED};

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
