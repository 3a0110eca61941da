//! When an article was published: what wins where a page says several things, and what is said of it.

use snapbox::str;

use crate::driver::Folder;

const TEXT: &str = "The old ferry left the harbour on a cold morning, and hundreds of people had come to see it go for good.\n\n\
     The mayor said that the town had never been so quiet as in the hour after the whistle, when nobody wanted to leave.\n\n\
     A museum upriver will keep the ship, paint it in its first colours and show its engine to visitors from the spring on.\n";

fn published(head: &str, foot: &str) -> serde_json::Value {
    let folder =
        Folder::new().file("seeds/ferry.txt", format!("Old ferry leaves the harbour\n\n{head}\n\n{TEXT}\n{foot}\n"));
    folder.run(&["build", "-q"]).success();
    folder.articles()[0]["published"].clone()
}

fn edtf(head: &str, foot: &str) -> Option<String> {
    published(head, foot)["edtf"].as_str().map(str::to_owned)
}

#[test]
fn date_lines_are_read_in_many_forms() {
    for head in [
        "7 March 2019",
        "Mar 7, 2019, 10:15 am",
        "Thursday, 7 March 2019 | By Ann Example",
        "By Ann Example | 2019/03/07",
        "7.3.2019, 10.15 Uhr",
        "07.03.19",
        "March 7, 2019/0 Comments",
        "Published on 7 March 2019 | Updated: 9 March 2019",
    ] {
        assert_eq!(edtf(head, "").as_deref(), Some("2019-03-07"), "{head}");
    }
}

#[test]
fn a_date_below_the_text_counts_where_none_stands_above() {
    assert_eq!(edtf("By Ann Example", "Published: 7 March 2019").as_deref(), Some("2019-03-07"));
}

#[test]
fn a_date_that_can_be_read_two_ways_is_bounded_by_both() {
    let date = published("Published: 04/05/2019", "");
    assert_eq!(date["edtf"], "2019-04-05/2019-05-04");
    assert_eq!(date["precision"], "interval");
    assert_eq!(edtf("Published: 04/05/2019", "Read also: Harbour plans of 04/25/2019").as_deref(), Some("2019-04-05"));
}

#[test]
fn a_date_that_can_be_read_two_ways_is_told_with_what_to_write() {
    let folder = Folder::new()
        .file("seeds/printed.txt", format!("Old ferry leaves the harbour\n\nPublished: 04/05/2019\n\n{TEXT}"))
        .file("seeds/typed.txt", format!("Old ferry leaves the harbour\n\n{TEXT}"))
        .file("seeds/typed.toml", "date = \"04/05/2019\"\n")
        .file("seeds/front.md", format!("---\ntitle: Ferry\ndate: 04/05/2019\n---\n{TEXT}"))
        .file("seeds/bounds.md", format!("---\ntitle: Ferry\ndate: 2019-03-05/2019-04-05\n---\n{TEXT}"))
        .file("seeds/row.md", format!("---\ntitle: Ferry\n---\n{TEXT}"))
        .file("seeds/metadata.csv", "path,date\nrow.md,4/5/2019\n");
    folder.run(&["check"]).code(0).stdout_eq(str![[r#"
seeds/front.md: warning: its date may be 2019-04-05 or 2019-05-04: “04/05/2019” (front matter `date`, which can be read two ways)
  hint: write the year first there, then month and day: YYYY-MM-DD
seeds/printed.txt:3: note: its date may be 2019-04-05 or 2019-05-04: “Published: 04/05/2019” (date line of the article, which can be read two ways)
  hint: if you know which, put `date = "YYYY-MM-DD"` into `seeds/printed.toml`
seeds/row.md: warning: its date may be 2019-04-05 or 2019-05-04: “4/5/2019” (metadata.csv, row `row.md`, `date`, which can be read two ways)
  hint: write the year first there, then month and day: YYYY-MM-DD
seeds/typed.txt: warning: its date may be 2019-04-05 or 2019-05-04: “04/05/2019” (sidecar `date`, which can be read two ways)
  hint: write the year first there, then month and day: YYYY-MM-DD

"#]]);
}

#[test]
fn the_day_of_a_change_is_worked_out_from_where_nothing_else_is_said() {
    let date = published("By Ann Example", "Last updated: 7 March 2019");
    assert_eq!((date["edtf"].as_str(), date["basis"].as_str()), (Some("2019-03-07"), Some("inferred")));
}

#[test]
fn days_of_events_and_rights_are_not_that_of_publication() {
    for foot in [
        "Registration deadline: 7 March 2019",
        "© 2019 Harbour Gazette",
        "Regatta 5.-7.3.2019",
        "Valid until 7 March 2019",
    ] {
        let date = published("By Ann Example", foot);
        assert!(date["basis"].as_str().is_none_or(|basis| basis == "inferred"), "{foot}: {date}");
        assert!(date["precision"] != "day", "{foot}: {date}");
    }
}

#[test]
fn explain_shows_the_dates_that_were_not_taken() {
    let page = format!(
        "<html lang=\"en\"><head><title>Old ferry leaves</title><meta name=\"dc.date\" content=\"2019-03-01\">\
         <meta property=\"article:published_time\" content=\"2019-03-07T10:00:00+01:00\"></head><body><article>\
         <h1>Old ferry leaves the harbour</h1><p class=\"date\">9 March 2019</p><p>{}</p></article></body></html>",
        TEXT.replace("\n\n", "</p><p>")
    );
    let folder = Folder::new().file("ferry.html", page);
    let shown = folder.run(&["explain", "ferry.html"]).success().get_output().stdout.clone();
    let shown = String::from_utf8(shown).unwrap();
    let at = |words: &str| shown.find(words).unwrap_or_else(|| panic!("{words}: {shown}"));
    assert!(at("published    2019-03-07") < at("set aside  2019-03-01"), "{shown}");
    at("set aside  2019-03-09");
}
