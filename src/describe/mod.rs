//! Title, standfirst, authors, agency, publisher, section, date, language: what is known about an article, each with
//! its evidence.
//!
//! Comes in: an article's passages with their roles ([`crate::clean`]) and time expressions, and what is declared. What
//! people or their tools declare wins untouched ([`claims`]). What the page's own metadata declares is weighed against
//! print: the headline is freed from the names of the site ([`weighed_title`], [`site`]), authors must be people
//! ([`authors`]), dates are weighed as candidates ([`dates`]); what loses is kept ([`set_aside`]). The rest is read from the
//! lines of the roles that may hold it.

mod agency;
mod authors;
mod byline;
mod claims;
mod dates;
mod evidence;
mod extent;
#[cfg(test)]
mod fixture;
mod headline;
mod language;
mod misread;
mod names;
mod person;
mod pictures;
mod printed;
mod publisher;
mod running_head;
mod set_aside;
mod site;
mod title_line;
mod weighed_title;

pub use printed::Printed;
use site::Site;

use crate::model::{Analysis, Metadata, Property, Seed, Verdict};

/// Whether a text is in the letters in which a language is written, given by its BCP 47 primary tag.
#[must_use]
pub fn has_letters_of(text: &str, language: &str) -> bool {
    language::has_letters_of(text, language)
}

/// The language a seed is written in, as a BCP 47 primary tag: as declared, else as its prose tells.
#[must_use]
pub fn language(seed: &Seed) -> Option<String> {
    language::tag(seed)
}

/// Finds the headline that a page prints, and corrects what its lines were taken for accordingly.
pub fn headline(analysis: &Analysis, verdicts: &mut [Verdict]) -> Printed {
    printed::headline(analysis, verdicts)
}

/// Reads everything that is declared or printed about an article. `verdicts` says what each passage is, `printed` what
/// may be its headline.
#[must_use]
pub fn describe(analysis: &Analysis, verdicts: &[Verdict], printed: Printed) -> Metadata {
    let declared = &analysis.seed.declared;
    let site = Site::of(declared);
    let dates = dates::read(analysis, verdicts);
    let mut about = Metadata {
        title: headline::title(analysis, verdicts, printed.headline, &site),
        standfirst: headline::standfirst(analysis, verdicts),
        authors: authors::authors(analysis, verdicts, &site),
        agency: agency::agency(analysis, verdicts),
        publisher: publisher::publisher(analysis, verdicts),
        section: publisher::section(analysis, verdicts),
        language: language::known(&analysis.seed, analysis.language.as_deref()),
        url: declared.best(Property::Address).cloned().filter(|url| is_web_address(&url.value)),
        published: dates.published,
        modified: dates.modified,
        fetched: dates.fetched,
        author_note: authors::note(verdicts),
        captions: pictures::captions(verdicts),
        tags: declared.list(Property::Tag).into_iter().map(|known| known.value).collect(),
        publish: extent::extent(declared),
        misread: misread::misread(analysis),
        set_aside: Vec::new(),
    };
    about.set_aside = set_aside::set_aside(declared, &printed.others, &about);
    about.set_aside.extend(dates.set_aside.into_iter().map(|date| (Property::Published, date)));
    about
}

/// Whether an address leads to the web: only such an address is ever printed as a link.
fn is_web_address(address: &str) -> bool {
    let host = ["https://", "http://"].iter().find_map(|scheme| address.strip_prefix(scheme));
    host.is_some_and(|host| host.starts_with(char::is_alphanumeric) && !host.contains(char::is_whitespace))
}
