//! `metadata.csv` in the source folder, and in folders below it: a table that people keep in a spreadsheet.
//!
//! The first row names the columns. One of them, `path` (or `file`, `source`, `id`), says which articles a row is about: a
//! path inside the table's folder, such a path with wildcards (`1923/*.txt`, `**/gazette-*`), or an article's id or
//! address. The others are fields of an article under any of their names ([`super::declared`]). [`sheet`] reads the file,
//! however the spreadsheet wrote it.
//!
//! Several rows may be about one article. Cell by cell the filled one wins that says it most closely:
//!
//! 1. the row that names the very article, then one that names the file it is one of many in, then one with wildcards;
//! 2. of rows alike in this, the one of the table in the deeper folder;
//! 3. of rows of one table, the later.

mod sheet;

use std::collections::{BTreeMap, HashMap};
use std::sync::atomic::{AtomicBool, Ordering};

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

use super::declared::{self, Fields};
use super::walk::SourceFile;
use super::{decode, unreadable};
use crate::model::{Origin, Property, Seed};
use crate::problem::{Problem, Severity};
use sheet::Sheet;

/// The name of such a table.
pub(crate) const NAME: &str = "metadata.csv";

/// What a column may be called that says which articles a row is about, the best name first.
const KEYS: &[&str] = &["path", "file", "source", "id"];

/// Columns for people, which say nothing of an article.
const REMARKS: &[&str] = &["doubts", "note", "notes", "comment", "comments"];

/// Whether a file is such a table.
pub(super) fn is_table(name: &str) -> bool {
    name.rsplit('/').next() == Some(NAME)
}

/// All tables of a source.
#[derive(Debug, Default)]
pub(super) struct Tables {
    rows: Vec<Row>,
    /// Rows by the path they name, rows of deeper folders behind those of upper ones.
    paths: HashMap<String, Vec<usize>>,
    /// Rows by what they name if it is no path but an id or an address, which no folder bounds.
    ids: HashMap<String, Vec<usize>>,
    globs: GlobSet,
    /// The row of each glob.
    glob_rows: Vec<usize>,
}

#[derive(Debug)]
struct Row {
    table: String,
    line: u32,
    key: String,
    /// Each filled cell: its field's name and its text.
    cells: BTreeMap<Property, (String, String)>,
    used: AtomicBool,
}

/// Reads all tables among the files of a source.
pub(super) fn gather(files: &[SourceFile], problems: &mut Vec<Problem>) -> Tables {
    let mut tables = Tables::default();
    let mut globs = GlobSetBuilder::new();
    let mut found: Vec<&SourceFile> = files.iter().filter(|file| is_table(&file.name)).collect();
    found.sort_by_key(|file| (file.name.matches('/').count(), file.name.as_str()));
    for file in found {
        let bytes = match fs_err::read(&file.path) {
            Ok(bytes) => bytes,
            Err(error) => {
                problems.push(unreadable(&file.name, &error));
                continue;
            }
        };
        if let Some(text) = decode::decode(&file.name, &bytes, problems) {
            tables.add(&file.name, &text, &mut globs, problems);
        }
    }
    // Each glob was built before it was added, so that all of them together can be.
    tables.globs = globs.build().unwrap_or_default();
    tables
}

impl Tables {
    fn add(&mut self, name: &str, text: &str, globs: &mut GlobSetBuilder, problems: &mut Vec<Problem>) {
        let Some(sheet) = Sheet::read(name, text, problems) else { return };
        let Some(columns) = columns(name, &sheet, problems) else { return };
        let folder = name.strip_suffix(NAME).unwrap_or_default();
        let mut first: HashMap<String, u32> = HashMap::new();
        for (line, cells) in &sheet.rows {
            let mut row = Row {
                table: name.to_owned(),
                line: *line,
                key: String::new(),
                cells: BTreeMap::new(),
                used: AtomicBool::new(false),
            };
            for (column, cell) in columns.iter().zip(cells) {
                let cell = sheet::unmarked(cell.trim());
                match column {
                    Column::Key if row.key.is_empty() => row.key = plain(cell),
                    Column::Field(property, field) if !cell.is_empty() => {
                        row.cells.entry(*property).or_insert_with(|| (field.clone(), cell.to_owned()));
                    }
                    _ => {}
                }
            }
            if row.key.is_empty() {
                if !row.cells.is_empty() {
                    let hint = "write the path, id or address of its article into the first column";
                    problems
                        .push(Problem::new(Severity::Warning, name, "this row names no article", hint).at_line(*line));
                }
                continue;
            }
            if let Some(first) = first.get(&row.key) {
                let what = format!("there is a row for `{}` already, in line {first}", row.key);
                let hint = "join the two; until then the later one's cells win";
                problems.push(Problem::new(Severity::Warning, name, what, hint).at_line(*line));
            } else {
                first.insert(row.key.clone(), *line);
            }
            self.add_row(folder, row, globs, problems);
        }
    }

