//! Crawl dumps in, seeds out: JSON Lines, a record an article, or one JSON document with a record or a list of them.
//!
//! A record has its main text in `text`, or a whole page in `html`, and any of the declared fields beside it: the forms that
//! trafilatura, newspaper4k, news-please and Scrapy write ([`content`], [`super::declared`]). Other forms are described by
//! the user's `[records]` ([`settings`]) or are known ([`shape`]). JSON Lines are read as a stream, of which one line is held at a time.

mod content;
mod paths;
mod settings;
mod shape;

use std::borrow::Cow;
use std::io::{self, BufRead, Read};

use serde_json::Value;

use super::declared::Fields;
use super::{Intake, decode, html, text};
use crate::config::nearest;
use crate::model::{Declared, Form, Format, Property, Seed};
use crate::problem::{Problem, Severity};
use content::Content;
use paths::{Record, is_list_of_records};
pub(super) use settings::Settings;
use shape::{Found, Setting, Shape};

/// Where a document may keep its list of records.
const LISTS: &[&str] = &["articles", "items", "records", "data"];

/// How many lines of what is no JSON document are tried as records.
const TRIED: usize = 20;

/// The longest line that is read, in bytes.
const LONGEST_LINE: u64 = 256 << 20;

/// How many faulty records of a file are named one by one.
const MOST_NAMED: usize = 20;

const RECORD_HINT: &str = "a record is one JSON object: {\"id\": …, \"text\": …}";

/// Reads a JSON document: one record, a list of records, or an object with such lists. JSON Lines by a wrong name are read
/// as such.
pub(super) fn document(name: &str, document: &str, settings: &mut Settings<'_>, intake: &mut Intake<'_>) {
    let whole = match serde_json::from_str::<Value>(document) {
        Ok(whole) => whole,
        Err(_) if is_json_lines(document) => return lines(name, document.as_bytes(), settings, intake),
        Err(error) => {
            let what = format!("this is not JSON: {}", fault(&error));
            let problem = Problem::new(Severity::Error, name, what, "the file holds one whole JSON document");
            intake.problems.push(problem.at_line(u32::try_from(error.line()).unwrap_or(u32::MAX)));
            return;
        }
    };
    let shape = Shape::of(&whole, settings.records);
    let mut file = File::new(name, shape);
    file.is_met = shape.has_list(&whole);
    match records_of(&whole, &shape) {
        Ok(records) => {
            for (number, record) in (1_usize..).zip(records) {
                let is_whole = std::ptr::eq(record.value, &whole);
                let source = if is_whole { name.to_owned() } else { format!("{name}#{number}") };
                file.take(source, None, record, intake);
            }
        }
        Err((what, hint)) => intake.problems.push(Problem::new(Severity::Error, name, what, hint)),
    }
    file.close(settings, intake);
}

/// The records of a document; what is wrong where there are none, and a hint. Where it has no list at the place that the
/// shape says, it may be of another shape, with articles at the usual places.
fn records_of<'r>(whole: &'r Value, shape: &Shape<'_>) -> Result<Vec<Record<'r>>, (String, String)> {
    let Some(first) = shape.lists().first() else { return usual_records(whole, shape) };
    let found = shape.lists().iter().flat_map(|path| paths::lists(whole, path));
    let lists: Vec<Record<'r>> = found.filter(|list| list.value.is_array()).collect();
    if !lists.is_empty() {
        return Ok(lists.into_iter().flat_map(entries).collect());
    }
    let is_article = |record: &Record<'_>| matches!(shape.content(*record), Found::Content(_));
    if let Some(usual) = usual_records(whole, shape).ok().filter(|usual| usual.iter().any(is_article)) {
        return Ok(usual);
    }
    let known = paths::known_lists(whole);
    let hint = match (nearest(first, known.iter().map(String::as_str)), known.is_empty()) {
        (Some(near), _) => format!("did you mean `{near}`?"),
        (None, false) => format!("lists of records in this file: {}", known.join(", ")),
        (None, true) => "there is no list of records in this file".to_owned(),
    };
    Err((format!("there is no list at `{}`, where `[records] list` says", shape.lists().join("`, `")), hint))
}

