//! What people declared of an article and could not be understood: it is used for nothing, and they are told. Only a word
//! on what may be published does not count for nothing: as nobody knows what it allows, it allows least ([`extent`]).

use super::{dates, extent, is_web_address, language};
use crate::model::{Analysis, Known, Property};

use super::claims::winning;

/// The declared values that were left aside: a date, an address, a language.
pub(super) fn misread(analysis: &Analysis) -> Vec<Known<String>> {
    let declared = &analysis.seed.declared;
    let date = winning(declared, Property::Published)
        .into_iter()
        .filter(|date| dates::is_unreadable(date, analysis.language.as_deref()));
    let url = winning(declared, Property::Address).into_iter().filter(|url| !is_web_address(&url.value));
    let language = winning(declared, Property::Language)
        .into_iter()
        .filter(|language| language::primary(&language.value).is_none());
    let extent = winning(declared, Property::Extent).into_iter().filter(|extent| extent::is_unreadable(&extent.value));
    date.chain(url).chain(language).chain(extent).cloned().collect()
}
