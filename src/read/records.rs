//! Crawl dumps in, seeds out: JSON Lines, a record an article, with its main text in `text` and any of the declared
//! fields beside it (the form trafilatura and newspaper4k write).

use serde_json::Value;

use super::declared::{self, Fields};
use super::{Reading, text};
use crate::model::{Form, Format, Origin, Property, Seed};
use crate::problem::{Problem, Severity};

/// Reads every record of a file; a broken line becomes a problem, the rest is read all the same.
pub(super) fn seeds(name: &str, lines: &str, reading: &mut Reading) {
    let filled = (1..).zip(lines.lines()).filter(|(_, line)| !line.trim().is_empty());
    for (record, (number, line)) in (1..).zip(filled) {
        match serde_json::from_str::<Value>(line) {
            Ok(Value::Object(fields)) => match seed(name, record, &fields) {
                Some(seed) => reading.seeds.push(seed),
                None => {
                    let what = "this record has no `text`, so there is no article to read";
                    let hint = "a record needs its main text in `text`";
                    reading.problems.push(Problem::new(Severity::Warning, name, what, hint).at_line(number));
                }
            },
            Ok(_) => {
                let hint = "each line holds one JSON object: {\"id\": …, \"text\": …}";
                reading
                    .problems
                    .push(Problem::new(Severity::Error, name, "this line is not a record", hint).at_line(number));
            }
            Err(error) => {
                let hint = "each line holds one whole JSON object";
                let what = format!("this line is not JSON: {error}");
                reading.problems.push(Problem::new(Severity::Error, name, what, hint).at_line(number));
            }
        }
    }
}

fn seed(name: &str, record: usize, fields: &Fields) -> Option<Seed> {
    let body = fields.get("text").and_then(Value::as_str).filter(|body| !body.trim().is_empty())?;
    let declared = declared::declared(fields, Origin::Record, "record field");
    let source = format!("{name}#{record}");
    let id = fields.get("id").and_then(identifier);
    let url = declared.best(Property::Address).map(|known| known.value.clone());
    Some(Seed {
        id: id.or(url).unwrap_or_else(|| source.clone()),
        source,
        format: Format::Record,
        passages: text::passages(body, Form::Paragraph),
        declared,
        original: body.to_owned(),
    })
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

    #[test]
    fn ids_come_from_the_record_its_address_or_its_place() {
        let mut reading = Reading::default();
        let lines = "{\"id\": 7, \"text\": \"One.\"}\n\n{\"url\": \"https://a.example/x\", \"text\": \"Two.\"}\n{\"text\": \"Three.\"}\n";
        seeds("dump.jsonl", lines, &mut reading);
        let ids: Vec<&str> = reading.seeds.iter().map(|seed| seed.id.as_str()).collect();
        assert_eq!(ids, ["7", "https://a.example/x", "dump.jsonl#3"]);
        assert!(reading.seeds.iter().all(|seed| seed.source.starts_with("dump.jsonl#")));
    }

    #[test]
    fn broken_records_are_named_by_line() {
        let mut reading = Reading::default();
        seeds("dump.jsonl", "{\"text\": \"One.\"}\n{oops\n[1]\n{\"id\": 3}\n", &mut reading);
        let lines: Vec<Option<u32>> = reading.problems.iter().map(|problem| problem.line).collect();
        assert_eq!(lines, [Some(2), Some(3), Some(4)]);
        assert_eq!(reading.seeds.len(), 1);
    }
}