/// The records of a document where most programs write them.
fn usual_records<'r>(whole: &'r Value, shape: &Shape<'_>) -> Result<Vec<Record<'r>>, (String, String)> {
    match whole {
        Value::Object(fields) => {
            let inner = LISTS.iter().filter_map(|list| fields.get(*list)).find(|value| is_list_of_records(value));
            let record = Record { value: whole, outer: None };
            let inner = inner.filter(|_| !matches!(shape.content(record), Found::Content(_)));
            Ok(inner.map_or(vec![record], |value| entries(Record { value, outer: Some(whole) }).collect()))
        }
        Value::Array(_) => Ok(entries(Record { value: whole, outer: None }).collect()),
        _ => Err(("this JSON holds no record".to_owned(), RECORD_HINT.to_owned())),
    }
}

fn entries(list: Record<'_>) -> impl Iterator<Item = Record<'_>> {
    let records = list.value.as_array().into_iter().flatten();
    records.map(move |value| Record { value, outer: list.outer })
}

/// Reads every record of JSON Lines as they come; a broken line becomes a problem, the rest is read all the same.
pub(super) fn lines(name: &str, mut lines: impl BufRead, settings: &mut Settings<'_>, intake: &mut Intake<'_>) {
    let mut file = File::new(name, Shape::own(settings.records));
    if let Err(error) = file.lines(&mut lines, intake) {
        intake.problems.push(super::compressed::breaks_off(name, &error));
    } else if file.records == 0 {
        intake.problems.push(super::empty(name));
    }
    file.close(settings, intake);
}

fn is_json_lines(document: &str) -> bool {
    let mut filled = document.lines().filter(|line| !line.trim().is_empty()).take(TRIED);
    filled.any(|line| serde_json::from_str::<Fields>(line).is_ok())
}

/// A file of records, and what became of them.
struct File<'c> {
    name: &'c str,
    shape: Shape<'c>,
    records: usize,
    faults: usize,
    /// Whether it is of the user's shape: it has the list, or a record that fits.
    is_met: bool,
    /// The settings of `[records]` that led nowhere so far.
    unused: Vec<Setting<'c>>,
    /// The fields of the first record.
    fields: Vec<String>,
    /// The fields of the object that holds the list of records.
    outer_fields: Vec<String>,
}

impl<'c> File<'c> {
    fn new(name: &'c str, shape: Shape<'c>) -> Self {
        Self {
            name,
            shape,
            records: 0,
            faults: 0,
            is_met: false,
            unused: shape.settings(),
            fields: Vec::new(),
            outer_fields: Vec::new(),
        }
    }

    fn lines(&mut self, lines: &mut impl BufRead, intake: &mut Intake<'_>) -> io::Result<()> {
        let start = lines.fill_buf()?;
        if decode::is_wide(start) {
            // Every other byte of these lines is empty: they are lines only when they are decoded.
            let mut whole = Vec::new();
            lines.take(LONGEST_LINE).read_to_end(&mut whole)?;
            let text = decode::decode(self.name, &whole, &mut intake.problems);
            return text.map_or(Ok(()), |text| self.lines(&mut text.as_bytes(), intake));
        }
        if decode::is_binary(start) {
            self.records += 1;
            decode::decode(self.name, start, &mut intake.problems);
            return Ok(());
        }
        for number in 1.. {
            let mut line = Vec::new();
            let outcome = lines.take(LONGEST_LINE).read_until(b'\n', &mut line);
            if line.len() as u64 == LONGEST_LINE && !line.ends_with(b"\n") {
                drop(line);
                pass_over_line(lines)?;
                let what = format!("this line is longer than {} MiB, so it was not read", LONGEST_LINE >> 20);
                self.tell(Problem::new(Severity::Error, self.name, what, LINE_HINT).at_line(number), intake);
                continue;
            }
            let is_whole = outcome.is_ok() && !line.is_empty();
            self.line(number, &line, is_whole, intake);
            if outcome? == 0 {
                break;
            }
        }
        Ok(())
    }

