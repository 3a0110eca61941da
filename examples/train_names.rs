//! Makes the weights of the tagger of names: `cargo run --release --example train_names -- CORPORA [WEIGHTS]`.
//!
//! `CORPORA` is a folder with the files of [`CORPORA`], one token a line. Prints a cross-validation on the edited corpus among
//! them, with all others in training, then writes `WEIGHTS`. The same corpora give the same bytes.

use std::error::Error;
use std::path::Path;

use cuttings::annotate::names::training::{self, Document, Score, f1};

/// The corpora: file, whether it marks people, places and organisations alone, and how often it is read.
const CORPORA: [(&str, bool, usize); 4] =
    [("wnut17-train.conll", false, 1), ("wnut17-dev.conll", false, 1), ("btc.conll", true, 1), (EDITED, false, 2)];

/// The corpus of edited text, which is measured.
const EDITED: &str = "wikigold.conll";

/// The parts of the cross-validation.
const FOLDS: usize = 5;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().ok_or("usage: train_names CORPORA [WEIGHTS]")?;
    let mut documents = Vec::new();
    let mut edited = Vec::new();
    for (file, partial, times) in CORPORA {
        let text = std::fs::read_to_string(Path::new(&folder).join(file))?;
        for _ in 0..times {
            let read = training::read(&text, partial);
            if file == EDITED { edited.push(read) } else { documents.extend(read) }
        }
    }
    let mut total = Score::default();
    for fold in 0..FOLDS {
        let training: Vec<Document> =
            documents.iter().chain(edited.iter().flat_map(|of| part(of, fold, false))).cloned().collect();
        let held_out: Vec<Document> = edited.iter().take(1).flat_map(|of| part(of, fold, true)).cloned().collect();
        total.add(&training::score(&training::train(&training), &held_out));
    }
    let [person, place, organisation] = total.kinds.map(f1);
    println!("F1 {:.2}: person {person:.2}, place {place:.2}, organisation {organisation:.2}", f1(total.all()));
    if let Some(weights) = arguments.next() {
        documents.extend(edited.into_iter().flatten());
        std::fs::write(weights, training::train(&documents))?;
    }
    Ok(())
}

/// The documents of a part, or all the others.
fn part(documents: &[Document], fold: usize, inside: bool) -> impl Iterator<Item = &Document> {
    let numbered = documents.iter().enumerate();
    numbered.filter(move |(at, _)| (at % FOLDS == fold) == inside).map(|(_, document)| document)
}
