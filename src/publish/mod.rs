//! Dossier in, the site's files out.
//!
//! First [`withhold`] takes out what is not to be published. [`Addresses`] decides where everything lives; then come the data files ([`extract`] makes the articles' objects,
//! [`citations`] the references), the originals, the feeds, and the sitemap of whatever pages there are by then. All go
//! through one writer, which puts the finished tree in the place of the old one. Only the writer touches the disk.

mod addresses;
mod calendar;
mod charts;
pub mod citations;
mod comparison;
mod data;
mod dates;
mod error;
pub mod extract;
mod feeds;
mod foreign;
pub mod json_line;
mod kinds;
mod manifest;
mod markdown;
mod markup;
mod originals;
pub mod pages;
mod percent;
mod publications;
#[cfg(test)]
mod samples;
mod scalars;
mod search;
mod single_line;
mod sitemap;
mod strings;
mod table;
mod views;
mod withhold;
mod wording;
mod writer;

pub use addresses::{Addresses, relative};
pub use error::PublishError;
pub use manifest::Manifest;
pub(crate) use strings::problems as language_problems;
pub(crate) use wording::clip;

use std::path::Path;

use writer::Writer;

use crate::config::Config;
use crate::model::Dossier;

/// Writes the site of a dossier to `out`, replacing what an earlier build wrote there in one step.
///
/// # Errors
///
/// When `out` holds files that are not ours, or cannot be written; the old site then stays as it was.
pub fn publish(dossier: &Dossier, config: &Config, out: &Path) -> Result<Manifest, PublishError> {
    let writer = Writer::open(out)?;
    let published = withhold::withhold(dossier, config.publish.text);
    let dossier = published.as_ref();
    let addresses = Addresses::of(dossier);
    data::write(dossier, &addresses, config, &writer)?;
    originals::write(dossier, &addresses, &writer)?;
    feeds::write(dossier, &config.site, &addresses, &writer)?;
    pages::render(dossier, config, &addresses, &|path, bytes| writer.put(path, bytes))?;
    sitemap::write(&config.site, &writer)?;
    writer.finish()
}

#[cfg(test)]
mod tests;