    /// Reads a line. One that is torn is no record: that the file breaks off is told already.
    fn line(&mut self, number: u32, line: &[u8], is_whole: bool, intake: &mut Intake<'_>) {
        let line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line);
        // Copies of what broke off are often filled up.
        let line = &line[..line.iter().rposition(|byte| *byte != 0).map_or(0, |last| last + 1)];
        if line.iter().all(u8::is_ascii_whitespace) {
            return;
        }
        let mut problems = Vec::new();
        let text = match std::str::from_utf8(line) {
            Ok(text) if !text.contains('\0') => Cow::Borrowed(text),
            _ => Cow::Owned(decode::decode(self.name, line, &mut problems).unwrap_or_default()),
        };
        let parsed = serde_json::from_str::<Value>(&text);
        if !is_whole && parsed.is_err() {
            return;
        }
        problems.into_iter().for_each(|problem| self.tell(problem.at_line(number), intake));
        match parsed {
            Ok(value) => {
                let source = format!("{}#{}", self.name, self.records + 1);
                self.take(source, Some(number), Record { value: &value, outer: None }, intake);
            }
            Err(error) => {
                self.records += 1;
                let what = format!("this line is not JSON: {}", fault(&error));
                self.tell(Problem::new(Severity::Error, self.name, what, LINE_HINT).at_line(number), intake);
            }
        }
    }

    /// Takes a record, which stands in a line of its own or somewhere in a document.
    fn take(&mut self, source: String, line: Option<u32>, record: Record<'_>, intake: &mut Intake<'_>) {
        self.records += 1;
        let Some(fields) = record.value.as_object() else {
            let (file, what, hint) = match line {
                Some(_) => (
                    self.name,
                    "this line is not a record",
                    "each line holds one JSON object: {\"id\": …, \"text\": …}",
                ),
                None => (source.as_str(), "this entry is not a record", RECORD_HINT),
            };
            let problem = Problem::new(Severity::Error, file, what, hint);
            return self.tell(Problem { line, ..problem }, intake);
        };
        if self.fields.is_empty() {
            self.fields = fields.keys().cloned().collect();
            let outer = record.outer.and_then(Value::as_object);
            self.outer_fields = outer.map_or_else(Vec::new, |outer| outer.keys().cloned().collect());
        }
        self.unused.retain(|setting| !setting.leads_somewhere(record));
        self.is_met |= self.shape.fits(record);
        match self.shape.content(record) {
            Found::Content(content) => match self.seed(source, record, content) {
                Ok(seed) => intake.keep(seed),
                Err(problem) => self.tell(Problem { line, ..problem }, intake),
            },
            Found::Other(kind) => intake.leave_out(format!("record {kind}")),
            Found::Nothing => {
                let file = if line.is_some() { self.name } else { &source };
                let problem = self.without_text(file, fields);
                self.tell(Problem { line, ..problem }, intake);
            }
        }
    }

    fn seed(&self, source: String, record: Record<'_>, content: Content<'_>) -> Result<Seed, Problem> {
        let declared = self.shape.declared(record);
        let mut seed = match content {
            Content::Page(page) => {
                let page = decode::unify_line_ends(&page);
                html::seed(&source, page).map_err(|problem| Problem { file: self.name.to_owned(), ..problem })?
            }
            Content::Text(body) => Seed {
                id: source.clone(),
                source,
                format: Format::Record,
                passages: text::passages(&body, Form::Paragraph),
                declared: Declared::default(),
                original: body.into_owned().into(),
            },
        };
        let address = declared.best(Property::Address).map(|known| known.value.clone());
        if let Some(id) = self.shape.id(record).or(address) {
            seed.id = id;
        }
        seed.declared.extend(declared);
        Ok(seed)
    }

    fn without_text(&self, file: &str, fields: &Fields) -> Problem {
        let paths = self.shape.text_paths();
        let Some(path) = paths.first().filter(|_| self.shape.is_own) else {
            let what = "this record has neither `text` nor `html`, so there is no article to read";
            let hint =
                "a record needs its main text in `text`, or `[records]` in `cuttings.toml` has to say where it is";
            return Problem::new(Severity::Warning, file, what, hint);
        };
        let what = format!("this record has nothing at `{}`, so there is no article to read", paths.join("`, `"));
        Problem::new(Severity::Warning, file, what, near_field(path, fields.keys().map(String::as_str)))
    }

    fn tell(&mut self, problem: Problem, intake: &mut Intake<'_>) {
        self.faults += 1;
        if self.faults <= MOST_NAMED {
            intake.problems.push(problem);
        }
    }

    /// What can be said only at the end.
    fn close(self, settings: &mut Settings<'_>, intake: &mut Intake<'_>) {
        if self.faults > MOST_NAMED {
            let what = format!("{} more records have faults like these", self.faults - MOST_NAMED);
            intake.problems.push(Problem::new(Severity::Warning, self.name, what, ""));
        }
        let Some(first) = self.unused.first().filter(|_| !self.fields.is_empty()) else {
            return if self.is_met {
                settings.meet()
            };
        };
        let near = |setting: &Setting<'_>| {
            let path = setting.paths.first().copied().unwrap_or_default();
            let fields = if path.starts_with('^') { &self.outer_fields } else { &self.fields };
            near_field(path, fields.iter().map(String::as_str))
        };
        if !self.is_met {
            return settings.miss(self.name, &first.paths, || near(first));
        }
        settings.meet();
        for setting in &self.unused {
            let paths = setting.paths.join("`, `");
            let what = format!("no record has anything at `{paths}`, where `[records] {}` says", setting.name);
            intake.problems.push(Problem::new(Severity::Warning, self.name, what, near(setting)));
        }
    }
}

