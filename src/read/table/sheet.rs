//! The text of a CSV file in, its rows out, as Excel and LibreOffice write them anywhere: separated by commas,
//! semicolons or tabs, with or without Excel's `sep=;` in front.

use crate::problem::{Problem, Severity};

/// The marks that may separate cells.
const MARKS: [u8; 3] = [b',', b';', b'\t'];

/// A table as written.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    /// The first row.
    pub(super) heads: Vec<String>,
    /// The 1-based line of the first row.
    pub(super) first_line: u32,
    /// The other rows, each with its 1-based line; rows without any text are left out.
    pub(super) rows: Vec<(u32, Vec<String>)>,
}

impl Sheet {
    /// Reads a table; what is wrong with it becomes problems, and the rows before that are read all the same.
    pub(super) fn read(name: &str, text: &str, problems: &mut Vec<Problem>) -> Option<Self> {
        let (text, before) = without_separator_line(text);
        let mark = separator(text);
        let broken = broken_quoting(text, mark).map(|(line, what)| (line + before, what));
        if let Some((line, what)) = broken {
            let hint = "double a quotation mark inside a cell, and put one before and behind the cell";
            problems.push(Problem::new(Severity::Error, name, what, hint).at_line(line));
        }
        let mut reader = csv::ReaderBuilder::new();
        let mut reader = reader.delimiter(mark).has_headers(false).flexible(true).from_reader(text.as_bytes());
        let mut lines = Lines { text, at: 0, line: 1 };
        let mut sheet: Option<Self> = None;
        for record in reader.records() {
            // The text is UTF-8 and rows may be of any length, so nothing is left that could fail.
            let Ok(record) = record else { continue };
            let line = lines.of(record.position().map_or(0, csv::Position::byte)) + before;
            if broken.is_some_and(|(broken, _)| line >= broken) {
                break;
            }
            let cells: Vec<String> = record.iter().map(str::to_owned).collect();
            if cells.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            let Some(sheet) = &mut sheet else {
                sheet = Some(Self { heads: cells, first_line: line, rows: Vec::new() });
                continue;
            };
            let (columns, filled) =
                (sheet.heads.len(), cells.iter().rposition(|cell| !cell.trim().is_empty()).map_or(0, |last| last + 1));
            if filled > columns {
                let what = format!("this row has {filled} cells, the first row {columns}");
                let hint = "put a cell that holds the separator in quotation marks; until then the row is left aside";
                problems.push(Problem::new(Severity::Error, name, what, hint).at_line(line));
                continue;
            }
            sheet.rows.push((line, cells));
        }
        sheet
    }
}

/// Counts lines up to rows. The reader's own count is that of where it stood before it passed over blank lines and the
/// second half of a Windows line end, so it would name the wrong line.
struct Lines<'t> {
    text: &'t str,
    at: usize,
    line: u32,
}

impl Lines<'_> {
    /// The 1-based line of the first text at or behind this byte, which is not before the one asked for last.
    fn of(&mut self, byte: u64) -> u32 {
        let start = usize::try_from(byte).unwrap_or(usize::MAX);
        for &byte in self.text.as_bytes().get(self.at..).unwrap_or_default() {
            if self.at >= start && !matches!(byte, b'\r' | b'\n') {
                break;
            }
            self.line += u32::from(byte == b'\n');
            self.at += 1;
        }
        self.line
    }
}

/// Excel's own first line `sep=;` tells what is plain from the rest; with how many lines are cut off.
fn without_separator_line(text: &str) -> (&str, u32) {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    match text.split_once('\n') {
        Some((first, rest)) if first.to_ascii_lowercase().starts_with("sep=") => (rest, 1),
        _ => (text, 0),
    }
}

/// The mark that the first row has most of outside quotation marks.
fn separator(text: &str) -> u8 {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let count = |mark: u8| {
        let mut quoted = false;
        first
            .bytes()
            .filter(|&byte| {
                quoted ^= byte == b'"';
                byte == mark && !quoted
            })
            .count()
    };
    MARKS.into_iter().rev().max_by_key(|&mark| count(mark)).unwrap_or(b',')
}

/// The line of the first cell whose quotation marks do not fit, and what is wrong with it.
fn broken_quoting(text: &str, mark: u8) -> Option<(u32, &'static str)> {
    let bytes = text.as_bytes();
    let (mut line, mut at) = (1, 0);
    let mut starts_cell = true;
    while let Some(&byte) = bytes.get(at) {
        at += 1;
        match byte {
            b'"' if starts_cell => {
                let opened = line;
                loop {
                    match (bytes.get(at), bytes.get(at + 1)) {
                        (None, _) => {
                            return Some((opened, "the quotation mark that opens in this row is never closed"));
                        }
                        (Some(b'"'), Some(b'"')) => at += 1,
                        (Some(b'"'), _) => break,
                        (Some(b'\n'), _) => line += 1,
                        _ => {}
                    }
                    at += 1;
                }
                at += 1;
                match bytes.get(at) {
                    None | Some(b'\n' | b'\r') => {}
                    Some(&next) if next == mark => {}
                    Some(_) => return Some((opened, "there is text behind a closing quotation mark in this row")),
                }
                starts_cell = false;
            }
            b'\n' => {
                line += 1;
                starts_cell = true;
            }
            _ => starts_cell = byte == mark,
        }
    }
    None
}

/// A cell without the apostrophe that keeps a spreadsheet from taking it for a formula.
pub(super) fn unmarked(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| rest.starts_with(crate::spreadsheet::FORMULA)).unwrap_or(cell)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Sheet, Vec<Problem>) {
        let mut problems = Vec::new();
        (Sheet::read("metadata.csv", text, &mut problems).unwrap_or_default(), problems)
    }

    #[test]
    fn separators_are_found() {
        for text in ["path,title\na,\"b;c\"\n", "path;title\na;b;c", "sep=;\npath;title\na;b", "path\ttitle\na\tb,c"] {
            let (sheet, _) = read(text);
            assert_eq!(sheet.heads, ["path", "title"], "{text}");
        }
        assert_eq!(read("path\na.txt\n").0.rows, [(2, vec!["a.txt".to_owned()])]);
    }

    #[test]
    fn broken_rows_are_named_and_the_others_read() {
        let (sheet, problems) = read("path,title\na,b\nc,d,e\n\nf,\"g\nh,i\n");
        assert_eq!(sheet.rows.len(), 1);
        assert_eq!(problems.iter().map(|problem| problem.line).collect::<Vec<_>>(), [Some(5), Some(3)]);
        let (_, problems) = read("path,title\na,\"b\"c\n");
        assert_eq!((problems[0].line, problems[0].severity), (Some(2), Severity::Error));
        assert!(read("path,title\na,\"b \"\"c\"\"\nd\"\ne,5\"\n").1.is_empty());
    }

    #[test]
    fn empty_cells_behind_a_row_do_not_matter() {
        let (sheet, problems) = read("path;title\na;b;;\n;;\n");
        assert_eq!((sheet.rows.len(), problems.len()), (1, 0));
    }

    #[test]
    fn the_mark_against_formulas_comes_off() {
        assert_eq!(unmarked("'=1+1"), "=1+1");
        assert_eq!(unmarked("'tis the season"), "'tis the season");
    }
}
