//! Where what is read goes: seeds are handed on at once, so that none is held here; what is wrong and what is left out is
//! gathered.

use std::collections::BTreeMap;

use super::compressed;
use crate::model::Seed;
use crate::problem::{Problem, Severity};

/// The endings of pictures.
const PICTURES: &[&str] = &["jpg", "jpeg", "png", "gif", "tif", "tiff", "webp", "bmp", "heic", "jp2", "svg"];

/// Takes in what a file holds.
pub(super) struct Intake<'s> {
    sink: &'s mut dyn FnMut(Seed),
    pub(super) problems: Vec<Problem>,
    /// What was not read, by kind, with how many of it.
    pub(super) unread: BTreeMap<String, usize>,
}

impl<'s> Intake<'s> {
    pub(super) fn new(sink: &'s mut dyn FnMut(Seed)) -> Self {
        Self { sink, problems: Vec::new(), unread: BTreeMap::new() }
    }

    pub(super) fn keep(&mut self, seed: Seed) {
        (self.sink)(seed);
    }

    /// Keeps a seed, or else the reason why there is none.
    pub(super) fn take(&mut self, seed: Result<Seed, Problem>) {
        match seed {
            Ok(seed) => self.keep(seed),
            Err(problem) => self.problems.push(problem),
        }
    }

    /// Counts a part of a file that is no article.
    pub(super) fn leave_out(&mut self, kind: String) {
        *self.unread.entry(kind).or_default() += 1;
    }

    /// Counts and names a file of a kind that is not read.
    pub(super) fn leave_unread(&mut self, name: &str) {
        self.leave_out(format!(".{}", super::ending(name)));
        let file = name.rsplit('/').next().unwrap_or(name);
        let inner = compressed::inner_name(file);
        let (what, hint) = if inner != file && !inner.contains('.') {
            let hint = format!("name it by what it holds: a text `{inner}.txt.{}`", super::ending(file));
            ("its name does not tell what is in it, so it is not read", hint)
        } else if PICTURES.contains(&super::ending(name).as_str()) {
            let hint = "let an OCR program read it, and save the text as .txt".to_owned();
            ("pictures are not read", hint)
        } else {
            ("files of this kind are not read", "save it as .txt, or as Markdown (.md)".to_owned())
        };
        self.problems.push(Problem::new(Severity::Note, name, what, hint));
    }
}

#[cfg(test)]
pub(super) mod gathered {
    use super::*;

    /// All that was taken in.
    #[derive(Debug, Default)]
    pub(in crate::read) struct Gathered {
        pub(in crate::read) seeds: Vec<Seed>,
        pub(in crate::read) problems: Vec<Problem>,
        pub(in crate::read) unread: BTreeMap<String, usize>,
    }

    /// Gathers what a reader takes in.
    pub(in crate::read) fn gather(read: impl FnOnce(&mut Intake<'_>)) -> Gathered {
        let mut seeds = Vec::new();
        let mut sink = |seed| seeds.push(seed);
        let mut intake = Intake::new(&mut sink);
        read(&mut intake);
        let Intake { problems, unread, .. } = intake;
        Gathered { seeds, problems, unread }
    }
}
