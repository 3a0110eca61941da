//! Whatever is wrong with the input: a clear message with file and hint, the right exit code, and the other articles built.

use snapbox::str;

use crate::driver::{Folder, gzip};

#[test]
fn a_missing_source() {
    let folder = Folder::new();
    folder.run(&["build"]).code(1).stdout_eq("").stderr_eq(str![[r#"
seeds: error: this source does not exist
  hint: put your articles there, or name another folder: `cuttings build FOLDER`

"#]]);
    assert!(!folder.path("site").exists());
}

#[test]
fn an_empty_source() {
    let folder = Folder::new().file("seeds/.keep", "");
    folder.run(&["build"]).code(1).stderr_eq(str![[r#"
seeds: error: there is no article in this source
  hint: put articles there: texts, Markdown, saved web pages, PDFs, crawl dumps, web archives

"#]]);
}

#[test]
fn only_kinds_that_are_not_read() {
    let folder = Folder::new().file("seeds/a.docx", "PK").file("seeds/b.docx", "PK").file("seeds/c.xyz", "?");
    folder.run(&["build"]).code(1).stderr_eq(str![[r#"
seeds: error: there is no article in this source
  hint: there are only files of kinds that are not read: 2 .docx, 1 .xyz

"#]]);
}

#[test]
fn an_empty_file_and_a_kind_that_is_not_read() {
    let folder = Folder::with_an_article().file("seeds/empty.txt", " \n\n").file("seeds/b.docx", "PK");
    folder.run(&["build"]).code(0).stderr_eq(str![[r#"
seeds/empty.txt: warning: the file is empty
  hint: delete it, or save the article's text into it
1 article in [SECONDS] s
  dates: 0 declared, 1 stated, 0 worked out, 0 unknown
  found: 3 names, 1 topic, 4 events, 1 quote, 2 reports of speech
  not read: 1 .docx
  open site/index.html

"#]]);
    assert_eq!(folder.articles().len(), 1);
}

#[test]
fn files_that_are_called_compressed() {
    let text = "Ferry sails again\n\nPublished: 12 March 2024\n\nThe ferry sails again between the two towns, said the mayor.\n";
    let folder = Folder::new()
        .file("seeds/notes.gz", text)
        .file("seeds/scan.jpg", "?")
        .file("seeds/plain.txt.gz", text)
        .file(
            "seeds/page.html",
            "<title>Pier closed</title><h1>Pier closed</h1><p>The pier was closed on Monday, and nobody could say for how long, the council's speaker said.</p>",
        )
        .file("seeds/page_files/a.js", "1")
        .file("seeds/page_files/img/b.png", "2");
    folder
        .run(&["check"])
        .code(0)
        .stdout_eq(str![[r#"
seeds/notes.gz: note: its name does not tell what is in it, so it is not read
  hint: name it by what it holds: a text `notes.txt.gz`
seeds/plain.txt.gz: note: its name says that it is compressed, but it is not; it is read as it is
  hint: call it `plain.txt`
seeds/scan.jpg: note: pictures are not read
  hint: let an OCR program read it, and save the text as .txt
seeds/page.html: note: nothing tells when it was published
  hint: if you know it, put `date = "YYYY-MM-DD"` into `seeds/page.toml`

"#]])
        .stderr_eq(str![[r#"
2 articles in [SECONDS] s
  dates: 0 declared, 1 stated, 0 worked out, 1 unknown
  found: 0 names, 1 topic, 1 event, 0 quotes, 1 report of speech
  not read: 1 .gz, 1 .jpg, 2 × asset of a saved page

"#]]);
}

#[test]
fn strict_makes_a_warning_an_error() {
    let folder = Folder::with_an_article().file("seeds/empty.txt", "");
    folder.run(&["build", "--strict", "-q"]).code(1).stderr_eq("");
}

#[test]
fn a_binary_file() {
    let folder = Folder::with_an_article().file("seeds/picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff\xfe");
    folder.run(&["build"]).code(1).stderr_eq(str![[r#"
seeds/picture.txt: error: this is not text but binary data, so it was not read
  hint: save the article's text as UTF-8, or give the file the ending of its real kind
1 article in [SECONDS] s
  dates: 0 declared, 1 stated, 0 worked out, 0 unknown
  found: 3 names, 1 topic, 4 events, 1 quote, 2 reports of speech
  open site/index.html

"#]]);
    assert_eq!(folder.articles().len(), 1);
}

#[test]
fn a_compressed_dump_that_breaks_off() {
    let record =
        |id: usize| format!("{{\"id\": {id}, \"title\": \"Pier {id}\", \"text\": \"Pier {id} was closed.\"}}\n");
    let whole = gzip((0..20_000).map(record).collect::<String>().as_bytes());
    let folder = Folder::with_an_article().file("seeds/dump.jsonl.gz", &whole[..800]);
    folder.run(&["build"]).code(0).stderr_eq(str![[r#"
seeds/dump.jsonl.gz: warning: the compressed file is damaged or breaks off: [..]; what came before was read
  hint: fetch it again
[..] articles in [SECONDS] s
...
"#]]);
    assert!(folder.articles().len() > 10);
}

#[test]
fn a_web_archive_that_breaks_off() {
    let page =
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<title>Pier closed</title><p>The pier was closed on Monday.";
    let head = "WARC/1.1\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: ";
    let archive = format!("{head}{}\r\n\r\n{page}\r\n\r\n{head}9999999999999\r\n\r\n{page}", page.len());
    let folder = Folder::new().file("seeds/crawl.warc", archive);
    folder.run(&["build"]).code(0).stderr_eq(str![[r#"
seeds/crawl.warc: warning: the archive is damaged or breaks off at its record 2: the end is missing; what came before was read
  hint: fetch the archive again
...
"#]]);
    assert_eq!(folder.articles().len(), 1);
}

#[test]
fn a_line_of_a_dump_that_is_no_json() {
    let dump = "{\"id\": 1, \"title\": \"Pier\", \"text\": \"The pier was closed.\"}\n\n{\"id\": 2, oops\n";
    let folder = Folder::with_an_article().file("seeds/dump.jsonl", dump);
    folder.run(&["build"]).code(1).stderr_eq(str![[r#"
seeds/dump.jsonl:3: error: this line is not JSON: key must be a string (byte 11 of the line)
  hint: each line holds one whole JSON object
...
"#]]);
    assert_eq!(folder.articles().len(), 2);
}

#[test]
fn pages_and_texts_beyond_all_measure() {
    let folder = Folder::with_an_article()
        .file("seeds/huge.html", format!("<p>{}", "The ferry is late. ".repeat(5_500_000)))
        .file("seeds/line.txt", "The ferry is late. ".repeat(2_700_000))
        .file("seeds/nested.html", format!("{}<p>The ferry is late.", "<div>".repeat(100_000)));
    folder.run(&["build"]).code(1).stderr_eq(str![[r#"
seeds/huge.html: error: the page is longer than 20 MB, so it was not read
  hint: open it in a browser and save the article's text as .txt
seeds/line.txt: error: the text is longer than 20 MB, so it was not read
  hint: cut it into articles, a file each
seeds/nested.html: error: its elements are nested too deep or too tangled, so the page was not read
  hint: open it in a browser and save the article's text as .txt
1 article in [SECONDS] s
...
"#]]);
    assert_eq!(folder.articles().len(), 1);
}

#[test]
fn a_text_that_would_unfold_beyond_all_measure() {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    let piece = "The ferry is late. ".repeat(55_000);
    (0..1_050).for_each(|_| std::io::Write::write_all(&mut encoder, piece.as_bytes()).unwrap());
    let folder = Folder::with_an_article().file("seeds/bomb.txt.gz", encoder.finish().unwrap());
    folder.run(&["build"]).code(1).stderr_eq(str![[r#"
seeds/bomb.txt.gz: error: unpacked it is larger than 1 GiB, so it was not read
  hint: unpack it by hand, and cut it into smaller files
1 article in [SECONDS] s
...
"#]]);
}

#[test]
fn texts_in_two_encodings_in_one_file() {
    let mut text = "Die Fähre fährt wieder über den Fluß, sagte der Bürgermeister am Montag.\n".repeat(4).into_bytes();
    text.extend("Später wurde die Brücke für größere Wagen geschlossen.\n".repeat(4).chars().map(|c| c as u8));
    let folder = Folder::with_an_article().file("seeds/mixed.txt", text);
    folder.run(&["build"]).code(0).stderr_eq(str![[r#"
seeds/mixed.txt:5: warning: some of its lines are in UTF-8, others in windows-1252; each was read as what it is
  hint: look whether all letters are right, and save the file again as UTF-8
...
"#]]);
}

#[test]
fn invalid_utf8() {
    let mut text =
        "Ferry plan approved\n\nThe council of Zürich approved the plan – at last – on Monday, “the mayor said”.\n"
            .as_bytes()
            .to_vec();
    text.extend(b"It is to sail in May \xff of next year, the mayor said on Monday.\n");
    let folder = Folder::with_an_article().file("seeds/torn.txt", text);
    folder.run(&["build"]).code(0).stderr_eq(str![[r#"
seeds/torn.txt:4: warning: some bytes are not valid UTF-8; each is shown as �
  hint: save the file again as UTF-8
2 articles in [SECONDS] s
  dates: 0 declared, 1 stated, 0 worked out, 1 unknown
  found: 4 names, 1 topic, 4 events, 1 quote, 4 reports of speech
  open site/index.html

"#]]);
    assert_eq!(folder.articles().len(), 2);
}

#[test]
fn nul_bytes_in_a_text() {
    let folder = Folder::new().file("seeds/nul.txt", crate::driver::SOUND.replace("terminal on", "termi\0nal\0 on"));
    folder.run(&["build"]).code(0).stderr_eq(str![[r#"
seeds/nul.txt:5: warning: 2 NUL characters stand in the text; they were left out
  hint: look whether the text is whole
1 article in [SECONDS] s
...
"#]]);
    assert!(folder.articles()[0]["text"].as_str().unwrap().contains("new ferry terminal on Monday"));
}

#[test]
fn nothing_but_cruft() {
    let cruft = "Home\nNews\nSport\nSubscribe\nLog in\nShare this article\nMost read\n1.\n2.\nTerms and conditions\n";
    let folder = Folder::with_an_article().file("seeds/cruft.txt", cruft);
    folder.run(&["build"]).code(0).stderr_eq(str![[r#"
seeds/cruft.txt: warning: no article was found in it: every line was taken for something else
  hint: `cuttings explain` shows what each line was taken for; as Markdown (.md) it is kept whole
seeds/cruft.txt: warning: no headline was found; its first words serve
  hint: put `title = "…"` into `seeds/cruft.toml`
2 articles in [SECONDS] s
  dates: 0 declared, 1 stated, 0 worked out, 1 unknown
  found: 3 names, 1 topic, 4 events, 1 quote, 2 reports of speech
  doubtful: 1 without a headline, 1 without text (`cuttings check` names them)
  open site/index.html

"#]]);
    assert_eq!(folder.articles().len(), 2);
}

#[test]
fn broken_front_matter() {
    let folder = Folder::with_an_article()
        .file("seeds/broken.md", "+++\ntitle = Ferry\n+++\nThe ferry sails again, the council said.\n");
    folder.run(&["build"]).code(1).stderr_eq(str![[r#"
seeds/broken.md:2: error: the front matter cannot be read: text has to stand in quotation marks
  hint: write `title = "Ferry"`
seeds/broken.md: warning: no headline was found; its first words serve
  hint: put `title = "…"` between `+++` lines at the top of the file
2 articles in [SECONDS] s
  dates: 0 declared, 1 stated, 0 worked out, 1 unknown
  found: 3 names, 1 topic, 4 events, 1 quote, 2 reports of speech
  doubtful: 1 without a headline (`cuttings check` names them)
  open site/index.html

"#]]);
    assert_eq!(folder.articles().len(), 2);
}

#[test]
fn two_articles_of_one_title_and_names_that_clash_without_case() {
    let folder = Folder::with_an_article()
        .file("seeds/SOUND.txt", crate::driver::SOUND)
        .file("seeds/other/sound.txt", crate::driver::SOUND);
    folder.run(&["build", "-q"]).code(0).stderr_eq("");
    let pages: std::collections::BTreeSet<String> =
        folder.articles().iter().map(|article| article["page"].as_str().unwrap().to_lowercase()).collect();
    assert_eq!(pages.len(), 3);
}

#[test]
fn a_config_with_a_typing_error() {
    let folder = Folder::with_an_article().file("cuttings.toml", "[site]\ntilte = \"Ferries\"\n");
    folder.run(&["build"]).code(1).stderr_eq(str![[r#"
cuttings.toml:2: error: the key `site.tilte` is not known
  hint: did you mean `title`?

"#]]);
}

#[test]
fn an_output_folder_that_is_not_ours() {
    let folder = Folder::with_an_article().file("site/thesis.odt", "years of work");
    folder.run(&["build"]).code(1).stderr_eq(str![[r#"
site: error: the folder is not empty, and this program did not write it
  hint: name another folder with --out, or empty this one yourself

"#]]);
    assert_eq!(folder.read("site/thesis.odt"), "years of work");
}

#[test]
fn an_output_folder_that_is_a_file() {
    let folder = Folder::with_an_article().file("site", "not a folder");
    folder.run(&["build"]).code(1).stderr_eq(str![[r#"
site: error: this is not a folder
  hint: name a folder with --out, or move the file away

"#]]);
}

#[test]
fn an_output_folder_inside_the_source_and_the_other_way_round() {
    let folder = Folder::with_an_article();
    folder.run(&["build", "--out", "seeds/site"]).code(2).stderr_eq(str![[r#"
seeds/site: error: the site would be written into its own source
  hint: give the site a folder beside `seeds`, with `--out`

"#]]);
    folder.run(&["build", "--out", "."]).code(2).stderr_eq(str![[r#"
.: error: the source lies inside the folder that the site would replace
  hint: give the site a folder beside `seeds`, with `--out`

"#]]);
}

#[test]
fn wrong_usage() {
    let folder = Folder::with_an_article();
    folder.run(&["build", "seeds", "--source", "texts"]).code(2).stderr_eq(str![[r#"
--source: error: two sources are named: `seeds` and `texts`
  hint: name one

"#]]);
    folder.run(&["build", "--base-url", "example.org"]).code(2).stderr_eq(str![[r#"
--base-url: error: the base address `example.org` is not an http or https address
  hint: write it as `https://example.org/dossier/`

"#]]);
    folder.run(&["biuld"]).code(2);
}
