//! CSV that a spreadsheet can open without running it.

use std::io::{self, Write};

use crate::spreadsheet::inert;

/// A CSV file (RFC 4180, UTF-8) being written.
pub(crate) struct Table<'a> {
    csv: csv::Writer<&'a mut dyn Write>,
}

impl<'a> Table<'a> {
    /// Starts a table with its column names.
    pub(crate) fn new(out: &'a mut dyn Write, columns: &[&str]) -> io::Result<Self> {
        let mut csv = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
        csv.write_record(columns)?;
        Ok(Self { csv })
    }

    /// Adds a row.
    pub(crate) fn row<const N: usize>(&mut self, cells: [&str; N]) -> io::Result<()> {
        Ok(self.csv.write_record(cells.map(inert).iter().map(|cell| cell.as_bytes()))?)
    }

    /// Writes what is left.
    pub(crate) fn finish(mut self) -> io::Result<()> {
        self.csv.flush()
    }
}

/// Several values in one cell.
pub(crate) fn list(values: &[impl AsRef<str>]) -> String {
    values.iter().map(AsRef::as_ref).collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn csv(cells: [&str; 2]) -> String {
        let mut out = Vec::new();
        let mut table = Table::new(&mut out, &["a", "b"]).unwrap();
        table.row(cells).unwrap();
        table.finish().unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn cells_are_quoted_where_csv_asks() {
        assert_eq!(csv(["x", "say \"no\",\nthen go"]), "a,b\r\nx,\"say \"\"no\"\",\nthen go\"\r\n");
    }

    #[test]
    fn no_cell_is_a_formula() {
        assert_eq!(csv(["=HYPERLINK(1)", "@SUM(1)"]), "a,b\r\n'=HYPERLINK(1),'@SUM(1)\r\n");
        assert_eq!(csv(["-0043-03-15", "-1.5"]), "a,b\r\n-0043-03-15,-1.5\r\n");
        assert_eq!(csv(["-1+cmd|' /C calc'!A0", "+44"]), "a,b\r\n'-1+cmd|' /C calc'!A0,'+44\r\n");
    }
}
