//! Writes a tree beside the old one and exchanges the two in one step.

use std::path::Path;

/// Why a site could not be written.
#[derive(Debug, thiserror::Error)]
pub enum PublishError {
    /// A file or folder could not be read or written.
    #[error("{0}")]
    Io(#[from] std::io::Error),
    /// A template could not be read or filled.
    #[error("a page could not be made: {0}")]
    Template(#[from] tera::Error),
}

/// What was written: a hash for every file.
#[derive(Clone, Debug, Default)]
pub struct Manifest;

/// A site being written.
#[derive(Debug)]
pub struct Writer;

impl Writer {
    /// Starts a new tree for the site at `out`.
    ///
    /// # Errors
    ///
    /// When `out` exists, is not empty and was not written by us.
    pub fn open(out: &Path) -> Result<Self, PublishError> {
        let _ = out;
        Ok(Self)
    }

    /// Puts the new tree in the place of the old one.
    ///
    /// # Errors
    ///
    /// When a file cannot be written; the old site is then still in place.
    pub fn finish(self) -> Result<Manifest, PublishError> {
        Ok(Manifest)
    }
}
