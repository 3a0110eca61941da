//! The numbers of a chart as a small CSV file inside the page itself (a `data:` address, RFC 2397), so that they can be taken
//! away from a disk too, and without a file for each of thousands of charts.

use crate::publish::percent::encoded;

/// A table being written.
#[derive(Debug)]
pub(crate) struct Numbers {
    csv: String,
}

impl Numbers {
    /// Begins a table with its column names.
    pub(crate) fn new(columns: &[&str]) -> Self {
        let mut numbers = Self { csv: String::new() };
        numbers.row(columns);
        numbers
    }

    /// Adds a row.
    pub(crate) fn row(&mut self, cells: &[&str]) {
        for (at, cell) in cells.iter().enumerate() {
            if at > 0 {
                self.csv.push(',');
            }
            let cell = crate::spreadsheet::inert(cell);
            if cell.contains([',', '"', '\r', '\n']) {
                self.csv.push_str(&format!("\"{}\"", cell.replace('"', "\"\"")));
            } else {
                self.csv.push_str(&cell);
            }
        }
        self.csv.push_str("\r\n");
    }

    /// The address that holds it.
    pub(crate) fn address(&self) -> String {
        format!("data:text/csv;charset=utf-8,{}", encoded(&self.csv))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_an_address() {
        let mut numbers = Numbers::new(&["Month", "Articles"]);
        numbers.row(&["2024-01", "2"]);
        numbers.row(&["a, \"b\"", "=1"]);
        let expected = "Month%2CArticles%0D%0A2024-01%2C2%0D%0A%22a%2C%20%22%22b%22%22%22%2C%27%3D1%0D%0A";
        assert_eq!(numbers.address().strip_prefix("data:text/csv;charset=utf-8,"), Some(expected));
    }
}
