//! Time expressions of accounts of the past, scored against gold annotations of our own: `tests/narratives/gold.txt`.
//!
//! An expression found counts where it overlaps one of the gold, one to one; its value where it is the same too. F1 is
//! taken over all texts, once with a late day of writing and once with none. What the tagger does not find stays in the gold.

use std::ops::Range;

use serde_json::{Value, json};

use crate::driver::Folder;

const GOLD: &str = include_str!("../narratives/gold.txt");

/// The least F1 of what is found, and of what is found with its value.
const FLOOR: (f64, f64) = (0.98, 0.95);

/// An expression: where it stands, in characters, and what it means.
struct Time {
    span: Range<u64>,
    value: String,
}

struct Narrative {
    text: String,
    times: Vec<Time>,
}

fn narratives() -> Vec<Narrative> {
    let mut narratives: Vec<Narrative> = Vec::new();
    for line in GOLD.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if line.starts_with("== ") {
            narratives.push(Narrative { text: String::new(), times: Vec::new() });
            continue;
        }
        let narrative = narratives.last_mut().unwrap();
        for (at, piece) in line.split(['[', ']']).enumerate() {
            let marked = piece.split_once(" = ").filter(|_| at % 2 == 1);
            let start = narrative.text.chars().count() as u64;
            narrative.text.push_str(marked.map_or(piece, |(written, _)| written));
            let span = start..narrative.text.chars().count() as u64;
            narrative.times.extend(marked.map(|(_, value)| Time { span, value: value.to_owned() }));
        }
        narrative.text.push_str("\n\n");
    }
    narratives
}

/// What the program finds in each text.
fn found(narratives: &[Narrative], date: Option<&str>) -> Vec<Vec<Time>> {
    let record = |(at, narrative): (usize, &Narrative)| {
        json!({"id": format!("{at:02}"), "text": narrative.text, "date": date, "language": "en"}).to_string() + "\n"
    };
    let records: String = narratives.iter().enumerate().map(record).collect();
    let folder = Folder::new().file("seeds/narratives.jsonl", records);
    let output = folder.run(&["extract", "seeds"]).code(0);
    let lines = String::from_utf8(output.get_output().stdout.clone()).unwrap();
    let time = |time: &Value| Time {
        span: time["start"].as_u64().unwrap()..time["end"].as_u64().unwrap(),
        value: time["value"].as_str().unwrap().to_owned(),
    };
    let times = |line: &str| {
        let article: Value = serde_json::from_str(line).unwrap();
        article["times"].as_array().unwrap().iter().map(time).collect()
    };
    lines.lines().map(times).collect()
}

/// F1 of the expressions found, and of those with the right value.
fn score(narratives: &[Narrative], found: &[Vec<Time>]) -> (f64, f64) {
    let (mut gold, mut ours, mut met, mut right) = (0, 0, 0, 0);
    for (narrative, found) in narratives.iter().zip(found) {
        gold += narrative.times.len();
        ours += found.len();
        let mut rest: Vec<&Time> = found.iter().collect();
        for time in &narrative.times {
            let overlaps = |other: &&Time| other.span.start < time.span.end && time.span.start < other.span.end;
            let Some(at) = rest.iter().position(overlaps) else { continue };
            met += 1;
            right += usize::from(rest.remove(at).value == time.value);
        }
    }
    let f1 = |hits: usize| 2.0 * hits as f64 / (gold + ours) as f64;
    (f1(met), f1(right))
}

#[test]
fn the_times_of_narratives() {
    let narratives = narratives();
    assert!(narratives.len() >= 12);
    for date in [Some("2009-05-01"), None] {
        let (relaxed, value) = score(&narratives, &found(&narratives, date));
        assert!(relaxed >= FLOOR.0 && value >= FLOOR.1, "written {date:?}: relaxed {relaxed:.4}, value {value:.4}");
    }
}
