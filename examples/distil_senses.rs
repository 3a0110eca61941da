//! Makes the table of what words mean: `cargo run --release --example distil_senses -- WORDS TABLE < VECTORS`.
//!
//! `VECTORS` has a word and its numbers a line, parted by spaces, the most frequent word first, as GloVe is published; the
//! first `WORDS` are read. `src/connect/topics/senses/data/SENSES.md` says where the vectors come from.

use std::error::Error;
use std::io::BufRead;

use cuttings::connect::topics::senses::training::distil;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let usage = "usage: distil_senses WORDS TABLE < VECTORS";
    let number: usize = arguments.next().ok_or(usage)?.parse()?;
    let table = arguments.next().ok_or(usage)?;
    let mut words: Vec<(String, Vec<f64>)> = Vec::with_capacity(number);
    for (at, line) in std::io::stdin().lock().lines().take(number).enumerate() {
        let line = line?;
        let (word, numbers) =
            vector(&line).ok_or_else(|| format!("line {}: no word with numbers behind it", at + 1))?;
        if words.first().is_some_and(|(_, first)| first.len() != numbers.len()) {
            return Err(format!("line {}: {} numbers, and others before", at + 1, numbers.len()).into());
        }
        words.push((word.to_owned(), numbers));
    }
    std::fs::write(table, distil(&words))?;
    Ok(())
}

/// The word and the numbers of a line.
fn vector(line: &str) -> Option<(&str, Vec<f64>)> {
    let (word, numbers) = line.split_once(' ')?;
    Some((word, numbers.split(' ').map(|number| number.parse().ok()).collect::<Option<_>>()?))
}
