//! Whatever is wrong with the input: a clear message with file and hint, the right exit code, and the other articles built.

use snapbox::str;

use crate::driver::Folder;

#[test]
fn a_missing_source() {
    let folder = Folder::new();
    folder.run(&["build"]).code(1).stdout_eq("").stderr_eq(str![]);
    assert!(!folder.path("site").exists());
}

#[test]
fn an_empty_source() {
    let folder = Folder::new().file("seeds/.keep", "");
    folder.run(&["build"]).code(1).stderr_eq(str![]);
}

#[test]
fn only_kinds_that_are_not_read() {
    let folder = Folder::new().file("seeds/a.docx", "PK").file("seeds/b.docx", "PK").file("seeds/c.xyz", "?");
    folder.run(&["build"]).code(1).stderr_eq(str![]);
}

#[test]
fn an_empty_file_and_a_kind_that_is_not_read() {
    let folder = Folder::with_an_article().file("seeds/empty.txt", " \n\n").file("seeds/b.docx", "PK");
    folder.run(&["build"]).code(0).stderr_eq(str![]);
    assert_eq!(folder.articles().len(), 1);
}

#[test]
fn strict_makes_a_warning_an_error() {
    let folder = Folder::with_an_article().file("seeds/empty.txt", "");
    folder.run(&["build", "--strict", "-q"]).code(1).stderr_eq("");
}

#[test]
fn a_binary_file() {
    let folder = Folder::with_an_article().file("seeds/picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff\xfe");
    folder.run(&["build"]).code(1).stderr_eq(str![]);
    assert_eq!(folder.articles().len(), 1);
}

#[test]
fn invalid_utf8() {
    let mut text =
        "Ferry plan approved\n\nThe council of Zürich approved the plan – at last – on Monday, “the mayor said”.\n"
            .as_bytes()
            .to_vec();
    text.extend(b"It is to sail in May \xff of next year, the mayor said on Monday.\n");
    let folder = Folder::with_an_article().file("seeds/torn.txt", text);
    folder.run(&["build"]).code(0).stderr_eq(str![]);
    assert_eq!(folder.articles().len(), 2);
}

#[test]
fn nothing_but_cruft() {
    let cruft = "Home\nNews\nSport\nSubscribe\nLog in\nShare this article\nMost read\n1.\n2.\nTerms and conditions\n";
    let folder = Folder::with_an_article().file("seeds/cruft.txt", cruft);
    folder.run(&["build"]).code(0).stderr_eq(str![]);
    assert_eq!(folder.articles().len(), 2);
}

#[test]
fn broken_front_matter() {
    let folder = Folder::with_an_article()
        .file("seeds/broken.md", "+++\ntitle = Ferry\n+++\nThe ferry sails again, the council said.\n");
    folder.run(&["build"]).code(1).stderr_eq(str![]);
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
    folder.run(&["build"]).code(1).stderr_eq(str![]);
}

#[test]
fn an_output_folder_that_is_not_ours() {
    let folder = Folder::with_an_article().file("site/thesis.odt", "years of work");
    folder.run(&["build"]).code(1).stderr_eq(str![]);
    assert_eq!(folder.read("site/thesis.odt"), "years of work");
}

#[test]
fn an_output_folder_that_is_a_file() {
    let folder = Folder::with_an_article().file("site", "not a folder");
    folder.run(&["build"]).code(1).stderr_eq(str![]);
}

#[test]
fn an_output_folder_inside_the_source_and_the_other_way_round() {
    let folder = Folder::with_an_article();
    folder.run(&["build", "--out", "seeds/site"]).code(2).stderr_eq(str![]);
    folder.run(&["build", "--out", "."]).code(2).stderr_eq(str![]);
}

#[test]
fn wrong_usage() {
    let folder = Folder::with_an_article();
    folder.run(&["build", "seeds", "--source", "texts"]).code(2).stderr_eq(str![]);
    folder.run(&["build", "--base-url", "example.org"]).code(2).stderr_eq(str![]);
    folder.run(&["biuld"]).code(2);
}
