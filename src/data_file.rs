//! A data file of the program in, its rows out.

/// The rows of a table: its lines without the remarks, which begin with `#`, and without empty ones.
pub(crate) fn rows(table: &str) -> impl Iterator<Item = &str> {
    table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}
