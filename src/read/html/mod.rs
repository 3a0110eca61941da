//! A saved page in, a seed out: what its metadata declares, and its words line by line as a browser would set them, each
//! line with its form and with what the markup around it tells.

mod budget;
mod hints;
mod lines;
mod main_text;
mod metadata;
mod tree;

use crate::model::{Format, Seed};
use crate::problem::Problem;

/// Makes a seed of a decoded page.
///
/// # Errors
///
/// When the page is too large or nested too deep to be read.
pub(super) fn seed(name: &str, source: String) -> Result<Seed, Problem> {
    let document = budget::parse(name, &source)?;
    let declared = metadata::declared(&document);
    let mut passages = lines::lines(&tree::Tree::of(&document));
    main_text::mark(&mut passages, document);
    Ok(Seed {
        id: name.to_owned(),
        source: name.to_owned(),
        format: Format::Html,
        passages,
        declared,
        original: source.into(),
    })
}