    fn add_row(&mut self, folder: &str, row: Row, globs: &mut GlobSetBuilder, problems: &mut Vec<Problem>) {
        let at = self.rows.len();
        let is_address = row.key.contains("://");
        if !is_address && row.key.contains(['*', '?', '[', '{']) {
            let pattern = format!("{}{}", globset::escape(folder), row.key);
            match GlobBuilder::new(&pattern).literal_separator(true).build() {
                Ok(glob) => {
                    globs.add(glob);
                    self.glob_rows.push(at);
                }
                Err(error) => {
                    let what = format!("`{}` cannot be read as a path with wildcards: {}", row.key, error.kind());
                    let hint = "write a path as it is, or with `*` and `**`";
                    problems.push(Problem::new(Severity::Warning, row.table.as_str(), what, hint).at_line(row.line));
                }
            }
        }
        let path = format!("{}{}", plain(folder), row.key);
        self.paths.entry(path).or_default().push(at);
        self.ids.entry(row.key.clone()).or_default().push(at);
        self.rows.push(row);
    }

    /// Adds to what an article declares all that the tables say of it. `file` is the file it stands in.
    pub(super) fn declare(&self, file: &str, seed: &mut Seed) {
        if self.rows.is_empty() {
            return;
        }
        let mut about = self.globs_fitting(&seed.source, file);
        if seed.source != file {
            about.extend(rows_naming(&self.paths, file));
        }
        let address = seed.declared.best(Property::Address).map(|known| known.value.as_str());
        // An article without an id of its own goes by its path, which a table elsewhere must not take for an id.
        let id = Some(seed.id.as_str()).filter(|id| *id != seed.source);
        let mut exact = rows_naming(&self.paths, &seed.source);
        exact.extend([id, address].into_iter().flatten().flat_map(|name| rows_naming(&self.ids, name)));
        exact.sort_unstable();
        about.extend(exact);
        let mut best: BTreeMap<Property, (&Row, &str, &str)> = BTreeMap::new();
        for row in about.into_iter().filter_map(|at| self.rows.get(at)) {
            row.used.store(true, Ordering::Relaxed);
            best.extend(
                row.cells.iter().map(|(property, (field, cell))| (*property, (row, field.as_str(), cell.as_str()))),
            );
        }
        for (row, field, cell) in best.into_values() {
            let mut fields = Fields::new();
            fields.insert(field.to_owned(), Value::String(cell.to_owned()));
            seed.declared.extend(declared::declared(
                &fields,
                Origin::Table,
                &format!("{}, row `{}`,", row.table, row.key),
            ));
        }
    }

    fn globs_fitting(&self, source: &str, file: &str) -> Vec<usize> {
        let mut fitting = self.globs.matches(plain(source));
        if source != file {
            fitting.extend(self.globs.matches(plain(file)));
        }
        fitting.sort_unstable();
        fitting.dedup();
        fitting.into_iter().filter_map(|glob| self.glob_rows.get(glob).copied()).collect()
    }

    /// Names the rows that were about no article.
    pub(super) fn remarks(&self, problems: &mut Vec<Problem>) {
        for row in self.rows.iter().filter(|row| !row.used.load(Ordering::Relaxed)) {
            let what = format!("no article is called `{}`", row.key);
            let hint = "a row names a path inside the table's folder, with its ending, or an article's id or address";
            problems.push(Problem::new(Severity::Warning, row.table.as_str(), what, hint).at_line(row.line));
        }
    }
}

fn rows_naming(rows: &HashMap<String, Vec<usize>>, name: &str) -> Vec<usize> {
    rows.get(plain(name).as_str()).cloned().unwrap_or_default()
}

/// What a column is about.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Column {
    Key,
    Field(Property, String),
    Nothing,
}

/// The columns that the first row names; none where no column says which article a row is about.
fn columns(name: &str, sheet: &Sheet, problems: &mut Vec<Problem>) -> Option<Vec<Column>> {
    let heads: Vec<String> =
        sheet.heads.iter().map(|head| head.trim().to_lowercase().replace([' ', '-'], "_")).collect();
    let Some(key) = KEYS.iter().find_map(|key| heads.iter().position(|head| head == key)) else {
        let what = "no column says which article a row is about";
        let hint = "call the column with the paths `path`";
        problems.push(Problem::new(Severity::Error, name, what, hint).at_line(sheet.first_line));
        return None;
    };
    let mut columns = Vec::new();
    for (at, head) in heads.into_iter().enumerate() {
        columns.push(match declared::property(&head) {
            _ if at == key => Column::Key,
            Some(property) => Column::Field(property, head),
            None => {
                if !head.is_empty() && !REMARKS.contains(&head.as_str()) && !KEYS.contains(&head.as_str()) {
                    let near = declared::unknown_field(&head).flatten();
                    let hint = near.map_or_else(
                        || "see the README for the fields; a column `notes` may hold anything".to_owned(),
                        |near| format!("did you mean `{near}`?"),
                    );
                    let what = format!("the column `{head}` is not known");
                    problems.push(Problem::new(Severity::Warning, name, what, hint).at_line(sheet.first_line));
                }
                Column::Nothing
            }
        });
    }
    Some(columns)
}

/// A path or id in one form: slashes forward, no `./` before it, letters composed.
fn plain(path: &str) -> String {
    let path = if path.contains("://") { path.to_owned() } else { path.replace('\\', "/") };
    let path = path.strip_prefix("./").unwrap_or(&path);
    if path.is_ascii() { path.to_owned() } else { path.nfc().collect() }
}

#[cfg(test)]
mod tests;
