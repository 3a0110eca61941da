//! An article in a list: title, publication, date and a line of its text.

use serde::Serialize;

use super::catalogue::Catalogue;
use super::facets::{self, Facets};
use crate::model::{Article, ArticleIndex};
use crate::publish::addresses::relative;
use crate::publish::dates::{self, BasisView, DateView};
use crate::publish::wording::clip;

/// Longest teaser, in characters.
const TEASER: usize = 180;

/// An article in a list.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Entry {
    /// Its page.
    pub(crate) href: String,
    /// Its headline.
    pub(crate) title: String,
    /// Its publication.
    pub(crate) source: String,
    /// Whether the publication is known.
    pub(crate) source_known: bool,
    /// When it was published, as far as that is known.
    pub(crate) date: Option<DateView>,
    /// How firmly that is known.
    pub(crate) basis: Option<BasisView>,
    /// Its standfirst, or the start of its text.
    pub(crate) teaser: String,
    /// Its language, where it is not the site's.
    pub(crate) lang: Option<String>,
    /// What it can be filtered by, in lists that offer it.
    pub(crate) facets: Option<Facets>,
}

/// An article as the page `from` lists it.
pub(crate) fn entry(catalogue: &Catalogue<'_>, from: &str, at: ArticleIndex) -> Entry {
    let article = catalogue.article(at);
    let published = article.about.published.as_ref();
    Entry {
        href: relative(from, &catalogue.addresses.article(at)),
        title: article.title().to_owned(),
        source: catalogue.source_label(at).to_owned(),
        source_known: catalogue.publisher(at).is_some(),
        date: published.map(|dated| dates::view(dated.range, dated.precision, catalogue.strings)),
        basis: published.map(|dated| dates::brief_basis(dated, catalogue.strings)),
        teaser: clip(teaser(article), TEASER),
        lang: foreign(catalogue, article),
        facets: None,
    }
}

/// An article as the page `from` lists it among others that can be filtered.
pub(crate) fn filterable(catalogue: &Catalogue<'_>, from: &str, at: ArticleIndex) -> Entry {
    Entry { facets: Some(facets::of_article(catalogue, at)), ..entry(catalogue, from, at) }
}

/// Several articles as the page `from` lists them.
pub(crate) fn entries(catalogue: &Catalogue<'_>, from: &str, articles: &[ArticleIndex]) -> Vec<Entry> {
    articles.iter().map(|&at| entry(catalogue, from, at)).collect()
}

/// What an article says first.
pub(crate) fn teaser(article: &Article) -> &str {
    let standfirst = article.about.standfirst.as_ref().map(|known| known.value.as_str());
    let first = || article.blocks.iter().find(|block| block.kind == crate::model::BlockKind::Paragraph);
    standfirst.or_else(|| first().map(|block| block.span.of(&article.text))).unwrap_or_default()
}

/// An article's language, where it is not that of the site's own words.
pub(crate) fn foreign(catalogue: &Catalogue<'_>, article: &Article) -> Option<String> {
    let language = &article.about.language.as_ref()?.value;
    let primary = |tag: &str| tag.split('-').next().unwrap_or_default().to_lowercase();
    let valid = language.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') && !language.is_empty();
    (valid && primary(language) != primary(catalogue.strings.language())).then(|| language.clone())
}
