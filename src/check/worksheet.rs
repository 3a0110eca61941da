//! Articles, the most doubtful first, and the `metadata.csv` that people have of them in; the text of one to go on with
//! out.
//!
//! What people wrote stays: their columns, their rows, every cell of them that is neither blank nor still as it was filled
//! in. All else is filled in with what is declared or printed, and marked as filled in, so that it declares nothing until
//! somebody changes it ([`crate::read::table`]). What was worked out stays blank: a guess is not to be taken for a fact.

use std::collections::{HashMap, HashSet};

use super::articles::Doubts;
use crate::model::{Article, Basis, Dated, Known, Precision, Property};
use crate::read::table::{self, AS_FOUND, Column, DOUBTS, Written};
use crate::spreadsheet::inert;

/// The columns a new table has besides the path, the doubts and the marks.
const FIELDS: &[(Property, &str)] = &[
    (Property::Title, "title"),
    (Property::Published, "date"),
    (Property::Author, "authors"),
    (Property::Publisher, "publisher"),
    (Property::Agency, "agency"),
    (Property::Section, "section"),
    (Property::Language, "language"),
    (Property::Address, "url"),
    (Property::Tag, "tags"),
];

/// Excel takes a file for UTF-8 only where it starts with this.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// The whole table. Rows that are no article's own, such as those with wildcards, come first; then each article has its
/// row.
///
/// # Errors
///
/// None that memory does not make.
pub(crate) fn table(articles: &[Doubts<'_>], written: Option<Written>) -> Result<Vec<u8>, csv::Error> {
    let (mut heads, mut columns, rows, separator) = match written {
        Some(Written { sheet, columns }) => (sheet.heads, columns, sheet.rows, sheet.separator),
        None => (vec!["path".to_owned()], vec![Column::Key], Vec::new(), b','),
    };
    complete(&mut heads, &mut columns);
    let mut rows: Vec<Vec<String>> = rows.into_iter().map(|(_, cells)| cells).collect();
    rows.iter_mut().for_each(|cells| cells.resize(columns.len(), String::new()));

    let own = rows_of_articles(articles, &columns, &rows);
    let taken: HashSet<usize> = own.iter().flatten().copied().collect();
    let mut csv =
        csv::WriterBuilder::new().delimiter(separator).terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    csv.write_record(&heads)?;
    let others = rows.iter().enumerate().filter(|(at, _)| !taken.contains(at)).map(|(_, cells)| cells);
    for cells in others.filter(|cells| !is_only_found(&columns, cells)) {
        csv.write_record(cells.iter().map(|cell| inert(cell).into_owned()))?;
    }
    for (doubts, own) in articles.iter().zip(own) {
        let cells = own.and_then(|at| rows.get(at)).cloned();
        let cells = filled(doubts, &columns, cells.unwrap_or_else(|| vec![String::new(); columns.len()]));
        csv.write_record(cells.iter().map(|cell| inert(cell).into_owned()))?;
    }
    let text = csv.into_inner().map_err(|error| csv::Error::from(error.into_error()))?;
    Ok([BYTE_ORDER_MARK.as_bytes(), &text].concat())
}

/// Adds the columns that are missing.
fn complete(heads: &mut Vec<String>, columns: &mut Vec<Column>) {
    let fields = FIELDS.iter().map(|&(property, name)| (name, Column::Field(property, name.to_owned())));
    let wanted = std::iter::once((DOUBTS, Column::Doubts)).chain(fields).chain([(AS_FOUND, Column::AsFound)]);
    for (name, column) in wanted {
        let is_same = |known: &Column| match (known, &column) {
            (Column::Field(known, _), Column::Field(property, _)) => known == property,
            _ => *known == column,
        };
        if !columns.iter().any(is_same) {
            heads.push(name.to_owned());
            columns.push(column);
        }
    }
}

/// Whether nobody wrote anything in a row: all of it is as it was filled in, for an article that is gone.
fn is_only_found(columns: &[Column], cells: &[String]) -> bool {
    let marks = table::as_found(columns, cells);
    let is_found = |(column, cell): (&Column, &String)| match column {
        Column::Key | Column::AsFound => true,
        Column::Field(property, _) => marks.contains(table::mark_of(table::name(*property), cell).as_str()),
        Column::Doubts => marks.contains(table::mark_of(DOUBTS, cell).as_str()),
        Column::Nothing => false,
    };
    !marks.is_empty()
        && columns.iter().zip(cells).all(|(column, cell)| cell.trim().is_empty() || is_found((column, cell)))
}

/// For each article the row that names it by its path, id or address: the last one, which wins over the others. No row is
/// given to two.
fn rows_of_articles(articles: &[Doubts<'_>], columns: &[Column], rows: &[Vec<String>]) -> Vec<Option<usize>> {
    let key = columns.iter().position(|column| *column == Column::Key);
    let mut by_key: HashMap<String, usize> = HashMap::new();
    for (at, cells) in rows.iter().enumerate() {
        if let Some(cell) = key.and_then(|key| cells.get(key)) {
            by_key.insert(table::plain(table::unmarked(cell.trim())), at);
        }
    }
    let mut taken = HashSet::new();
    let own = |doubts: &Doubts<'_>| {
        let article = doubts.article;
        let address = article.about.url.as_ref().map(|url| url.value.as_str());
        let names = [Some(article.source.as_str()), Some(article.id.as_str()), address];
        let rows = names.into_iter().flatten().filter_map(|name| by_key.get(&table::plain(name)).copied());
        rows.max().filter(|&at| taken.insert(at))
    };
    articles.iter().map(own).collect()
}

/// An article's row with all that is blank, or still as it was filled in, filled in.
fn filled(doubts: &Doubts<'_>, columns: &[Column], mut cells: Vec<String>) -> Vec<String> {
    let before: HashSet<String> = table::as_found(columns, &cells).into_iter().map(str::to_owned).collect();
    let mut marks = Vec::new();
    for (column, cell) in columns.iter().zip(&mut cells) {
        let (name, found) = match column {
            Column::Key if cell.trim().is_empty() => {
                doubts.article.source.clone_into(cell);
                continue;
            }
            Column::Field(property, _) => (table::name(*property), found(doubts.article, *property)),
            Column::Doubts => {
                (DOUBTS, doubts.problems.iter().map(|doubt| doubt.what.as_str()).collect::<Vec<_>>().join("; "))
            }
            Column::Key | Column::AsFound | Column::Nothing => continue,
        };
        if cell.trim().is_empty() || before.contains(&table::mark_of(name, cell)) {
            *cell = found;
            if !cell.is_empty() {
                marks.push(table::mark_of(name, cell));
            }
        }
    }
    let marked = columns.iter().zip(&mut cells).find(|(column, _)| **column == Column::AsFound);
    if let Some((_, cell)) = marked {
        *cell = marks.join(" ");
    }
    cells
}

/// What is declared or printed of an article; blank where it is worked out or unknown.
fn found(article: &Article, property: Property) -> String {
    let about = &article.about;
    let known = |known: &Option<Known<String>>| {
        known.as_ref().filter(|known| known.evidence.basis != Basis::Inferred).map(|known| known.value.clone())
    };
    let found = match property {
        Property::Title => known(&about.title),
        Property::Standfirst => known(&about.standfirst),
        Property::Agency => known(&about.agency),
        Property::Publisher => known(&about.publisher),
        Property::Section => known(&about.section),
        Property::Language => known(&about.language),
        Property::Address => known(&about.url),
        Property::Published => date(about.published.as_ref()),
        Property::Modified => date(about.modified.as_ref()),
        Property::Author => {
            let authors = about.authors.iter().filter(|author| author.evidence.basis != Basis::Inferred);
            Some(authors.map(|author| author.value.as_str()).collect::<Vec<_>>().join("; "))
        }
        Property::Tag => Some(about.tags.join("; ")),
        Property::Extent => about.publish.map(|extent| extent.name().to_owned()),
        Property::Fetched => None,
    };
    found.unwrap_or_default()
}

/// A date in a form that can be read again.
fn date(date: Option<&Dated>) -> Option<String> {
    let readable = [Precision::Day, Precision::Month, Precision::Year, Precision::Interval];
    date.filter(|date| date.basis != Basis::Inferred && readable.contains(&date.precision))
        .map(|date| date.range.edtf(date.precision))
}