const LINE_HINT: &str = "each line holds one whole JSON object";

/// What is wrong with JSON, and where in its line.
fn fault(error: &serde_json::Error) -> String {
    if error.is_eof() {
        return "it breaks off".to_owned();
    }
    let words = error.to_string();
    let words = words.rsplit_once(" at line ").map_or(words.as_str(), |(words, _)| words);
    format!("{words} (byte {} of the line)", error.column())
}

/// What field may be meant by a path that leads nowhere: one of the object that the path starts from.
fn near_field<'f>(path: &str, fields: impl Iterator<Item = &'f str> + Clone) -> String {
    let (mark, path) = path.strip_prefix('^').map_or(("", path), |path| ("^", path));
    let name = path.split('.').next().unwrap_or(path);
    let all = || fields.clone().take(MOST_NAMED).map(|field| format!("{mark}{field}")).collect::<Vec<_>>();
    match nearest(name, fields.clone()).filter(|near| *near != name) {
        Some(near) => format!("did you mean `{mark}{near}`?"),
        None if all().is_empty() => "there is no object around the records".to_owned(),
        None => format!("its fields: {}", all().join(", ")),
    }
}

fn pass_over_line(lines: &mut impl BufRead) -> io::Result<()> {
    loop {
        let piece = lines.fill_buf()?;
        let (length, ends) = match piece.iter().position(|byte| *byte == b'\n') {
            Some(end) => (end + 1, true),
            None => (piece.len(), piece.is_empty()),
        };
        lines.consume(length);
        if ends {
            return Ok(());
        }
    }
}

#[cfg(test)]
mod tests;
