//! The user's `[records]` and the files that are read by them in; out comes what is said when no file is as they say.
//!
//! A source may hold files of several kinds, and the settings describe one of them. A file in which no record is of that
//! shape is read by the usual names of fields, without a word; that none is so in the whole source is a mistake.

use crate::config::Records;
use crate::problem::{Problem, Severity};

/// The user's settings, while a source is read.
#[derive(Debug)]
pub(in crate::read) struct Settings<'c> {
    pub(super) records: &'c Records,
    /// Whether a file is of their shape.
    are_met: bool,
    /// What is said if none is, of the first that might have been.
    unmet: Option<Problem>,
}

impl<'c> Settings<'c> {
    /// Settings that no file has been read by yet.
    pub(in crate::read) fn new(records: &'c Records) -> Self {
        Self { records, are_met: false, unmet: None }
    }

    /// Notes a file with records of their shape.
    pub(super) fn meet(&mut self) {
        self.are_met = true;
    }

    /// Notes a file with records of another shape: where they say that something stands, and what may be meant.
    pub(super) fn miss(&mut self, file: &str, paths: &[&str], hint: impl FnOnce() -> String) {
        if self.unmet.is_none() && !self.are_met {
            let what = format!("no record is as `[records]` says: there is nothing at `{}`", paths.join("`, `"));
            self.unmet = Some(Problem::new(Severity::Warning, file, what, hint()));
        }
    }

    /// What is to be said when all files are read.
    pub(in crate::read) fn remark(self) -> Option<Problem> {
        self.unmet.filter(|_| !self.are_met)
    }
}
