//! Crawl dumps in, seeds out: JSON Lines, a record an article, or one JSON document with a record or a list of them.
//!
//! A record has its main text in `text`, or a whole page in `html`, and any of the declared fields beside it: the forms that
//! trafilatura, newspaper4k, news-please and Scrapy write.

use serde_json::Value;

use super::declared::{self, Fields};
use super::{Reading, html, text};
use crate::model::{Declared, Form, Format, Origin, Property, Seed};
use crate::problem::{Problem, Severity};

/// Where a record's main text stands, the best first.
const TEXTS: &[&str] = &["text", "maintext", "raw_text", "body", "content"];

/// Where a record's page stands, the best first.
const PAGES: &[&str] = &["html", "raw_html", "article_html", "body", "content"];

/// Where a document may keep its list of records.
const LISTS: &[&str] = &["articles", "items", "records", "data"];

/// How many lines of what is no JSON document are tried as records.
const TRIED: usize = 20;

/// Reads a JSON document: one record, a list of records, or an object with such a list. JSON Lines by a wrong name are
/// read as such.
pub(super) fn document(name: &str, document: &str, reading: &mut Reading) {
    let records = match serde_json::from_str::<Value>(document) {
        Ok(Value::Object(mut fields)) => {
            let list = LISTS.iter().find(|list| fields.get(**list).is_some_and(is_list_of_records));
            match list.filter(|_| content(&fields).is_none()).and_then(|list| fields.remove(*list)) {
                Some(Value::Array(records)) => records,
                _ => {
                    keep(seed(name, name.to_owned(), &fields), reading);
                    return;
                }
            }
        }
        Ok(Value::Array(records)) => records,
        Ok(_) => {
            let what = "this JSON holds no record";
            reading.problems.push(Problem::new(Severity::Error, name, what, RECORD_HINT));
            return;
        }
        Err(_) if is_json_lines(document) => {
            lines(name, document, reading);
            return;
        }
        Err(error) => {
            let what = format!("this is not JSON: {error}");
            let problem = Problem::new(Severity::Error, name, what, "the file holds one whole JSON document");
            reading.problems.push(problem.at_line(u32::try_from(error.line()).unwrap_or(u32::MAX)));
            return;
        }
    };
    for (record, fields) in (1_usize..).zip(&records) {
        let source = format!("{name}#{record}");
        match fields {
            Value::Object(fields) => keep(seed(&source, source.clone(), fields), reading),
            _ => {
                let problem = Problem::new(Severity::Error, source, "this entry is not a record", RECORD_HINT);
                reading.problems.push(problem);
            }
        }
    }
}

const RECORD_HINT: &str = "a record is one JSON object: {\"id\": …, \"text\": …}";

/// Reads every record of JSON Lines; a broken line becomes a problem, the rest is read all the same.
pub(super) fn lines(name: &str, lines: &str, reading: &mut Reading) {
    let filled = (1..).zip(lines.lines()).filter(|(_, line)| !line.trim().is_empty());
    for (record, (number, line)) in (1_usize..).zip(filled) {
        let seed = match serde_json::from_str::<Value>(line) {
            Ok(Value::Object(fields)) => seed(name, format!("{name}#{record}"), &fields),
            Ok(_) => {
                let hint = "each line holds one JSON object: {\"id\": …, \"text\": …}";
                Err(Problem::new(Severity::Error, name, "this line is not a record", hint))
            }
            Err(error) => {
                let hint = "each line holds one whole JSON object";
                Err(Problem::new(Severity::Error, name, format!("this line is not JSON: {error}"), hint))
            }
        };
        keep(seed.map_err(|problem| problem.at_line(number)), reading);
    }
}

fn keep(seed: Result<Seed, Problem>, reading: &mut Reading) {
    match seed {
        Ok(seed) => reading.seeds.push(seed),
        Err(problem) => reading.problems.push(problem),
    }
}

fn is_list_of_records(value: &Value) -> bool {
    value.as_array().is_some_and(|records| records.iter().any(Value::is_object))
}

fn is_json_lines(document: &str) -> bool {
    let mut filled = document.lines().filter(|line| !line.trim().is_empty()).take(TRIED);
    filled.any(|line| serde_json::from_str::<Fields>(line).is_ok())
}

/// What a record holds of its article.
enum Content<'r> {
    /// Its main text.
    Text(&'r str),
    /// A page with its markup.
    Page(&'r str),
}

/// The main text, or else the page. Some crawlers write either into the same field: markup tells them apart.
fn content(fields: &Fields) -> Option<Content<'_>> {
    let filled = |name: &str| fields.get(name).and_then(Value::as_str).filter(|value| !value.trim().is_empty());
    let may_be_either = |name: &str| TEXTS.contains(&name) && PAGES.contains(&name);
    let text = TEXTS.iter().find_map(|name| filled(name).filter(|text| !(may_be_either(name) && is_markup(text))));
    let page = || PAGES.iter().find_map(|name| filled(name)).map(Content::Page);
    text.map(Content::Text).or_else(page)
}

