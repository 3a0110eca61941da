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
    let mut words = Vec::with_capacity(number);
    for line in std::io::stdin().lock().lines().take(number) {
        let line = line?;
        let (word, numbers) = line.split_once(' ').ok_or("a line without numbers")?;
        words.push((word.to_owned(), numbers.split(' ').map(str::parse).collect::<Result<Vec<f64>, _>>()?));
    }
    std::fs::write(table, distil(&words))?;
    Ok(())
}
