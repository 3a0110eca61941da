//! Pages that the owner of the site wrote.

use serde::Serialize;

use super::catalogue::Catalogue;
use super::page::Page;
use crate::config::OwnPage;
use crate::publish::addresses::relative;
use crate::publish::markdown;
use crate::publish::markup::Markup;
use crate::read::page_linked;

/// A page of `pages/`.
#[derive(Debug, Serialize)]
pub(crate) struct OwnView {
    title: String,
    body: Markup,
}

/// Where a page lives inside the site.
pub(crate) fn address(page: &OwnPage) -> String {
    format!("pages/{}/index.html", page.slug)
}

/// All of them, in the order of the menu.
pub(crate) fn pages(catalogue: &Catalogue<'_>) -> Vec<(Page, OwnView)> {
    let pages = &catalogue.config.theme.pages;
    let own = pages.iter().map(|page| {
        let path = address(page);
        let place = |link: &str| {
            let file = page_linked(link)?;
            let other = pages.iter().find(|other| other.file == file)?;
            Some(relative(&path, &format!("{}{}", address(other), link.strip_prefix(file).unwrap_or_default())))
        };
        let view = OwnView { title: page.title.clone(), body: markdown::page(&page.text, &page.title, &place) };
        let site = &catalogue.config.site;
        let description = page.description.clone().unwrap_or_else(|| format!("{}. {}", page.title, site.description));
        let is_twin = pages.iter().any(|other| other.title == page.title && other.slug != page.slug);
        let told_apart = if is_twin { format!(" ({})", page.slug) } else { String::new() };
        let title = format!("{}{told_apart}", page.title);
        let mut head = Page::new(catalogue, &path, "", &title, description.trim(), &[]);
        head.section = path.into();
        (head, view)
    });
    own.collect()
}
