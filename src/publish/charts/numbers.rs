//! The numbers of a chart as a small CSV file inside the page itself (a `data:` address, RFC 2397), so that they can be taken
//! away from a disk too, and without a file for each of thousands of charts.

use std::io;

use crate::publish::percent::encoded;
use crate::publish::table::Table;

/// The address that holds a table.
pub(crate) fn address<const N: usize>(columns: [&str; N], rows: impl Iterator<Item = [String; N]>) -> String {
    // Writing to memory does not fail; the address would hold no table.
    let csv = csv(columns, rows).unwrap_or_default();
    format!("data:text/csv;charset=utf-8,{}", encoded(&csv))
}

fn csv<const N: usize>(columns: [&str; N], rows: impl Iterator<Item = [String; N]>) -> io::Result<Vec<u8>> {
    let mut csv = Vec::new();
    let mut table = Table::new(&mut csv, &columns)?;
    for row in rows {
        table.row(row.each_ref().map(String::as_str))?;
    }
    table.finish()?;
    Ok(csv)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_an_address() {
        let rows = [["2024-01", "2"], ["a, \"b\"", "=1"]].map(|row| row.map(str::to_owned));
        let expected = "Month%2CArticles%0D%0A2024-01%2C2%0D%0A%22a%2C%20%22%22b%22%22%22%2C%27%3D1%0D%0A";
        let address = address(["Month", "Articles"], rows.into_iter());
        assert_eq!(address.strip_prefix("data:text/csv;charset=utf-8,"), Some(expected));
    }
}
