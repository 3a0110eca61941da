//! Tables of metadata, and what they say of articles.

use super::*;
use crate::model::{Declared, Format};

/// Tables of these names and texts.
fn tables(texts: &[(&str, &str)]) -> (Tables, Vec<Problem>) {
    let (mut tables, mut problems, mut globs) = (Tables::default(), Vec::new(), GlobSetBuilder::new());
    for (name, text) in texts {
        tables.add(name, text, &mut globs, &mut problems);
    }
    tables.globs = globs.build().unwrap();
    (tables, problems)
}

fn seed(id: &str, source: &str) -> Seed {
    Seed {
        id: id.to_owned(),
        source: source.to_owned(),
        format: Format::Text,
        passages: Vec::new(),
        declared: Declared::default(),
        original: String::new().into(),
    }
}

/// What the tables say of an article, a property's best value.
fn said(tables: &Tables, id: &str, source: &str, property: Property) -> Option<String> {
    let mut seed = seed(id, source);
    let file = source.split('#').next().unwrap();
    tables.declare(file, &mut seed);
    seed.declared.best(property).map(|known| known.value.clone())
}

#[test]
fn a_row_names_an_article_by_path_id_or_address() {
    let text =
        "path,headline\na.txt,By path\n.\\b.txt,By a path of Windows\n17,By id\nhttps://a.example/?x=1,By address\n";
    let (tables, problems) = tables(&[("metadata.csv", text)]);
    assert!(problems.is_empty(), "{problems:?}");
    let title = |id, source| said(&tables, id, source, Property::Title);
    assert_eq!(title("a.txt", "a.txt").as_deref(), Some("By path"));
    assert_eq!(title("b.txt", "b.txt").as_deref(), Some("By a path of Windows"));
    assert_eq!(title("17", "dump.jsonl#3").as_deref(), Some("By id"));
    assert_eq!(title("https://a.example/?x=1", "dump.jsonl#4").as_deref(), Some("By address"));
    assert_eq!(title("x.txt", "x.txt"), None);
}

#[test]
fn the_closest_row_wins_cell_by_cell() {
    let text = "path,publisher,section,language\ndump.jsonl#1,,Sport,\n*.jsonl,Gazette,News,en\ndump.*,Herald,,\n\
                dump.jsonl,,City,\n";
    let (tables, _) = tables(&[("metadata.csv", text)]);
    let one = |property| said(&tables, "1", "dump.jsonl#1", property).unwrap();
    assert_eq!([one(Property::Publisher), one(Property::Section), one(Property::Language)], ["Herald", "Sport", "en"]);
    assert_eq!(said(&tables, "2", "dump.jsonl#2", Property::Section).as_deref(), Some("City"));
}

#[test]
fn a_table_in_a_folder_is_about_that_folder() {
    let (tables, _) = tables(&[
        ("metadata.csv", "file;publisher\n**/*.txt;Everywhere\nb/c.txt;Above\n"),
        ("b/metadata.csv", "file;publisher\nc.txt;Beside\n*.md;Notes\n"),
    ]);
    let publisher = |source| said(&tables, source, source, Property::Publisher);
    assert_eq!(publisher("b/c.txt").as_deref(), Some("Beside"));
    assert_eq!(publisher("b/d.txt").as_deref(), Some("Everywhere"));
    assert_eq!(publisher("b/d.md").as_deref(), Some("Notes"));
    assert_eq!(publisher("d.md"), None);
    assert_eq!(publisher("c.txt").as_deref(), Some("Everywhere"));
}

#[test]
fn what_is_wrong_is_named_by_line() {
    let text = "path,title,autor,doubts\na.txt,A,,x\na.txt,B,,\n,C,,\n[,D,,\nnowhere.txt,E,,\n";
    let (tables, problems) = tables(&[("metadata.csv", text)]);
    said(&tables, "a.txt", "a.txt", Property::Title);
    let mut remarks = problems;
    tables.remarks(&mut remarks);
    let told: Vec<String> =
        remarks.iter().map(|problem| problem.to_string().lines().next().unwrap().to_owned()).collect();
    assert_eq!(
        told,
        [
            "metadata.csv:1: warning: the column `autor` is not known",
            "metadata.csv:3: warning: there is a row for `a.txt` already, in line 2",
            "metadata.csv:4: warning: this row names no article",
            "metadata.csv:5: warning: `[` cannot be read as a path with wildcards: unclosed character class; missing ']'",
            "metadata.csv:5: warning: no article is called `[`",
            "metadata.csv:6: warning: no article is called `nowhere.txt`",
        ]
    );
    assert_eq!(said(&tables, "a.txt", "a.txt", Property::Title).as_deref(), Some("B"));
    assert_eq!(super::tests::tables(&[("metadata.csv", "titel\nx\n")]).1[0].severity, Severity::Error);
}

#[test]
fn several_authors_and_letters_in_two_forms() {
    let (tables, _) = tables(&[("metadata.csv", "path,authors\nfa\u{308}hre.txt,Ann Example; Bo Sample\n")]);
    let mut seed = seed("fähre.txt", "fähre.txt");
    tables.declare("fähre.txt", &mut seed);
    assert_eq!(seed.declared.list(Property::Author).len(), 2);
    let rule = &seed.declared.best(Property::Author).unwrap().evidence.rule;
    assert!(rule.starts_with("metadata.csv, row `f"), "{rule}");
}

#[test]
fn a_cell_that_was_filled_in_says_nothing_until_it_is_changed() {
    let mark = mark_of("title", "Ferry");
    let text = format!("path,headline,as_found\na.txt,Ferry,{mark} date:0\nb.txt,Ferry 2,{mark}\n");
    let (tables, problems) = tables(&[("metadata.csv", &text)]);
    assert!(problems.is_empty(), "{problems:?}");
    assert_eq!(said(&tables, "a.txt", "a.txt", Property::Title), None);
    assert_eq!(said(&tables, "b.txt", "b.txt", Property::Title).as_deref(), Some("Ferry 2"));
}
