//! The dossier's pages: dossier in, HTML and the theme's files out through `put`.
//!
//! The index of the search page is made here too, because that page names its version.
//!
//! Views are made page by page and rendered in parallel, so that no more than a few pages are in memory at once. Nothing
//! depends on the order in which they are finished.

mod theme;

#[cfg(test)]
mod counts;
#[cfg(test)]
mod fixture;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use rayon::prelude::*;
use serde::Serialize;

use super::kinds::Kind;
use super::strings::Strings;
use super::views::catalogue::Catalogue;
use super::views::page::Page;
use super::views::{
    about, archive, article, articles, data, entities, entity, map, overview, own, quotes, search, sources, timeline,
    topics,
};
use super::{Addresses, PublishError, search as index};
use crate::config::Config;
use crate::model::Dossier;
use theme::Theme;
pub use theme::own_files;

/// Takes a finished file: its path inside the site and its bytes.
pub type Put<'a> = dyn Fn(&str, &[u8]) -> Result<(), PublishError> + Sync + 'a;

/// Renders every page and hands it to `put`, with the theme's static files.
///
/// # Errors
///
/// When a template fails, or `put` does.
pub fn render(dossier: &Dossier, config: &Config, addresses: &Addresses, put: &Put<'_>) -> Result<(), PublishError> {
    let strings = Arc::new(Strings::of(config));
    let theme = Theme::new(config, &strings)?;
    let catalogue = Catalogue::new(dossier, config, addresses, &strings);
    let site = Site { theme: &theme, put };
    theme.files().try_for_each(|(path, bytes)| put(&path, bytes))?;
    site.single("overview.html", overview::overview(&catalogue))?;
    site.single("topics.html", topics::topics(&catalogue))?;
    site.single("sources.html", sources::sources(&catalogue))?;
    site.single("archive.html", archive::archive(&catalogue))?;
    site.single("about.html", about::about(&catalogue))?;
    site.single("data.html", data::data(&catalogue))?;
    site.single("404.html", about::not_found(&catalogue))?;
    site.several("articles.html", articles::articles(&catalogue))?;
    site.several("own.html", own::pages(&catalogue))?;
    site.several("shelf.html", archive::shelves(&catalogue))?;
    site.several("timeline.html", timeline::timeline(&catalogue))?;
    site.several("quotes.html", quotes::quotes(&catalogue))?;
    site.several("search.html", search::search(&catalogue, &index::write(&catalogue, put)?))?;
    site.several("map.html", map::map(&catalogue))?;
    for kind in Kind::ALL {
        site.several("entities.html", entities::entities(&catalogue, kind))?;
    }
    let many = |number: usize| (0..number).into_par_iter();
    many(dossier.articles.len()).try_for_each(|at| site.single("article.html", article::article(&catalogue, at)))?;
    many(dossier.entities.len()).try_for_each(|at| site.several("entity.html", entity::entity(&catalogue, at)))?;
    many(dossier.topics.len()).try_for_each(|at| site.several("topic.html", topics::topic(&catalogue, at)))?;
    many(catalogue.sources.len())
        .try_for_each(|at| site.several("source.html", sources::source(&catalogue, &catalogue.sources[at])))
}

/// Where pages go.
struct Site<'a> {
    theme: &'a Theme<'a>,
    put: &'a Put<'a>,
}

impl Site<'_> {
    fn single<V: Serialize>(&self, template: &str, (page, view): (Page, V)) -> Result<(), PublishError> {
        let html = self.theme.page(template, &page, &view)?;
        (self.put)(&page.path, html.as_bytes())
    }

    fn several<V: Serialize + Send>(&self, template: &str, pages: Vec<(Page, V)>) -> Result<(), PublishError> {
        pages.into_par_iter().try_for_each(|page| self.single(template, page))
    }
}