fn is_markup(text: &str) -> bool {
    text.trim_start().starts_with('<') && ["</p>", "</div>", "</html>", "<br"].iter().any(|tag| text.contains(tag))
}

/// The seed of a record; a problem is about the file called `name`.
fn seed(name: &str, source: String, fields: &Fields) -> Result<Seed, Problem> {
    let Some(content) = content(fields) else {
        let what = "this record has neither `text` nor `html`, so there is no article to read";
        return Err(Problem::new(Severity::Warning, name, what, "a record needs its main text in `text`"));
    };
    let declared = declared::declared(fields, Origin::Record, "record field");
    let mut seed = match content {
        Content::Page(page) => {
            let page = super::decode::unify_line_ends(page);
            html::seed(&source, page).map_err(|problem| Problem { file: name.to_owned(), ..problem })?
        }
        Content::Text(body) => Seed {
            id: source.clone(),
            source,
            format: Format::Record,
            passages: text::passages(body, Form::Paragraph),
            declared: Declared::default(),
            original: body.to_owned(),
        },
    };
    let url = declared.best(Property::Address).map(|known| known.value.clone());
    if let Some(id) = fields.get("id").and_then(identifier).or(url) {
        seed.id = id;
    }
    seed.declared.extend(declared);
    Ok(seed)
}

fn identifier(value: &Value) -> Option<String> {
    match value {
        Value::String(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(reading: &Reading) -> Vec<&str> {
        reading.seeds.iter().map(|seed| seed.id.as_str()).collect()
    }

    fn read(json: &str) -> Reading {
        let mut reading = Reading::default();
        document("dump.json", json, &mut reading);
        reading
    }

    #[test]
    fn ids_come_from_the_record_its_address_or_its_place() {
        let mut reading = Reading::default();
        let dump = "{\"id\": 7, \"text\": \"One.\"}\n\n{\"url\": \"https://a.example/x\", \"text\": \"Two.\"}\n{\"text\": \"Three.\"}\n";
        lines("dump.jsonl", dump, &mut reading);
        assert_eq!(ids(&reading), ["7", "https://a.example/x", "dump.jsonl#3"]);
        assert!(reading.seeds.iter().all(|seed| seed.source.starts_with("dump.jsonl#")));
    }

    #[test]
    fn broken_records_are_named_by_line() {
        let mut reading = Reading::default();
        lines("dump.jsonl", "{\"text\": \"One.\"}\n{oops\n[1]\n{\"id\": 3}\n", &mut reading);
        let lines: Vec<Option<u32>> = reading.problems.iter().map(|problem| problem.line).collect();
        assert_eq!(lines, [Some(2), Some(3), Some(4)]);
        assert_eq!(reading.seeds.len(), 1);
    }

    #[test]
    fn a_document_is_a_record_or_a_list_of_them() {
        assert_eq!(ids(&read("{\"title\": \"A\",\n \"text\": \"One.\"}")), ["dump.json"]);
        assert_eq!(ids(&read("[{\"text\": \"One.\"},\n {\"id\": 2, \"text\": \"Two.\"}]")), ["dump.json#1", "2"]);
        for list in LISTS {
            let reading = read(&format!("{{\"count\": 1, \"{list}\": [{{\"text\": \"One.\"}}]}}"));
            assert_eq!(ids(&reading), ["dump.json#1"]);
        }
        let with_parts = "{\"text\": \"One.\", \"items\": [{\"text\": \"no\"}]}";
        assert_eq!(ids(&read(with_parts)), ["dump.json"]);
        assert_eq!(ids(&read("{\"id\": 1, \"text\": \"One.\"}\n{oops\n{\"id\": 2, \"text\": \"Two.\"}")), ["1", "2"]);
    }

    #[test]
    fn documents_that_hold_no_record() {
        for (json, file) in [("7", "dump.json"), ("[1]", "dump.json#1"), ("{oops", "dump.json"), ("{}", "dump.json")] {
            let reading = read(json);
            assert_eq!((reading.seeds.len(), reading.problems.len()), (0, 1), "{json}");
            assert_eq!(reading.problems[0].file, file);
        }
        assert!(read("[]").seeds.is_empty());
    }

    #[test]
    fn a_page_is_read_as_one_and_text_wins() {
        let page = "<html><head><title>Page</title></head><body><p>One.</p><p>Two.</p></body></html>";
        let record = serde_json::json!({"id": "a", "title": "Record", "html": page});
        let reading = read(&record.to_string());
        let seed = &reading.seeds[0];
        assert_eq!((seed.id.as_str(), seed.source.as_str(), seed.format), ("a", "dump.json", Format::Html));
        assert_eq!(seed.passages.len(), 2);
        assert_eq!(seed.declared.best(Property::Title).unwrap().value, "Record");
        let both = serde_json::json!({"html": page, "text": "Three."});
        assert_eq!(read(&both.to_string()).seeds[0].format, Format::Record);
        let scrapy = serde_json::json!({"body": page});
        assert_eq!(read(&scrapy.to_string()).seeds[0].format, Format::Html);
    }
}
