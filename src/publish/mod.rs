//! Dossier in, the site's files out.

mod addresses;
mod charts;
pub mod citations;
pub mod extract;
pub mod pages;
mod views;
mod writer;

pub use addresses::{Addresses, relative};
pub use writer::{Manifest, PublishError, Writer};

use std::path::Path;

use crate::config::Config;
use crate::model::Dossier;

/// Writes the site of a dossier to `out`, replacing what an earlier build wrote there in one step.
///
/// # Errors
///
/// When `out` holds files that are not ours, or cannot be written; the old site then stays as it was.
pub fn publish(dossier: &Dossier, config: &Config, out: &Path) -> Result<Manifest, PublishError> {
    let writer = Writer::open(out)?;
    let _ = (dossier, config);
    writer.finish()
}
