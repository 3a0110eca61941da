//! `cuttings.bib`, `.ris`, `.csl.json`: every article for a reference manager.

use std::io::{self, Write};

use super::{Source, json_array};
use crate::publish::addresses::absolute;
use crate::publish::citations::{self, Reference};

pub(super) fn bib(source: &Source<'_>, out: &mut dyn Write) -> io::Result<()> {
    references(source).try_for_each(|reference| writeln!(out, "{}", citations::bibtex(&reference)))
}

pub(super) fn ris(source: &Source<'_>, out: &mut dyn Write) -> io::Result<()> {
    references(source).try_for_each(|reference| write!(out, "{}\r\n", citations::ris(&reference)))
}

pub(super) fn csl(source: &Source<'_>, out: &mut dyn Write) -> io::Result<()> {
    json_array(out, references(source).map(|reference| citations::csl(&reference)))
}

fn references(source: &Source<'_>) -> impl Iterator<Item = Reference> {
    source.dossier.articles.iter().enumerate().map(|(at, article)| {
        let page = source.base_url.map(|base| absolute(base, &source.addresses.article(at)));
        Reference::to(article, page.as_deref())
    })
}
